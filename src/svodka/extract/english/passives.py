"""Rules for passives: quoted as saying; said to have; it was claimed that."""

from __future__ import annotations

from svodka.extract.english import phrases
from svodka.extract.english.answers import (
    QUESTION_WORDS,
    found_by,
    quotation_beside,
    rest_of,
    span_of,
    with_cue,
)
from svodka.extract.english.clauses import CueClause
from svodka.extract.english.found import Found
from svodka.extract.english.passage import Passage
from svodka.lexicon.en import words as w
from svodka.model import Act


def quoted_as_saying(clause: CueClause, passage: Passage) -> Found | None:
    """“…,” Orlan was quoted as saying by the Daily. | Orlan was cited by the Daily as saying that …"""
    cue, s = clause.cue, clause.sentence
    if not cue.passive or cue.entry.lemma not in ("quote", "cite"):
        return None
    saying = next((at for at in range(cue.end, min(cue.end + 14, len(s.tokens))) if s.lower(at) == "saying"), -1)
    if saying < 0 or s.lower(saying - 1) != "as":
        return None
    by = s.find("by", cue.end)
    agent = phrases.after(s, by + 1) if by > 0 else None
    at = saying + 1
    if by == saying + 1 and agent:
        at = agent.end
    content = quotation_beside(clause) or rest_of(clause, at, passage)
    spans = (
        (s.between(cue.first, cue.end), s.between(saying - 1, saying + 1))
        if saying > cue.end + 1
        else (s.between(cue.first, saying + 1),)
    )
    found = found_by("quoted_as_saying", clause, passage, content, agent=agent, act=Act.SAY)
    return found and with_cue(found, spans)


def said_to(clause: CueClause, passage: Passage) -> Found | None:
    """The crews were said to have “crossed the pass.” | It was claimed that … (nobody is named)"""
    cue, s = clause.cue, clause.sentence
    if not cue.passive or not (cue.takes("that") or cue.takes("object")):
        return None
    at = clause.after.end
    if s.lower(at) in ("there", "here") and s.lower(at + 1) == "that":
        at += 1
    subject = s.lower(clause.subject.core_start) if clause.subject else ""
    if (s.lower(at) == "to" and cue.takes("that")) or (s.lower(at) == "that" and subject in ("it", "")):
        content = span_of(clause, at, clause.content_end(at))
    elif s.lower(at) == "by":
        return _agent_of_passive(clause, passage, at)
    elif cue.entry.lemma in ("tell", "ask", "inform") and s.lower(at) in QUESTION_WORDS | {"that"}:
        content = span_of(clause, at, clause.content_end(at))
    else:
        return None
    return found_by("said_to", clause, passage, content, source=None)


def _agent_of_passive(clause: CueClause, passage: Passage, by: int) -> Found | None:
    agent = phrases.after(clause.sentence, by + 1)
    if agent is None or clause.subject is None or not clause.cue.takes("object"):
        return None
    if clause.sentence.lower(clause.subject.core_end - 1) in w.RELATIVES | w.PERSONAL:
        return None  # a valley part of which is claimed by both
    content = span_of(clause, clause.subject.start, clause.subject.end)
    return found_by("said_to", clause, passage, content, source=agent)

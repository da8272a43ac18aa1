"""Rules for a cue with a clause: that, whether, to, and clauses around the cue."""

from __future__ import annotations

from svodka.extract.english import phrases
from svodka.extract.english.answers import (
    QUESTION_WORDS,
    found_by,
    span_of,
)
from svodka.extract.english.clauses import CueClause
from svodka.extract.english.found import Found
from svodka.extract.english.nouns import has_clause, is_time_word
from svodka.extract.english.passage import Passage
from svodka.extract.english.phrases import DASHES
from svodka.extract.english.words import only_a_verb
from svodka.lexicon.en import words as w
from svodka.model import Span

_NO_CLAUSE = frozenset(
    "nothing little much something anything more enough no yes goodbye apart".split()
)  # said nothing
_CIRCUMSTANCE = w.PREPOSITIONS | {"when", "while", "as", "asked", "however", "but", "and", "now", "then"}
_ASKED = QUESTION_WORDS | {"about"}
_NO_BARE_CLAUSE = w.PREPOSITIONS | {",", "and", "but", "or", ":", "as", "so", "to"} | _NO_CLAUSE
_NEEDS_CLAUSE = frozenset(["add", "post", "tweet", "write", "answer", "respond", "reply"])  # added an emoji


def as_clause(clause: CueClause, passage: Passage) -> Found | None:
    """The trick, as the title hints, was to wait. | As Orlan noted, the pass is shut."""
    s, subject, cue = clause.sentence, clause.subject, clause.cue
    if subject is None or cue.passive or not (cue.takes("that") or cue.takes("quote")):
        return None
    opening = (cue.first if clause.inverted else subject.start) - 1
    if opening < 0 or s.lower(opening) != "as":
        return None
    at = clause.after.end
    if s.lower(at) != "," and not clause.ends_at(at):
        return None
    content = _before_and_after(clause, opening, at + 1)
    return found_by("as_clause", clause, passage, content)


def _before_and_after(clause: CueClause, opening: int, at: int) -> list[Span]:
    """The clause around an inserted attribution: what stands before ``opening`` and from ``at`` on."""
    s = clause.sentence
    before_end = opening
    while before_end > 0 and (s.lower(before_end - 1) in (",", "and", "but") or s.lower(before_end - 1) in DASHES):
        before_end -= 1
    content = span_of(clause, clause_start(clause, before_end), before_end)
    if at < len(s.tokens) and not clause.ends_at(at):
        content += span_of(clause, at, clause.content_end(at))
    return content


def clause_start(clause: CueClause, end: int) -> int:
    """Where the clause begins that ends before ``end``: behind an earlier attribution of the sentence."""
    earlier = [c for c in clause.cues if c.start < clause.cue.start and c.end <= end and c.form != "ing"]
    if not earlier:
        return 0
    for at in range(earlier[-1].end, end):
        if clause.sentence.lower(at) in ("but", "and") and clause.sentence.lower(at - 1) == ",":
            return at + 1
    return 0


def clause_before_cue(clause: CueClause, passage: Passage) -> Found | None:
    """The pass is shut, Orlan said on Monday. | The pass, she said, is shut."""
    s, subject, cue = clause.sentence, clause.subject, clause.cue
    if subject is None or cue.passive or cue.form == "ing" or not (cue.takes("that") or cue.takes("quote")):
        return None
    opening = (cue.first if clause.inverted else subject.start) - 1
    if opening < 1 or not (s.lower(opening) == "," or s.lower(opening) in DASHES or s.tokens[opening].is_quote):
        return None
    at = clause.after.end
    ends = (
        clause.ends_at(at)
        or s.lower(at + 1) == "according"
        or s.lower(at) in ("in", "on", "at", "during", "after", "adding")
    )
    interrupted = (s.lower(at) == "," or s.lower(at) in DASHES) and s.lower(at + 1) != "according"
    if not ends and not interrupted:
        return None
    if interrupted and clause.next_cue_start <= at + 2:
        interrupted = False  # ", adding that": a second attribution, not the rest of this one
    if not interrupted and _only_circumstance(clause, opening):
        return None
    opening += s.tokens[opening].is_quote
    content = _before_and_after(clause, opening, at + 1 if interrupted else len(s.tokens))
    return found_by("clause_before_cue", clause, passage, content)


def _only_circumstance(clause: CueClause, end: int) -> bool:
    """Whether what stands before is no clause: On Monday, she said."""
    s = clause.sentence
    first = s.lower(0)
    if any(is_time_word(s, k) for k in range(min(3, end))) and not has_clause(s, (0, end)):
        return True  # two years ago; a week before the vote
    return first in _CIRCUMSTANCE and end < 9


def that_clause(clause: CueClause, passage: Passage) -> Found | None:
    """He told reporters on Monday that the pass is shut."""
    if clause.cue.passive or not (clause.cue.takes("that") or clause.cue.takes("addressee")):
        return None
    at = clause.after.end
    if clause.sentence.lower(at) == ",":
        at += 1
    if clause.sentence.lower(at) != "that":
        return None
    if clause.sentence.lower(at + 2) == "according" and (second := clause.sentence.find(",", at + 2)) > 0:
        # reported that, according to officials, he had known
        return found_by("that_clause", clause, passage, span_of(clause, at, clause.content_end(second + 1)))
    if clause.content_end(at) < at + 2:
        return None
    return found_by("that_clause", clause, passage, span_of(clause, at, clause.content_end(at)))


def question_before_answer(clause: CueClause, passage: Passage) -> Found | None:
    """When journalists asked her whether it was true, she responded … : the question is the answer's context."""
    s, cue = clause.sentence, clause.cue
    if cue.entry.lemma != "ask" or not clause.is_subordinate or clause.next_cue_start >= len(s.tokens):
        return None
    start = next((k for k in range(cue.end, len(s.tokens)) if s.lower(k) in _ASKED), None)
    if start is not None:
        passage.question = (s, s.between(start, clause.content_end(start)))
    return None


def indirect_question(clause: CueClause, passage: Passage) -> Found | None:
    """Journalists asked her whether the reports were true."""
    at = clause.after.end
    if (
        passage.question
        and passage.question[0] is clause.sentence
        and clause.is_subordinate
        and clause.cue.entry.lemma == "ask"
    ):
        return None
    if clause.cue.passive or clause.sentence.lower(at) not in QUESTION_WORDS:
        return None
    if (
        clause.cue.entry.lemma == "ask"
        and clause.subject is None
        and clause.sentence.lower(clause.cue.first - 1) != "and"
    ):
        return None  # would not say when asked whether it was true: somebody else asked
    if not (clause.cue.takes("whether") or clause.cue.takes("that")):
        return None
    return found_by("indirect_question", clause, passage, span_of(clause, at, clause.content_end(at)))


def infinitive(clause: CueClause, passage: Passage) -> Found | None:
    """They vowed to hold the pass. | She urged drivers to wait."""
    cue, s = clause.cue, clause.sentence
    at = clause.after.end
    if cue.passive:
        return None
    if s.lower(at) == "to" and (cue.takes("to") or (cue.takes("object_to") and clause.after.addressee)):
        return found_by("infinitive", clause, passage, span_of(clause, at, clause.content_end(at)))
    if not cue.takes("object_to"):
        return None
    start = clause.after.addressee[0] if clause.after.addressee else at
    phrase = phrases.after(s, start)
    if phrase is None or s.lower(phrase.end) != "to":
        return None
    return found_by("infinitive", clause, passage, span_of(clause, start, clause.content_end(start)))


def bare_clause(clause: CueClause, passage: Passage) -> Found | None:
    """He says Moscow-on-Varn is ready."""
    cue, s = clause.cue, clause.sentence
    at = clause.after.end
    if cue.passive or not cue.takes("that") or clause.ends_at(at):
        return None
    if cue.first == 0 and cue.form == "past":
        return None  # Asked for comment, …
    low = s.lower(at)
    if low in _NO_BARE_CLAUSE or low in DASHES:
        return None
    if not cue.takes("object") and clause.content_end(at) - at < 2:
        return None
    if (cue.takes("object") or cue.entry.lemma in _NEEDS_CLAUSE) and not _has_verb(clause, at):
        return None
    return found_by("bare_clause", clause, passage, span_of(clause, at, clause.content_end(at)))


def _has_verb(clause: CueClause, at: int) -> bool:
    """Whether a subject and a finite verb stand at ``at``: suggested the crew had slept."""
    s = clause.sentence
    phrase = phrases.after(s, at, appositions=False)
    if phrase is None or phrase.end >= len(s.tokens):
        return False
    nxt = s.tokens[phrase.end]
    return nxt.lower in w.AUXILIARIES or (nxt.is_word and only_a_verb(nxt.lower) and not nxt.lower.endswith("ing"))

"""What all rules for a cue share: the finding that they return, and the pieces that it is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from svodka.extract.english import phrases
from svodka.extract.english.clauses import CueClause
from svodka.extract.english.cues import Cue
from svodka.extract.english.found import Found
from svodka.extract.english.passage import Passage
from svodka.extract.english.phrases import DASHES, Phrase
from svodka.model import Act, Span

Rule = Callable[[CueClause, Passage], Found | None]

QUESTION_WORDS = frozenset("whether if how why what when where who which".split())


def found_by(rule: str, clause: CueClause, passage: Passage, content: list[Span], **more: object) -> Found | None:
    """A finding with the clause's subject as source, or, without one, the subject of the main clause."""
    content = [span for span in content if span.of(passage.text).strip(" ,.;:—–-“”\"'‘’")]
    if not content:
        return None
    cue = clause.cue
    fields: dict[str, object] = {
        "source": clause.subject or passage.main_subject(clause),
        "act": act_of(cue),
        "addressee": clause.after.addressee,
        "lemma": cue.entry.lemma,
        "present": cue.form == "s" or (cue.form == "base" and cue.first == cue.start),
        "cited": cited_in(clause),
        "question": passage.question if passage.question and passage.question[0] is clause.sentence else None,
        **more,
    }
    spans = (clause.sentence.between(cue.first, cue.end),)
    return Found(rule, clause.sentence, tuple(content), spans, source_sentence=clause.sentence, **fields)  # type: ignore[arg-type]


def act_of(cue: Cue) -> Act:
    """What the speaker does; a negated verb does not do what it names: did not deny, would not confirm."""
    if not cue.negated:
        return cue.entry.act
    if cue.entry.act is Act.CONFIRM or cue.entry.lemma in ("comment", "respond", "answer", "say", "reply", "disclose"):
        return Act.DECLINE
    return Act.SAY if cue.entry.act is Act.DENY else Act.OTHER


def cited_in(clause: CueClause) -> tuple[Phrase, ...]:
    """Whom the subject cites: the Daily, citing the agency, which in turn cited a guard, reported."""
    s = clause.sentence
    asides = [
        *(clause.subject.asides if clause.subject else ()),
        *([clause.after.citing] if clause.after.citing else []),
    ]
    found = []
    verbs = [
        k for start, end in asides for k in range(start, end) if s.lower(k) in ("citing", "quoting", "cited", "quoted")
    ]
    for verb in verbs:
        if s.lower(verb + 1) == "by" or verb + 1 >= len(s.tokens):
            continue
        if s.tokens[verb + 1].is_quote:
            found.append(Phrase(verb + 1, verb + 2, verb + 1, verb + 2))
        elif phrase := phrases.after(s, verb + 1, appositions=False):
            found.append(phrase)
    return tuple(found)


def span_of(clause: CueClause, start: int, end: int) -> list[Span]:
    return [clause.sentence.between(start, end)] if end > start else []


def rest_of(clause: CueClause, at: int, passage: Passage) -> list[Span]:
    """What follows a cue, a quotation or a clause, from ``at`` on."""
    at = skip_marks(clause, at)
    if at >= len(clause.sentence.tokens):
        return []
    if (quotation := clause.sentence.tokens[at].quotation) and clause.content_end(at) == at + 1:
        return [quotation.inner, *passage.quotations_following(clause)]
    return span_of(clause, at, clause.content_end(at))


def with_cue(found: Found, spans: tuple[Span, ...]) -> Found:
    return replace(found, cue=spans)


def skip_marks(clause: CueClause, at: int) -> int:
    while clause.sentence.lower(at) in (",", ":") or clause.sentence.lower(at) in DASHES:
        at += 1
    return at


def quotation_beside(clause: CueClause) -> list[Span]:
    """The quotation that stands right before subject and cue, if it is one by itself."""
    s = clause.sentence
    start = clause.cue.first if clause.inverted else (clause.subject.start if clause.subject else clause.cue.first)
    at = start - 1
    if at >= 0 and (s.lower(at) in (",", "as") or s.lower(at) in DASHES):
        at -= 1
    if at < 0 or not (quotation := s.tokens[at].quotation):
        return []
    if at > 0 and s.lower(at - 1) not in (",", ":", ".", "!", "?", "(", "•") and not s.tokens[at - 1].is_quote:
        return []
    return [quotation.inner]

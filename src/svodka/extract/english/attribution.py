"""All attributions of a text as spans: the rules over every sentence, then over what is quoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from svodka.extract.english import phrases
from svodka.extract.english.clauses import CueClause
from svodka.extract.english.cues import find_cues
from svodka.extract.english.found import Found
from svodka.extract.english.passage import Passage
from svodka.extract.english.rules import CUE_RULES
from svodka.extract.english.sentence_rules import SENTENCE_RULES
from svodka.extract.english.sentences import QUOTE, Sentence, sentences, sentences_within
from svodka.lexicon.en.names import NOBODY
from svodka.model import Part, PartKind, Span
from svodka.text.quotes import Quotation

_READ = (PartKind.HEADLINE, PartKind.BODY, PartKind.CAPTION)
# fewer characters can't hold a source, a cue and a content: “he said so”
_SHORTEST_NESTING = 20
_GOES_ON = frozenset({"that_clause", "bare_clause", "clause_before_cue", "as_clause"})


def attributions(text: str, parts: Sequence[Part], quoted: Sequence[Quotation]) -> tuple[list[Sentence], list[Found]]:
    """The sentences outside of quotations, and every attribution that the rules find in and inside them.

    ``quoted``: all quotations of the parts, in order.
    An attribution inside a quotation has a sentence of depth 1 or more; it is looked for only where the
    quotation itself is attributed.
    """
    outer = sentences(text, parts, quoted, (*_READ, PartKind.HEADING, PartKind.DATELINE))
    found = _of_sentences(text, [s for s in outer if s.part.kind in _READ])
    contents = sorted({span for f in found for span in f.content}, key=lambda span: (span.start, -span.end))
    deeper = [q for q in quoted if q.depth == 2]
    nested: list[Found] = []
    reach = at = 0
    for sentence in outer:
        if QUOTE not in sentence.words:
            continue
        for token in sentence.tokens:
            if token.quotation is None:
                continue
            while at < len(contents) and contents[at].start <= token.quotation.inner.start:
                reach = max(reach, contents[at].end)
                at += 1
            if token.quotation.inner.end <= reach:
                nested.extend(_nested(text, token.quotation, deeper, sentence))
    return outer, found + nested


def _nested(text: str, quotation: Quotation, deeper: Sequence[Quotation], sentence: Sentence) -> list[Found]:
    if len(quotation.inner) < _SHORTEST_NESTING:
        return []
    inside = sentences_within(text, quotation, deeper, sentence)
    return [f for f in _of_sentences(text, inside) if _is_report(f)]


def _is_report(found: Found) -> bool:
    """Whether a finding inside a quotation reports another's words: not "I say", "you tell"."""
    if found.source is None or found.rule in ("about", "noun_phrase", "infinitive", "quotation_goes_on"):
        return False
    s = found.source_sentence
    return s.lower(found.source.core_start) not in ("i", "we", "you", "it", "that", "which", "who", "what", "people")


def _of_sentences(text: str, units: Sequence[Sentence]) -> list[Found]:
    passage = Passage(text, units)
    found: list[Found] = []
    for at, sentence in enumerate(units):
        passage.at = at
        cues = tuple(find_cues(sentence))
        before = len(found)
        for cue in cues:
            _add(found, passage, _first_answer(CueClause(sentence, cue, cues), passage))
        if len(found) > before:
            found[-1] = _with_following(found[-1], passage)
        for rule in SENTENCE_RULES:
            for answer in rule(sentence, cues, passage):
                _add(found, passage, answer)
    return found


def _with_following(found: Found, passage: Passage) -> Found:
    """He said that the pier holds. “We built it.”: a bare quotation behind a report belongs to the same speaker."""
    following = [span for span in passage.quotations_after(found.sentence) if span not in passage.taken]
    same_part = [span for span in following if found.sentence.part.span.contains(span)]
    if not same_part or found.rule not in _GOES_ON:
        return found
    passage.taken.update(same_part)
    return replace(found, content=(*found.content, *same_part))


def _first_answer(clause: CueClause, passage: Passage) -> Found | None:
    for rule in CUE_RULES:
        if answer := rule(clause, passage):
            return answer
    return None


def _add(found: list[Found], passage: Passage, answer: Found | None) -> None:
    """Take an answer unless its words are another's already: one content, one attribution."""
    if answer is None or all(span in passage.taken for span in answer.content) or _is_nobody(answer):
        return
    passage.taken.update(answer.content)
    found.append(answer)


def _is_nobody(found: Found) -> bool:
    """Whether the grammatical subject is no one: no official denied it; nobody said who they are."""
    if found.source is None:
        return False
    first, last = (found.source_sentence.lower(k) for k in (found.source.core_start, found.source.core_end - 1))
    return first == "no" or last in NOBODY


def relative_asides(found: Found) -> tuple[Span, ...]:
    """What a relative clause tells of the speaker, and not of the saying: the minister, who took office in March,"""
    s = found.source_sentence
    asides = found.source.asides if found.source else ()
    return tuple(s.between(*aside) for aside in asides if s.lower(aside[0]) in ("who", "which", "whose", "where"))


def spans_of(found: Found) -> tuple[tuple[Span, ...], Span | None]:
    """Source spans and source head of a finding, in the text."""
    if found.source is None:
        return (), None
    s = found.source_sentence
    head = phrases.head(s, found.source)
    return (s.between(found.source.start, found.source.end),), s.tokens[head].span

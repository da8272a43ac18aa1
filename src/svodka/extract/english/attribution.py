"""All attributions of a text as spans: the rules over every sentence, then over what is quoted."""

from __future__ import annotations

from collections.abc import Sequence

from svodka.extract.english.clauses import CueClause
from svodka.extract.english.cues import find_cues
from svodka.extract.english.found import Found
from svodka.extract.english.passage import Passage
from svodka.extract.english.rules import CUE_RULES
from svodka.extract.english.sentence_rules import SENTENCE_RULES
from svodka.extract.english.sentences import Sentence, sentences, sentences_within
from svodka.model import Part, PartKind, Span
from svodka.text.quotes import Quotation, quotations

_READ = (PartKind.HEADLINE, PartKind.BODY, PartKind.CAPTION)
# fewer characters can't hold a source, a cue and a content: “he said so”
_SHORTEST_NESTING = 20


def attributions(text: str, parts: Sequence[Part]) -> list[Found]:
    """Every attribution that the rules find, in the order of the cues; nested ones behind the one they stand in."""
    quoted = quotations(text, [part.span for part in parts])
    outer = sentences(text, parts, quoted, _READ)
    found = _of_sentences(text, outer)
    for sentence in outer:
        found.extend(_nested(text, sentence, quoted))
    return found


def _nested(text: str, sentence: Sentence, quoted: Sequence[Quotation]) -> list[Found]:
    found: list[Found] = []
    for token in sentence.tokens:
        if token.quotation and len(token.quotation.inner) >= _SHORTEST_NESTING:
            inside = sentences_within(text, token.quotation, quoted, sentence)
            found.extend(_of_sentences(text, inside))
    return found


def _of_sentences(text: str, units: Sequence[Sentence]) -> list[Found]:
    passage = Passage(text, units)
    found: list[Found] = []
    for at, sentence in enumerate(units):
        passage.at = at
        cues = tuple(find_cues(sentence))
        for cue in cues:
            _add(found, passage, _first_answer(CueClause(sentence, cue, cues), passage))
        for rule in SENTENCE_RULES:
            for answer in rule(sentence, cues, passage):
                _add(found, passage, answer)
    return found


def _first_answer(clause: CueClause, passage: Passage) -> Found | None:
    for rule in CUE_RULES:
        if answer := rule(clause, passage):
            return answer
    return None


def _add(found: list[Found], passage: Passage, answer: Found | None) -> None:
    """Take an answer unless its words are another's already: one content, one attribution."""
    if answer is None or all(span in passage.taken for span in answer.content):
        return
    passage.taken.update(answer.content)
    found.append(answer)


def spans_of(found: Found) -> tuple[tuple[Span, ...], Span | None]:
    """Source spans and source head of a finding, in the text."""
    from svodka.extract.english import phrases

    if found.source is None:
        return (), None
    s = found.source_sentence
    head = phrases.head(s, found.source)
    return (s.between(found.source.start, found.source.end),), s.tokens[head].span

"""Transcripts: what the principal says, turn by turn, with the question that a turn answers.

Outside of a transcript a paragraph without a cue is the outlet's own; in a briefing's it is the principal's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from svodka.extract.english.cast import name_phrases
from svodka.extract.english.names import Mention, NameKind, mention_of
from svodka.extract.english.sentences import Sentence
from svodka.model import DocumentKind, Part, PartKind, Revision, Span

# Answer: | A: | Inga Dorn: | I. Dorn (in Varnish):
_LABEL = re.compile(r"(?P<label>[A-Z][^:\n“\"]{0,60}?)\s*(?:\([^)\n]*\))?\s*:\s+(?=\S)")
_ANSWERS = frozenset(["answer", "a"])
_QUESTIONS = frozenset(["question", "q"])
# a shorter paragraph without a full stop is a heading or a note of the site: Unofficial translation
_SHORTEST_REMARK = 60


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person says until the next speaks: one span a paragraph."""

    rule: str  # "answer", "speaker_turn", "principal_speaks"
    content: tuple[Span, ...]
    label: Span | None  # the words before the colon
    speaker: str | None  # the label's name; None: the principal
    question: Span | None
    part: int  # index of the part in which it begins


def is_transcript(revision: Revision) -> bool:
    """Whether a document gives somebody's words as spoken, without an outlet in between."""
    return revision.kind is DocumentKind.TRANSCRIPT


def principal_of(sentences: Sequence[Sentence], text: str) -> Mention | None:
    """The person whom the headline names, with the office; None where it names none or several."""
    named: dict[str, Mention] = {}
    for sentence in sentences:
        if sentence.part.kind is PartKind.HEADLINE:
            for phrase in name_phrases(sentence):
                mention = mention_of(sentence, phrase, text)
                if mention.kind is NameKind.PERSON:
                    named[mention.words] = mention
    return next(iter(named.values())) if len(named) == 1 else None


def turns(text: str, parts: Sequence[Part], *, has_principal: bool) -> Iterator[Turn]:
    """The turns of a transcript in order; paragraphs without a label go on from the turn before.

    With ``has_principal`` what stands before the first label is the principal's, a turn a paragraph.
    """
    question: Span | None = None
    open_turn: Turn | None = None
    for index, part in enumerate(parts):
        label = _LABEL.match(text, part.span.start, part.span.end)
        named = label["label"].casefold() if label else ""
        if part.kind is PartKind.QUESTION or named in _QUESTIONS:
            if open_turn:
                yield open_turn
            open_turn, question = None, part.span
        elif part.kind is not PartKind.BODY:
            continue
        elif label:
            if open_turn:
                yield open_turn
            open_turn = _labelled(label, part, question, index)
        elif open_turn:
            open_turn = _longer(open_turn, part.span)
        elif has_principal and question is None and _is_remark(text, part.span):
            yield Turn("principal_speaks", (part.span,), None, None, None, index)
    if open_turn:
        yield open_turn


def _labelled(label: re.Match[str], part: Part, question: Span | None, index: int) -> Turn:
    words = Span(label.start("label"), label.end("label"))
    content = (Span(label.end(), part.span.end),)
    if label["label"].casefold() in _ANSWERS:
        return Turn("answer", content, words, None, question, index)
    return Turn("speaker_turn", content, words, label["label"], question, index)


def _longer(turn: Turn, span: Span) -> Turn:
    return Turn(turn.rule, (*turn.content, span), turn.label, turn.speaker, turn.question, turn.part)


def _is_remark(text: str, span: Span) -> bool:
    return len(span) >= _SHORTEST_REMARK or span.of(text).rstrip().endswith((".", "!", "?", "…", "”", '"'))

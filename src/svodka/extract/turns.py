"""Transcripts: who speaks turn by turn, and which question a turn answers; the same in every language.

Outside of a transcript a paragraph without a cue is the outlet's own; in a briefing's it is the principal's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from svodka.lexicon.layout import ANSWER_LABELS, QUESTION_LABELS
from svodka.model import DocumentKind, Part, PartKind, Revision, Span

# Answer: | Inga Dorn: | I. Dorn (in Varnish): | Ответ: — the words before a colon, a bracket behind them left out
_LABEL = re.compile(r"(?P<label>[^\W\d_a-zа-яё][^:\n“«\"]{0,60}?)\s*(?P<bracket>\([^)\n]*\))?\s*(?P<colon>:)\s+(?=\S)")
# Вопрос. | Ответ. — a full stop stands for the colon behind these words only
_STOPPED = re.compile(r"(?P<label>[^\W\d_]{1,12})\s*(?P<bracket>\([^)\n]*\))?\s*(?P<colon>\.)\s+(?=\S)")
_ANSWER = re.compile("|".join(pattern for pattern, _ in ANSWER_LABELS), re.IGNORECASE)
_QUESTION = re.compile("|".join(pattern for pattern, _ in QUESTION_LABELS), re.IGNORECASE)
# a shorter paragraph without a full stop is a heading or a note of the site: Unofficial translation
_SHORTEST_REMARK = 60
# more words before a colon are the beginning of a sentence
_LONGEST_NAME = 4


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person says until the next speaks: one span a paragraph."""

    rule: str  # "answer", "answer_follows", "speaker_turn", "principal_speaks"
    content: tuple[Span, ...]
    label: Span | None  # the words before the colon
    colon: Span | None
    speaker: str | None  # the label's name; None: the principal
    question: Span | None


def is_transcript(revision: Revision) -> bool:
    """Whether a document gives somebody's words as spoken, without an outlet in between."""
    return revision.kind is DocumentKind.TRANSCRIPT


def has_named_turns(text: str, parts: Sequence[Part]) -> bool:
    """Whether some paragraph begins with a speaker's name and a colon."""
    return any(turn.rule == "speaker_turn" for turn in turns(text, parts, has_principal=False))


def turns(text: str, parts: Sequence[Part], *, has_principal: bool) -> Iterator[Turn]:
    """The turns of a transcript in order; paragraphs without a label go on from the turn before.

    With ``has_principal`` what stands before the first label is the principal's, a turn a paragraph.
    """
    question: Span | None = None
    open_turn: Turn | None = None
    labelled = any(label and not _QUESTION.fullmatch(label["label"]) for label in _labels(text, parts))
    for part in parts:
        label = _label_of(text, part)
        if part.kind is PartKind.QUESTION or (label and _QUESTION.fullmatch(label["label"])):
            if open_turn:
                yield open_turn
            open_turn, question = None, part.span
        elif part.kind is not PartKind.BODY:
            continue
        elif label:
            if open_turn:
                yield open_turn
            open_turn = _labelled(label, part, question)
        elif open_turn:
            open_turn = replace(open_turn, content=(*open_turn.content, part.span))
        elif has_principal and question is not None and not labelled:
            # where only the questions are marked, what follows one is the answer
            open_turn = Turn("answer_follows", (part.span,), None, None, None, question)
        elif has_principal and question is None and _is_remark(text, part.span):
            yield Turn("principal_speaks", (part.span,), None, None, None, None)
    if open_turn:
        yield open_turn


def _labels(text: str, parts: Sequence[Part]) -> Iterator[re.Match[str] | None]:
    return (_label_of(text, part) for part in parts if part.kind is PartKind.BODY)


def _label_of(text: str, part: Part) -> re.Match[str] | None:
    label = _LABEL.match(text, part.span.start, part.span.end)
    stopped = _STOPPED.match(text, part.span.start, part.span.end)
    # one letter with a full stop is an initial: В. Орлик
    if stopped and len(stopped["label"]) > 1 and _is_of_talk(stopped["label"]):
        return stopped
    if label is None or _is_of_talk(label["label"]):
        return label
    words = label["label"].split()
    return label if len(words) <= _LONGEST_NAME and all(word[:1].isupper() for word in words) else None


def _is_of_talk(label: str) -> bool:
    return _ANSWER.fullmatch(label) is not None or _QUESTION.fullmatch(label) is not None


def _labelled(label: re.Match[str], part: Part, question: Span | None) -> Turn:
    words, colon = Span(*label.span("label")), Span(*label.span("colon"))
    content = (Span(label.end(), part.span.end),)
    if _ANSWER.fullmatch(label["label"]):
        return Turn("answer", content, words, colon, None, question)
    return Turn("speaker_turn", content, words, colon, label["label"], question)


def _is_remark(text: str, span: Span) -> bool:
    return len(span) >= _SHORTEST_REMARK or span.of(text).rstrip().endswith((".", "!", "?", "…", "”", '"', "»"))

"""A text as the tokens that the tagger sees, and what it is told of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from svodka.model import Part, PartKind, Span
from svodka.text.quotes import Quotation

_TOKEN = re.compile(
    r"n['’]t\b|['’](?:s|re|ve|d|ll|m)\b|[^\W\d_]+?(?=n['’]t\b)|\d+(?:[.,:]\d+)*"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)??(?=['’]s\b)|\w+|[^\w\s]"
)
_DIGIT = re.compile(r"\d")

HASHES = 2048  # rows of each table of prefixes and suffixes; the training part has some 9,000 different suffixes
SHAPES = 8
TOKEN_BITS = (
    "sentence_start",
    "part_start",
    "headline",
    "quoted",
    "quoted_within",  # in a quotation in a quotation
    "opening_mark",
    "closing_mark",
    "long_quotation",  # of five words or more: hardly a term or a title
    "quotation_with_stop",  # ends in . , ? !
    "rule_cue",
    "rule_source",
    "rule_content",
    "rule_nested_cue",
    "rule_nested_source",
    "rule_nested_content",
)
COLUMN = {name: column for column, name in enumerate(TOKEN_BITS)}
_STOPS = frozenset(".,?!…")
_LONG_QUOTATION = 5


@dataclass(frozen=True, slots=True)
class TokenRange:
    """Tokens ``start`` up to, not including, ``end``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a rule found, as token ranges: the tagger is told, and may find otherwise."""

    rule: str
    cue: tuple[TokenRange, ...]
    source: tuple[TokenRange, ...]
    content: tuple[TokenRange, ...]
    nested: bool


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text. Offsets are of the text; arrays have one row a token."""

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    words: tuple[str, ...]
    sentence: NDArray[np.int32]  # index of the sentence outside quotations
    part: NDArray[np.int32]
    quotation: NDArray[np.int32]  # index of the outermost quotation, -1 outside
    bits: NDArray[np.float32]  # one column for each of TOKEN_BITS
    scope: NDArray[np.int32]  # a cue sees tokens of its own scope and of the next: paragraphs, or all one

    def __len__(self) -> int:
        return len(self.words)

    def range_of(self, span: Span) -> TokenRange | None:
        """The tokens that a span touches; None if it touches none."""
        first = int(np.searchsorted(self.ends, span.start, side="right"))
        last = int(np.searchsorted(self.starts, span.end, side="left"))
        return TokenRange(first, last) if last > first else None

    def span_of(self, tokens: TokenRange) -> Span:
        """The characters of a range, from its first token's start to its last one's end."""
        return Span(int(self.starts[tokens.start]), int(self.ends[tokens.end - 1]))


def tokens_of(text: str, parts: Sequence[Part], quoted: Sequence[Quotation], sentence_starts: Sequence[int]) -> Tokens:
    """The tokens of the parts of a text; ``sentence_starts``: offsets, in order."""
    spans: list[tuple[int, int]] = []
    part_of: list[int] = []
    for index, part in enumerate(parts):
        for match in _TOKEN.finditer(text, part.span.start, part.span.end):
            spans.append(match.span())
            part_of.append(index)
    count = len(spans)
    starts = np.array([s for s, _ in spans], dtype=np.int32)
    ends = np.array([e for _, e in spans], dtype=np.int32)
    part_index = np.array(part_of, dtype=np.int32)
    bits = np.zeros((count, len(TOKEN_BITS)), dtype=np.float32)
    sentence = np.zeros(count, dtype=np.int32)
    if count:
        sentence = (np.searchsorted(np.array(sentence_starts, dtype=np.int64), starts, side="right") - 1).astype(
            np.int32
        )
        bits[:, COLUMN["sentence_start"]] = np.diff(sentence, prepend=np.int32(-2)) != 0
        bits[:, COLUMN["part_start"]] = np.diff(part_index, prepend=np.int32(-1)) != 0
        headlines = np.array([p.kind is PartKind.HEADLINE for p in parts])
        bits[:, COLUMN["headline"]] = headlines[part_index]
    words = tuple(text[s:e] for s, e in spans)
    tokens = Tokens(starts, ends, words, sentence, part_index, np.full(count, -1, np.int32), bits, part_index)
    _mark_quotations(tokens, text, quoted)
    return tokens


def _mark_quotations(tokens: Tokens, text: str, quoted: Sequence[Quotation]) -> None:
    for index, quotation in enumerate(quoted):
        around = tokens.range_of(quotation.span)
        if around is None:
            continue
        first, last = around.start, around.end
        if quotation.depth > 1:
            tokens.bits[first:last, COLUMN["quoted_within"]] = 1
            continue
        tokens.quotation[first:last] = index
        tokens.bits[first:last, COLUMN["quoted"]] = 1
        tokens.bits[first, COLUMN["opening_mark"]] = 1
        if quotation.closed:
            tokens.bits[last - 1, COLUMN["closing_mark"]] = 1
        inner = quotation.inner.of(text)
        tokens.bits[first:last, COLUMN["long_quotation"]] = len(inner.split()) >= _LONG_QUOTATION
        tokens.bits[first:last, COLUMN["quotation_with_stop"]] = inner.rstrip()[-1:] in _STOPS


def mark_suggestions(tokens: Tokens, suggestions: Sequence[Suggestion]) -> None:
    """Set the bits that tell what the rules found."""
    for suggestion in suggestions:
        base = COLUMN["rule_nested_cue" if suggestion.nested else "rule_cue"]  # then source, then content
        for column, ranges in enumerate((suggestion.cue, suggestion.source, suggestion.content)):
            for one in ranges:
                tokens.bits[one.start : one.end, base + column] = 1


# --------------------------------------------------------------------------------- what a word is like


def normal(word: str) -> str:
    """A word as the vocabulary has it: folded, digits as 0."""
    return _DIGIT.sub("0", word.lower().replace("’", "'"))


def shape(word: str) -> int:
    """How a word is written, from 0 to SHAPES - 1."""
    if word[0].isdigit():
        return 1
    if not word[0].isalnum():
        return 2 if word in "\"“”„«»'‘’" else 3
    if word.islower():
        return 0
    if word.isupper():
        return 4 if len(word) > 1 else 5
    return 6 if word[0].isupper() else 7


def affixes(word: str) -> tuple[int, int, int]:
    """Rows for the first three, last three and last two letters."""
    low = normal(word)
    return _row("p" + low[:3]), _row("s" + low[-3:]), _row("t" + low[-2:])


def _row(affix: str) -> int:
    return crc32(affix.encode("utf-8", "surrogatepass")) % HASHES

"""A text as paragraphs: which lines belong together, and where each begins and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from svodka.model import Span

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# A finished paragraph ends in a full stop or the like, then closing marks, markup or emoji
_FINISHED = re.compile(r"[.!?…:;]\W*$")
# Hard-wrapped text is 60 to 100 columns wide (mail 72, typewritten releases 65, consoles 80)
_WIDEST_WRAP = 100
_NARROWEST_WRAP = 45
# A paragraph of 8,000 code points is already five times the longest of 924 news articles (2,573); longer
# ones are texts without line breaks, and the reader's cost grows with the length of what it reads at once
LONGEST_PARAGRAPH = 8_000
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[—–-]*[A-ZА-ЯЁ0-9])")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its span (no space at either end), its words, whether an empty line stands before it."""

    span: Span
    text: str
    apart: bool

    @property
    def finished(self) -> bool:
        """Whether it ends as a sentence does."""
        return _FINISHED.search(self.text[-12:]) is not None


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text, in order, covering all that isn't space.

    A line is a paragraph, unless the text is hard-wrapped or the line goes on in lower case on the next.
    """
    lines = _lines(text)
    width = _wrap_width(lines)
    joined: list[Paragraph] = []
    previous = 0  # the length of the line before
    for line in lines:
        if joined and not line.apart and _goes_on(joined[-1], line, previous, width):
            span = Span(joined[-1].span.start, line.span.end)
            joined[-1] = Paragraph(span, span.of(text), joined[-1].apart)
        else:
            joined.append(line)
        previous = len(line.text)
    return joined


def pieces(paragraph: Paragraph) -> list[Span]:
    """The paragraph's span, cut at sentence ends (else at spaces, else anywhere) into spans of bounded length."""
    start, text = paragraph.span.start, paragraph.text
    if len(text) <= LONGEST_PARAGRAPH:
        return [paragraph.span]
    cuts, at = [0], 0
    while len(text) - at > LONGEST_PARAGRAPH:
        at = _cut(text, at, at + LONGEST_PARAGRAPH)
        cuts.append(at)
    cuts.append(len(text))
    found = []
    for a, b in pairwise(cuts):
        piece = text[a:b]
        left = len(piece) - len(piece.lstrip())
        if piece.strip():
            found.append(Span(start + a + left, start + a + left + len(piece.strip())))
    return found


def _cut(text: str, start: int, limit: int) -> int:
    ends = [m.end() for m in _SENTENCE_END.finditer(text, start + LONGEST_PARAGRAPH // 2, limit)]
    if ends:
        return ends[-1]
    space = text.rfind(" ", start + 1, limit)
    return space + 1 if space > 0 else limit


def _lines(text: str) -> list[Paragraph]:
    found: list[Paragraph] = []
    end = 0
    for match in _LINE.finditer(text):
        words = match[0].strip()
        if not words:
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        between = text[end:start].replace("\r\n", "\n")
        apart = len(between.splitlines()) > 2 or between.count("\n") > 1
        found.append(Paragraph(Span(start, start + len(words)), words, apart or not found))
        end = start + len(words)
    return found


def _wrap_width(lines: list[Paragraph]) -> int | None:
    """The width to which the text is wrapped; None where it isn't."""
    broken = [len(line.text) for line, after in pairwise(lines) if not after.apart]
    unfinished = [len(line.text) for line, after in pairwise(lines) if not after.apart and not line.finished]
    # three broken lines are the least that can't be a headline, a by-line and an address
    if len(unfinished) < 3 or max(len(line.text) for line in lines) > _WIDEST_WRAP * 1.2:
        return None
    width = max(broken)
    full = median(unfinished)
    return width if _NARROWEST_WRAP <= width <= _WIDEST_WRAP and full >= 0.75 * width else None


def _goes_on(before: Paragraph, line: Paragraph, previous: int, width: int | None) -> bool:
    if width is not None:
        # a wrapped line is full: its next word would not have fitted
        return previous + 1 + len(line.text.split(maxsplit=1)[0]) > width - 8
    return not before.finished and line.text[0].islower() and previous > _NARROWEST_WRAP

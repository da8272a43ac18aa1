"""Quotations as spans: a state machine over quotation marks, paragraph by paragraph.

It reads “…”, "…", ''…'', «…», „…“, „…”, 「…」 and 『…』, and single marks ‘…’ and '…' both inside double ones and, in
the British manner, outside. A quotation that runs over paragraphs (each new paragraph opens again, only the
last one closes) is told by ``continues``. A mark that never closes ends with its paragraph and is ``closed=False``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from svodka.model import Span

# opening mark -> marks that close it. A straight mark closes a curly one: mixed typing is common in posts.
CLOSERS = {
    "“": '”"',
    "„": "“”",
    "«": "»",
    "「": "」",
    "『": "』",
    "‘": "’",
    '"': '"”',
    "''": ("''",),
    "``": ("''",),
    "'": "'",
}
APOSTROPHES = "'’"
_MARK = re.compile("''|``|['\"“”„«»‘’「」『』]")
_SINGLE_MARK = re.compile("[‘’']")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation. Offsets are of the text given to ``quotations``."""

    span: Span  # with its marks
    inner: Span  # without them
    depth: int  # 1: outermost
    closed: bool = True
    continues: bool = False  # goes on from the paragraph before, under the same speaker


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    continues: bool


def quotations(text: str, paragraphs: Iterable[Span]) -> tuple[Quotation, ...]:
    """The quotations of ``text`` inside the given paragraphs, ordered by where they start.

    Marks outside the paragraphs are not seen, and no quotation crosses a paragraph's end.
    """
    found: list[Quotation] = []
    running: str | None = None  # the mark of a quotation that the last paragraph left open
    for paragraph in paragraphs:
        of_paragraph, running = _in_paragraph(text, paragraph, running)
        found.extend(of_paragraph)
    return tuple(sorted(found, key=lambda q: (q.span.start, q.depth)))


def _in_paragraph(text: str, paragraph: Span, running: str | None) -> tuple[list[Quotation], str | None]:
    found: list[Quotation] = []
    stack: list[_Open] = []
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark, at = match.group(), match.start()
        if stack and _closes(text, at, mark, stack[-1].mark, paragraph):
            opened = stack.pop()
            found.append(_quotation(opened, at, at + len(mark), len(stack) + 1))
        elif len(stack) > 1 and _closes(text, at, mark, stack[-2].mark, paragraph):
            # the inner mark was never closed: an apostrophe that looked like an opening, or a slip
            stack.pop()
            opened = stack.pop()
            found.append(_quotation(opened, at, at + len(mark), len(stack) + 1))
        elif _opens(text, at, mark, stack, paragraph):
            first = mark == running and not text[paragraph.start : at].strip(" \t-—–•")
            stack.append(_Open(mark, at, continues=first))
    left_open = stack[0].mark if stack else None
    for depth, opened in enumerate(stack, 1):
        if opened.mark not in ("'", "‘"):  # a lone single mark is an apostrophe
            end = _trimmed_end(text, opened.start + len(opened.mark), paragraph.end)
            found.append(_quotation(opened, end, end, depth, closed=False))
    return found, left_open


def _quotation(opened: _Open, inner_end: int, end: int, depth: int, *, closed: bool = True) -> Quotation:
    inner = Span(opened.start + len(opened.mark), inner_end)
    return Quotation(Span(opened.start, end), inner, depth, closed, opened.continues)


def _trimmed_end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _before(text: str, at: int, paragraph: Span) -> str:
    return text[at - 1] if at > paragraph.start else " "


def _after(text: str, at: int, paragraph: Span) -> str:
    return text[at] if at < paragraph.end else " "


def _goes_on(after: str) -> bool:
    """Whether a word goes on behind an apostrophe. Korean joins its particles to a closing mark: ‘…’라고."""
    return after.isalnum() and not "가" <= after <= "힣"


def _closes(text: str, at: int, mark: str, opener: str, paragraph: Span) -> bool:
    if mark not in CLOSERS[opener]:
        return False
    before, after = _before(text, at, paragraph), _after(text, at + len(mark), paragraph)
    if mark in APOSTROPHES:
        # "don’t" is no closing mark; "soldiers’ move" looks like one, and is one only where no later mark closes
        if _goes_on(after) or before.isspace():
            return False
        return not (before in "sS" and after == " " and _closed_later(text, at + 1, opener, paragraph))
    # a straight mark after a space and before a word opens: the one before it was never closed
    return not (mark in ('"', "''") and before.isspace() and not after.isspace())


def _closed_later(text: str, start: int, opener: str, paragraph: Span) -> bool:
    """Whether a single closing mark comes after ``start`` before the next single opening mark."""
    closer = CLOSERS[opener][0]
    for match in _SINGLE_MARK.finditer(text, start, paragraph.end):
        at = match.start()
        if text[at] == "‘":
            return False
        if text[at] == closer and text[at - 1] in ",.?!…" and not _after(text, at + 1, paragraph).isalnum():
            return True
    return False


def _opens(text: str, at: int, mark: str, stack: list[_Open], paragraph: Span) -> bool:
    if mark not in CLOSERS:
        return False
    before, after = _before(text, at, paragraph), _after(text, at + len(mark), paragraph)
    if after.isspace():
        return False
    if mark in ("‘", "'"):
        # an apostrophe in front of a word ('90s, 'em) opens nothing: some mark must close it
        return not before.isalnum() and _single_closes(text, at + 1, CLOSERS[mark][0], paragraph)
    if mark in ('"', "''"):
        # 6" of snow; and inside a quotation of the same mark nothing of that mark opens
        return not before.isdigit() and not (before.isalnum()) and all(o.mark != mark for o in stack)
    return True


def _single_closes(text: str, start: int, closer: str, paragraph: Span) -> bool:
    at = text.find(closer, start + 1, paragraph.end)
    while at >= 0:
        if not text[at - 1].isspace() and not _goes_on(_after(text, at + 1, paragraph)):
            return True
        at = text.find(closer, at + 1, paragraph.end)
    return False

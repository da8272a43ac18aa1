"""What each paragraph of a text is to its reader: rubric, headline, date line, by-line, body, boilerplate.

For pasted articles and plain texts, where nothing but the words and the lines tells it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from svodka.model import Part, PartKind
from svodka.parse.boilerplate import is_boilerplate
from svodka.parse.dateline import dateline, is_dateline
from svodka.parse.head import mark_head
from svodka.parse.line_kinds import NAMES, SIGNED, byline, label_of, plain_kind, repeats, segments
from svodka.parse.lines import LONGEST_PARAGRAPH, Paragraph, paragraphs, pieces

_LONGEST_HEADING = 90
_OUTLET = re.compile(r"[A-ZА-ЯЁ][\w.'’-]*(?: [\w.'’-]+){0,3}")
# A heading begins with a capital or a number that is no list's; a post's lines begin with emoji and are none
_HEADING = re.compile(r"(?:\*\*|__)?(?:[^\W\d_]|\d+(?![.)]\s|\d)[^.)])(?<![а-яёa-z])[^\n]*[^\W\d_]")
_DASHED = re.compile(r"[–—-]\s")
_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d(?: ?[ap]\.?m\.?)?| ?[ap]\.?m\.?)\.?")


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a text, and what its date line and by-line tell."""

    parts: tuple[Part, ...]
    published: str | None = None  # ISO 8601, from a date line
    author: str | None = None
    title: str | None = None  # the words of the headline
    faults: tuple[str, ...] = ()


def lay_out(text: str, *, title: str | None = None, marks: Mapping[int, PartKind] | None = None) -> Layout:
    """The parts of ``text``: in order, not overlapping, covering all that isn't space.

    ``title``: the title, where it is known from elsewhere; a first line that repeats it is the headline.
    ``marks``: what markup says of the line that begins at an offset; stronger than what the line seems to be.
    """
    found = paragraphs(text)
    marked = marks or {}
    kinds = [
        _settled(p, kind, marked.get(p.span.start), title) for p, kind in zip(found, _kinds(found, title), strict=True)
    ]
    parts: list[Part] = []
    long = 0
    for paragraph, kind in zip(found, kinds, strict=True):
        spans = pieces(paragraph)
        long += len(spans) > 1
        parts.extend(Part(kind, span) for span in spans)
    faults = (f"{long} paragraph(s) longer than {LONGEST_PARAGRAPH} characters were cut.",) if long else ()
    return Layout(
        parts=tuple(parts),
        published=_published(found, kinds),
        author=_author(found, kinds),
        title=next((p.span.of(text) for p in parts if p.kind is PartKind.HEADLINE), None),
        faults=faults,
    )


def _settled(paragraph: Paragraph, seems: PartKind, marked: PartKind | None, title: str | None) -> PartKind:
    """The kind by markup; but a "heading" that says "Read also", asks a question or repeats the title is that."""
    if marked is None:
        return seems
    if marked is not PartKind.HEADING:
        return marked
    if seems is PartKind.HEADLINE:
        return seems if repeats(paragraph.text, title) else marked
    if seems is PartKind.BODY:
        return PartKind.QUESTION if label_of(paragraph.text) == "question" else marked
    return seems


def _kinds(found: list[Paragraph], title: str | None) -> list[PartKind]:
    """A kind for each paragraph: first the head, then the tail, then what is between."""
    kinds: dict[int, PartKind] = {}
    body_from = mark_head(found, title, kinds)
    body_to = _tail(found, body_from, kinds)
    _middle(found, range(body_from, body_to), kinds)
    return [kinds.get(i, PartKind.BODY) for i in range(len(found))]


def _tail(found: list[Paragraph], body_from: int, kinds: dict[int, PartKind]) -> int:
    """Marks the lines after the body; where the body ends."""
    end = len(found)
    while end > body_from:
        line = found[end - 1].text
        kind = plain_kind(line)
        if kind is None and (SIGNED.fullmatch(line) or NAMES.fullmatch(line)):
            kind = PartKind.BYLINE
        if kind is None and end - 2 >= body_from and _is_outlet_under_name(line, found[end - 2].text):
            kind = PartKind.BYLINE
        if kind is None:
            break
        kinds[end - 1] = kind
        end -= 1
    return end


def _is_outlet_under_name(line: str, above: str) -> bool:
    return len(line) <= 60 and SIGNED.fullmatch(above) is not None and _OUTLET.fullmatch(line) is not None


def _middle(found: list[Paragraph], body: range, kinds: dict[int, PartKind]) -> None:
    asked = False  # inside a labelled question that may go on over several paragraphs
    labels = [label_of(found[i].text) for i in body]
    answers = "answer" in labels or "name" in labels
    for i, label in zip(body, labels, strict=True):
        line = found[i].text
        asked = label == "question" or (asked and label is None and answers)
        if asked or _is_dashed_question(found, i, body):
            kinds[i] = PartKind.QUESTION
        elif is_boilerplate(line):
            kinds[i] = PartKind.BOILERPLATE
        elif len(line) <= _LONGEST_HEADING and byline(line):
            kinds[i] = PartKind.BYLINE  # of one item of a letter or a review
        elif _is_heading(found, i, body):
            kinds[i] = PartKind.HEADING


def _is_dashed_question(found: list[Paragraph], i: int, body: range) -> bool:
    """An interview set as dialogue: "— Will he go?" and the next paragraph begins with a dash too."""
    return (
        _DASHED.match(found[i].text) is not None
        and found[i].text.endswith("?")
        and i + 1 in body
        and _DASHED.match(found[i + 1].text) is not None
    )


def _is_heading(found: list[Paragraph], i: int, body: range) -> bool:
    """A short line that isn't a sentence, between paragraphs."""
    line = found[i].text
    if _CLOCK.fullmatch(line) or is_dateline(line):
        return True
    if len(line) > _LONGEST_HEADING or found[i].finished or i + 1 not in body:
        return False
    if not found[i].apart and any(p.apart for p in found[1:]):
        return False  # where paragraphs are set apart, headings are too; this is the end of a list
    if not (_HEADING.match(line) or line.isupper()) or line.endswith((",", "—", "–", "-")) or "](" in line:
        return False
    before = found[i - 1].text if i > body.start else ""
    # a list's items stand between short lines or after a colon
    return not before.endswith(":") and len(found[i + 1].text) > _LONGEST_HEADING


def _published(found: list[Paragraph], kinds: list[PartKind]) -> str | None:
    """The first date that a date line tells; the head's lines come first."""
    for paragraph, kind in zip(found, kinds, strict=True):
        if kind in (PartKind.DATELINE, PartKind.BYLINE):
            for words in (paragraph.text, *segments(paragraph.text)):
                told = dateline(words)
                if told is not None:
                    return told
    return None


def _author(found: list[Paragraph], kinds: list[PartKind]) -> str | None:
    for paragraph, kind in zip(found, kinds, strict=True):
        if kind is PartKind.BYLINE:
            signed = SIGNED.fullmatch(paragraph.text) or NAMES.fullmatch(paragraph.text)
            return signed["name"] if signed else byline(paragraph.text)
    return None

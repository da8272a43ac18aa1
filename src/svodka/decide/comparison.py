"""Two texts side by side: their differences, and which of them are already told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from svodka.decide.noise import moving_lines
from svodka.model import Revision, Span
from svodka.text.diff import Change, word_diff
from svodka.text.spelling import plain

_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """The words of a text as they are compared: one spelling, without case, signs left out."""
    return _WORD.findall(plain(text).casefold())


def spoken(text: str) -> str:
    """A text as its words alone, between spaces, so that one can be looked for in another."""
    return f" {' '.join(words(text))} "


@dataclass(slots=True)
class Comparison:
    """Two revisions, what differs, and the stretches of both that an edit has told already."""

    before: Revision
    after: Revision
    changes: tuple[Change, ...] = ()  # without typing and without what moves by itself
    old_words: str = ""
    new_words: str = ""
    told_before: list[Span] = field(default_factory=list)
    told_after: list[Span] = field(default_factory=list)

    @classmethod
    def of(cls, before: Revision, after: Revision) -> Comparison:
        """Compare two revisions of a document."""
        moving = [[Span(a, b) for a, b in moving_lines(revision.text)] for revision in (before, after)]
        changes = tuple(
            change
            for change in word_diff(before.text, after.text)
            if not change.spelling and not (_inside(change.before, moving[0]) and _inside(change.after, moving[1]))
        )
        return cls(before, after, changes, spoken(before.text), spoken(after.text), *moving)

    def tell(self, before: Iterable[Span | None], after: Iterable[Span | None]) -> None:
        """Note stretches as told."""
        self.told_before += [span for span in before if span]
        self.told_after += [span for span in after if span]

    def touched_before(self, span: Span) -> bool:
        """Whether a change reaches into a stretch of the text before."""
        return any(
            c.before.start < span.end and span.start < max(c.before.end, c.before.start + 1) for c in self.changes
        )

    def touched_after(self, span: Span) -> bool:
        """The same of the text after."""
        return any(c.after.start < span.end and span.start < max(c.after.end, c.after.start + 1) for c in self.changes)


def _inside(span: Span, spans: Iterable[Span]) -> bool:
    return not len(span) or any(other.contains(span) for other in spans)


def untold(span: Span, told: Iterable[Span]) -> list[Span]:
    """What is left of a stretch without those that are told."""
    left = [span] if len(span) else []
    for other in told:
        left = (
            [
                piece
                for one in left
                for piece in (
                    (Span(one.start, min(one.end, other.start)) if one.start < other.start else None),
                    (Span(max(one.start, other.end), one.end) if other.end < one.end else None),
                )
                if piece
            ]
            if any(one.overlaps(other) for one in left)
            else left
        )
    return left


def lines_of(text: str) -> list[Span]:
    """The lines of a text that hold more than spaces, without the spaces around them."""
    return [Span(*m.span()) for m in re.finditer(r"\S(?:[^\n]*\S)?", text)]


def hull(spans: Iterable[Span]) -> Span | None:
    """From the first start to the last end."""
    listed = list(spans)
    return Span(min(s.start for s in listed), max(s.end for s in listed)) if listed else None

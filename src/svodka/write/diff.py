"""The differences between two texts for a reader: changed lines with what was removed and added in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from svodka.text.diff import Change
from svodka.write.visible import ODD

# Lines without a change that are shown on either side of one with a change
CONTEXT = 1


class Mark(StrEnum):
    """What became of a piece of a line."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class Piece(NamedTuple):
    """A stretch of a line; fit to be shown."""

    mark: Mark
    text: str


Line = tuple[Piece, ...]


def changed_lines(before: str, changes: Sequence[Change]) -> Iterator[Line | None]:
    """The lines with a change and their neighbours; None stands for lines that were left out.

    Characters that do something instead of showing something are shown by their names.
    """
    lines = list(_lines(_pieces(before, changes)))
    changed = [any(piece.mark != Mark.SAME for piece in line) for line in lines]
    left_out = False
    for n, line in enumerate(lines):
        if any(changed[max(0, n - CONTEXT) : n + CONTEXT + 1]):
            if left_out:
                yield None
            left_out = False
            yield line
        else:
            left_out = True
    if left_out and any(changed):
        yield None


def with_marks(line: Line) -> str:
    """A line in plain text: ``{-removed-}`` and ``{+added+}``."""
    marks = {Mark.SAME: ("", ""), Mark.REMOVED: ("{-", "-}"), Mark.ADDED: ("{+", "+}")}
    return "".join(f"{marks[piece.mark][0]}{piece.text}{marks[piece.mark][1]}" for piece in line)


def _pieces(before: str, changes: Iterable[Change]) -> Iterator[Piece]:
    at = 0
    for change in changes:
        yield Piece(Mark.SAME, before[at : change.before.start])
        yield Piece(Mark.REMOVED, change.removed)
        yield Piece(Mark.ADDED, change.added)
        at = change.before.end
    yield Piece(Mark.SAME, before[at:])


def _lines(pieces: Iterable[Piece]) -> Iterator[Line]:
    """Pieces line by line; empty lines are left out, but a line break that was removed or added is shown as ¶."""
    line: list[Piece] = []
    for mark, text in pieces:
        for n, part in enumerate(text.split("\n")):
            if n:
                if mark != Mark.SAME and not text.strip("\n"):
                    line.append(Piece(mark, "¶"))
                if mark != Mark.REMOVED and line:
                    yield tuple(line)
                    line = []
            if part:
                line.append(Piece(mark, _visible(part)))
    if line:
        yield tuple(line)


def _visible(text: str) -> str:
    return ODD.sub(lambda found: f"‹U+{ord(found[0]):04X}›", text.replace("\t", " "))

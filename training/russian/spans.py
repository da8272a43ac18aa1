"""Places in a text, written down by a person: ``слова``, ``первые слова~последние``, ``слово#2``, ``он#<``.

* ``A`` is a string of whole words that occurs once.
* ``A~B`` reaches from ``A``, which begins at the beginning of a word, to the first ``B`` behind it that ends at the
  end of a word; A and B may be fragments, ``Мин~ства``.
* ``#n`` behind A or B takes the n-th occurrence (of B: the n-th behind A).
* ``#<`` takes the last occurrence before an anchor, ``#>`` the first one behind it.

A space stands for a no-break space too, for nobody can type those. Offsets are code points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

Span = tuple[int, int]

_MARK = re.compile(r"^(?P<words>.*?)(?:#(?P<which>\d+|<|>))?$", re.DOTALL)


class PlaceError(ValueError):
    """A place that the text doesn't have, or has more than once."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What ``#<`` and ``#>`` are measured from: the place that a statement's content takes up, or its cue."""

    start: int
    end: int


def find(text: str, place: str, anchor: Anchor | None = None) -> Span:
    """The one span that ``place`` names. Raises PlaceError where there is none or more than one."""
    plain = text.replace("\xa0", " ")
    first, tilde, last = place.partition("~")
    start, end = _one(plain, first, 0, anchor, open_end=bool(tilde))
    if tilde:
        words, which = _parts(last)
        ends = [e for _, e in _occurrences(plain, words, end, open_start=True)]
        if which in {"<", ">"}:
            raise PlaceError(f"#{which} makes no sense behind {last!r}, which is looked for behind {first!r}")
        position = int(which or 1) - 1
        if position >= len(ends):
            raise PlaceError(f"no {last!r} behind {first!r}")
        end = ends[position]
    return start, end


def _one(plain: str, place: str, since: int, anchor: Anchor | None, *, open_end: bool) -> Span:
    words, which = _parts(place)
    found = _occurrences(plain, words, since, open_end=open_end)
    if which in {"<", ">"}:
        if anchor is None:
            raise PlaceError(f"{place!r} needs an anchor, and none is known yet")
        near = (
            [s for s in found if s[1] <= anchor.start][-1:]
            if which == "<"
            else [s for s in found if s[0] >= anchor.end][:1]
        )
        if not near:
            raise PlaceError(f"{place!r} is not there")
        return near[0]
    if which:
        if int(which) > len(found):
            raise PlaceError(f"{place!r}: only {len(found)} of them")
        return found[int(which) - 1]
    if len(found) != 1:
        raise PlaceError(f"{place!r} occurs {len(found)} times")
    return found[0]


def _parts(place: str) -> tuple[str, str | None]:
    match = _MARK.match(place.strip())
    if match is None or not match["words"]:
        raise PlaceError("an empty place")
    return match["words"], match["which"]


def _occurrences(plain: str, words: str, since: int, *, open_start: bool = False, open_end: bool = False) -> list[Span]:
    """Where ``words`` stand; their two ends must be ends of words unless they are open."""
    found = []
    for match in re.finditer(f"(?={re.escape(words)})", plain[since:]):
        start = since + match.start()
        end = start + len(words)
        inside_before = not open_start and start > 0 and plain[start - 1].isalnum() and words[0].isalnum()
        inside_after = not open_end and end < len(plain) and plain[end].isalnum() and words[-1].isalnum()
        if not inside_before and not inside_after:
            found.append((start, end))
    return found

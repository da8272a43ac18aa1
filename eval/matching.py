"""What the scorers share: letters of spans, names, and the pairing of what was read with what a person marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

IDLE = frozenset({"a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "her", "his", "its", "their"})

Letters = frozenset[int]
Spans = Iterable[Sequence[int]]  # pairs: the first character and the one after the last


def letters(text: str, spans: Spans) -> Letters:
    """Where the letters and figures of the spans stand."""
    return frozenset(i for start, end in spans for i in range(start, min(end, len(text))) if text[i].isalnum())


def likeness(a: Letters, b: Letters) -> float:
    """The share of the letters of both that they have in common."""
    return len(a & b) / max(1, len(a | b))


def words(value: str | None) -> set[str]:
    """The folded words of a name without articles and prepositions."""
    return set(re.sub(r"[^\w ]", "", (value or "").casefold()).split()) - IDLE


def same_name(a: str | None, b: str | None) -> bool:
    """Whether the names are one, or one is a shorter form of the other: "Peshko", "Ivan Peshko"."""
    return bool(words(a) and words(b)) and (words(a) <= words(b) or words(b) <= words(a))


def one_to_one(rated: Iterable[tuple[float, int, int]]) -> Iterator[tuple[int, int]]:
    """Of rated pairs (likeness, gold, read) those that stand when each may answer once, the best first."""
    gold: set[int] = set()
    read: set[int] = set()
    for _, g, r in sorted((-rate, g, r) for rate, g, r in rated):
        if g not in gold and r not in read:
            gold.add(g)
            read.add(r)
            yield g, r

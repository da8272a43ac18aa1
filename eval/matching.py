"""What the scorers share: letters of spans, names, and the pairing of what was read with what a person marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

IDLE = frozenset({"a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "her", "his", "its", "their"})

Letters = frozenset[int]
SameName = Callable[[str | None, str], bool]
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


def trimmed(text: str, spans: Spans) -> tuple[tuple[int, int], ...]:
    """The spans from their first letter to their last; parts with no letter between them are one.

    Quotation marks and stops at the ends, which two readers take or leave, make no difference then.
    """
    parts: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: span[0]):
        inside = [i for i in range(start, min(end, len(text))) if text[i].isalnum()]
        if not inside:
            continue
        joined = parts and not any(char.isalnum() for char in text[parts[-1][1] : inside[0]])
        first = parts.pop()[0] if joined else inside[0]
        parts.append((first, inside[-1] + 1))
    return tuple(parts)


def same_carriers(read: Iterable[str], gold: Iterable[str], outlet: str | None, same: SameName = same_name) -> bool:
    """Whether the carriers are the same, whatever their order; the document's own outlet need not be told."""
    ours, theirs = ([name for name in chain if not (outlet and same(name, outlet))] for chain in (read, gold))
    return all(any(same(a, b) for b in theirs) for a in ours) and all(any(same(a, b) for a in ours) for b in theirs)

"""Reads pairs.tsv, and measures the registry on it: ``python -m tests.identity.pairs``."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from svodka.identity import Registry
from svodka.identity.compare import Mention, Verdict, same_person
from svodka.people import load_people

FILE = Path(__file__).with_name("pairs.tsv")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names with what stands beside them, and what they are to one another."""

    half: str  # "tune" or "measure"
    origin: str  # "hand"; "standard": spelled by a table of a standard
    a: Mention
    b: Mention
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Measured:
    """How many pairs came out how."""

    counts: Counter[tuple[Verdict, Verdict]]  # as it is, as found

    @property
    def precision(self) -> float:
        """Of those found the same, how many are."""
        found = sum(n for (_, verdict), n in self.counts.items() if verdict is Verdict.SAME)
        return self.counts[Verdict.SAME, Verdict.SAME] / found

    @property
    def recall(self) -> float:
        """Of those that are the same, how many were found."""
        there = sum(n for (verdict, _), n in self.counts.items() if verdict is Verdict.SAME)
        return self.counts[Verdict.SAME, Verdict.SAME] / there


def pairs() -> list[Pair]:
    """The test set."""
    rows = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [Pair(r[0], r[1], _mention(r[2], r[3]), _mention(r[4], r[5]), Verdict(r[6])) for r in rows]


def measure(some: Iterable[Pair], registry: Registry) -> Measured:
    """What the registry makes of pairs."""
    return Measured(Counter((pair.verdict, same_person(pair.a, pair.b, registry)) for pair in some))


def _mention(name: str, context: str) -> Mention:
    role, _, day = context.partition(";")
    return Mention(name, role.strip() or None, date.fromisoformat(day.strip()) if day else None)


def main(shown: str) -> None:
    """Print the figures, and the pairs of the half ``shown`` that came out wrong."""
    registry = Registry.of(load_people())
    for half in ("tune", "measure"):
        some = [pair for pair in pairs() if pair.half == half]
        for origin in ("hand", "standard", None):
            part = [pair for pair in some if origin in (pair.origin, None)]
            m = measure(part, registry)
            print(f"{half:8} {origin or 'all':9} {len(part):4}  P {m.precision:.3f}  R {m.recall:.3f}")
    for pair in pairs():
        found = same_person(pair.a, pair.b, registry)
        if pair.half == shown and found is not pair.verdict:
            print(f"{pair.verdict:9} {found:9} {pair.a.name} ({pair.a.role}) | {pair.b.name} ({pair.b.role})")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")

"""How far two annotations of the same posts agree: python -m training.russian.agreement

Statements are paired one to one by what their contents share, best pairs first. Counted are pairs that share at least
half of what they cover together, and pairs with the very same spans; of the former, in how many the other fields agree.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ENOUGH = 0.5  # intersection over union, as in ../shared/score
FIELDS = ("speaker", "source", "head", "cue", "role", "kind", "act", "chain", "cue_class", "nested", "doubt")

Row = dict[str, Any]  # a line of annotations.jsonl, and a statement in it


@dataclass(slots=True)
class Agreement:
    """Counts over all posts that both annotations have."""

    posts: int = 0
    first: int = 0
    second: int = 0
    overlapping: int = 0
    exact: int = 0
    alike: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FIELDS, 0))

    def f1(self, pairs: int) -> float:
        return 2 * pairs / (self.first + self.second) if self.first + self.second else 1.0


def agreement(first: Iterable[Row], second: Iterable[Row]) -> Agreement:
    """Compares the posts that occur in both; raises ValueError where one is of another text."""
    known = {(row["channel"], row["message_id"]): row for row in first}
    counts = Agreement()
    for row in second:
        other = known.get((row["channel"], row["message_id"]))
        if other is None:
            continue
        if other["text_sha256"] != row["text_sha256"]:
            raise ValueError(f"{row['channel']}/{row['message_id']}: the two annotations are of different texts")
        counts.posts += 1
        counts.first += len(other["statements"])
        counts.second += len(row["statements"])
        for a, b, share in _pairs(other["statements"], row["statements"]):
            counts.overlapping += 1
            counts.exact += share == 1.0
            for name in FIELDS:
                counts.alike[name] += _same(a, b, name)
    return counts


def _pairs(first: list[Row], second: list[Row]) -> list[tuple[Row, Row, float]]:
    """One to one, greedily; of equal shares the pair with the same cue first, for two cues may share a content."""
    ranked = sorted(
        (
            (_share(a, b), _same(a, b, "cue"), -i, -j)
            for i, a in enumerate(first)
            for j, b in enumerate(second)
            if _share(a, b) >= ENOUGH
        ),
        reverse=True,
    )
    used_first: set[int] = set()
    used_second: set[int] = set()
    pairs = []
    for share, _, i, j in ranked:
        if -i not in used_first and -j not in used_second:
            used_first.add(-i)
            used_second.add(-j)
            pairs.append((first[-i], second[-j], share))
    return pairs


def _share(a: Row, b: Row) -> float:
    first, second = _covered(a), _covered(b)
    return len(first & second) / len(first | second)


def _covered(statement: Row) -> set[int]:
    return {position for start, end in statement["content"] for position in range(start, end)}


def _same(a: Row, b: Row, name: str) -> bool:
    if name == "nested":
        return (a.get("nested_in") is None) == (b.get("nested_in") is None)
    return bool(a.get(name) == b.get(name))


def _load(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def main() -> None:
    counts = agreement(_load(HERE / "first_pass.jsonl"), _load(HERE / "second_pass.jsonl"))
    print(f"posts {counts.posts}, statements {counts.first} and {counts.second}")
    print(f"overlap F1 {100 * counts.f1(counts.overlapping):.1f}, exact F1 {100 * counts.f1(counts.exact):.1f}")
    for name, number in counts.alike.items():
        print(f"{name:10} {number}/{counts.overlapping} = {100 * number / counts.overlapping:.1f} %")


if __name__ == "__main__":
    main()

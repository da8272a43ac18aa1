"""How well items were grouped: pairs that belong together, and B-cubed (Bagga and Baldwin 1998)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1, from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both; 0 where both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def pairwise(gold: Mapping[str, str], found: Mapping[str, str]) -> Score:
    """Of pairs of items in one group: how many are right, how many were found. 1 where there are none to be found."""
    both = Counter((gold[item], found[item]) for item in gold)
    right = _pairs(both)
    of_gold, of_found = _pairs(Counter(gold.values())), _pairs(Counter(found[item] for item in gold))
    return Score(right / of_found if of_found else 1.0, right / of_gold if of_gold else 1.0)


def _pairs(sizes: Mapping[Any, int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes.values())


def b_cubed(gold: Mapping[str, str], found: Mapping[str, str]) -> Score:
    """For each item the share of its group that belongs with it, and of those that belong with it in its group."""
    groups: dict[str, set[str]] = defaultdict(set)
    classes: dict[str, set[str]] = defaultdict(set)
    for item in gold:
        groups[found[item]].add(item)
        classes[gold[item]].add(item)
    precision = recall = 0.0
    for item in gold:
        group, true = groups[found[item]], classes[gold[item]]
        precision += len(group & true) / len(group)
        recall += len(group & true) / len(true)
    return Score(precision / len(gold), recall / len(gold)) if gold else Score(1.0, 1.0)

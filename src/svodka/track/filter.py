"""A holder's line as probabilities of three states, from utterances at irregular times.

Between two utterances the states mix by a hazard; each utterance weighs as its reliability says. A hedge is
seen, but is no state: who grants something may deny, decline or affirm. The numbers were tried on made series; what
dated ones gave is in docs/design/0008-lines.md.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from svodka.model import Stance, StanceFlag, StanceReading

PRIOR = (0.45, 0.40, 0.15)
HAZARD = 1 / 100  # a day
# What one who holds a line utters: denial, hedge, nothing, affirmation
_SAYS = (
    (0.66, 0.06, 0.26, 0.02),  # who denies
    (0.05, 0.10, 0.80, 0.05),  # who does not commit himself
    (0.02, 0.06, 0.28, 0.64),  # who affirms
)
# How often a reading is right: 81 and 89 in a hundred of the shared cases' 178 utterances, rounded; an explicit one
# is by a verb that performs the stance
_RIGHT, _RIGHT_EXPLICIT = 0.80, 0.90
_LABELS = 4


class State(IntEnum):
    """What a line can be."""

    DENY = 0
    NONCOMMIT = 1
    AFFIRM = 2


@dataclass(frozen=True, slots=True)
class Observation:
    """What one utterance shows."""

    day: date
    label: int  # 0 deny, 1 hedge, 2 nothing, 3 affirm
    explicit: bool
    reliability: float
    also: tuple[tuple[float, ...], ...] = ()  # of each further observer: how likely each true label makes its reading


# How much the rates above weigh against what persons confirmed, and how much a stance of the same claim does
# (docs/lines.md, 2.4: 10 pseudo-counts for each class, 3 for each confirmed label of this claim)
_PSEUDO, _OWN = 10.0, 3.0


@dataclass(frozen=True, slots=True)
class Confusion:
    """Counts of stances that persons have looked at: row: what it is, column: as what it was read."""

    counts: tuple[tuple[float, ...], ...]

    def right(self, true: int, seen: int, base: float) -> float:
        """How likely a stance is read as ``seen``; ``base`` without any count."""
        row = self.counts[true]
        return (_PSEUDO * base + row[seen]) / (_PSEUDO + sum(row))


def confusion_of(own: Iterable[tuple[int, int]], others: Iterable[tuple[int, int]] = ()) -> Confusion:
    """From pairs of (what it is, as what it was read), of this claim and of others."""
    counts = [[0.0] * _LABELS for _ in range(_LABELS)]
    for weight, pairs in ((_OWN, own), (1.0, others)):
        for true, seen in pairs:
            counts[true][seen] += weight
    return Confusion(tuple(map(tuple, counts)))


def label_of(stance: Stance) -> int:
    """The place of a stance among what can be seen."""
    return {Stance.DENY: 0, Stance.HEDGE: 1, Stance.AFFIRM: 3}.get(stance, 2)


def observed(
    day: date, reading: StanceReading, reliability: float, also: tuple[tuple[float, ...], ...] = ()
) -> Observation:
    """A reading as an observation, with what further observers bear witness to."""
    return Observation(day, label_of(reading.stance), StanceFlag.EXPLICIT in reading.flags, reliability, also)


def side(label: int) -> State | None:
    """The state that a label speaks for; None for a hedge."""
    return (State.DENY, None, State.NONCOMMIT, State.AFFIRM)[label]


def emission(seen: Observation, confusion: Confusion | None = None) -> tuple[float, float, float]:
    """How likely each state shows this."""
    right = _RIGHT_EXPLICIT if seen.explicit else _RIGHT
    wrong = (1 - right) / (_LABELS - 1)
    rates = [right if y == seen.label else wrong for y in range(_LABELS)]
    if confusion:
        rates = [confusion.right(y, seen.label, base) for y, base in enumerate(rates)]
    for witness in seen.also:
        rates = [mine * its for mine, its in zip(rates, witness, strict=True)]
    a, b, c = (sum(share * rate for share, rate in zip(row, rates, strict=True)) for row in _SAYS)
    return a, b, c


def moved(before: tuple[float, ...], days: int, hazard: float = HAZARD) -> tuple[float, ...]:
    """The probabilities after ``days`` without an utterance."""
    keep = math.exp(-1.5 * hazard * days)
    return tuple(p * keep + (1 - keep) / len(before) for p in before)


def updated(before: tuple[float, ...], seen: Observation, confusion: Confusion | None = None) -> tuple[float, ...]:
    """The probabilities after an utterance: where it is unreliable, mixed with what anyone might have uttered."""
    likely = emission(seen, confusion)
    anyone = sum(p * e for p, e in zip(PRIOR, likely, strict=True))
    rho = seen.reliability
    weights = [p * (rho * e + (1 - rho) * anyone) for p, e in zip(before, likely, strict=True)]
    total = sum(weights)
    return tuple(w / total for w in weights)

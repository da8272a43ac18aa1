"""A holder's line as probabilities of three states, from utterances at irregular times.

Between two utterances the states mix by a hazard; each utterance weighs as its reliability says. A hedge is
seen, but is no state: who grants something may deny, decline or affirm. The numbers were tried on made series; what
dated ones gave is in docs/design/0008-lines.md.
"""

from __future__ import annotations

import math
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


def emission(seen: Observation) -> tuple[float, float, float]:
    """How likely each state shows this."""
    right = _RIGHT_EXPLICIT if seen.explicit else _RIGHT
    wrong = (1 - right) / (_LABELS - 1)
    chance = [right if y == seen.label else wrong for y in range(_LABELS)]
    for witness in seen.also:
        chance = [mine * its for mine, its in zip(chance, witness, strict=True)]
    a, b, c = (sum(share * chance[y] for y, share in enumerate(row)) for row in _SAYS)
    return a, b, c


def moved(before: tuple[float, ...], days: int, hazard: float = HAZARD) -> tuple[float, ...]:
    """The probabilities after ``days`` without an utterance."""
    keep = math.exp(-1.5 * hazard * days)
    return tuple(p * keep + (1 - keep) / len(before) for p in before)


def updated(before: tuple[float, ...], seen: Observation) -> tuple[float, ...]:
    """The probabilities after an utterance: where it is unreliable, mixed with what anyone might have uttered."""
    likely = emission(seen)
    anyone = sum(p * e for p, e in zip(PRIOR, likely, strict=True))
    rho = seen.reliability
    weights = [p * (rho * e + (1 - rho) * anyone) for p, e in zip(before, likely, strict=True)]
    total = sum(weights)
    return tuple(w / total for w in weights)

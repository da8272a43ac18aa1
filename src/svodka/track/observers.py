"""Judges beside the rules: each is an observer with its own counts of how it errs, and none overrides another.

An observer's reading z of an utterance whose true stance is y has the chance P(z | y), from confirmed statements that
it had read: counts, smoothed (a Dirichlet prior), for a claim of its own where there are any, backed off to all claims
(docs/lines.md, 2.4). Given the true stance, observers err by themselves; so their chances multiply under the sum over
y. A judge of whom nothing was counted says nothing: all its chances are equal, and the figures stay as they were.

Where a judge reads another stance than the rules do, that is for a person to look at. The reading of the rules stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from svodka.model import Judgement, Stance, StanceReading
from svodka.track.filter import label_of
from svodka.track.utterances import Utterance

LABELS = ("deny", "hedge", "nothing", "affirm")  # the order of rows (what is true) and columns (what was read)
Counts = tuple[tuple[float, ...], ...]
NOTHING: Counts = tuple((0.0,) * len(LABELS) for _ in LABELS)
# Pseudo-counts that all claims together have in a row, and the weight of a label that is of this claim
# (docs/lines.md, 2.4: on spliced series 20 confirmed labels of a claim raised F1 from .25 to .44)
_BACKED_OFF, _OWN = 10.0, 3.0
# Laplace: of what was never seen, as if each had been seen once
_SMOOTH = 1.0
# An utterance this surely about the claim is put before a judge: below, it waits for nobody (docs/lines.md, 2.1: the
# queue for review begins there)
ASKED = 0.4


@dataclass(frozen=True, slots=True)
class Observer:
    """How a judge has read statements whose stance a person confirmed."""

    name: str
    counts: Counts = NOTHING  # of all claims
    of_claim: Counts = NOTHING  # of the one at hand


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An utterance that the rules and a judge read differently: for review."""

    judgement: Judgement
    reading: StanceReading
    utterance: Utterance


def chances(observer: Observer) -> Counts:
    """P(read | true), a row for each true label."""
    rows = []
    for known, own in zip(observer.counts, observer.of_claim, strict=True):
        total = sum(known) + _SMOOTH * len(LABELS)
        row = [_BACKED_OFF * (n + _SMOOTH) / total + _OWN * mine for n, mine in zip(known, own, strict=True)]
        rows.append(tuple(value / sum(row) for value in row))
    return tuple(rows)


def witness(observer: Observer, judgement: Judgement) -> tuple[float, ...]:
    """How likely each true label makes what the judge read."""
    read = label_of(judgement.stance)
    return tuple(row[read] for row in chances(observer))


def observed_by(
    said: Sequence[Utterance], judged: Mapping[int, Sequence[Judgement]], observers: Mapping[str, Observer]
) -> tuple[Utterance, ...]:
    """The utterances with what judges bear witness to; ``judged``: by the utterance's place."""
    return tuple(
        replace(one, also=tuple(witness(observers[j.judge], j) for j in judged[at])) if judged.get(at) else one
        for at, one in enumerate(said)
    )


def disagreements(said: Sequence[Utterance], judged: Mapping[int, Sequence[Judgement]]) -> tuple[Disagreement, ...]:
    """Where a judge's label is not that of the rules."""
    found = []
    for at, judgements in sorted(judged.items()):
        reading = said[at].stance
        for judgement in judgements:
            if reading and label_of(reading.stance) != label_of(judgement.stance):
                found.append(Disagreement(judgement, reading, said[at]))
    return tuple(found)


def counted(confirmed: Iterable[tuple[Stance, Stance]]) -> Counts:
    """Counts from pairs of what is true and what the judge read."""
    rows = [[0.0] * len(LABELS) for _ in LABELS]
    for true, read in confirmed:
        rows[label_of(true)][label_of(read)] += 1
    return tuple(tuple(row) for row in rows)

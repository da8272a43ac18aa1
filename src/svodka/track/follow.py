"""Sayings, decisions, a day -> all that is known of a claim's lines. One call, the same with and without a desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from svodka.model import Claim, Decision
from svodka.track.decisions import Ruled, ruled, shifts_ruled
from svodka.track.drift import Drift, drifts
from svodka.track.levels import First, Split, firsts, splits, with_voices, with_world
from svodka.track.lines import LIMITS, Limits, Line, lines
from svodka.track.utterances import Utterance, merged


@dataclass(frozen=True, slots=True)
class Followed:
    """The lines of a claim."""

    claim: Claim
    lines: tuple[Line, ...]
    said: tuple[Utterance, ...]  # by day; copies merged
    splits: tuple[Split, ...]
    firsts: tuple[First, ...]
    drifts: tuple[Drift, ...]
    ruled: Ruled


def follow(
    sayings: Sequence[Utterance], claim: Claim, log: Sequence[Decision] = (), until: date | None = None,
    limits: Limits = LIMITS, heard: Callable[[tuple[Utterance, ...]], tuple[Utterance, ...]] = lambda said: said,
) -> Followed:  # fmt: skip
    """The lines of what was said up to a day, with the decisions of ``log`` applied.

    ``heard``: asks judges about the utterances. Whoever wants a line as of a day gives only what had been fetched and
    decided by then.
    """
    decided = ruled(sayings, claim, log)
    said = heard(tuple(u for u in merged(decided.sayings, decided.joins) if until is None or u.out <= until))
    found = lines(said, None, limits, decided.baselines, decided.confusion)
    found = with_world(found, said, claim)
    apart = splits(found)
    found = shifts_ruled(with_voices(found, apart), claim, log)
    return Followed(claim, found, said, apart, firsts(found), drifts(found, said), decided)

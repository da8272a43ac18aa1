"""What a line is made of: positions and shifts of one holder at one level."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from svodka.model import HolderLevel, Stance

# Bands of a shift's confidence (docs/lines.md, 2.5); one utterance alone counts for less
HIGH, MEDIUM, SINGLE = 0.9, 0.6, 0.9

Baselines = dict[tuple[HolderLevel, str], tuple[Stance, date]]


@dataclass(frozen=True, slots=True)
class Position:
    """What a holder's utterances say from one day to another."""

    stance: Stance
    start: date
    end: date
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """A proposed change of a line."""

    before: Stance
    after: Stance
    kind: str  # "REVERSAL", "ADMISSION", "CONCESSION", "SUCCESSION", "UPDATE"
    onset: date
    earliest: date  # the last utterance of the old side: the change lies after it
    alert: date  # when what was known sufficed
    first_by: str | None  # who moved first
    magnitude: float
    belief: float  # of the filter
    status: str  # "candidate", "likely", "confirmed", "update"
    reason: str  # "admission", "two utterances", "after the state's line"
    evidence: tuple[str, ...]  # ids of documents, of the old side and of the new
    guards: tuple[str, ...] = ()  # what a reader must know before believing it, one sentence each
    new: tuple[str, ...] = ()  # ids of the utterances of the new side
    old: tuple[str, ...] = ()  # of the last ones of the old side

    @property
    def confidence(self) -> str:
        """A band: how sure the filter is, and of how many utterances (docs/lines.md, 2.5)."""
        sure = self.belief * (1.0 if len(self.new) > 1 or self.status == "confirmed" else SINGLE)
        return "high" if sure >= HIGH else "medium" if sure >= MEDIUM else "low"


@dataclass(frozen=True, slots=True)
class Line:
    """One holder's line towards the claim."""

    holder: str
    level: HolderLevel
    state: str | None  # for whom he speaks
    positions: tuple[Position, ...]
    shifts: tuple[Shift, ...]
    guards: tuple[str, ...]  # why what looks like a change is none, one sentence each
    trace: tuple[tuple[date, float, float, float], ...] = ()  # after each utterance: denies, open, affirms

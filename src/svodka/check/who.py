"""What checking asks of whoever knows persons, offices and outlets; ``svodka.checking`` answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from svodka.model import Span, Speaker


class Likeness(StrEnum):
    """Whether two names mean one voice."""

    SAME = "same"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class OfficeFault:
    """That somebody did not hold the office that is told."""

    message: str
    sure: bool  # by the registry's dates; else only as the ledger's documents call him


@dataclass(frozen=True, slots=True)
class Named:
    """An outlet that a text names."""

    name: str
    span: Span  # of the text


class Who(Protocol):
    """Who is who."""

    def same(self, ours: Speaker, theirs: Speaker) -> Likeness:
        """Whether the ledger's speaker is the draft's."""

    def named_in(self, speaker: Speaker, text: str) -> bool:
        """Whether a text names the person, in whatever case and script; true for whoever has no name."""

    def publishes(self, speaker: Speaker, outlet: str) -> bool:
        """Whether an outlet is the person's own, or that of the body for which the person speaks."""

    def office(self, speaker: Speaker, days: tuple[date, date] | None) -> OfficeFault | None:
        """Why the role of ``speaker`` can't be right on these days; None where nothing speaks against it."""

    def outlets(self, text: str) -> list[Named]:
        """The outlets that ``text`` names, of those that the ledger knows."""

    def same_outlet(self, one: str, other: str) -> bool:
        """Whether two names mean one outlet."""

    def collected(self, outlet: str, days: tuple[date, date] | None) -> bool:
        """Whether anything was collected from the outlet at that time: before the first document of it nothing was."""

"""Who held an office on a day, as exactly as the dates are known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from svodka.model import ENDED, Tenure


@dataclass(frozen=True, slots=True)
class Held:
    """An office held on a day; ``sure`` is False where the dates that we have leave it open, and ``why`` says how."""

    tenure: Tenure
    sure: bool
    why: str = ""


def held_on(tenure: Tenure, day: date) -> Held | None:
    """Whether a tenure covers a day; None where it surely doesn't."""
    text = day.isoformat()
    if tenure.since and text < _first(tenure.since):
        return None
    if tenure.until and tenure.until != ENDED and text > _last(tenure.until):
        return None
    doubt = _doubt(tenure, text)
    return Held(tenure, not doubt, doubt)


def _doubt(tenure: Tenure, text: str) -> str:
    if tenure.since is None:
        return "it is not known since when"
    if text < _last(tenure.since):
        return f"it began in {tenure.since}, the day is not known"
    if tenure.until is None:
        # a file says how things stood at its date, not how they stand today
        return f"in office in {tenure.basis.date}, later is not known" if text > _last(tenure.basis.date) else ""
    if tenure.until == ENDED:
        return "it is not known until when"
    return "on its last day or in its last month" if text >= _first(tenure.until) else ""


def _first(day: str) -> str:
    """The first day that a year, month or day can mean."""
    return day + "-01-01"[(len(day) - 4) :] if len(day) < 10 else day


def _last(day: str) -> str:
    """The last day that it can mean; the 31st for every month, which compares right."""
    return day + "-12-31"[(len(day) - 4) :] if len(day) < 10 else day

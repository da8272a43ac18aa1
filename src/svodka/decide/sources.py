"""What is known of a source: visits, what they brought, what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from svodka.decide.health import DAY, HOUR


class Outcome(StrEnum):
    """What a visit to a source came to."""

    OK = "ok"
    UNCHANGED = "unchanged"  # the server says: as it was (304)
    ERROR = "error"
    REFUSED = "refused"  # by its robots.txt
    MOVED = "moved"  # for good; message: where to


@dataclass(frozen=True, slots=True)
class Look:
    """One visit to a source."""

    at: datetime
    outcome: Outcome
    listed: int = 0  # items that it announced
    fresh: int = 0  # of these, new ones
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """One document that a source brought."""

    at: datetime  # when it came
    length: int  # letters of its text
    language: str | None = None
    body_share: float | None = None  # letters of the body of all letters of the page's text
    published: datetime | None = None


class Kind(StrEnum):
    """What is wrong."""

    SILENT = "silent"
    NEVER = "nothing yet"
    ERRORS = "errors"
    REFUSED = "refused"
    MOVED = "moved"
    EMPTY = "lists nothing"
    SHORTER = "shorter texts"
    LANGUAGE = "another language"
    BODY = "less body"
    FUTURE = "dated in the future"
    OLD = "old items"
    UNVISITED = "not visited"


class Severity(StrEnum):
    """How much it matters."""

    NOTE = "note"  # somebody should look at the settings
    WARNING = "warning"  # something is probably missing
    SERIOUS = "serious"  # it is missing, and for long


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a source."""

    source: str
    kind: Kind
    severity: Severity
    since: datetime
    sentence: str  # plain; may hold words from outside


def time_of(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"


def day_of(at: datetime) -> str:
    return f"{at:%Y-%m-%d}"


def span_of(time: timedelta) -> str:
    """ "30 minutes", "14 hours", "3 days"."""
    for unit, name in ((DAY, "day"), (HOUR, "hour")):
        if time >= 2 * unit:
            return f"{round(time / unit)} {name}s"
    minutes = max(1, round(time / timedelta(minutes=1)))
    return "minute" if minutes == 1 else f"{minutes} minutes"

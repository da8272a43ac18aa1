"""A report of something said, as it is compared with others. Whom a name means is told by the caller."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum


class Carrier(StrEnum):
    """What brings a report, nearest the speaker first."""

    OFFICIAL = "official"  # the speaker's own side: a transcript, a site, a channel of an institution
    AGENCY = "agency"
    OUTLET = "outlet"  # anybody else


@dataclass(frozen=True, slots=True)
class Report:
    """One statement as one document carries it."""

    statement: str  # id
    speaker: str  # key of the registry, else a key that the spellings of one name share
    words: str
    language: str  # ISO 639-1
    document: str  # id: two statements of one document are told apart
    revision: str  # id of the text in which it stands
    start: date | None  # first day on which it can have been said; None: on any day until ``end``
    end: date | None  # last such day; None: nothing is dated, and the report stays alone
    told: bool = False  # the text tells the day; else it is that of publication
    recalled: bool = False  # the text says that it was said earlier
    unnamed: bool = False  # a description that fits many: "a source", "residents"
    for_whom: frozenset[str] = frozenset()  # keys of those in whose name the speaker speaks on that day
    shorter: frozenset[str] = frozenset()  # keys of the forms that leave out a part of the speaker's name
    published: str | None = None  # ISO 8601 date, or date and time
    outlet: str | None = None
    carrier: Carrier = Carrier.OUTLET
    venue: str | None = None  # as written
    chain: tuple[str, ...] = ()  # carriers, nearest the speaker first
    copy_of: str | None = None  # id of the revision whose text this one's is

    @property
    def day(self) -> date | None:
        """The day, where it is told to the day."""
        return self.end if self.told and self.start == self.end else None

    @property
    def instant(self) -> datetime | None:
        """When it was published, where the hour is known; without a zone it is taken for UTC."""
        if not self.published or len(self.published) <= len("2031-05-14"):
            return None
        try:
            at = datetime.fromisoformat(self.published)
            # the first and the last days of the calendar have no other zone
            return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
        except (ValueError, OverflowError):
            return None

    @property
    def order(self) -> tuple[bool, str, str]:
        """By what carriers are put in order of time: a day without an hour stands at its end, no day behind all."""
        at = self.instant
        text = at.isoformat() if at else f"{self.published[:10]}T23:59:59" if self.published else ""
        return (not self.published, text, self.statement)


def days_between(one: Report, other: Report) -> int | None:
    """How many days lie between the intervals in which two reports were said: 0 where they meet; None: undated."""
    if one.end is None or other.end is None:
        return None
    gap = max((one.start or date.min) - other.end, (other.start or date.min) - one.end)
    return max(0, gap.days)


def hours_between(one: Report, other: Report) -> float | None:
    """How many hours lie between two publications, where both hours are known."""
    mine, theirs = one.instant, other.instant
    return abs(mine - theirs) / timedelta(hours=1) if mine and theirs else None

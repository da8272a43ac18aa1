"""Moments as feeds, mails and pages spell them, as ISO 8601 in the zone in which they were told."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime

from svodka.parse.dateline import dateline, iso_date

# The first web page is of 1991; feeds with no date of their own say 1970 or 1900
_EARLIEST_YEAR = 1990
# Clocks and zones differ by less than a day; what is dated later than that was not published yet when it was fetched
_AHEAD = timedelta(days=1)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?")
_FRACTION = re.compile(r"([.,]\d{1,9})(?=Z|[+-]\d\d|$)")
_LONGEST = 80


def moment_of(told: str | None) -> str | None:
    """A date, or a date and time, as ISO 8601; None for what is no date that can be read in one way.

    Reads ISO 8601, RFC 5322 (also with other languages' names of the months) and what ``dateline`` reads.
    """
    said = " ".join((told or "").split())[:_LONGEST]
    if not said:
        return None
    return _iso(said) or _mail(said) or dateline(said) or dateline(re.sub(r"^[^\W\d_]{2,12}\.?,\s+", "", said))


def believable(told: str, fetched_on: date | None) -> bool:
    """Whether something fetched on that day can have been published then: after the web began, before the fetch.

    ``fetched_on`` None: the second isn't asked.
    """
    try:
        day = date.fromisoformat(told[:10])
    except ValueError:
        return False
    return day.year >= _EARLIEST_YEAR and (fetched_on is None or day <= fetched_on + _AHEAD)


def _iso(said: str) -> str | None:
    said = _FRACTION.sub("", said)
    compact = _COMPACT.fullmatch(said)
    if compact:
        clock = f"T{compact[4]}:{compact[5]}:{compact[6] or '00'}{compact[7] or ''}" if compact[4] else ""
        said = f"{compact[1]}-{compact[2]}-{compact[3]}{clock}"
    if re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d.*", said):
        said = said.replace(" ", "T", 1).replace(" ", "")
    return iso_date(said)


def _mail(said: str) -> str | None:
    if not re.search(r"\d{1,2} [A-Za-z]{3,9}\.? \d{2,4} \d", said):
        return None
    try:
        moment: datetime = parsedate_to_datetime(said)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.isoformat()

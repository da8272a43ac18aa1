"""Dates in a written sentence: as days, and whether they claim no more than is known."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from svodka.model import Said
from svodka.write.guard.source import Token
from svodka.write.wording import MONTHS

_MONTHS = {name.casefold(): number for number, name in enumerate(MONTHS, 1)}
_SEASONS = {"winter": 12, "spring": 3, "summer": 6, "autumn": 9}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"\d{1,2}")


def told_dates(tokens: Sequence[Token], at: int, year: int) -> Iterator[tuple[int, tuple[date, date]]]:
    """The dates that begin at a token, with the token behind them, the longest first.

    ``year``: of a date that tells none, the year of the issue.
    """
    words = [token.low for token in tokens[at : at + 8]]
    if words[:1] and words[0] in _WEEKDAYS:  # of use only beside a date
        skip = 2 if words[1:2] == [","] else 1
        for end, days in told_dates(tokens, at + skip, year):
            if days[0] == days[1] and days[0].weekday() == _WEEKDAYS.index(words[0]):
                yield end, days
        return
    for length, told in _forms(words, year):
        if told:
            yield at + length, told


def _forms(words: Sequence[str], year: int) -> Iterator[tuple[int, tuple[date, date] | None]]:
    first, second, third, fourth = [*words, "", "", "", ""][:4]
    if found := _ISO.fullmatch(first):
        yield 1, _one(int(found[1]), int(found[2]), int(found[3]))
    if first in _MONTHS and _DAY.fullmatch(second):  # April 26, 2031
        if third == "," and _YEAR.fullmatch(fourth):
            yield 4, _one(int(fourth), _MONTHS[first], int(second))
        if _YEAR.fullmatch(third):
            yield 3, _one(int(third), _MONTHS[first], int(second))
        yield 2, _one(year, _MONTHS[first], int(second))
    if _DAY.fullmatch(first) and second in _MONTHS:  # 26 April 2031
        if _YEAR.fullmatch(third):
            yield 3, _one(int(third), _MONTHS[second], int(first))
        yield 2, _one(year, _MONTHS[second], int(first))
    if first in _MONTHS and not _DAY.fullmatch(second):
        if _YEAR.fullmatch(second):
            yield 2, _month(int(second), _MONTHS[first], 1)
        yield 1, _month(year, _MONTHS[first], 1)
    if first in _SEASONS and _YEAR.fullmatch(second):
        yield 2, _month(int(second), _SEASONS[first], 3)
    if _YEAR.fullmatch(first):
        yield 1, (date(int(first), 1, 1), date(int(first), 12, 31))


def _one(year: int, month: int, day: int) -> tuple[date, date] | None:
    try:
        return (date(year, month, day),) * 2
    except ValueError:
        return None


def _month(year: int, month: int, count: int) -> tuple[date, date]:
    last_year, last = divmod(month + count - 2, 12)
    end = date(year + last_year, last + 1, calendar.monthrange(year + last_year, last + 1)[1])
    return date(year, month, 1), end


def bears(said: Said | None, days: tuple[date, date]) -> bool:
    """Whether what is known of the day of saying lies within the days that are told: coarser is fine, finer is not."""
    return said is not None and days[0] <= said.start and said.end <= days[1]


def are_near(one: Said, other: Said) -> bool:
    """Whether two sayings are of one and the same exact day."""
    return one.end - one.start < timedelta(1) and (one.start, one.end) == (other.start, other.end)

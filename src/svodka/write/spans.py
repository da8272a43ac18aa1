"""How long a line was held, in words that claim no more than dated statements bear out."""

from __future__ import annotations

from datetime import date

_SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
# From two months on one counts in months, from two years on in years: so English does, and a reader can check it
_MONTHS_FROM, _YEARS_FROM = 2, 24
_WEEK = 7


def number_words(number: int) -> str:
    """Small numbers in words, others in figures."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else str(number)


def span_words(start: date, end: date) -> str:
    """The whole days, weeks, months or years between two days, rounded down: "five months".

    Rounded down, because what lies after the last dated statement is not borne out by it. ValueError if the end is
    before the start.
    """
    if end < start:
        raise ValueError(f"{end} is before {start}")
    months = full_months(start, end)
    if months >= _YEARS_FROM:
        return _counted(months // 12, "year")
    if months >= _MONTHS_FROM:
        return _counted(months, "month")
    days = (end - start).days
    return _counted(days // _WEEK, "week") if days >= 2 * _WEEK else _counted(days + 1, "day")


def full_months(start: date, end: date) -> int:
    """The months that have passed from one day to another: March 31 to April 30 is none."""
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


def _counted(number: int, noun: str) -> str:
    return f"{number_words(number)} {noun}{'' if number == 1 else 's'}"

"""Dates as lines of a page write them: "April 30, 2025", «30 апреля 2025 года, 14:05», "30.04.2025"."""

from __future__ import annotations

import re
from datetime import date, datetime

_MONTHS = (
    ("january", "january", "января", "январь"),
    ("february", "february", "февраля", "февраль"),
    ("march", "march", "марта", "март"),
    ("april", "april", "апреля", "апрель"),
    ("may", "may", "мая", "май"),
    ("june", "june", "июня", "июнь"),
    ("july", "july", "июля", "июль"),
    ("august", "august", "августа", "август"),
    ("september", "sept", "сентября", "сентябрь"),
    ("october", "october", "октября", "октябрь"),
    ("november", "november", "ноября", "ноябрь"),
    ("december", "december", "декабря", "декабрь"),
)
_WEEKDAYS = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thu(?:rs)?|fri|sat|sun|"
    "понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|пн|вт|ср|чт|пт|сб|вс"
)
_LABEL = (
    r"(?:(?:first |last )?(?:published|updated|posted|issued|released|date|modified)(?: on| at)?"
    r"|опубликован[оа]|обновлен[оа]|дата(?: публикации)?|создан[оа])"
)
_TIME = r"(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?::\d{2})?(?:\s*(?P<half>[ap])\.?m\.?)?"
_ZONE = (
    r"(?:\s*(?:\(?(?:gmt|utc|msk|мск|cet|cest|est|edt|et|pst|bst|eet|z)\)?(?:[+-]\d{1,2}(?::?\d\d)?)?"
    r"|[+-]\d{2}:?\d{2}))?"
)
_DAY = (
    r"(?:(?P<month1>[a-zа-я]{3,9})\.? (?P<day1>\d{1,2})(?:st|nd|rd|th)?,? (?P<year1>\d{4})"
    r"|(?P<day2>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -](?P<month2>[a-zа-я]{3,9})\.?,?[ -](?P<year2>\d{4})"
    r"(?: ?г(?:ода|\.)?)?"
    r"|(?P<year3>\d{4})[-/.](?P<month3>\d{2})[-/.](?P<day3>\d{2})"
    r"|(?P<day4>\d{1,2})[./](?P<month4>\d{1,2})[./](?P<year4>\d{4}))"
)
# A place before the date, as agencies and offices write it: "PORT ALDER, April 30, 2031"
_PLACE = r"(?:[^\W\d_][\w.'’-]{1,20}(?: [\w.'’-]{1,20}){0,3}, )?"
_GLUE = r"(?:\s*(?:,|\||•|·|—|–|-|at|в|t|/)?\s*)"
_LINE = re.compile(
    rf"(?:{_LABEL}:?\s*)?(?:(?:{_WEEKDAYS})\.?,? )?{_PLACE}(?:(?:{_WEEKDAYS})\.?,? )?"
    rf"(?:(?P<first>\d{{1,2}}:\d{{2}}){_ZONE}{_GLUE})?{_DAY}(?:{_GLUE}{_TIME}{_ZONE})?"
    rf"(?:,? \(?(?:{_WEEKDAYS})\)?)?[.,]?"
)
# No line that is only a date is longer; the bound also keeps the pattern away from long paragraphs
_LONGEST_LINE = 90


def iso_date(value: str) -> str | None:
    """``value`` as an ISO 8601 date or date and time, if it is one in a form of ISO 8601; else None."""
    try:
        date.fromisoformat(value[:10])
        if len(value) > 10:
            datetime.fromisoformat(value)
    except ValueError:
        return None
    return value if re.match(r"\d{4}-\d\d-\d\d", value) else None


def is_dateline(line: str) -> bool:
    """Whether the line is nothing but a date (with a label, weekday, place or time)."""
    return len(line) <= _LONGEST_LINE and _match(line) is not None


def dateline(line: str) -> str | None:
    """The date of a date line as ISO 8601 (date, or date and time without zone); None where there is none.

    None, too, for a date that doesn't exist ("February 30, 2031") and for one that can be read in two
    ways ("03/04/2031": the third of April or the fourth of March).
    """
    match = _match(line) if len(line) <= _LONGEST_LINE else None
    if match is None:
        return None
    day = _day(match)
    return day and day + _time(match)


def _match(line: str) -> re.Match[str] | None:
    match = _LINE.fullmatch(" ".join(line.lower().split()))
    if match is None:
        return None
    name = match["month1"] or match["month2"]
    return match if name is None or _month(name) else None


def _day(match: re.Match[str]) -> str | None:
    year, month, day = next(
        (match[f"year{n}"], match[f"month{n}"], match[f"day{n}"]) for n in "1234" if match[f"year{n}"]
    )
    number = int(month) if month.isdigit() else _month(month)
    slashed = f"{day}/{month}/{year}" in match[0]
    if slashed and int(day) <= 12 and int(month) <= 12 and day != month:
        return None
    if slashed and number > 12:
        number, day = int(day), month
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None


def _time(match: re.Match[str]) -> str:
    if match["first"]:
        hour, minute = map(int, match["first"].split(":"))
    elif match["hour"]:
        hour, minute = int(match["hour"]), int(match["minute"])
        if match["half"]:
            hour = hour % 12 + (12 if match["half"] == "p" else 0)
    else:
        return ""
    return f"T{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


def _month(word: str) -> int:
    """The month's number from its name or a shortened name ("Sept", «апр»); 0 for another word."""
    for number, names in enumerate(_MONTHS, 1):
        if any(name.startswith(word) for name in names) or word in names:
            return number
    return 0

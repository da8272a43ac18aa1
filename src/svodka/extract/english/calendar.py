"""Date words of a sentence as intervals of days: on Monday, last autumn, in October, two days later, days ago."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from svodka.extract.english.nouns import is_time_word
from svodka.extract.english.sentences import Sentence
from svodka.lexicon.en.calendar import MONTHS, NUMBERS, SEASONS, UNITS, WEEKDAYS
from svodka.model import Precision, Said

_DAY = timedelta(days=1)
# "days ago" is less than a week; "weeks ago" less than two months; what is vaguer is no date
_VAGUE = {"days": 7, "weeks": 56, "months": 365, "years": 3650}
# how far "recently" and "now" reach back where no event was told before: a convention, printed with its basis
_RECENT_DAYS = 31


@dataclass(frozen=True, slots=True)
class Ground:
    """What relative dates are relative to."""

    published: date
    anchor: date | None = None  # the day of the event told last
    recent: date | None = None  # the earliest day, within a month of publication, that was told before


@dataclass(frozen=True, slots=True)
class Dated:
    """Date words with what they mean: token indices, the interval, its reason."""

    start: int
    end: int
    said: Said


_BEGINNINGS = frozenset({*MONTHS, *WEEKDAYS, *SEASONS, *NUMBERS, *_VAGUE}) | frozenset(
    """the today tonight yesterday this last same that next following previous day eve for over now recently lately
    recent""".split()
)
Rule = Callable[[Sentence, int, Ground], Dated | None]


def date_words(sentence: Sentence, ground: Ground) -> Iterator[Dated]:
    """The date words outside of quotations, in order; impossible dates (April 31) are passed over."""
    end = 0
    for at, word in enumerate(sentence.words):
        # most tokens begin no date words, and the rules cost more than this look
        if at < end or not (word in _BEGINNINGS or word[0].isdigit()):
            continue
        dated = next((d for rule in RULES if (d := rule(sentence, at, ground))), None)
        if dated:
            end = dated.end
            if not _bounds_only(sentence, at):
                yield dated


def _bounds_only(sentence: Sentence, at: int) -> bool:
    """Whether the words tell since or until when, not when: since spring; before Friday."""
    if sentence.lower(at) == "yesterday" and sentence.lower(at - 2) == "day":
        return False  # the day before yesterday
    before = {sentence.lower(at - 1), sentence.lower(at - 2) if sentence.lower(at - 1) in ("the", "last") else ""}
    return bool(before & {"since", "until", "till", "before", "through"})


def _dated(s: Sentence, at: int, end: int, first: date, last: date, precision: Precision, reason: str) -> Dated:
    words = " ".join(token.text for token in s.tokens[at:end])
    return Dated(at, end, Said(first, last, precision, f"“{words}”{reason}"))


def _number(lower: str) -> int | None:
    digits = lower.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
    return int(digits) if digits.isdecimal() and len(digits) <= 4 else None


def _year(s: Sentence, at: int) -> tuple[int | None, int]:
    """A year at ``at``, a comma before it allowed, and the index behind it."""
    if s.lower(at) == "," and (number := _number(s.lower(at + 1))) and number >= 1000:
        return number, at + 2
    number = _number(s.lower(at))
    return (number, at + 1) if number and number >= 1000 else (None, at)


def month_day(s: Sentence, at: int, ground: Ground) -> Dated | None:
    """April 26 | April 26, 2025 | 26 April | the 26th of April"""
    month, day, end = MONTHS.get(s.lower(at)), None, at + 1
    if month and s.tokens[at].text[:1].isupper():
        day, end = _number(s.lower(at + 1)), at + 2
    elif (day := _number(s.lower(at))) and day <= 31:
        step = 2 if s.lower(at + 1) == "of" else 1
        month, end = MONTHS.get(s.lower(at + step)), at + step + 1
        if month and not s.tokens[at + step].text[:1].isupper():
            month = None
    if not month or not day or day > 31:
        return None
    year, end = _year(s, end)
    found = _day_of(year, month, day, ground.published)
    if found is None:
        return None
    reason = "" if year else ", the last such day before publication"
    return _dated(s, at, end, found, found, Precision.DAY, reason)


def day_range(s: Sentence, at: int, ground: Ground) -> Dated | None:
    """Between May 5 and May 9 | from 5 to 9 May 2030 | May 5-7"""
    first = month_day(s, at, ground)
    joined = s.lower(first.end) if first else ""
    opened = s.lower(at - 1) in ("between", "from")
    if first is None or not (joined in ("-", "–") or (opened and joined in ("and", "to", "until", "through"))):
        return None
    end = first.end + 1
    if last := month_day(s, end, ground):
        return _stretch(s, at, last.end, first.said.start, last.said.end)
    day = _number(s.lower(end))
    if not day or not first.said.start.day < day <= 31:
        return None
    year, behind = _year(s, end + 1)
    start = first.said.start.replace(year=year or first.said.start.year)
    return _stretch(s, at, behind, start, _day_of(start.year, start.month, day, ground.published))


def _stretch(s: Sentence, at: int, end: int, first: date, last: date | None) -> Dated | None:
    if last is None or last < first:
        return None
    return _dated(s, at, end, first, last, Precision.PERIOD, "")


def _day_of(year: int | None, month: int, day: int, published: date) -> date | None:
    try:
        if year:
            return date(year, month, day)
        found = date(published.year, month, day)
        return found if found <= published else date(published.year - 1, month, day)
    except ValueError:
        return None


def month_alone(s: Sentence, at: int, ground: Ground) -> Dated | None:
    """In October | in October 2024 | last May | early October"""
    month = MONTHS.get(s.lower(at))
    if not month or not is_time_word(s, at):
        return None
    before = s.lower(at - 1)
    year, end = _year(s, at + 1)
    if end == at + 1 and (_number(s.lower(end)) or 0) > 0:
        return None  # April 31
    if (
        s.lower(at) in ("may", "march")
        and before not in ("in", "last", "since", "of", "early", "late", "this")
        and not year
    ):
        return None
    known = year or ground.published.year
    if not year and (month > ground.published.month or (before == "last" and month >= ground.published.month)):
        known -= 1
    first = date(known, month, 1)
    last = date(known, month, calendar.monthrange(known, month)[1])
    reason = "" if year else ", the last such month before publication"
    return _dated(s, at, end, first, last, Precision.MONTH, reason)


def weekday(s: Sentence, at: int, ground: Ground) -> Dated | None:
    """On Monday | Monday | last Monday | on Monday, April 26"""
    number = WEEKDAYS.get(s.lower(at))
    if number is None or not (is_time_word(s, at) or s.lower(at).endswith(".")):
        return None
    following = at + 2 if s.lower(at + 1) == "," else at + 1
    if exact := month_day(s, following, ground):
        return Dated(at, exact.end, exact.said)
    if s.lower(at - 1) == "next":
        return None
    back = (ground.published.weekday() - number) % 7
    if s.lower(at - 1) == "last" and back == 0:
        back = 7
    day = ground.published - back * _DAY
    return _dated(s, at, at + 1, day, day, Precision.DAY, ", the last such day before publication")


def near_day(s: Sentence, at: int, ground: Ground) -> Dated | None:
    """Today | yesterday | this morning | last night | the day before yesterday"""
    low, nxt = s.lower(at), s.lower(at + 1)
    back, end = None, at + 1
    if not is_time_word(s, at):
        return None  # the Varn Today
    if low in ("today", "tonight") or (low == "this" and nxt in ("morning", "afternoon", "evening")):
        back, end = 0, at + (1 if low != "this" else 2)
    elif low == "yesterday":
        back = 2 if s.lower(at - 1) == "before" and s.lower(at - 2) == "day" else 1
    elif low == "last" and nxt in ("night", "evening"):
        back, end = 1, at + 2
    if back is None:
        return None
    day = ground.published - back * _DAY
    return _dated(s, at, end, day, day, Precision.DAY, ", counted from publication")


def same_day(s: Sentence, at: int, ground: Ground) -> Dated | None:
    """The same day | that day | the next day | a day earlier | two days later | a week before | the day before"""
    if ground.anchor is None:
        return None
    words = (s.lower(at), s.lower(at + 1))
    shift: int | None = None
    end = at + 2
    if words[0] in ("same", "that") and words[1] in ("day", "evening", "night", "morning", "afternoon"):
        shift = 0
    elif words[0] in ("next", "following") and words[1] in ("day", "morning"):
        shift = 1
    elif words == ("previous", "day") or (
        words[0] == "day" and words[1] in ("before", "earlier") and s.lower(at - 1) in ("the", "a")
    ):
        shift = -1
    elif words[0] == "eve" and s.lower(at - 1) in ("the", "on") and words[1] != "of":
        shift, end = -1, at + 1
    elif (number := NUMBERS.get(words[0]) or _number(words[0])) and number < 1000 and words[1] in UNITS:
        direction = {"later": 1, "earlier": -1, "before": -1, "after": 1}.get(s.lower(at + 2))
        if direction is not None:
            return _shifted(s, at, number, direction, ground.anchor)
    if shift is None:
        return None
    day = ground.anchor + shift * _DAY
    return _dated(s, at, end, day, day, Precision.DAY, ", counted from the day told before")


def _shifted(s: Sentence, at: int, number: int, direction: int, anchor: date) -> Dated:
    unit = s.lower(at + 1)
    middle = anchor + direction * number * UNITS[unit] * _DAY
    slack = {"d": 0, "w": 1 if number == 1 else 3, "m": 15, "y": 90}[unit[0]]
    exact = slack == 0
    precision = Precision.DAY if exact else Precision.APPROXIMATE
    return _dated(
        s, at, at + 3, middle - slack * _DAY, middle + slack * _DAY, precision, ", counted from the day told before"
    )


def ago(s: Sentence, at: int, ground: Ground) -> Dated | None:
    """Three days ago | a week ago | days ago | a year ago"""
    number, unit_at = NUMBERS.get(s.lower(at)) or _number(s.lower(at)), at + 1
    if number is None and s.lower(at) in _VAGUE and s.lower(at + 1) == "ago":
        first = ground.published - _VAGUE[s.lower(at)] * _DAY
        return _dated(s, at, at + 2, first, ground.published, Precision.APPROXIMATE, ", counted from publication")
    if number is None or number > 1000 or s.lower(unit_at) not in UNITS or s.lower(unit_at + 1) != "ago":
        return None
    unit = s.lower(unit_at)
    middle = ground.published - number * UNITS[unit] * _DAY
    slack = {"d": 0, "w": 3, "m": 15, "y": 180}[unit[0]]
    precision = Precision.DAY if slack == 0 else Precision.APPROXIMATE
    last = min(middle + slack * _DAY, ground.published)
    return _dated(s, at, unit_at + 2, middle - slack * _DAY, last, precision, ", counted from publication")


def season(s: Sentence, at: int, ground: Ground) -> Dated | None:
    """Last autumn | this spring | in summer 2024 | in the winter of 2024"""
    first_month = SEASONS.get(s.lower(at))
    if first_month is None:
        return None
    before = s.lower(at - 1)
    year, end = _year(s, at + 2 if s.lower(at + 1) == "of" else at + 1)
    if not year and before not in ("last", "this", "in", "the", "late", "early", "since", "of"):
        return None
    if not year:
        year = ground.published.year
        if date(year, first_month, 1) > ground.published or (
            before == "last" and _season_end(year, first_month) >= ground.published
        ):
            year -= 1
    last = _season_end(year, first_month)
    reason = "" if end > at + 1 else ", the last such season before publication"
    return _dated(s, at, end, date(year, first_month, 1), last, Precision.SEASON, reason)


def _season_end(year: int, first_month: int) -> date:
    year, month = (year + 1, first_month + 2 - 12) if first_month + 2 > 12 else (year, first_month + 2)
    return date(year, month, calendar.monthrange(year, month)[1])


def calendar_unit(s: Sentence, at: int, ground: Ground) -> Dated | None:
    """Last week | earlier this month | last year | this week"""
    which, unit = s.lower(at), s.lower(at + 1)
    if which == "the" and unit == "weekend" and s.lower(at - 1) in ("over", "on", "at", "during"):
        which = "last"
    if which not in ("last", "this") or unit not in ("week", "month", "year", "weekend"):
        return None
    today = ground.published
    if unit in ("week", "weekend"):
        first = today - today.weekday() * _DAY - (7 * _DAY if which == "last" else 0 * _DAY)
        last, precision = first + 6 * _DAY, Precision.WEEK
        if unit == "weekend":
            first = first + 5 * _DAY if first + 5 * _DAY <= today else first - 2 * _DAY
            last = first + _DAY
    elif unit == "month":
        first = today.replace(day=1)
        if which == "last":
            first = (first - _DAY).replace(day=1)
        last, precision = first.replace(day=calendar.monthrange(first.year, first.month)[1]), Precision.MONTH
    else:
        year = today.year - (which == "last")
        first, last, precision = date(year, 1, 1), date(year, 12, 31), Precision.YEAR
    return _dated(s, at, at + 2, first, min(last, today), precision, ", counted from publication")


def year_alone(s: Sentence, at: int, ground: Ground) -> Dated | None:
    """In 2024"""
    number = _number(s.lower(at))
    if (
        s.lower(at - 1) not in ("in", "since", "during")
        or number is None
        or not 1000 <= number <= ground.published.year
    ):
        return None
    last = min(date(number, 12, 31), ground.published)
    return _dated(s, at, at + 1, date(number, 1, 1), last, Precision.YEAR, "")


def span_until_now(s: Sentence, at: int, ground: Ground) -> Dated | None:
    """For six months … had denied: the months up to publication"""
    number = NUMBERS.get(s.lower(at + 1)) or _number(s.lower(at + 1))
    if s.lower(at) not in ("for", "over") or not number or number > 1000 or s.lower(at + 2) not in UNITS:
        return None
    first = ground.published - number * UNITS[s.lower(at + 2)] * _DAY
    return _dated(s, at, at + 3, first, ground.published, Precision.PERIOD, ", up to publication")


def now(s: Sentence, at: int, ground: Ground) -> Dated | None:
    """Now | recently | in recent days: between the event told before and publication"""
    low = s.lower(at)
    if low not in ("now", "recently", "lately") and not (low == "recent" and s.lower(at + 1) in ("days", "weeks")):
        return None
    first = ground.recent or ground.published - _RECENT_DAYS * _DAY
    return _dated(s, at, at + 1, first, ground.published, Precision.PERIOD, ", up to publication")


RULES: tuple[Rule, ...] = (
    day_range,
    month_day,
    weekday,
    near_day,
    ago,
    same_day,
    season,
    calendar_unit,
    month_alone,
    year_alone,
    span_until_now,
    now,
)

"""When it was said: date words around a cue, resolved against the day of publication."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from svodka.extract.russian.view import View
from svodka.lexicon.ru.calendar import DAYS_BEFORE, MONTHS, PERIODS_BEFORE, SEASONS, WEEKDAYS
from svodka.model import Precision, Said


def said_on(view: View, allowed: Iterable[int], published: date | None) -> Said | None:
    """The date of saying that the words at the given indices tell; None: none told, or no date of publication."""
    if published is None:
        return None
    places = sorted(i for i in allowed if not view.quoted(i))  # «Утром» is an outlet
    for at in places:
        for rule in (_day_and_month, _weekday, _counted_days, _period, _month, _season):
            if said := rule(view, at, published):
                return said
    return None


def _basis(view: View, first: int, last: int) -> str:
    return f"«{view.sentence.span_of(first, last).of(view.page.text)}» seen from the day of publication"


def _lemma(view: View, at: int, known: dict[str, int]) -> int | None:
    if not 0 <= at < view.size:
        return None
    return next((known[x] for x in view.sentence.words[at].lemmas("NOUN") if x in known), None)


def _year(view: View, at: int) -> int | None:
    low = view.low(at)
    return int(low) if low.isdigit() and len(low) == 4 else None


def _day_and_month(view: View, at: int, published: date) -> Said | None:
    """12 ноября; 12 ноября 2030 года. Without a year: the last such day."""
    day, month = view.low(at), _lemma(view, at + 1, MONTHS)
    if not day.isdigit() or month is None:
        return None
    year = _year(view, at + 2)
    try:
        told = date(year or published.year, month, int(day))
        if year is None and told > published:
            told = told.replace(year=told.year - 1)
    except ValueError:  # 31 ноября
        return None
    return Said(told, told, Precision.DAY, _basis(view, at, at + 1 if year is None else at + 2))


def _weekday(view: View, at: int, published: date) -> Said | None:
    """в понедельник, утром во вторник: the last such day, the day of publication included."""
    number = _lemma(view, at, WEEKDAYS)
    if number is None or view.low(at - 1) not in ("в", "во"):
        return None
    told = published - timedelta(days=(published.isoweekday() - number) % 7)
    return Said(told, told, Precision.DAY, _basis(view, at - 1, at))


def _counted_days(view: View, at: int, published: date) -> Said | None:
    """сегодня, вчера, накануне; утром, unless a weekday follows."""
    for phrase, (first, last) in DAYS_BEFORE.items():
        length = len(phrase.split())
        if " ".join(view.low(at + i) for i in range(length)) == phrase:
            if any(_lemma(view, at + length + i, WEEKDAYS) for i in (0, 1)) or view.low(at - 1) in SEASONS:
                return None
            start, end = published - timedelta(days=last), published - timedelta(days=first)
            return Said(start, end, Precision.DAY, _basis(view, at, at + length - 1))
    return None


def _period(view: View, at: int, published: date) -> Said | None:
    """на прошлой неделе, в прошлом месяце, в прошлом году."""
    for phrase, (unit, back) in PERIODS_BEFORE.items():
        length = len(phrase.split())
        if " ".join(view.low(at + i) for i in range(length)) == phrase:
            start, end, precision = _unit(unit, back, published)
            return Said(start, min(end, published), precision, _basis(view, at, at + length - 1))
    return None


def _unit(unit: str, back: int, published: date) -> tuple[date, date, Precision]:
    if unit == "week":
        monday = published - timedelta(days=published.weekday() + 7 * back)
        return monday, monday + timedelta(days=6), Precision.WEEK
    if unit == "year":
        return date(published.year - back, 1, 1), date(published.year - back, 12, 31), Precision.YEAR
    months = published.year * 12 + published.month - 1 - back
    return *_whole_month(months // 12, months % 12 + 1), Precision.MONTH


def _whole_month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _month(view: View, at: int, published: date) -> Said | None:
    """в октябре; в октябре 2030 года."""
    month = _lemma(view, at, MONTHS)
    if month is None or view.low(at - 1) != "в":
        return None
    year = _year(view, at + 1) or (published.year if month <= published.month else published.year - 1)
    start, end = _whole_month(year, month)
    if start > published:
        return None
    return Said(start, min(end, published), Precision.MONTH, _basis(view, at - 1, at))


def _season(view: View, at: int, published: date) -> Said | None:
    """прошлой осенью, этим летом."""
    first = SEASONS.get(view.low(at))
    if first is None:
        return None
    year = published.year
    if date(year, first, 1) > published or (view.low(at - 1).startswith("прошл") and first + 2 >= published.month):
        year -= 1
    end_month = (first + 1) % 12 + 1
    end = _whole_month(year + (first == 12), end_month)[1]
    start = at - 1 if view.low(at - 1)[:5] in ("прошл", "этой", "этим") else at
    return Said(date(year, first, 1), min(end, published), Precision.SEASON, _basis(view, start, at))

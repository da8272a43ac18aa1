"""Dates, spans and counts in Russian words, in the case that their place asks for."""

from __future__ import annotations

from datetime import date

from svodka.model import Precision, Said
from svodka.write.spans import full_months

MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
    "ноября", "декабря",
)  # fmt: skip
_IN_MONTHS = (
    "январе", "феврале", "марте", "апреле", "мае", "июне", "июле", "августе", "сентябре",
    "октябре", "ноябре", "декабре",
)  # fmt: skip
_SEASONS = {3: "весной", 6: "летом", 9: "осенью", 12: "зимой"}
# Genitive, as after «в течение»; "one" by gender: дня, недели
_GENITIVE = (
    "нуля", "одного", "двух", "трёх", "четырёх", "пяти", "шести", "семи", "восьми", "девяти", "десяти", "одиннадцати",
    "двенадцати",
)  # fmt: skip
_NOMINATIVE = (
    "ноль", "одно", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать",
    "двенадцать",
)  # fmt: skip
# As in English: months from two on, years from two on, weeks from two on (``write.spans``)
_MONTHS_FROM, _YEARS_FROM, _WEEK = 2, 24, 7


def plural(number: int, one: str, few: str, many: str) -> str:
    """The form of a noun behind a number in figures: 1 заявление, 2 заявления, 5 заявлений, 11 заявлений."""
    if number % 10 == 1 and number % 100 != 11:
        return one
    return few if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else many


def number_words(number: int) -> str:
    """Small numbers in words, of neuter nouns and by themselves, others in figures."""
    return _NOMINATIVE[number] if 0 <= number < len(_NOMINATIVE) else str(number)


def day_words(day: date) -> str:
    """As in «26 апреля 2031 года»."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year} года"


def said_words(said: Said) -> str:
    """When it was said, as part of a sentence, claiming no more precision than there is."""
    start, end = said.start, said.end
    if said.precision is Precision.APPROXIMATE:
        return f"приблизительно {day_words(start)}" if start == end else f"примерно {_between(start, end)}"
    if start == end:
        return day_words(start)
    if whole := _whole(start, end):
        return whole
    if said.precision is Precision.WEEK:
        return f"на неделе {_from_to(start, end)}"
    return _between(start, end)


def interval_words(start: date, end: date) -> str:
    """As in «с 26 апреля по 2 мая 2031 года»; one day alone."""
    return day_words(start) if start == end else _from_to(start, end)


def _from_to(start: date, end: date) -> str:
    if start.year != end.year:
        return f"с {day_words(start)} по {day_words(end)}"
    first = str(start.day) if start.month == end.month else f"{start.day} {MONTHS[start.month - 1]}"
    return f"с {first} по {day_words(end)}"


def _between(start: date, end: date) -> str:
    first = day_words(start) if start.year != end.year else f"{start.day} {MONTHS[start.month - 1]}"
    return f"между {first} и {day_words(end)}"


def _whole(start: date, end: date) -> str | None:
    """The month, season or year that the interval fills exactly, if it does."""
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if start.day != 1 or (date(end.year + end.month // 12, end.month % 12 + 1, 1) - end).days != 1:
        return None
    if months == 1:
        return f"в {_IN_MONTHS[start.month - 1]} {start.year} года"
    if months == 12 and start.month == 1:
        return f"в {start.year} году"
    if months == 3 and start.month in _SEASONS:
        # a winter belongs to two years
        year = f"{start.year}" if start.month != 12 else f"{start.year}/{end.year % 100:02d}"
        return f"{_SEASONS[start.month]} {year} года"
    return None


def span_words(start: date, end: date) -> str:
    """The whole days, weeks, months or years between two days, rounded down, in the genitive: «пяти месяцев».

    ValueError if the end is before the start.
    """
    if end < start:
        raise ValueError(f"{end} is before {start}")
    months, days = full_months(start, end), (end - start).days
    if months >= _YEARS_FROM:
        return _genitive(months // 12, "года", "лет")
    if months >= _MONTHS_FROM:
        return _genitive(months, "месяца", "месяцев")
    if days >= 2 * _WEEK:
        return _genitive(days // _WEEK, "недели", "недель", feminine=True)
    return _genitive(days + 1, "дня", "дней")


def _genitive(number: int, one: str, many: str, *, feminine: bool = False) -> str:
    """A number with its noun behind «в течение»: одного дня, одной недели, двух лет, 21 месяца."""
    noun = one if number % 10 == 1 and number % 100 != 11 else many
    if number >= len(_GENITIVE):
        return f"{number} {noun}"
    return f"{'одной' if feminine and number == 1 else _GENITIVE[number]} {noun}"

"""Figures of a text: numbers in digits or words, shares, days; with their values, so that "12" is "twelve"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from svodka.lexicon.figures import MONTH_FORMS, NUMBERS, SCALES, WEEKDAY_FORMS
from svodka.model import Span

_WORDS = "|".join(sorted(NUMBERS, key=len, reverse=True))
_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
_MONTHS = "|".join(MONTH_FORMS)
_DIGITS = r"\d{1,3}(?:[ ,\u00a0\u202f]\d{3})+(?![\d])(?:\.\d+)?|\d+(?:[.,:]\d+)*"
_PERCENT = r"%|per ?cent\b|процент[а-я]*"
_FIGURE = re.compile(
    rf"""
    (?P<day>\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?(?:{_MONTHS})\b | \b(?:{_MONTHS})\s\d{{1,2}}\b)
    | (?P<sign>[$€£₽])? (?P<number>(?<![\w.,])(?:{_DIGITS})(?!\w) | \b(?:{_WORDS})(?:[\s-](?:{_WORDS}))*\b)
      (?:\s?(?P<scale>(?:{_SCALE}))\b\.?)? (?:\s?(?P<percent>{_PERCENT}))?
    | \b(?P<name>(?:{_MONTHS})|{"|".join(WEEKDAY_FORMS)})\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and where it stands."""

    span: Span
    value: str  # the same for figures that say the same
    words: str


def figures(text: str, within: Span) -> list[Figure]:
    """The figures of a stretch of a text, in order; offsets are of the whole text."""
    spelled = within.of(text).replace("ё", "е").replace("Ё", "Е")  # the same length: offsets hold
    return [
        Figure(Span(*m.span()).shift(within.start), _value(m), text[within.start + m.start() : within.start + m.end()])
        for m in _FIGURE.finditer(spelled)
    ]


def _value(found: re.Match[str]) -> str:
    if not found["number"]:
        return " ".join(sorted(re.findall(r"\d+|[^\W\d_]{3,}", found[0].lower())))
    number = _number(found["number"].lower())
    if isinstance(number, float):
        number *= SCALES.get((found["scale"] or "").lower(), 1.0)
    return f"{found['sign'] or ''}{number}{'%' if found['percent'] else ''}"


def _number(words: str) -> float | str:
    """The value of digits or number words; digits that are no plain number (12:30, 1.2.3) stay as they are."""
    if words[0].isdigit():
        joined = re.sub(r"[ \u00a0\u202f]|,(?=\d{3}(?!\d))", "", words)
        try:
            return float(joined.replace(",", "."))
        except ValueError:
            return joined
    total = 0.0
    for word in re.split(r"[\s-]", words):
        value = NUMBERS[word]
        total = total * value if value == 100 and total else total + value  # "two hundred"
    return total

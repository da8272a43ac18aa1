"""Numbers in a text, in figures or in words, English and Russian: "1,200", "three hundred", «одиннадцать тысяч»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from svodka.lexicon.en.calendar import MONTHS as EN_MONTHS
from svodka.lexicon.numerals import HUNDRED, NUMERALS, NUMERALS_RU, SCALES
from svodka.lexicon.ru.calendar import MONTHS as RU_MONTHS
from svodka.model import Span

_PIECE = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?|[^\W\d_]+(?:-[^\W\d_]+)*")
# a day as the calendar writes it is held to the ledger as a date; its numbers count nothing
_MONTH = (
    rf"(?:{'|'.join(sorted(map(re.escape, EN_MONTHS), key=len, reverse=True))}|"
    rf"(?:{'|'.join(name.rstrip('ьй') for name in RU_MONTHS)})[а-яё]{{0,2}})"
)
_DAY = re.compile(
    rf"\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}}\b)?|"
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b(?:,?\s+\d{{4}}\b)?|"
    rf"\b{_MONTH}\s+\d{{4}}\b",
    re.IGNORECASE,
)
_JOINS = frozenset({"and", "a"})


@dataclass(frozen=True, slots=True)
class Figure:
    """One number."""

    value: float
    span: Span


@dataclass(slots=True)
class _Running:
    """A number in words as far as it was read."""

    total: float = 0.0
    part: float = 0.0
    start: int = -1
    end: int = -1

    def add(self, value: float, span: Span) -> None:
        self.start = span.start if self.start < 0 else self.start
        self.end = span.end
        if value in SCALES:
            self.total += (self.part or 1) * value
            self.part = 0.0
        elif value == HUNDRED:
            self.part = (self.part or 1) * value
        else:
            self.part += value

    def fits(self, value: float) -> bool:
        """Whether the next word of a number can go on this one: "three hundred", not "two seven"."""
        if self.start < 0 or value in SCALES:
            return True
        if value == HUNDRED:
            return 0 < self.part < HUNDRED
        last = self.part % HUNDRED
        if value < 10:
            return last % 10 == 0 and (last == 0 or last >= 20)
        return last == 0 if value < HUNDRED else self.part == 0

    @property
    def value(self) -> float:
        return self.total + self.part


def figures(text: str, span: Span | None = None) -> list[Figure]:
    """The numbers of ``text`` (of ``span`` in it), in order; offsets are of ``text``. "One" is a pronoun."""
    start, end = (span.start, span.end) if span else (0, len(text))
    found: list[Figure] = []
    running = _Running()
    for match in _PIECE.finditer(text, start, end):
        here = Span(match.start(), match.end())
        gap = text[running.end : here.start] if running.end >= 0 else ""
        value = _value(match[0])
        if value is None:
            if not (match[0].casefold() in _JOINS and running.start >= 0 and not gap.strip()):
                running = _closed(running, found)
            continue
        in_words = not match[0][0].isdecimal()
        joined = running.start >= 0 and not gap.replace("and", "").strip() and running.fits(value)
        if not (joined and (in_words or value in SCALES)):
            running = _closed(running, found)
        running.add(value, here)
    _closed(running, found)
    return found


def counts(text: str, span: Span | None = None) -> list[Figure]:
    """The numbers that count something: ``figures`` without those of written-out days."""
    start, end = (span.start, span.end) if span else (0, len(text))
    days = [Span(m.start(), m.end()) for m in _DAY.finditer(text, start, end)]
    return [figure for figure in figures(text, span) if not any(day.overlaps(figure.span) for day in days)]


@lru_cache(maxsize=100_000)
def is_number(word: str) -> bool:
    """Whether a word is a number, in figures or letters."""
    return _value(word) is not None


def _closed(running: _Running, found: list[Figure]) -> _Running:
    if running.start >= 0:
        found.append(Figure(running.value, Span(running.start, running.end)))
    return _Running()


def _value(piece: str) -> float | None:
    if piece[0].isdecimal():
        if re.fullmatch(r"\d+(?:[.,\u00a0\u202f ]\d{3})+", piece):
            return float(re.sub(r"\D", "", piece))
        try:
            return float(piece.replace(",", "."))
        except ValueError:  # "10-15", "2031-10-07t11": figures, and no number
            return None
    low = piece.casefold().replace("ё", "е")
    if low in NUMERALS:
        return NUMERALS[low]
    if "-" in low:
        parts = [NUMERALS.get(part) for part in low.split("-")]
        return sum(p for p in parts if p is not None) if all(p is not None for p in parts) else None
    return next((value for pattern, value in NUMERALS_RU if pattern.fullmatch(low)), None)

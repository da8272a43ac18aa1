"""Dates, occasions and carriers in English words, for sentences, tables and cards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from svodka.model import Precision, Revision, Said

# not strftime: it follows the machine's language
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}


def count_words(number: int, noun: str) -> str:
    """As in "1 statement" and "2 statements"; for nouns that take an s."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def day_words(day: date) -> str:
    """As in "April 26, 2025"."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def interval_words(start: date, end: date) -> str:
    """As in "April 26 to 30, 2025", "April 26 to May 2, 2025", "December 30, 2024, to January 2, 2025"."""
    if start == end:
        return day_words(start)
    if start.year != end.year:
        return f"{day_words(start)}, to {day_words(end)}"
    first = f"{MONTHS[start.month - 1]} {start.day}"
    last = day_words(end) if start.month != end.month else f"{end.day}, {end.year}"
    return f"{first} to {last}"


def date_range_words(said: Said | None) -> str:
    """When it was said, without a preposition: "April 26, 2025", "October 2024"; "no date is told"."""
    if said is None:
        return "no date is told"
    phrase = said_words(said)
    for preposition in ("on or ", "on ", "in ", "at some time "):
        phrase = phrase.removeprefix(preposition)
    return phrase


def said_words(said: Said) -> str:
    """When it was said, as part of a sentence, claiming no more precision than there is.

    "on April 26, 2025", "in the week of April 21 to 27, 2025", "in October 2024", "in autumn 2024", "in
    2024", "between April 26 and April 30, 2025", "at some time between …" where the text is only approximate.
    """
    start, end = said.start, said.end
    if said.precision is Precision.APPROXIMATE:
        return f"at some time {_between(start, end)}" if start != end else f"on or about {day_words(start)}"
    if start == end:
        return f"on {day_words(start)}"
    whole = _whole(start, end)
    if whole:
        return f"in {whole}"
    if said.precision is Precision.WEEK:
        return f"in the week of {interval_words(start, end)}"
    return _between(start, end)


def _between(start: date, end: date) -> str:
    first = day_words(start) if start.year != end.year else f"{MONTHS[start.month - 1]} {start.day}"
    return f"between {first} and {day_words(end)}"


def _whole(start: date, end: date) -> str | None:
    """The month, season or year that the interval fills exactly, if it does."""
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if start.day != 1 or (date(end.year + end.month // 12, end.month % 12 + 1, 1) - end).days != 1:
        return None
    if months == 1:
        return f"{MONTHS[start.month - 1]} {start.year}"
    if months == 12 and start.month == 1:
        return str(start.year)
    if months == 3 and start.month in _SEASONS:
        season = _SEASONS[start.month]
        # a winter belongs to two years
        return f"{season} {start.year}" if season != "winter" else f"winter {start.year}–{end.year % 100:02d}"
    return None


def published_words(revision: Revision) -> str:
    """As in "published April 28, 2025 (page metadata)"; or "publication date not told"."""
    try:
        day = revision.published_on
    except ValueError:
        # metadata of pages holds everything; what isn't a date is shown as it is
        return f"published {revision.published}"
    if day is None:
        return "publication date not told"
    basis = f" ({revision.published_basis})" if revision.published_basis else ""
    return f"published {day_words(day)}{basis}"


# A heading names a handful of words; the demo's claim has 25, in two languages.
LISTED_MOST = 6


def listed(words: Sequence[str]) -> str:
    """The words with commas, the first few of many: "bridge, ferry and 12 more"."""
    shown, more = words[:LISTED_MOST], len(words) - LISTED_MOST
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")


def clock_words(seconds: float) -> str:
    """A moment of a video as its player shows it: 0:37, 1:02:03."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"

"""What a source brings, against what it used to bring: length, share of body, language, dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from statistics import median

from svodka.decide.health import DAY
from svodka.decide.sources import Finding, Kind, Severity, Taken, time_of

# The median of the last twelve against those before: told when eight of them fell. Lengths of articles spread over an
# order of magnitude, so that medians of eight fall to half by chance about once in a year of a busy source (simulated,
# tests/decide/test_findings.py); medians of twelve to two fifths, and below 0.7 of every earlier one, do not
WINDOW = 12
FEWEST_BEFORE = 24
REMEMBERED = 200
FALLEN = 0.4
BELOW_ALL = 0.7
# Five in a row in a language in which not one in ten was before
LANGUAGE_RUN = 5
RARE = 0.1
# Dates: clocks and time zones are wrong by hours, not by two days; a year-old item is an archive, not news
FUTURE = 2 * DAY
OLD = 365 * DAY
DATED = 20
OLD_WINDOW = 8


def fall(source: str, values: Sequence[tuple[datetime, float]], kind: Kind, what: str) -> Iterator[Finding]:
    """A sudden fall of a value: the median of the last ones is two fifths of before and below all earlier medians."""
    recent = [value for _, value in values[-REMEMBERED:]]
    before, last = recent[:-WINDOW], recent[-WINDOW:]
    if len(before) < FEWEST_BEFORE:
        return
    lowest = min(median(before[n : n + WINDOW]) for n in range(len(before) - WINDOW + 1))
    usual, fallen = median(before), median(last)
    if fallen < FALLEN * usual and fallen < BELOW_ALL * lowest:
        fell = next(at for at, value in values[-WINDOW:] if value < FALLEN * usual)
        share = f"{fallen / usual:.0%}" if usual else "0%"
        sentence = f"since {time_of(fell)} {what.format(source=source)}, {share} of before: has its page changed?"
        yield Finding(source, kind, Severity.WARNING, fell, sentence)


def language(source: str, taken: Sequence[Taken]) -> Iterator[Finding]:
    told = [(t.at, t.language) for t in taken[-REMEMBERED:] if t.language]
    before, last = [language for _, language in told[:-LANGUAGE_RUN]], told[-LANGUAGE_RUN:]
    if len(before) < FEWEST_BEFORE or len({language for _, language in last}) != 1:
        return
    now = last[0][1]
    # what came of the new language just before belongs to the same change
    if before.count(now) < RARE * len(before):
        usual = max(sorted(set(before)), key=before.count)
        sentence = f"since {time_of(last[0][0])} texts from {source} are in another language: {now}, not {usual}"
        yield Finding(source, Kind.LANGUAGE, Severity.WARNING, last[0][0], sentence)


def dates(source: str, taken: Sequence[Taken]) -> Iterator[Finding]:
    dated = [(t.at, t.published) for t in taken if t.published]
    last = dated[-DATED:]
    ahead = [at for at, published in last if published - at > FUTURE]
    if ahead:
        share = f"{len(ahead)} of the last {len(last)} items from {source}"
        sentence = f"{share} are dated in the future: their dates are not to be relied on"
        yield Finding(source, Kind.FUTURE, Severity.NOTE, ahead[0], sentence)
    before, window = dated[:-OLD_WINDOW], dated[-OLD_WINDOW:]
    old = [at for at, published in window if at - published > OLD]
    used_to = sum(at - published > OLD for at, published in before)
    if len(before) >= FEWEST_BEFORE and 2 * len(old) > OLD_WINDOW and used_to < RARE * len(before):
        sentence = f"since {time_of(old[0])} most items from {source} are more than a year old: it lists its archive"
        yield Finding(source, Kind.OLD, Severity.NOTE, old[0], sentence)

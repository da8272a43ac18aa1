"""Sources over simulated months: no false alarm while they go on as they do, a finding in time when they break."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from svodka.decide import Finding, Kind, Look, Outcome, Severity, Taken, findings, rhythm

START = datetime(2031, 1, 6, tzinfo=UTC)  # a Monday
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
END = START + 180 * DAY
Times = list[datetime]


def hourly(chance: random.Random) -> Times:
    return [START + n * HOUR + timedelta(minutes=chance.uniform(0, 20)) for n in range(180 * 24)]


def office(chance: random.Random) -> Times:
    """Twelve items a day from nine to six, none at weekends."""
    days = [START + n * DAY for n in range(180)]
    return sorted(day + timedelta(hours=chance.uniform(9, 18)) for day in days if day.weekday() < 5 for _ in range(12))


def daytime(chance: random.Random) -> Times:
    """Forty items a day from seven to midnight, every day."""
    return sorted(START + n * DAY + timedelta(hours=chance.uniform(7, 24)) for n in range(180) for _ in range(40))


def daily(chance: random.Random) -> Times:
    return [START + n * DAY + timedelta(hours=chance.uniform(6, 9)) for n in range(180)]


def weekly(chance: random.Random) -> Times:
    return [START + 7 * n * DAY + timedelta(hours=chance.uniform(8, 30)) for n in range(26)]


def bursty(chance: random.Random) -> Times:
    """Six to twenty items in a few hours, then nothing for two to nine days."""
    times, at = Times(), START
    while at < END:
        times += sorted(at + timedelta(hours=chance.uniform(0, 6)) for _ in range(chance.randint(6, 20)))
        at += timedelta(days=chance.uniform(2, 9))
    return times


def at_random(chance: random.Random) -> Times:
    times, at = Times(), START
    while (at := at + timedelta(hours=chance.expovariate(1 / 12))) < END:
        times.append(at)
    return times


SOURCES: dict[str, Callable[[random.Random], Times]] = {
    made.__name__: made for made in (hourly, office, daytime, daily, weekly, bursty, at_random)
}
# how long after the last item the silence of each must be known
TOLD_WITHIN = {
    "hourly": 5 * HOUR, "office": 5 * DAY, "daytime": 18 * HOUR, "daily": 2 * DAY, "weekly": 13 * DAY,
    "bursty": 24 * DAY, "at_random": 8 * DAY,
}  # fmt: skip


def taken(times: Sequence[datetime], chance: random.Random) -> list[Taken]:
    return [Taken(at, int(chance.lognormvariate(7.5, 0.7)), "en", chance.uniform(0.5, 0.9), at - HOUR) for at in times]


def visits(until: datetime, every: timedelta = 6 * HOUR, start: datetime = START) -> list[Look]:
    return [Look(start + n * every, Outcome.OK, listed=20) for n in range(1, (until - start) // every + 1)]


def told(times: Sequence[Taken], until: datetime, looks: list[Look] | None = None) -> tuple[Finding, ...]:
    return findings("Halmar Courier", looks or visits(until), [t for t in times if t.at <= until], until)


@pytest.mark.parametrize("name", SOURCES)
def test_no_false_alarm_in_half_a_year(name: str) -> None:
    for seed in range(2):
        documents = taken(SOURCES[name](random.Random(seed)), random.Random(seed))
        days = [START + n * DAY + 7 * HOUR for n in range(20, 180)]
        alarms = [finding.sentence for day in days for finding in told(documents, day)]
        assert alarms == []


@pytest.mark.parametrize("name", SOURCES)
def test_silence_is_told_in_time(name: str) -> None:
    stop = START + 120 * DAY
    documents = [t for t in taken(SOURCES[name](random.Random(1)), random.Random(1)) if t.at < stop]
    last = documents[-1].at
    until = last + TOLD_WITHIN[name]
    found = told(documents, until, visits(until, HOUR))
    assert [finding.kind for finding in found] == [Kind.SILENT]
    assert found[0].since == last
    assert found[0].sentence.startswith(
        f"nothing collected from Halmar Courier since {last:%Y-%m-%d %H:%M}, usually every "
    )
    later = told(documents, last + 3 * TOLD_WITHIN[name])
    assert [finding.severity for finding in later] == [Severity.SERIOUS]


def test_a_new_source_has_no_rhythm_yet() -> None:
    young = rhythm([START + n * HOUR for n in range(100)])
    assert young and young.usual == HOUR and young.silent_after is None  # four days: no weekend was seen
    assert rhythm([START + 7 * n * DAY for n in range(7)]) is None  # seven items
    assert rhythm([]) is None
    known = rhythm([START + n * DAY for n in range(30)])
    assert known and (known.usual, known.longest, known.items) == (DAY, DAY, 30)


def test_when_the_desk_was_off_the_source_is_not_blamed() -> None:
    documents = taken(daily(random.Random(1)), random.Random(1))
    off = START + 100 * DAY
    before = [t for t in documents if t.at < off]
    asleep = findings("Courier", visits(off), before, off + 14 * DAY)
    assert [finding.kind for finding in asleep] == [Kind.UNVISITED]
    awake = [*visits(off), Look(off + 14 * DAY, Outcome.OK, listed=20)]
    assert (
        findings("Courier", awake, before, off + 14 * DAY) == ()
    )  # the first visit; it has yet to bring what it lists
    again = [*awake, Look(off + 14 * DAY + 6 * HOUR, Outcome.OK, listed=20)]
    assert [f.kind for f in findings("Courier", again, before, off + 14 * DAY + 6 * HOUR)] == [Kind.SILENT]


# ------------------------------------------------------------------------------------------------ visits


def failing(number: int, outcome: Outcome, message: str | None = None, **told: int) -> list[Look]:
    start = START + 60 * DAY
    return [Look(start + n * HOUR, outcome, message=message, **told) for n in range(number)]


def after(looks: list[Look]) -> tuple[Finding, ...]:
    every_day = taken([START + n * DAY for n in range(60)], random.Random(1))
    return findings("Courier", [*visits(START + 60 * DAY - HOUR), *looks], every_day, looks[-1].at)


def test_errors_in_a_row() -> None:
    assert after(failing(2, Outcome.ERROR, "503")) == ()
    [finding] = after(failing(3, Outcome.ERROR, "503 Service Unavailable"))
    assert (finding.kind, finding.severity, finding.since) == (Kind.ERRORS, Severity.WARNING, START + 60 * DAY)
    assert finding.sentence == (
        "Courier can't be had since 2031-03-07 00:00: 3 visits in a row failed, the last one with “503 Service Unavailable”"
    )
    [day_later] = after(failing(26, Outcome.ERROR))
    assert day_later.severity == Severity.SERIOUS
    assert after([*failing(5, Outcome.ERROR), Look(START + 61 * DAY, Outcome.UNCHANGED)]) == ()


def test_errors_explain_silence() -> None:
    assert [f.kind for f in after(failing(24 * 30, Outcome.ERROR))] == [Kind.ERRORS]


def test_refusal_and_move() -> None:
    [refused] = after(failing(2, Outcome.REFUSED))
    assert (refused.kind, refused.sentence) == (
        Kind.REFUSED, "Courier has refused robots since 2031-03-07, so nothing is collected from it",
    )  # fmt: skip
    [moved] = after(failing(1, Outcome.MOVED, "https://new.example/feed"))
    assert (moved.kind, moved.severity) == (Kind.MOVED, Severity.NOTE)
    assert "moved for good to https://new.example/feed" in moved.sentence


def test_a_listing_that_became_empty() -> None:
    assert after(failing(2, Outcome.OK, listed=0)) == ()
    [finding] = after(failing(3, Outcome.OK, listed=0))
    assert (finding.kind, finding.severity) == (Kind.EMPTY, Severity.SERIOUS)
    assert "usually 20 items" in finding.sentence


def test_a_source_that_never_brought_anything() -> None:
    assert findings("Courier", visits(START + 6 * DAY), [], START + 6 * DAY) == ()
    [finding] = findings("Courier", visits(START + 8 * DAY), [], START + 8 * DAY)
    assert finding.kind == Kind.NEVER
    assert findings("Courier", [], [], START) == ()


# ----------------------------------------------------------------------------------------------- content


def broken(change: Callable[[Taken], Taken], fresh: int) -> tuple[Finding, ...]:
    """The findings when the last ``fresh`` documents of a daily source came out changed."""
    documents = taken(daily(random.Random(2))[:100], random.Random(2))
    documents[-fresh:] = [change(document) for document in documents[-fresh:]]
    return told(documents, documents[-1].at + HOUR)


def test_texts_that_lost_their_length_are_told_by_the_eighth() -> None:
    def cut(t: Taken) -> Taken:
        return replace(t, length=t.length // 10)

    assert broken(cut, 1) == ()
    [finding] = broken(cut, 8)
    assert (finding.kind, finding.severity) == (Kind.SHORTER, Severity.WARNING)
    assert (
        "texts from Halmar Courier are much shorter" in finding.sentence and "has its page changed?" in finding.sentence
    )


def test_pages_that_lost_their_body() -> None:
    assert [f.kind for f in broken(lambda t: replace(t, body_share=0.1), 8)] == [Kind.BODY]


def test_another_language_is_told_by_the_fifth() -> None:
    assert broken(lambda t: replace(t, language="ru"), 4) == ()
    [finding] = broken(lambda t: replace(t, language="ru"), 5)
    assert finding.kind == Kind.LANGUAGE and finding.sentence.endswith("are in another language: ru, not en")


def test_a_source_in_two_languages_is_no_change() -> None:
    times = daily(random.Random(3))[:100]
    documents = [replace(t, language="ru" if n % 4 else "en") for n, t in enumerate(taken(times, random.Random(3)))]
    for end in range(40, 100):
        assert told(documents[:end], documents[end - 1].at + HOUR) == ()


def test_dates_that_cannot_be() -> None:
    [future] = broken(lambda t: replace(t, published=t.at + 30 * DAY), 1)
    assert (future.kind, future.severity) == (Kind.FUTURE, Severity.NOTE)
    assert future.sentence.startswith("1 of the last 20 items from Halmar Courier are dated in the future")
    [old] = broken(lambda t: replace(t, published=t.at - 800 * DAY), 5)
    assert old.kind == Kind.OLD


def test_the_gravest_come_first() -> None:
    documents = taken([START + n * DAY for n in range(60)], random.Random(1))
    documents[-1] = replace(documents[-1], published=documents[-1].at + 30 * DAY)
    looks = [*visits(START + 60 * DAY - HOUR), *failing(26, Outcome.ERROR)]
    found = findings("Courier", looks, documents, looks[-1].at)
    assert [finding.kind for finding in found] == [Kind.ERRORS, Kind.FUTURE]

"""Silence on a desk: a holder that stops speaking is told only where the archive has no hole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from svodka.ledger import SourceState, Visit
from svodka.model import Capture
from svodka.pipeline import Desk, add, desk_line, keep_silences
from svodka.pipeline.coverage import coverage
from svodka.track.claims import parse_claim

START = date(2031, 2, 4)
TODAY = date(2031, 6, 20)
CLAIM = parse_claim(
    """
text = "The Varnian army struck the hospital in Vesk."
facet = "AGENT"
event_from = "2031-02-03"
actors = ["Varnia"]
terms_en = ["Vesk", "hospital", "strike"]
terms_ru = ["Веск"]
""",
    file="strike.toml",
    key="strike",
)


def page(number: int, day: date, outlet: str, words: str) -> Capture:
    address = f"https://{outlet}.example/{number}"
    text = f"---\naddress: {address}\noutlet: {outlet}\npublished: {day}\nlanguage: en\n---\n\n{words}\n"
    at = datetime(day.year, day.month, day.day, 20, tzinfo=UTC)
    return Capture(text.encode(), address, at, "text/markdown", source=outlet)


def captures() -> Iterator[Capture]:
    for n in range(6):  # the ministry denies, then says nothing more of it
        day = START + timedelta(3 * n)
        yield page(
            n, day, "ministry", f"The Varnian defence ministry denied that it had struck the hospital in Vesk, {n}."
        )
    for n in range(20):  # while others write on, and it speaks of wool
        day = START + timedelta(30 + 5 * n)
        words = f"Ilo Brann said that the hospital in Vesk had been struck {n} times."
        yield page(100 + n, day, f"daily{n % 4}", words)
        yield page(200 + n, day, "ministry", f"The Varnian defence ministry said that it had bought {n} tons of wool.")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(tmp_path / "archive", tmp_path / "ledger.sqlite", create=True) as opened:
        for outcome in add(opened, captures(), now=lambda: datetime(2031, 6, 20, tzinfo=UTC), workers=1):
            assert outcome.state, outcome.reason
        yield opened


def visit(desk: Desk, source: str, days: set[date], failed: set[date] = frozenset()) -> None:  # type: ignore[assignment]
    """Visits of a source on each of these days, with the state that they leave."""
    for day in sorted(days | failed):
        at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        bad = day in failed
        state = SourceState(source, checked_at=at, started_at=datetime(2031, 2, 1, tzinfo=UTC),
                            well_at=None if bad else at, errors=int(bad))  # fmt: skip
        desk.ledger.collecting.end_visit(Visit(source, at, "failed" if bad else "fresh"), state)


ALL_DAYS = {date(2031, 2, 1) + timedelta(n) for n in range((TODAY - date(2031, 2, 1)).days + 1)}


def test_a_silence_is_told_with_its_certificate_and_kept_once(desk: Desk) -> None:
    visit(desk, "ministry", ALL_DAYS)
    found = desk_line(desk, CLAIM, today=TODAY)
    told = {(s.level.value, s.holder) for s in found.silences}
    assert ("institution", "Defence Ministry") in told
    (one,) = [s for s in found.silences if s.holder == "Defence Ministry"]
    assert one.since == START + timedelta(15)
    assert one.around.coverage.share == 1.0
    assert all(line.shifts == () for line in found.followed.lines if line.holder == "Defence Ministry")
    assert keep_silences(desk, "strike", found.silences) == len(found.silences)
    assert keep_silences(desk, "strike", found.silences) == 0


def test_without_visits_on_record_nothing_is_told(desk: Desk) -> None:
    found = desk_line(desk, CLAIM, today=TODAY)
    assert found.silences == ()
    assert all("0% of what it publishes" in " ".join(s.missing) for s in found.unproven)
    assert found.unproven


def test_an_archive_with_a_hole_raises_no_alarm(desk: Desk) -> None:
    hole = {date(2031, 4, 1) + timedelta(n) for n in range(20)}
    visit(desk, "ministry", ALL_DAYS - hole)
    found = desk_line(desk, CLAIM, today=TODAY)
    assert [s for s in found.silences if s.holder == "Defence Ministry"] == []
    (one,) = [s for s in found.unproven if s.holder == "Defence Ministry"]
    assert any("of what it publishes was collected" in reason for reason in one.missing)
    assert one.around.coverage.holes == ("ministry: nothing collected for 20 days from 2031-04-01",)


def test_days_on_which_all_visits_failed_are_no_coverage(desk: Desk) -> None:
    failed = {date(2031, 4, 1) + timedelta(n) for n in range(20)}
    visit(desk, "ministry", ALL_DAYS - failed, failed)
    visit(desk, "daily0", ALL_DAYS)  # the program ran all the time
    days = coverage(desk, ["ministry"], date(2031, 4, 1), date(2031, 4, 20))
    assert (days.days, days.covered) == (20, 0)
    assert coverage(desk, ["nothing"], date(2031, 4, 1), date(2031, 4, 2)).covered == 0
    assert coverage(desk, [], date(2031, 4, 1), date(2031, 4, 2)).share == 0.0


def test_a_quiet_day_counts_where_the_program_ran_and_the_source_was_well_later(desk: Desk) -> None:
    visit(desk, "daily0", ALL_DAYS)
    visit(desk, "ministry", {date(2031, 4, 1), date(2031, 4, 30)})
    days = coverage(desk, ["ministry"], date(2031, 4, 1), date(2031, 4, 30))
    assert days.share == 1.0


def test_as_of_a_day_knows_what_had_been_fetched(desk: Desk) -> None:
    early = desk_line(desk, CLAIM, as_of=START + timedelta(7), today=TODAY)
    assert len(early.revisions) == 3
    assert [len(line.positions[0].mentions) for line in early.followed.lines if line.holder == "Defence Ministry"] == [
        3
    ]
    assert desk_line(desk, CLAIM, as_of=START - timedelta(1), today=TODAY).followed.lines == ()

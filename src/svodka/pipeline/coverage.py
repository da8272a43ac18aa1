"""How a period was collected: on which days the sources that carry somebody were visited with success.

Of a visit that found nothing new no row is kept, so that a quiet day of one source looks like a day without a visit.
It counts as covered where the source was checked later without a failure in between and where the desk collected
anything at all on that day; what can't be shown is no coverage.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from svodka.ledger import Visit
from svodka.pipeline.desk import Desk
from svodka.track.silence import Coverage

_WELL = frozenset({"fresh", "same"})
_GAP = 2  # days without a visit that a certificate names
_NAMED = 3


def coverage(desk: Desk, sources: Iterable[str], start: date, end: date) -> Coverage:
    """The coverage of a period, both days included, by these sources."""
    collecting = desk.ledger.collecting
    states = collecting.states()
    since = datetime.combine(start, time(), UTC)
    days = [start + timedelta(n) for n in range((end - start).days + 1)]
    anywhere = {v.at.date() for key in states for v in collecting.visits(key, since) if v.outcome in _WELL}
    total = covered = 0
    holes = []
    for key in sorted(set(sources)):
        state = states.get(key)
        visits = collecting.visits(key, since)
        last = max((at for at in (state.checked_at, state.well_at) if at and not state.errors), default=None) if (
            state) else None  # fmt: skip
        started = state.started_at.date() if state and state.started_at else None
        bad = _failed(visits)
        good = {
            day
            for day in days
            if day in {v.at.date() for v in visits if v.outcome in _WELL}
            or (day in anywhere and day not in bad and last and started and started <= day <= last.date())
        }
        total += len(days)
        covered += len(good)
        holes += _gaps(key, days, good)
    return Coverage(total, covered, tuple(holes[:_NAMED]))


def _failed(visits: Iterable[Visit]) -> set[date]:
    """Days on which visits failed and none went well."""
    well: set[date] = set()
    failed: set[date] = set()
    for visit in visits:
        (well if visit.outcome in _WELL else failed).add(visit.at.date())
    return failed - well


def _gaps(key: str, days: list[date], good: set[date]) -> list[str]:
    """The stretches of days without a visit, the longest first."""
    runs: list[tuple[int, date]] = []
    length, first = 0, None
    for day in [*days, None]:
        if day is not None and day not in good:
            first = first or day
            length += 1
        elif first:
            runs.append((length, first))
            length, first = 0, None
    runs.sort(key=lambda run: (-run[0], run[1]))
    return [f"{key}: nothing collected for {n} days from {start}" for n, start in runs if n >= _GAP]

"""How often a source publishes, and when to visit it next. The caller keeps the clock and adds jitter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median, pstdev

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)

# A rhythm is told from so many arrivals; what gap is too long only from so many days: two weeks have two weekends
FEWEST_ARRIVALS = 8
SHORTEST_KNOWN = 14 * DAY
# What comes within a minute came together: a feed is often filled by a machine, several items at once
TOGETHER = MINUTE
# The longest gap of all is left out where so many weeks are known: it was a holiday, or we were switched off
WEEKS_WITHOUT_LONGEST = 5
# Silence is told after the longest usual gap and half of it again, and never before four standard deviations more: of a
# source that posts at random, once a day in the mean, that alarms falsely about once in two years
LATE = 1.5
SPREAD = 4
SOONEST_ALARM = 2 * HOUR


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How a source usually publishes."""

    items: int  # arrivals known
    usual: timedelta  # median gap between two
    longest: timedelta  # the longest gap of a usual week: nights, weekends
    silent_after: timedelta | None  # a gap longer than this one is a finding; None: not known yet
    last: datetime  # the newest arrival


def rhythm(times: Sequence[datetime]) -> Rhythm | None:
    """The rhythm of arrivals, in whatever order; None where too few are known to tell."""
    arrivals = _apart(sorted(times))
    if len(arrivals) < FEWEST_ARRIVALS:
        return None
    gaps = [later - earlier for earlier, later in pairwise(arrivals)]
    longest = _longest(arrivals, gaps)
    spread = timedelta(seconds=pstdev(gap.total_seconds() for gap in gaps))
    usual = timedelta(seconds=median(gap.total_seconds() for gap in gaps))
    silent = None
    if arrivals[-1] - arrivals[0] >= SHORTEST_KNOWN:
        silent = max(LATE * longest, longest + SPREAD * spread, SOONEST_ALARM)
    return Rhythm(len(arrivals), usual, longest, silent, max(times))


def _apart(times: Sequence[datetime]) -> list[datetime]:
    kept: list[datetime] = []
    for at in times:
        if not kept or at - kept[-1] > TOGETHER:
            kept.append(at)
    return kept


def _longest(arrivals: Sequence[datetime], gaps: Sequence[timedelta]) -> timedelta:
    """The longest gap of a week, the one longest week left out where enough are known.

    By weeks, so that nights and weekends count, however many short gaps a busy day has: of a source with forty items a
    day, the 95th percentile of all gaps is half an hour, and every night would be an alarm.
    """
    weeks: dict[int, timedelta] = {}
    for at, gap in zip(arrivals[1:], gaps, strict=True):
        week = (arrivals[-1] - at) // (7 * DAY)
        weeks[week] = max(weeks.get(week, gap), gap)
    ordered = sorted(weeks.values())
    return ordered[-2] if len(ordered) >= WEEKS_WITHOUT_LONGEST else ordered[-1]


# ------------------------------------------------------------------------------------------------ sources

SOONEST_VISIT, LATEST_VISIT = 5 * MINUTE, DAY
# Of a source whose rhythm is not known yet
FIRST_VISITS = 30 * MINUTE
# Twice as often as something comes, so that half of the usual gap is the longest that an edit or a deletion escapes
VISITS_A_GAP = 2
# At night and at weekends: a twelfth of the time for which nothing has come; five minutes become an hour in a night
QUIET_SHARE = 12
# What a server asks for with Retry-After is done, up to a week: a longer one is a slip
LONGEST_RETRY = 7 * DAY
ERROR_VISIT = 15 * MINUTE  # after one error; doubled with each further one


def next_visit(
    known: Rhythm | None,
    last: datetime,
    errors: int = 0,
    asked_minutes: int | None = None,
    retry_after: datetime | None = None,
) -> datetime:
    """When to visit a source again, between 5 minutes and 24 hours after the ``last`` visit.

    ``errors``: visits in a row that failed, the last one included; ``asked_minutes``: minutes that the publisher asks
    for; ``retry_after``: before when the server asked not to be visited, which may be later than a day.
    """
    wait = FIRST_VISITS
    if known:
        wait = max(known.usual / VISITS_A_GAP, (last - known.last) / QUIET_SHARE)
    if asked_minutes:
        wait = max(wait, min(asked_minutes * MINUTE, LATEST_VISIT))
    if errors > 0:
        wait = max(wait, ERROR_VISIT * 2 ** min(errors - 1, 10))
    wait = min(max(wait, SOONEST_VISIT), LATEST_VISIT)
    if retry_after:
        wait = max(wait, min(retry_after - last, LONGEST_RETRY))
    return last + wait

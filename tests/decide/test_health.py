"""When to visit, when to look again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.decide import Rhythm, next_look, next_visit, rhythm

AT = datetime(2031, 5, 14, 12, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def every(gap: timedelta, last: datetime = AT) -> Rhythm:
    known = rhythm([last - n * gap for n in range(int(30 * DAY / gap) + 1)])
    assert known
    return known


@pytest.mark.parametrize(
    ("known", "told", "wait"),
    [
        (None, {}, 30 * MINUTE),
        (every(HOUR), {}, 30 * MINUTE),
        (every(2 * MINUTE), {}, 5 * MINUTE),
        (every(3 * DAY), {}, DAY),
        (every(HOUR, AT - 12 * HOUR), {}, HOUR),  # at night more rarely
        (every(HOUR), {"asked_minutes": 60}, HOUR),
        (every(HOUR), {"asked_minutes": 10}, 30 * MINUTE),
        (every(HOUR), {"asked_minutes": 100_000}, DAY),
        (every(10 * MINUTE), {"errors": 1}, 15 * MINUTE),
        (every(10 * MINUTE), {"errors": 3}, HOUR),
        (every(10 * MINUTE), {"errors": 50}, DAY),
        (every(HOUR), {"retry_after": AT + 2 * MINUTE}, 30 * MINUTE),
        (every(HOUR), {"retry_after": AT + 2 * HOUR}, 2 * HOUR),
        (every(HOUR), {"retry_after": AT + 2 * DAY}, 2 * DAY),
        (every(HOUR), {"retry_after": AT + 400 * DAY}, 7 * DAY),
    ],
)
def test_the_next_visit(known: Rhythm | None, told: dict[str, int], wait: timedelta) -> None:
    assert next_visit(known, AT, **told) == AT + wait  # type: ignore[arg-type]


@given(st.integers(0, 60), st.none() | st.integers(0, 10**6), st.floats(1, 10**6))
def test_visits_are_between_five_minutes_and_a_day_apart(errors: int, asked: int | None, gap: float) -> None:
    known = Rhythm(20, timedelta(minutes=gap), DAY, DAY, AT - DAY)
    assert 5 * MINUTE <= next_visit(known, AT, errors, asked) - AT <= DAY


def looked(change: datetime | None = None) -> list[timedelta]:
    """When a document is fetched that changes once or never, as time since it was first seen."""
    looks = [AT]
    while due := next_look(AT, looks[-1], change if change and change <= looks[-1] else None):
        looks.append(due)
    return [at - AT for at in looks[1:]]


def test_a_document_is_looked_at_six_times() -> None:
    assert looked() == [HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY, 30 * DAY]


def test_a_change_starts_the_row_again() -> None:
    looks = looked(AT + 3 * DAY)
    assert looks[:4] == [HOUR, 6 * HOUR, DAY, 3 * DAY]
    assert looks[4:] == [3 * DAY + wait for wait in (3 * HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY, 30 * DAY)]


def test_missed_looks_are_not_made_up_for() -> None:
    assert next_look(AT, AT + 2 * DAY) == AT + 3 * DAY
    assert next_look(AT, AT + 40 * DAY) is None


def test_a_page_that_never_rests_is_left_alone_at_last() -> None:
    looks = [AT]
    while due := next_look(AT, looks[-1], looks[-1]):
        looks.append(due)
    assert looks[-1] <= AT + 60 * DAY
    assert len(looks) < 150

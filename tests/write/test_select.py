"""What a digest uses, what it leaves out, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.model import Act, LedgerRow, StatementKind
from svodka.write.select import Selection, select
from tests.write.samples import (
    AGENCY,
    AGENCY_COPY,
    COURIER,
    DENIED,
    FICTION,
    NEVER_HIDDEN,
    OFFICERS,
    PERIOD,
    PROMISED,
    ROWS,
    revision,
    row,
    said,
    statement,
)


def words(selection: Selection) -> list[str]:
    return [entry.row.statement.content[0].of(entry.row.revision.text)[:20] for entry in selection.entries]


def test_copies_become_one_entry_with_its_carriers() -> None:
    selection = select(ROWS, *PERIOD)
    (entry,) = [entry for entry in selection.entries if entry.row.statement.id == NEVER_HIDDEN.id]
    assert [copy.statement.id for copy in entry.copies] == [AGENCY_COPY.id]
    assert len(selection.entries) == len(ROWS) - 3  # the copy, the nested one, the doubtful one


def test_the_copy_without_a_carrier_is_printed_even_if_it_came_later() -> None:
    earlier = replace(AGENCY, published="2031-04-25")
    selection = select([row(COURIER, NEVER_HIDDEN), row(earlier, AGENCY_COPY)], *PERIOD)
    assert selection.entries[0].row.statement.id == NEVER_HIDDEN.id


def test_low_confidence_is_left_out_and_said() -> None:
    selection = select([row(COURIER, PROMISED)], *PERIOD)
    assert selection.entries == ()
    (line,) = selection.left_out
    start, end = PROMISED.content[0].start, PROMISED.content[0].end
    assert line == (
        f"Tomas Arden, in Northern Courier, characters {start} to {end}: confidence is low (0.30, the limit is 0.5)"
    )


def test_nested_goes_with_its_parent_and_alone_without_it() -> None:
    together = select([row(COURIER, FICTION), row(COURIER, OFFICERS)], *PERIOD)
    assert [entry.row.statement.id for entry in together.entries] == [FICTION.id]
    assert together.left_out == ("1 inside the words of others, printed with them",)
    alone = select([row(COURIER, OFFICERS)], *PERIOD)
    assert [entry.row.statement.id for entry in alone.entries] == [OFFICERS.id]


def test_words_that_only_point_are_left_out() -> None:
    of = revision("There were reports, but officials denied them.")
    pointing = statement(of, "them", "officials", kind=StatementKind.INDIRECT, cue="denied")
    selection = select([row(of, pointing)], *PERIOD)
    assert selection.entries == ()
    assert "only point to what stands before" in selection.left_out[0]


def test_a_word_or_two_of_reported_speech_are_left_out_but_not_of_a_refusal() -> None:
    of = revision("He said: the conversation. He did not rule out rain. He thanked Oravia.")
    kind = StatementKind.INDIRECT
    few = statement(of, "the conversation", "Ivo Tal", kind=kind, cue="said")
    refusal = statement(of, "rain", "Ivo Tal", kind=kind, cue="did not rule out")
    thanks = statement(of, "Oravia", "Ivo Tal", kind=kind, cue="thanked", act=Act.THANK)
    selection = select([row(of, few), row(of, refusal), row(of, thanks)], *PERIOD)
    assert words(selection) == ["rain", "Oravia"]
    assert "too few to say anything" in selection.left_out[0]


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        ("2031-04-26", "2031-04-26", True),
        ("2031-04-01", "2031-04-26", True),
        ("2031-04-27", "2031-04-28", False),  # published on the 28th, but said on the 26th
        ("2031-04-01", "2031-04-25", False),
    ],
)
def test_the_day_of_saying_decides(start: str, end: str, found: bool) -> None:
    selection = select([row(COURIER, DENIED)], date.fromisoformat(start), date.fromisoformat(end))
    assert bool(selection.entries) is found


def test_no_date_at_all_is_left_out_and_said() -> None:
    undated = row(replace(COURIER, published=None), replace(NEVER_HIDDEN, said=None))
    nonsense = row(replace(COURIER, published="yesterday"), replace(NEVER_HIDDEN, said=None))
    for one in (undated, nonsense):
        selection = select([one], *PERIOD)
        assert selection.entries == ()
        assert "neither the date of saying nor of publication" in selection.left_out[0]


@given(st.permutations(ROWS))
def test_order_of_arrival_changes_nothing(rows: Sequence[LedgerRow]) -> None:
    assert select(rows, *PERIOD) == select(ROWS, *PERIOD)


def test_an_interval_that_touches_the_period_counts() -> None:
    one = row(COURIER, replace(DENIED, said=said("2031-03-20", "2031-04-01")))
    assert words(select([one], *PERIOD)) == ["that sailors from Or"]

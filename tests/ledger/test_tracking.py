"""The log of decisions, certificates, terms: what is kept is sealed and never changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from svodka.ledger import Ledger
from svodka.model import Decision, Ground, Hints, Snapshot, Subject, Verdict
from tests.ledger.test_queries import fill, revision

AT = datetime(2031, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "ledger.sqlite", create=True) as opened:
        yield opened


def decision(days: int = 0, claim: str = "strike", undoes: int | None = None) -> Decision:
    return Decision(0, AT + timedelta(days), "Ed", claim, Subject.STANCE, "x", Verdict.CORRECT,
                    (("stance", "deny"), ("words", "«Нет» \U0001f397")), Ground.STANCE, "a note", undoes)  # fmt: skip


def test_the_log_is_read_back_as_it_was_written(ledger: Ledger) -> None:
    first = ledger.tracking.append_decision(decision())
    second = ledger.tracking.append_decision(decision(5, undoes=first.seq))
    other = ledger.tracking.append_decision(decision(claim="troops"))
    assert ledger.tracking.decisions() == (first, second, other)
    assert ledger.tracking.decisions("strike") == (first, second)
    assert ledger.tracking.decisions("strike", AT + timedelta(1)) == (first,)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE decisions SET verdict = 'confirm' WHERE seq = 1",
        "DELETE FROM decisions WHERE seq = 2",
        "DELETE FROM decisions WHERE seq = 1",
    ],
)
def test_a_changed_or_missing_row_is_found(ledger: Ledger, sql: str) -> None:
    for days in range(3):
        ledger.tracking.append_decision(decision(days))
    assert list(ledger.audit().broken_rows()) == []
    with sqlite3.connect(ledger.path) as connection:
        connection.execute(sql)
    assert {row.table for row in ledger.audit().broken_rows()} == {"decisions"}


def test_a_certificate_is_kept_once(ledger: Ledger) -> None:
    record = {"since": "2031-03-01", "until": "2031-06-01", "chance": 0.01}
    later = {**record, "until": "2031-07-01"}
    assert ledger.tracking.append_silence("strike", "institution", "Foreign Ministry", "silence/1", record)
    assert not ledger.tracking.append_silence("strike", "institution", "Foreign Ministry", "silence/1", later)
    assert ledger.tracking.silences("strike") == [{"level": "institution", "holder": "Foreign Ministry", **record}]


def test_terms_find_statements_and_the_text_that_counts_is_that_of_the_day(ledger: Ledger) -> None:
    old = revision("The hospital was hit.", 1, "wire", "2031-02-04", "Strike")
    new = revision("The hospital was not hit.", 1, "wire", "2031-02-04", "Strike")
    fill(ledger, old, speaker="Tessa Orlan", words="The hospital was hit.")
    fill(ledger, new, speaker="Tessa Orlan", words="The hospital was not hit.")
    later = datetime(2031, 5, 25, tzinfo=UTC)
    ledger.append(Snapshot(new.checksum, 1, new.address, later), Hints(), new)
    found = ledger.tracking.hits(["hospital", "not", "wool", "Orl"])
    assert found == {old.id: {0, 3}, new.id: {0, 1, 3}}
    assert ledger.tracking.current() == {new.document: new.id}
    assert ledger.tracking.current(datetime(2031, 1, 1, tzinfo=UTC)) == {}


def test_a_users_terms_are_words_and_no_syntax(ledger: Ledger) -> None:
    assert ledger.tracking.hits(['" OR *', "NEAR(a b)", "-", ""]) == {}

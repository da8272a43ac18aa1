"""What can be wrong with a ledger's file is said in one line that says what to do."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from svodka.errors import LedgerError
from svodka.ledger import Ledger, connect
from svodka.ledger.migrations import MIGRATIONS
from svodka.model import Failure
from tests.pipeline.material import AT


@pytest.fixture
def path(tmp_path: Path) -> Path:
    Ledger(tmp_path / "ledger.sqlite", create=True).close()
    return tmp_path / "ledger.sqlite"


def failure(number: int = 0) -> Failure:
    return Failure("collect", f"https://halmar.example/{number}", "CollectError", "not found " * 20, AT)


def refused(path: Path) -> str:
    with pytest.raises(LedgerError) as error:
        Ledger(path)
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_ledger_is_durable_and_strict(path: Path) -> None:
    with Ledger(path) as ledger:
        asked = {name: ledger.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in
                 ("journal_mode", "synchronous", "foreign_keys", "user_version")}  # fmt: skip
    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "user_version": len(MIGRATIONS)}


def test_opening_again_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    Ledger(path).close()
    Ledger(path, create=True).close()
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*-wal"))


def test_no_ledger(tmp_path: Path) -> None:
    assert "svodka init" in refused(tmp_path / "nothing.sqlite")
    assert not list(tmp_path.iterdir())


def test_an_empty_file_is_no_ledger(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").touch()
    assert "empty" in refused(tmp_path / "ledger.sqlite")


def test_something_else_is_no_ledger(tmp_path: Path) -> None:
    text = tmp_path / "text.sqlite"
    text.write_text("This is a text, and a long one. " * 100)
    assert "not a ledger" in refused(text)
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE books (title)")
    connection.close()
    assert "another program's" in refused(other)
    assert "can't be opened" in refused(tmp_path)


def test_a_newer_ledger(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    assert "update svodka" in refused(path)


def test_a_truncated_ledger(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])
    refused(path)


def test_a_damaged_ledger(path: Path) -> None:
    with Ledger(path) as ledger:
        for number in range(200):
            ledger.append_failure(failure(number))
    data = bytearray(path.read_bytes())
    data[8192:] = b"\xaa" * (len(data) - 8192)
    path.write_bytes(data)
    with pytest.raises(LedgerError, match="damaged"), Ledger(path) as ledger:
        ledger.counts()


def test_a_locked_ledger(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect, "BUSY_SECONDS", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with Ledger(path) as ledger, pytest.raises(LedgerError, match="locked by another program: wait"):
        ledger.append_failure(failure())
    other.close()


def test_a_read_only_ledger(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.connection.execute("PRAGMA query_only = 1")
        assert ledger.counts()["failures"] == 0
        with pytest.raises(LedgerError, match="write permission"):
            ledger.append_failure(failure())


def test_a_full_disk(path: Path) -> None:
    """A limit on the number of pages stands in for a full disk: the same error, and nothing half-written."""
    with Ledger(path) as ledger:
        pages = ledger.connection.execute("PRAGMA page_count").fetchone()[0]
        ledger.connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(LedgerError, match="no space left"):
            for number in range(500):
                ledger.append_failure(failure(number))
        kept = ledger.counts()["failures"]
        ledger.connection.execute("PRAGMA max_page_count = 100000")
        ledger.append_failure(failure(number))
        assert ledger.counts()["failures"] == kept + 1 == number + 1


def test_our_own_mistakes_are_not_dressed_up(path: Path) -> None:
    with Ledger(path) as ledger, pytest.raises(sqlite3.IntegrityError), connect.explained(path):
        ledger.connection.execute("INSERT INTO documents VALUES ('1', NULL, '')")


def test_a_migration_that_breaks_leaves_the_ledger_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    monkeypatch.setattr(connect, "MIGRATIONS", [*MIGRATIONS, "CREATE TABLE more (a);\nCREATE TABLE more (a);"])
    with pytest.raises(LedgerError):
        Ledger(path)
    monkeypatch.undo()
    with Ledger(path) as ledger:
        assert ledger.connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'more'").fetchone()[0] == 0
    assert path.read_bytes() == before


def test_a_later_step_is_taken_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect, "MIGRATIONS", [*MIGRATIONS, "CREATE TABLE more (a);"])
    for _ in range(2):
        with Ledger(path) as ledger:
            assert ledger.connection.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS) + 1

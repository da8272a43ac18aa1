"""A connection to the ledger's file, and the database's errors in words that say what to do."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from svodka.errors import LedgerError
from svodka.ledger.migrations import APPLICATION_ID, MIGRATIONS

# How long to wait for another program's transaction. Ours take milliseconds; a copy by a backup program takes seconds.
BUSY_SECONDS = 10.0

ADVICE = {
    "SQLITE_BUSY": "is locked by another program: wait until it is done, then run the same command again",
    "SQLITE_LOCKED": "is locked by another program: wait until it is done, then run the same command again",
    "SQLITE_READONLY": "can't be written: give yourself write permission for it and its folder",
    "SQLITE_CANTOPEN": "can't be opened: check that the file and its folder are there and yours to read and write",
    "SQLITE_PERM": "can't be opened: check its permissions",
    "SQLITE_FULL": "has no space left: free some and run the same command again; what was reported is kept",
    "SQLITE_IOERR": "can't be read or written by the system: free some space, check the disk, run it again",
    "SQLITE_CORRUPT": "is damaged: restore it from a backup, or make a new desk and add the documents again",
    "SQLITE_NOTADB": "is not a ledger (not an SQLite file): check the path in svodka.toml",
}


def connect(path: Path, *, create: bool = False) -> sqlite3.Connection:
    """Open the ledger at ``path`` and bring it to the newest schema.

    Raises ``LedgerError`` where there is none (unless ``create``), where the file is something else, or where a
    newer program made it.
    """
    if not create and not path.exists():
        raise LedgerError(
            f"there is no ledger at {path}: check the path in svodka.toml, or make a desk with: svodka init"
        )
    with explained(path):
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            connection.text_factory = decoded
            connection.row_factory = sqlite3.Row
            # SQLite's own lower() knows the letters of English only
            connection.create_function("casefolded", 1, lambda name: name and name.casefold(), deterministic=True)
            connection.execute("PRAGMA foreign_keys = ON")
            # a row that was reported is on disk, also after a power cut
            connection.execute("PRAGMA synchronous = FULL")
            _migrate(connection, path, create=create)
        except BaseException:
            connection.close()
            raise
    return connection


def decoded(data: bytes) -> str:
    """Text as it was stored: a lone surrogate is kept as its three bytes and must come back as it was."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        raise LedgerError(f"the ledger holds a damaged text ({error}); svodka verify names it") from error


@cache
def intended_schema() -> frozenset[tuple[Any, ...]]:
    """What the steps of the schema make: type, name, table and text of each table, index and trigger."""
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        for step in MIGRATIONS:
            connection.executescript(step)
        return frozenset(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"))


def _migrate(connection: sqlite3.Connection, path: Path, *, create: bool) -> None:
    have = _version(connection, path)
    if have == 0 and not create:
        raise LedgerError(f"{path} is empty, no ledger: restore it from a backup, or check the path in svodka.toml")
    if have == len(MIGRATIONS):
        return
    connection.execute("PRAGMA journal_mode = WAL")
    with transaction(connection):
        have = _version(connection, path)  # another program may have been quicker
        for number, step in enumerate(MIGRATIONS[have:], start=have + 1):
            # executescript would end the transaction
            for statement in _statements(step):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number:d}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")


def _version(connection: sqlite3.Connection, path: Path) -> int:
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    tables: int = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if application == APPLICATION_ID and bool(version) != bool(tables):
        raise LedgerError(f"the ledger {path} {ADVICE['SQLITE_CORRUPT']}")
    if application != APPLICATION_ID and (application or version or tables):
        raise LedgerError(f"{path} is not a ledger (another program's SQLite file): check the path in svodka.toml")
    if version > len(MIGRATIONS):
        raise LedgerError(
            f"{path} was made by a newer svodka (schema {version}, this one knows {len(MIGRATIONS)}): update svodka"
        )
    return version


def _statements(step: str) -> Iterator[str]:
    statement = ""
    for line in step.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """The database's errors as ``LedgerError``. A violated constraint or a wrong call is our mistake and stays."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
        raise
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorname", None) or ""
        for name, advice in ADVICE.items():
            if code == name or code.startswith(f"{name}_"):
                raise LedgerError(f"the ledger {path} {advice}") from error
        raise LedgerError(f"the ledger {path} can't be used: {error}; svodka verify looks for damage") from error


@contextlib.contextmanager
def intact(path: Path) -> Iterator[None]:
    """A row that doesn't spell one of our types any more as ``LedgerError``."""
    try:
        yield
    except (ValueError, KeyError, TypeError) as error:
        raise LedgerError(f"the ledger {path} has a damaged row ({error}); svodka verify names it") from error

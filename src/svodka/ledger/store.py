"""The ledger's store: each method that writes is one transaction, on disk when it returns."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from svodka.ids import text_checksum
from svodka.ledger import queries
from svodka.ledger.connect import connect, explained, intact, transaction
from svodka.ledger.history import Documents
from svodka.ledger.parts import Parts
from svodka.ledger.queries import Filter, statements_query
from svodka.ledger.rows import (
    Provenance,
    Value,
    bound,
    description_row,
    hints_of,
    insert,
    loads,
    provenance_of,
    revision_of,
    snapshot_of,
    snapshot_row,
    statement_row,
)
from svodka.ledger.speech import Speech
from svodka.model import Failure, Hints, LedgerRow, Receipt, Revision, Snapshot, Statement
from svodka.records import statement_from_json

# Texts of revisions kept while statements are listed: a list is in the order of dates, so that documents of the same
# days interleave. A hundred articles of 10 kB are 1 MB; of transcripts of 200 kB, 20 MB.
KEPT_REVISIONS = 100


_GROWING = ("snapshots", "descriptions", "readings", "departures", "copies", "registry_loads", "identities",
            "name_decisions", "utterances", "decisions", "digests", "drafts", "signoffs", "corrections")  # fmt: skip


@dataclass(frozen=True, slots=True)
class DigestRecord:
    """A digest as the ledger keeps it."""

    id: str
    period_start: str  # ISO date
    period_end: str
    headline: str
    record: str  # the whole digest as JSON


@dataclass(frozen=True, slots=True)
class Reading:
    """What one version of the reader found in one revision."""

    version: str
    statements: tuple[Statement, ...]
    read_at: datetime
    note: str | None = None  # why nothing was read


class Ledger(Parts):
    """One ledger file. Use as a context manager or call ``close``."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        """Open the ledger; raises ``LedgerError`` where there is none, unless ``create``."""
        self.path = path
        self.connection = connect(path, create=create)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    # ------------------------------------------------------------------------------------- what came

    def note_arrival(self, snapshot: Snapshot, hints: Hints) -> None:
        """Note bytes before they are archived, so that a run that is killed after that can be completed."""
        with self._writing():
            insert(self.connection, "arrivals", snapshot_row(snapshot, hints), ignore=True)

    def arrivals(self) -> list[tuple[Snapshot, Hints]]:
        """What was noted and not yet appended: the work that an earlier run left."""
        rows = self._all("SELECT * FROM arrivals ORDER BY seq")
        return [(snapshot_of(row), hints_of(row)) for row in rows]

    def strike_arrivals(self, address: str, part: str | None = None) -> None:
        """Forget what was noted of an address, or of a part of its bytes, and needs no completing."""
        with self._writing():
            self._strike(address, part)

    def latest_snapshot(self, address: str, part: str | None = None) -> tuple[Snapshot, Hints, str | None] | None:
        """The last fetch of an address, or of a document in its bytes, with its hints and the id of the revision
        that it held (None: unreadable)."""
        row = self._one(
            "SELECT * FROM snapshots WHERE address = ? AND part IS ? ORDER BY seq DESC LIMIT 1", address, part
        )
        return (snapshot_of(row), hints_of(row), row["revision"]) if row else None

    def append(
        self,
        snapshot: Snapshot,
        hints: Hints,
        revision: Revision | None,
        *,
        describe: bool = True,
        faults: tuple[str, ...] = (),
        failure: Failure | None = None,
        state: str | None = None,
        reason: str | None = None,
    ) -> None:
        """Add a snapshot with its document, revision and description, or with the failure to read it.

        ``state`` and ``reason``: what it turned out to be, and why.
        """
        with self._writing():
            if revision:
                self._append_text(revision)
            row: dict[str, Value] = {**snapshot_row(snapshot, hints), "state": state, "reason": reason}
            if revision:
                row |= {"document": revision.document, "revision": revision.id}
            seq = insert(self.connection, "snapshots", row)
            assert seq is not None
            if revision and describe:
                insert(self.connection, "descriptions", description_row(revision, seq, faults))
            if failure:
                self._append_failure(failure)
            if revision:
                self._depart(revision.document, snapshot.fetched_at, gone=False, reason="it was found again")
            self._strike(snapshot.address, snapshot.part)

    def append_listing(self, snapshot: Snapshot, hints: Hints, reason: str) -> None:
        """Add a snapshot of a listing: bytes that are evidence and hold no document of their own."""
        with self._writing():
            insert(self.connection, "snapshots", snapshot_row(snapshot, hints) | {"state": "listing", "reason": reason})

    def append_departure(self, document: str, at: datetime, reason: str) -> bool:
        """Add that a document is gone; False where it is."""
        with self._writing():
            return self._depart(document, at, gone=True, reason=reason)

    def append_return(self, document: str, at: datetime) -> bool:
        """Add that a document is back; False where it was not gone."""
        with self._writing():
            return self._depart(document, at, gone=False, reason="it was found again")

    def append_failure(self, failure: Failure) -> None:
        """Add a failure; the same one again adds nothing."""
        with self._writing():
            self._append_failure(failure)

    # ------------------------------------------------------------------------------------- revisions

    def revision(self, revision: str) -> Revision | None:
        """A revision as it was last described."""
        row = self._one(f"{queries.REVISION} WHERE d.revision = ? AND {queries.NEWEST_DESCRIPTION}", revision)
        if not row:
            return None
        with intact(self.path):
            return revision_of(row)

    def current(self, document: str) -> Revision | None:
        """The revision of a document that its latest readable fetch found, as it was last described."""
        row = self._one(
            "SELECT revision FROM snapshots WHERE document = ? AND revision IS NOT NULL ORDER BY seq DESC LIMIT 1",
            document,
        )
        return self.revision(row["revision"]) if row else None

    @property
    def documents(self) -> Documents:
        """Documents over time."""
        return Documents(self._all, self.revision, self.path)

    def unread(self, version: str) -> Iterator[Revision]:
        """Revisions that, as last described, this version of the reader has not read; oldest first."""
        rows = self._all(
            "SELECT d.seq FROM descriptions d LEFT JOIN readings g ON g.description = d.seq AND g.version = ? "  # noqa: S608
            f"WHERE g.seq IS NULL AND {queries.NEWEST_DESCRIPTION} ORDER BY d.seq",
            version,
        )
        return (self._described(row["seq"])[0] for row in rows)

    def has_read(self, revision: str, version: str) -> bool:
        """Whether this version of the reader has read a revision as it was last described."""
        sql = (
            "SELECT 1 FROM readings WHERE version = ? AND description = "
            "(SELECT max(seq) FROM descriptions WHERE revision = ?)"
        )
        return self._one(sql, version, revision) is not None

    # ------------------------------------------------------------------------------------ statements

    def append_reading(self, revision: Revision, reading: Reading) -> bool:
        """Add what was read out of a revision as it is described here; False where this version has read it."""
        with self._writing():
            number = insert(
                self.connection,
                "readings",
                {
                    "revision": revision.id,
                    "description": self._description(revision),
                    "version": reading.version,
                    "read_at": reading.read_at.isoformat(),
                    "statements": len(reading.statements),
                    "note": reading.note,
                },
                ignore=True,
            )
            if number is None:
                return False
            for ordinal, statement in enumerate(reading.statements):
                row = statement_row(statement, revision, reading=number, ordinal=ordinal)
                insert(self.connection, "statements", row)
        return True

    def statements(self, wanted: Filter = Filter(), limit: int | None = None) -> Iterator[LedgerRow]:  # noqa: B008
        """The statements that a filter lets through, by date said (else published), undated ones last."""
        return (row for _, row in self._statements(*statements_query(wanted, limit)))

    def statements_after(self, after: int, wanted: Filter, limit: int) -> list[tuple[int, LedgerRow]]:
        """The statements that a filter lets through in the order in which they were read: those after a place, each
        with its own place."""
        return list(self._statements(*statements_query(wanted, limit, after)))

    def _statements(self, sql: str, arguments: Sequence[Value]) -> Iterator[tuple[int, LedgerRow]]:
        described = lru_cache(KEPT_REVISIONS)(self._described)
        for row in self._all(sql, *arguments):
            revision, snapshot = described(row["description"])
            with intact(self.path):
                statement = statement_from_json(loads(row["record"]))
            yield row["seq"], LedgerRow(statement, revision, snapshot)

    def position(self) -> tuple[int, ...]:
        """How far each table has come that answers are made of: what was answered before stands while it is the same.

        Numbers only grow, so that this costs one look at the end of each table.
        """
        return tuple(self._all(f"SELECT coalesce(max(rowid), 0) FROM {table}")[0][0] for table in _GROWING)  # noqa: S608

    # --------------------------------------------------------------------------------------- digests

    def append_digest(self, digest: DigestRecord, receipts: Sequence[tuple[Receipt, str]], *, at: datetime) -> bool:
        """Add a digest and its receipts (each with its record as JSON); False where the same digest is there."""
        with self._writing():
            row = {**asdict(digest), "compiled_at": at.isoformat(), "receipts": len(receipts)}
            if insert(self.connection, "digests", row, ignore=True) is None:
                return False
            for ordinal, (receipt, record) in enumerate(receipts):
                row = {
                    "digest": digest.id,
                    "ordinal": ordinal,
                    "statement": receipt.statement,
                    "revision": receipt.revision,
                    "checksum": receipt.checksum,
                    "record": record,
                }
                insert(self.connection, "receipts", row)
        return True

    def append_digest_file(self, digest: str, path: str, checksum: str) -> None:
        """Add that a file holds a digest as it was written; what the newest row of the file says adds nothing."""
        with self._writing():
            newest = self._one("SELECT digest, checksum FROM digest_files WHERE path = ? ORDER BY seq DESC", path)
            if newest is None or tuple(newest) != (digest, checksum):
                insert(self.connection, "digest_files", {"digest": digest, "path": path, "checksum": checksum})

    def provenance(self, revision: str, checksum: str) -> Provenance | None:
        """The bytes from which a text was read, and how: those of this checksum, as last described."""
        row = self._one(
            f"{queries.REVISION} WHERE d.revision = ? AND s.checksum = ? ORDER BY d.seq DESC",
            revision,
            checksum,
        )
        if not row:
            return None
        with intact(self.path):
            return provenance_of(row)

    def period(self) -> tuple[date, date] | None:
        """The first and the last day of which the ledger has statements; None where it has none with a day."""
        row = self._one("SELECT min(from_day), max(to_day) FROM statements")
        return (date.fromisoformat(row[0]), date.fromisoformat(row[1])) if row and row[0] else None

    def counts(self) -> dict[str, int]:
        """How many rows each table has."""
        tables = ("documents", "revisions", "snapshots", "readings", "statements", "failures", "digests", "receipts")
        return {table: self._all(f"SELECT count(*) FROM {table}")[0][0] for table in tables}  # noqa: S608

    # --------------------------------------------------------------------------------------- copies

    def append_copy(self, revision: str, origin: str, *, likeness: float, basis: str, version: str) -> None:
        """Add that the text of a revision is that of another; what this version has said adds nothing."""
        row: dict[str, Value] = {
            "revision": revision,
            "origin": origin,
            "likeness": likeness,
            "basis": basis,
            "version": version,
        }
        with self._writing():
            insert(self.connection, "copies", row, ignore=True)

    # ---------------------------------------------------------------------------------------- inside

    @property
    def speech(self) -> Speech:
        """Acts of speaking."""
        return Speech(self._all, self._writing, self.connection, self._described, self.path)

    def _described(self, description: int) -> tuple[Revision, Snapshot]:
        row = self._one(f"{queries.REVISION} WHERE d.seq = ?", description)
        assert row is not None
        with intact(self.path):
            return revision_of(row), snapshot_of(row)

    def _description(self, revision: Revision) -> int:
        """The number of the row that describes a revision as it is described here.

        Not simply the newest: while one capture is read in a worker, the next may bring another description.
        """
        rows = self._all(f"{queries.REVISION} WHERE d.revision = ? ORDER BY d.seq DESC", revision.id)
        wanted = description_row(revision, 0, ())
        columns = [name for name in wanted if name not in ("snapshot", "faults", "published_basis", "parser")]
        fitting = (row for row in rows if all(row[name] == wanted[name] for name in columns))
        return int(next(fitting)["description"])

    def _append_text(self, revision: Revision) -> None:
        document = {"id": revision.document, "address": revision.address}
        insert(self.connection, "documents", document, ignore=True)
        insert(
            self.connection,
            "revisions",
            {
                "id": revision.id,
                "document": revision.document,
                "text": revision.text,
                "text_checksum": text_checksum(revision.text),
            },
            ignore=True,
        )

    def _append_failure(self, failure: Failure) -> None:
        row = {**asdict(failure), "at": failure.at.isoformat()}
        insert(self.connection, "failures", row, ignore=True)

    def _depart(self, document: str, at: datetime, *, gone: bool, reason: str) -> bool:
        newest = self._one("SELECT gone FROM departures WHERE document = ? ORDER BY seq DESC LIMIT 1", document)
        if bool(newest and newest["gone"]) == gone:
            return False
        row: dict[str, Value] = {
            "document": document,
            "noticed_at": at.isoformat(),
            "gone": int(gone),
            "reason": reason,
        }
        return insert(self.connection, "departures", row) is not None

    def _strike(self, address: str, part: str | None) -> None:
        self.connection.execute("DELETE FROM arrivals WHERE address = ? AND part IS ?", (bound(address), part))

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        with explained(self.path), transaction(self.connection):
            yield

    def _all(self, sql: str, *arguments: Value) -> Sequence[sqlite3.Row]:
        with explained(self.path):
            return self.connection.execute(sql, [bound(value) for value in arguments]).fetchall()

    def _one(self, sql: str, *arguments: Value) -> sqlite3.Row | None:
        rows = self._all(sql, *arguments)
        return rows[0] if rows else None

"""What is wrong with the ledger itself (its structure, its seals), and what stands on what."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from svodka.errors import LedgerError
from svodka.ledger import queries
from svodka.ledger.connect import decoded, explained, intended_schema
from svodka.ledger.rows import Provenance, Value, provenance_of, seal

# each sealed table with the columns that tell its rows apart and those that name a row to a reader
SEALED = {
    "documents": (("id",), ("id", "address")),
    "revisions": (("id",), ("id", "document")),
    "snapshots": (("seq",), ("address", "fetched_at")),
    "descriptions": (("seq",), ("revision", "title")),
    "readings": (("seq",), ("revision", "version")),
    "statements": (("seq",), ("id", "speaker", "words")),
    "failures": (("seq",), ("stage", "subject")),
    "digests": (("id",), ("id", "headline")),
    "receipts": (("digest", "ordinal"), ("digest", "ordinal", "statement")),
    "digest_files": (("seq",), ("path", "digest")),
    "departures": (("seq",), ("document", "reason")),
    "copies": (("seq",), ("revision", "origin")),
    "alerts": (("id",), ("id", "claim")),
    "alert_deliveries": (("seq",), ("alert", "delivery", "state")),
    "drafts": (("seq",), ("digest", "by")),
    "signoffs": (("seq",), ("digest", "by")),
    "corrections": (("seq",), ("digest", "sentence")),
    "registry_loads": (("seq",), ("loaded_at",)),
    "registry_entries": (("seq",), ("kind", "key")),
    "identity_passes": (("seq",), ("version", "from_row")),
    "identities": (("seq",), ("statement", "key")),
    "name_decisions": (("seq",), ("name", "verdict")),
    "utterances": (("seq",), ("id", "speaker")),
    "utterance_members": (("seq",), ("statement", "utterance")),
    "decisions": (("seq",), ("by", "verdict", "subject", "id")),
    "silences": (("seq",), ("claim", "holder")),
}
# rows of the first table note how many of the second belong to them
COUNTED = (
    ("readings", "statements", "c.reading = p.seq"),
    ("digests", "receipts", "c.digest = p.id"),
    ("registry_loads", "registry_entries", "c.load = p.seq"),
    ("identity_passes", "identities", "c.pass = p.seq"),
    ("utterances", "utterance_members", "c.utterance = p.seq"),
)

# SQLite stops looking after so many faults of structure; the first says what to do.
MOST_FAULTS = 10


class BrokenRow(NamedTuple):
    """A row that is not as it was written."""

    table: str
    key: str
    name: str  # the columns that name it, as they are now
    revision: str | None  # on which it stands, where it stands on one


class StandingStatement(NamedTuple):
    """A statement that stands on a revision."""

    id: str
    speaker: str | None
    words: str


class StandingDigest(NamedTuple):
    """A digest that stands on a revision."""

    id: str
    headline: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands on a revision, and how the revision is called."""

    address: str | None = None
    title: str | None = None
    statements: tuple[StandingStatement, ...] = ()
    digests: tuple[StandingDigest, ...] = ()


class Audit:
    """Questions whose answers may be damaged; what can't be read as it should be is let through, to be named."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def structure_faults(self) -> Iterator[str]:
        """What SQLite finds wrong with the file, its indexes, its references and its index of words."""
        for row in self._rows(f"PRAGMA integrity_check({MOST_FAULTS:d})"):
            if row[0] != "ok":
                yield str(row[0])
        have = {tuple(row) for row in self._rows("SELECT type, name, tbl_name, sql FROM sqlite_schema")}
        for kind, name, *_ in sorted(intended_schema() ^ have, key=str):
            yield f"its {kind} {name} is not as it was made"
        for row in self._rows("PRAGMA foreign_key_check"):
            yield f"row {row[1]} of {row[0]} refers to a row of {row[2]} that is not there"
        yield from self._index_faults("statement_words", "statements")
        yield from self._index_faults("text_words", "texts")

    def _index_faults(self, index: str, of: str) -> Iterator[str]:
        """Whether an index of words fits what it was made of."""
        try:
            self._rows(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608 (ours)
        except LedgerError as error:
            code = getattr(error.__cause__, "sqlite_errorname", "")
            if code.startswith("SQLITE_CORRUPT"):
                yield f"the index of words does not fit the {of}"
            elif not code.startswith("SQLITE_READONLY"):  # a ledger that may only be read is whole for all that
                raise

    def broken_rows(self) -> Iterator[BrokenRow]:
        """Rows whose seal doesn't fit, and rows that lack some of those that they counted."""
        for table, (keys, _) in SEALED.items():
            for row in self._rows(f"SELECT * FROM {table} ORDER BY {', '.join(keys)}"):  # noqa: S608 (ours)
                values: dict[str, Value] = dict(zip(row.keys(), row, strict=True))
                found = values.pop("seal")
                values.pop("seq", None)
                if found != seal(table, values):
                    yield self._broken(table, row)
        before = None
        for row in self._rows("SELECT * FROM decisions ORDER BY seq"):
            if row["previous"] != before:  # one before it was taken out, or put in
                yield self._broken("decisions", row)
            before = row["seal"]
        for parent, child, condition in COUNTED:
            sql = f"SELECT p.* FROM {parent} p WHERE {child} != (SELECT count(*) FROM {child} c WHERE {condition})"  # noqa: S608
            for row in self._rows(sql):
                yield self._broken(parent, row)

    def checksums(self) -> list[str]:
        """The checksums of all bytes that are said to be in the archive, in order."""
        return [row[0] for row in self._rows("SELECT DISTINCT checksum FROM snapshots ORDER BY 1")]

    def expected(self) -> set[str]:
        """The checksums of bytes that may be in the archive: those, and what is on its way there."""
        return {row[0] for row in self._rows("SELECT checksum FROM snapshots UNION SELECT checksum FROM arrivals")}

    def provenances(self, checksum: str) -> Iterator[tuple[str, Provenance]]:
        """What was read from the bytes of a checksum, each with the key of its description.

        A row that doesn't spell a source any more is left out; its seal names it.
        """
        for row in self._rows(f"{queries.REVISION} WHERE s.checksum = ? ORDER BY d.seq", checksum):
            with contextlib.suppress(ValueError, KeyError, TypeError):
                yield str(row["description"]), provenance_of(row)

    def addresses(self, checksum: str) -> list[str]:
        """The addresses at which bytes of this checksum were fetched."""
        rows = self._rows("SELECT DISTINCT address FROM snapshots WHERE checksum = ? ORDER BY 1", checksum)
        return [row[0] for row in rows]

    def statements(self, description: str) -> Iterator[tuple[str, StandingStatement, Any]]:
        """The statements read from a text as described: key, statement, record (None: no JSON any more)."""
        rows = self._rows(
            "SELECT s.seq, s.id, s.speaker, s.words, s.record FROM statements s "
            "JOIN readings g ON g.seq = s.reading WHERE g.description = ? ORDER BY s.seq",
            description,
        )
        for row in rows:
            yield (
                str(row["seq"]),
                StandingStatement(row["id"], row["speaker"], row["words"]),
                _json(row["record"]),
            )

    def statement(self, statement: str) -> Any:
        """The record of a statement as it was last read, whether its text is still its document's or not; or None."""
        row = self._rows("SELECT record FROM statements WHERE id = ? ORDER BY seq DESC LIMIT 1", statement)
        return _json(row[0]["record"]) if row else None

    def words(self, statement: str) -> str | None:
        """The words of a statement's content on one line; None: no such statement."""
        rows = self._rows("SELECT words FROM statements WHERE id = ? ORDER BY seq DESC LIMIT 1", statement)
        return str(rows[0]["words"]) if rows else None

    def receipts(self, revision: str, checksum: str) -> Iterator[tuple[str, StandingDigest, Any]]:
        """The receipts that cite a text as read from the bytes of a checksum: key, digest, record."""
        rows = self._rows(
            "SELECT r.digest, r.ordinal, d.headline, r.record FROM receipts r JOIN digests d ON d.id = r.digest "
            "WHERE r.revision = ? AND r.checksum = ? ORDER BY r.digest, r.ordinal",
            revision,
            checksum,
        )
        for row in rows:
            key = f"{row['digest']}/{row['ordinal']}"
            yield key, StandingDigest(row["digest"], row["headline"]), _json(row["record"])

    def alert_receipts(self) -> dict[tuple[str, str], list[tuple[str, Any]]]:
        """The receipts of all alerts, each with the alert's id, by the revision and the checksum that they cite.

        A record that does not spell an alert any more is left out; its seal names it.
        """
        found: dict[tuple[str, str], list[tuple[str, Any]]] = {}
        for row in self._rows("SELECT id, record FROM alerts ORDER BY id"):
            with contextlib.suppress(ValueError, KeyError, TypeError, IndexError, AttributeError):
                for receipt in [one["receipt"] for one in json.loads(row["record"])["evidence"]]:
                    checksum = receipt["target"][0]["state"]["cached"].removeprefix("urn:sha256:")
                    found.setdefault((receipt["svodka:revision"], checksum), []).append((row["id"], receipt))
        return found

    def digest_files(self) -> Iterator[tuple[str, str, StandingDigest]]:
        """The files that hold digests: path, checksum, digest."""
        rows = self._rows(
            "SELECT f.path, f.checksum, d.id, d.headline FROM digest_files f JOIN digests d ON d.id = f.digest "
            "WHERE f.seq = (SELECT max(x.seq) FROM digest_files x WHERE x.path = f.path) ORDER BY f.path"
        )
        for row in rows:
            yield row["path"], row["checksum"], StandingDigest(row["id"], row["headline"])

    def standing_on(self, revision: str) -> Standing:
        """What stands on a revision: the statements of its newest reading, and all digests that cite it."""
        described = self._rows(
            "SELECT c.address, d.title FROM revisions r JOIN documents c ON c.id = r.document "
            "LEFT JOIN descriptions d ON d.revision = r.id WHERE r.id = ? ORDER BY d.seq DESC LIMIT 1",
            revision,
        )
        statements = self._rows(
            "SELECT s.id, s.speaker, s.words FROM statements s JOIN readings g ON g.seq = s.reading "  # noqa: S608 (ours)
            f"WHERE g.revision = ? AND {queries.NEWEST_READING} ORDER BY s.ordinal",
            revision,
        )
        digests = self._rows(
            "SELECT DISTINCT d.id, d.headline FROM receipts r JOIN digests d ON d.id = r.digest "
            "WHERE r.revision = ? ORDER BY d.id",
            revision,
        )
        return Standing(
            address=described[0]["address"] if described else None,
            title=described[0]["title"] if described else None,
            statements=tuple(StandingStatement(*row) for row in statements),
            digests=tuple(StandingDigest(*row) for row in digests),
        )

    def _broken(self, table: str, row: sqlite3.Row) -> BrokenRow:
        keys, naming = SEALED[table]
        return BrokenRow(
            table=table,
            key="/".join(str(row[column]) for column in keys),
            name=" ".join(str(row[column]) for column in naming if row[column] is not None),
            revision=self._revision(table, row),
        )

    def _revision(self, table: str, row: sqlite3.Row) -> str | None:
        if table == "revisions":
            return str(row["id"])
        if table == "documents":
            found = self._rows("SELECT id FROM revisions WHERE document = ? LIMIT 1", row["id"])
        elif table == "statements":
            found = self._rows("SELECT revision FROM readings WHERE seq = ?", row["reading"])
        else:
            found = [(row["revision"],)] if "revision" in row.keys() else []  # noqa: SIM118 (a row has values in it)
        return found[0][0] if found else None

    def _rows(self, sql: str, *arguments: object) -> list[Any]:
        strict = self._connection.text_factory
        self._connection.text_factory = _decoded_leniently
        try:
            with explained(self._path):
                return self._connection.execute(sql, arguments).fetchall()
        finally:
            self._connection.text_factory = strict


def _decoded_leniently(data: bytes) -> str:
    try:
        return decoded(data)
    except LedgerError:
        return data.decode("utf-8", "replace")


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None

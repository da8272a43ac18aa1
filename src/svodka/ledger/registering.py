"""The registry as it was loaded, whom each speaker was taken for, and what people decided on names.

All of it is added and never overwritten, so that what a desk believed on a day can be told: the newest row until then
counts.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from svodka.ids import canonical_json
from svodka.ledger import queries
from svodka.ledger.connect import explained, intact, transaction
from svodka.ledger.rows import Value, attributed_of, bound, insert, loads
from svodka.model import Citation, EntryKind, NameDecision, RegistryEntry, Voice


@dataclass(frozen=True, slots=True)
class Load:
    """One loading of the registry."""

    number: int
    files: str  # checksum of the files
    checksum: str  # of the entries
    loaded_at: datetime


@dataclass(frozen=True, slots=True)
class PassKey:
    """Which registry and which version of the rules answer."""

    load: int  # number of the last load that changed an entry
    version: str


class Registering:
    """The tables ``registry_loads``, ``registry_entries``, ``identity_passes``, ``identities``, ``name_decisions``."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    # -------------------------------------------------------------------------------------- the registry

    def last_load(self) -> Load | None:
        """The last loading; None before the first."""
        row = self._one("SELECT * FROM registry_loads ORDER BY seq DESC LIMIT 1")
        return _load(row) if row else None

    def last_change(self) -> int | None:
        """The number of the last loading that changed an entry; None before the first."""
        row = self._one("SELECT max(seq) FROM registry_loads WHERE registry_entries > 0")
        return None if row is None or row[0] is None else int(row[0])

    def load(self, entries: Sequence[RegistryEntry], *, files: str, checksum: str, at: datetime) -> int:
        """Add what changed since the last loading, what is no longer there as withdrawn; how many entries that is."""
        with self._writing():
            have = {(e.kind, e.key): e.checksum for e in self._entries(None)}
            now = {(e.kind, e.key) for e in entries}
            changed = [e for e in entries if have.get((e.kind, e.key)) != e.checksum]
            gone = sorted(key for key in have if key not in now)
            row: dict[str, Value] = {
                "files": files,
                "checksum": checksum,
                "registry_entries": len(changed) + len(gone),
                "loaded_at": at.isoformat(),
            }
            number = insert(self._connection, "registry_loads", row)
            common: dict[str, Value] = {"load": number, "loaded_at": at.isoformat()}
            for entry in changed:
                told = {"kind": entry.kind.value, "key": entry.key, "record": entry.record, "checksum": entry.checksum}
                insert(self._connection, "registry_entries", {**common, **told})
            for kind, key in gone:
                withdrawn = {"kind": kind.value, "key": key, "record": None, "checksum": None}
                insert(self._connection, "registry_entries", {**common, **withdrawn})
        return len(changed) + len(gone)

    def entries(self, as_of: datetime | None = None) -> tuple[RegistryEntry, ...]:
        """The entries as they stood at a time (None: now), in order of kind and key."""
        return tuple(self._entries(as_of))

    def _entries(self, as_of: datetime | None) -> Iterator[RegistryEntry]:
        # times of loads are compared as moments, not as texts: a desk may be used in several time zones
        rows = self._all("SELECT kind, key, record, checksum, loaded_at FROM registry_entries ORDER BY seq")
        newest: dict[tuple[str, str], sqlite3.Row] = {}
        for row in rows:
            if as_of is None or datetime.fromisoformat(row["loaded_at"]) <= as_of:
                newest[row["kind"], row["key"]] = row
        for kind, key in sorted(newest):
            row = newest[kind, key]
            if row["record"] is not None:
                yield RegistryEntry(EntryKind(kind), key, row["record"], row["checksum"])

    # ---------------------------------------------------------------------------------------- identities

    def asked_up_to(self, key: PassKey) -> int:
        """The last row of statements about which all was asked; 0 before the first."""
        row = self._one("SELECT max(to_row) FROM identity_passes WHERE load = ? AND version = ?", key.load, key.version)
        return int(row[0] or 0) if row else 0

    def unasked(self, after: int, limit: int) -> list[Citation]:
        """The next statements with a speaker behind a row, in order of rows, with the newest answer of each."""
        rows = self._all(f"{queries.CITATIONS} WHERE s.speaker IS NOT NULL AND s.seq > ? ORDER BY s.seq LIMIT ?",
                         after, limit)  # fmt: skip
        with intact(self._path):
            return [citation_of(row) for row in rows]

    def append_identities(
        self, key: PassKey, answers: Iterable[tuple[Citation, Voice]], *, after: int, up_to: int, at: datetime
    ) -> bool:
        """Add the answers that changed and that all rows of an interval were asked about.

        False, and nothing is added, where another program was quicker.
        """
        listed = list(answers)
        with self._writing():
            if self.asked_up_to(key) != after:
                return False
            row: dict[str, Value] = {
                "load": key.load,
                "version": key.version,
                "from_row": after + 1,
                "to_row": up_to,
                "identities": len(listed),
                "asked_at": at.isoformat(),
            }
            number = insert(self._connection, "identity_passes", row)
            for citation, voice in listed:
                insert(self._connection, "identities", _identity_row(number, citation, voice))
        return True

    def identity(self, statement: str, as_of: datetime | None = None) -> Voice | None:
        """Whom the speaker of a statement was taken for at a time (None: now); None: not asked by then."""
        rows = self._all(
            "SELECT i.*, i.key AS voice_key, i.kind AS voice_kind, p.asked_at FROM identities i "
            "JOIN identity_passes p ON p.seq = i.pass WHERE i.statement = ? ORDER BY i.seq DESC",
            statement,
        )
        with intact(self._path):
            return next(
                (_voice(row) for row in rows if as_of is None or datetime.fromisoformat(row["asked_at"]) <= as_of),
                None,
            )

    def citations(self) -> Iterator[Citation]:
        """All statements that have a speaker, of the newest reading of each document's current text; by date."""
        sql = (
            f"{queries.CITATIONS} WHERE s.speaker IS NOT NULL AND {queries.NEWEST_READING} "
            f"AND {queries.CURRENT_REVISION} ORDER BY s.from_day IS NULL, s.from_day, s.id"
        )
        for row in self._all(sql):
            with intact(self._path):
                yield citation_of(row)

    def copies(self) -> Mapping[str, str]:
        """Revisions that are copies, each with that of which it is one, as the newest rule says."""
        return {row[0]: row[1] for row in self._all("SELECT revision, origin FROM copies ORDER BY seq")}

    # ---------------------------------------------------------------------------------------- decisions

    def decide(self, decision: NameDecision) -> None:
        """Add what a person decided on a name."""
        row: dict[str, Value] = {
            "name": decision.name,
            "verdict": decision.verdict,
            "person": decision.person,
            "decided_by": decision.by,
            "at": decision.at.isoformat(),
            "source": decision.source,
            "role": decision.role,
        }
        with self._writing():
            insert(self._connection, "name_decisions", row)

    def decisions(self) -> tuple[NameDecision, ...]:
        """All that was decided on names, the oldest first."""
        return tuple(
            NameDecision(
                row["name"], row["verdict"], row["person"], row["decided_by"], datetime.fromisoformat(row["at"]),
                row["source"], row["role"],
            )
            for row in self._all("SELECT * FROM name_decisions ORDER BY seq")
        )  # fmt: skip

    # ------------------------------------------------------------------------------------------- inside

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        with explained(self._path), transaction(self._connection):
            yield

    def _all(self, sql: str, *arguments: Value) -> list[sqlite3.Row]:
        with explained(self._path):
            return self._connection.execute(sql, [bound(value) for value in arguments]).fetchall()

    def _one(self, sql: str, *arguments: Value) -> sqlite3.Row | None:
        rows = self._all(sql, *arguments)
        return rows[0] if rows else None


def citation_of(row: sqlite3.Row) -> Citation:
    """A row of ``queries.CITATIONS``."""
    return Citation(
        said=attributed_of(row),
        row=row["seq"],
        revision=row["revision"],
        document=row["document"],
        published=day_of(row["published"]),
        chain=tuple(loads(row["record"])["chain"]),
        voice=_voice(row) if row["basis"] is not None else None,
    )


def _voice(row: sqlite3.Row) -> Voice:
    return Voice(
        kind=EntryKind(row["voice_kind"]) if row["voice_kind"] else None,
        key=row["voice_key"],
        office=row["office"],
        sure=bool(row["sure"]),
        basis=row["basis"],
        candidates=tuple((key, score) for key, score in json.loads(row["candidates"] or "[]")),
    )


def _identity_row(number: int | None, citation: Citation, voice: Voice) -> dict[str, Value]:
    return {
        "pass": number,
        "row": citation.row,
        "statement": citation.said.statement,
        "kind": voice.kind.value if voice.kind else None,
        "key": voice.key,
        "office": voice.office,
        "sure": int(voice.sure),
        "basis": voice.basis,
        "candidates": canonical_json([list(c) for c in voice.candidates]) if voice.candidates else None,
    }


def _load(row: sqlite3.Row) -> Load:
    return Load(row["seq"], row["files"], row["checksum"], datetime.fromisoformat(row["loaded_at"]))


def day_of(published: str | None) -> date | None:
    """The day of a document's date as it was given; None where that is no day of the calendar."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None  # what the page gives as its date is none

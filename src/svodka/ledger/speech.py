"""Acts of speaking in the ledger: which statements report one, and which are not grouped yet."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from svodka.ledger import queries
from svodka.ledger.connect import intact
from svodka.ledger.queries import Filter
from svodka.ledger.rows import Value, insert, loads
from svodka.model import LedgerRow, Revision, Snapshot
from svodka.records import statement_from_json

# SQLite takes some hundred values in one question
_AT_ONCE = 400
# Texts of revisions kept while rows are read
_KEPT = 200
# Documents that have a phrase of five words in common: more have it as a formula
MOST_FOUND = 200

_CURRENT = """NOT EXISTS (SELECT 1 FROM utterance_members m
    JOIN utterance_members n ON n.statement = m.statement AND n.utterance > m.utterance WHERE m.utterance = u.seq)"""


@dataclass(frozen=True, slots=True)
class UtteranceRow:
    """An act of speaking as the ledger keeps it."""

    id: str
    version: str
    speaker: str
    start: date | None
    end: date | None
    statements: tuple[str, ...]  # ids, in order of publication
    record: str  # the rest as JSON
    seq: int = field(default=0, compare=False)  # its place in the order of joining


@dataclass(frozen=True, slots=True)
class GroupingState:
    """How far statements are grouped."""

    rules: str
    readings: int
    snapshots: int
    copies: int


Rows = Callable[..., Sequence[sqlite3.Row]]  # SQL and its arguments -> rows


class Speech:
    """What a ledger has of acts of speaking."""

    def __init__(
        self,
        rows: Rows,
        writing: Callable[[], AbstractContextManager[None]],
        connection: sqlite3.Connection,
        described: Callable[[int], tuple[Revision, Snapshot]],
        place: Path,
    ) -> None:
        self._rows = rows
        self._writing = writing
        self._connection = connection
        self._described = lru_cache(_KEPT)(described)
        self._place = place

    # ---------------------------------------------------------------------------------------- statements

    def rows_of(self, statements: Iterable[str]) -> list[LedgerRow]:
        """The rows of statements, where their documents still say them."""
        return [row for ids in _parts(statements) for row in self._found(f"s.id IN ({_marks(ids)})", *ids)]

    def rows_in(self, documents: Iterable[str]) -> list[LedgerRow]:
        """The rows of the statements of documents."""
        return [row for ids in _parts(documents) for row in self._found(f"r.document IN ({_marks(ids)})", *ids)]

    def rows_between(self, start: date, end: date) -> Iterator[LedgerRow]:
        """The rows of the statements that can have been said on some days, or were published on them."""
        first, last = start.isoformat(), end.isoformat()
        yield from self._found(
            "((s.to_day >= ? AND s.from_day <= ?) OR (s.published >= ? AND s.published <= ?))", first, last, first, last
        )

    def rows_with(self, phrases: Iterable[str]) -> list[LedgerRow]:
        """The rows of the statements that have one of some phrases, word for word."""
        quoted = ['"' + phrase.replace('"', '""') + '"' for phrase in phrases]
        found = "s.seq IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ? LIMIT ?)"
        return list(self._found(found, f"words : ({' OR '.join(quoted)})", MOST_FOUND)) if quoted else []

    def all_rows(self) -> Iterator[LedgerRow]:
        """The rows of all statements that their documents still say."""
        yield from self._found("1")

    def _found(self, condition: str, *arguments: Value) -> Iterator[LedgerRow]:
        sql = (
            "SELECT s.record, g.description FROM statements s JOIN readings g ON g.seq = s.reading "  # noqa: S608 (ours)
            "JOIN revisions r ON r.id = g.revision WHERE s.speaker IS NOT NULL AND "
            f"{queries.NEWEST_READING} AND {queries.CURRENT_REVISION} AND {condition} ORDER BY g.description, s.ordinal"
        )
        for row in self._rows(sql, *arguments):
            revision, snapshot = self._described(row["description"])
            with intact(self._place):
                statement = statement_from_json(loads(row["record"]))
            yield LedgerRow(statement, revision, snapshot)

    # ------------------------------------------------------------------------------------------- the work

    def state(self) -> GroupingState | None:
        """How far statements are grouped; None: not at all."""
        row = next(iter(self._rows("SELECT rules, readings, snapshots, copies FROM grouping_state")), None)
        return GroupingState(*row) if row else None

    def reached(self, rules: str) -> GroupingState:
        """How far the ledger goes now."""
        [row] = self._rows(
            "SELECT (SELECT coalesce(max(seq), 0) FROM readings), (SELECT coalesce(max(seq), 0) FROM snapshots), "
            "(SELECT coalesce(max(seq), 0) FROM copies)"
        )
        return GroupingState(rules, *row)

    def set_state(self, state: GroupingState) -> None:
        """Note how far statements are grouped."""
        with self._writing():
            self._connection.execute(
                "INSERT OR REPLACE INTO grouping_state (only, rules, readings, snapshots, copies) "
                "VALUES (1, ?, ?, ?, ?)",
                (state.rules, state.readings, state.snapshots, state.copies),
            )

    def touched(self, since: GroupingState) -> list[str]:
        """Ids of the documents that were read, fetched with another text, or told to be copies, after a state."""
        sql = (
            "SELECT r.document FROM readings g JOIN revisions r ON r.id = g.revision WHERE g.seq > ? "
            "UNION SELECT document FROM snapshots WHERE seq > ? AND document IS NOT NULL AND state IS NOT 'unchanged' "
            "UNION SELECT r.document FROM copies c JOIN revisions r ON r.id IN (c.revision, c.origin) WHERE c.seq > ?"
        )
        return [row[0] for row in self._rows(sql, since.readings, since.snapshots, since.copies)]

    def copies(self) -> dict[str, str]:
        """Revision -> the one whose text it has, by the newest row that tells."""
        return {row[0]: row[1] for row in self._rows("SELECT revision, origin FROM copies ORDER BY seq")}

    # ----------------------------------------------------------------------------------------- utterances

    def append(self, utterances: Iterable[UtteranceRow]) -> int:
        """Add acts of speaking, in one transaction; what the ledger has of their statements adds nothing. How many."""
        added = 0
        with self._writing():
            for one in utterances:
                if one not in self.current_with(one.statements):
                    self._append(one)
                    added += 1
        return added

    def _append(self, one: UtteranceRow) -> None:
        number = insert(
            self._connection,
            "utterances",
            {
                "id": one.id,
                "version": one.version,
                "speaker": one.speaker,
                "from_day": one.start.isoformat() if one.start else None,
                "to_day": one.end.isoformat() if one.end else None,
                "utterance_members": len(one.statements),
                "record": one.record,
            },
        )
        for ordinal, statement in enumerate(one.statements):
            row: dict[str, Value] = {"utterance": number, "ordinal": ordinal, "statement": statement}
            insert(self._connection, "utterance_members", row)

    def current_with(self, statements: Iterable[str]) -> list[UtteranceRow]:
        """The acts of speaking, as they count now, that some statements report."""
        found: dict[int, UtteranceRow] = {}
        for ids in _parts(statements):
            sql = (
                "SELECT u.* FROM utterances u WHERE u.seq IN "  # noqa: S608 (ours)
                f"(SELECT max(utterance) FROM utterance_members WHERE statement IN ({_marks(ids)}) GROUP BY statement) "
                f"AND {_CURRENT}"
            )
            found |= {row["seq"]: self._utterance(row) for row in self._rows(sql, *ids)}
        return [found[seq] for seq in sorted(found)]

    def of_documents(self, documents: Iterable[str]) -> list[UtteranceRow]:
        """The acts of speaking, as they count now, that statements of any text of some documents report."""
        ids = []
        for part in _parts(documents):
            sql = (
                "SELECT DISTINCT s.id FROM statements s JOIN readings g ON g.seq = s.reading "  # noqa: S608 (ours)
                f"JOIN revisions r ON r.id = g.revision WHERE r.document IN ({_marks(part)})"
            )
            ids += [row[0] for row in self._rows(sql, *part)]
        return self.current_with(ids)

    def current(
        self, wanted: Filter = Filter(), *, named: str | None = None, after: int | None = None,  # noqa: B008
        limit: int | None = None,
    ) -> Iterator[UtteranceRow]:  # fmt: skip
        """The acts of speaking as they count now, by day, undated ones last.

        ``wanted``: those that a statement reports which ``speaker`` and ``about`` let through, said on the days from
        ``since`` to ``until``. ``named``: an id of theirs or of a statement, or its first digits. ``after``: in the
        order in which they were joined instead, those after this place.
        """
        conditions, arguments = [_CURRENT], list[Value]()
        if wanted.since:
            conditions.append("u.to_day >= ?")
            arguments.append(wanted.since.isoformat())
        if wanted.until:
            conditions.append("u.from_day <= ?")
            arguments.append(wanted.until.isoformat())
        inner = list[str]()
        for part in (wanted.speaker or "").casefold().split():
            inner.append("instr(s.speaker_key, ?) > 0")
            arguments.append(part)
        if any(words.strip() for words in wanted.about):
            inner.append("s.seq IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?)")
            arguments.append(queries.about_query(wanted.about))
        if inner:
            conditions.append(
                "EXISTS (SELECT 1 FROM utterance_members m JOIN statements s ON s.id = m.statement "  # noqa: S608
                f"WHERE m.utterance = u.seq AND {' AND '.join(inner)})"
            )
        if named is not None:
            conditions.append(
                "(substr(u.id, 1, ?) = ? OR u.seq IN "
                "(SELECT utterance FROM utterance_members WHERE substr(statement, 1, ?) = ?))"
            )
            arguments += [len(named), named, len(named), named]
        by = "u.from_day IS NULL, u.from_day, u.to_day, u.id"
        if after is not None:
            conditions.append("u.seq > ?")
            arguments.append(after)
            by = "u.seq"
        sql = f"SELECT u.* FROM utterances u WHERE {' AND '.join(conditions)} ORDER BY {by}"  # noqa: S608 (ours)
        if limit is not None:
            sql, arguments = f"{sql} LIMIT ?", [*arguments, limit]
        for row in self._rows(sql, *arguments):
            yield self._utterance(row)

    def _utterance(self, row: sqlite3.Row) -> UtteranceRow:
        sql = "SELECT statement FROM utterance_members WHERE utterance = ? ORDER BY ordinal"
        with intact(self._place):
            return UtteranceRow(
                row["id"],
                row["version"],
                row["speaker"],
                date.fromisoformat(row["from_day"]) if row["from_day"] else None,
                date.fromisoformat(row["to_day"]) if row["to_day"] else None,
                tuple(member[0] for member in self._rows(sql, row["seq"])),
                row["record"],
                row["seq"],
            )


def _parts(values: Iterable[str]) -> Iterator[list[str]]:
    unique = list(dict.fromkeys(values))
    for at in range(0, len(unique), _AT_ONCE):
        yield unique[at : at + _AT_ONCE]


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))

"""The work of collecting: how each source stands, what it announced, and when to look at each again.

These rows are overwritten as the work goes on, and are no evidence; what was found stands in the other tables. Losing
them costs a second visit to everything and nothing else.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from svodka.ids import canonical_json
from svodka.ledger.connect import explained, transaction
from svodka.ledger.rows import Value, bound
from svodka.model import PartKind

# SQLite takes at most 32,766 values in a statement; feeds announce up to some thousands
_AT_ONCE = 500


class ItemState(StrEnum):
    """What became of an announced publication."""

    WAITING = "waiting"  # not had yet
    KEPT = "kept"
    FAILED = "failed"  # given up after some tries
    GONE = "gone"
    REFUSED = "refused"  # by robots.txt, a password, a wall


@dataclass(frozen=True, slots=True)
class SourceState:
    """How a source stands."""

    source: str
    due_at: datetime | None = None
    checked_at: datetime | None = None
    started_at: datetime | None = None  # of the first visit
    fresh_at: datetime | None = None  # when it last brought something
    arrivals: tuple[str, ...] = ()  # when its last items came, ISO times of the visits, oldest first
    etag: str | None = None
    modified: str | None = None  # Last-Modified, as it was sent
    checksum: str | None = None  # of the bytes at the last visit
    well_at: datetime | None = None  # the last visit before this one that went well
    errors: int = 0  # visits in a row that failed
    message: str | None = None  # what was wrong at the last visit
    moved_to: str | None = None  # where it says that it has moved for good
    interval: int | None = None  # minutes between visits that its publisher asks for


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit to a source."""

    source: str
    at: datetime
    outcome: str  # "fresh", "same", "failed", "refused", "later", "gone"
    message: str | None = None
    listed: int = 0
    fresh: int = 0


@dataclass(frozen=True, slots=True)
class Announced:
    """A publication that a source announced."""

    address: str
    source: str
    title: str | None
    announced: str | None
    seen_at: datetime
    due_at: datetime | None
    state: ItemState = ItemState.WAITING
    attempts: int = 0  # tries in a row that failed
    looks: int = 0  # that succeeded
    updated: str | None = None  # when it was last changed, as the listing says
    part: str | None = None  # where its text stands in the listing's bytes
    listing: str | None = None  # checksum of those bytes
    listing_address: str | None = None
    listing_type: str | None = None  # media type of those bytes
    listing_charset: str | None = None
    text_checksum: str | None = None  # of the part's text when it was last taken in
    missing_at: datetime | None = None  # when it was first looked for in vain, since it was last seen
    changed_at: datetime | None = None  # when its text was last found changed
    document: str | None = None
    etag: str | None = None
    modified: str | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """A document that a source brought."""

    at: datetime  # when it first did
    length: int  # letters of its text
    language: str | None
    body_share: float | None  # letters of its body of all its letters
    published: str | None


_STATE_COLUMNS = ("source", "due_at", "checked_at")
_ITEM_COLUMNS = ("address", "source", "title", "announced", "seen_at", "due_at", "state", "attempts")


class Collecting:
    """The tables ``source_states``, ``visits`` and ``items``."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    # --------------------------------------------------------------------------------------- sources

    def states(self) -> dict[str, SourceState]:
        """The state of every source that was visited, by its key."""
        rows = self._all("SELECT source, due_at, checked_at, record FROM source_states ORDER BY source")
        return {row["source"]: _state_of(row) for row in rows}

    def state(self, source: str) -> SourceState:
        """The state of a source; an empty one where it was never visited."""
        rows = self._all("SELECT source, due_at, checked_at, record FROM source_states WHERE source = ?", source)
        return _state_of(rows[0]) if rows else SourceState(source)

    def end_visit(self, visit: Visit, state: SourceState, items: Iterable[Announced] = ()) -> None:
        """Keep in one go what a visit found and how the source stands after it.

        Of a visit that found nothing new only the state is kept.
        """
        record = {
            name: value for name, value in _plain(state).items() if name not in ("source", "due_at", "checked_at")
        }
        with self._writing():
            self._save_items(items)
            self._put(
                "source_states",
                {
                    "source": state.source,
                    "due_at": _text(state.due_at),
                    "checked_at": _text(state.checked_at),
                    "record": canonical_json(record),
                },
            )
            if visit.outcome != "same":
                row = {**asdict(visit), "at": _text(visit.at)}
                marks = ", ".join("?" * len(row))
                self._connection.execute(
                    f"INSERT INTO visits ({', '.join(row)}) VALUES ({marks})",  # noqa: S608 (ours)
                    [bound(value) for value in row.values()],
                )

    def visits(self, source: str, since: datetime) -> list[Visit]:
        """The visits to a source from a time on that brought something or failed, oldest first."""
        rows = self._all("SELECT * FROM visits WHERE source = ? AND at >= ? ORDER BY seq", source, _text(since))
        return [
            Visit(
                row["source"],
                datetime.fromisoformat(row["at"]),
                row["outcome"],
                row["message"],
                row["listed"],
                row["fresh"],
            )
            for row in rows
        ]

    def documents(self) -> dict[str, int]:
        """How many documents each source brought."""
        sql = (
            "SELECT source, count(DISTINCT document) AS number FROM snapshots WHERE source IS NOT NULL GROUP BY source"
        )
        return {row["source"]: row["number"] for row in self._all(sql)}

    def taken(self, source: str, since: datetime) -> list[Taken]:
        """The documents that a source brought from a time on, when it first did, in order of that."""
        sql = """
            SELECT min(s.fetched_at) AS first, length(r.text) AS length, d.language, d.published, d.parts
            FROM snapshots s JOIN revisions r ON r.id = s.revision
            JOIN descriptions d ON d.seq = (SELECT max(x.seq) FROM descriptions x WHERE x.revision = s.revision)
            WHERE s.source = ? GROUP BY s.document HAVING first >= ? ORDER BY first, s.seq
        """
        return [
            Taken(
                datetime.fromisoformat(row["first"]),
                row["length"],
                row["language"],
                _body_share(row["parts"], row["length"]),
                row["published"],
            )
            for row in self._all(sql, source, _text(since))
        ]

    # ----------------------------------------------------------------------------------------- items

    def items(self, addresses: Sequence[str]) -> dict[str, Announced]:
        """Those of the addresses that were announced before."""
        found = {}
        for start in range(0, len(addresses), _AT_ONCE):
            some = addresses[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            for row in self._all(f"SELECT * FROM items WHERE address IN ({marks})", *some):  # noqa: S608 (ours)
                found[row["address"]] = _item_of(row)
        return found

    def items_of(self, source: str, since: str, until: str) -> list[Announced]:
        """A source's items that were announced in an interval of ISO times, both ends included."""
        sql = "SELECT * FROM items WHERE source = ? AND announced >= ? AND announced <= ? ORDER BY announced, address"
        return [_item_of(row) for row in self._all(sql, source, since, until)]

    def due_items(self, at: datetime, sources: Iterable[str]) -> list[Announced]:
        """The items of these sources that are to be looked at by now; those that wait longest first."""
        wanted = set(sources)
        rows = self._all("SELECT * FROM items WHERE due_at <= ? ORDER BY due_at, address", _text(at))
        return [_item_of(row) for row in rows if row["source"] in wanted]

    def next_due(self, sources: Iterable[str]) -> datetime | None:
        """When the next of these sources or their items is to be looked at; None: never."""
        times = []
        for source in sources:
            rows = self._all("SELECT min(due_at) FROM items WHERE source = ? AND due_at IS NOT NULL", source)
            times += [row[0] for row in rows if row[0]]
            times += [
                row[0] for row in self._all("SELECT due_at FROM source_states WHERE source = ?", source) if row[0]
            ]
        return datetime.fromisoformat(min(times)) if times else None

    def save_items(self, items: Iterable[Announced]) -> None:
        """Write items as they stand now."""
        with self._writing():
            self._save_items(items)

    def counts(self) -> dict[str, dict[str, int]]:
        """How many items each source has in each state."""
        found: dict[str, dict[str, int]] = {}
        for row in self._all("SELECT source, state, count(*) AS number FROM items GROUP BY source, state"):
            found.setdefault(row["source"], {})[row["state"]] = row["number"]
        return found

    # ---------------------------------------------------------------------------------------- inside

    def _save_items(self, items: Iterable[Announced]) -> None:
        for item in items:
            plain = _plain(item)
            row = {name: plain.pop(name) for name in _ITEM_COLUMNS}
            told = {name: value for name, value in plain.items() if value not in (None, 0)}
            self._put("items", {**row, "record": canonical_json(told)})

    def _put(self, table: str, row: dict[str, Value]) -> None:
        marks = ", ".join("?" * len(row))
        self._connection.execute(
            f"INSERT OR REPLACE INTO {table} ({', '.join(row)}) VALUES ({marks})",  # noqa: S608 (ours)
            [bound(value) for value in row.values()],
        )

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        with explained(self._path), transaction(self._connection):
            yield

    def _all(self, sql: str, *arguments: Value) -> list[sqlite3.Row]:
        with explained(self._path):
            return self._connection.execute(sql, [bound(value) for value in arguments]).fetchall()


def _text(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _plain(record: SourceState | Announced) -> dict[str, Any]:
    values = {field.name: getattr(record, field.name) for field in fields(record)}
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in values.items()}


def _moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None


def _state_of(row: sqlite3.Row) -> SourceState:
    told = json.loads(row["record"])
    told["arrivals"] = tuple(told.get("arrivals", ()))
    for name in ("started_at", "fresh_at", "well_at"):
        told[name] = _moment(told.get(name))
    return SourceState(row["source"], _moment(row["due_at"]), _moment(row["checked_at"]), **told)


def _item_of(row: sqlite3.Row) -> Announced:
    told = json.loads(row["record"])
    for name in ("changed_at", "missing_at"):
        told[name] = _moment(told.get(name))
    seen = _moment(row["seen_at"])
    assert seen is not None
    return Announced(
        row["address"],
        row["source"],
        row["title"],
        row["announced"],
        seen,
        _moment(row["due_at"]),
        ItemState(row["state"]),
        row["attempts"],
        **told,
    )


def _body_share(parts: str, length: int) -> float | None:
    body = sum(end - start for kind, start, end in json.loads(parts) if kind == PartKind.BODY)
    return body / length if length else None

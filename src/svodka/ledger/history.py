"""What a document was over time: its revisions, the fetches that found each, and when it was gone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from svodka.ledger.connect import intact
from svodka.ledger.listed import UNREAD_LANGUAGES, DocumentFilter, Listed, documents_query
from svodka.ledger.rows import loads
from svodka.model import Revision, Statement
from svodka.records import statement_from_json

# Fewer digits of an id are taken for a name
SHORTEST_ID = 6

Rows = Callable[..., Sequence[sqlite3.Row]]  # SQL and its arguments -> rows


@dataclass(frozen=True, slots=True)
class Kept:
    """A revision and the fetches that found it."""

    revision: Revision  # as last described
    fetched_at: tuple[datetime, ...]  # at least one, in order


@dataclass(frozen=True, slots=True)
class Departure:
    """That a document was no longer there, or was there again."""

    noticed_at: datetime
    gone: bool
    reason: str


@dataclass(frozen=True, slots=True)
class History:
    """All of one document that the ledger has."""

    document: str
    address: str
    revisions: tuple[Kept, ...]  # in the order in which they were first fetched
    finds: tuple[int, ...]  # which of them each readable fetch found, in order
    departures: tuple[Departure, ...]


class Documents:
    """What a ledger has of documents over time. ``revision``: the revision of an id, as last described."""

    def __init__(self, rows: Rows, revision: Callable[[str], Revision | None], path: Path) -> None:
        self._rows = rows
        self._revision = revision
        self._path = path

    def named(self, name: str) -> list[tuple[str, str]]:
        """Ids and addresses of the documents that a name can mean: an id or its first digits, an address.

        An address is the canonical one, or one at which a document was fetched. A page that holds several documents
        names all of them.
        """
        found = self._rows("SELECT id, address FROM documents WHERE id = ? OR address = ?", name, name)
        if not found and len(name) >= SHORTEST_ID and all(char in "0123456789abcdef" for char in name):
            sql = "SELECT id, address FROM documents WHERE substr(id, 1, ?) = ? ORDER BY id"
            found = self._rows(sql, len(name), name)
        if not found:
            sql = (
                "SELECT DISTINCT c.id, c.address FROM snapshots s JOIN documents c ON c.id = s.document "
                "WHERE s.address = ? ORDER BY s.seq"
            )
            found = self._rows(sql, name)
        return [(row["id"], row["address"]) for row in found]

    def revisions_of(self, document: str) -> History | None:
        """All revisions of a document, the fetches that found each, and when it was gone; None: no such document."""
        known = self._rows("SELECT address FROM documents WHERE id = ?", document)
        if not known:
            return None
        fetches: dict[str, list[datetime]] = {}
        finds = []
        sql = "SELECT revision, fetched_at FROM snapshots WHERE document = ? AND revision IS NOT NULL ORDER BY seq"
        for row in self._rows(sql, document):
            fetches.setdefault(row["revision"], []).append(datetime.fromisoformat(row["fetched_at"]))
            finds.append(list(fetches).index(row["revision"]))
        kept = [Kept(found, tuple(times)) for id, times in fetches.items() if (found := self._revision(id))]
        return History(document, known[0]["address"], tuple(kept), tuple(finds), self._departures(document))

    def listed(
        self, wanted: DocumentFilter = DocumentFilter(), limit: int | None = None, after: int | None = None  # noqa: B008
    ) -> Iterator[Listed]:  # fmt: skip
        """The documents that a filter lets through, by day of publication, undated ones last.

        ``after``: in order of arrival instead, those after this place.
        """
        sql, arguments = documents_query(wanted, limit, after)
        for row in self._rows(sql, *arguments):
            yield Listed(
                row["id"], row["revision"], row["address"], row["kind"], row["title"], row["outlet"], row["language"],
                row["published"], row["size"], row["statements"] or 0, row["note"], row["seq"],
            )  # fmt: skip

    def unread_languages(self) -> dict[str | None, int]:
        """How many documents no reader reads, by language, the most first; None: the language is not known."""
        return {row["language"]: row["documents"] for row in self._rows(UNREAD_LANGUAGES)}

    def _departures(self, document: str) -> tuple[Departure, ...]:
        sql = "SELECT noticed_at, gone, reason FROM departures WHERE document = ? ORDER BY noticed_at, seq"
        return tuple(
            Departure(datetime.fromisoformat(row["noticed_at"]), bool(row["gone"]), row["reason"])
            for row in self._rows(sql, document)
        )

    def recent(self, since: datetime) -> Iterator[tuple[Revision, datetime]]:
        """The revisions first fetched from a time on, as last described, and when that was; oldest first."""
        sql = (
            "SELECT revision, min(fetched_at) AS first FROM snapshots WHERE revision IS NOT NULL GROUP BY revision "
            "HAVING first >= ? ORDER BY min(seq)"
        )
        for row in self._rows(sql, since.isoformat()):
            revision = self._revision(row["revision"])
            if revision:
                yield revision, datetime.fromisoformat(row["first"])

    def statements_in(self, revision: str) -> tuple[Statement, ...]:
        """What the newest reading found in a revision, in order; empty where it was not read."""
        sql = (
            "SELECT record FROM statements WHERE reading = "
            "(SELECT max(seq) FROM readings WHERE revision = ?) ORDER BY ordinal"
        )
        with intact(self._path):
            return tuple(statement_from_json(loads(row["record"])) for row in self._rows(sql, revision))

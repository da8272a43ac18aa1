"""What editors did to digests: versions, sign-offs and corrections, each by whom and when; added, never overwritten."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from svodka.ledger.connect import explained, transaction
from svodka.ledger.rows import Value, insert


@dataclass(frozen=True, slots=True)
class Draft:
    """A version of a digest."""

    digest: str
    parent: str | None  # the version from which it was made; None: compiled
    by: str
    at: datetime
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Signoff:
    """That a named editor answers for a digest, or, where ``signed`` is false, has taken that back."""

    digest: str
    by: str
    at: datetime
    slug: str  # the digest's name in addresses of the site
    signed: bool = True
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What was found wrong in a sentence of a digest, in words for its readers."""

    digest: str
    sentence: int  # the headline is 0
    by: str
    at: datetime
    text: str


class Editions:
    """The editions of a ledger; each method that writes is one transaction."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection, self._path = connection, path

    def add_draft(self, draft: Draft) -> None:
        """Add a version of a digest that the ledger keeps."""
        self._append(
            "drafts",
            {"digest": draft.digest, "parent": draft.parent, "by": draft.by, "at": draft.at.isoformat(),
                 "note": draft.note},
        )  # fmt: skip

    def sign(self, signoff: Signoff) -> bool:
        """Add a sign-off, or that it is taken back; False where that is how it stands already."""
        standing = self.signoff(signoff.digest)
        if (standing.signed, standing.by) == (signoff.signed, signoff.by) if standing else not signoff.signed:
            return False
        self._append(
            "signoffs",
            {"digest": signoff.digest, "by": signoff.by, "at": signoff.at.isoformat(),
                 "signed": int(signoff.signed), "slug": signoff.slug, "note": signoff.note},
        )  # fmt: skip
        return True

    def add_correction(self, correction: Correction) -> None:
        """Add a correction."""
        self._append(
            "corrections",
            {"digest": correction.digest, "sentence": correction.sentence, "by": correction.by,
                 "at": correction.at.isoformat(), "text": correction.text},
        )  # fmt: skip

    def digest(self, name: str) -> list[tuple[str, str]]:
        """Ids and records (JSON) of the digests whose id begins with ``name``."""
        rows = self._rows("SELECT id, record FROM digests WHERE substr(id, 1, ?) = ? ORDER BY id", len(name), name)
        return [(row["id"], row["record"]) for row in rows]

    def digests(self) -> list[tuple[str, str, str]]:
        """Ids, headlines and times of compiling of all digests, the newest first."""
        rows = self._rows("SELECT id, headline, compiled_at FROM digests ORDER BY compiled_at DESC, id")
        return [(row["id"], row["headline"], row["compiled_at"]) for row in rows]

    def signoff(self, digest: str) -> Signoff | None:
        """The newest sign-off of a digest; None: nobody ever signed it."""
        rows = self._rows("SELECT * FROM signoffs WHERE digest = ? ORDER BY seq DESC LIMIT 1", digest)
        return _signoff(rows[0]) if rows else None

    def signed(self) -> list[Signoff]:
        """The digests that stand signed off, in order of their first sign-off."""
        sql = (
            "SELECT * FROM signoffs s WHERE seq = (SELECT max(x.seq) FROM signoffs x WHERE x.digest = s.digest) "
            "AND signed = 1 ORDER BY (SELECT min(x.seq) FROM signoffs x WHERE x.digest = s.digest)"
        )
        return [_signoff(row) for row in self._rows(sql)]

    def drafts(self, digest: str) -> list[Draft]:
        """The versions that led to a digest, from the compiled one to itself."""
        found: list[Draft] = []
        wanted: str | None = digest
        while wanted and wanted not in {draft.digest for draft in found}:
            rows = self._rows("SELECT * FROM drafts WHERE digest = ? ORDER BY seq LIMIT 1", wanted)
            if not rows:
                break
            row = rows[0]
            at = datetime.fromisoformat(row["at"])
            found.append(Draft(row["digest"], row["parent"], row["by"], at, row["note"]))
            wanted = row["parent"]
        return found[::-1]

    def corrections(self, digest: str | None = None) -> list[Correction]:
        """The corrections of a digest, or of all, in order of time."""
        sql = "SELECT * FROM corrections WHERE ? IS NULL OR digest = ? ORDER BY seq"
        return [
            Correction(row["digest"], row["sentence"], row["by"], datetime.fromisoformat(row["at"]), row["text"])
            for row in self._rows(sql, digest, digest)
        ]

    def _append(self, table: str, row: dict[str, Value]) -> None:
        with explained(self._path), transaction(self._connection):
            insert(self._connection, table, row)

    def _rows(self, sql: str, *arguments: str | int | None) -> list[sqlite3.Row]:
        with explained(self._path):
            return self._connection.execute(sql, arguments).fetchall()


def _signoff(row: sqlite3.Row) -> Signoff:
    at = datetime.fromisoformat(row["at"])
    return Signoff(row["digest"], row["by"], at, row["slug"], bool(row["signed"]), row["note"])

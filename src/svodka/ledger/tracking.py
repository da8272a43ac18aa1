"""What lines stand on: documents that a claim's terms find, the log of decisions, certificates of silence."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from svodka.ids import canonical_json
from svodka.ledger import queries
from svodka.ledger.connect import explained, intact, transaction
from svodka.ledger.rows import Value, bound, insert
from svodka.model import Decision, Ground, Subject, Verdict

# the revision of a document that its last readable fetch up to a time found
_CURRENT = """
SELECT s.document, s.revision, s.fetched_at FROM snapshots s
WHERE s.seq = (SELECT max(x.seq) FROM snapshots x
               WHERE x.document = s.document AND x.revision IS NOT NULL AND (? IS NULL OR x.fetched_at <= ?))
"""


class Tracking:
    """The tables ``decisions`` and ``silences``, and what of the others a line needs."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    # ------------------------------------------------------------------------------------- documents

    def current(self, as_of: datetime | None = None) -> dict[str, str]:
        """Document -> the revision that counts, of all that was fetched up to a time (in UTC)."""
        at = as_of.isoformat() if as_of else None
        return {row["document"]: row["revision"] for row in self._all(_CURRENT, at, at)}

    def hits(self, terms: Sequence[str]) -> dict[str, set[int]]:
        """Revision -> which of the terms its statements hold, in words, speaker or title.

        Each term is a few beginnings of words, all of which must occur in one statement (``queries.about_query``).
        """
        found: dict[str, set[int]] = {}
        sql = (
            "SELECT DISTINCT g.revision FROM statement_words w JOIN statements s ON s.seq = w.rowid "
            "JOIN readings g ON g.seq = s.reading WHERE statement_words MATCH ?"
        )
        for number, term in enumerate(terms):
            for row in self._all(sql, queries.about_query([term])):
                found.setdefault(row["revision"], set()).add(number)
        return found

    def carriers(self, documents: Sequence[str]) -> dict[str, str]:
        """Document -> the source that brought it, of those that one did."""
        marks = ", ".join("?" * len(documents))
        sql = f"SELECT DISTINCT document, source FROM snapshots WHERE source IS NOT NULL AND document IN ({marks})"  # noqa: S608 (ours)
        return {row["document"]: row["source"] for row in self._all(sql, *documents)} if documents else {}

    # ------------------------------------------------------------------------------------- decisions

    def decisions(self, claim: str | None = None, as_of: datetime | None = None) -> tuple[Decision, ...]:
        """The log, oldest first: of one claim or of all, up to a time (in UTC)."""
        at = as_of.isoformat() if as_of else None
        sql = "SELECT * FROM decisions WHERE (? IS NULL OR claim = ?) AND (? IS NULL OR at <= ?) ORDER BY seq"
        with intact(self._path):
            return tuple(_decision_of(row) for row in self._all(sql, claim, claim, at, at))

    def append_decision(self, decision: Decision) -> Decision:
        """Add a decision at the end of the log; its ``seq`` is given here."""
        row: dict[str, Value] = {
            "at": decision.at.isoformat(),
            "by": decision.by,
            "claim": decision.claim,
            "subject": decision.subject.value,
            "id": decision.id,
            "verdict": decision.verdict.value,
            "value": canonical_json(dict(decision.value)),
            "ground": decision.ground.value if decision.ground else None,
            "note": decision.note,
            "undoes": decision.undoes,
        }
        with self._writing():
            last = self._all("SELECT seal FROM decisions ORDER BY seq DESC LIMIT 1")
            row["previous"] = last[0]["seal"] if last else None
            seq = insert(self._connection, "decisions", row)
        assert seq is not None
        return Decision(seq, *(getattr(decision, name) for name in _AFTER_SEQ))

    # -------------------------------------------------------------------------------------- silences

    def append_silence(self, claim: str, level: str, holder: str, version: str, record: dict[str, Any]) -> bool:
        """Keep the certificate of a silence; False where that silence has one of this version."""
        row: dict[str, Value] = {
            "claim": claim,
            "level": level,
            "holder": holder,
            "since": str(record["since"]),
            "until": str(record["until"]),
            "version": version,
            "record": canonical_json(record),
        }
        with self._writing():
            return insert(self._connection, "silences", row, ignore=True) is not None

    def silences(self, claim: str) -> list[dict[str, Any]]:
        """The certificates that were kept for a claim, oldest first."""
        with intact(self._path):
            return [
                {"level": row["level"], "holder": row["holder"], **json.loads(row["record"])}
                for row in self._all("SELECT * FROM silences WHERE claim = ? ORDER BY seq", claim)
            ]

    # ---------------------------------------------------------------------------------------- inside

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        with explained(self._path), transaction(self._connection):
            yield

    def _all(self, sql: str, *arguments: Value) -> list[sqlite3.Row]:
        with explained(self._path):
            return self._connection.execute(sql, [bound(value) for value in arguments]).fetchall()


_AFTER_SEQ = ("at", "by", "claim", "subject", "id", "verdict", "value", "ground", "note", "undoes")


def _decision_of(row: sqlite3.Row) -> Decision:
    return Decision(
        seq=row["seq"],
        at=datetime.fromisoformat(row["at"]),
        by=row["by"],
        claim=row["claim"],
        subject=Subject(row["subject"]),
        id=row["id"],
        verdict=Verdict(row["verdict"]),
        value=tuple(sorted(json.loads(row["value"]).items())),
        ground=Ground(row["ground"]) if row["ground"] else None,
        note=row["note"],
        undoes=row["undoes"],
    )

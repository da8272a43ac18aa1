"""Alerts, and how each was carried out of the house: rows are added, the newest of an alert and a delivery counts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from svodka.ids import canonical_json
from svodka.ledger.connect import explained, intact, transaction
from svodka.ledger.rows import insert

_NEWEST = """SELECT d.alert, d.delivery, d.state, d.at, d.message, a.noticed_at, a.record,
    (SELECT count(*) FROM alert_deliveries x WHERE x.alert = d.alert AND x.delivery = d.delivery
     AND x.state = 'trying') AS attempts
FROM alert_deliveries d JOIN alerts a ON a.id = d.alert
WHERE d.seq = (SELECT max(x.seq) FROM alert_deliveries x WHERE x.alert = d.alert AND x.delivery = d.delivery)
"""


class Carry(StrEnum):
    """How far the carrying of an alert has come."""

    WANTED = "wanted"
    TRYING = "trying"  # noted before the attempt: where nothing follows, we were stopped in it
    SENT = "sent"
    FAILED = "failed"  # and is tried again
    UNSURE = "unsure"  # failed, but it may have arrived; is tried again with the same key
    GIVEN_UP = "given up"


@dataclass(frozen=True, slots=True)
class Carried:
    """How one alert stands with one delivery."""

    alert: str  # id
    delivery: str  # key
    state: Carry
    at: datetime
    message: str | None
    attempts: int
    noticed_at: datetime
    record: Any  # the alert


class Alerting:
    """The alerts of a ledger; each method that writes is one transaction."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def append(self, record: dict[str, Any], rules: Sequence[str], deliveries: Sequence[str], *, at: datetime) -> bool:
        """Add an alert, and that these deliveries want it; False where all of that is there already."""
        added = False
        with explained(self._path), transaction(self._connection):
            row = {
                "id": record["id"],
                "claim": record["claim"]["key"],
                "noticed_at": record["noticed"],
                "version": record["version"],
                "rules": canonical_json(list(rules)),
                "record": canonical_json(record),
            }
            insert(self._connection, "alerts", row, ignore=True)
            for delivery in deliveries:
                had = self._connection.execute(
                    "SELECT 1 FROM alert_deliveries WHERE alert = ? AND delivery = ? LIMIT 1", (record["id"], delivery)
                )
                if had.fetchone() is None:
                    self._add(record["id"], delivery, Carry.WANTED, at, None)
                    added = True
        return added

    def note(self, alert: str, delivery: str, state: Carry, at: datetime, message: str | None = None) -> None:
        """Add how an alert stands with a delivery now."""
        with explained(self._path), transaction(self._connection):
            self._add(alert, delivery, state, at, message)

    def records(self) -> list[Any]:
        """All alerts, the newest first."""
        with explained(self._path), intact(self._path):
            rows = self._connection.execute("SELECT record FROM alerts ORDER BY noticed_at DESC, id").fetchall()
            return [json.loads(row["record"]) for row in rows]

    def carried(self) -> list[Carried]:
        """How each alert stands with each of its deliveries, the oldest alert first."""
        with explained(self._path), intact(self._path):
            rows = self._connection.execute(f"{_NEWEST} ORDER BY a.noticed_at, d.alert, d.delivery").fetchall()
            return [
                Carried(
                    alert=row["alert"],
                    delivery=row["delivery"],
                    state=Carry(row["state"]),
                    at=datetime.fromisoformat(row["at"]),
                    message=row["message"],
                    attempts=row["attempts"],
                    noticed_at=datetime.fromisoformat(row["noticed_at"]),
                    record=json.loads(row["record"]),
                )
                for row in rows
            ]

    def _add(self, alert: str, delivery: str, state: Carry, at: datetime, message: str | None) -> None:
        row = {"alert": alert, "delivery": delivery, "state": state.value, "at": at.isoformat(), "message": message}
        insert(self._connection, "alert_deliveries", row)

"""The parts of a ledger that are classes of their own, each for one sort of work."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from svodka.ledger.alerting import Alerting
from svodka.ledger.audit import Audit
from svodka.ledger.collecting import Collecting
from svodka.ledger.editions import Editions
from svodka.ledger.publishing import Publishing
from svodka.ledger.registering import Registering
from svodka.ledger.tracking import Tracking


class Parts:
    """What ``Ledger`` has beside documents, readings and digests."""

    path: Path
    connection: sqlite3.Connection

    @property
    def collecting(self) -> Collecting:
        """The work of collecting."""
        return Collecting(self.connection, self.path)

    @property
    def registering(self) -> Registering:
        """The registry as it was loaded, and whom each speaker is taken for."""
        return Registering(self.connection, self.path)

    @property
    def publishing(self) -> Publishing:
        """What was published where."""
        return Publishing(self.connection, self.path)

    @property
    def tracking(self) -> Tracking:
        """What lines stand on."""
        return Tracking(self.connection, self.path)

    @property
    def alerting(self) -> Alerting:
        """Alerts, and how they were carried."""
        return Alerting(self.connection, self.path)

    @property
    def editions(self) -> Editions:
        """What editors did to digests: versions, sign-offs, corrections."""
        return Editions(self.connection, self.path)

    def audit(self) -> Audit:
        """Questions about damage."""
        return Audit(self.connection, self.path)

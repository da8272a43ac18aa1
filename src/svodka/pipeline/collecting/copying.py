"""Wire copies, noticed as they come in."""

from __future__ import annotations

from datetime import datetime, timedelta

from svodka.decide import State
from svodka.group.copies import DAYS, VERSION, Copies, Copy
from svodka.model import Revision
from svodka.pipeline.desk import Desk
from svodka.pipeline.taking import Outcome


class Copying:
    """Remembers the texts of the last days and appends which one is whose copy."""

    def __init__(self, desk: Desk, now: datetime) -> None:
        self._desk = desk
        self._copies = Copies()
        for revision, at in desk.ledger.documents.recent(now - timedelta(days=DAYS)):
            self._add(revision, at)

    def consider(self, outcome: Outcome, at: datetime) -> Revision | None:
        """Append that a new text is a copy, if it is one; the text of which it is one."""
        if outcome.revision is None or outcome.state not in (State.NEW, State.REVISED):
            return None
        copy = self._add(outcome.revision, at)
        # where the newcomer is the origin, an earlier one is the copy
        return self._desk.ledger.revision(copy.origin) if copy and copy.revision == outcome.revision.id else None

    def _add(self, revision: Revision, at: datetime) -> Copy | None:
        copy = self._copies.add_revision(revision, at)
        if copy:
            self._desk.ledger.append_copy(
                copy.revision, copy.origin, likeness=copy.likeness, basis=copy.basis, version=VERSION
            )
        return copy

"""Lines of claims, kept while nothing on the desk has changed: to compute one reads all documents with its terms."""

from __future__ import annotations

import threading
from collections import OrderedDict
from datetime import date

from svodka.config.claims import load_claims
from svodka.model import Claim
from svodka.pipeline.lines import DeskLine
from svodka.pipeline.tracked import claim_line
from svodka.web.room import Room

# A desk follows a dozen claims; each of them as of a few days. A line of some hundred documents takes 2 MB
MOST = 40


class KeptLines:
    """The lines of one served desk."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[object, DeskLine] = OrderedDict()

    def line(self, room: Room, claim: Claim, as_of: date | None = None) -> DeskLine:
        """A claim's lines, of what had been fetched and decided by ``as_of``."""
        today = room.now().date()
        key = (room.desk.ledger.position(), claim, as_of, today)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        found = claim_line(room.desk, room.settings, claim, today=today, as_of=as_of)
        with self._lock:
            self._kept[key] = found
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return found

    def all(self, room: Room) -> list[tuple[Claim, DeskLine]]:
        """The lines of all claims of the desk, by key."""
        return [(claim, self.line(room, claim)) for _, claim in sorted(load_claims(room.root).items())]

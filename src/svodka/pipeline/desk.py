"""A desk: an archive and a ledger that belong together."""

from __future__ import annotations

import contextlib
import fcntl
from collections.abc import Callable, Iterator
from pathlib import Path

from svodka.archive import Archive
from svodka.errors import BusyError, LedgerError
from svodka.ledger import Ledger


class Desk:
    """An open desk. Use as a context manager or call ``close``.

    ``language`` is that of documents that neither tell theirs nor show it (ISO 639-1).
    ``at`` is called with the name of each point that adding passes, for tests that stop it there.
    """

    def __init__(
        self,
        archive: Path,
        ledger: Path,
        *,
        language: str | None = None,
        create: bool = False,
        at: Callable[[str], None] = lambda point: None,
    ) -> None:
        """Open the desk's archive and ledger; with ``create`` make what isn't there."""
        self.at = at
        self.language = language
        self.archive = Archive(archive, at=at)
        if create:
            self.archive.create()
        self.ledger = Ledger(ledger, create=create)

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self.archive.close()
        self.ledger.close()

    @contextlib.contextmanager
    def adding(self) -> Iterator[None]:
        """Keep other programs from adding to this desk; the system lets go of it however we end.

        One at a time, since a second one would take the first one's unfinished work for an interrupted run's.
        """
        path = self.ledger.path.with_name(f"{self.ledger.path.name}.lock")
        try:
            file = path.open("a")
        except OSError as error:
            raise LedgerError(f"can't write beside the ledger: {path}: {error.strerror}") from error
        with file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise BusyError(
                    f"another svodka is adding to {self.ledger.path.parent}: wait until it is done, then run this again"
                ) from None
            yield

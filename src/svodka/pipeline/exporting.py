"""The pass ``export``: the archive's records of some days into one package, pages under their documents' titles."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from svodka.archive import Package, write_package
from svodka.errors import LedgerError
from svodka.pipeline.desk import Desk


def export_package(
    desk: Desk, path: Path, *, title: str, at: datetime, since: date | None = None, until: date | None = None
) -> Package:
    """Write a WACZ package of what was fetched from ``since`` to ``until``, both included, in UTC; ``at``: now.

    Raises ``ArchiveError`` where nothing was fetched in these days, or the file can't be written.
    """
    audit = desk.ledger.audit()

    @lru_cache(maxsize=1)  # one body may be many pages in a row
    def title_of(checksum: str) -> str | None:
        try:
            return next((source.revision.title for _, source in audit.provenances(checksum)), None)
        except LedgerError:  # a package is what one wants just when the ledger is damaged
            return None

    return write_package(desk.archive, path, title=title, created=at, since=since, until=until, title_of=title_of)

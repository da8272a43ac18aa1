"""What was published where: documents by outlet, views of posts, texts that are those of others."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from svodka.ledger.connect import explained, intact
from svodka.ledger.registering import day_of
from svodka.model import Publication, Reprint

# a document with its newest text as last described; the most views that any description of it tells
_PUBLICATIONS = """
SELECT c.address, d.outlet, d.published, (
    SELECT max(json_extract(x.details, '$.views')) FROM descriptions x JOIN revisions y ON y.id = x.revision
    WHERE y.document = c.id) AS views
FROM documents c
JOIN descriptions d ON d.seq = (
    SELECT max(x.seq) FROM descriptions x JOIN revisions y ON y.id = x.revision WHERE y.document = c.id)
ORDER BY d.published IS NULL, d.published, c.address
"""

# copies as the newest rule tells them, each with both documents as last described
_REPRINTS = """
SELECT a.address AS copy_address, x.outlet AS copy_outlet, x.published AS copy_published,
       b.address AS origin_address, y.outlet AS origin_outlet, y.published AS origin_published
FROM copies k
JOIN revisions r ON r.id = k.revision JOIN documents a ON a.id = r.document
JOIN revisions o ON o.id = k.origin JOIN documents b ON b.id = o.document
JOIN descriptions x ON x.seq = (SELECT max(seq) FROM descriptions WHERE revision = k.revision)
JOIN descriptions y ON y.seq = (SELECT max(seq) FROM descriptions WHERE revision = k.origin)
WHERE k.seq = (SELECT max(z.seq) FROM copies z WHERE z.revision = k.revision) AND a.id != b.id
ORDER BY k.seq
"""


class Publishing:
    """Questions about documents and their outlets."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def publications(self) -> list[Publication]:
        """All documents by day of publication, undated ones last."""
        with explained(self._path), intact(self._path):
            return [
                Publication(row["address"], row["outlet"], day_of(row["published"]), row["views"])
                for row in self._connection.execute(_PUBLICATIONS)
            ]

    def reprints(self) -> list[Reprint]:
        """All documents whose text is that of another document, in the order in which that was found."""
        with explained(self._path), intact(self._path):
            return [
                Reprint(
                    Publication(row["copy_address"], row["copy_outlet"], day_of(row["copy_published"])),
                    Publication(row["origin_address"], row["origin_outlet"], day_of(row["origin_published"])),
                )
                for row in self._connection.execute(_REPRINTS)
            ]

"""Ledger rows as CSV and JSON Lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from svodka.model import LedgerRow
from svodka.records import statement_to_json
from svodka.write.select import content_words

COLUMNS = (
    "speaker", "role", "said_from", "said_to", "precision", "kind", "act", "content", "venue", "chain",
    "outlet", "title", "published", "address", "fetched_at", "checksum", "start", "end", "confidence",
    "doubts", "within", "revision", "statement", "language",
)  # fmt: skip

# Spreadsheets run a cell that begins so as a formula, also after a tab or a line break (OWASP: CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def statements_csv(rows: Iterable[LedgerRow]) -> Iterator[str]:
    """CSV (RFC 4180, comma, a header first), one string a row.

    A cell that a spreadsheet would take for a formula (it begins with = + - @, a tab or a line break) gets an
    apostrophe in front; ``statements_json`` has the words untouched.
    """
    yield _line(COLUMNS)
    for row in rows:
        cells = cells_of(row)
        yield _line([_guarded(cells[column]) for column in COLUMNS])


def statements_json(rows: Iterable[LedgerRow]) -> Iterator[str]:
    """JSON Lines: statements as ``records`` spells them, each with its words and its document."""
    for row in rows:
        yield json.dumps(row_to_json(row), ensure_ascii=False) + "\n"


def row_to_json(row: LedgerRow) -> dict[str, Any]:
    """A ledger row as one JSON object."""
    revision, snapshot = row.revision, row.snapshot
    return {
        **statement_to_json(row.statement),
        "words": [span.of(revision.text) for span in row.statement.content],
        "document": {
            "address": revision.address,
            "outlet": revision.outlet,
            "title": revision.title,
            "language": revision.language,
            "published": revision.published,
            "revision": revision.id,
            "parser": revision.parser,
            "fetched_at": snapshot.fetched_at.isoformat(),
            "checksum": snapshot.checksum,
        },
    }


def cells_of(row: LedgerRow) -> dict[str, str]:
    """A ledger row as the cells of a table, by ``COLUMNS``."""
    s, revision = row.statement, row.revision
    return {
        "speaker": s.speaker.name if s.speaker else "",
        "role": (s.speaker.role or "") if s.speaker else "",
        "said_from": s.said.start.isoformat() if s.said else "",
        "said_to": s.said.end.isoformat() if s.said else "",
        "precision": s.said.precision.value if s.said else "",
        "kind": s.kind.value,
        "act": s.act.value,
        "content": content_words(row),
        "venue": s.venue or "",
        "chain": " > ".join(hop.name for hop in s.chain),
        "outlet": revision.outlet or "",
        "title": revision.title or "",
        "published": revision.published or "",
        "address": revision.address,
        "fetched_at": row.snapshot.fetched_at.isoformat(),
        "checksum": row.snapshot.checksum,
        "language": s.language or "",
        "start": str(s.content[0].start),
        "end": str(s.content[-1].end),
        "confidence": f"{s.confidence:.3f}",
        "doubts": "; ".join(s.doubts),
        "within": s.within or "",
        "revision": revision.id,
        "statement": s.id,
    }


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()

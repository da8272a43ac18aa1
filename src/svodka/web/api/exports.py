"""Statements as files: JSON Lines, CSV, Parquet; written as they are read, never whole in memory."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

from svodka.errors import UsageError
from svodka.ledger import Filter
from svodka.model import LedgerRow
from svodka.web.api.operation import Asked
from svodka.web.api.reading import filter_of
from svodka.write.export import COLUMNS, cells_of, statements_csv, statements_json

# Rows taken from the ledger at once: the time that a reader holds it is short, and memory is that of these
AT_ONCE = 500
MEDIA = {
    "jsonl": "application/jsonl; charset=utf-8",
    "csv": "text/csv; charset=utf-8; header=present",
    "parquet": "application/vnd.apache.parquet",
}


def exported(asked: Asked) -> tuple[str, Iterator[bytes]]:
    """The media type, and the pieces of the file. Raises ``UsageError`` where Parquet can't be written here."""
    form, wanted = asked["format"] or "jsonl", filter_of(asked)
    if form == "parquet":
        return MEDIA[form], _parquet(_rows(asked, wanted))
    spelled = statements_csv if form == "csv" else statements_json
    return MEDIA[form], (line.encode("utf-8", "backslashreplace") for line in spelled(_rows(asked, wanted)))


def _rows(asked: Asked, wanted: Filter) -> Iterator[LedgerRow]:
    after = 0
    while found := asked.desk.ledger.statements_after(after, wanted, AT_ONCE):
        yield from (row for _, row in found)
        after = found[-1][0]


def _parquet(rows: Iterator[LedgerRow]) -> Iterator[bytes]:
    """A Parquet file with the columns of the CSV, all of them text; a row group per ``AT_ONCE`` rows."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise UsageError("Parquet needs the extra parquet: pip install 'svodka[parquet]'") from None

    schema = pyarrow.schema([(name, pyarrow.string()) for name in COLUMNS])

    def pieces() -> Iterator[bytes]:
        written = _Written()
        with pyarrow.parquet.ParquetWriter(written, schema, compression="zstd") as file:
            for group in _groups(rows):
                cells = [cells_of(row) for row in group]
                columns = [[_storable(cell[name]) for cell in cells] for name in COLUMNS]
                file.write_table(pyarrow.table(columns, schema=schema))
                yield written.taken()
        yield written.taken()

    return pieces()


def _groups(rows: Iterator[LedgerRow]) -> Iterator[Sequence[LedgerRow]]:
    group: list[LedgerRow] = []
    for row in rows:
        group.append(row)
        if len(group) == AT_ONCE:
            yield group
            group = []
    if group:
        yield group


def _storable(cell: str) -> str:
    """Parquet's text is UTF-8, which has no lone surrogates: each becomes U+FFFD."""
    return cell.encode("utf-8", "replace").decode("utf-8") if any("\ud800" <= c <= "\udfff" for c in cell) else cell


class _Written(io.RawIOBase):
    """A file that one can only write to, whose bytes are taken away piece by piece."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[bytes] = []
        self._place = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def write(self, data: Any) -> int:
        piece = bytes(data)
        self._pieces.append(piece)
        self._place += len(piece)
        return len(piece)

    def taken(self) -> bytes:
        """What was written since it was asked last."""
        piece, self._pieces = b"".join(self._pieces), []
        return piece

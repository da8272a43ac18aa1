"""The notation of the tables: a line an entry, cells divided by ``|``, the last one an example."""

from __future__ import annotations


def rows(table: str) -> list[tuple[str, ...]]:
    """The cells of every line that is neither blank nor a ``#`` comment, without the spaces around them."""
    lines = (line.strip() for line in table.splitlines())
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines if line and line[0] != "#"]


def words(table: str) -> frozenset[str]:
    """The first cells; several words in one cell are divided by commas."""
    return frozenset(word.strip() for row in rows(table) for word in row[0].split(","))

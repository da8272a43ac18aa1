"""Acts of speaking as a table for a terminal. Outside text reaches it only as visible characters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich import box
from rich.table import Table
from rich.text import Text

from svodka.write.visible import one_line


@dataclass(frozen=True, slots=True)
class SpeechRow:
    """One act of speaking: its id, when, who, which words, how many carry it, how many have it by themselves."""

    id: str
    day: str
    speaker: str
    words: str
    reports: int
    independent: int
    languages: tuple[str, ...]


def speech_table(rows: Iterable[SpeechRow]) -> Table:
    """Acts of speaking as a rich table, a row each."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), expand=True)
    table.add_column("id", no_wrap=True)
    table.add_column("day", min_width=len("2031-05-14"))
    table.add_column("speaker", ratio=3)
    table.add_column("words", ratio=8)
    for name in ("reports", "origins"):
        table.add_column(name, justify="right")
    table.add_column("in")
    for row in rows:
        cells = [row.id, row.day, row.speaker, row.words, str(row.reports), str(row.independent)]
        table.add_row(*(Text(one_line(cell)) for cell in cells), Text(" ".join(row.languages)))
    return table

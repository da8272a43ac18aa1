"""Lines of holders as tables for a terminal. Outside text reaches it only as visible characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich import box
from rich.table import Table
from rich.text import Text

from svodka.write.visible import one_line

_STYLES = {"deny": "red", "affirm": "green", "hedge": "yellow"}


@dataclass(frozen=True, slots=True)
class LineRow:
    """One holder: who, at which level, the positions as (stance, from, to, how many), the shifts as sentences."""

    holder: str
    level: str
    positions: tuple[tuple[str, str, str, int], ...]
    shifts: tuple[str, ...]


def line_table(rows: Sequence[LineRow]) -> Table:
    """The holders as a rich table: positions in the order of time, proposed changes below them."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 1, 0), expand=True)
    table.add_column("holder", ratio=2)
    table.add_column("positions; proposed changes", ratio=5)
    for row in rows:
        who = Text(one_line(row.holder), style="bold")
        who.append(f"\n{row.level}", style="dim")
        what = Text()
        for stance, start, end, count in row.positions:
            days = start if start == end else f"{start} to {end}"
            times = "" if count == 1 else f", {count} times"
            what.append(stance, style=_STYLES.get(stance, ""))
            what.append(f"  {days}{times}\n")
        for shift in row.shifts:
            what.append(f"{one_line(shift)}\n", style="italic")
        what.rstrip()
        table.add_row(who, what)
    return table

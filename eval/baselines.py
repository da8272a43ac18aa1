"""The rules beside which lines are measured: a stance is believed once it has come so often in a row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def changes(positions: Iterable[dict[str, Any]], in_a_row: int) -> Iterable[dict[str, Any]]:
    """The shifts of such a rule."""
    believed: str | None = None
    for position in positions:
        if len(position["statements"]) < in_a_row or position["stance"] == believed:
            continue
        if believed:
            yield {"from": believed, "to": position["stance"], "onset": position["from"], "alert": position["to"]}
        believed = position["stance"]

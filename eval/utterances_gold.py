"""Scenes of reports with the acts of speaking that they report: eval/utterances/GUIDE.md tells how they are written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from svodka.group.reports import Carrier, Report

FOLDER = Path(__file__).parent / "utterances"
# Which may be looked at, which is only measured, which was written when the stage was done and measured once
HALVES = ("tune", "held", "fresh", "last")
CELLS = 10


@dataclass(frozen=True, slots=True)
class Scene:
    """Reports that stand near one another, and which act each one reports."""

    name: str
    reports: tuple[Report, ...]
    acts: dict[str, str]  # id of a statement -> its act, unique in the file


def load(path: Path) -> list[Scene]:
    """The scenes of a file. Raises ValueError that names the line that is none."""
    scenes: list[Scene] = []
    name, rows = "", list[tuple[str, Report]]()
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), "== "], 1):
        if line.startswith("== "):
            if rows:
                acts = {report.statement: f"{name}: {act}" for act, report in rows}
                scenes.append(Scene(name, tuple(report for _, report in rows), acts))
            name, rows = line[3:].strip(), []
        elif line.strip():
            cells = [cell.strip() for cell in line.split(" | ")]
            if len(cells) != CELLS:
                raise ValueError(f"{path.name}, line {number}: {len(cells)} cells, not {CELLS}")
            rows.append((cells[0], _report(cells, f"{path.stem}-{number:03}")))
    return scenes


def _report(cells: list[str], statement: str) -> Report:
    _, speaker, for_whom, language, carried, published, said, venue, chain, words = cells
    outlet, kind = carried.rsplit(", ", 1)
    start, end, told = _days(said, date.fromisoformat(published[:10]))
    document = f"{outlet} {published}"
    return Report(
        statement=statement,
        speaker=speaker,
        words=words,
        language=language,
        document=document,
        revision=document,
        start=start,
        end=end,
        told=told,
        recalled=said == "~",
        for_whom=frozenset() if for_whom == "-" else frozenset(for_whom.split()),
        published=published,
        outlet=outlet,
        carrier=Carrier(kind) if kind in set(Carrier) else Carrier.OUTLET,
        venue=None if venue == "-" else venue,
        chain=() if chain == "-" else tuple(chain.split("; ")),
    )


def _days(said: str, published: date) -> tuple[date | None, date, bool]:
    if said == "~":
        return None, published, False
    if said == "-":
        return published - timedelta(days=1), published, False
    if said == "=":
        return published, published, True
    first, _, last = said.partition("..")
    if len(first) == len("2031-05"):
        start = date.fromisoformat(f"{first}-01")
        return start, (start + timedelta(days=31)).replace(day=1) - timedelta(days=1), True
    return date.fromisoformat(first), date.fromisoformat(last or first), True

"""The quality gate: python -m eval.gate [--pin] [NAME …]

Compares each measure with eval/floors.json: a figure may not fall below its floor, a count of faults may not
rise above its ceiling, and the inputs must be the ones that were pinned. ``--pin`` writes what is measured
now, and the inputs' checksums: it raises floors and never lowers one. Ceilings are what we promise; they are
set by hand.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.measures import ROOT, SHARED, Figures, Measure, all_measures

FLOORS = Path(__file__).parent / "floors.json"
FAULTS = frozenset(
    {"calibration error", "extra", "touched", "traps", "false alarms en", "false alarms ru"}
)  # counts of what should not be there: they have no floor
# Reading is deterministic, so the only noise is the rounding of figures to one decimal.
MARGIN = 0.1

Pinned = dict[str, Any]  # {"inputs": {file: sha256}, "floors": {figure: value}, "ceilings": {figure: value}}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one measure."""

    figures: Figures
    complaints: tuple[str, ...]


def checksums(measure: Measure) -> dict[str, str]:
    """Input -> sha256, named as the repository (or the reference material beside it) names it."""
    there = [path for path in measure.inputs if path.exists()]
    return {_name(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in there}


def _name(path: Path) -> str:
    if path.is_relative_to(ROOT):
        return path.relative_to(ROOT).as_posix()
    return f"shared/{path.relative_to(SHARED).as_posix()}"


def changed_inputs(now: dict[str, str], pinned: dict[str, str]) -> list[str]:
    """Complaints about inputs that are not the pinned ones."""
    names = sorted(now.keys() | pinned.keys())
    return [
        f"{name} is not the file that was pinned: look at the change, then run python -m eval.gate --pin"
        for name in names
        if now.get(name) != pinned.get(name)
    ]


def worse(figures: Figures, pinned: Pinned) -> list[str]:
    """Complaints about figures below their floor, above their ceiling, or gone."""
    bounds = {**pinned["floors"], **pinned["ceilings"]}
    gone = [f"{key} is pinned at {bounds[key]:g} and not measured any more" for key in bounds.keys() - figures]
    fallen = [
        f"{key} is {figures[key]:g}, its floor is {floor:g}"
        for key, floor in pinned["floors"].items()
        if figures.get(key, floor) < floor - MARGIN
    ]
    risen = [
        f"{key} is {figures[key]:g}, its ceiling is {ceiling:g}"
        for key, ceiling in pinned["ceilings"].items()
        if figures.get(key, ceiling) > ceiling
    ]
    return sorted(gone) + fallen + risen


def raised(figures: Figures, floors: Figures) -> Figures:
    """The floors that figures and old floors make: whichever is higher."""
    return {key: max(figure, floors.get(key, figure)) for key, figure in figures.items() if key not in FAULTS}


def judge(measure: Measure, pinned: Pinned, *, pin: bool) -> Verdict:
    """Run one measure and hold it against what was pinned; when pinning, changed inputs are accepted."""
    complaints = [] if pin else changed_inputs(checksums(measure), pinned["inputs"])
    if complaints:
        return Verdict({}, tuple(complaints))
    try:
        figures = measure.run()
    except RuntimeError as error:
        return Verdict({}, (str(error),))
    return Verdict(figures, tuple(worse(figures, pinned)))


def run(measures: list[Measure], floors: dict[str, Pinned], *, pin: bool) -> tuple[dict[str, Pinned], bool]:
    """Judge all, print a line each; the new pins, and whether all went well."""
    pins, well = dict(floors), True
    for measure in measures:
        if not measure.ours and not all(path.exists() for path in measure.inputs):
            print(f"  {measure.name}: skipped, its inputs are not here")
            continue
        started = time.perf_counter()
        pinned = floors.get(measure.name, {"inputs": {}, "floors": {}, "ceilings": {}})
        verdict = judge(measure, pinned, pin=pin)
        figures = ", ".join(f"{key} {value:g}" for key, value in verdict.figures.items())
        print(f"  {measure.name}: {figures or 'not measured'} ({time.perf_counter() - started:.0f} s)")
        for complaint in verdict.complaints:
            print(f"    WORSE {complaint}")
        well = well and not verdict.complaints
        if pin and not verdict.complaints:
            pins[measure.name] = {
                "inputs": checksums(measure),
                "floors": raised(verdict.figures, pinned["floors"]),
                "ceilings": pinned["ceilings"],
            }
    return pins, well


def main() -> None:
    """Exit code 0: nothing got worse. 1: something did; with --pin, that part is not pinned."""
    arguments = argparse.ArgumentParser(description="The quality gate: nothing that was measured gets worse.")
    arguments.add_argument("name", nargs="*", help="only these measures")
    arguments.add_argument("--pin", action="store_true", help="pin what is measured now; never lowers a floor")
    options = arguments.parse_args()
    measures = [m for m in all_measures() if not options.name or m.name in options.name]
    if unknown := set(options.name) - {m.name for m in measures}:
        arguments.error(f"no measure {', '.join(sorted(unknown))}")
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    print("quality gate")
    pins, well = run(measures, floors, pin=options.pin)
    if options.pin:
        FLOORS.write_text(json.dumps(pins, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print("quality gate: " + ("nothing is worse" if well else "FAILED"))
    sys.exit(not well)


if __name__ == "__main__":
    main()

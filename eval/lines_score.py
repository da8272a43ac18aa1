"""Lines and shifts on the shared cases: python -m eval.lines_score [--lang ru] [--limits] [-v]

Reads the cases' own-words reports as ``svodka line`` does, scores with the shared scorer, and prints two baselines
beside it: a stance that differs from the one before, and one that comes three times in a row. ``--limits`` chooses the
limits of ``track/lines.py`` anew, for each case on all others, and scores what was chosen so: what to expect elsewhere.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import itertools
import json
import os
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.baselines import changes
from svodka.identity.joined import with_one_name
from svodka.model import Claim
from svodka.track.claims import parse_claim
from svodka.track.follow import follow
from svodka.track.line_json import lines_to_json
from svodka.track.lines import LIMITS, Limits
from svodka.track.utterances import Utterance, sayings
from svodka.tracking import documents_of, who_is_who

SHARED = Path(os.environ.get("SVODKA_SHARED") or Path(__file__).resolve().parents[2] / "shared")
SCORER = SHARED / "score" / "lines.py"
CASES = SHARED / "gold" / "lines"
WITHIN = "shift@7"
# The limits among which is chosen
GRID = [
    Limits(hard, plain, following=following)
    for hard, plain, following in itertools.product((0.45, 0.49, 0.55, 0.6), (0.6, 0.62, 0.64, 0.66), (0.4, 0.45, 0.5))
]


@dataclass(frozen=True, slots=True)
class Case:
    """One shared case, read."""

    path: Path
    claim: Claim
    said: tuple[Utterance, ...]


def read_cases(lang: str) -> list[Case]:
    """The cases, their reports read in one language where they have it."""
    found = []
    who = who_is_who()
    for path in sorted(CASES.glob("*.json")):
        values = json.loads(path.read_text(encoding="utf-8"))["claim"]
        toml = "\n".join(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items())
        claim = parse_claim(toml, file=path.name, key=path.stem)
        command = [sys.executable, str(SCORER), "--documents", "--lang", lang, str(path)]
        reports = subprocess.run(command, capture_output=True, check=True).stdout
        documents, _ = documents_of(enumerate(reports.splitlines(), 1))
        found.append(Case(path, claim, with_one_name(sayings(documents, claim, who=who))))
    return found


def score(cases: Sequence[Case], judged: Callable[[Case], dict[str, Any]], *, verbose: bool = False) -> dict[str, Any]:
    """What the shared scorer says of the answers."""
    with tempfile.TemporaryDirectory() as folder:
        pairs: list[str] = []
        for case in cases:
            out = Path(folder) / f"{case.path.stem}.json"
            out.write_text(json.dumps(judged(case)), encoding="utf-8")
            pairs += [str(case.path), str(out)]
        result = Path(folder) / "result"
        printed = _run([str(SCORER), *pairs, "--json", str(result), *(["-v"] if verbose else [])])
        if verbose:
            print(printed)
        answer: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
        return answer


def _run(arguments: list[str]) -> str:
    """The scorer in this process: a grid is a thousand runs of it."""
    before, sys.argv = sys.argv, arguments
    try:
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            runpy.run_path(arguments[0], run_name="__main__")
    finally:
        sys.argv = before
    return printed.getvalue()


def by_limits(limits: Limits = LIMITS) -> Callable[[Case], dict[str, Any]]:
    """The answers of ``svodka line``."""
    return lambda case: lines_to_json(follow(case.said, case.claim, limits=limits), ())


def by_baseline(in_a_row: int) -> Callable[[Case], dict[str, Any]]:
    """The answers of a rule that believes a stance once it has come ``in_a_row`` times."""

    def judged(case: Case) -> dict[str, Any]:
        shown = lines_to_json(follow(case.said, case.claim), ())
        for holder in shown["holders"]:
            holder["shifts"] = list(changes(holder["positions"], in_a_row))
        return shown

    return judged


def chosen_on_the_others(cases: Sequence[Case]) -> dict[str, Any]:
    """The score where each case is judged by the limits that were best on all others."""
    chosen: dict[Path, Limits] = {}
    for case in cases:
        others = [other for other in cases if other is not case]
        chosen[case.path] = max(GRID, key=lambda limits: _worth(score(others, by_limits(limits))))
    return score(cases, lambda case: by_limits(chosen[case.path])(case))


def _worth(result: dict[str, Any]) -> float:
    return float(result[WITHIN]["f1"]) - float(result["false_alarms_per_1000"])


def _shown(name: str, result: dict[str, Any]) -> str:
    kept, all_controls = result["controls_kept"]
    shift = result[WITHIN]
    return (
        f"{name:34} shift within 7 days P {shift['p']:5.1f} R {shift['r']:5.1f} F1 {shift['f1']:5.1f}  "
        f"false alarms {result['false_alarms_per_1000']:6.1f}  controls {kept}/{all_controls}  "
        f"stance {result['stance_macro']:5.1f}"
    )


def figures() -> dict[str, float]:
    """Both languages, for the gate; prints the two baselines beside it."""
    found: dict[str, float] = {}
    for lang in ("en", "ru"):
        cases = read_cases(lang)
        result = score(cases, by_limits())
        kept, controls = result["controls_kept"]
        found |= {
            f"stance {lang}": result["stance_macro"],
            f"F1 {lang}": result[WITHIN]["f1"],
            f"false alarms {lang}": result["false_alarms_per_1000"],
            f"controls {lang}": round(100 * kept / controls, 1),
        }
        for in_a_row in (1, 3):
            print("    " + _shown(f"baseline {lang}, {in_a_row} in a row", score(cases, by_baseline(in_a_row))))
    return found


def main() -> None:
    """Prints the figures, one line a rule."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--lang", default="en", choices=["en", "ru"])
    asked.add_argument("--limits", action="store_true", help="choose the limits for each case on all others")
    asked.add_argument("-v", action="store_true", help="every shift, found or missed")
    options = asked.parse_args()
    if not SCORER.exists():
        raise SystemExit("the shared cases are not there: no folder 'shared' beside the checkout")
    cases = read_cases(options.lang)
    print(_shown("svodka line", score(cases, by_limits(), verbose=options.v)))
    print(_shown("differs from the one before", score(cases, by_baseline(1))))
    print(_shown("three in a row", score(cases, by_baseline(3))))
    if options.limits:
        print(_shown("limits chosen on the other cases", chosen_on_the_others(cases)))


if __name__ == "__main__":
    main()

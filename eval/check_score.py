"""Scores checking on our drafts with planted errors: python -m eval.check_score [-v] [--half a|b|c] [--json]

The drafts of eval/check are about the bundled demonstration. A line that begins with "+" is a sound sentence, one
that begins with "-" and a kind has one error planted. A planted error is *found* where the line has a fault, *blamed*
is a sound line that has one. The halves "a" and "b" were written together, before the checking; "b" was not looked
at until it was done. "c" was written after both had been mended for, and read once.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from eval.demo_score import PACK
from svodka.checking import Checker, Evidence
from svodka.collect import gather
from svodka.identity.roles import role_of
from svodka.model import (
    Basis,
    Capture,
    CheckReport,
    Claim,
    Facet,
    Institution,
    InstitutionKind,
    Office,
    OfficeKind,
    Outcome,
    People,
    Person,
    Tenure,
)
from svodka.parse import parse
from svodka.reading import read, revision_of

FOLDER = Path(__file__).parent / "check"
HALVES = ("a", "b", "c")
_BASIS = Basis("the bundled pack", "2032-06-01", checked=True)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a draft."""

    text: str
    kind: str | None  # of the planted error; None: sound


@dataclass(slots=True)
class Score:
    """Counts, and the lines that came out wrong."""

    sound: int = 0
    blamed: list[str] = field(default_factory=list)
    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """What the gate compares."""
        return {
            "found": round(100 * self.found.total() / max(1, self.planted.total()), 1),
            "blamed": round(100 * len(self.blamed) / max(1, self.sound), 1),
            **{f"found {kind}": round(100 * self.found[kind] / n, 1) for kind, n in sorted(self.planted.items())},
        }


def inputs() -> tuple[Path, ...]:
    """The drafts."""
    return tuple(sorted(FOLDER.glob("*.txt")))


def load(path: Path) -> tuple[date, list[Line]]:
    """The day of a draft and its lines."""
    rows = path.read_text(encoding="utf-8").splitlines()
    lines = []
    for row in rows[1:]:
        mark, _, rest = row.partition(" ")
        kind, _, text = rest.partition(" ") if mark == "-" else (None, "", rest)
        lines.append(Line(text, kind))
    return date.fromisoformat(rows[0].split()[-1]), lines


def checker() -> Checker:
    """The bundled demonstration with its people and claims."""
    pack = tomllib.loads((PACK / "pack.toml").read_text(encoding="utf-8"))
    return Checker(evidence(), people=people_of(pack), claims=claims_of(pack))


def evidence() -> list[Evidence]:
    """The bundled documents, read."""
    found = []
    for came in gather([str(PACK / "documents")], now=lambda: datetime(2032, 6, 1, tzinfo=UTC)):
        if not isinstance(came, Capture):
            raise RuntimeError(f"{came.subject}: {came.message}")
        revision = revision_of(parse(came), checksum="")
        found.append(Evidence(revision, read(revision).statements))
    return found


def people_of(pack: dict[str, Any]) -> People:
    """The pack's people as a registry."""
    persons, offices, tenures = [], [], []
    bodies: dict[str, Institution] = {}
    for number, entry in enumerate(pack["people"]):
        persons.append(
            Person(f"p{number}", entry["name"], _BASIS, (("ru", entry["name_ru"]),) if "name_ru" in entry else ())
        )
        for place, told in enumerate(entry.get("offices", ())):
            body = bodies.setdefault(
                told["institution"],
                Institution(f"i{len(bodies)}", told["institution"], _BASIS, InstitutionKind.ORGANISATION),
            )
            kinds = role_of(told["title"]).kinds
            key = f"o{number}-{place}"
            offices.append(
                Office(
                    key,
                    told["title"],
                    _BASIS,
                    next(iter(kinds), OfficeKind.OFFICIAL),
                    (("ru", told.get("title_ru", told["title"])),),
                    body.key,
                )
            )
            tenures.append(Tenure(f"p{number}", key, _BASIS, told.get("from"), told.get("to")))
    return People(tuple(persons), tuple(bodies.values()), tuple(offices), tuple(tenures))


def claims_of(pack: dict[str, Any]) -> tuple[Claim, ...]:
    """The pack's claims."""
    return tuple(
        Claim(c["id"], c["text"], Facet(c["facet"]), c.get("place"), c.get("event_from"), c.get("event_to"),
              tuple(c["actors"]), tuple(c["terms_en"]), tuple(c["terms_ru"]), neighbours=tuple(c["neighbours"]))
        for c in pack["claims"]
    )  # fmt: skip


def score(paths: Iterable[Path], held: Checker) -> Score:
    """The counts of some drafts."""
    total = Score()
    for path in paths:
        day, lines = load(path)
        report = held.check("\n\n".join(line.text for line in lines), published=day)
        _count(path.name, lines, report, total)
    return total


def _count(name: str, lines: Sequence[Line], report: CheckReport, total: Score) -> None:
    at = 0
    for line in lines:
        start = report.text.index(line.text, at)
        at = start + len(line.text)
        here = [f for s in report.sentences for f in s.findings if start <= f.span.start < at]
        faults = [f for f in here if f.outcome is Outcome.FAULT]
        told = "; ".join(f"{f.outcome} {f.aspect} {f.label}: {f.message}" for f in here)
        if line.kind is None:
            total.sound += 1
            if faults:
                total.blamed.append(f"{name}: {line.text}\n      {told}")
        else:
            total.planted[line.kind] += 1
            total.found[line.kind] += bool(faults)
            if not faults:
                total.missed.append(f"{name}: [{line.kind}] {line.text}\n      {told}")


def figures() -> dict[str, float]:
    """All drafts together, for the gate."""
    found = score(inputs(), checker()).figures()
    return {key: found[key] for key in ("found", "blamed")}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of every lot, or of one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-v", action="store_true", help="show what was missed and who was blamed")
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    held = checker()
    for half in [options.half] if options.half else HALVES:
        total = score(sorted(FOLDER.glob(f"{half}-*.txt")), held)
        if options.json:
            print(json.dumps({half: total.figures()}))
            continue
        print(
            f"{half}: found {total.found.total()} of {total.planted.total()}, "
            f"blamed {len(total.blamed)} of {total.sound}"
        )
        print("   " + "  ".join(f"{k} {total.found[k]}/{n}" for k, n in sorted(total.planted.items())))
        if options.v:
            print("  missed:", *total.missed, "  blamed:", *total.blamed, sep="\n   ")


if __name__ == "__main__":
    main()

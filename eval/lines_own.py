"""Lines on our own cases, about invented countries: python -m eval.lines_own [--lang ru] [-v] [FILE …]

The cases stand in eval/lines/*.txt, in a notation of their own:

    == key | FACET | the claim
    about: place | first day | last day | actor; actor
    en: term; term
    ru: term; term
    2031-02-03 deny          an utterance and its stance; then its report in English, in the next line in Russian
    ? 2031-02-09             a mention that must not move a line, in the same two languages
    -> holder | deny | affirm | 2031-02-20     a shift; the holder's level is not scored
    = holder                 one who never moves

Scored as the shared cases are: the mean recall of four classes of stance, shifts of a holder in the right direction
within seven days, shifts of named holders that are none, and how many of those who never move are kept.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from eval.baselines import changes
from svodka.identity.joined import with_one_name
from svodka.model import Claim
from svodka.track.claims import parse_claim
from svodka.track.follow import follow
from svodka.track.line_json import lines_to_json
from svodka.track.lines import LIMITS, Limits
from svodka.track.utterances import Document, sayings
from svodka.track.voices import Who
from svodka.tracking import documents_of, who_is_who

FOLDER = Path(__file__).parent / "lines"
WITHIN = 7  # days, as the bar on the shared cases has it
_COARSE = {"deny": "deny", "affirm": "affirm", "hedge": "hedge"}  # all others say nothing
_RANKS = {"deny": -1.0, "noncommit": 0.0, "hedge": 0.5, "affirm": 1.0}
_SAME_NAME = 0.6  # of the words of the shorter name: the shared scorer's
_SMALL = frozenset("the of and in a s".split())


@dataclass(slots=True)
class OwnCase:
    """One case of ours: its claim, its documents by language, what is right."""

    key: str
    claim: Claim
    records: dict[str, list[dict[str, str]]] = field(default_factory=lambda: {"en": [], "ru": []})
    stances: dict[str, str] = field(default_factory=dict)  # document -> stance
    shifts: list[tuple[str, str, str, date]] = field(default_factory=list)  # holder, from, to, day
    controls: list[str] = field(default_factory=list)

    def documents(self, language: str) -> list[Document]:
        """Its reports in one language, read."""
        rows = [json.dumps(record, ensure_ascii=False).encode() for record in self.records[language]]
        found, refused = documents_of(enumerate(rows, 1))
        if refused:
            raise RuntimeError(f"{self.key}: {refused[0].message}")
        return found


def read_file(path: Path) -> list[OwnCase]:
    """The cases of one file; a line that is none of the notation raises ``ValueError``."""
    text = path.read_text(encoding="utf-8")
    blocks = re.split(r"^== ", text, flags=re.MULTILINE)[1:]
    return [_case(block.splitlines()) for block in blocks]


def _case(rows: Sequence[str]) -> OwnCase:
    key, facet, claim = _cells(rows[0])
    told = dict(row.split(": ", 1) for row in rows[1:4])
    place, first, last, actors = _cells(told["about"])
    values = {
        "text": claim, "facet": facet, "place": place, "event_from": first, "event_to": last,
        "actors": _list(actors), "terms_en": _list(told["en"]), "terms_ru": _list(told["ru"]),
    }  # fmt: skip
    toml = "\n".join(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in values.items())
    case = OwnCase(key, parse_claim(toml, file=f"{key}.toml", key=key))
    row, left = "", iter(row for row in rows[4:] if row.strip() and not row.startswith("#"))
    for row in left:
        if row.startswith("->"):
            holder, before, after, day = _cells(row[2:])
            case.shifts.append((holder, before, after, date.fromisoformat(day)))
        elif row.startswith("="):
            case.controls.append(row[1:].strip())
        else:
            _report(case, row, next(left).strip(), next(left).strip())
    return case


def _report(case: OwnCase, row: str, english: str, russian: str) -> None:
    day, _, stance = row.removeprefix("?").strip().partition(" ")
    date.fromisoformat(day)
    name = f"{case.key}/{len(case.records['en']) + 1:02}"
    if not row.startswith("?"):
        case.stances[name] = stance
    for language, text in (("en", english), ("ru", russian)):
        case.records[language].append({"id": name, "text": text, "published": day, "lang": language, "outlet": "wire"})


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.split("|")]


def _list(cell: str) -> list[str]:
    return [word.strip() for word in cell.split(";")]


def answers(case: OwnCase, language: str, limits: Limits = LIMITS) -> dict[str, Any]:
    """What ``svodka line --json`` prints of a case."""
    said = with_one_name(sayings(case.documents(language), case.claim, who=_who()))
    return lines_to_json(follow(said, case.claim, limits=limits), ())


@cache
def _who() -> Who:
    return who_is_who()


def by_baseline(answer: dict[str, Any], in_a_row: int) -> dict[str, Any]:
    """An answer with the shifts of a rule that believes a stance once it has come ``in_a_row`` times."""
    holders = [{**one, "shifts": list(changes(one["positions"], in_a_row))} for one in answer["holders"]]
    return {**answer, "holders": holders}


@dataclass(slots=True)
class Score:
    """What came of all cases."""

    right: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))  # stance -> each utterance
    found: int = 0  # shifts within the days
    missed: int = 0
    wrong: int = 0  # proposed ones of named holders that are none, or on another day
    alarms: int = 0  # those among them that no shift of the case stands behind
    kept: int = 0
    controls: int = 0
    errors: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """In hundredths; false alarms in a thousand utterances."""
        recalls = [100 * sum(all_) / len(all_) for all_ in self.right.values()]
        uttered = sum(map(len, self.right.values()))
        twice = 2 * self.found
        return {
            "stance": round(sum(recalls) / max(1, len(recalls)), 1),
            "F1": round(100 * twice / max(1, twice + self.missed + self.wrong), 1),
            "false alarms": round(1000 * self.alarms / max(1, uttered), 1),
            "controls": round(100 * self.kept / max(1, self.controls), 1),
        }


def score(cases: Iterable[OwnCase], judged: Callable[[OwnCase], dict[str, Any]]) -> Score:
    """All cases scored, with a line for each error."""
    total = Score()
    for case in cases:
        answer = judged(case)
        _score_stances(case, answer, total)
        _score_shifts(case, answer, total)
    return total


def _score_stances(case: OwnCase, answer: dict[str, Any], total: Score) -> None:
    for name, wanted in case.stances.items():
        got = [_coarse(stance) for stance in answer["stances"].get(name, [])]
        total.right[_coarse(wanted)].append(got == [_coarse(wanted)])
        if got != [_coarse(wanted)]:
            total.errors.append(f"stance {name}: {wanted}, got {', '.join(got) or 'nothing'}")


def _score_shifts(case: OwnCase, answer: dict[str, Any], total: Score) -> None:
    proposed = [(holder["holder"], shift) for holder in answer["holders"] for shift in holder["shifts"]]
    used: set[int] = set()
    for holder, before, after, day in case.shifts:
        near = [
            (abs((date.fromisoformat(shift["onset"]) - day).days), i)
            for i, (name, shift) in enumerate(proposed)
            if i not in used and _same(name, holder) and _rise(shift["from"], shift["to"]) * _rise(before, after) > 0
        ]
        off, i = min(near, default=(None, None))
        if i is not None:
            used.add(i)
        if off is not None and off <= WITHIN:
            total.found += 1
            continue
        total.missed += 1
        total.wrong += off is not None
        total.errors.append(f"missed {case.key}: {holder} {before} to {after} on {day}, off by {off}")
    named = [*(holder for holder, *_ in case.shifts), *case.controls]
    for i, (name, shift) in enumerate(proposed):
        if i not in used and any(_same(name, holder) for holder in named):
            total.wrong += 1
            total.alarms += 1
            total.errors.append(f"extra {case.key}: {name} {shift['from']} to {shift['to']} on {shift['onset']}")
    total.controls += len(case.controls)
    total.kept += sum(not any(_same(name, control) for name, _ in proposed) for control in case.controls)


def _coarse(stance: str) -> str:
    return _COARSE.get(stance, "noncommit")


def _rise(before: str, after: str) -> float:
    return _RANKS[_coarse(after)] - _RANKS[_coarse(before)]


def _same(one: str, other: str) -> bool:
    a, b = _words(one), _words(other)
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= _SAME_NAME


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", unicodedata.normalize("NFKD", name).casefold())) - _SMALL


def figures() -> dict[str, float]:
    """Of all files together, for the gate; prints the two baselines beside it."""
    cases = [case for path in sorted(FOLDER.glob("*.txt")) for case in read_file(path)]
    found: dict[str, float] = {}
    for language in ("en", "ru"):
        answered = {case.key: answers(case, language) for case in cases}
        result = score(cases, lambda case, told=answered: told[case.key]).figures()  # type: ignore[misc]
        found |= {f"{name} {language}": value for name, value in result.items()}
        for in_a_row in (1, 3):
            told = {key: by_baseline(answer, in_a_row) for key, answer in answered.items()}
            base = score(cases, lambda case, told=told: told[case.key])  # type: ignore[misc]
            print(f"    baseline {language}, {in_a_row} in a row: {_told(base.figures())}")
    return found


def _told(shown: dict[str, float]) -> str:
    return ", ".join(f"{name} {value:g}" for name, value in shown.items())


def main() -> None:
    """Prints the figures of each file, and with -v every error."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("file", nargs="*", type=Path)
    asked.add_argument("--lang", choices=["en", "ru"])
    asked.add_argument("-v", action="store_true", help="every error")
    options = asked.parse_args()
    for path in options.file or sorted(FOLDER.glob("*.txt")):
        cases = read_file(path)
        for language in [options.lang] if options.lang else ["en", "ru"]:
            result = score(cases, lambda case, language=language: answers(case, language))  # type: ignore[misc]
            print(
                f"{path.stem} {language}: {_told(result.figures())}; {sum(map(len, result.right.values()))} utterances"
            )
            recalls = {name: f"{sum(all_)}/{len(all_)}" for name, all_ in sorted(result.right.items())}
            print(f"  {recalls}, shifts {result.found} of {result.found + result.missed}")
            if options.v:
                print(*("  " + error for error in result.errors), sep="\n")


if __name__ == "__main__":
    main()

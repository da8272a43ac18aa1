"""Scores the reading of whole digests against their gold: python -m eval.digests_score [-v] [GOLD.json …]

Gold is NAME.gold.json beside NAME.txt; eval/README.md lists its keys. A statement is *found* when the
letters of its content and of a read statement's content have at least half of their union in common. On
those found we count speaker, kind and chain, and said, venue and role where the gold tells one. *score* is
the share of all these points in per cent; *extra* are statements that answer no gold, *traps* those of
them that lie on words which the gold names as no statement.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from eval.matching import letters, likeness, one_to_one, same_name, words
from eval.reading import Reading, by_id, read_documents

FOLDER = Path(__file__).parent / "digests"
FOUND_AT = 0.5  # of the union: below it two readings of one sentence can both claim the same gold
NESTED_AT = 0.8  # where only one of the two is nested: a nested statement has many letters of the whole one
ROLE_SHARE = 0.6  # of the gold's words: "spokeswoman" alone is not "Foreign Ministry spokeswoman"
ALWAYS = ("found", "speaker", "kind", "chain")
WHERE_TOLD = ("date", "venue", "role")

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Gold:
    """One text with what a person found in it."""

    name: str
    text: str
    document: Json
    statements: list[Json]
    traps: list[str]

    def as_input(self) -> Json:
        """The text as a line of ``svodka read --jsonl``."""
        about = self.document
        told = {
            "published": about.get("published"),
            "outlet": about.get("outlet"),
            "lang": about.get("language"),
        }
        return {"id": self.name, "text": self.text, **{key: value for key, value in told.items() if value}}


@dataclass(slots=True)
class Score:
    """Counts of one text, or of several added up."""

    got: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    extra: int = 0
    traps: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        self.got.update(other.got)
        self.of.update(other.of)
        self.extra += other.extra
        self.traps += other.traps
        self.misses += other.misses

    @property
    def percent(self) -> float:
        return round(100 * self.got.total() / self.of.total(), 1) if self.of else 0.0

    def figures(self) -> dict[str, float]:
        """What the gate compares: percentages of points, F1 of what was found, counts of extra and traps."""
        shares = {key: round(100 * self.got[key] / n, 1) for key, n in self.of.items()}
        both = self.of["found"] + self.got["found"] + self.extra  # in gold, and read
        f1 = round(200 * self.got["found"] / both, 1) if both else 0.0
        faults = {"extra": float(self.extra), "traps": float(self.traps)}
        return {"score": self.percent, "found F1": f1, **shares, **faults}

    def line(self) -> str:
        fields = " ".join(f"{key} {self.got[key]}/{self.of[key]}" for key in (*ALWAYS, *WHERE_TOLD))
        return f"{fields} extra {self.extra} traps {self.traps} score {self.percent}"


def load(path: Path) -> Gold:
    """Gold from its file. ValueError names the words that its text doesn't have."""
    value = json.loads(path.read_text(encoding="utf-8"))
    name = path.name.removesuffix(".gold.json")
    text = path.with_name(f"{name}.txt").read_text(encoding="utf-8")
    gold = Gold(name, text, value["document"], value["statements"], value.get("not_statements", []))
    for parts in (*(w for s in gold.statements for w in contents(s)), *([t] for t in gold.traps)):
        for part in parts:
            if part not in text:
                raise ValueError(f"{path.name}: its text has no {part!r}")
    return gold


def contents(statement: Json) -> list[list[str]]:
    """The contents that count as right: the parts of the first choice, then each alternative."""
    return [statement["content"], *([part] for part in statement.get("alt_content", []))]


def asked(statement: Json) -> list[str]:
    """What a gold statement gives points for."""
    return [*ALWAYS, *(key for key in WHERE_TOLD if statement.get(key))]


def letters_of(text: str, parts: list[str]) -> frozenset[int]:
    """The same for words, each where it first stands in the text."""
    starts = [(text.index(part), len(part)) for part in parts]
    return letters(text, [[start, start + length] for start, length in starts])


def same_chain(a: list[str], b: list[str]) -> bool:
    return len(a) == len(b) and all(map(same_name, a, b))


def same_date(read: Json | None, gold: Json) -> bool:
    """The intervals share a day; a day that the gold knows exactly must be that day."""
    if not read:
        return False
    if gold["precision"] == "day":
        return bool(read["from"] == read["to"] == gold["from"])
    return bool(max(read["from"], gold["from"]) <= min(read["to"], gold["to"]))


def pairs(gold: Gold, read: list[Json]) -> Iterator[tuple[int, int]]:
    """Which gold statement is which read one, one to one, the best likeness first."""
    rated = []
    spans = [letters(gold.text, r["content"]) for r in read]
    for g, statement in enumerate(gold.statements):
        choices = [letters_of(gold.text, parts) for parts in contents(statement)]
        for r, found in enumerate(spans):
            best = max(likeness(c, found) for c in choices)
            same_depth = bool(statement.get("within")) == bool(read[r].get("within"))
            if best >= (FOUND_AT if same_depth else NESTED_AT):
                rated.append((best, g, r))
    yield from one_to_one(rated)


def faults(gold: Json, read: Json) -> dict[str, str]:
    """Field -> what is wrong with it, for a pair that answer each other."""
    speaker = read.get("speaker") or {}
    said, venue, role = gold.get("date"), gold.get("venue"), words(gold.get("role"))
    right = {
        "speaker": (same_name(speaker.get("name"), gold["speaker"]), speaker.get("name"), gold["speaker"]),
        "kind": (read["kind"] == gold["kind"], read["kind"], gold["kind"]),
        "chain": (same_chain(read["chain"], gold["chain"]), read["chain"], gold["chain"]),
        "date": (not said or same_date(read["said"], said), read["said"], said),
        "venue": (not venue or bool(words(read["venue"]) & words(venue)), read["venue"], venue),
        "role": (
            len(words(speaker.get("role")) & role) >= ROLE_SHARE * len(role),
            speaker.get("role"),
            gold.get("role"),
        ),
    }
    return {key: f"{key} {have!r} for {want!r}" for key, (ok, have, want) in right.items() if not ok}


def score(gold: Gold, reading: Reading) -> Score:
    """The score of one reading."""
    total = Score()
    for statement in gold.statements:
        total.of.update(asked(statement))
    read = reading["statements"]
    answers = dict(pairs(gold, read))
    for g, statement in enumerate(gold.statements):
        label = f"{gold.name} {statement['id']}"
        if g not in answers:
            total.misses.append(f"missed {label} {statement['speaker']}: {statement['content'][0][:70]}")
            continue
        wrong = faults(statement, read[answers[g]])
        total.got.update(key for key in asked(statement) if key not in wrong)
        if wrong:
            total.misses.append(f"partly {label} {'; '.join(wrong.values())}")
    for r in sorted(set(range(len(read))) - set(answers.values())):
        found = letters(gold.text, read[r]["content"])
        trapped = any(found & letters_of(gold.text, [trap]) for trap in gold.traps)
        total.extra += 1
        total.traps += trapped
        start, end = read[r]["content"][0]
        total.misses.append(f"{'TRAP' if trapped else 'extra'} {gold.name} {gold.text[start:end][:90]!r}")
    return total


def score_all(golds: list[Gold]) -> dict[str, Score]:
    """Name -> score of each text, read by the installed command."""
    readings = by_id(read_documents(gold.as_input() for gold in golds))
    return {gold.name: score(gold, readings[gold.name]) for gold in golds}


def main() -> None:
    """Print the score of each text and of all together."""
    arguments = argparse.ArgumentParser(description="Scores the reading of whole digests.")
    arguments.add_argument("gold", nargs="*", type=Path, default=sorted(FOLDER.glob("*.gold.json")))
    arguments.add_argument("-v", action="store_true", help="list what was missed, wrong or too much")
    options = arguments.parse_args()
    total = Score()
    for name, one in score_all([load(path) for path in options.gold]).items():
        print(f"{name}: {one.line()}")
        if options.v:
            print("".join(f"  {miss}\n" for miss in one.misses), end="")
        total.add(one)
    print(f"all {len(options.gold)}: {total.line()}")


if __name__ == "__main__":
    main()

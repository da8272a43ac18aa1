"""Scores the reading of the second English set: python -m eval.second_score [-v] [--json] [--all] [NAME …]

Texts and marks are in eval/second; its GUIDE.md says what is marked. The pairs of marked and read attributions
are made one to one, the best likeness first; they need half of the letters of both contents' union in common.

- *overlap F1*: of these pairs. *exact F1*: the contents are the same from the first letter to the last.
- *attribution F1*: a pair counts only where the speaker is right too (where nobody is told, nobody may be named).
- *speaker*, *kind*, *chain*, *act* of the pairs; *said* and *venue* where the marks tell one.
- *traps*: marked words that are no statement of which an unpaired reading takes at least half.

Without ``--all`` only speech is asked for. What is read on a belief or vote (class ``other``) is then neither
right nor wrong, only counted (*on other*); class ``open`` never is either.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from eval.digests_score import same_date
from eval.matching import Letters, letters, likeness, one_to_one, same_carriers, same_name, trimmed, words
from eval.reading import Reading, by_id, read_documents
from eval.second_gold import FOLDER, KINDS, Attribution, Document, load, paths

FOUND_AT = 0.5  # of the letters of both contents: as PolNeAR is scored
ASIDE_AT = 0.5  # of a reading's letters: so much of it on what isn't asked for puts it aside
TRAPPED_AT = 0.5  # of a trap's letters
FIELDS = ("speaker", "kind", "said", "venue", "chain", "act")
SUBSETS = {"speech": frozenset({"speech"}), "all": frozenset({"speech", "other"})}

Json = dict[str, Any]


@dataclass(slots=True)
class Score:
    """Counts of one document, or of several added up."""

    counts: Counter[str] = field(default_factory=Counter)  # marked, read, overlap, exact, attributed, trap, on other
    got: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        self.counts.update(other.counts)
        self.got.update(other.got)
        self.of.update(other.of)
        self.notes += other.notes

    def f1(self, key: str) -> float:
        both = self.counts["marked"] + self.counts["read"]
        return round(200 * self.counts[key] / both, 1) if both else 0.0

    def figures(self) -> dict[str, float]:
        """Per cent, and counts of faults."""
        shares = {key: round(100 * self.got[key] / self.of[key], 1) for key in FIELDS if self.of[key]}
        return {
            "overlap F1": self.f1("overlap"),
            "exact F1": self.f1("exact"),
            "attribution F1": self.f1("attributed"),
            **shares,
            "traps": float(self.counts["trap"]),
        }

    def line(self) -> str:
        """Counts and figures in one line."""
        counts = " ".join(f"{key} {self.counts[key]}" for key in ("marked", "read", "overlap"))
        figures = " ".join(f"{key} {value:g}" for key, value in self.figures().items())
        return f"{counts} | {figures} on other {self.counts['on other']}"


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which read statement answers which mark, and which answer for nothing."""

    marks: list[Letters]
    read: list[Letters]
    asked: frozenset[int]  # marks
    answers: dict[int, int]  # mark -> read
    aside: dict[int, str]  # read -> class of what it lies on

    @property
    def extra(self) -> list[int]:
        """What was read and answers nothing."""
        return [r for r in range(len(self.read)) if r not in self.aside and r not in self.answers.values()]


def paired(document: Document, read: list[Json], subset: str) -> Pairing:
    """The pairs of a document."""
    groups = [a.group for a in document.attributions]
    marks = [letters(document.text, a.content) for a in document.attributions]
    found = [letters(document.text, statement["content"]) for statement in read]
    asked = frozenset(g for g, group in enumerate(groups) if group in SUBSETS[subset])
    rated = ((likeness(mark, one), g, r) for g, mark in enumerate(marks) for r, one in enumerate(found))
    pairs = list(one_to_one(rate for rate in rated if rate[0] >= FOUND_AT))
    aside = {r: groups[g] for g, r in pairs if g not in asked}
    answered = {r for _, r in pairs}
    for r, one in enumerate(found):
        shares = ((len(one & marks[g]) / max(1, len(one)), groups[g]) for g in range(len(marks)) if g not in asked)
        share, group = max(shares, default=(0.0, ""))
        if r not in answered and share >= ASIDE_AT:
            aside[r] = group
    return Pairing(marks, found, asked, {g: r for g, r in pairs if g in asked}, aside)


def carriers(statement: Json, read: list[Json]) -> list[str]:
    """The chain of a statement and of those inside whose content it stands."""
    by_name = {one["id"]: one for one in read}
    seen: list[Json] = [statement]
    while (around := by_name.get(seen[-1].get("within"))) and around not in seen:
        seen.append(around)
    return [name for one in seen for name in one["chain"]]


def right_speaker(mark: Attribution, name: str | None) -> bool:
    """Whether the speaker is one of the names marked; a source that has none (a column's author) isn't judged."""
    if mark.speaker is None:
        return bool(mark.source) or name is None
    return any(same_name(name, right) for right in (mark.speaker, *mark.also))


def compared(mark: Attribution, read: Json, chain: list[str], outlet: str) -> Iterator[tuple[str, bool, Any, Any]]:
    """Each field that counts for a pair: its name, whether it is right, what was read, what was marked."""
    name = (read.get("speaker") or {}).get("name")
    if mark.speaker is not None:
        yield "speaker", right_speaker(mark, name), name, mark.speaker
    yield "kind", read["kind"] == mark.kind, read["kind"], mark.kind
    if mark.said is not None:
        start, end = (day.isoformat() for day in mark.said)
        said = {"from": start, "to": end, "precision": "day" if start == end else "period"}
        told = read["said"] and f"{read['said']['from']} to {read['said']['to']}"
        yield "said", same_date(read["said"], said), told, f"{start} to {end}"
    if mark.venue is not None:
        yield "venue", bool(words(read["venue"]) & words(mark.venue)), read["venue"], mark.venue
    yield "chain", same_carriers(chain, mark.chain, outlet), chain, list(mark.chain)
    yield "act", read["act"] == mark.act, read["act"], mark.act


def score(document: Document, reading: Reading, subset: str = "speech") -> Score:
    """The score of one reading."""
    read: list[Json] = reading["statements"]
    pairing, total = paired(document, read, subset), Score()
    counted = [r for r in range(len(read)) if r not in pairing.aside]
    total.counts.update({"marked": len(pairing.asked), "read": len(counted), "overlap": len(pairing.answers)})
    total.counts["exact"] = _exact(document, pairing, [read[r] for r in counted])
    total.counts["on other"] = sum(group == "other" for group in pairing.aside.values())
    for g in sorted(pairing.asked):
        mark = document.attributions[g]
        if g in pairing.answers:
            _count_pair(total, document, mark, read[pairing.answers[g]], read)
        else:
            total.notes.append(f"missed {document.id} {mark.speaker or 'nobody'}: {mark.words(document.text)[:100]!r}")
    _count_extra(total, document, pairing, read)
    return total


def _exact(document: Document, pairing: Pairing, counted: list[Json]) -> int:
    """How many contents are the same, whatever else was read."""
    marks = Counter(trimmed(document.text, document.attributions[g].content) for g in pairing.asked)
    return (marks & Counter(trimmed(document.text, one["content"]) for one in counted)).total()


def _count_pair(total: Score, document: Document, mark: Attribution, one: Json, read: list[Json]) -> None:
    wrong = []
    for key, right, have, want in compared(mark, one, carriers(one, read), document.outlet):
        total.of[key] += 1
        total.got[key] += right
        if not right:
            wrong.append(f"{key} {have!r} for {want!r}")
    total.counts["attributed"] += right_speaker(mark, (one.get("speaker") or {}).get("name"))
    if trimmed(document.text, mark.content) != trimmed(document.text, one["content"]):
        wrong.append(f"words {_words(document, one)!r}")
    if wrong:
        total.notes.append(f"partly {document.id} {mark.words(document.text)[:70]!r}: {'; '.join(wrong)}")


def _count_extra(total: Score, document: Document, pairing: Pairing, read: list[Json]) -> None:
    """Extras and traps. A trap counts once, however many readings walk into it."""
    traps = [letters(document.text, [span]) for span in document.traps]
    taken = set()
    for r in pairing.extra:
        here = {t for t, trap in enumerate(traps) if len(trap & pairing.read[r]) >= TRAPPED_AT * len(trap)}
        taken |= here
        name = (read[r].get("speaker") or {}).get("name") or "nobody"
        total.notes.append(f"{'TRAP' if here else 'extra'} {document.id} {name}: {_words(document, read[r])!r}")
    total.counts["trap"] = len(taken)
    other = (r for r, group in pairing.aside.items() if group == "other")
    total.notes += [f"on other {document.id} {_words(document, read[r])!r}" for r in other]


def _words(document: Document, read: Json) -> str:
    return " … ".join(document.text[start:end] for start, end in read["content"])[:100]


def score_all(documents: list[Document], subset: str = "speech") -> dict[str, Score]:
    """Id -> score of each document, read by the installed command."""
    options = ("--all",) if subset == "all" else ()
    readings = by_id(read_documents((document.as_input() for document in documents), *options))
    return {document.id: score(document, readings[document.id], subset) for document in documents}


def summed(documents: list[Document], scores: dict[str, Score]) -> dict[str, Score]:
    """The score of each kind that there is, and of "all"."""
    totals = {kind: Score() for kind in (*KINDS, "all")}
    for document in documents:
        totals[document.kind].add(scores[document.id])
        totals["all"].add(scores[document.id])
    return {kind: total for kind, total in totals.items() if total.counts}


def main() -> None:
    """Print the score of each kind and of all together."""
    parser = argparse.ArgumentParser(description="Scores the reading of the second English set.")
    parser.add_argument("name", nargs="*", help="documents; without any, all")
    parser.add_argument("--all", action="store_true", help="ask for beliefs, votes and decisions too")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what was missed, wrong or too much")
    parser.add_argument("--json", action="store_true", help="figures and notes as one JSON object")
    options = parser.parse_args()
    documents = [load(FOLDER / f"{name}.toml") for name in options.name] or [load(path) for path in paths()]
    totals = summed(documents, score_all(documents, "all" if options.all else "speech"))
    if options.json:
        figures = {kind: total.figures() for kind, total in totals.items()}
        print(json.dumps({"figures": figures, "notes": totals["all"].notes}, ensure_ascii=False, indent=1))
        return
    if options.verbose:
        print("\n".join(totals["all"].notes))
    for kind, total in totals.items():
        print(f"{kind}: {total.line()}")


if __name__ == "__main__":
    main()

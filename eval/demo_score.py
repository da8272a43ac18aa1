"""Scores the reading of the bundled demonstration against its expected.toml: python -m eval.demo_score [-v] [--json]

The documents are added to a desk that is thrown away, as ``svodka demo`` adds them, and the statements come out
of its ledger. A statement is *found* when its expected words lie inside the content of a read statement (letters
and digits alone are compared). On those found we count speaker, kind and chain, and date and venue where the gold
tells one. *traps* are words of [[not_statement]] that lie whole inside a statement's content, *touched* those of
which a content has a part. Figures for each language by itself ("found en") and for all ("found").
"""

from __future__ import annotations

import argparse
import json
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from importlib import resources
from pathlib import Path
from typing import Any

from eval.matching import letters as positions
from eval.matching import same_carriers
from eval.matching import words as words_of_venue
from svodka.collect import gather
from svodka.ledger import Filter
from svodka.model import Revision, Statement
from svodka.pipeline import Desk, add

PACK = Path(str(resources.files("svodka.packs") / "demo"))
FIELDS = ("found", "speaker", "kind", "said", "chain", "venue")
NAMED = ("people", "institutions", "outlets")
ALL = ""  # the language of the pooled counts

# The gold names occasions in English, a document in its own language: beginnings of the words that mean the same.
OCCASIONS = {
    "address": ("обращени",),
    "briefing": ("брифинг",),
    "interview": ("интервью",),
    "meeting": ("встреч", "заседани"),
    "parting": ("прощани",),
    "ranks": ("стро",),
    "reception": ("приём",),
    "report": ("доклад",),
    "statement": ("заявлени",),
    "talk": ("разговор", "бесед"),
    "telegram": ("channel", "телеграм", "канал"),
    "telephone": ("phone", "телефон"),
    "television": ("эфир", "телевидени", "телепрограмм"),
    "video": ("film", "видео", "фильм"),
}

Json = dict[str, Any]
Entries = Sequence[set[frozenset[str]]]  # for each person, body and outlet of a pack the word sets of its names


@dataclass(frozen=True, slots=True)
class Text:
    """One document as the desk has it."""

    revision: Revision
    statements: tuple[Statement, ...]

    def content(self, statement: Statement) -> str:
        return " … ".join(span.of(self.revision.text) for span in statement.content)

    def letters(self, statement: Statement) -> frozenset[int]:
        """Where the letters of a statement's content stand."""
        return positions(self.revision.text, [[span.start, span.end] for span in statement.content])

    def letters_of(self, words: str) -> frozenset[int]:
        """Where the letters of some words stand; no-break spaces count as spaces. ValueError: they don't."""
        start = self.revision.text.replace("\xa0", " ").index(words)
        return positions(self.revision.text, [[start, start + len(words)]])

    def chain(self, statement: Statement) -> list[str]:
        """The carriers of a statement, and of those inside whose content it stands."""
        by_id = {s.id: s for s in self.statements}
        names, at = [], [statement]
        while at[-1].within in by_id and by_id[at[-1].within] not in at:
            at.append(by_id[at[-1].within])
        for one in at:
            names += [hop.name for hop in one.chain]
        return names


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that was read otherwise than expected."""

    file: str
    language: str
    field: str
    words: str
    expected: str
    read: str


@dataclass(slots=True)
class Score:
    """Counts by (field, language), and what is behind them."""

    got: Counter[tuple[str, str]] = field(default_factory=Counter)
    of: Counter[tuple[str, str]] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)

    def count(self, name: str, language: str, right: bool) -> None:
        for key in ((name, language), (name, ALL)):
            self.of[key] += 1
            self.got[key] += right

    def faults(self, name: str) -> int:
        return sum(miss.field == name for miss in self.misses)

    def languages(self) -> list[str]:
        return sorted({language for _, language in self.of if language})

    def figures(self) -> dict[str, float]:
        """What the gate compares: percentages, for each language and for all, and counts of faults."""
        shares = {" ".join(key).strip(): round(100 * self.got[key] / self.of[key], 1) for key in sorted(self.of)}
        return {**shares, "traps": float(self.faults("trap")), "touched": float(self.faults("touched"))}

    def line(self, language: str) -> str:
        told = ((name, self.got[name, language], self.of[name, language]) for name in FIELDS)
        return "  ".join(f"{name} {got}/{of} ({100 * got / of:.1f})" for name, got, of in told if of)


def read_pack() -> dict[str, Text]:
    """File name -> its text and statements, out of the ledger. RuntimeError: a document could not be added."""
    revisions: dict[str, Revision] = {}
    found: dict[str, list[Statement]] = {}
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        with Desk(place / "archive", place / "ledger.sqlite", create=True) as desk:
            for outcome in add(desk, gather([str(PACK / "documents")], now=_now), now=_now):
                if outcome.state is None or outcome.revision is None:
                    raise RuntimeError(f"{outcome.address}: {outcome.reason}")
                revisions[outcome.address.rpartition("/")[2]] = outcome.revision
            for row in desk.ledger.statements(Filter(all_revisions=True)):
                found.setdefault(row.revision.id, []).append(row.statement)
    return {name: Text(revision, tuple(found.get(revision.id, ()))) for name, revision in revisions.items()}


def _now() -> datetime:
    return datetime(2032, 6, 1, tzinfo=UTC)


def entries_of(pack: Json) -> Entries:
    """The names in a pack: canonical, in the other language, aliases."""
    entries = (entry for kind in NAMED for entry in pack.get(kind, ()))
    named = ([entry["name"], entry.get("name_ru"), *entry.get("aliases", ())] for entry in entries)
    return [{words_of(name) for name in names if name} for names in named]


def words_of(name: str) -> frozenset[str]:
    """The folded words of a name without articles."""
    folded = name.casefold().replace("ё", "е").replace("’", "'")
    kept = "".join(char if char.isalnum() or char in "-'" else " " for char in folded)
    return frozenset(kept.split()) - {"the", "a", "an", "of"}


def same_name(read: str | None, expected: str, entries: Entries) -> bool:
    """Whether two names mean the same: one's words are the other's, or both name one entry of the pack."""
    ours, theirs = words_of(read or ""), words_of(expected)
    if not ours:
        return False
    if ours <= theirs or theirs <= ours:
        return True
    return any(theirs in entry and any(ours <= name or name <= ours for name in entry) for entry in entries)


def same_speaker(read: str | None, row: Json, entries: Entries) -> bool:
    """As ``same_name``; one whom the pack does not name may be called as the document describes them."""
    names = [row["speaker"]]
    if "role" in row and not any(words_of(row["speaker"]) in entry for entry in entries):
        names.append(row["role"])
    return any(same_name(read, name, entries) for name in names)


def same_chain(read: Iterable[str], gold: Iterable[str], outlet: str | None, entries: Entries) -> bool:
    """Whether the carriers are the same, whatever their order; the document's own outlet need not be told."""
    return same_carriers(read, gold, outlet, lambda a, b: same_name(a, b, entries))


def same_venue(read: str | None, gold: str) -> bool:
    """Whether they share a word, or mean one kind of occasion in two languages."""
    folded = (read or "").casefold()
    meant = words_of_venue(gold)
    beginnings = [start for word in meant for start in OCCASIONS.get(word, ())]
    found = words_of_venue(folded)
    return bool(found & meant) or any(word.startswith(start) for word in found for start in beginnings)


def same_date(statement: Statement, gold: date | list[date]) -> bool:
    """A day must be that day; an interval must be met."""
    start, end = gold if isinstance(gold, list) else (gold, gold)
    said = statement.said
    if said is None:
        return False
    if start == end:
        return said.start == said.end == start
    return said.start <= end and start <= said.end


def letters(text: str) -> str:
    """The letters and digits of a text, folded."""
    return "".join(char for char in text.casefold() if char.isalnum())


def narrowest(words: str, text: Text) -> Statement | None:
    """The statement with the shortest content among those that hold the words."""
    holding = [s for s in text.statements if letters(words) in letters(text.content(s))]
    return min(holding, key=lambda s: len(text.content(s)), default=None)


def touching(words: str, text: Text) -> list[Statement]:
    """The statements whose content has a letter of the words."""
    place = text.letters_of(words)
    return [s for s in text.statements if place & text.letters(s)]


def shown(text: Text, statements: Iterable[Statement]) -> str:
    """Statements in short."""
    told = (f"{s.speaker.name if s.speaker else 'nobody'}: “{text.content(s)[:70]}”" for s in statements)
    return "; ".join(told) or "nothing"


def compared(row: Json, best: Statement, text: Text, entries: Entries) -> Iterator[tuple[str, bool, object, object]]:
    """Each field that the gold tells: its name, whether it is right, what was read, what was expected."""
    name = best.speaker.name if best.speaker else None
    chain = text.chain(best)
    yield "speaker", same_speaker(name, row, entries), name, row["speaker"]
    yield "kind", best.kind.value == row["kind"], best.kind.value, row["kind"]
    yield "chain", same_chain(chain, row["chain"], text.revision.outlet, entries), chain, row["chain"]
    if "said" in row:
        said = best.said and f"{best.said.start} to {best.said.end}, {best.said.basis}"
        gold = row["said"] if isinstance(row["said"], list) else [row["said"]]
        yield "said", same_date(best, row["said"]), said, " to ".join(map(str, gold))
    if "venue" in row:
        yield "venue", same_venue(best.venue, row["venue"]), best.venue, row["venue"]


def score() -> Score:
    """The score of the whole pack."""
    expected = tomllib.loads((PACK / "expected.toml").read_text(encoding="utf-8"))
    entries = entries_of(tomllib.loads((PACK / "pack.toml").read_text(encoding="utf-8")))
    texts, total = read_pack(), Score()
    for row in expected["statement"]:
        text = texts[row["file"]]
        language, best = text.revision.language or "none", narrowest(row["words"], text)
        total.count("found", language, best is not None)
        if best is None:
            instead = shown(text, touching(row["words"], text))
            total.misses.append(Miss(row["file"], language, "found", row["words"], row["speaker"], instead))
            continue
        for name, right, read, gold in compared(row, best, text, entries):
            total.count(name, language, right)
            if not right:
                total.misses.append(Miss(row["file"], language, name, row["words"], str(gold), str(read)))
    total.misses += _trapped(expected["not_statement"], texts, entries)
    return total


def _trapped(rows: Iterable[Json], texts: dict[str, Text], entries: Entries) -> Iterator[Miss]:
    """The traps that were walked into; one with a holder is about that holder's statements alone."""
    for row in rows:
        text = texts[row["file"]]
        holder = row.get("holder")
        taken = [
            s
            for s in touching(row["words"], text)
            if holder is None or same_name(s.speaker.name if s.speaker else None, holder, entries)
        ]
        if taken:
            whole = any(letters(row["words"]) in letters(text.content(s)) for s in taken)
            language = text.revision.language or "none"
            kind = "trap" if whole else "touched"
            yield Miss(row["file"], language, kind, row["words"], f"no statement: {row['why']}", shown(text, taken))


def figures() -> dict[str, float]:
    """The percentages and counts that the gate compares."""
    return score().figures()


def main() -> None:
    """Print the score of each language and of all together."""
    parser = argparse.ArgumentParser(description="Scores the reading of the bundled demonstration.")
    parser.add_argument("-v", "--verbose", action="store_true", help="list every miss and what was read instead")
    parser.add_argument("--json", action="store_true", help="figures and misses as one JSON object")
    options = parser.parse_args()
    total = score()
    if options.json:
        told = {"figures": total.figures(), "misses": [asdict(miss) for miss in total.misses]}
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    if options.verbose:
        for miss in sorted(total.misses, key=lambda miss: (miss.language, miss.field, miss.file)):
            print(f"{miss.language} {miss.field} {miss.file} “{miss.words}”")
            print(f"    expected {miss.expected}; read {miss.read}")
    for language in (*total.languages(), ALL):
        print(f"{language or 'all'}: {total.line(language)}")
    print(f"traps {total.faults('trap')}, touched {total.faults('touched')}")


if __name__ == "__main__":
    main()

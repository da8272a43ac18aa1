"""Scores the reading of the bundled demonstration against its expected.toml: python -m eval.demo_score [-v]

A statement is *found* when its expected words lie inside the content of a read statement (letters and digits
alone are compared); on those found we count speaker, kind and date. *traps* are the words of [[not_statement]]
that a statement with the same speaker takes for its content. Figures for each language by itself: "found en".
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from importlib import resources
from pathlib import Path
from typing import Any

from svodka.extract import extract
from svodka.model import Capture, Revision, Statement
from svodka.parse import parse
from svodka.reading import revision_of

PACK = Path(str(resources.files("svodka.packs") / "demo"))
FIELDS = ("speaker", "kind", "said")

Json = dict[str, Any]


def read_pack() -> dict[str, tuple[Revision, tuple[Statement, ...]]]:
    """File name -> its revision and statements."""
    read = {}
    for path in sorted((PACK / "documents").iterdir()):
        capture = Capture(path.read_bytes(), path.as_uri(), datetime(2032, 6, 1, tzinfo=UTC))
        revision = revision_of(parse(capture), checksum="")
        read[path.name] = (revision, extract(revision))
    return read


def names_of(pack: Json) -> list[set[frozenset[str]]]:
    """For each person, body and outlet of the pack the word sets of its names, in every language."""
    found = []
    for kind in ("people", "institutions", "outlets"):
        for entry in pack.get(kind, ()):
            names = [entry["name"], entry.get("name_ru"), *entry.get("aliases", ())]
            found.append({words_of(name) for name in names if name})
    return found


def words_of(name: str) -> frozenset[str]:
    """The folded words of a name without articles."""
    folded = name.casefold().replace("ё", "е").replace("’", "'")
    kept = "".join(char if char.isalnum() or char in "-'" else " " for char in folded)
    return frozenset(kept.split()) - {"the", "a", "an", "of"}


def same_speaker(read: str | None, expected: str, names: Sequence[set[frozenset[str]]]) -> bool:
    """Whether two names mean the same: one's words are the other's, or both name one entry of the pack."""
    if not read:
        return False
    ours, theirs = words_of(read), words_of(expected)
    if ours and theirs and (ours <= theirs or theirs <= ours):
        return True
    return any(theirs in entry and any(ours <= name or name <= ours for name in entry) for entry in names)


def letters(text: str) -> str:
    """The letters and digits of a text, folded."""
    return "".join(char for char in text.casefold() if char.isalnum())


def content_of(revision: Revision, statement: Statement) -> str:
    """The letters of a statement's content."""
    return letters(" ".join(span.of(revision.text) for span in statement.content))


def best_for(expected: Json, revision: Revision, statements: Iterable[Statement]) -> Statement | None:
    """The narrowest statement whose content holds the expected words."""
    words = letters(expected["words"])
    holding = [s for s in statements if words in content_of(revision, s)]
    return min(holding, key=lambda s: len(content_of(revision, s)), default=None)


def said_right(statement: Statement, said: date | list[date]) -> bool:
    """A day must be that day; an interval must meet it."""
    start, end = said if isinstance(said, list) else (said, said)
    got = statement.said
    if got is None:
        return False
    if start == end:
        return got.start == got.end == start
    return got.start <= end and start <= got.end


def figures(*, verbose: bool = False) -> dict[str, float]:
    """The percentages of each language, and the number of traps."""
    expected = tomllib.loads((PACK / "expected.toml").read_text(encoding="utf-8"))
    names = names_of(tomllib.loads((PACK / "pack.toml").read_text(encoding="utf-8")))
    read = read_pack()
    got, of = Counter[str](), Counter[str]()
    for row in expected["statement"]:
        revision, statements = read[row["file"]]
        language = revision.language or "none"
        of[f"found {language}"] += 1
        best = best_for(row, revision, statements)
        if best is None:
            _tell(verbose, row, "missed", "")
            continue
        got[f"found {language}"] += 1
        name = best.speaker.name if best.speaker else None
        right = {"speaker": same_speaker(name, row["speaker"], names), "kind": best.kind.value == row["kind"]}
        if "said" in row:
            right["said"] = said_right(best, row["said"])
        for field, ok in right.items():
            of[f"{field} {language}"] += 1
            got[f"{field} {language}"] += ok
            if not ok:
                shown = {"speaker": name, "kind": best.kind.value, "said": best.said}[field]
                _tell(verbose, row, field, f"{shown} for {row[field]}")
    shares = {key: round(100 * got[key] / total, 1) for key, total in sorted(of.items())}
    return {**shares, "traps": float(_traps(expected["not_statement"], read, names, verbose=verbose))}


def _traps(
    rows: Iterable[Json],
    read: dict[str, tuple[Revision, tuple[Statement, ...]]],
    names: Sequence[set[frozenset[str]]],
    *,
    verbose: bool,
) -> int:
    fallen = 0
    for row in rows:
        revision, statements = read[row["file"]]
        best = best_for(row, revision, statements)
        holder = row.get("holder") or row.get("speaker")
        taken = best is not None and (
            holder is None or same_speaker(best.speaker.name if best.speaker else None, holder, names)
        )
        fallen += taken
        if taken:
            _tell(verbose, row, "trap", f"taken for a statement by {best and best.speaker and best.speaker.name}")
    return fallen


def _tell(verbose: bool, row: Json, what: str, detail: str) -> None:
    if verbose:
        print(f"{row['file']}: {what}: “{row['words']}” {detail}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-v", "--verbose", action="store_true", help="list what was missed")
    told = figures(verbose=parser.parse_args().verbose)
    print(", ".join(f"{name} {value:g}" for name, value in told.items()))


if __name__ == "__main__":
    main()

"""Whether a confidence of .8 is right eight times in ten: python -m eval.calibration GOLD SCORERS

Right is a statement whose content shares half of its letters and more with an annotated one's, each annotated
statement answering once, and whose source is that one's. Only statements count on which the annotation has an
opinion: what lies on an attribution of another class does not.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from eval.matching import letters, likeness, one_to_one
from eval.reading import by_id, load_module, read_documents, rows

BINS = 10
_FOUND = 0.5

Pair = tuple[float, bool]  # a confidence, and whether it was right


def pairs(gold: Path, scorers: Path) -> list[Pair]:
    """Of every statement that the installed command finds in the gold's texts."""
    spans = load_module(scorers / "spans.py")
    golds = rows(gold.read_text(encoding="utf-8"))
    read = by_id(read_documents({"id": row["id"], "text": row["text"], "lang": row["lang"]} for row in golds))
    return [pair for row in golds for pair in _of_document(row, read[row["id"]]["statements"], spans)]


def _of_document(row: dict[str, Any], statements: list[dict[str, Any]], spans: ModuleType) -> Iterator[Pair]:
    text, golds = row["text"], row["attributions"]
    marked = [letters(text, gold["content"]) for gold in golds]
    found = [letters(text, statement["content"]) for statement in statements]
    rated = ((likeness(m, f), g, s) for g, m in enumerate(marked) for s, f in enumerate(found) if m & f)
    answers = {s: g for g, s in one_to_one(pair for pair in rated if pair[0] >= _FOUND)}
    other = [m for m, gold in zip(marked, golds, strict=True) if gold["cue_class"] == "other"]
    for s, statement in enumerate(statements):
        gold = golds[answers[s]] if s in answers else None
        if gold is None and any(len(found[s] & m) * 2 >= len(found[s]) for m in other):
            continue
        if gold is not None and gold["cue_class"] == "other":
            continue
        yield statement["confidence"], gold is not None and _same_source(gold, statement, row, spans)


def _same_source(gold: dict[str, Any], statement: dict[str, Any], row: dict[str, Any], spans: ModuleType) -> bool:
    if not gold["source"]:
        return not statement["source"]
    return bool(spans.speaker_ok(row["text"], gold, statement, row["lang"]))


def table(found: list[Pair]) -> list[tuple[float, float, int]]:
    """Mean confidence, share of right ones and number of each tenth that holds any."""
    bins: list[list[Pair]] = [[] for _ in range(BINS)]
    for pair in found:
        bins[min(int(pair[0] * BINS), BINS - 1)].append(pair)
    return [(sum(p for p, _ in b) / len(b), sum(right for _, right in b) / len(b), len(b)) for b in bins if b]


def error(found: list[Pair]) -> float:
    """Expected calibration error (Naeini et al. 2015), from 0 to 1."""
    return sum(abs(mean - share) * count for mean, share, count in table(found)) / max(1, len(found))


def figures(gold: Path, scorers: Path) -> dict[str, float]:
    """What the gate keeps: the error in hundredths."""
    return {"calibration error": round(100 * error(pairs(gold, scorers)), 1)}


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description="Whether confidences are right as often as they say.")
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("scorers", type=Path, help="the folder of spans.py")
    options = arguments.parse_args()
    found = pairs(options.gold, options.scorers)
    for mean, share, count in table(found):
        print(f"confidence {mean:.2f}  right {share:.2f}  of {count}")
    print(f"expected calibration error {error(found):.3f}")


if __name__ == "__main__":
    main()

"""How well reports of one event are told from reports of others: python -m eval.pairs [--json]

Two public sets of labelled pairs in ``shared/gold/pairs``: articles (title and text, Russian and English) and headlines
(romanised from addresses). F1 of "same", the threshold set on one half of the pairs and measured on the other, both
ways; the halves are told by a checksum of the pair, so that they are always the same. Beside it the F1 at the
thresholds that ship, and of what one would try first: words in common of the titles (Jaccard), rapidfuzz.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from svodka.group.stories import Batch, StoryText

Judge = Callable[[StoryText, StoryText], float]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts and whether they report one event."""

    one: StoryText
    other: StoryText
    same: bool

    @property
    def first_half(self) -> bool:
        """In which half it is."""
        spelled = "\0".join((self.one.title, self.other.title)).encode()
        return hashlib.sha256(spelled).digest()[0] % 2 == 0


def articles(path: Path) -> list[Pair]:
    """The pairs of articles."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [Pair(_article(row["a"]), _article(row["b"]), row["same"]) for row in rows]


def _article(row: dict[str, str]) -> StoryText:
    return StoryText(row["title"], row["text"])


def headlines(path: Path) -> list[Pair]:
    """The pairs of headlines."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [Pair(StoryText(row["first_slug"]), StoryText(row["second_slug"]), row["label"] == "OK") for row in rows]


def f1(scores: Sequence[float], same: Sequence[bool], threshold: float) -> float:
    """F1 of those at or over a threshold, from 0 to 1."""
    right = sum(score >= threshold and told for score, told in zip(scores, same, strict=True))
    said, true = sum(score >= threshold for score in scores), sum(same)
    return 2 * right / (said + true) if said + true else 0.0


def best_threshold(scores: Sequence[float], same: Sequence[bool]) -> float:
    """The threshold of the highest F1; of several the lowest. Steps of a thousandth."""
    steps = sorted({round(score, 3) for score in scores})
    return max(steps, key=lambda step: (f1(scores, same, step), -step))


def halved(pairs: Sequence[Pair], judge: Judge) -> float:
    """Mean F1, in hundredths, of each half at the other half's threshold."""
    halves = [[(judge(p.one, p.other), p.same) for p in pairs if p.first_half is half] for half in (True, False)]
    found = []
    for learnt, measured in (halves, halves[::-1]):
        threshold = best_threshold([score for score, _ in learnt], [same for _, same in learnt])
        found.append(f1([score for score, _ in measured], [same for _, same in measured], threshold))
    return round(100 * sum(found) / len(found), 1)


def shipped(pairs: Sequence[Pair], batch: Batch) -> float:
    """F1, in hundredths, at the thresholds that ship."""
    told = [float(batch.same_story(p.one, p.other)) for p in pairs]
    return round(100 * f1(told, [p.same for p in pairs], 1.0), 1)


def batch_of(pairs: Sequence[Pair]) -> Batch:
    """All texts of a set, without their labels."""
    return Batch({text for pair in pairs for text in (pair.one, pair.other)})


def title_jaccard(one: StoryText, other: StoryText) -> float:
    """The first thing one would try: the share of words that two titles have in common."""
    first, second = set(one.title.casefold().split()), set(other.title.casefold().split())
    return len(first & second) / (len(first | second) or 1)


def title_fuzz(one: StoryText, other: StoryText) -> float:
    """The second."""
    return fuzz.token_set_ratio(one.title.casefold(), other.title.casefold()) / 100


def figures(folder: Path) -> dict[str, float]:
    """What the gate pins."""
    found = {}
    for name, pairs in sets(folder).items():
        batch = batch_of(pairs)
        found[f"{name} F1"] = halved(pairs, batch.likeness)
        found[f"{name} F1 as shipped"] = shipped(pairs, batch)
    return found


def inputs(folder: Path) -> tuple[Path, Path]:
    """The files of the two sets."""
    return folder / "articles.jsonl", folder / "headlines_20200525.tsv"


def sets(folder: Path) -> dict[str, list[Pair]]:
    """The sets by name."""
    of_articles, of_headlines = inputs(folder)
    return {"articles": articles(of_articles), "headlines": headlines(of_headlines)}


def main() -> None:
    """Print the figures, ours and the baselines'."""
    from eval.measures import SHARED

    arguments = argparse.ArgumentParser(description="How well reports of one event are paired.")
    arguments.add_argument("--json", action="store_true", help="one JSON object")
    options = arguments.parse_args()
    found: dict[str, float] = figures(SHARED / "gold/pairs")
    for name, pairs in sets(SHARED / "gold/pairs").items():
        found[f"{name} F1 of title Jaccard"] = halved(pairs, title_jaccard)
        found[f"{name} F1 of rapidfuzz"] = halved(pairs, title_fuzz)
    print(json.dumps(found) if options.json else "\n".join(f"{value:5.1f}  {name}" for name, value in found.items()))


if __name__ == "__main__":
    main()

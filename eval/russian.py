"""Scores the rules' reading of annotated Russian posts: python -m eval.russian [-v] [--half A|B] [--json]

The annotations are in training/russian, the posts' texts beside the checkout. Nothing of the rules was written
from half B, which stays unread; half A was read. A post's half is told by its key, and never changes. Only the
rules are asked: the weights that are shipped have learnt from these posts, and would be asked what they were told.
What the trained reader is worth was measured on folds; docs/design/0010-russian-tagger.md has it.

The measure is that of the reference material's ``posts.py``, post by post: contents that share half of the letters
of their union are a pair, each once, the best first; a pair is *attributed* where the head of the source is the
annotated one (where nobody is annotated, nothing may be read). Marks of another class than speech (hopes, plans)
are neither asked for nor held against the reading.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

from eval.matching import letters, likeness, one_to_one, same_carriers, same_name, trimmed
from eval.reading import by_id, load_module, read_documents, rows
from training.russian import texts

ANNOTATIONS = Path(texts.__file__).with_name("annotations.jsonl")
FOUND_AT = 0.5  # as posts.py counts
RESAMPLED = 1000  # draws of the bootstrap
HALVES = ("A", "B")
RULES = ("--model", "rules")

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Marked:
    """One annotated post with its text."""

    key: str
    text: str
    date: str
    channel: str
    statements: tuple[Json, ...]

    @property
    def half(self) -> str:
        """A or B, by the key's checksum."""
        return HALVES[sha256(self.key.encode()).digest()[0] % 2]

    def as_input(self) -> Json:
        """What ``svodka read --jsonl`` takes."""
        return {"id": self.key, "text": self.text, "published": self.date, "lang": "ru", "outlet": self.channel}


@dataclass(slots=True)
class Score:
    """Counts of one post, or of several added up."""

    counts: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    sure: list[tuple[float, bool]] = field(default_factory=list)  # confidence, and whether words and source were right

    def add(self, other: Score) -> None:
        self.counts.update(other.counts)
        self.notes += other.notes
        self.sure += other.sure

    def f1(self, key: str) -> float:
        both = self.counts["marked"] + self.counts["read"]
        return round(200 * self.counts[key] / both, 1) if both else 0.0

    def share(self, key: str) -> float:
        return round(100 * self.counts[key] / max(1, self.counts[f"of {key}"]), 1)

    def figures(self) -> dict[str, float]:
        """Per cent."""
        return {
            "overlap F1": self.f1("overlap"),
            "exact F1": self.f1("exact"),
            "attribution F1": self.f1("attributed"),
            **{key: self.share(key) for key in ("speaker", "name", "chain", "act")},
        }


def load(posts: Path = texts.POSTS, annotations: Path = ANNOTATIONS) -> list[Marked]:
    """The annotated posts whose text is at hand, unchanged."""
    by_key = {post.key: post for post in texts.load(posts)}
    marked = []
    for row in rows(annotations.read_text(encoding="utf-8")):
        post = by_key.get(f"{row['channel']}/{row['message_id']}")
        if post is not None and post.checksum == row["text_sha256"]:
            marked.append(Marked(post.key, post.text, post.date, post.channel, tuple(row["statements"])))
    return marked


def score(post: Marked, read: Sequence[Json], spans: ModuleType) -> Score:
    """The score of what was read of one post; ``spans``: the reference material's scorer of spans."""
    marks = [letters(post.text, one["content"]) for one in post.statements]
    found = [letters(post.text, one["content"]) for one in read]
    rated = ((likeness(m, f), g, r) for g, m in enumerate(marks) for r, f in enumerate(found) if m & f)
    answers = dict(one_to_one(rate for rate in rated if rate[0] >= FOUND_AT))
    asked = [g for g, one in enumerate(post.statements) if one["cue_class"] == "speech"]
    aside = _aside(post, marks, found, answers)
    total = Score()
    total.counts.update({"marked": len(asked), "read": len(read) - len(aside)})
    right = set()
    for g in asked:
        if g not in answers:
            total.notes.append(f"MISSED {post.key} {_told(post, post.statements[g])}")
        elif _count_pair(total, post, post.statements[g], read[answers[g]], spans):
            right.add(answers[g])
    paired = set(answers.values())
    for r, one in enumerate(read):
        if r not in aside:
            total.sure.append((one["confidence"], r in right))
            if r not in paired:
                total.notes.append(f"EXTRA {post.key} {one['rules']} {_told(post, one)}")
    return total


def _aside(post: Marked, marks: list[Any], found: list[Any], answers: dict[int, int]) -> set[int]:
    """What was read on marks that are not asked for."""
    other = [g for g, one in enumerate(post.statements) if one["cue_class"] != "speech"]
    paired = set(answers.values())
    lies = {r for r, f in enumerate(found) if r not in paired and any(2 * len(f & marks[g]) >= len(f) for g in other)}
    return lies | {answers[g] for g in other if g in answers}


def _count_pair(total: Score, post: Marked, mark: Json, one: Json, spans: ModuleType) -> bool:
    """Counts a pair; True where the source is right, too."""
    counts, wrong = total.counts, []
    counts["overlap"] += 1
    gold = {
        "source": [mark["source"]] if "source" in mark else [],
        "source_head": mark.get("head") or mark.get("source"),
    }
    if gold["source"]:
        right = bool(spans.speaker_ok(post.text, gold, {**one, "source": one["source"]}, "ru"))
        counts.update({"of speaker": 1, "speaker": right})
    else:
        right = not one["source"]
    counts["attributed"] += right
    name = (one.get("speaker") or {}).get("name")
    if mark.get("speaker"):
        counts.update({"of name": 1, "name": same_name(name, mark["speaker"])})
    chain = same_carriers(one["chain"], mark.get("chain", []), None)
    counts.update({"of chain": 1, "chain": chain, "of act": 1, "act": one["act"] == mark["act"]})
    same = trimmed(post.text, mark["content"]) == trimmed(post.text, one["content"])
    counts["exact"] += same
    wrong += [] if right else ["source"]
    wrong += [] if not mark.get("speaker") or same_name(name, mark["speaker"]) else [f"name {name!r}"]
    wrong += [] if chain else [f"chain {one['chain']}"]
    wrong += [] if same else ["words"]
    if wrong:
        total.notes.append(f"PARTLY {post.key} {wrong} {_told(post, mark)}\n   read {one['rules']} {_told(post, one)}")
    return right


def _told(post: Marked, one: Json) -> str:
    words = " … ".join(post.text[a:b] for a, b in one["content"])
    speaker = one.get("speaker")
    name = speaker.get("name") if isinstance(speaker, dict) else speaker
    source = one.get("source") or []
    source = [source] if source and isinstance(source[0], int) else source
    told = " ".join(post.text[a:b] for a, b in source)
    return f"{name!r} source {told!r} chain {one.get('chain', [])}: {words!r}"


def score_all(posts: Sequence[Marked], scorers: Path, *options: str) -> list[Score]:
    """The score of each post, read by the installed command."""
    spans = load_module(scorers / "spans.py")
    readings = by_id(read_documents((post.as_input() for post in posts), *options))
    return [score(post, readings[post.key]["statements"], spans) for post in posts]


def summed(scores: Iterable[Score]) -> Score:
    """All of them in one."""
    total = Score()
    for one in scores:
        total.add(one)
    return total


def difference(ours: Sequence[Score], theirs: Sequence[Score], key: str, seed: int = 1) -> tuple[float, float, float]:
    """By how much F1 of ``key`` is higher with ours, and the middle 95 % of that over posts drawn with replacement."""
    chance, count = random.Random(seed), len(ours)
    values = []
    for _ in range(RESAMPLED):
        drawn = [chance.randrange(count) for _ in range(count)]
        values.append(_f1(ours, drawn, key) - _f1(theirs, drawn, key))
    values.sort()
    whole = range(count)
    low, high = values[int(0.025 * RESAMPLED)], values[int(0.975 * RESAMPLED) - 1]
    return _f1(ours, whole, key) - _f1(theirs, whole, key), low, high


def _f1(scores: Sequence[Score], drawn: Iterable[int], key: str) -> float:
    got = both = 0
    for i in drawn:
        counts = scores[i].counts
        got += counts[key]
        both += counts["marked"] + counts["read"]
    return 200 * got / max(1, both)


def figures(posts: Path, scorers: Path) -> dict[str, float]:
    """What the gate keeps: the half that nobody reads."""
    marked = [post for post in load(posts) if post.half == "B"]
    return summed(score_all(marked, scorers, *RULES)).figures()


def main() -> None:
    """Print the score of each half and of both."""
    parser = argparse.ArgumentParser(description="Scores the reading of annotated Russian posts.")
    parser.add_argument("--posts", type=Path, default=texts.POSTS, help="the collector's posts as JSON Lines")
    parser.add_argument("--scorers", type=Path, default=texts.SHARED / "score", help="the folder of spans.py")
    parser.add_argument("--half", choices=HALVES, help="only one half")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what was missed, wrong or too much")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    options = parser.parse_args()
    marked = load(options.posts)
    scores = score_all(marked, options.scorers, *RULES)
    halves = {h: summed(s for p, s in zip(marked, scores, strict=True) if p.half == h) for h in HALVES}
    shown = {options.half: halves[options.half]} if options.half else {**halves, "all": summed(scores)}
    if options.json:
        print(json.dumps({name: total.figures() for name, total in shown.items()}))
        return
    for name, total in shown.items():
        if options.verbose and name != "all":
            print("\n".join(total.notes))
        counts = " ".join(f"{key} {total.counts[key]}" for key in ("marked", "read", "overlap"))
        print(f"{name}: {counts} | " + " ".join(f"{key} {value:g}" for key, value in total.figures().items()))


if __name__ == "__main__":
    main()

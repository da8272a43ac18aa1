"""What the gate measures: our own digests, and the reference material where it lies beside the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval import (
    calibration,
    cases_score,
    check_score,
    demo_score,
    digests_score,
    guard_score,
    lines_own,
    lines_score,
    pages,
    pairs,
    russian,
    second_gold,
    second_score,
    utterances_gold,
    utterances_score,
)
from eval.reading import read_documents, rows

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("SVODKA_SHARED") or ROOT.parent / "shared")
CASES = ROOT / "tests/extract"
Figures = dict[str, float]
SECOND = ("overlap F1", "exact F1", "attribution F1", "speaker", "said", "chain", "traps")  # pinned of the second set


@dataclass(frozen=True, slots=True)
class Measure:
    """One measurement: what it reads, and how."""

    name: str
    inputs: tuple[Path, ...]  # pinned by checksum
    run: Callable[[], Figures]
    ours: bool = False  # in the repository; others lie beside it, and the measure is skipped without them


def all_measures() -> list[Measure]:
    """Every measure, whether its inputs are there or not."""
    golds = sorted(digests_score.FOLDER.glob("*.gold.json"))
    texts = [path.with_name(path.name.replace(".gold.json", ".txt")) for path in golds]
    seed = (SHARED / "seed/gold.json", SHARED / "seed/article.txt")
    polnear = SHARED / "gold/polnear/dev.jsonl"
    posts = SHARED / "gold/ru_posts/dev.gold.jsonl"
    telegram = SHARED / "data/telegram_ru/posts.jsonl"
    paired = SHARED / "gold/pairs"
    return [
        Measure("digests", (*golds, *texts), lambda: _digests(golds), ours=True),
        Measure("demo", _pack_files(), demo_score.figures, ours=True),
        Measure("cases", tuple(sorted(CASES.glob("cases_en*.txt"))), cases_score.figures, ours=True),
        Measure("check", (*check_score.inputs(), *_pack_files()), check_score.figures, ours=True),
        Measure("guard", guard_score.inputs(), guard_score.figures, ours=True),
        Measure("second", _second_files(), _second, ours=True),
        Measure("utterances", _scene_files(), _utterances, ours=True),
        Measure("lines", tuple(sorted(lines_own.FOLDER.glob("*.txt"))), lines_own.figures, ours=True),
        Measure("seed", seed, lambda: _seed(*seed)),
        Measure("polnear-dev-speech", (polnear,), lambda: _polnear(polnear, "speech")),
        Measure("polnear-dev-all", (polnear,), lambda: _polnear(polnear, "all", "--all")),
        Measure("polnear-dev-rules", (polnear,), lambda: _polnear(polnear, "speech", "--model", "rules")),
        Measure("calibration", (polnear,), lambda: calibration.figures(polnear, SHARED / "score")),
        Measure("ru-posts-dev", (posts,), lambda: _posts(posts)),
        Measure("ru-posts-dev-rules", (posts,), lambda: _posts(posts, "--model", "rules")),
        Measure(
            "ru-posts-unread", (russian.ANNOTATIONS, telegram), lambda: russian.figures(telegram, SHARED / "score")
        ),
        Measure("pages", (SHARED / "data/pages/ground-truth.json",), lambda: pages.figures(SHARED / "data/pages")),
        Measure("lines-shared", tuple(sorted(lines_score.CASES.glob("*.json"))), lines_score.figures),
        Measure("pairs", pairs.inputs(paired), lambda: pairs.figures(paired)),
        Measure(
            "utterances-lines",
            tuple(utterances_score.cases(SHARED)) or (SHARED / "gold/lines",),
            lambda: utterances_score.figures(utterances_score.lines(SHARED)),
        ),
    ]


def _pack_files() -> tuple[Path, ...]:
    documents = sorted((demo_score.PACK / "documents").iterdir())
    return (demo_score.PACK / "expected.toml", demo_score.PACK / "pack.toml", *documents)


def _second_files() -> tuple[Path, ...]:
    marks = second_gold.paths()
    return (*marks, *(second_gold.text_of(path) for path in marks))


def _second() -> Figures:
    documents = second_gold.load_all()
    figures = second_score.summed(documents, second_score.score_all(documents))["all"].figures()
    return {key: figures[key] for key in SECOND}


def _scene_files() -> tuple[Path, ...]:
    return tuple(sorted(utterances_gold.FOLDER.glob("*.txt")))


def _utterances() -> Figures:
    halves = {name: utterances_score.figures(utterances_score.own(name)) for name in utterances_gold.HALVES}
    return {f"{name} {key}": value for name, figures in halves.items() for key, value in figures.items()}


def _digests(golds: list[Path]) -> Figures:
    total = digests_score.Score()
    for one in digests_score.score_all([digests_score.load(path) for path in golds]).values():
        total.add(one)
    return total.figures()


def _seed(gold: Path, article: Path) -> Figures:
    published = json.loads(gold.read_text(encoding="utf-8"))["document"]["published"]
    text = article.read_bytes().decode("utf-8")
    result = _scored("seed.py", gold, [{"id": "article", "text": text, "published": published}])
    return {
        "score": result["score"],
        "found": float(result["found"]),
        "extra": float(result["extra"]),
        "traps": float(result["false_on_traps"]),
    }


def _polnear(gold: Path, subset: str, *reading: str) -> Figures:
    golds = rows(gold.read_text(encoding="utf-8"))
    documents = ({"id": row["id"], "text": row["text"], "lang": row["lang"]} for row in golds)
    result = _scored("statements.py", gold, documents, "--subset", subset, reading=reading)
    by_type = {f"{name} overlap F1": value["iou50"]["f1"] for name, value in result["by_type"].items()}
    return {**_span_figures(result), "exact F1": result["exact"]["f1"], **by_type}


def _posts(gold: Path, *reading: str) -> Figures:
    documents = rows(_scorer("posts.py", "--documents", gold))
    result = _scored("posts.py", gold, documents, reading=reading)
    fields = {key: round(100 * got / of, 1) for key, (got, of) in result["fields"].items() if of}
    return {**_span_figures(result), **fields}


def _span_figures(result: dict[str, Any]) -> Figures:
    return {
        "overlap F1": result["iou50"]["f1"],
        "attribution F1": result["attr"]["f1"],
        "speaker": result["speaker_acc"] or 0.0,
    }


def _scored(
    name: str, gold: Path, documents: Iterable[dict[str, Any]], *options: str, reading: tuple[str, ...] = ()
) -> dict[str, Any]:
    """What a scorer of the reference material makes of our reading of the documents."""
    with tempfile.TemporaryDirectory() as folder:
        out, result = Path(folder) / "out.jsonl", Path(folder) / "result.json"
        out.write_text(read_documents(documents, *reading), encoding="utf-8")
        _scorer(name, gold, out, "--json", result, *options)
        value: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
        return value


def _scorer(name: str, *arguments: Path | str) -> str:
    command = [sys.executable, SHARED / "score" / name, *arguments]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    if done.returncode:
        raise RuntimeError(f"{name} ended with {done.returncode}: {done.stderr.strip()[-2000:]}")
    return done.stdout

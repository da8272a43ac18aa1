"""Trains the Russian reader anew: python -m training.russian POSTS

POSTS are the collector's posts as JSON Lines; the annotations lie beside this file. Takes about half an hour on one
core; needs the packages of the group ``train``. Writes ``src/svodka/extract/russian/tagger.npz`` and ``tagger.json``.

1. A tagger learns from posts that nobody annotated what the rules find in them, mostly without being told their
   findings: the language, and what reports look like.
2. Four folds: it learns on from three quarters of the annotated posts, and reads the last quarter.
3. The scorer learns from what the four found in posts that they had not seen: how likely a link is right.
4. One tagger learns on from all annotated posts. It is kept, with the scorer.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import torch

from svodka.extract.russian import tagging
from svodka.extract.tagger.network import Array, Network
from svodka.extract.tagger.scorer import chances_of
from svodka.extract.tagger.weights import Names, save
from training.batches import Noise, Tables
from training.corpus import Document
from training.fit import Recipe, State, fit_further
from training.kit import RUSSIAN
from training.network import as_numpy
from training.russian.corpus import ANNOTATIONS, annotated, gold_document, silver_document
from training.russian.texts import DEVELOPMENT, Post, load, without
from training.scorer import calibration_error, examples, fit_scorer

FOLDS = 4
SEED = 20261124
OFTEN = 10  # words and lemmas that occur as often have a row; with all that occur twice the weights are twice as large
GOLD_TIMES = 4  # how often an annotated post counts for that
LENGTHS = range(60, 2501)  # code points of a post, as in the sample that was annotated
SHORTEST = 4  # tokens
MOST_WORDS = 5400  # are kept in the file, the most frequent ones: all 7,827 read no better on the folds
WEIGHTS = Path(tagging.__file__).with_name("tagger.npz")
# From the rules it learns what it can see without them, or it would learn to copy
SILVER = Recipe(epochs=4, documents_at_once=24, average=0.995, noise=Noise(document=0.85))
# docs/design/0010-russian-tagger.md has the trials
GOLD = Recipe(epochs=16, documents_at_once=16, rate=2.5e-3, average=0.99)


def main() -> None:
    """Read the posts, train, write."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("posts", type=Path, help="the collector's posts as JSON Lines")
    arguments.add_argument("--withheld", type=Path, default=DEVELOPMENT, help="posts that must not be learnt from")
    arguments.add_argument("--out", type=Path, default=WEIGHTS)
    options = arguments.parse_args()
    torch.set_num_threads(1)
    posts = load(options.posts)
    gold, silver = documents(posts, load(options.withheld) if options.withheld.exists() else [])
    _say(f"{len(gold)} annotated posts, {len(silver)} that only the rules have read")
    tables = Tables.of(gold * GOLD_TIMES + silver, RUSSIAN, OFTEN)
    begin = fit_further(silver, SILVER, SEED, _say, tables, None)
    links = [fold_links(gold, fold, begin, tables) for fold in range(FOLDS)]
    _say("all annotated posts")
    state = fit_further(gold, GOLD, SEED, _say, tables, begin)
    write(options.out, cut(as_numpy(state)), shorter(tables), links, card={"gold": len(gold), "silver": len(silver)})


def documents(posts: Sequence[Post], withheld: Sequence[Post]) -> tuple[list[Document], list[Document]]:
    """The annotated posts, and all others but those withheld, each read by the rules."""
    marks, by_key = annotated(posts), {post.key: post for post in posts}
    gold = [gold_document(by_key[key], statements) for key, statements in marks.items()]
    rest = without(posts, [*(by_key[key] for key in marks), *withheld])
    silver = [silver_document(post) for post in rest if len(post.text) in LENGTHS]
    return [d for d in gold if len(d.tokens) >= SHORTEST], [d for d in silver if len(d.tokens) >= SHORTEST]


def fold_of(key: str) -> int:
    """The fold of a post, by its key's checksum."""
    return sha256(f"f{key}".encode()).digest()[0] % FOLDS


def fold_links(gold: Sequence[Document], fold: int, begin: State, tables: Tables) -> tuple[Array, Array]:
    """What a tagger that has not seen a fold finds in it: features, and whether content and source are right."""
    taught = [document for document in gold if fold_of(document.id) != fold]
    held = [document for document in gold if fold_of(document.id) == fold]
    state = fit_further(taught, GOLD, SEED + 1 + fold, _say, tables, begin)
    _say(f"fold {fold + 1} of {FOLDS} is done")
    return examples(network_of(cut(as_numpy(state)), shorter(tables)), held, RUSSIAN)


def cut(arrays: dict[str, Array]) -> dict[str, Array]:
    """The weights without the rows of rarer words."""
    return {name: array[: MOST_WORDS + 1] if name == "word.weight" else array for name, array in arrays.items()}


def shorter(tables: Tables) -> Tables:
    """The tables without the rarer words."""
    return replace(tables, words=dict(list(tables.words.items())[:MOST_WORDS]))


def network_of(arrays: dict[str, Array], tables: Tables) -> Network:
    """The network as it will be after saving."""
    halves = {name: array.astype(np.float16).astype(np.float32) for name, array in arrays.items()}
    return Network.of(halves, list(tables.words), list(tables.lemmas), list(tables.rules), RUSSIAN.language)


def write(
    out: Path, arrays: dict[str, Array], tables: Tables, links: Sequence[tuple[Array, Array]], card: dict[str, Any]
) -> None:
    """The weights, and beside them what they were made of."""
    features, labels = (np.concatenate([fold[side] for fold in links]) for side in (0, 1))
    scorer = fit_scorer(features, labels, SEED)
    digest = sha256(b"".join(arrays[name].tobytes() for name in sorted(arrays))).hexdigest()[:8]
    version = f"tagger-ru/{digest}"
    with out.open("wb") as file:
        save(file, version, {**arrays, **scorer}, Names(list(tables.words), list(tables.lemmas), list(tables.rules)))
    about = {
        "version": version,
        "annotations": sha256(ANNOTATIONS.read_bytes()).hexdigest(),
        "posts": card,
        "seed": SEED,
        "folds": FOLDS,
        "epochs": {"silver": SILVER.epochs, "gold": GOLD.epochs},
        "links": {"count": len(labels), "content right": _share(labels[:, 0]), "all right": _share(labels[:, 1])},
        "calibration error on the folds": _crossed_calibration(links),
        "bytes": out.stat().st_size,
    }
    out.with_suffix(".json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    _say(json.dumps(about))


def _crossed_calibration(links: Sequence[tuple[Array, Array]]) -> float:
    """The calibration error of scorers that were fitted to all folds but the one that they are asked about."""
    chances, right = [], []
    for fold, (features, labels) in enumerate(links):
        others = [link for at, link in enumerate(links) if at != fold]
        scorer = fit_scorer(np.concatenate([f for f, _ in others]), np.concatenate([y for _, y in others]), SEED)
        chances += [c.content * c.speaker for c in chances_of(scorer, features)]
        right += list(labels[:, 1])
    return round(calibration_error(np.array(chances), np.array(right, dtype=float)), 4)


def _share(values: Array) -> float:
    return round(float(values.mean()), 4)


def _say(line: str) -> None:
    print(time.strftime("%H:%M:%S"), line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()

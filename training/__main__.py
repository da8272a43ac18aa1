"""Trains the English reader anew: python -m training POLNEAR/train.jsonl

Takes about half an hour on two cores; needs the packages of the group ``train`` (make train). Writes
``src/svodka/extract/english/tagger.npz`` and beside it ``tagger.json``, what it was made of and what was measured.

1. Three folds: a tagger is fitted to two thirds of the documents and reads the last third.
2. The scorer learns from what the three found in documents that they had not seen: how likely a link is right.
3. One tagger is fitted to all documents. It is kept, with the scorer.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import torch

from svodka.extract.english import suggestions, tagging
from svodka.extract.tagger.network import Array, Network
from svodka.extract.tagger.scorer import chances_of
from svodka.extract.tagger.weights import Names, save
from training.batches import Tables
from training.corpus import Document, documents, own_rows, rows
from training.fit import Recipe, fit
from training.scorer import calibration_error, examples, fit_scorer

FOLDS = 3
SEED = 20261124
OWN_TIMES = 2  # how often our own documents are seen in an epoch, PolNeAR's being seen once
WEIGHTS = Path(tagging.__file__).with_name("tagger.npz")

Parts = tuple[list[Document], list[Document]]  # PolNeAR's, and our own


def main() -> None:
    """Read the corpora, train, write."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpus", type=Path, help="PolNeAR's training part as neutral JSON Lines")
    arguments.add_argument("--epochs", type=int, default=Recipe().epochs)
    arguments.add_argument("--documents", type=int, help="only the first so many documents: to try the command")
    arguments.add_argument("--processes", type=int, default=2)
    arguments.add_argument("--out", type=Path, default=WEIGHTS)
    options = arguments.parse_args()
    corpus = rows(options.corpus)[: options.documents]
    own = own_rows()[: options.documents]
    _say(f"reading {len(corpus)} documents and {len(own)} of our own with the rules")
    parts = (list(documents(corpus)), list(documents(own)))
    jobs = [(parts, fold, options.epochs) for fold in (None, *range(FOLDS))]
    with ProcessPoolExecutor(options.processes) as pool:
        whole, *folds = pool.map(_fitted, jobs)
    features = np.concatenate([fold["features"] for fold in folds])
    labels = np.concatenate([fold["labels"] for fold in folds])
    scorer = fit_scorer(features, labels, SEED)
    arrays, tables = whole["arrays"], whole["tables"]
    names = Names(list(tables.words), list(tables.lemmas), list(tables.rules))
    digest = sha256(b"".join(arrays[name].tobytes() for name in sorted(arrays))).hexdigest()[:8]
    version = f"tagger-en/{digest}"
    with options.out.open("wb") as file:
        save(file, version, {**arrays, **scorer}, names)
    card = {
        "version": version,
        "corpus": {"file": options.corpus.name, "sha256": sha256(options.corpus.read_bytes()).hexdigest()},
        "documents": {"polnear": len(parts[0]), "own": len(parts[1])},
        "attributions": {"polnear": _count(parts[0]), "own": _count(parts[1])},
        "seed": SEED,
        "folds": FOLDS,
        "epochs": options.epochs,
        "links": {"count": len(labels), "content right": _share(labels[:, 0]), "all right": _share(labels[:, 1])},
        "calibration error on the folds": _crossed_calibration(features, labels),
        "bytes": options.out.stat().st_size,
    }
    options.out.with_suffix(".json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    _say(json.dumps(card))


def _fitted(job: tuple[Parts, int | None, int]) -> dict[str, Any]:
    """A tagger of all documents (fold None), or of all but a fold with what it finds in that."""
    (corpus, own), fold, epochs = job
    torch.set_num_threads(1)
    seen = [_without(part, fold) for part in (corpus, own)]
    name = "all documents" if fold is None else f"fold {fold + 1} of {FOLDS}"
    recipe = Recipe(epochs=epochs)
    seed = SEED if fold is None else SEED + 1 + fold
    arrays, tables = fit(seen[0] + seen[1] * OWN_TIMES, recipe, seed, lambda line: _say(f"{name}: {line}"))
    if fold is None:
        return {"arrays": arrays, "tables": tables}
    held = [document for part in (corpus, own) for document in part[fold::FOLDS]]
    features, labels = examples(_network(arrays, tables), held)
    return {"features": features, "labels": labels}


def _without(part: list[Document], fold: int | None) -> list[Document]:
    return [document for at, document in enumerate(part) if fold is None or at % FOLDS != fold]


def _network(arrays: dict[str, Array], tables: Tables) -> Network:
    """The network as it will be after saving."""
    halves = {name: array.astype(np.float16).astype(np.float32) for name, array in arrays.items()}
    return Network.of(halves, list(tables.words), list(tables.lemmas), list(tables.rules), suggestions.LANGUAGE)


def _crossed_calibration(features: Array, labels: Array) -> float:
    """The calibration error of scorers that were fitted to one half of the links and asked about the other."""
    middle = len(labels) // 2
    chances = []
    for taught, asked in ((slice(middle), slice(middle, None)), (slice(middle, None), slice(middle))):
        scorer = fit_scorer(features[taught], labels[taught], SEED)
        chances.append((asked, [c.content * c.speaker for c in chances_of(scorer, features[asked])]))
    errors = [calibration_error(np.array(values), labels[asked, 1].astype(float)) for asked, values in chances]
    return round(sum(errors) / 2, 4)


def _count(part: list[Document]) -> int:
    return sum(len(document.gold) for document in part)


def _share(values: Array) -> float:
    return round(float(values.mean()), 4)


def _say(line: str) -> None:
    print(time.strftime("%H:%M:%S"), line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()

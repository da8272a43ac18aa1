"""The file of weights: half-precision arrays, what their rows stand for, and which run of the training made them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import IO

import numpy as np

from svodka.extract.tagger.network import Array, Language, Network

FORMAT = "svodka-tagger/1"


@dataclass(frozen=True, slots=True)
class Model:
    """A trained reader."""

    version: str  # of the weights, as statements name it
    network: Network
    scorer: Mapping[str, Array]


@dataclass(frozen=True, slots=True)
class Names:
    """What the rows of the embeddings stand for, from row 1."""

    words: Sequence[str]
    lemmas: Sequence[str]
    rules: Sequence[str]


def save(file: IO[bytes], version: str, arrays: Mapping[str, Array], names: Names) -> None:
    """Write weights; the same weights make the same bytes."""
    head = json.dumps(
        {
            "format": FORMAT,
            "version": version,
            "words": list(names.words),
            "lemmas": list(names.lemmas),
            "rules": list(names.rules),
        }
    )
    halves = {name: array.astype(np.float16) for name, array in sorted(arrays.items())}
    np.savez_compressed(file, allow_pickle=False, head=np.frombuffer(head.encode(), dtype=np.uint8), **halves)


def load(file: IO[bytes], language: Language) -> Model:
    """Read weights. ValueError: the file is of another format."""
    with np.load(file, allow_pickle=False) as stored:
        head = json.loads(stored["head"].tobytes())
        if head["format"] != FORMAT:
            raise ValueError(f"weights of format {head['format']!r}, and this version reads {FORMAT!r}")
        arrays = {name: stored[name].astype(np.float32) for name in stored.files if name != "head"}
    scorer = {name: arrays.pop(name) for name in list(arrays) if name.startswith("scorer.")}
    network = Network.of(arrays, head["words"], head["lemmas"], head["rules"], language)
    return Model(head["version"], network, scorer)

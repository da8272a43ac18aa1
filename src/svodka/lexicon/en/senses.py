"""What kinds of thing a word can mean, from WordNet 3.0 (senses.npz; ``training/senses.py`` makes it).

WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. Its licence allows use, copying,
modification and distribution for any purpose without fee; senses.LICENSE.txt beside this file has its words.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).with_name("senses.npz")
CLASSES = 512  # columns of ``senses``: 45 of WordNet's files, then synsets above many words; packed, in whole bytes


@cache
def _table() -> tuple[dict[str, int], NDArray[np.uint8]]:
    with np.load(FILE, allow_pickle=False) as stored:
        words = stored["words"].tobytes().decode().split("\n")
        return {word: row for row, word in enumerate(words)}, stored["bits"]


def senses(lemma: str) -> NDArray[np.float32]:
    """1 for each class to which a sense of the word belongs; all 0 for a word that WordNet does not have."""
    rows, packed = _table()
    row = rows.get(lemma)
    if row is None:
        return np.zeros(CLASSES, dtype=np.float32)
    return np.unpackbits(packed[row])[:CLASSES].astype(np.float32)

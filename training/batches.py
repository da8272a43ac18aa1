"""Documents as batches of arrays, with the noise that keeps a network from learning names by heart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import torch
from numpy.typing import NDArray

from svodka.extract.tagger.decode import link_bits
from svodka.extract.tagger.network import ENCODER_DILATIONS, Windows
from svodka.extract.tagger.tokens import TOKEN_BITS, affixes, normal, shape
from svodka.model import CueClass
from training.corpus import Document, Gold
from training.kit import ENGLISH, Kit
from training.network import AUXILIARY, Batch

_GAP = max(ENCODER_DILATIONS)
_RULE_BITS = slice(TOKEN_BITS.index("rule_cue"), None)
_TITLE = shape("Word")


@dataclass(frozen=True, slots=True)
class Noise:
    """How much is hidden in training. Chosen on a held-out fold; docs/design/0005-trained-reading.md has the trials."""

    word: float = 0.1  # of words: as if never seen
    name: float = 0.3  # of words with a capital
    document: float = 0.1  # of documents: as if the rules had found nothing
    rule: float = 0.05  # of single findings of the rules


@dataclass(frozen=True, slots=True)
class Tables:
    """Rows of the embeddings; row 0 is for what was not seen."""

    words: dict[str, int]
    lemmas: dict[str, int]
    rules: dict[str, int]
    kit: Kit = ENGLISH

    @classmethod
    def of(cls, documents: Sequence[Document], kit: Kit = ENGLISH, often: int = 2) -> Tables:
        """Words and lemmas that occur twice, or as ``often`` as is told, and every rule."""
        kinds = Counter(normal(word) for document in documents for word in document.tokens.words)
        lemmas: Counter[str] = Counter()
        for word, count in kinds.items():
            lemmas[kit.language.lemma_of(word)] += count
        rules = sorted({s.rule for document in documents for s in document.suggestions})
        return cls(_rows(kinds, often), _rows(lemmas, often), {rule: row for row, rule in enumerate(rules, 1)}, kit)


def _rows(counts: Counter[str], often: int) -> dict[str, int]:
    kept = sorted((word for word, count in counts.items() if count >= often), key=lambda word: (-counts[word], word))
    return {word: row for row, word in enumerate(kept, 1)}


@dataclass(frozen=True, slots=True)
class Cue:
    """A place at which the linker is asked; without ``gold`` it must find nothing."""

    first: int
    last: int
    suggestion: int | None
    gold: Gold | None


@dataclass(frozen=True, slots=True)
class Example:
    """One document as arrays, made once."""

    document: Document
    word: NDArray[np.int64]
    lemma: NDArray[np.int64]
    affix: NDArray[np.int64]
    shape: NDArray[np.int64]
    low: tuple[str, ...]  # the folded words
    cue: NDArray[np.int64]
    auxiliary: NDArray[np.float32]
    cues: tuple[Cue, ...]
    verbs: tuple[Cue, ...]  # words that can be cues and are none here

    @classmethod
    def of(cls, document: Document, tables: Tables) -> Example:
        """What the networks see of a document."""
        words = document.tokens.words
        low = [normal(word) for word in words]
        cue, auxiliary = _labels(document)
        cues = _cues(document)
        known = {c.first for c in cues}
        verbs = [at for at, word in enumerate(low) if tables.kit.is_cue(word) and cue[at] == 0 and at not in known]
        return cls(
            document,
            np.array([tables.words.get(word, 0) for word in low]),
            np.array([tables.lemmas.get(tables.kit.language.lemma_of(word), 0) for word in low]),
            np.array([affixes(word) for word in words]),
            np.array([shape(word) for word in words]),
            tuple(low),
            cue,
            auxiliary,
            cues,
            tuple(Cue(at, at, None, None) for at in verbs),
        )


def _labels(document: Document) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    cue = np.zeros(len(document.tokens), dtype=np.int64)
    auxiliary = np.zeros((len(document.tokens), AUXILIARY), dtype=np.float32)
    for gold in document.gold:
        for one in gold.cue:
            cue[one.start : one.end] = 3
        cue[gold.cue[0].start] = 1 if gold.cue_class is CueClass.SPEECH else 2
        for column, ranges in ((0, gold.content), (2, gold.source)):
            for one in ranges:
                auxiliary[one.start : one.end, column] = 1
                auxiliary[one.start, column + 1] = 1
    return cue, auxiliary


def _cues(document: Document) -> tuple[Cue, ...]:
    """Each annotated cue with the nearest finding of the rules that shares a word with it; then the other findings."""
    ruled = [(s.cue[0].start, s.cue[-1].end - 1) if s.cue else None for s in document.suggestions]
    used: set[int] = set()
    cues = []
    for gold in document.gold:
        first, last = gold.cue[0].start, gold.cue[-1].end - 1
        near = [(abs(r[0] - first), k) for k, r in enumerate(ruled) if r and r[0] <= last and first <= r[1]]
        best = min(near)[1] if near else None
        used.update(k for _, k in near)
        cues.append(Cue(first, last, best, gold))
    cues += [Cue(r[0], r[1], k, None) for k, r in enumerate(ruled) if r and k not in used]
    return tuple(cues)


def batch_of(examples: Sequence[Example], tables: Tables, noise: Noise, chance: np.random.Generator) -> Batch:
    """A batch with fresh noise."""
    parts: dict[str, list[NDArray[np.generic]]] = {name: [] for name in Batch.__slots__}
    offset = rows = 0
    for example in examples:
        ruleless = chance.random() < noise.document
        for name, array in _tokens(example, noise, chance, ruleless).items():
            parts[name].append(np.concatenate([array, np.zeros((_GAP, *array.shape[1:]), array.dtype)]))
        cues = _drawn(example, noise, chance, ruleless)
        if cues:
            for name, array in _windows(example.document, cues, tables, offset, rows).items():
                parts[name].append(array)
        rows += len(cues)
        offset += len(example.document.tokens) + _GAP
    kinds = {word: row for row, word in enumerate(dict.fromkeys(["", *(w for e in examples for w in e.low)]))}
    parts["kind_bits"].append(np.stack([_bits(word, tables.kit) for word in kinds]))
    for example in examples:
        parts["kind"].append(np.array([kinds[word] for word in example.low] + [0] * _GAP))
    return Batch(**{name: torch.from_numpy(np.concatenate(arrays)) for name, arrays in parts.items()})


@cache
def _bits(word: str, kit: Kit) -> NDArray[np.float32]:
    return kit.language.word_bits(word)


def _tokens(
    example: Example, noise: Noise, chance: np.random.Generator, ruleless: bool
) -> dict[str, NDArray[np.generic]]:
    count = len(example.word)
    hidden = chance.random(count) < np.where(example.shape == _TITLE, noise.name, noise.word)
    bits = example.document.tokens.bits
    if ruleless:
        bits = bits.copy()
        bits[:, _RULE_BITS] = 0
    return {
        "word": np.where(hidden, 0, example.word),
        "lemma": np.where(hidden | (chance.random(count) < noise.word), 0, example.lemma),
        "affix": example.affix,
        "shape": example.shape,
        "token_bits": bits,
        "is_token": np.ones(count, dtype=np.float32),
        "cue": example.cue,
        "auxiliary": example.auxiliary,
    }


def _drawn(example: Example, noise: Noise, chance: np.random.Generator, ruleless: bool) -> list[Cue]:
    """All cues, and a sixth as many words that are none; from some the rules' finding is hidden."""
    count = min(len(example.verbs), max(2, len(example.cues) // 6))
    drawn = [example.verbs[at] for at in chance.choice(len(example.verbs), count, replace=False)] if count else []
    cues = [*example.cues, *drawn]
    return [Cue(c.first, c.last, None, c.gold) if ruleless or chance.random() < noise.rule else c for c in cues]


def _windows(
    document: Document, cues: Sequence[Cue], tables: Tables, offset: int, rows: int
) -> dict[str, NDArray[np.generic]]:
    windows = Windows.of([(c.first, c.last) for c in cues], document.tokens.scope)
    ruled = [None if c.suggestion is None else document.suggestions[c.suggestion] for c in cues]
    return {
        "first": windows.first + offset,
        "last": windows.last + offset,
        "lengths": windows.lengths,
        "rule": np.array([tables.rules.get(s.rule, 0) if s else 0 for s in ruled], dtype=np.int64),
        "row": windows.row + rows,
        "inside": windows.inside.astype(np.float32),
        "token": windows.token + offset,
        "position": windows.position,
        "link_bits": link_bits(document.tokens, windows, ruled),
        "link": _link_labels(windows, cues),
    }


def _link_labels(windows: Windows, cues: Sequence[Cue]) -> NDArray[np.int64]:
    labels = np.zeros(len(windows.row), dtype=np.int64)
    starts = np.flatnonzero(np.diff(windows.row, prepend=-1))
    for start, length, cue in zip(starts, windows.lengths, cues, strict=True):
        if cue.gold is None:
            continue
        here = labels[start : start + length]
        low = int(windows.token[start])
        for begins, ranges in ((1, cue.gold.source), (3, cue.gold.content)):
            for one in ranges:
                first, last = max(0, one.start - low), max(0, one.end - low)
                here[first:last] = begins + 1
                if first < min(last, length):
                    here[first] = begins
    return labels[windows.inside]

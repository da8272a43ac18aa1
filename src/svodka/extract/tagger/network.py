"""The two networks in NumPy, and the window in which the linker looks; ``training/network.py`` is what trains them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from svodka.extract.tagger.tokens import affixes, normal, shape

WIDTH = 128  # channels of the encoder
ENCODER_DILATIONS = (1, 2, 4, 8, 16, 1)  # sees 32 tokens to each side
CUE_LABELS = 4  # none, starts a cue of speech, starts another cue, goes on
LINKER_WIDTH = 64
LINKER_DILATIONS = (1, 2, 4, 8)
LINK_LABELS = 5  # none, starts or goes on a source, starts or goes on a content
# Of 19,831 attributions of PolNeAR's training part, 98.8 % lie as a whole in their cue's paragraph and the next one,
# within 56 tokens before the cue's first token and 88 behind it
BEFORE, AFTER = 56, 88
WINDOW = BEFORE + AFTER
POSITIONS = WINDOW + 1
LINK_BITS = (
    "rule_source",
    "rule_content",
    "rule_found",
    "same_sentence",
    "same_part",
    "same_quotation",
    "other_cue",
)
GAP = max(LINKER_DILATIONS)  # places of zeros behind each window, so that none sees its neighbour
# A long text is encoded in pieces that overlap as far as a token sees: the states are the same, memory stays small
_PIECE = 2048
_REACH = sum(ENCODER_DILATIONS)

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Windows:
    """What the linker sees of a text, one window for each cue, laid behind one another with gaps between them.

    ``first`` and ``last`` (inclusive) have one entry a cue, the others one a place.
    """

    first: NDArray[np.intp]
    last: NDArray[np.intp]
    lengths: NDArray[np.intp]
    row: NDArray[np.intp]  # the cue to which a place belongs
    inside: NDArray[np.bool_]  # whether the place is a token and no gap
    token: NDArray[np.intp]
    position: NDArray[np.intp]  # where it stands towards the cue: BEFORE is the cue itself

    @classmethod
    def of(cls, cues: Sequence[tuple[int, int]], scope: NDArray[np.int32]) -> Windows:
        """The windows of cues, given by first and last token; ``scope``: of each token, ascending."""
        first = np.array([cue[0] for cue in cues], dtype=np.intp)
        last = np.array([cue[1] for cue in cues], dtype=np.intp)
        low = np.maximum(first - BEFORE, np.searchsorted(scope, scope[first], side="left"))
        high = np.minimum(first + AFTER, np.searchsorted(scope, scope[first] + 1, side="right"))
        lengths = high - low
        row = np.repeat(np.arange(len(first)), lengths + GAP)
        starts = np.concatenate(([0], np.cumsum(lengths + GAP)[:-1]))
        at = np.arange(len(row)) - starts[row]
        inside = at < lengths[row]
        token = np.where(inside, low[row] + at, 0)
        before = BEFORE + token - first[row]
        behind = np.minimum(BEFORE + token - last[row], POSITIONS - 1)
        position = np.where(token < first[row], before, np.where(token <= last[row], BEFORE, behind))
        return cls(first, last, lengths, row, inside, token, np.where(inside, position, 0))


@dataclass(frozen=True, slots=True)
class Language:
    """What a dictionary and a lexicon know of a folded word."""

    word_bits: Callable[[str], Array]
    lemma_of: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Network:
    """Weights as NumPy arrays, named as in ``training/network.py``."""

    arrays: Mapping[str, Array]
    rules: Mapping[str, int]  # 0: no rule, or one that came later
    word_vector: Callable[[str], Array]

    @classmethod
    def of(
        cls,
        arrays: Mapping[str, Array],
        words: Sequence[str],
        lemmas: Sequence[str],
        rules: Sequence[str],
        language: Language,
    ) -> Network:
        """A network; ``words``, ``lemmas`` and ``rules`` in the order of their rows, from row 1."""
        word_rows, lemma_rows = _rows(words), _rows(lemmas)
        weights, offset = arrays["word_bits.weight"].T, arrays["word_bits.bias"]

        # 1 KB an entry; a text has some 500 different words, a desk's day some 30,000
        @lru_cache(maxsize=50_000)
        def word_vector(word: str) -> Array:
            low = normal(word)
            vector = arrays["word.weight"][word_rows.get(low, 0)] + arrays["shape.weight"][shape(word)]
            vector = vector + arrays["lemma.weight"][lemma_rows.get(language.lemma_of(low), 0)]
            for k, row in enumerate(affixes(word)):
                vector = vector + arrays[f"affix.{k}.weight"][row]
            made: Array = vector + language.word_bits(low) @ weights + offset
            return made

        return cls(arrays, _rows(rules), word_vector)

    def encode(self, words: Sequence[str], bits: Array) -> Array:
        """(tokens, WIDTH) states of a document."""
        if not words:
            return np.zeros((0, WIDTH), dtype=np.float32)
        kinds: dict[str, int] = {}
        rows = [kinds.setdefault(word, len(kinds)) for word in words]
        vectors = np.stack([self.word_vector(word) for word in kinds])
        index = np.array(rows)
        states = np.empty((len(words), WIDTH), dtype=np.float32)
        for start in range(0, len(words), _PIECE):
            low, high = max(0, start - _REACH), min(len(words), start + _PIECE + _REACH)
            x = vectors[index[low:high]] + bits[low:high] @ self.arrays["token_bits.weight"].T
            x += self.arrays["token_bits.bias"]
            np.maximum(x, 0, out=x)
            end = min(start + _PIECE, len(words))
            states[start:end] = self._convolved("encoder", x, ENCODER_DILATIONS)[start - low : end - low]
        return states

    def cue_scores(self, states: Array) -> Array:
        """(tokens, CUE_LABELS) probabilities."""
        scores = states @ self.arrays["cue.weight"].T + self.arrays["cue.bias"]
        exp = np.exp(scores - scores.max(axis=1, keepdims=True))
        probabilities: Array = exp / exp.sum(axis=1, keepdims=True)
        return probabilities

    def for_links(self, states: Array) -> Array:
        """(tokens, LINKER_WIDTH) what the linker takes of each state, once for all windows of a document."""
        a = self.arrays
        taken: Array = states @ a["link_token.weight"].T + (a["link_token.bias"] + a["link_bits.bias"])
        return taken

    def link_scores(self, states: Array, taken: Array, windows: Windows, rule: NDArray[np.intp], bits: Array) -> Array:
        """(places, LINK_LABELS) scores of labels, one row for each of ``windows.token``; so has ``bits``."""
        a = self.arrays
        ends = states[windows.first] + states[windows.last]
        cue = ends @ a["link_cue.weight"].T + 2 * a["link_cue.bias"] + a["rule.weight"][rule]
        x: Array = taken[windows.token]
        x += cue[windows.row]
        x += bits @ a["link_bits.weight"].T
        x += a["position.weight"][windows.position]
        np.maximum(x, 0, out=x)
        mask = windows.inside[:, None].astype(np.float32)
        x *= mask
        scores: Array = self._convolved("linker", x, LINKER_DILATIONS, mask) @ a["link.weight"].T + a["link.bias"]
        return scores

    def _convolved(self, name: str, x: Array, dilations: Sequence[int], mask: Array | None = None) -> Array:
        for k, step in enumerate(dilations):
            before, here, after = self.arrays[f"{name}.layers.{k}.weight"]
            y = x @ here
            y += self.arrays[f"{name}.layers.{k}.bias"]
            if step < len(x):
                y[step:] += x[:-step] @ before
                y[:-step] += x[step:] @ after
            np.maximum(y, 0, out=y)
            y += x
            if mask is not None:
                y *= mask
            x = y
        return x


def _rows(names: Sequence[str]) -> dict[str, int]:
    return {name: row for row, name in enumerate(names, 1)}

"""A text as the set of its shingles (three words in a row), with the numbers and names that make it that text."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from svodka.text.spelling import plain

# Scripts without spaces between words: each sign is taken for a word (kana, Chinese, Thai, Lao, Burmese, Khmer)
_SIGNS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_SIGNS}]|[^\W{_SIGNS}]+(?:[.,:][0-9]+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:]\s+[\"']?|[\"'(]\s*|-\s+)$")
WORDS_IN_SHINGLE = 3
SIGNS_IN_SHINGLE = 6  # of such scripts: about three words
# Of fewer shingles a set is too small to compare: a word more or less changes a tenth of it
FEWEST_SHINGLES = 25


@dataclass(frozen=True, slots=True)
class Shingled:
    """What a text is compared by."""

    count: int  # words
    spoken: str  # the words alone; empty once they are no longer needed
    shingles: tuple[str, ...]  # the same
    values: NDArray[np.uint32]  # a number a shingle, sorted, each once
    numbers: frozenset[int]
    names: frozenset[int]  # words inside a sentence that begin with a capital

    @property
    def short(self) -> bool:
        """Whether it has too few shingles to be compared by them."""
        return len(self.values) < FEWEST_SHINGLES

    def without_words(self) -> Shingled:
        """The same without what only making an index needs."""
        return replace(self, spoken="", shingles=())

    def common(self, other: Shingled) -> int:
        """How many shingles two texts share."""
        return int(np.intersect1d(self.values, other.values, assume_unique=True).size)

    def sample(self, one_in: int) -> list[int]:
        """The shingles that are kept of both wherever they occur: those whose number divides."""
        values: list[int] = self.values[self.values % one_in == 0].tolist()
        return values


def shingled(text: str) -> Shingled:
    """A text as shingles; typing and case don't count."""
    spelled = plain(text)
    found = list(_WORD.finditer(spelled))
    words = [match[0].casefold() for match in found]
    signs = sum(len(word) == 1 and word > "\u0e00" for word in words)
    size = SIGNS_IN_SHINGLE if 2 * signs > len(words) else WORDS_IN_SHINGLE
    shingles = tuple({" ".join(words[i : i + size]) for i in range(len(words) - size + 1)})
    values = np.unique(np.fromiter((_number(shingle) for shingle in shingles), dtype=np.uint32, count=len(shingles)))
    numbers = frozenset(_number(word) for word in words if word[0].isdigit())
    names = frozenset(
        _number(match[0].casefold())
        for match in found
        if match[0][0].isupper() and not _SENTENCE_START.search(spelled, max(0, match.start() - 6), match.start())
    )
    return Shingled(len(words), " ".join(words), shingles, values, numbers, names)


def _number(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))

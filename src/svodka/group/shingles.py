"""A text as the set of its shingles (three words in a row), with the numbers and names that make it that text."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

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
MIXER = np.uint64(0x9E3779B97F4A7C15)  # the golden ratio, as Fibonacci hashing uses it


Numbers = NDArray[np.uint32]  # sorted, each once


@dataclass(frozen=True, slots=True)
class Shingled:
    """What a text is compared by: four bytes a shingle, number or name, since an index holds a month of them."""

    count: int  # words
    spoken: int  # a number for all the words in their order
    values: Numbers  # its shingles
    numbers: Numbers
    names: Numbers  # words inside a sentence that begin with a capital

    @property
    def short(self) -> bool:
        """Whether it has too few shingles to be compared by them."""
        return len(self.values) < FEWEST_SHINGLES

    def tokens(self) -> list[bytes]:
        """The shingles as MinHash takes them."""
        raw = self.values.tobytes()
        return [raw[i : i + 4] for i in range(0, len(raw), 4)]

    def sample(self, one_in: int) -> list[int]:
        """The shingles that are kept of both wherever they occur: those whose number divides."""
        values: list[int] = self.values[self.values % one_in == 0].tolist()
        return values


def common(one: Numbers, other: Numbers) -> int:
    """How many numbers two sets share."""
    return int(np.intersect1d(one, other, assume_unique=True).size)


def shingled(text: str) -> Shingled:
    """A text as shingles; typing and case don't count."""
    spelled = plain(text)
    found = list(_WORD.finditer(spelled))
    words = [match[0].casefold() for match in found]
    signs = sum(len(word) == 1 and word > "\u0e00" for word in words)
    each = [_number(word) for word in words]
    names = (
        number
        for match, number in zip(found, each, strict=True)
        if match[0][0].isupper() and not _SENTENCE_START.search(spelled, max(0, match.start() - 6), match.start())
    )
    return Shingled(
        len(words),
        _number(" ".join(words)),
        _shingles(each, SIGNS_IN_SHINGLE if 2 * signs > len(words) else WORDS_IN_SHINGLE),
        _set(number for word, number in zip(words, each, strict=True) if word[0].isdigit()),
        _set(names),
    )


def _shingles(words: list[int], size: int) -> Numbers:
    """A number for each ``size`` words in a row: those of the words, mixed so that their order counts."""
    each = np.array(words, dtype=np.uint64)
    mixed = np.zeros(max(0, len(words) - size + 1), dtype=np.uint64)
    for n in range(size):
        mixed = (mixed + each[n : n + len(mixed)]) * MIXER  # wraps around
        mixed ^= mixed >> np.uint64(29)
    return np.unique((mixed >> np.uint64(32)).astype(np.uint32))


def _set(numbers: Iterable[int]) -> Numbers:
    return np.unique(np.fromiter(numbers, dtype=np.uint32))


def _number(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))

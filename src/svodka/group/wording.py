"""What words say, in keys that English and Russian share: notions, numbers, names and borrowed words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from svodka.lexicon.figures import NUMBERS, SCALES
from svodka.lexicon.news_words import EMPTY, notion
from svodka.text.letters import rough
from svodka.text.spelling import plain

# How much a key tells of which report it is. Set on the tuning half of eval/utterances; halving or doubling one of them
# changes F1 there by less than a point
COMMON, NOTION, OTHER, NAME, NUMBER = 0.3, 1.0, 1.0, 1.2, 1.4
# Words of neither table are compared by these first letters of a spelling that both alphabets share
STEM = 5
SHORTEST_STEM = 3
GRAM = 5  # letters in a row, as docs/lines.md has it
# Of a long text, the stretch that is most like the other counts: so many times the other's keys, and so many more
STRETCH, MARGIN = 3, 8
# From here on a quotation is long enough that its words are said twice only on purpose
SHINGLE = 5

_TOKEN = re.compile(r"\d+(?:[.,  ]\d{3})*(?:[.,]\d+)?|[^\W\d_]+(?:[-'][^\W\d_]+)*")
_THOUSANDS = re.compile(r"(?<=\d)[,  .](?=\d{3}(?!\d))")
_HARD_C = re.compile(r"c(?![eiyhz])|ck|q")


@dataclass(frozen=True, slots=True)
class Wording:
    """Words as they are compared."""

    spoken: str  # the words alone, small, single spaces
    keys: tuple[str, ...]  # in order
    weights: dict[str, float]  # of each key
    numbers: frozenset[str]
    grams: frozenset[str]

    @property
    def total(self) -> float:
        """What all its keys weigh."""
        return sum(self.weights.values())

    def shingles(self) -> set[str]:
        """Each ``SHINGLE`` words in a row."""
        words = self.spoken.split()
        return {" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}


@lru_cache(maxsize=20_000)
def wording(words: str) -> Wording:
    """The words of a report, whatever its language."""
    found = [(m[0], m.start()) for m in _TOKEN.finditer(plain(words))]
    weights: dict[str, float] = {}
    order: list[str] = []
    figures = _Figures()
    for token, start in found:
        key, weight = figures.take(token) or _key(token, start > 0)
        if key:
            order.append(key)
            weights[key] = max(weight, weights.get(key, 0.0))
    spoken = " ".join(token.casefold() for token, _ in found)
    numbers = frozenset(key for key in weights if key[:2] == "n:")
    return Wording(spoken, tuple(order), weights, numbers, _grams(spoken))


class _Figures:
    """Numbers token by token: "8", «млрд» are one."""

    def __init__(self) -> None:
        self._before: float | None = None

    def take(self, token: str) -> tuple[str, float] | None:
        """The key of a number; an empty one where it is only a part of one; None: no number."""
        low = token.casefold().replace("ё", "е")
        value, before = _value(low), self._before
        self._before = None
        if low in SCALES and before is not None:
            return _number(before * SCALES[low])
        if value is None:
            return None
        # «сто двадцать»: a smaller number behind a larger one belongs to it
        total = before + value if before is not None and not low[0].isdigit() and before > value > 0 else value
        self._before = total
        return ("", 0.0) if total == 1 and not low[0].isdigit() else _number(total)


def _number(value: float) -> tuple[str, float]:
    return f"n:{value:g}", NUMBER


def _value(low: str) -> float | None:
    if low[0].isdigit():
        try:
            return float(_THOUSANDS.sub("", low).replace(",", ".").replace(" ", ""))
        except ValueError:
            return None
    return NUMBERS.get(low)


@lru_cache(maxsize=100_000)
def _key(token: str, inside: bool) -> tuple[str, float]:
    low = token.casefold().replace("ё", "е")
    if low in EMPTY or low.removesuffix("'s") in EMPTY:
        return "", 0.0
    low = low.removesuffix("'s").removesuffix("n't")
    if found := notion(low):
        return f"w:{found[0]}", COMMON if found[1] else NOTION
    stem = folded(low)[:STEM]
    if len(stem) < SHORTEST_STEM:
        return "", 0.0
    return f"f:{stem}", NAME if inside and token[:1].isupper() else OTHER


def folded(word: str) -> str:
    """A word in small letters as both alphabets spell it: "contact", «контакт» -> kontakt."""
    if word.isascii():
        word = _HARD_C.sub("k", word).replace("x", "ks").replace("th", "t")
    return rough(word).replace("z", "s").replace("h", "")


def _grams(spoken: str) -> frozenset[str]:
    return frozenset(spoken[i : i + GRAM] for i in range(max(1, len(spoken) - GRAM + 1)))


def contained(one: Wording, other: Wording) -> float:
    """The share of the shorter one's letters in fives that stand in the other."""
    small, large = sorted((one.grams, other.grams), key=len)
    return len(small & large) / len(small)


def covered(one: Wording, other: Wording) -> tuple[float, frozenset[str]]:
    """The share of what the shorter one says that the other one says, too, in one stretch; and the keys.

    Of fewer notions than two nothing is told by one that they share: the share is that of two.
    """
    small, large = sorted((one, other), key=lambda w: (len(w.keys), w.spoken))
    shared = max(_stretches(large.keys, len(small.keys)), key=lambda keys: _weight(small, keys & small.weights.keys()))
    shared &= small.weights.keys()
    least = 2 * NOTION
    return min(1.0, _weight(small, shared) / max(min(small.total, large.total), least)), frozenset(shared)


def _weight(one: Wording, keys: set[str]) -> float:
    return sum(one.weights[key] for key in keys)


def _stretches(keys: Sequence[str], asked: int) -> list[set[str]]:
    size = STRETCH * asked + MARGIN
    if len(keys) <= size:
        return [set(keys)]
    return [set(keys[at : at + size]) for at in range(0, len(keys) - size // 2, max(1, size // 2))]

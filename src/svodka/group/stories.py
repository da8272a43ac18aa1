"""Whether two texts report one event: by their rare words, names and numbers, not by vectors.

Vectors find texts about one *subject*; two events with the same actors score as high as two reports of one
(docs/revisions.md has the figures). What tells an event is which rare words it shares with another: a name, a place, a
number. How rare a word is is told by the batch of texts among which the two stand.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from svodka.text.letters import rough

# The first letters of a word stand for all its forms: «министр», «министра». Of 3 to 6, four did best on the
# development headlines (F1 .860; 3 and 5: .855, 6: .847) and five on the words of articles
TITLE_STEM = 4
TEXT_STEM = 5
TRIGRAM = 3
# A text's first letters tell what it reports; what stands behind is background
READ = 6_000
# Set on eval/pairs' sets, half and half: titles alone, and titles with texts
SAME_TITLES = 0.165
SAME_TEXTS = 0.285
# Reports of one event come within days
MOST_DAYS = 4

_WORD = re.compile(r"\w+")
Vector = dict[Hashable, float]


@dataclass(frozen=True, slots=True)
class StoryText:
    """What is compared; ``text`` may be empty where only a headline is known."""

    title: str
    text: str = ""
    published: date | None = None


class Batch:
    """Texts among which a word is rare or common."""

    def __init__(self, texts: Iterable[StoryText]) -> None:
        self._features = {text: tuple(map(Counter, _features(text))) for text in texts}
        self._seen = tuple(Counter[Hashable]() for _ in range(3))
        for features in self._features.values():
            for seen, counts in zip(self._seen, features, strict=True):
                seen.update(counts.keys())
        self._vectors = lru_cache(50_000)(self._weighted)

    def likeness(self, one: StoryText, other: StoryText) -> float:
        """How alike two texts are, from 0 to 1: the mean of the likeness of titles by words, of titles by letters, and,
        where both have texts, of all their words."""
        pairs = list(zip(self._vectors(one), self._vectors(other), strict=True))
        told = pairs if one.text and other.text else pairs[:2]
        return sum(_cosine(*pair) for pair in told) / len(told)

    def same_story(self, one: StoryText, other: StoryText) -> bool:
        """Whether two texts report one event."""
        if one.published and other.published and abs((one.published - other.published).days) > MOST_DAYS:
            return False
        return self.likeness(one, other) >= (SAME_TEXTS if one.text and other.text else SAME_TITLES)

    def _weighted(self, text: StoryText) -> tuple[Vector, ...]:
        features = self._features.get(text) or tuple(map(Counter, _features(text)))
        return tuple(self._vector(counts, seen) for counts, seen in zip(features, self._seen, strict=True))

    def _vector(self, counts: Counter[Hashable], seen: Counter[Hashable]) -> Vector:
        """Counts weighted by rarity, of length 1."""
        number = len(self._features) or 1
        weighted = {key: (1 + math.log(n)) * math.log(1 + number / (seen[key] or 1)) for key, n in counts.items()}
        length = math.sqrt(sum(weight * weight for weight in weighted.values()))
        return {key: weight / length for key, weight in weighted.items()} if length else {}


def likeness(one: StoryText, other: StoryText, batch: Batch | None = None) -> float:
    """How alike two texts are, among a batch; without one all words count the same."""
    return (batch or Batch((one, other))).likeness(one, other)


def same_story(one: StoryText, other: StoryText, batch: Batch | None = None) -> bool:
    """Whether two texts report one event, among a batch."""
    return (batch or Batch((one, other))).same_story(one, other)


def _features(text: StoryText) -> tuple[list[Hashable], list[Hashable], list[Hashable]]:
    """The title's words, the title's letters in threes, the words of title and text."""
    title = [rough(word) for word in _WORD.findall(text.title)]
    body = [rough(word) for word in _WORD.findall(text.text[:READ]) if len(word) > 2]  # not "in", «на»
    return (
        [word[:TITLE_STEM] for word in title if len(word) > 1],
        [f"^{word}$"[i : i + TRIGRAM] for word in title for i in range(len(word) + 2 - TRIGRAM + 1)],
        [word[:TEXT_STEM] for word in body],
    )


def _cosine(one: Vector, other: Vector) -> float:
    if len(other) < len(one):
        one, other = other, one
    return min(1.0, sum(weight * other.get(key, 0.0) for key, weight in one.items()))

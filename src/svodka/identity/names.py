"""A name as a text writes it, taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from svodka.identity.folding import keys, looks_german, script, tidy
from svodka.lexicon.given_names import HONORIFICS, PARTICLES, ROWS

# Longer ones are sentences that were taken for a name
LONGEST = 120  # characters
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`ʹʺ´′″ʻ”-][^\W\d_]+)*[’'ʹ]?\.?", re.UNICODE)
_PATRONYMIC = re.compile(
    r"(?:[оеиё]вич|ьич|[оеё]вна|[иь]нична|ична|[оеєії]вич|івна|ївна|авіч|евіч|ович|аўна|еўна)(?:а|у|ем|ом|е|ы|ой|і)?$"
    r"|(?:ovich|evich|ovych|evych|yovych|ovna|evna|ivna|yivna|ovič|evič|owitsch|ewitsch|avich|auna|ichna|inichna|ievich|yevich|yevna)$"
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name."""

    text: str
    keys: tuple[str, ...]
    initial: bool = False  # a letter, or the beginning of a name with a full stop

    @property
    def patronymic(self) -> bool:
        """Whether it can only be a patronymic where a given name and a surname stand beside it."""
        return not self.initial and bool(_PATRONYMIC.search(self.text.casefold()))


@dataclass(frozen=True, slots=True)
class Name:
    """A name without what is none of it: "Mr", quotation marks, what stands in brackets."""

    text: str  # tidied
    words: tuple[Word, ...]
    script: str
    surname_first: bool = False  # "PESKOV, Dmitry": told by the comma


@lru_cache(maxsize=50_000)
def parse_name(text: str) -> Name:
    """The words of a name; none of them where the text holds no name."""
    clean = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", tidy(text[: LONGEST * 2]))[:LONGEST]
    before, comma, after = clean.partition(",")
    found = [m[0] for m in _WORD.finditer(f"{before} {after}")]
    while len(found) > 1 and found[0].rstrip(".").casefold() in HONORIFICS:
        found = found[1:]
    german = clean.isascii() and looks_german(clean)
    words = tuple(_word(w, german) for w in found)
    return Name(" ".join(w.text for w in words), words, script(clean), bool(comma and after.strip()))


def _word(text: str, german: bool) -> Word:
    bare = text.rstrip(".")
    initial = len(bare) == 1 or (text.endswith(".") and len(bare) <= 2)
    return Word(bare, keys(bare, german), initial)


@lru_cache(maxsize=1)
def _families() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, row in enumerate(ROWS):
        for spelling in row:
            for key in keys(spelling):
                found.setdefault(key, set()).add(number)
    return {key: frozenset(rows) for key, rows in found.items()}


def families(word_keys: tuple[str, ...] | frozenset[str]) -> frozenset[int]:
    """The given names, one number each, that keys can be a form of."""
    table = _families()
    return frozenset().union(*(table.get(key, frozenset()) for key in word_keys))


def particle_start(words: tuple[Word, ...] | list[str]) -> int:
    """Where a surname begins that has particles in front ("von der Leyen"); the last word where it has none."""
    texts = [w.text.casefold() if isinstance(w, Word) else w.casefold() for w in words]
    start = len(texts) - 1
    for at in range(1, len(texts) - 1):
        if texts[at] in PARTICLES:
            return at
    return start

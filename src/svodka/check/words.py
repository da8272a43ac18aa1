"""Words as they are compared: folded, without typography; their stems; and one key for a word in both languages."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from svodka.lexicon.bilingual import CONCEPTS, EMPTY
from svodka.model import Span
from svodka.text.letters import rough

_WORD = re.compile(r"[^\W_]+(?:[-‑'’ʼ][^\W_]+)*")
_ENGLISH_ENDINGS = re.compile(r"(?:'s|s'|ians?|ies|ied|ing|edly|ed|es|s|ly|e|y)$")
# endings of nouns, adjectives and verbs, the longest first; what is left must be a stem of three letters or more
_RUSSIAN_ENDINGS = re.compile(
    r"(?:ившись|ывшись|вшись|овавш\w+|ировал\w*|ировать|овал\w*|овать|аются|яются|аться|яться|иться|еться|ается|яется|ится|ется|лась|лось|лись"
    r"|ющ\w+|ящ\w+|ущ\w+|ащ\w+|ского|скому|скими|ской|ских|ским|ская|ское|ские|скую|ский"
    r"|иями|ями|ами|ого|его|ому|ему|ыми|ими|ать|ять|ить|еть|уть|ала|яла|ила|ела|али|яли|или|ели|ало|ило|ает|яет|ует|ют|ут|ят|ат|ишь|ешь"
    r"|ию|ия|ий|ие|ии|ов|ев|ей|ой|ый|ая|яя|ое|ее|ые|ую|юю|ых|их|ым|им|ом|ем|ам|ям|ах|ях|ит|ет|ал|ял|ил|ел|лся|ся"
    r"|а|я|о|е|ы|и|у|ю|ь|й)$"
)
_STEM = 3
_BEGINNING = 6


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text."""

    low: str  # as compared
    span: Span


def tokens(text: str, span: Span | None = None) -> list[Token]:
    """The words of ``text`` (of ``span`` in it), folded; offsets are of ``text``."""
    start, end = (span.start, span.end) if span else (0, len(text))
    return [Token(folded(m[0]), Span(m.start(), m.end())) for m in _WORD.finditer(text, start, end)]


@lru_cache(maxsize=200_000)
def folded(word: str) -> str:
    """A word without case, accents, soft hyphens, curly apostrophes; «ё» is «е»."""
    plain = word.casefold().replace("’", "'").replace("ʼ", "'").replace("‑", "-").replace("ё", "е")
    if plain.isascii():
        return plain
    bare = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c) or c == "\u0306")
    return unicodedata.normalize("NFC", bare)


@lru_cache(maxsize=200_000)
def stem(low: str) -> str:
    """What is left of a folded word without its ending; rough, for comparing only."""
    endings = _ENGLISH_ENDINGS if low.isascii() else _RUSSIAN_ENDINGS
    before = low
    for _ in range(2):
        cut = endings.sub("", low)
        if len(cut) < _STEM or cut == low:
            break
        low = cut
        if not before.isascii():
            break
    return low


# the list has whole words and stems; a word is found by either
_CONCEPTS = {**{stem(word): key for word, key in reversed(CONCEPTS.items())}, **CONCEPTS}


@lru_cache(maxsize=200_000)
def concept(low: str) -> str:
    """One key for a word and its translation: by the list of common words, else its rough Latin spelling."""
    return _CONCEPTS.get(low) or _by_stem(stem(low))


@lru_cache(maxsize=200_000)
def _by_stem(stemmed: str) -> str:
    # "Tiralian" and «тиралийская», "Tarsha" and «Тарши» share only their beginning
    return _CONCEPTS.get(stemmed) or rough(stemmed)[:_BEGINNING].rstrip("aeiou") or stemmed


def is_empty(low: str) -> bool:
    """Whether a word tells nothing of a matter: an article, a preposition, a pronoun."""
    return low in EMPTY

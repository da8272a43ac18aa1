"""The Russian and the Ukrainian dictionary, once a process: several stages ask them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

import pymorphy3

# A reading as a verb is preferred over a likelier one as a noun where its share is at least this: «стали» and
# «заявили» are verbs in the news. Value of the prototype behind the rules of stance
_VERB_SHARE = 0.2
_USUAL = re.compile("[а-яёіїєґў'-]*", re.IGNORECASE)
_VERBAL = frozenset({"VERB", "INFN", "GRND"})  # a participle only where it is the likeliest: «данные» is a noun


@cache
def analyzer(language: str = "ru") -> pymorphy3.MorphAnalyzer:
    """The dictionary of a language ("ru", "uk"), loaded at the first question (0.2 s, 30 MB; Ukrainian 15 MB)."""
    return pymorphy3.MorphAnalyzer(lang=language)


def readings_of(word: str, language: str = "ru") -> list[Any]:
    """The dictionary's readings of a word, likeliest first; never empty.

    The analyzer asks Unicode for the name of every letter that it doesn't know, and breaks on those that have none
    (Tangut, private ones): it gets a question mark for them.
    """
    if not _USUAL.fullmatch(word):
        word = "".join(char if unicodedata.name(char, "") else "?" for char in word)
    return list((analyzer() if language == "ru" else analyzer(language)).parse(word))


_ALWAYS = {"данные": "данные", "данных": "данные", "данным": "данные", "данными": "данные"}  # in the news: data


@lru_cache(maxsize=50_000)
def lemma(word: str) -> str:
    """The dictionary form of a word: a verb's infinitive where it may be a verb; ё is spelled е."""
    if word in _ALWAYS:
        return _ALWAYS[word]
    found = readings_of(word)
    verbal = next((p for p in found if str(p.tag.POS) in _VERBAL and p.score >= _VERB_SHARE), None)
    return str((verbal or found[0]).normal_form).replace("ё", "е")

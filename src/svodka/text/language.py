"""In what language a text is: by English words or Russian letters where these are plain, else by lingua."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lingua import LanguageDetector

# The languages that we read; texts in others are kept and said to be unread
READABLE = frozenset({"en", "ru"})

# Under this many letters a text can be a name or an interjection: "Nie!" is Polish, German and more
SHORTEST = 12
# Enough to judge by: 2 ms with lingua
_LONGEST = 4_000
# The commonest words of English that no other of the candidates shares in such numbers
_ENGLISH = frozenset("the of and to that is was for with as his he they had were has by from not have said".split())
# An address is in no language; its letters would outvote a short post's
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[@#][\w.]+")
_OTHER_CYRILLIC = re.compile("[іїєґўјљњћђџѓќѕәғқңөұүһ]")
_RUSSIAN_LETTERS = re.compile("[ыэё]")
# Kazakh's own letters. lingua isn't asked for Kazakh: it then takes every Ukrainian «і» for it
_KAZAKH_LETTERS = re.compile("[ғқұүһң]")
# The shortcuts below were compared with lingua on 2,820 texts (English articles, Russian posts): where a shortcut
# answered, lingua gave the same answer every time. They save its 2 s of loading and 370 MB a process
_PLAIN_SHARE = 0.15
_PLAIN_WORDS = 20


@dataclass(frozen=True, slots=True)
class Told:
    """The language of a text and how we know; ``code`` is None where it can't be told."""

    code: str | None  # ISO 639-1
    reason: str


def language_code(named: str | None) -> str | None:
    """The two-letter code in a language tag ("en-GB", "ru_RU"); None for anything else."""
    match = re.match(r"([a-z]{2})(?:[-_]|$)", (named or "").strip().lower())
    return match[1] if match else None


def unread_because(code: str | None) -> str | None:
    """Why a text in this language is kept without being read, if it is; None where we read it."""
    if code in READABLE:
        return None
    known = " and ".join(sorted(READABLE))
    if code is None:
        return f"kept, not read: its words don't tell its language; tell it (--lang): Svodka reads {known}"
    return f"kept, not read: its language is {code}, and Svodka reads {known}; if that is wrong, tell it (--lang)"


def language_of(text: str) -> Told:
    """The language of ``text``, from its first few thousand letters."""
    sample = _ADDRESS.sub(" ", text[: _LONGEST * 4])
    words = re.findall(r"[^\W\d_]+", sample.lower())
    letters = sum(map(len, words))
    if letters < SHORTEST:
        return Told(None, f"only {letters} letters: too few to tell a language by")
    if _has_english_words(words):
        return Told("en", "its commonest words")
    if _has_russian_letters(words, letters):
        return Told("ru", "its letters")
    if _KAZAKH_LETTERS.search(" ".join(words)):
        return Told("kk", "its letters")
    return _by_lingua(sample[:_LONGEST])


def _has_russian_letters(words: list[str], letters: int) -> bool:
    """Whether the letters are Russian ones: «ы», «э» or «ё», and none that only a neighbour's alphabet has."""
    joined = "".join(words)
    cyrillic = sum("а" <= ch <= "я" or ch == "ё" for ch in joined)
    return cyrillic > 0.8 * letters and bool(_RUSSIAN_LETTERS.search(joined)) and not _OTHER_CYRILLIC.search(joined)


def _has_english_words(words: list[str]) -> bool:
    return len(words) >= _PLAIN_WORDS and sum(w in _ENGLISH for w in words) >= _PLAIN_SHARE * len(words)


def _by_lingua(sample: str) -> Told:
    # lingua is written in Rust and takes no lone surrogates
    found = _detector().detect_language_of(sample.encode("utf-8", "replace").decode("utf-8"))
    if found is None:
        return Told(None, "no language that we know")
    return Told(found.iso_code_639_1.name.lower(), "lingua")


@cache
def _detector() -> LanguageDetector:
    """The detector with the languages of the press that we may meet, loaded when first needed."""
    from lingua import IsoCode639_1, LanguageDetectorBuilder

    codes = "en ru uk be bg sr mk pl cs de fr es it pt nl sv tr ar he fa zh ko ja fi ka".upper().split()
    known = [getattr(IsoCode639_1, code) for code in codes if hasattr(IsoCode639_1, code)]
    return LanguageDetectorBuilder.from_iso_codes_639_1(*known).build()

"""In what language a text is, or a stretch of one: by its script, its letters, its words, and lingua for the rest.

Measured in docs/languages.md. Unknown is an answer: a text that may be Russian or Ukrainian alike is neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from svodka.text.cyrillic import language_by_words
from svodka.text.scripts import script_of, with_plain_cyrillic

if TYPE_CHECKING:
    from lingua import LanguageDetector

# The languages that we read; texts in others are kept and said to be unread
READABLE = frozenset({"en", "ru", "uk", "ko"})

_NAMES = dict(
    pair.split(":")
    for pair in "ar:Arabic be:Belarusian bg:Bulgarian cs:Czech de:German el:Greek en:English es:Spanish fa:Persian "
    "fi:Finnish fr:French he:Hebrew hi:Hindi hr:Croatian hy:Armenian it:Italian ja:Japanese ka:Georgian kk:Kazakh "
    "ko:Korean mk:Macedonian nl:Dutch pl:Polish pt:Portuguese ru:Russian sr:Serbian sv:Swedish th:Thai tr:Turkish "
    "uk:Ukrainian zh:Chinese".split()
)

# Under this many letters a text in Latin or Cyrillic letters can be a name or an interjection: "Nie!" is Polish,
# German and more. Cyrillic ones with more than one word are asked for letters and words before: «Це не так»
SHORTEST = 12
# Enough to judge by
_LONGEST = 4_000
# The commonest words of English that no other of the candidates shares in such numbers
_ENGLISH = frozenset("the of and to that is was for with as his he they had were has by from not have said".split())
# An address is in no language; its letters would outvote a short post's
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[@#][\w.]+")
_WORD = re.compile(r"(?<!\d)(?<!\d-)[^\W\d_]+")  # not the end of 32-й
# The shortcut answered for 830 of 840 English articles (PolNeAR), and lingua gave the same answer every time. It saves
# lingua's 2 s of loading and 370 MB a process
_PLAIN_SHARE = 0.15
_PLAIN_WORDS = 20
# Scripts in which one language of the press is written
_OF_SCRIPT = {"hangul": "ko", "kana": "ja", "georgian": "ka", "hebrew": "he", "armenian": "hy", "greek": "el",
              "thai": "th", "devanagari": "hi", "han": "zh"}  # fmt: skip
# Names and brands in Latin letters are at home in texts of every script, other scripts in few English ones: a letter
# of those weighs double («Пожар в отеле The Carlton Moscow»)
_WEIGHT_BESIDE_LATIN = 2
# Letters that Persian has and Arabic lacks; of Persian words, more than a fifth has one
_PERSIAN = re.compile("[پچژگیک]")
_PERSIAN_SHARE = 5
_CYRILLIC = ("ru", "uk", "be", "bg", "mk", "sr")
_LATIN = ("en", "de", "fr", "es", "it", "pt", "nl", "sv", "fi", "pl", "cs", "hr", "tr")
_EITHER = "words that Russian shares with its neighbours"


@dataclass(frozen=True, slots=True)
class Told:
    """The language of a text and how we know; ``code`` is None where it can't be told."""

    code: str | None  # ISO 639-1
    reason: str


def language_code(named: str | None) -> str | None:
    """The two-letter code in a language tag ("en-GB", "ru_RU"); None for anything else."""
    match = re.match(r"([a-z]{2})(?:[-_]|$)", (named or "").strip().lower())
    return match[1] if match else None


def language_name(code: str) -> str:
    """The English name of a language of the press; for another one its code."""
    return _NAMES.get(code, code)


def unread_because(code: str | None) -> str | None:
    """Why a text in this language is kept without being read, if it is; None where we read it."""
    if code in READABLE:
        return None
    *names, last = sorted(map(language_name, READABLE))
    known = f"{', '.join(names)} and {last}"
    if code is None:
        return f"kept, not read: its words don't tell its language; tell it (--lang): Svodka reads {known}"
    named = language_name(code)
    return f"kept, not read: its language is {named}, and Svodka reads {known}; if that is wrong, tell it (--lang)"


def language_of(text: str) -> Told:
    """The language of ``text``, from its first few thousand letters."""
    words = _WORD.findall(with_plain_cyrillic(_ADDRESS.sub(" ", text[: _LONGEST * 4])).replace("\u0301", ""))
    if not words:
        return Told(None, "no letters: too few to tell a language by")
    script = _prevailing(words)
    if script in ("kana", "han") and any(script_of(letter) == "kana" for word in words for letter in word):
        return Told("ja", "its script")
    if script in _OF_SCRIPT:
        return Told(_OF_SCRIPT[script], "its script")
    if script == "cyrillic":
        return _of_cyrillic([word for word in words if script_of(word[0]) == script])
    if script == "latin":
        return _of_latin([word.lower() for word in words if script_of(word[0]) == script])
    if script == "arabic":
        persian = sum(bool(_PERSIAN.search(word)) for word in words)
        return Told("fa" if _PERSIAN_SHARE * persian > len(words) else "ar", "its letters")
    return Told(None, "letters of a script that we don't know")


def _prevailing(words: list[str]) -> str:
    """The script of most of the letters."""
    weights: dict[str, int] = {}
    for word in words:
        script = script_of(word[0])
        weight = len(word) * (1 if script == "latin" else _WEIGHT_BESIDE_LATIN)
        weights[script] = weights.get(script, 0) + weight
    return max(weights, key=lambda script: weights[script])


def _of_cyrillic(words: list[str]) -> Told:
    letters = sum(map(len, words))
    if len(words) < 2 and letters < SHORTEST:
        return _too_few(letters)  # one word is likelier a name than a text
    judged = language_by_words(words)
    if judged.code:
        return Told(judged.code, "its letters and words")
    if letters < SHORTEST:
        return _too_few(letters)
    return _by_lingua(" ".join(words)[:_LONGEST], _CYRILLIC) if judged.slavic else Told(None, _EITHER)


def _too_few(letters: int) -> Told:
    return Told(None, f"only {letters} letters: too few to tell a language by")


def _of_latin(words: list[str]) -> Told:
    if len(words) >= _PLAIN_WORDS and sum(w in _ENGLISH for w in words) >= _PLAIN_SHARE * len(words):
        return Told("en", "its commonest words")
    letters = sum(map(len, words))
    if letters < SHORTEST:
        return _too_few(letters)
    return _by_lingua(" ".join(words)[:_LONGEST], _LATIN)


def _by_lingua(sample: str, codes: tuple[str, ...]) -> Told:
    # lingua is written in Rust and takes no lone surrogates
    found = _detector(codes).detect_language_of(sample.encode("utf-8", "replace").decode("utf-8"))
    if found is None:
        return Told(None, "no language that we know")
    return Told(found.iso_code_639_1.name.lower(), "lingua")


@cache
def _detector(codes: tuple[str, ...]) -> LanguageDetector:
    """The detector with the languages of one script that we may meet in the press, loaded when first needed."""
    from lingua import IsoCode639_1, LanguageDetectorBuilder

    known = (getattr(IsoCode639_1, code.upper()) for code in codes)
    return LanguageDetectorBuilder.from_iso_codes_639_1(*known).build()

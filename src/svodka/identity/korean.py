"""Korean names in Hangul, in the romanisations of South and North, and in Cyrillic.

A romanised syllable tells no Hangul syllable: "jong" is 종 by one system and 정 by another. So each is read as what it
can be: a set of first consonants, of vowels and of last consonants; two syllables fit where all three sets meet.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from svodka.identity.folding import script
from svodka.lexicon.ko.people import SURNAMES

_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_GA, _LAST = 0xAC00, 0xD7A3
# ㄹ and ㄴ at a name's beginning are dropped or turned in the South: 리 = 이, 로 = 노, 류 = 유
_SOFT_VOWELS = frozenset("ㅑㅕㅖㅛㅠㅣㅒ")

# Spelled -> what it can stand for, in Latin letters: Revised, McCune-Reischauer, the North's own, passports'
_LATIN = (
    {
        "": "ㅇ", "k": "ㄱㅋ", "g": "ㄱ", "kh": "ㅋ", "kk": "ㄲ", "t": "ㄷㅌ", "d": "ㄷ", "th": "ㅌ", "tt": "ㄸ",
        "p": "ㅂㅍ", "b": "ㅂ", "ph": "ㅍ", "pp": "ㅃ", "ch": "ㅈㅊ", "j": "ㅈ", "jj": "ㅉ", "s": "ㅅㅆ",
        "sh": "ㅅㅆ", "ss": "ㅆ", "h": "ㅎ", "m": "ㅁ", "n": "ㄴㄹ", "r": "ㄹ", "rh": "ㄹ", "l": "ㄹ",
    },
    {
        "yeo": "ㅕ", "you": "ㅕㅠ", "yae": "ㅒ", "ye": "ㅖㅔ", "yoo": "ㅠ", "yu": "ㅠㅕ", "yo": "ㅛㅕ", "ya": "ㅑ",
        "yi": "ㅣㅢ", "eo": "ㅓ", "eu": "ㅡ", "eui": "ㅢ", "ui": "ㅢ", "ae": "ㅐ", "ai": "ㅐ", "a": "ㅏ", "ah": "ㅏ",
        "wa": "ㅘ", "wae": "ㅙㅚ", "we": "ㅞㅚ", "wi": "ㅟ", "wee": "ㅟ", "wo": "ㅝ", "weo": "ㅝ", "woo": "ㅜ",
        "wu": "ㅜ", "oe": "ㅚ", "oi": "ㅚ", "oo": "ㅜ", "ou": "ㅜ", "o": "ㅗㅓ", "oh": "ㅗ", "u": "ㅜㅓㅡ", "uh": "ㅓ",
        "e": "ㅔ", "ee": "ㅣㅢ", "i": "ㅣㅢ", "ie": "ㅣ", "wui": "ㅟ", "yoe": "ㅚ",
    },
    {
        "": " ", "k": "ㄱㅋㄲ", "g": "ㄱ", "ck": "ㄱ", "c": "ㄱ", "rk": "ㄱ", "n": "ㄴ", "ng": "ㅇ", "m": "ㅁ",
        "l": "ㄹ", "r": "ㄹ ", "ll": "ㄹ", "p": "ㅂㅍ", "b": "ㅂ", "t": "ㄷㅅㅌ", "d": "ㄷ", "h": " ",
    },
)  # fmt: skip
# in Cyrillic: Kontsevich, and what agencies print
_CYRILLIC = (
    {
        "": "ㅇ", "к": "ㄱㅋ", "г": "ㄱ", "кх": "ㅋ", "кк": "ㄲ", "т": "ㄷㅌ", "д": "ㄷ", "тх": "ㅌ", "тт": "ㄸ",
        "п": "ㅂㅍ", "б": "ㅂ", "пх": "ㅍ", "пп": "ㅃ", "ч": "ㅈㅊ", "чж": "ㅈ", "дж": "ㅈ", "чх": "ㅊ", "ц": "ㅊㅈ",
        "с": "ㅅㅆ", "ш": "ㅅㅆ", "сс": "ㅆ", "х": "ㅎ", "м": "ㅁ", "н": "ㄴㄹ", "р": "ㄹ", "л": "ㄹ",
    },
    {
        "а": "ㅏ", "я": "ㅑ", "о": "ㅓㅗ", "ё": "ㅕㅛ", "е": "ㅕㅔㅖㅓㅛ", "э": "ㅐㅔ", "у": "ㅜ", "ю": "ㅠ",
        "ы": "ㅡㅢ", "ый": "ㅢ", "и": "ㅣㅢ", "ви": "ㅟ", "ва": "ㅘ", "во": "ㅝ", "вэ": "ㅙㅞㅚ", "ве": "ㅚㅞㅙ",
        "ой": "ㅚ", "йе": "ㅖ", "йо": "ㅕㅛ", "хё": "ㅕ",
    },
    {
        "": " ", "к": "ㄱㅋ", "г": "ㄱ", "н": "ㄴㅇ", "нг": "ㅇ", "нъ": "ㄴ", "нь": "ㄴ", "м": "ㅁ", "ль": "ㄹ",
        "л": "ㄹ", "р": "ㄹ", "п": "ㅂㅍ", "б": "ㅂ", "т": "ㄷㅅㅌ", "д": "ㄷ",
    },
)  # fmt: skip
# «Ким Чен Ына», «Юн Сок Ёлем»: endings of a man's last syllable
_CASE_ENDING = re.compile("(?<=[бвгдклмнпрстхь])(?:ом|ем|ём|а|у|е|я|ю)$|(?<=л)(?:я|ю|ем|ём|е)$")


class Syllable(NamedTuple):
    """What one syllable can be."""

    initials: frozenset[str]
    vowels: frozenset[str]
    finals: frozenset[str]

    def fits(self, other: Syllable) -> bool:
        """Whether both can be the same one."""
        return bool(self.initials & other.initials and self.vowels & other.vowels and self.finals & other.finals)


class KoreanName(NamedTuple):
    """One reading of a name; the surname comes first whatever the order in the text."""

    surname: Syllable
    given: tuple[Syllable, ...]  # empty: the surname alone

    def fits(self, other: KoreanName) -> bool:
        """Whether both can be one full name."""
        if len(self.given) != len(other.given) or not self.surname.fits(other.surname):
            return False
        return all(mine.fits(theirs) for mine, theirs in zip(self.given, other.given, strict=True))


@lru_cache(maxsize=20_000)
def readings(name: str) -> tuple[KoreanName, ...]:
    """What a name can be as a Korean one; empty where it is none. ``name`` is tidied."""
    match script(name):
        case "hangul":
            return _of_hangul(name)
        case "latin":
            return _of_words(_latin_words(name), _LATIN)
        case "cyrillic":
            low = name.casefold().replace("-", " ").split()
            plain = _of_words(low, _CYRILLIC)
            ending = _CASE_ENDING.search(low[-1]) if low and len(low) > 1 else None
            if not ending:
                return plain
            stem = low[-1][: ending.start()]
            stems = [stem, stem + "ь"] if stem.endswith("л") else [stem]
            return plain + tuple(r for s in stems for r in _of_words([*low[:-1], s], _CYRILLIC))
    return ()


def _latin_words(name: str) -> list[str]:
    low = name.casefold().replace("ŏ", "eo").replace("ŭ", "eu").replace("č", "ch").replace("š", "sh")
    low = "".join(ch for ch in unicodedata.normalize("NFD", low) if not unicodedata.combining(ch))
    return re.sub("['’ʼ`‘]", "", low).replace("-", " ").split()


def _of_hangul(name: str) -> tuple[KoreanName, ...]:
    word = name.split()[0]
    if not 2 <= len(word) <= 4 or word[0] not in SURNAMES:
        return ()
    first, *rest = (_hangul(ch) for ch in word if _GA <= ord(ch) <= _LAST)
    return (KoreanName(_begun(first), tuple(rest)),) if rest else ()


def _hangul(ch: str) -> Syllable:
    number = ord(ch) - _GA
    final = _FINALS[number % 28] or " "
    return Syllable(
        frozenset(_INITIALS[number // 588]), frozenset(_VOWELS[number % 588 // 28]), frozenset({_plain_final(final)})
    )


def _plain_final(final: str) -> str:
    return {"ㄲ": "ㄱ", "ㅆ": "ㅅ", "ㅄ": "ㅂ", "ㄺ": "ㄱ"}.get(final, final)


def _begun(syllable: Syllable) -> Syllable:
    """A surname with the first consonants that it can have in North and South."""
    initials = set(syllable.initials)
    soft = bool(syllable.vowels & _SOFT_VOWELS)
    if initials & {"ㄹ", "ㄴ"} or ("ㅇ" in initials and soft):
        initials |= {"ㄹ", "ㅇ"} if soft else {"ㄹ", "ㄴ"}
    return syllable._replace(initials=frozenset(initials))


def _of_words(words: list[str], tables: _Tables) -> tuple[KoreanName, ...]:
    if not 1 <= len(words) <= 3 or not all(words):
        return ()
    found = []
    orders = [words] if len(words) == 1 else [words, [words[-1], *words[:-1]]]
    for surname, *given in orders:
        family = _syllable(surname, tables)
        if family is None or not _is_surname(family):
            continue
        if len(given) == 2:
            syllables = [_syllable(word, tables) for word in given]
            if all(syllables):
                found.append(KoreanName(_begun(family), tuple(s for s in syllables if s)))
        elif given:
            found += [KoreanName(_begun(family), reading) for reading in _given(given[0], tables)]
        else:
            found.append(KoreanName(_begun(family), ()))
    return tuple(found)


def _given(word: str, tables: _Tables) -> list[tuple[Syllable, ...]]:
    """One syllable, or two written together."""
    whole = _syllable(word, tables)
    found: list[tuple[Syllable, ...]] = [(whole,)] if whole else []
    for cut in range(1, len(word)):
        first, second = _syllable(word[:cut], tables), _syllable(word[cut:], tables)
        if first and second:
            found.append((first, second))
    return found


_Tables = tuple[dict[str, str], dict[str, str], dict[str, str]]


def _syllable(word: str, tables: _Tables) -> Syllable | None:
    """What a spelled syllable can be, over all ways to cut it; None where it is none."""
    initials, vowels, finals = tables
    found = Syllable(frozenset(), frozenset(), frozenset())
    if len(word) > 7:
        return None
    for start in range(min(4, len(word))):
        if word[:start] not in initials:
            continue
        for end in range(start + 1, min(start + 4, len(word) + 1)):
            if word[start:end] in vowels and word[end:] in finals:
                found = Syllable(
                    found.initials | set(initials[word[:start]]),
                    found.vowels | set(vowels[word[start:end]]),
                    found.finals | set(finals[word[end:]]),
                )
    return found if found.initials else None


@lru_cache(maxsize=1_000)
def _is_surname(syllable: Syllable) -> bool:
    family = _begun(syllable)
    return any(family.fits(known) for known in _surnames())


@lru_cache(maxsize=1)
def _surnames() -> tuple[Syllable, ...]:
    return tuple(_begun(_hangul(ch)) for ch in sorted(SURNAMES))

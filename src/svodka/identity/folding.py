"""Spellings of one name in Latin and Cyrillic letters, folded to common keys.

A key is no transliteration that anybody would print: capitals stand for one sound each (S ш and щ, C ч, Z ж, H х, T ц).
What a spelling leaves open (is "ch" ч or х? is "h" г or х?) gives several keys; two spellings fit where they share one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "ѓ": "g", "д": "d", "ђ": "dj", "е": "e", "ё": "e", "є": "ye",
    "ж": "zh", "з": "z", "и": "i", "і": "i", "ї": "yi", "й": "y", "ј": "j", "к": "k", "ќ": "k", "л": "l", "љ": "lj",
    "м": "m", "н": "n", "њ": "nj", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "ћ": "tch", "у": "u", "ў": "v",
    "ф": "f", "х": "kh", "ц": "ts", "ч": "tch", "џ": "dzh", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "",
    "э": "e", "ю": "yu", "я": "ya", "ѣ": "e",
}  # fmt: skip
_TO_LATIN = str.maketrans(_CYRILLIC)

# Letters with marks that are sounds of their own, by the languages of the names that we meet
_MARKED = str.maketrans(
    {
        "š": "sh", "ś": "sh", "ş": "sh", "ŝ": "shch", "ž": "zh", "ź": "zh", "ż": "zh", "č": "tch", "ć": "tch",
        "ç": "tch", "đ": "dj", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "ĭ": "y", "ě": "e",
    }
)  # fmt: skip
# the same without the sound, for what decomposes into no letter and mark
_UNMARKED = str.maketrans({"đ": "d", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i"})
# ISO 9 has â, û, ë for я, ю, ё
_ISO_9 = str.maketrans({"â": "ya", "û": "yu", "ë": "yo", "è": "e"})

# Sounds that take several Latin letters, longest first
_SOUNDS = {
    "schtsch": "S", "shtsh": "S", "shtch": "S", "shch": "S", "chtch": "S", "szcz": "S", "shh": "S", "sch": "S",
    "sh": "S", "sz": "S", "tsch": "C", "tch": "C", "cz": "~", "ch": "?", "dzh": "dZ", "dsch": "dZ", "zh": "Z",
    "kh": "H", "gh": "g", "ts": "T", "tz": "T", "ck": "^", "c": "+", "ph": "f", "w": "v", "x": "*", "q": "k", "ou": "u",
    "oo": "u", "h": "#",
}  # fmt: skip
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
# what a letter leaves open
_OPEN = {"?": "CH", "+": "Tk", "*": ("ks", "H"), "#": "gH", "~": "CT", "^": ("k", "Tk")}
_OPEN_LETTER = re.compile(r"[?+*#~^]")
# more than this many readings are of no name: "Chchhxc"
_MOST_KEYS = 8

_GERMAN = re.compile("sch|w|yj$|ij$|ch")
_FRENCH = re.compile("ou|ine$|gue|gui")
_FRENCH_CH = re.compile("(?<!t)ch")
_GERMAN_S_Z = re.compile("s(?=[aeiouj])|z")
_APOSTROPHES = re.compile("['’ʼʹʺ`´\"″′ʻ”“]")
_REPEATED = re.compile(r"(.)\1+")
_GLIDES = re.compile("[iyj]+")
_AFTER_HUSH = re.compile("(?<=[SCZ])o")
_LAST_F = re.compile("(?<=[oe])f$")

# Cyrillic letters that Latin ones imitate, and the other way round
_LOOKALIKES = dict(zip("aceopxyikmtbhABCEHIKMOPTXY", "асеорхуікмтвнАВСЕНІКМОРТХУ", strict=True))
_TO_CYRILLIC = str.maketrans(_LOOKALIKES)
_FROM_CYRILLIC = str.maketrans({cyrillic: latin for latin, cyrillic in _LOOKALIKES.items()})
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u0301]")


def script(text: str) -> str:
    """ "cyrillic", "latin", "hangul", "han" or "other": whose letters are the most."""
    counts = {"cyrillic": 0, "latin": 0, "hangul": 0, "han": 0}
    for ch in text:
        if "a" <= ch <= "z" or "A" <= ch <= "Z" or "\u00c0" <= ch <= "\u024f" or "\u1e00" <= ch <= "\u1eff":
            counts["latin"] += 1
        elif "\u0400" <= ch <= "\u052f":
            counts["cyrillic"] += 1
        elif "\uac00" <= ch <= "\ud7a3":
            counts["hangul"] += 1
        elif "\u3400" <= ch <= "\u9fff":
            counts["han"] += 1
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else "other"


def tidy(name: str) -> str:
    """A name in one normal form: composed, without invisible characters and stress marks, alphabets not mixed."""
    name = _INVISIBLE.sub("", unicodedata.normalize("NFKC", name))
    return " ".join(_unmixed(word) for word in name.split())


def _unmixed(word: str) -> str:
    """A word in one alphabet: letters that only look like its others are replaced (Пут-Latin u-н)."""
    if re.search("[\u0400-\u052f]", word):
        word = word.replace("3", "З").replace("0", "О")
    latin = sum(ch.isascii() and ch.isalpha() for ch in word)
    cyrillic = sum("\u0400" <= ch <= "\u052f" for ch in word)
    if not latin or not cyrillic:
        return word
    # the letters that have no double tell the alphabet; a tie is Cyrillic, where the trick is commoner
    own_latin = sum(ch.isascii() and ch.isalpha() and ch not in _LOOKALIKES for ch in word)
    own_cyrillic = sum("\u0400" <= ch <= "\u052f" and ord(ch) not in _FROM_CYRILLIC for ch in word)
    return word.translate(_FROM_CYRILLIC if own_latin > own_cyrillic else _TO_CYRILLIC)


@lru_cache(maxsize=50_000)
def keys(word: str, german: bool = False) -> tuple[str, ...]:
    """The keys of a word of Latin or Cyrillic letters, the likeliest first; itself for other scripts.

    ``german``: the words beside it show that all are spelled for Germans.
    """
    low = _APOSTROPHES.sub("", word.casefold())
    if low.isascii():
        plain = [low, *(_as_german(low) if german or looks_german(low) else ()), *_as_french(low)]
    elif "\u0400" <= max(low, default="") <= "\u052f":
        plain = [low.translate(_TO_LATIN)]
    else:
        plain = [low.translate(_MARKED), low.translate(_ISO_9).translate(_MARKED), low.translate(_UNMARKED)]
        plain += _as_french(_bare(low))
    found = dict.fromkeys(key for text in dict.fromkeys(map(_bare, plain)) for key in _folded(text))
    return tuple(found)[:_MOST_KEYS]


def looks_german(name: str) -> bool:
    """Whether a name can be spelled for Germans; "ch" and "w" stand in English names as well."""
    return bool(_GERMAN.search(name.casefold()))


def _as_german(low: str) -> list[str]:
    """German for Russian: s before a vowel is з, z is ц, sch may be ж (Selenskyj, Zichanouskaja, Schirinowski)."""
    first = _GERMAN_S_Z.sub(lambda found: "ts" if found[0] == "z" else "z", low)
    return [first, first.replace("sch", "zh")] if "sch" in low else [first]


def _as_french(low: str) -> list[str]:
    """French for Russian: j is ж, ch is ш, a last e is silent (Prigojine, Choigou, Evgueni)."""
    if not _FRENCH.search(low):
        return []
    text = _FRENCH_CH.sub("sh", re.sub("j(?=[aeiou])", "zh", low)).replace("gue", "ge").replace("gui", "gi")
    return [re.sub("(?<=in)e$", "", text)]


def _bare(text: str) -> str:
    if text.isascii():
        return text
    return "".join(ch for ch in unicodedata.normalize("NFD", text) if not unicodedata.combining(ch))


def _folded(text: str) -> list[str]:
    text = _SOUND.sub(lambda found: _SOUNDS[found[0]], text.replace("-", ""))
    texts = [text]
    for mark in dict.fromkeys(_OPEN_LETTER.findall(text)):
        texts = [t.replace(mark, reading) for t in texts for reading in _OPEN[mark]][:_MOST_KEYS]
    return [_ended(t) for t in texts]


def _ended(text: str) -> str:
    """Glides, ё and doubled letters: Solovyov, Solov'ev, Соловьёв -> solovev."""
    text = _GLIDES.sub("i", text).replace("ie", "e").replace("io", "e").replace("iu", "u")
    text = text.replace("oe", "o").replace("ue", "u")
    text = _REPEATED.sub(r"\1", _AFTER_HUSH.sub("e", text))
    return _LAST_F.sub("v", text)

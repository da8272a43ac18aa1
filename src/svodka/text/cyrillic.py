"""Which of the languages in Cyrillic letters a text is in: by dictionaries, letters and commonest words.

Russian and Ukrainian have dictionaries (pymorphy3), which tell «Пленум одобрил доклад» from «Пленум схвалив доповідь»
where no letter does. A text that neither knows is told by letters that only one alphabet has, or is left to lingua.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from svodka.text.morphology import analyzer, readings_of

DICTIONARIES = frozenset({"ru", "uk"})
# Letters that one alphabet has and its neighbours lack
_OWN = (
    ("kk", re.compile("[ғқұ]|[үөәң].*і|і.*[үөәң]")),
    ("be", re.compile("ў")),
    ("uk", re.compile("[їєґ]")),
    ("sr", re.compile("[ђћ]")),
    ("mk", re.compile("[ѓќѕ]")),
    # Russian before 1918: yat, fita, a hard sign behind a word's last consonant
    ("ru", re.compile("[ѣѳѵ]|[бвгджзклмнпрстфхцчшщ]ъ$")),
)
_NOT_RUSSIAN = re.compile("[^а-яё]")
_NOT_UKRAINIAN = re.compile("[^а-щьюяіїєґ]")
# Where two thirds of the words are Russian, these tell it from Ukrainian, others' absence from Belarusian
_RUSSIAN_LETTERS, _OTHER_LETTERS = frozenset("ыэё"), frozenset("іїєґўјѓќ")
_BALKAN = frozenset("јљњџ")  # Serbian and Macedonian
# The commonest words that one of the two has and the other lacks, or has as a rare word only («буде»)
_RUSSIAN = frozenset("и что это из он она они его её ее будет или если еще ещё только сегодня".split())
_UKRAINIAN = frozenset("і й що це із зі він вона вони його її буде або якщо ще лише під час".split())
# Points of a word: one for being in the dictionary, half of one more for being a common word of this language only.
# A Russian gerund («затвердив», «упав») that is a Ukrainian past tense is rare in the news: a quarter
_COMMON, _KNOWN, _GERUND = 0.5, 1.0, 0.25
# Of the words that are no names, the part that the better dictionary must know. At 0.7, 0.8 and 0.9 all but 10, 12
# and 32 of 7,920 public Russian posts are told Russian; at 0.7 four more lines of eval/languages in other languages are
_COVERED = 0.8
# A text with so many plain words, nearly all of which are Russian, need not be compared. Of twelve words in a row
# of our Ukrainian lines, the Russian dictionary knows ten at most
_PLAINLY, _PLAINLY_SHARE = 10, 0.92
# By how many points the better of the two must lead: one word that only the other one lacks
_LEAD, _LEAD_SHARE = 0.5, 0.05
# Letters of one's own count from a tenth of the words: a name («Ціхановська») in another language's text is less
_OWN_SHARE = 0.1
# Words that are judged, from all over the text: more change nothing, and each costs two look-ups of a microsecond
_MOST_WORDS = 120


@dataclass(frozen=True, slots=True)
class Judged:
    """What words tell: a language, or None with whether other Slavic languages should be asked for."""

    code: str | None
    slavic: bool = False


def language_by_words(words: Sequence[str]) -> Judged:
    """The language of words in Cyrillic letters, as they are written: capital letters tell names."""
    step = -(-len(words) // _MOST_WORDS)
    words = words[:: step or 1]
    shouted = all(map(str.isupper, words))
    plain = [word.lower() for word in words if shouted or word.islower()]
    if not shouted and words[0].istitle() and not "".join(words[1:2]).istitle():
        plain.insert(0, words[0].lower())  # capital as any sentence's first word; others may be names
    russian = [word for word in plain if _known(word, "ru")]
    if len(russian) >= max(_PLAINLY, _PLAINLY_SHARE * len(plain)):
        return Judged("ru")
    ukrainian = [word for word in plain if _known(word, "uk")]
    if max(len(russian), len(ukrainian)) >= _COVERED * len(plain):
        return _better(_points(russian, "ru"), _points(ukrainian, "uk"))
    own = Counter(code for word in words if (code := _owner(word.lower())))
    if own and own.most_common(1)[0][1] >= _OWN_SHARE * len(words):
        return Judged(own.most_common(1)[0][0])
    letters = set("".join(plain))
    if letters & _RUSSIAN_LETTERS and not letters & _OTHER_LETTERS and 3 * len(russian) >= 2 * len(plain):
        return Judged("ru")
    return Judged(None, slavic=len(plain) - len({*russian, *ukrainian}) > 1 or bool(letters & _BALKAN))


def covered(words: Sequence[str], language: str) -> bool:
    """Whether the dictionary of a language ("ru", "uk") knows most of the words, which are in small letters."""
    return sum(_known(word, language) for word in words) >= _COVERED * len(words)


def _better(russian: float, ukrainian: float) -> Judged:
    told = abs(russian - ukrainian) >= max(_LEAD, _LEAD_SHARE * max(russian, ukrainian))
    return Judged(("ru" if russian > ukrainian else "uk") if told else None)


def _points(known: Sequence[str], language: str) -> float:
    common, others = (_RUSSIAN, _UKRAINIAN) if language == "ru" else (_UKRAINIAN, _RUSSIAN)
    points = 0.0
    for word in known:
        if word not in others:
            points += _GERUND if language == "ru" and _only_gerund(word) else _KNOWN
        points += _COMMON if word in common else 0
    return points


def _owner(word: str) -> str | None:
    return next((code for code, letters in _OWN if letters.search(word)), None)


def _known(word: str, language: str) -> bool:
    if language == "ru":
        return not _NOT_RUSSIAN.search(word) and bool(analyzer().word_is_known(word))
    return not _NOT_UKRAINIAN.search(word) and bool(analyzer("uk").word_is_known(word))


def _only_gerund(word: str) -> bool:
    return word.endswith("в") and all(parse.tag.POS == "GRND" for parse in readings_of(word))

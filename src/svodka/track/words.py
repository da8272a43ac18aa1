"""A passage as lemmas in one string, so that patterns are written once for all inflections.

``View.line`` is " the ministry do not deny that … ": tokens with one space on either side. ``View.where`` leads from an
offset in it back to the token, whose span is of the passage.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache

from svodka.model import Span

_TOKEN = re.compile(
    r"""
      n['’]t\b                              # did|n't
    | [Cc]an(?=not\b)                      # can|not
    | ['’](?:s|re|ve|d|ll|m)\b              # who|'s
    | \d+(?:[.,:]\d+)*
    | (?:[A-Z]\.){2,}                       # U.S.
    | [^\W\d_](?:(?!n['’]t\b)[^\W\d_]|[-‑](?=\w)|\d|['’](?=[^\W\d_])(?!(?:s|re|ve|d|ll|m)\b))*
    | [^\w\s]
    """,
    re.VERBOSE,
)
_CONTRACTED = {"n't": "not", "n’t": "not", "'re": "be", "’re": "be", "'ve": "have", "’ve": "have", "'ll": "will",
               "’ll": "will", "'m": "be", "’m": "be", "wo": "will", "ca": "can", "sha": "shall", "’s": "'s",
               "’d": "'d", "an": "a"}  # fmt: skip
# Words that the dictionary of inflections would take for forms of other words, and those that patterns name as they are
_KEPT = frozenset(
    """during according evening building nothing something anything being-s us as this his its has-been media data
    news left-wing red bed need shed feed speed need led-in species series means outside thing spring string morning
    might could would should may must can will shall not no none never neither nor in on at of off to by for from with
    about against before after until under over into out up down around there here then than that which who whom whose
    what when where why how while though although if unless but and or yet so because since whether better best worse
    worst more most less least very only even ever already still again too also just long all any some each both
    either other another such own same few many much i he she it we they you me him her them my your our their mine
    himself herself itself themselves myself ourselves responsible false united better deliberate groundless
    """.split()
)
# what a form is taken for: "found:find"
_PREFERRED = dict(
    pair.split(":")
    for pair in """
    armed:armed arms:arms left:leave found:find felt:feel saw:see shot:shoot struck:strike fired:fire lies:lie
    lying:lie lied:lie ground:ground wound:wound founded:found founding:found founder:founder does:do
    evidence:evidence talks:talk claims:claim is:be are:be was:be were:be been:be 's:'s us:us u.s.:us
    forces:force used:use born:bear bore:bear people:people drones:drone men:man lives:life spoke:speak
    denied:deny denies:deny denying:deny denial:denial
    """.split()
)


# Russian forms of which the dictionary gives another word first: «нашли» would be of «наслать»
_PREFERRED_RU = dict(
    pair.split(":") for pair in "нашли:найти пошли:пойти вина:вина другом:другой вели:вести убита:убить".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """One token of a passage."""

    text: str
    low: str
    lemma: str
    span: Span


@dataclass(frozen=True)
class View:
    """A passage read as tokens."""

    text: str
    language: str
    words: tuple[Word, ...]

    @cached_property
    def line(self) -> str:
        """The lemmas, each with a space on either side."""
        return " " + " ".join(word.lemma for word in self.words) + " "

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 1
        for word in self.words:
            starts.append(at)
            at += len(word.lemma) + 1
        return starts

    def where(self, offset: int) -> int:
        """The token at an offset of ``line``; a space belongs to the token before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def offset(self, token: int) -> int:
        """Where token number ``token`` starts in ``line``."""
        return self._starts[token] if token < len(self.words) else len(self.line)

    def span(self, first: int, last: int) -> Span:
        """The characters from one token to another, both included."""
        return Span(self.words[first].span.start, self.words[last].span.end)


@lru_cache(maxsize=2_000)
def view(text: str, language: str) -> View:
    """``text`` as tokens with lemmas; ``language`` is "ru" or anything else for English."""
    words = tuple(
        Word(m[0], m[0].lower(), lemma_of(m[0], language), Span(m.start(), m.end())) for m in _TOKEN.finditer(text)
    )
    return View(text, language, words)


@lru_cache(maxsize=50_000)
def lemma_of(word: str, language: str) -> str:
    """The dictionary form, in small letters."""
    low = word.lower().replace("‑", "-")
    if language == "ru" and not low.isascii():
        from svodka.text.morphology import lemma

        return _PREFERRED_RU.get(low) or lemma(low)
    return _english(low, name=word[:1].isupper())


def _english(low: str, *, name: bool) -> str:
    if low in _CONTRACTED:
        return _CONTRACTED[low]
    if low in _KEPT:
        return low
    if low in _PREFERRED:
        return _PREFERRED[low]
    from lemminflect import getAllLemmas

    known = getAllLemmas(low)
    for kind in ("VERB", "NOUN", "AUX"):
        for lemma in known.get(kind, ()):
            if lemma != low:
                return str(lemma)
    if not known and name and low.endswith("s") and len(low) > 4 and not low.endswith(("ss", "us", "is")):
        return low  # a name keeps its s: Belarus, Reyes
    return low


def lemmas(text: str, language: str) -> tuple[str, ...]:
    """The lemmas of a phrase, without marks."""
    return tuple(word.lemma for word in view(text, language).words if word.lemma[0].isalnum())

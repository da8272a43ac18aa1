"""Claims that a desk might follow: matters that several speakers deny or confirm.

Statements that deny, confirm or decline are laid together by the rare words that they share; a group in which at least
two speakers take a side, one of them by a denial, is a matter in dispute. What is suggested is a draft: a person words
the proposition. Two languages meet where names, romanised, are the same.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from svodka.model import Act
from svodka.track.holders import romanised
from svodka.track.words import Word, view

# A matter needs so many statements by so many speakers
STATEMENTS, SPEAKERS = 3, 2
# Two statements are of one matter if they share so much of the weight of the shorter one's words; tried on the bundled
# material, where .25 joins the sappers with the medics and .5 tears the two languages' denials of one day apart
ALIKE = 0.35
_SIDES = frozenset({Act.DENY, Act.CONFIRM, Act.DECLINE})
_LEAST_LETTERS = 4
_TERMS = 8
_EMPTY = frozenset(
    """that this these those they their them there which what when where have been were with from into over about after
    before than then would could should will some more most such only just also other another each both said
    этот который чтобы быть свой весь такой себя другой если когда также только более между после""".split()
)
_ROMAN = 5  # letters by which two names of two scripts are held for one


@dataclass(frozen=True, slots=True)
class Spoken:
    """What suggesting needs of a statement."""

    id: str
    speaker: str
    act: Act
    words: str
    language: str
    day: date | None
    address: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A matter that several speakers take sides on."""

    words: str  # the statement nearest to all others, English where there is one: what a person rewords
    terms_en: tuple[str, ...]
    terms_ru: tuple[str, ...]
    statements: tuple[Spoken, ...]  # by day

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who takes a side."""
        return tuple(dict.fromkeys(one.speaker for one in self.statements))


def suggest(spoken: Iterable[Spoken]) -> tuple[Suggestion, ...]:
    """The matters in dispute, those of most speakers first."""
    sided = sorted({s.id: s for s in spoken if s.act in _SIDES}.values(), key=lambda s: (s.day or date.min, s.id))
    words = {s.id: _terms(s) for s in sided}
    seen = Counter(term for terms in words.values() for term in terms)
    weights = {term: math.log(1 + len(sided) / number) for term, number in seen.items()}
    groups: list[list[Spoken]] = []
    for one in sided:
        near = [(_likeness(one, group, words, weights), group) for group in groups]
        best = max(near, key=lambda pair: pair[0], default=(0.0, []))
        if best[0] >= ALIKE:
            best[1].append(one)
        else:
            groups.append([one])
    found = [_suggestion(group, words, weights) for group in groups if _disputed(group)]
    return tuple(sorted(found, key=lambda s: (-len(s.speakers), -len(s.statements), s.words)))


def _terms(one: Spoken) -> dict[str, str]:
    """Key -> the word as it is shown: lemmas of the words that can tell a matter, names romanised."""
    found = {}
    for word in view(one.words, one.language).words:
        if len(word.lemma) >= _LEAST_LETTERS and word.lemma.isalpha() and word.lemma not in _EMPTY:
            found[_key(word)] = word.text if word.text[:1].isupper() else word.lemma
    return found


def _key(word: Word) -> str:
    """A name by the beginning that both scripts share, any other word by its lemma."""
    return f"name:{romanised(word.text)[:_ROMAN].casefold()}" if word.text[:1].isupper() else word.lemma


def _likeness(
    one: Spoken, group: Sequence[Spoken], words: dict[str, dict[str, str]], weights: dict[str, float]
) -> float:
    """The mean share of weight in common with the statements of a group, the nearest three."""
    shares = sorted((_share(words[one.id], words[other.id], weights) for other in group), reverse=True)[:3]
    return sum(shares) / len(shares)


def _share(mine: dict[str, str], theirs: dict[str, str], weights: dict[str, float]) -> float:
    common = sum(weights[t] for t in mine.keys() & theirs.keys())
    least = min(sum(weights[t] for t in terms) for terms in (mine, theirs))
    return common / least if least else 0.0


def _disputed(group: Sequence[Spoken]) -> bool:
    speakers = {one.speaker for one in group}
    return len(group) >= STATEMENTS and len(speakers) >= SPEAKERS and any(one.act is Act.DENY for one in group)


def _suggestion(group: Sequence[Spoken], words: dict[str, dict[str, str]], weights: dict[str, float]) -> Suggestion:
    english = [one for one in group if one.language != "ru"] or list(group)
    central = max(english, key=lambda one: (sum(_share(words[one.id], words[o.id], weights) for o in group), one.id))
    shown: dict[str, Counter[str]] = {"en": Counter(), "ru": Counter()}
    for one in group:
        for key, text in words[one.id].items():
            shown["ru" if one.language == "ru" else "en"][text] += 1
            weights.setdefault(text, weights[key])
    best: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for language, terms in shown.items():
        ranked = sorted(terms, key=lambda t: (-terms[t] * weights.get(t, 1.0), t))
        best[language] = tuple(t for t in ranked if terms[t] > 1)[:_TERMS] or tuple(ranked[:_TERMS])
    return Suggestion(central.words, best["en"], best["ru"], tuple(group))

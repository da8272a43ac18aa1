"""Institutions and outlets: the full name in the text for МИД, «ведомство», «агентство»."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from svodka.extract.russian.morph import CASES
from svodka.extract.russian.names import description
from svodka.extract.russian.phrase import Phrase
from svodka.extract.russian.view import View
from svodka.lexicon.ru.carriers import OUTLET_NOUNS
from svodka.lexicon.ru.people import BODY_NOUNS, MINISTRIES

_SHORT = {full: short for short, full in MINISTRIES.items()}


@dataclass(frozen=True, slots=True)
class Named:
    """One place where a text names an institution or an outlet in full."""

    sentence: int
    at: int
    lemma: str  # of the head noun
    name: str


@dataclass
class Bodies:
    """The institutions and outlets that a text names in full, in order."""

    named: list[Named] = field(default_factory=list)

    def full_name(self, view: View, phrase: Phrase) -> str | None:
        """The institution for which a single word stands: the one so called, or the last of its sort; else None."""
        if phrase.first != phrase.last or phrase.name or phrase.title:
            return None
        word = view.sentence.words[phrase.first]
        spellings = {phrase.lemma, word.low, MINISTRIES.get(phrase.lemma, ""), MINISTRIES.get(word.low, "")} - {""}
        called = {n.name for n in self.named if _is_called(n, spellings)}
        if len(called) == 1 and phrase.lemma not in BODY_NOUNS:
            return called.pop()
        sorts = BODY_NOUNS.get(phrase.lemma) or (frozenset({phrase.lemma}) & OUTLET_NOUNS)
        at = (view.sentence.number, phrase.first)
        before = [n for n in self.named if n.lemma in sorts and (n.sentence, n.at) < at]
        return before[-1].name if before else None


def _is_called(named: Named, spellings: set[str]) -> bool:
    folded = named.name.casefold().replace("ё", "е")
    return any(folded.startswith(f"{s} ") for s in spellings)


def bodies_of(views: Iterable[View]) -> Bodies:
    """Every institution and outlet that the text names by more than one word, also inside longer phrases."""
    bodies = Bodies()
    for view in views:
        for at in range(view.size):
            phrase = view.phrases.at(at)
            lemma = _sort_of(view, phrase) if phrase else None
            if phrase and lemma:
                bodies.named.append(Named(view.sentence.number, at, lemma, _name(view, phrase)))
    return bodies


def _sort_of(view: View, phrase: Phrase) -> str | None:
    """The lemma of a head noun that begins the name of an institution or stands before the name of an outlet."""
    if phrase.name or phrase.pronoun or phrase.animate or phrase.first == phrase.last:
        return None
    if phrase.title:
        return phrase.lemma if phrase.lemma in OUTLET_NOUNS else None
    first = view.sentence.words[phrase.first]
    sorts = {phrase.lemma, first.low} & (set(MINISTRIES) | {s for sorts in BODY_NOUNS.values() for s in sorts})
    return sorts.pop() if sorts and first.capital else None


def _name(view: View, phrase: Phrase) -> str:
    if phrase.title:
        return view.sentence.span_of(*phrase.title).of(view.page.text).strip('«»"“”„')
    case = next((case for case in CASES if phrase.may_be(case)), None)
    return description(view.sentence, phrase, case)

"""Institutions and outlets: the full name in the text for МИД, «ведомство», «агентство»."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from svodka.extract.russian.morph import CASES
from svodka.extract.russian.names import description
from svodka.extract.russian.phrase import Phrase
from svodka.extract.russian.view import View
from svodka.lexicon.ru.carriers import CARRYING_VERBS, NAMES, OUTLET_NOUNS
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
    outlets: list[Named] = field(default_factory=list)  # by a name alone, without a noun

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
        if not before and phrase.lemma in OUTLET_NOUNS:  # «агентство» behind «сообщил Reuters»
            before = [n for n in self.outlets if (n.sentence, n.at) < at]
        return before[-1].name if before else None

    def complement(self, view: View, phrase: Phrase) -> str | None:
        """Whose representative it is: in «представитель ведомства», «источник агентства» what the last word means."""
        if phrase.last == phrase.head[1] or phrase.name or phrase.title:
            return None
        last = view.phrases.at(phrase.last)
        sort = last.lemma if last and last.first == last.last and last.may_be("gent") else ""
        return self.full_name(view, last) if last and sort in BODY_NOUNS.keys() | OUTLET_NOUNS else None


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
            elif phrase and phrase.is_outlet and not phrase.lemma and _is_agency(view, phrase):
                bodies.outlets.append(Named(view.sentence.number, at, "", _name(view, phrase)))
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


def _is_agency(view: View, phrase: Phrase) -> bool:
    """A name of the lexicon, or one in Latin letters beside a verb or an opening that outlets have."""
    text = view.text(phrase).strip('«»"“”„')
    if text in NAMES:
        return True
    before = view.sentence.words[phrase.first - 1] if phrase.first else None
    behind = view.sentence.words[phrase.last + 1] if phrase.last + 1 < view.size else None
    does = any(f.lemma in CARRYING_VERBS for w in (before, behind) if w for f in w.forms[:2])
    return does or view.low(phrase.first - 1) in ("данным", "информации", "источник", "источники", "собеседник", "—")


def _name(view: View, phrase: Phrase) -> str:
    if phrase.title:
        return view.sentence.span_of(*phrase.title).of(view.page.text).strip('«»"“”„')
    case = next((case for case in CASES if phrase.may_be(case)), None)
    return description(view.sentence, phrase, case)

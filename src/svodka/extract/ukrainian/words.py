"""The words of a Ukrainian paragraph with what the dictionary says of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from svodka.lexicon.uk.speech import PREDICATES, VERBS
from svodka.model import Act, Span
from svodka.text.morphology import readings_of

_TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ‑-][^\W\d_]+)*|\d+|[^\w\s]")
DASHES = frozenset("—–-")


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a word."""

    lemma: str
    pos: str
    case: str | None
    gender: str | None
    plural: bool
    animate: bool
    personal: bool  # a first name, a surname or a patronymic
    tense: str | None


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark; the span is of the revision's text."""

    span: Span
    text: str
    forms: tuple[Form, ...]

    @property
    def low(self) -> str:
        """In small letters, with a straight apostrophe."""
        return _low(self.text)

    @property
    def capital(self) -> bool:
        """Whether it can be a part of a name: a capital, and not all of it."""
        return self.text[0].isupper() and (len(self.text) == 1 or not self.text.isupper())

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha()

    def may_be(self, case: str) -> bool:
        """Whether a noun or an adjective can stand in the case."""
        return any(form.case == case and form.pos in ("NOUN", "ADJF", "NPRO") for form in self.forms)

    def noun(self, case: str | None = None) -> Form | None:
        """Its likeliest reading as a noun, in the case if one is given."""
        return next((f for f in self.forms if f.pos == "NOUN" and case in (None, f.case)), None)

    def has(self, *parts: str) -> bool:
        """Whether its likeliest reading is one of these parts of speech."""
        return bool(self.forms) and self.forms[0].pos in parts

    @property
    def cue(self) -> tuple[Act, Form] | None:
        """The act and the reading of a verb of speaking in the third person, or of «переконаний»."""
        for form in self.forms:
            if form.pos == "VERB" and form.lemma in VERBS and form.tense != "other":
                return VERBS[form.lemma], form
            if form.lemma in PREDICATES and form.case == "nomn":
                return Act.SAY, form
        return None


def words_of(text: str, span: Span) -> list[Word]:
    """The words and marks of a stretch of the text."""
    return list(_words(text, span))


def _words(text: str, span: Span) -> Iterator[Word]:
    for match in _TOKEN.finditer(text, span.start, span.end):
        token = match.group()
        yield Word(Span(*match.span()), token, forms_of(_low(token)) if token[0].isalpha() else ())


@lru_cache(maxsize=20_000)
def forms_of(word: str) -> tuple[Form, ...]:
    """The readings of a word in small letters, names first; vocatives are left out: nobody is called in the news."""
    readings = [p for p in readings_of(word, "uk") if p.tag.case != "voct"]
    forms = tuple(_form(p) for p in readings)
    return tuple(sorted(forms, key=lambda form: not form.personal))


def inflected(word: str, case: str, gender: str | None) -> str | None:
    """The nominative of a word that stands in ``case``, spelled with its capitals; None where there is none."""
    for parse in sorted(readings_of(_low(word), "uk"), key=lambda p: not _personal(p)):
        if parse.tag.case == case and gender in (None, parse.tag.gender) and parse.tag.number != "plur":
            nominative = parse.inflect({"nomn"})
            if nominative:
                return nominative.word.capitalize() if word[0].isupper() else str(nominative.word)
    return None


def _low(token: str) -> str:
    return token.lower().replace("’", "'").replace("ʼ", "'").replace("‑", "-")


def _personal(parse: object) -> bool:
    grammemes = parse.tag.grammemes  # type: ignore[attr-defined]
    return bool({"Name", "Surn", "Patr"} & grammemes)


def _form(parse: object) -> Form:
    tag = parse.tag  # type: ignore[attr-defined]
    first = tag.person in ("1per", "2per") or tag.mood == "impr" or tag.POS == "INFN" or tag.tense == "futr"
    return Form(
        lemma=str(parse.normal_form),  # type: ignore[attr-defined]
        pos=str(tag.POS),
        case=str(tag.case) if tag.case else "nomn" if tag.POS == "NOUN" else None,  # the dictionary leaves some out
        gender=tag.gender and str(tag.gender),
        plural=tag.number == "plur",
        animate=tag.animacy == "anim",
        personal=_personal(parse),
        tense="other" if first else tag.tense and str(tag.tense),
    )

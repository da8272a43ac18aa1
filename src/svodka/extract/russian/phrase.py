"""A noun phrase: who could speak, with head, name and the cases in which it may stand."""

from __future__ import annotations

from dataclasses import dataclass

from svodka.extract.russian.agreement import Agreement
from svodka.extract.russian.morph import Form
from svodka.lexicon.ru.people import DESCRIPTIONS, SPEAKING_BODIES


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase. Numbers are indices into the words of its sentence, both ends included."""

    first: int
    last: int
    head: tuple[int, int]  # the last name, the name of an outlet, or the head noun
    agreement: Agreement  # the readings of the whole
    lemma: str  # of the head noun; "" where there is only a name
    name: tuple[int, int] | None = None  # the name of a person
    title: tuple[int, int] | None = None  # the name of an outlet, or a name in quotation marks
    animate: bool = False
    pronoun: bool = False
    body: bool = False  # an institution or a place by the dictionary, or an abbreviation
    place: bool = False  # a place: Кремль speaks, Лорима seldom does

    def may_be(self, case: str) -> bool:
        """Whether it can stand in ``case``."""
        return any(a[0] == case for a in self.agreement)

    @property
    def speaks(self) -> bool:
        """Whether it is of a sort that speaks: a person, an outlet, an office, a body."""
        return bool(
            self.name
            or self.title
            or self.animate
            or self.body
            or self.lemma in SPEAKING_BODIES
            or self.lemma in DESCRIPTIONS
        )

    @property
    def is_outlet(self) -> bool:
        """Whether it names an outlet: by a known name, a noun for outlets, or Latin letters."""
        return self.title is not None and self.name is None


def verb_agrees(phrase: Phrase, verb: Form) -> bool:
    """Whether the phrase can be the subject of the verb form."""
    tags = verb.tags
    for case, number, gender in phrase.agreement:
        if case != "nomn" or (verb.number and number and verb.number != number):
            continue
        if "1per" in tags and phrase.lemma not in ("я", "мы"):
            continue
        if verb.gender and gender and verb.number == "sing" and verb.gender != gender and not phrase.animate:
            continue
        # «сказала дипломат»: a woman may bear a masculine office, but no man is «сказала Захаров»
        if (
            verb.gender
            and gender
            and verb.gender != gender
            and (phrase.name or phrase.pronoun or verb.gender == "neut" or gender == "femn")
        ):
            continue
        return True
    return False

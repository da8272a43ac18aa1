"""What sort of voice a Russian source is: person, office, institution, outlet, group, place."""

from __future__ import annotations

from svodka.extract.russian.phrase import Phrase
from svodka.lexicon.ru.carriers import OUTLET_NOUNS
from svodka.lexicon.ru.people import (
    BODY_NOUNS,
    DESCRIPTIONS,
    GROUPS,
    MINISTRIES,
    OFFICES,
    SEATS,
    SPEAKING_BODIES,
    UNNAMED,
)
from svodka.lexicon.ru.venues import DOCUMENT_NOUNS
from svodka.model import SpeakerType


def type_of(phrase: Phrase | None, *, is_person: bool) -> SpeakerType:
    """The type of the speaker that a phrase names; ``is_person``: the resolver takes it for a person of the text."""
    if is_person or (phrase and phrase.name):
        return SpeakerType.PERSON
    if phrase is None or phrase.pronoun or phrase.lemma in DOCUMENT_NOUNS:
        return SpeakerType.UNKNOWN
    if phrase.lemma in GROUPS:
        return SpeakerType.GROUP
    if phrase.lemma in OUTLET_NOUNS or (phrase.is_outlet and not phrase.lemma):
        return SpeakerType.OUTLET
    if phrase.animate or phrase.lemma in DESCRIPTIONS | OFFICES | UNNAMED:
        return _of_people(phrase)
    if phrase.lemma in SEATS or (phrase.place and phrase.lemma not in SPEAKING_BODIES):
        return SpeakerType.PLACE
    bodies = SPEAKING_BODIES | set(MINISTRIES) | set(BODY_NOUNS)
    return SpeakerType.INSTITUTION if phrase.body or phrase.lemma in bodies else SpeakerType.UNKNOWN


def _of_people(phrase: Phrase) -> SpeakerType:
    if phrase.agreement and all(number == "plur" for _, number, _ in phrase.agreement):
        return SpeakerType.GROUP
    return SpeakerType.OFFICE if phrase.lemma in OFFICES else SpeakerType.PERSON

"""What sort of voice a speaker is: person, office, institution, outlet, group, place."""

from __future__ import annotations

from dataclasses import replace

from svodka.extract.english.cast import Entity
from svodka.extract.english.names import Mention, NameKind
from svodka.extract.english.words import NOUN, parts_of_speech
from svodka.lexicon.en import names as n
from svodka.lexicon.en import speakers as sp
from svodka.lexicon.en import words as w
from svodka.model import Speaker, SpeakerType

_OF_PERSONS = n.PERSON_NOUNS | n.WITNESS_NOUNS | n.FEMALE_NOUNS | n.MALE_NOUNS | {"insider", "source", "other"}
_OF_TRADES = ("man", "woman", "person", "ist", "ian", "keeper")
_OF_KIND = {
    NameKind.PERSON: SpeakerType.PERSON,
    NameKind.INSTITUTION: SpeakerType.INSTITUTION,
    NameKind.OUTLET: SpeakerType.OUTLET,
    NameKind.GROUP: SpeakerType.GROUP,
}


def type_of_entity(entity: Entity) -> SpeakerType:
    """The type of someone whom the document names."""
    if entity.type is not SpeakerType.UNKNOWN:
        return entity.type
    words = entity.name.casefold().split()
    if words and (words[-1] in sp.SEATS or words == ["white", "house"] or entity.name.casefold() in sp.PLACES):
        return SpeakerType.PLACE
    if " and " in entity.name and entity.kind not in (NameKind.INSTITUTION, NameKind.OUTLET):
        return SpeakerType.GROUP
    if entity.kind is NameKind.NAME:
        return _type_of_name(entity, words)
    return _OF_KIND.get(entity.kind, SpeakerType.UNKNOWN)


def typed(speaker: Speaker | None, entity: Entity | None) -> Speaker | None:
    """The speaker with what the rest of the document told of the type: Orlan said … he added."""
    if speaker is None or entity is None or speaker.type is not SpeakerType.UNKNOWN or speaker.name != entity.name:
        return speaker
    return replace(speaker, type=type_of_entity(entity))


def _type_of_name(entity: Entity, words: list[str]) -> SpeakerType:
    """Capitals of unknown sort: a person's where a pronoun or two words that no dictionary knows say so."""
    if entity.female is not None:
        return SpeakerType.PERSON
    if entity.place:
        return SpeakerType.PLACE
    if set(words) & n.INSTITUTION_NOUNS:
        return SpeakerType.INSTITUTION
    if len(words) == 1:
        plural = words[0].endswith("s") and NOUN in parts_of_speech(words[0])
        return SpeakerType.GROUP if plural else SpeakerType.UNKNOWN
    common = [word for word in words if parts_of_speech(word)]
    return SpeakerType.UNKNOWN if len(common) == len(words) or entity.article else SpeakerType.PERSON


def type_of_description(mention: Mention) -> SpeakerType:
    """The type of someone whom the document only describes: the foreign minister; residents; the ministry."""
    first = mention.words.casefold().split()[0] if mention.words else ""
    head = mention.head
    if mention.kind is NameKind.PRONOUN:
        return type_of_pronoun(head)
    if head in sp.SEATS:
        return SpeakerType.PLACE
    if head in (n.INSTITUTION_NOUNS | sp.BODIES) - _OF_PERSONS:
        return SpeakerType.INSTITUTION
    if head in n.OUTLET_NOUNS:
        return SpeakerType.OUTLET
    if _is_plural(mention, first):
        return SpeakerType.GROUP
    if head in sp.OFFICE_NOUNS and first not in ("one", "another", "any") and not _is_indefinite(mention):
        return SpeakerType.OFFICE
    if head in _OF_PERSONS or first in ("one", "another") or head.endswith(_OF_TRADES):
        return SpeakerType.PERSON
    return SpeakerType.UNKNOWN


def _is_plural(mention: Mention, first: str) -> bool:
    head = mention.head
    if head in n.GROUP_NOUNS | sp.GROUPS | sp.SEVERAL or first in sp.SEVERAL:
        return True
    if " and " in mention.words.casefold() and head in _OF_PERSONS:
        return True
    single = head.removesuffix("s")
    if single == head or head.endswith(("ss", "us", "is")) or single in n.TEXT_DESCRIPTIONS:
        return head.endswith("men") and head not in n.PERSON_NOUNS
    return NOUN in parts_of_speech(head)


def _is_indefinite(mention: Mention) -> bool:
    return mention.written.casefold().split()[:1] in (["a"], ["an"])


def type_of_pronoun(pronoun: str) -> SpeakerType:
    """The type of someone of whom only a pronoun tells."""
    if pronoun in w.PERSON_PRONOUNS | {"i", "who"}:
        return SpeakerType.PERSON
    return SpeakerType.GROUP if pronoun in ("they", "we") else SpeakerType.UNKNOWN

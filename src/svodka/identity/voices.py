"""Whom of the registry a statement's speaker is: a person with the office of that day, an institution, an office, an
outlet, or nobody that we know.

A body's name without its country («МИД», "the Foreign Ministry") is that of the country which the text tells beside
that name elsewhere, or of the outlet's own; where the two differ, or neither is told, it is nobody's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from svodka.identity.bodies import countries_beside
from svodka.identity.match import Identity, Registry
from svodka.identity.roles import is_office, role_of
from svodka.identity.tenures import Held
from svodka.model import Attributed, EntryKind, SpeakerType, Voice

# Of the rules by which a speaker is found; rows of the ledger carry it
VERSION = "voices/1"

NOBODY = Voice(None, None, basis="no such name in the registry")
UNTOLD = "nothing tells its country"
_PERSONS = (SpeakerType.PERSON, SpeakerType.UNKNOWN)  # readers call a person whom they can't place "unknown"


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a speaker."""

    text: str = ""  # of the revision
    home: str | None = None  # the country of the outlet


def voice_of(asked: Attributed, registry: Registry, context: Context | None = None) -> Voice:
    """Whom the speaker of a statement is; ``context`` only where ``needs_text`` asks for it."""
    if asked.type in _PERSONS:
        person = _person(asked, registry)
        if person.kind or asked.type is SpeakerType.PERSON:
            return person
    found = _body(asked, registry, context)
    if found is None and asked.type in (SpeakerType.OFFICE, SpeakerType.UNKNOWN):
        found = _office(asked, registry, context)
    if found is None and asked.type in (SpeakerType.OUTLET, SpeakerType.INSTITUTION, SpeakerType.UNKNOWN):
        found = _outlet(asked, registry)
    if found is None:
        return person if asked.type is SpeakerType.UNKNOWN and person.candidates else NOBODY
    return found


def needs_text(asked: Attributed, registry: Registry) -> bool:
    """Whether it takes the text and the outlet to tell of which country a body or an office is."""
    if asked.type is SpeakerType.PERSON:
        return False
    possible = registry.bodies.countries_of(asked.speaker)
    if len(possible) > 1 or (possible and not registry.bodies.known(asked.speaker)):
        return True
    office = asked.type is SpeakerType.OFFICE and is_office(asked.speaker)
    return office and not role_of(asked.speaker).countries


# ---------------------------------------------------------------------------------------------- persons


def _person(asked: Attributed, registry: Registry) -> Voice:
    identity = registry.identify(asked.speaker, asked.role, asked.day)
    candidates = tuple((c.person, c.score) for c in identity.candidates)
    if identity.person is None:
        return Voice(None, None, basis=identity.reason, candidates=candidates)
    held = office_on(identity, asked.role, asked.day, registry)
    return Voice(
        EntryKind.PERSON,
        identity.person,
        office=held.tenure.office if held else None,
        sure=held is None or held.sure,
        basis=identity.reason,
        candidates=candidates if len(candidates) > 1 else (),
    )


def office_on(identity: Identity, role: str | None, day: date | None, registry: Registry) -> Held | None:
    """The office of a person on a day: the one that the text tells where it was held then, else the highest."""
    if identity.person is None or day is None:
        return None
    held = registry.role_on(identity.person, day)
    told = role_of(role)
    fitting = [h for h in held if told.asks_for(registry.offices[h.tenure.office].kind)]
    return next(iter((*fitting, *held)), None)


# ------------------------------------------------------------------------- institutions, offices, outlets


def _body(asked: Attributed, registry: Registry, context: Context | None) -> Voice | None:
    found = registry.bodies.find(asked.speaker).institution
    possible = registry.bodies.countries_of(asked.speaker)
    if found and len(possible) <= 1:
        return Voice(EntryKind.INSTITUTION, found, basis="name of an institution")
    country, basis = _country(asked.speaker, possible, context or Context())
    if country and (key := registry.bodies.find(asked.speaker, country).institution):
        return Voice(EntryKind.INSTITUTION, key, basis=basis)
    if found and basis == UNTOLD:  # the field's own: its files list the name without a country
        return Voice(EntryKind.INSTITUTION, found, basis="the registry has it as a name of this one")
    return None


def _office(asked: Attributed, registry: Registry, context: Context | None) -> Voice | None:
    """An office without a name, and who held it on that day where one surely did."""
    words = f"{asked.speaker} {asked.role or ''}"
    told = role_of(words)
    if told.former or not is_office(asked.speaker):
        return None
    country, basis = next(iter(told.countries), None), "an office and its country"
    if len(told.countries) > 1:
        return None
    if country is None:
        country, basis = _country(asked.speaker, None, context or Context())
    if country is None:
        return None
    key = registry.posts.find(asked.speaker, country).institution or _only_post(told.kinds, country, registry)
    if key is None:
        return None
    return Voice(EntryKind.OFFICE, key, office=key, basis=basis, candidates=_holders(key, asked.day, registry))


def _only_post(kinds: frozenset[object], country: str, registry: Registry) -> str | None:
    found = [
        office.key
        for office in registry.offices.values()
        if office.kind in kinds
        and country == (registry.institutions[office.institution].country if office.institution else office.country)
    ]
    return found[0] if len(found) == 1 else None


def _holders(office: str, day: date | None, registry: Registry) -> tuple[tuple[str, float], ...]:
    """Who held an office on a day, where one surely did."""
    if day is None:
        return ()
    found = [
        person
        for person in registry.persons
        if any(h.sure and h.tenure.office == office for h in registry.role_on(person, day))
    ]
    return ((found[0], 1.0),) if len(found) == 1 else ()


def _outlet(asked: Attributed, registry: Registry) -> Voice | None:
    key = registry.outlets.cited(asked.speaker)
    return Voice(EntryKind.OUTLET, key, basis="name of an outlet") if key else None


def _country(name: str, possible: frozenset[str] | None, context: Context) -> tuple[str | None, str]:
    """Of which country a name is, and why; ``possible``: those that come into question, None: all."""
    beside = countries_beside(name, context.text)
    if possible is not None:
        beside &= possible
    home = context.home if possible is None or context.home in possible else None
    if len(beside) > 1 or (home and beside and beside != {home}):
        return None, "the text tells several countries"
    if beside:
        return next(iter(beside)), "the text tells its country elsewhere"
    return (home, "the outlet's own country, the text tells no other") if home else (None, UNTOLD)

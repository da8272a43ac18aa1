"""A name that a person of the desk confirmed, as tables for the desk's file: a new person, or a spelling of a known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from svodka.errors import UsageError
from svodka.identity import Registry
from svodka.identity.folding import script
from svodka.identity.names import parse_name
from svodka.identity.roles import role_of
from svodka.model import Basis, Office, People, Person, Spelling, Tenure
from svodka.people.imported import kind_of, new_key

# What a script tells of the language of a name; in other scripts nothing is guessed
LANGUAGES = {"cyrillic": "ru", "latin": "en", "hangul": "ko", "han": "zh"}


@dataclass(frozen=True, slots=True)
class Described:
    """Somebody as a person of the desk describes them."""

    name: str
    spellings: tuple[str, ...] = ()  # further ones
    country: str | None = None
    sex: str | None = None
    role: str | None = None  # title of the office held
    since: str | None = None
    until: str | None = None  # None: in office at the date of the basis


def new_person(described: Described, registry: Registry, basis: Basis) -> People:
    """A person whom the registry doesn't have, with the office held, if one is told."""
    key = new_key(described.name, registry.persons)
    names = tuple((language, name) for language, name in _by_language(described.spellings) if name != described.name)
    person = Person(key, described.name, basis, names, described.country, described.sex)
    offices, tenures = _held(key, described, registry, basis) if described.role else ((), ())
    return People(persons=(person,), offices=offices, tenures=tenures)


def further_spellings(person: str, spellings: Iterable[str], registry: Registry, basis: Basis) -> People:
    """Spellings of somebody whom the registry has. Raises UsageError where there is no such person, or a surname alone:
    as a spelling it would be that person's in every text, whoever else bears it."""
    if person not in registry.persons:
        raise UsageError(f"the registry has no person {person!r}; svodka people list shows the keys")
    whole = [name for name in spellings if len(parse_name(name).words) > 1 or script(name) in ("hangul", "han")]
    if not whole:
        alone = next(iter(spellings), "")
        raise UsageError(
            f"“{alone}” is one word and may be anybody's; where it always means {person} in your field, copy that "
            "person's table into a file of people/ and write surname_is_enough = true"
        )
    known = {registry.persons[person].name, *(name for _, name in registry.persons[person].names)}
    new = [pair for pair in _by_language(whole) if pair[1] not in known]
    return People(spellings=tuple(Spelling(person, language, name, basis) for language, name in new))


def _held(
    key: str, described: Described, registry: Registry, basis: Basis
) -> tuple[tuple[Office, ...], tuple[Tenure, ...]]:
    """The office of a title, ours where we have it, and the term in it."""
    assert described.role is not None
    known = registry.posts.find(described.role, described.country).institution
    office = known or new_key(described.role, registry.offices)
    new = Office(
        office,
        described.role,
        basis,
        kind_of(described.role),
        country=described.country or next(iter(role_of(described.role).countries), None),
    )
    term = Tenure(key, office, basis, described.since, described.until)
    return (() if known else (new,)), (term,)


def _by_language(names: Iterable[str]) -> list[tuple[str, str]]:
    found = [(LANGUAGES[script(name)], name) for name in names if script(name) in LANGUAGES]
    return list(dict.fromkeys(found))

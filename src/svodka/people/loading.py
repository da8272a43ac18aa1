"""From files to persons, institutions, offices and who held them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from svodka.errors import ConfigError
from svodka.model import Basis, Institution, InstitutionKind, Office, OfficeKind, People, Person, Spelling, Tenure
from svodka.people.tables import PersonTable
from svodka.toml import files_in, parsed, read_text

FOLDER = "people"
# in this order: a later pack refers to what an earlier one has
PACKS = ("world", "russia", "korea")
_FILES = ("institutions.toml", "persons.toml", "offices.toml")

_TABLES = ("about", "person", "institution", "office", "spelling", "tenure")
_ABOUT = ("source", "date", "checked")
_PERSON = ("key", "name", "names", "country", "sex", "surname_first", "surname_is_enough", "common", *_ABOUT)
_INSTITUTION = ("key", "name", "names", "kind", "country", "parent", "bloc", *_ABOUT)
_OFFICE = ("key", "title", "titles", "kind", "institution", "country", "speaks_for", "held", *_ABOUT)
_HELD = ("by", "since", "until", *_ABOUT)
_SPELLING = ("person", "language", "name", *_ABOUT)
_TENURE = ("office", *_HELD)


def load_people(root: Path | None = None, changed: Mapping[Path, str] | None = None) -> People:
    """The packs' people, with those of the desk at ``root`` added; a desk's entry replaces a pack's of the same key.

    ``changed``: files of the desk as they would be, to try a change before it is made. Raises ConfigError that names
    file, table and key: an unknown key, a wrong value, a name of nothing.
    """
    pieces = [load_packs()]
    folder = root / FOLDER if root else None
    texts = {path: read_text(path) for path in (files_in(folder) if folder else ()) if path not in (changed or {})}
    for path, text in sorted((texts | dict(changed or {})).items()):
        pieces.append(parse_people(text, str(path)))
    whole = merged(pieces)
    check(whole, str(folder) if folder else "the packs")
    return whole


def load_packs(names: Iterable[str] = PACKS) -> People:
    """The people that come with the program, of all packs or of some."""
    pieces = []
    for name in names:
        folder = files("svodka") / "packs" / name
        for file in _FILES:
            pieces.append(parse_people((folder / file).read_text(encoding="utf-8"), f"{name}/{file}"))
    return merged(pieces)


def parse_people(text: str, place: str) -> People:
    """The people of one file. Raises ConfigError for anything that it can't hold, and for a key that is there twice."""
    whole = PersonTable(place, parsed(text, place))
    whole.only(_TABLES)
    about = whole.inner("about")
    if about:
        about.only(_ABOUT)
    basis = _basis(about, None) if about else None
    offices = whole.inners("office")
    tenures = [tenure for table in offices for tenure in _held(table, basis)]
    return People(
        persons=_once(whole, "person", [_person(table, basis) for table in whole.inners("person")]),
        institutions=_once(whole, "institution", [_institution(t, basis) for t in whole.inners("institution")]),
        offices=_once(whole, "office", [_office(table, basis) for table in offices]),
        tenures=(*tenures, *(_tenure(table, basis) for table in whole.inners("tenure"))),
        spellings=tuple(_spelling(table, basis) for table in whole.inners("spelling")),
    )


def merged(pieces: Iterable[People]) -> People:
    """Several files as one; a later entry replaces an earlier one of the same key, an office with who held it.

    Further spellings and terms of office that a file adds to another file's persons and offices are added last, so that
    they stay whatever replaces those. A spelling of nobody is kept as it is, for ``check`` to refuse.
    """
    persons: dict[str, Person] = {}
    institutions: dict[str, Institution] = {}
    offices: dict[str, Office] = {}
    held: dict[str, list[Tenure]] = {}
    added: list[Tenure] = []
    spellings: list[Spelling] = []
    for piece in pieces:
        persons |= {person.key: person for person in piece.persons}
        institutions |= {institution.key: institution for institution in piece.institutions}
        own = {office.key: office for office in piece.offices}
        offices |= own
        held |= {key: [tenure for tenure in piece.tenures if tenure.office == key] for key in own}
        added += [tenure for tenure in piece.tenures if tenure.office not in own]
        spellings += piece.spellings
    tenures = {_term(tenure): tenure for listed in held.values() for tenure in listed}
    for tenure in added:
        tenures.setdefault(_term(tenure), tenure)
    lost = tuple(spelling for spelling in spellings if spelling.person not in persons)
    return People(
        tuple(_with_spellings(persons, spellings).values()),
        tuple(institutions.values()),
        tuple(offices.values()),
        tuple(tenures.values()),
        lost,
    )


def _term(tenure: Tenure) -> tuple[str, str, str | None]:
    return tenure.office, tenure.person, tenure.since


def _with_spellings(persons: dict[str, Person], spellings: Iterable[Spelling]) -> dict[str, Person]:
    """The persons with the spellings added that they don't have."""
    for spelling in spellings:
        person, pair = persons.get(spelling.person), (spelling.language, spelling.name)
        if person and pair not in person.names and spelling.name != person.name:
            persons[person.key] = replace(person, names=(*person.names, pair))
    return persons


def check(people: People, place: str) -> None:
    """Raises ConfigError where a table names a key that no table has."""
    persons = {person.key for person in people.persons}
    institutions = {institution.key for institution in people.institutions}
    offices = {office.key for office in people.offices}
    speak = institutions | offices
    for spelling in people.spellings:
        raise ConfigError(f"{place}: spelling {spelling.name!r}: of {spelling.person!r}, and there is no such person")
    for tenure in people.tenures:
        if tenure.person not in persons:
            raise ConfigError(
                f"{place}: office {tenure.office}: held by {tenure.person!r}, and there is no such person"
            )
        if tenure.office not in offices:
            raise ConfigError(f"{place}: tenure of {tenure.person}: office {tenure.office!r}: there is none such")
    for institution in people.institutions:
        for key, value in (("parent", institution.parent), ("bloc", institution.bloc)):
            if value and value not in institutions:
                raise ConfigError(f"{place}: institution {institution.key}: {key} {value!r}: there is none such")
    for office in people.offices:
        if office.institution and office.institution not in institutions:
            raise ConfigError(f"{place}: office {office.key}: institution {office.institution!r}: there is none such")
        if lost := next((key for key in office.speaks_for if key not in speak), None):
            raise ConfigError(f"{place}: office {office.key}: speaks_for {lost!r}: no institution or office is that")


def _person(table: PersonTable, about: Basis | None) -> Person:
    table.only(_PERSON)
    sex = table.text("sex")
    if sex not in (None, "m", "f"):
        raise table.wrong("sex", f'must be "m" or "f", not {sex!r}')
    return Person(
        key=table.name("key"),
        name=table.needed("name"),
        basis=_basis(table, about),
        names=table.spellings("names"),
        country=table.country(),
        sex=sex,
        surname_first=table.flag("surname_first", False),
        surname_is_enough=table.flag("surname_is_enough", False),
        common=table.flag("common", False),
    )


def _institution(table: PersonTable, about: Basis | None) -> Institution:
    table.only(_INSTITUTION)
    return Institution(
        key=table.name("key"),
        name=table.needed("name"),
        basis=_basis(table, about),
        kind=table.choice("kind", InstitutionKind),
        names=table.spellings("names"),
        country=table.country(),
        parent=_optional_key(table, "parent"),
        bloc=_optional_key(table, "bloc"),
    )


def _office(table: PersonTable, about: Basis | None) -> Office:
    table.only(_OFFICE)
    return Office(
        key=table.name("key"),
        title=table.needed("title"),
        basis=_basis(table, about),
        kind=table.choice("kind", OfficeKind),
        titles=table.spellings("titles"),
        institution=_optional_key(table, "institution"),
        country=table.country(),
        speaks_for=table.keys("speaks_for"),
    )


def _held(office: PersonTable, about: Basis | None) -> Iterable[Tenure]:
    basis = _basis(office, about)
    for table in office.inners("held"):
        table.only(_HELD)
        yield _term_of(table, office.name("key"), basis)


def _tenure(table: PersonTable, about: Basis | None) -> Tenure:
    table.only(_TENURE)
    return _term_of(table, table.name("office"), about)


def _term_of(table: PersonTable, office: str, about: Basis | None) -> Tenure:
    since, until = table.day("since"), table.day("until", ended=True)
    if since and until and until[0].isdigit() and until < since[: len(until)]:
        raise table.wrong("until", f"{until} is before since {since}")
    return Tenure(table.name("by"), office, _basis(table, about), since, until)


def _spelling(table: PersonTable, about: Basis | None) -> Spelling:
    table.only(_SPELLING)
    language = table.language("language")
    if language is None:
        raise table.wrong("language", 'is missing: a two-letter code such as "ru"')
    return Spelling(table.name("person"), language, table.needed("name"), _basis(table, about))


def _basis(table: PersonTable, about: Basis | None) -> Basis:
    source, date = table.text("source"), table.day("date")
    if about is None and (source is None or date is None):
        raise table.wrong("source and date", "are missing here and in [about]: no fact without them")
    checked = table.flag("checked", False) if "checked" in table.values else bool(about and about.checked)
    return Basis(source or about.source, date or about.date, checked) if about else Basis(source, date, checked)  # type: ignore[arg-type]


def _optional_key(table: PersonTable, name: str) -> str | None:
    return table.name(name) if name in table.values else None


def _once(whole: PersonTable, name: str, entries: list[Any]) -> tuple[Any, ...]:
    seen = set()
    for entry in entries:
        if entry.key in seen:
            raise ConfigError(f"{whole.place}: two tables [[{name}]] with the key {entry.key!r}; change one of them")
        seen.add(entry.key)
    return tuple(entries)

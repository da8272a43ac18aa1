"""Persons, institutions and offices as a file that reads as the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from svodka.model import Basis, Institution, Office, People, Person, Spelling, Tenure


def people_text(people: People, about: Basis) -> str:
    """A TOML text of all of them; a basis is written where it isn't ``about``."""
    head = "\n".join(["[about]", *_lines(_basis(about, None)), ""])
    blocks = [head]
    blocks += [_table("institution", _institution(i) | _basis(i.basis, about)) for i in people.institutions]
    blocks += [_table("person", _person(p) | _basis(p.basis, about)) for p in people.persons]
    held: dict[str, list[Tenure]] = {}
    for tenure in people.tenures:
        held.setdefault(tenure.office, []).append(tenure)
    blocks += [_office(office, held.pop(office.key, []), about) for office in people.offices]
    return "\n".join([*blocks, *addition_blocks(People(tenures=_all(held), spellings=people.spellings), about)])


def addition_blocks(people: People, about: Basis | None = None) -> list[str]:
    """Tables that add terms of office and spellings to what other files have; a basis that is ``about`` is left out."""
    tenures = [
        _table(
            "tenure", {"office": t.office, "by": t.person, "since": t.since, "until": t.until} | _basis(t.basis, about)
        )
        for t in people.tenures
    ]
    return tenures + [_table("spelling", _spelling(s) | _basis(s.basis, about)) for s in people.spellings]


def entry_blocks(people: People) -> list[str]:
    """Tables of persons and offices, each with its own basis, to be appended to a file that a person edits."""
    blocks = [_table("person", _person(person) | _basis(person.basis, None)) for person in people.persons]
    own = {office.key for office in people.offices}
    for office in people.offices:
        table = _table("office", _office_values(office) | _basis(office.basis, None))
        blocks.append(_with_held(table, [t for t in people.tenures if t.office == office.key], office.basis))
    others = tuple(t for t in people.tenures if t.office not in own)
    return blocks + addition_blocks(People(tenures=others, spellings=people.spellings))


def _all(held: Mapping[str, list[Tenure]]) -> tuple[Tenure, ...]:
    return tuple(tenure for listed in held.values() for tenure in listed)


def _spelling(spelling: Spelling) -> dict[str, object]:
    return {"person": spelling.person, "language": spelling.language, "name": spelling.name}


def quoted(value: str) -> str:
    """A TOML basic string."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08X}" for c in escaped) + '"'


def _person(person: Person) -> dict[str, object]:
    return {
        "key": person.key,
        "name": person.name,
        "country": person.country,
        "sex": person.sex,
        "names": _by_language(person.names),
        "surname_first": person.surname_first,
        "surname_is_enough": person.surname_is_enough,
        "common": person.common,
    }


def _institution(institution: Institution) -> dict[str, object]:
    return {
        "key": institution.key,
        "name": institution.name,
        "kind": institution.kind.value,
        "country": institution.country,
        "parent": institution.parent,
        "bloc": institution.bloc,
        "names": _by_language(institution.names),
    }


def _office(office: Office, held: Iterable[Tenure], about: Basis) -> str:
    table = _table("office", _office_values(office) | _basis(office.basis, about))
    return _with_held(table, held, office.basis)


def _office_values(office: Office) -> dict[str, object]:
    return {
        "key": office.key,
        "title": office.title,
        "kind": office.kind.value,
        "institution": office.institution,
        "country": office.country,
        "speaks_for": office.speaks_for,
        "titles": _by_language(office.titles),
    }


def _with_held(table: str, held: Iterable[Tenure], basis: Basis) -> str:
    """An office's table with a line for each who held it; ``basis``: that of the office."""
    rows = [{"by": t.person, "since": t.since, "until": t.until} | _basis(t.basis, basis) for t in held]
    if not rows:
        return table
    lines = [f"    {_written({key: value for key, value in row.items() if value})}," for row in rows]
    return "\n".join([table.rstrip("\n"), "held = [", *lines, "]", ""])


def _basis(basis: Basis, about: Basis | None) -> dict[str, object]:
    if basis == about:
        return {}
    return {"source": basis.source, "date": basis.date, "checked": basis.checked or None}


def _by_language(names: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code, name in names:
        found.setdefault(code, []).append(name)
    return found


def _table(name: str, values: Mapping[str, object]) -> str:
    return "\n".join([f"[[{name}]]", *_lines(values), ""])


def _lines(values: Mapping[str, object]) -> list[str]:
    return [f"{key} = {_written(value)}" for key, value in values.items() if value]


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_written(inner)}" for key, inner in value.items()) + " }"
    assert isinstance(value, list | tuple)
    return "[" + ", ".join(_written(entry) for entry in value) + "]"

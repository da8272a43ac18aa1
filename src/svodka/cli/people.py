"""``svodka people``: the registry of persons, offices and institutions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from svodka.cli.common import count, day, desk_option, now, settings_of
from svodka.cli.speaker_text import (
    candidate_lines,
    candidates_json,
    figures_json,
    institution_lines,
    person_json,
    person_lines,
    statement_line,
)
from svodka.errors import UsageError
from svodka.identity import Registry
from svodka.identity.said import EXAMPLES, Unconfirmed, unconfirmed
from svodka.ledger import Ledger
from svodka.model import Basis, People, Person
from svodka.people import FOLDER, load_people, people_text
from svodka.write.visible import one_line


@click.group()
def people() -> None:
    """Persons, offices and institutions: what the packs and the desk's folder people/ have of them."""


@people.command("list", epilog="Example:  svodka people list --country kp --on 2024-05-01")
@desk_option
@click.option("--country", help="Only of this country (ru, ua, kp).")
@click.option("--institutions", is_flag=True, help="Institutions instead of persons.")
@click.option("--on", type=day, help="With the office of that day; default: the last one that is known.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per person.")
def list_people(desk: Path | None, country: str | None, institutions: bool, on: date | None, as_json: bool) -> None:
    """List the persons or institutions of the registry."""
    registry = Registry.of(load_people(settings_of(desk).root))
    lines = _institutions(registry, country) if institutions else _persons(registry, country, on, as_json)
    for line in lines:
        click.echo(line.encode("utf-8", "backslashreplace"))


@people.command(epilog="Example:  svodka people show dmitry-peskov")
@click.argument("name")
@desk_option
@click.option("--on", type=day, help="Also the office of that day (2025-04-28).")
def show(name: str, desk: Path | None, on: date | None) -> int:
    """Show one person or institution, by key or by name; where a name fits several, each of them in a line."""
    registry = Registry.of(load_people(settings_of(desk).root))
    identity = registry.identify(name)
    person = name if name in registry.persons else identity.person
    body = name if name in registry.institutions else registry.bodies.find(name).institution
    if person:
        lines = list(person_lines(registry.persons[person], registry, on))
    elif body:
        lines = list(institution_lines(registry.institutions[body], registry, on))
    else:
        lines = [f"“{one_line(name)}”: {one_line(identity.reason)}.", *candidate_lines(identity.candidates, registry)]
    for line in lines:
        click.echo(line.encode("utf-8", "backslashreplace"))
    return 0 if person or body else 1


@people.command("import", epilog="Example:  svodka people import ministers.json --into ministers")
@click.argument("file", type=click.Path(path_type=Path))
@desk_option
@click.option("--into", help="Name of the file in people/ that is written. Default: that of FILE.")
@click.option("--on", type=day, help="When FILE said so. Default: today.")
@click.option("--replace", is_flag=True, help="Write over a file of that name.")
def import_people(file: Path, desk: Path | None, into: str | None, on: date | None, replace: bool) -> None:
    """Take persons and their offices over from Wikidata or FollowTheMoney.

    FILE is Wikidata's entity JSON (one answer of its API, or lines of a dump) or FollowTheMoney entities, one a line,
    as OpenSanctions publishes them; gzipped or not. It becomes a file in the desk's folder people/ that you can edit.
    Persons whom the registry knows keep their key and get further names. Nothing is fetched.
    """
    from svodka.people.imported import join
    from svodka.people.reading import read_import

    settings = settings_of(desk)
    name = (into or file.name.partition(".")[0]).removesuffix(".toml")
    target = settings.root / FOLDER / f"{name}.toml"
    if not name or Path(name).name != name or name.startswith("."):
        raise UsageError(f"--into takes a name without a folder, not {name!r}")
    if target.exists() and not replace:
        raise UsageError(f"{target} is there already; give another name with --into, or --replace")
    basis = Basis(file.name, (on or now().date()).isoformat())
    joined = join(read_import(file, basis), load_people(settings.root), basis)
    target.parent.mkdir(exist_ok=True)
    partial = target.with_suffix(".part")
    partial.write_text(people_text(joined.people, basis), encoding="utf-8")
    partial.rename(target)
    for note in joined.notes:
        click.echo(f"svodka: {one_line(note)}", err=True)
    tenures = count(len(joined.people.tenures), "term of office", "terms of office")
    known = f"{count(joined.known, 'person', 'persons')} known before"
    click.echo(f"Wrote {target}: {count(joined.new, 'new person', 'new persons')}, {known}, {tenures}.")


@people.command(epilog="Example:  svodka people unknown --limit 20")
@desk_option
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="At most so many.")
@click.option("--toml", "as_toml", is_flag=True, help="As tables for a file in people/, to edit and to keep.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per name.")
def unknown(desk: Path | None, limit: int, as_toml: bool, as_json: bool) -> None:
    """List the persons whom the ledger names and no record knows, those who speak most first.

    They are unconfirmed: each with what they said and whom the name may mean. To confirm one, put the table that
    --toml prints into a file of the desk's folder people/, with its source; to say that a name is a spelling of
    somebody known, add the spelling to that person's names.
    """
    settings = settings_of(desk)
    registry = Registry.of(load_people(settings.root))
    with Ledger(settings.ledger) as ledger:
        found = unconfirmed(ledger.attributed(), registry)
    if as_toml:
        click.echo(_tables(found[:limit], registry).encode())
        return
    for one in found[:limit]:
        for line in [_unknown_json(one)] if as_json else _unknown_lines(one, registry):
            click.echo(line.encode("utf-8", "backslashreplace"))
    if not as_json:
        left = f"; {count(len(found) - limit, 'more', 'more')} with a larger --limit" if len(found) > limit else ""
        click.echo(f"{count(len(found), 'name')} that no record knows{left}.", err=True)


def _persons(registry: Registry, country: str | None, on: date | None, as_json: bool) -> Iterator[str]:
    for person in registry.persons.values():
        if country and person.country != country.lower():
            continue
        if as_json:
            yield json.dumps(person_json(person, registry, on), ensure_ascii=False)
            continue
        offices = [h.tenure.office for h in registry.role_on(person.key, on)] if on else []
        if not on:
            offices = [tenure.office for tenure in registry.tenures(person.key)[:1]]
        title = one_line(registry.offices[offices[0]].title) if offices else "-"
        yield f"{person.key}\t{one_line(person.name)}\t{person.country or '-'}\t{title}"


def _institutions(registry: Registry, country: str | None) -> Iterator[str]:
    for institution in registry.institutions.values():
        if not country or institution.country == country.lower():
            yield f"{institution.key}\t{one_line(institution.name)}\t{institution.country or '-'}\t{institution.kind}"


def _unknown_lines(one: Unconfirmed, registry: Registry) -> Iterator[str]:
    role = one.figures.roles.most_common(1)
    as_told = f", {one_line(role[0][0])}" if role else ""
    outlets = ", ".join(one_line(name) for name, _ in one.figures.by_outlet.most_common(EXAMPLES))
    yield f"{one_line(one.name)}{as_told}: {count(one.figures.total, 'statement')} ({outlets})"
    if one.candidates:
        yield f"  May be: {one_line(one.reason)}"
        yield from (f"  {line}" for line in candidate_lines(one.candidates, registry))
    yield from (f"    {statement_line(row)}" for row in reversed(one.figures.statements[-EXAMPLES:]))


def _unknown_json(one: Unconfirmed) -> str:
    found = {
        "name": one.name,
        "reason": one.reason,
        "candidates": candidates_json(one.candidates),
        "ledger": figures_json(one.figures, EXAMPLES),
    }
    return json.dumps(found, ensure_ascii=False)


def _tables(found: list[Unconfirmed], registry: Registry) -> str:
    """Unconfirmed persons as a file that can be kept once a person has looked at it."""
    from svodka.identity.folding import script
    from svodka.people.imported import new_key

    about = Basis("write here where it is said who they are", now().date().isoformat())
    persons: list[Person] = []
    for one in found:
        key = new_key(one.name, {*registry.persons, *(person.key for person in persons)})
        names = tuple(
            ("ru" if script(name) == "cyrillic" else "ko" if script(name) == "hangul" else "en", name)
            for name in one.figures.spellings
            if script(name) in ("cyrillic", "latin", "hangul") and name != one.name
        )
        persons.append(Person(key, one_line(one.name), about, names))
    return people_text(People(persons=tuple(persons)), about)

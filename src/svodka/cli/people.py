"""``svodka people``: the registry of persons, offices and institutions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from svodka.cli.common import count, day, desk_option, now, settings_of
from svodka.cli.confirming import add, confirm, reject
from svodka.cli.desk import progress
from svodka.cli.speaker_text import candidate_lines, institution_lines, person_json, person_lines
from svodka.cli.unconfirmed import unconfirmed
from svodka.errors import UsageError
from svodka.identity import Registry
from svodka.model import Basis
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
    with progress() as tell:
        joined = join(read_import(file, basis), load_people(settings.root), basis, tell)
    target.parent.mkdir(exist_ok=True)
    partial = target.with_suffix(".part")
    partial.write_text(people_text(joined.people, basis), encoding="utf-8")
    partial.rename(target)
    for note in joined.notes:
        click.echo(f"svodka: {one_line(note)}", err=True)
    tenures = count(len(joined.people.tenures), "term of office", "terms of office")
    known = f"{count(joined.known, 'person', 'persons')} known before"
    click.echo(f"Wrote {target}: {count(joined.new, 'new person', 'new persons')}, {known}, {tenures}.")


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


for command in (unconfirmed, confirm, reject, add):
    people.add_command(command)

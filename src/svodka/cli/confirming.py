"""``svodka people confirm``, ``reject`` and ``add``: what a person of the desk says of who is who."""

from __future__ import annotations

import getpass
from datetime import date
from pathlib import Path

import click

from svodka.cli.common import count, day, desk_option, now, settings_of
from svodka.cli.registry import Asked, asked_registry
from svodka.cli.unconfirmed import chosen
from svodka.config import replace_file
from svodka.config.edits import appended, editing
from svodka.errors import UsageError
from svodka.identity import Registry
from svodka.identity.said import REJECTED, Unconfirmed
from svodka.model import Basis, NameDecision, People
from svodka.people import FOLDER, entry_blocks, load_people
from svodka.people.confirming import Described, further_spellings, new_person
from svodka.write.visible import one_line

CONFIRMED = "confirmed.toml"
OWN = "own.toml"
_HEAD = "# Written by svodka people confirm and add; edit as you like.\n"

by_option = click.option("--by", metavar="WHO", help="Who decides, for the record. Default: your login name.")
country_option = click.option("--country", metavar="CODE", help="For which country the person speaks: two letters, ua.")
sex_option = click.option("--sex", type=click.Choice(["f", "m"]), help="Russian inflects names by it.")


@click.command(epilog="Example:  svodka people confirm 'Анна Линд' --name 'Anna Lind' --role 'Mayor of Lorim'")
@click.argument("name")
@desk_option
@click.option("--as", "person", metavar="KEY", help="The name is a spelling of this person of the registry.")
@click.option("--name", "true_name", metavar="NAME", help="How the person is called. Default: the commonest spelling.")
@click.option("--role", metavar="TITLE", help="The office that the person holds, by its title.")
@country_option
@sex_option
@by_option
def confirm(
    name: str,
    desk: Path | None,
    person: str | None,
    true_name: str | None,
    role: str | None,
    country: str | None,
    sex: str | None,
    by: str | None,
) -> None:
    """Confirm a speaker whom no record knows: make a record, or say of whom the name is a spelling.

    NAME as svodka people unconfirmed lists it. What is written stands in people/confirmed.toml of the desk, with the
    newest statement's address and day as its source; the ledger keeps who decided and when.
    """
    if person and (true_name or role or country or sex):
        raise UsageError("--as says that the person is known: leave out --name, --role, --country and --sex")
    settings = settings_of(desk)
    with asked_registry(settings) as asked:
        one = chosen(name, asked)
        basis, spellings = _basis(one), tuple(map(one_line, one.figures.spellings))
        if person:
            people, verdict, key = further_spellings(person, spellings, asked.registry, basis), "merged", person
        else:
            described = Described(true_name or one_line(one.name), spellings, country, sex, role)
            people = new_person(described, asked.registry, basis)
            verdict, key = "confirmed", people.persons[0].key
        path = _write(settings.root, CONFIRMED, people)
        _decide(asked, one, verdict, key, by, basis.source, role)
    _tell(settings.root, one, key, path)


@click.command(epilog="Example:  svodka people reject 'Большой Лорим'")
@click.argument("name")
@desk_option
@click.option("--undo", is_flag=True, help="Take it back: the name is offered again.")
@by_option
def reject(name: str, desk: Path | None, undo: bool, by: str | None) -> None:
    """Say that a name is no person's: it isn't offered for confirmation any more. The ledger keeps who said so."""
    with asked_registry(settings_of(desk)) as asked:
        if undo:
            decided = [d for d in asked.ledger.registering.decisions() if d.name == name]
            if not decided or decided[-1].verdict != REJECTED:
                raise UsageError(f"{one_line(name)} was not rejected; nothing was changed")
            asked.ledger.registering.decide(
                NameDecision(name, "reopened", None, by or getpass.getuser(), now(), decided[-1].source)
            )
            click.echo(f"{one_line(name)} is offered again.")
            return
        one = chosen(name, asked)
        _decide(asked, one, REJECTED, None, by, _basis(one).source, None)
    click.echo(f"{one_line(one.name)} is no person's name: {count(one.figures.total, 'statement')} stay nobody's.")


@click.command(epilog="Example:  svodka people add 'Anna Lind' --spelling 'Анна Линд' --role 'Mayor of Lorim' "
                      "--source https://lorim.example/council")  # fmt: skip
@click.argument("name")
@desk_option
@click.option("--source", required=True, help="Where it is said who this is: an address, or a title.")
@click.option("--on", type=day, help="When the source said so. Default: today.")
@click.option("--spelling", "spellings", multiple=True, help="A further spelling, in any script; several times.")
@click.option("--role", metavar="TITLE", help="An office that the person holds or held, by its title.")
@click.option("--since", metavar="DATE", help="Since when: 2028, 2028-05 or 2028-05-14.")
@click.option("--until", metavar="DATE", help="Until when, as --since; ? for: left, not known when.")
@country_option
@sex_option
@click.option("--namesake", is_flag=True, help="Another person of this name is known; this is somebody else.")
def add(
    name: str,
    desk: Path | None,
    source: str,
    on: date | None,
    spellings: tuple[str, ...],
    role: str | None,
    since: str | None,
    until: str | None,
    country: str | None,
    sex: str | None,
    namesake: bool,
) -> None:
    """Add a person to the desk's own file people/own.toml, with the source that says who it is."""
    if (since or until) and not role:
        raise UsageError("--since and --until are of an office: name it with --role")
    settings = settings_of(desk)
    registry = Registry.of(load_people(settings.root))
    known = registry.identify(name, role, country=country)
    if known.person and not namesake:
        raise UsageError(f"the registry knows {one_line(name)} as {known.person}; --namesake for another person")
    basis = Basis(source, (on or now().date()).isoformat(), checked=True)
    described = Described(name, spellings, country, sex, role, since, until)
    people = new_person(described, registry, basis)
    path = _write(settings.root, OWN, people)
    click.echo(f"Added {people.persons[0].key} to {path}.")


def _write(root: Path, file: str, people: People) -> Path:
    """Append tables to a file of people/, once all files together were read with them. Raises ConfigError."""
    path = root / FOLDER / file
    with editing(root):
        text = appended(path, entry_blocks(people), _HEAD)
        load_people(root, {path: text})
        replace_file(path, text)
    return path


def _basis(one: Unconfirmed) -> Basis:
    """The newest statement as the source of who somebody is."""
    newest = one.figures.statements[-1]
    told = newest.said.day or newest.published or now().date()
    return Basis(one_line(newest.said.address), told.isoformat(), checked=True)


def _decide(
    asked: Asked, one: Unconfirmed, verdict: str, person: str | None, by: str | None, source: str, role: str | None
) -> None:
    decision = NameDecision(one.name, verdict, person, by or getpass.getuser(), now(), source, role)
    asked.ledger.registering.decide(decision)


def _tell(root: Path, one: Unconfirmed, key: str, path: Path) -> None:
    """What came of it: whether the name now leads to the person."""
    registry = Registry.of(load_people(root))
    newest = one.figures.statements[-1].said
    found = registry.identify(one.name, newest.role, newest.day)
    click.echo(f"Wrote {key} to {path}.")
    if found.person != key:
        click.echo(
            f"svodka: {one_line(one.name)} alone is still not told for sure ({one_line(found.reason)}); "
            "give the whole name with --name, or the office with --role",
            err=True,
        )

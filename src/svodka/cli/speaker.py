"""``svodka speaker``: who somebody is, and what the ledger has of them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from svodka.cli.common import day, desk_option, settings_of
from svodka.cli.speaker_text import (
    candidate_lines,
    candidates_json,
    figure_lines,
    figures_json,
    institution_lines,
    person_json,
    person_lines,
)
from svodka.identity import Identity, Registry
from svodka.identity.said import Figures, said_by, said_for, said_under
from svodka.ledger import Ledger
from svodka.people import load_people
from svodka.write.visible import one_line


@click.command(epilog="Example:  svodka speaker Peskov --on 2024-05-01")
@click.argument("name")
@desk_option
@click.option("--role", help="An office as written, which tells bearers of one name apart.")
@click.option("--on", type=day, help="The office of that day (2025-04-28).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def speaker(name: str, desk: Path | None, role: str | None, on: date | None, as_json: bool) -> int:
    """Show who a person or an institution is, and what the ledger has of them.

    NAME in any spelling, script or case form, or a key of the registry. A name that could mean several is told with
    its candidates; the exit code is 1 where neither the registry nor the ledger knows it.
    """
    settings = settings_of(desk)
    registry = Registry.of(load_people(settings.root))
    identity = Identity(name, name) if name in registry.persons else registry.identify(name, role, on)
    body = name if name in registry.institutions else registry.bodies.find(name).institution
    with Ledger(settings.ledger) as ledger:
        rows = ledger.attributed()
        if identity.person:
            figures = said_by(identity.person, rows, registry)
        else:
            figures = said_for(body, rows, registry) if body else said_under(name, rows, registry)
    known = identity.person or body
    if as_json:
        click.echo(json.dumps(_as_json(identity, body, registry, on, figures), ensure_ascii=False).encode())
    else:
        _print(identity, body, registry, on, figures)
    return 0 if known or figures.total else 1


def _print(identity: Identity, body: str | None, registry: Registry, on: date | None, figures: Figures) -> None:
    if identity.person:
        lines = list(person_lines(registry.persons[identity.person], registry, on))
    elif body:
        lines = list(institution_lines(registry.institutions[body], registry, on))
    else:
        lines = [f"“{one_line(identity.name)}”: {one_line(identity.reason)}."]
        lines += candidate_lines(identity.candidates, registry)
    for line in [*lines, *figure_lines(figures)]:
        click.echo(line.encode("utf-8", "backslashreplace"))


def _as_json(
    identity: Identity, body: str | None, registry: Registry, on: date | None, figures: Figures
) -> dict[str, object]:
    return {
        "name": identity.name,
        "reason": identity.reason,
        "person": person_json(registry.persons[identity.person], registry, on) if identity.person else None,
        "institution": body if not identity.person else None,
        "candidates": candidates_json(identity.candidates),
        "ledger": figures_json(figures),
    }

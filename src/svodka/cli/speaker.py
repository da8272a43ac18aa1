"""``svodka speaker``: who somebody is, and what the ledger has of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from svodka.cli.citing_text import cited_json, cited_lines
from svodka.cli.common import day, desk_option, settings_of
from svodka.cli.registry import asked_registry, published_in
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
from svodka.identity.citing import Characterisation, Cited, Counts, characterisation, name_key, speaker_id
from svodka.identity.said import Figures, said_by, said_under
from svodka.model import Citation, EntryKind
from svodka.write.visible import one_line


@dataclass(frozen=True, slots=True)
class _Found:
    """All that is shown of a speaker."""

    identity: Identity
    body: str | None  # key of an institution
    figures: Figures
    cited: Cited
    borne_out: tuple[Characterisation, ...]


@click.command(epilog="Example:  svodka speaker Peskov --on 2024-05-01")
@click.argument("name")
@desk_option
@click.option("--role", help="An office as written, which tells bearers of one name apart.")
@click.option("--on", type=day, help="The office of that day (2025-04-28).")
@click.option("--since", type=day, help="Figures only of what was published on this day or later.")
@click.option("--until", type=day, help="Figures only of what was published on this day or earlier.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def speaker(
    name: str,
    desk: Path | None,
    role: str | None,
    on: date | None,
    since: date | None,
    until: date | None,
    as_json: bool,
) -> int:
    """Show who a person or an institution is, and what the ledger has of them.

    NAME in any spelling, script or case form, or a key of the registry. A name that could mean several is told with
    its candidates; the exit code is 1 where neither the registry nor the ledger knows it. How often outlets of which
    leaning cite somebody stands beside how often they cite everybody; words repeated in copies of one text count once.
    """
    settings = settings_of(desk)
    with asked_registry(settings) as asked:
        registry = asked.registry
        identity = Identity(name, name) if name in registry.persons else registry.identify(name, role, on)
        body = name if name in registry.institutions else registry.bodies.find(name).institution
        citations = published_in(asked.ledger.registering.citations(), since, until)
        counts = Counts(citations, asked.ledger.registering.copies(), registry)
        found = _found(identity, None if identity.person else body, citations, counts)
    if as_json:
        click.echo(json.dumps(_as_json(found, registry, on), ensure_ascii=False).encode("utf-8", "backslashreplace"))
    else:
        _print(found, registry, on)
    return 0 if found.identity.person or found.body or found.figures.total else 1


def _found(identity: Identity, body: str | None, citations: list[Citation], counts: Counts) -> _Found:
    registry = counts.registry
    if identity.person:
        who = (EntryKind.PERSON.value, identity.person)
        figures = said_by(EntryKind.PERSON, identity.person, citations, registry)
    elif body:
        who = (EntryKind.INSTITUTION.value, body)
        figures = said_by(EntryKind.INSTITUTION, body, citations, registry)
    else:
        figures = said_under(identity.name, citations, registry)
        # case forms of a name that no record knows are several ids; the commonest tells most
        known = [speaker_id(citation) for citation in figures.statements]
        who = max(known, key=known.count) if known else ("name", name_key(identity.name))
    cited = counts.cited(who)
    camps = (characterisation(who, counts, camp.camp) for camp in cited.camps)
    return _Found(identity, body, figures, cited, tuple(told for told in camps if told and told.frequent))


def _print(found: _Found, registry: Registry, on: date | None) -> None:
    if found.identity.person:
        lines = list(person_lines(registry.persons[found.identity.person], registry, on))
    elif found.body:
        lines = list(institution_lines(registry.institutions[found.body], registry, on))
    else:
        lines = [f"“{one_line(found.identity.name)}”: {one_line(found.identity.reason)}."]
        lines += candidate_lines(found.identity.candidates, registry)
    lines += [*figure_lines(found.figures, registry), *cited_lines(found.cited, registry)]
    lines += [f"  Borne out: {told.words}" for told in found.borne_out]
    for line in lines:
        click.echo(line.encode("utf-8", "backslashreplace"))


def _as_json(found: _Found, registry: Registry, on: date | None) -> dict[str, object]:
    person = found.identity.person
    return {
        "name": found.identity.name,
        "reason": found.identity.reason,
        "person": person_json(registry.persons[person], registry, on) if person else None,
        "institution": found.body,
        "candidates": candidates_json(found.identity.candidates),
        "ledger": figures_json(found.figures),
        "cited": cited_json(found.cited),
        "borne_out": [told.words for told in found.borne_out],
    }

"""``svodka people unconfirmed``: whom the ledger names and no record knows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from svodka.cli.common import count, desk_option, settings_of
from svodka.cli.registry import Asked, asked_registry
from svodka.cli.speaker_text import figures_json, statement_line, stored_candidate_lines
from svodka.errors import UsageError
from svodka.identity import Registry
from svodka.identity.citing import name_key
from svodka.identity.said import EXAMPLES, Unconfirmed
from svodka.identity.said import unconfirmed as whom_no_record_knows
from svodka.people.imported import new_key
from svodka.write.visible import one_line


@click.command(epilog="Example:  svodka people unconfirmed --limit 20")
@desk_option
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="At most so many.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per name.")
def unconfirmed(desk: Path | None, limit: int, as_json: bool) -> None:
    """List the persons whom the ledger names and no record knows, those who speak most first.

    Each with what they said, how often, in which outlets, and whom the name may mean. Then say who it is: svodka
    people confirm NAME makes a record; with --as KEY the name becomes a spelling of somebody known; svodka people
    reject NAME says that it is no person's.
    """
    with asked_registry(settings_of(desk)) as asked:
        found, registry = all_unconfirmed(asked), asked.registry
    for one in found[:limit]:
        for line in [_as_json(one)] if as_json else _lines(one, registry):
            click.echo(line.encode("utf-8", "backslashreplace"))
    if not as_json:
        left = f"; {count(len(found) - limit, 'more', 'more')} with a larger --limit" if len(found) > limit else ""
        click.echo(f"{count(len(found), 'name')} that no record knows{left}.", err=True)


def all_unconfirmed(asked: Asked) -> list[Unconfirmed]:
    """All names that no record knows and nobody rejected."""
    registering = asked.ledger.registering
    return whom_no_record_knows(registering.citations(), asked.registry, registering.decisions())


def chosen(name: str, asked: Asked) -> Unconfirmed:
    """The unconfirmed speaker whom a name, or the key that the list shows, means; raises UsageError for none."""
    found = all_unconfirmed(asked)
    wanted = name_key(name)
    for one in found:
        if name_key(one.name) == wanted or new_key(one.name, ()) == name:
            return one
    identity = asked.registry.identify(name)
    known = f"the registry knows {one_line(name)} as {identity.person}" if identity.person else (
        f"no unconfirmed speaker is called {one_line(name)}"
    )  # fmt: skip
    raise UsageError(f"{known}; svodka people unconfirmed lists those whom nobody has confirmed")


def _lines(one: Unconfirmed, registry: Registry) -> Iterator[str]:
    role = one.figures.roles.most_common(1)
    as_told = f", {one_line(role[0][0])}" if role else ""
    outlets = ", ".join(one_line(name) for name, _ in one.figures.by_outlet.most_common(EXAMPLES))
    yield f"{one_line(one.name)}{as_told}: {count(one.figures.total, 'statement')} ({outlets})"
    if one.candidates:
        yield f"  May be: {one_line(one.reason)}"
        yield from (f"  {line}" for line in stored_candidate_lines(one.candidates, registry))
    yield from (f"    {statement_line(citation.said)}" for citation in reversed(one.figures.statements[-EXAMPLES:]))


def _as_json(one: Unconfirmed) -> str:
    found = {
        "name": one.name,
        "key": new_key(one.name, ()),
        "reason": one.reason,
        "candidates": [{"person": key, "score": score} for key, score in one.candidates],
        "ledger": figures_json(one.figures, EXAMPLES),
    }
    return json.dumps(found, ensure_ascii=False)

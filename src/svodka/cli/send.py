"""``svodka send``: a signed digest to the subscribers, to nobody twice."""

from __future__ import annotations

import json
import time
from pathlib import Path

import click

from svodka.cli.common import count, desk_option, now, settings_of
from svodka.cli.desk import open_desk, progress
from svodka.cli.subscribers import opened


@click.command(epilog="Examples:\n\n\b\n  svodka send 3f2a9c --to me@example.org\n  svodka send 3f2a9c --dry-run\n"
                      "  svodka send 3f2a9c")  # fmt: skip
@click.argument("digest", metavar="ID")
@click.option("--dry-run", is_flag=True, help="Say how many would get it, and send nothing.")
@click.option("--to", metavar="ADDRESS", help="Send it to this address only, as a test; nothing is noted.")
@click.option("--again-uncertain", is_flag=True, help="Send again to those of whom nobody knows whether they have it.")
@desk_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def send(
    digest: str, dry_run: bool, to: str | None, again_uncertain: bool, desk: Path | None, as_json: bool
) -> int:  # fmt: skip
    """Send a signed digest to all confirmed subscribers, each in a message of their own.

    Who gets it is fixed when it is sent first. Stopped or failed midway, run it again: who has it does not get it
    twice, who waits gets it. The exit code is 1 where somebody still waits or may not have it.
    """
    from svodka.pipeline.mailing import World, edition_of, send_test
    from svodka.pipeline.mailing import send as send_all

    with opened(desk) as (people, site, mail), open_desk(settings_of(desk)) as ledger:
        edition = edition_of(ledger, digest)
        if to:
            send_test(edition, to, site, mail)
            click.echo("Sent as a test.")
            return 0
        if dry_run:
            waiting = people.would_get(edition.id, again_uncertain=again_uncertain)
            click.echo(
                json.dumps({"would_get": waiting}) if as_json else f"{count(waiting, 'subscriber')} would get it."
            )
            return 0
        with progress() as tell:
            figures = send_all(edition, people, site, mail, World(now, time.sleep, tell),
                               again_uncertain=again_uncertain)  # fmt: skip
    if as_json:
        click.echo(json.dumps(figures))
    else:
        click.echo(
            ", ".join(f"{number:,} {state}" for state, number in sorted(figures.items())) or "No subscriber yet."
        )
        if figures.get("uncertain"):
            click.echo("Uncertain: nobody knows whether they have it. To send it to them once more: --again-uncertain")
    return 1 if figures.get("waiting") or figures.get("uncertain") else 0

"""``svodka watch``: rules of what to be told, ways to be told, and the telling."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import click

from svodka.cli.common import day, desk_option, settings_of
from svodka.cli.watch_setup import add, deliver, list_watches, remove
from svodka.errors import BusyError
from svodka.write.visible import one_line


@click.group()
def watch() -> None:
    """Be told when a line moves, when somebody affirms for the first time, or speaks after a silence."""


for command in (add, deliver, list_watches, remove):
    watch.add_command(command)


@watch.command(epilog="Example:  svodka watch run --every 15 --desk desk")
@desk_option
@click.option("--every", type=click.FloatRange(min=0, min_open=True), metavar="MINUTES",
              help="Go on until Ctrl-C, so often. Default: once.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each alert and each delivery.")
def run(desk: Path | None, every: float | None, as_json: bool) -> int:
    """Look for news, and tell it: each alert once by each delivery.

    An alert is noted before it is sent, so that Ctrl-C or a crash loses none. What could not be handed over is tried
    again by the next run, for a week. The exit code is 1 where anything could not be handed over.
    """
    from svodka.cli.watch_run import round_of

    while True:
        try:
            code = round_of(settings_of(desk), as_json=as_json)
        except BusyError as error:
            if every is None:
                raise
            click.echo(f"svodka: {one_line(str(error))}; it is tried again", err=True)
        else:
            if every is None:
                return code
        time.sleep(every * 60)


@watch.command(epilog="Example:  svodka watch test --since 2031-01-01 --desk desk")
@desk_option
@click.option("--since", type=day, metavar="DATE",
              help="What would have been told since this day, had each report come on the day of its words. "
              "Default: what the next run would tell.")  # fmt: skip
@click.option("--send", metavar="DELIVERY",
              help="Send a message that says that it is a test by this delivery, and do nothing else.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each alert.")
def test(desk: Path | None, since: date | None, send: str | None, as_json: bool) -> int:
    """Show what would be told, without telling or noting it; or try a delivery out."""
    from svodka.cli import watch_run

    settings = settings_of(desk)
    if send:
        return watch_run.try_out(settings, send)
    if since:
        return watch_run.replay(settings, since, as_json=as_json)
    return watch_run.preview(settings, as_json=as_json)

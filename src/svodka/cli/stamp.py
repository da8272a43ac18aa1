"""``svodka stamp``: have an authority witness what was archived on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from svodka.cli.common import count, day, desk_option, now, settings_of
from svodka.cli.desk import open_desk
from svodka.pipeline import stamp as stamp_day
from svodka.pipeline import unstamped_days


@click.command(epilog="Example:  svodka stamp --authority https://freetsa.org/tsr")
@click.option("--authority", required=True, metavar="URL", help="The service that stamps (RFC 3161).")
@click.option(
    "--day", "chosen", type=day, metavar="DAY", help="The day, in UTC. Default: each past day that has no stamp yet."
)
@desk_option
@click.option("--allow-private", is_flag=True, help="The service may be inside a private network.")
def stamp(authority: str, chosen: date | None, desk: Path | None, allow_private: bool) -> None:
    """Have an authority witness what was archived on a day, so that nobody can say that it was made up later.

    Only the checksum of a list of checksums is sent. List and answer are kept in the archive's folder stamps;
    svodka verify --archive checks them. Needs the extra part svodka[timestamps].
    """
    from svodka.collect import Limits
    from svodka.collect.posting import post

    def ask(request: bytes) -> bytes:
        limits = Limits()
        return post(authority, request, "application/timestamp-query", limits=limits, allow_private=allow_private)

    with open_desk(settings_of(desk)) as opened:
        days = [chosen.isoformat()] if chosen else unstamped_days(opened.archive, now().date())
        for one in days:
            done = stamp_day(opened.archive, one, ask)
            if done is None:
                click.echo(f"{one} is stamped already, and nothing was added to it since.")
            else:
                click.echo(f"Stamped {count(done.records, 'record')} of {one}: {done.list} and {done.response.name}.")
        if not days:
            click.echo("Each past day is stamped already.")

"""``svodka statements``: what the ledger has, filtered."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path

import click

from svodka.cli.common import about_option, about_words, day, desk_option, settings_of
from svodka.errors import UsageError
from svodka.ledger import Filter, Ledger
from svodka.model import StatementKind
from svodka.write.export import statements_csv, statements_json

FORMS = ("table", "json", "csv")


@click.command(epilog="Example:  svodka statements --speaker Petrenko --since 2031-04-01 --about volunteers")
@desk_option
@click.option("--speaker", help="Any part of the speaker's name.")
@click.option("--outlet", help="Any part of the outlet's name.")
@click.option("--since", type=day, help="Said (where untold: published) on this day or later (2025-04-28).")
@click.option("--until", type=day, help="Said (where untold: published) on this day or earlier.")
@about_option
@click.option("--kind", type=click.Choice([kind.value for kind in StatementKind]), help="How the words stand.")
@click.option("--all-revisions", is_flag=True, help="Also from texts that were changed since.")
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@click.option("--table", "form", flag_value="table", help="As a table (default on a terminal).")
@click.option("--json", "form", flag_value="json", help="As JSON Lines (default elsewhere).")
@click.option("--csv", "form", flag_value="csv", help="As CSV for a spreadsheet.")
def statements(
    desk: Path | None,
    speaker: str | None,
    outlet: str | None,
    since: date | None,
    until: date | None,
    about: tuple[str, ...],
    kind: str | None,
    all_revisions: bool,
    limit: int | None,
    form: str | None,
) -> None:
    """List the statements of the ledger, by the day on which they were said (where untold: published)."""
    if since and until and since > until:
        raise UsageError(f"--since {since} is after --until {until}: swap them")
    wanted = Filter(
        speaker=speaker,
        outlet=outlet,
        since=since,
        until=until,
        about=about_words(about),
        kind=StatementKind(kind) if kind else None,
        all_revisions=all_revisions,
    )
    with Ledger(settings_of(desk).ledger) as ledger:
        rows = ledger.statements(wanted, limit)
        form = form or ("table" if sys.stdout.isatty() else "json")
        if form == "table":
            from rich.console import Console

            from svodka.write.table import statement_table

            width = shutil.get_terminal_size((100, 25)).columns
            table = statement_table(((row.revision, row.statement) for row in rows), width=width)
            console = Console(width=width)
            with console.capture() as captured:  # rich itself would end with 1 where the reader of a pipe is gone
                console.print(table)
            sys.stdout.buffer.write(captured.get().encode(sys.stdout.encoding, "replace"))
            if not table.row_count:
                click.echo("No statement fits; with fewer filters there may be some.", err=True)
            return
        for line in (statements_csv if form == "csv" else statements_json)(rows):
            sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace"))

"""``svodka export``: the archive in a form that other programs open."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from svodka.cli.common import count, day, desk_option, now, settings_of
from svodka.cli.desk import open_desk, progress
from svodka.errors import UsageError
from svodka.pipeline import export_package
from svodka.write.visible import one_line


@click.command(epilog="Example:  svodka export --wacz may.wacz --since 2031-05-01 --until 2031-05-31")
@click.option(
    "--wacz",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a WACZ package, which ReplayWeb.page and pywb open.",
)
@desk_option
@click.option("--since", type=day, metavar="DAY", help="Only what was fetched from this day on (2031-05-01, in UTC).")
@click.option("--until", type=day, metavar="DAY", help="Only what was fetched up to this day, included.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object of what was written.")
def export(wacz: Path, desk: Path | None, since: date | None, until: date | None, as_json: bool) -> int:
    """Write the archive, or what was fetched in some days, as one file that replay programs open.

    Records are copied as they are. Damaged ones are left out and named, and the exit code is 1 then. Open the file at
    replayweb.page, where it stays on your computer, to see the pages as they were.
    """
    if since and until and since > until:
        raise UsageError("--since is after --until; change one of them")
    settings = settings_of(desk)
    with open_desk(settings) as opened, progress() as tell:
        tell("writing the package")
        done = export_package(opened, wacz, title=settings.name, at=now(), since=since, until=until)
    for sentence in done.left_out:
        click.echo(f"svodka: {one_line(sentence)}; see: svodka verify --archive", err=True)
    if as_json:
        written = {
            "file": str(done.path),
            "bytes": done.size,
            "records": done.records,
            "pages": done.pages,
            "left_out": done.left_out,
        }
        click.echo(json.dumps(written, ensure_ascii=False).encode("utf-8", "backslashreplace"))
    else:
        size = f"{done.size / 1e6:,.1f} MB"
        click.echo(f"Wrote {done.path}: {count(done.records, 'record')}, {count(done.pages, 'page')}, {size}.")
    return 1 if done.left_out else 0

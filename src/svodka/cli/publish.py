"""``svodka publish``: the digests that editors signed, as a site of plain files."""

from __future__ import annotations

import json
from pathlib import Path

import click

from svodka.cli.common import count, desk_option, settings_of
from svodka.cli.desk import open_desk, progress
from svodka.config import SITE_FILE, initial_site, load_site, replace_file
from svodka.errors import UsageError
from svodka.write.visible import one_line


@click.command(epilog="Examples:\n\n\b\n  svodka publish --init\n  svodka publish --out public")
@desk_option
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="The folder to write; else DESK/site.")
@click.option("--init", "first", is_flag=True, help="Write DESK/site.toml, which says what the site is called.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object of what was done.")
def publish(desk: Path | None, out: Path | None, first: bool, as_json: bool) -> int:
    """Write the site of all digests that were signed (svodka draft sign): plain files for any web server.

    Each issue has its page; each receipt one that shows the quotation in the archived text. There are lists by
    rubric, line and speaker, feeds, and a page of corrections. The same digests make the same bytes. The folder is
    replaced when all is written: if anything goes wrong, the site that was there stays.
    """
    settings = settings_of(desk)
    if first:
        path = settings.root / SITE_FILE
        if path.exists():
            raise UsageError(f"{path} is there already; edit it")
        replace_file(path, initial_site(settings.name))
        click.echo(f"Wrote {path}. Change title and address in it, then: svodka publish")
        return 0
    site = load_site(settings.root)
    from svodka.pipeline.publishing import publish as write

    with open_desk(settings) as opened, progress() as tell:
        tell("verifying receipts and writing pages")
        done = write(opened, site, out or settings.root / "site")
    if as_json:
        value = {"folder": str(done.folder), "pages": done.pages, "changed": done.changed, "removed": done.removed}
        click.echo(json.dumps(value, ensure_ascii=False))
        return 0
    changed = f"{done.changed} new or changed, {done.removed} removed"
    click.echo(f"Wrote {one_line(str(done.folder))}: {count(done.pages, 'page')}, {changed}.")
    return 0

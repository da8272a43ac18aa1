"""``svodka source import`` and ``export``: OPML, as feed readers exchange it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from svodka.cli.common import count, desk_option, settings_of
from svodka.config import add_outlets, add_sources, load_outlets, load_removed, load_sources, replace_file, same_address
from svodka.errors import CollectError, ConfigError, SvodkaError, UsageError
from svodka.write.visible import one_line


@click.command("import", epilog="Example:  svodka source import feeds.opml")
@click.argument("file", type=click.Path(path_type=Path))
@desk_option
def import_(file: Path, desk: Path | None) -> None:
    """Add the feeds of an OPML file, as feed readers export it, or all sources of one that a desk exported.

    What the desk has already is left as it is. Nothing is asked: a feed that doesn't answer shows when it is
    collected.
    """
    from svodka.collect.files import read_file
    from svodka.config.opml import LARGEST, read_opml

    root = settings_of(desk).root
    had = load_sources(root)
    taken = {source.key for source in (*had, *load_removed(root))}
    try:
        found = read_opml(read_file(file, LARGEST), taken)
    except (CollectError, ConfigError) as error:
        raise SvodkaError(f"{file}: {one_line(str(error))}") from error
    for fault in found.faults:
        click.echo(f"svodka: {file}: {one_line(fault)}", err=True)
    known = {same_address(source.address) for source in had}
    new = [source for source in found.sources if same_address(source.address) not in known]
    named = {source.outlet for source in new}
    outlets = {outlet.key for outlet in load_outlets(root)}
    add_outlets(root, [o for o in found.outlets if o.key in named and o.key not in outlets])
    add_sources(root, new)
    there = len(found.sources) - len(new)
    click.echo(
        f"Added {count(len(new), 'source')}; {there} there already; "
        f"skipped {count(found.skipped, 'outline')} that {'is' if found.skipped == 1 else 'are'} no new feed."
    )


@click.command(epilog="Example:  svodka source export sources.opml")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@desk_option
def export(file: Path | None, desk: Path | None) -> None:
    """Write the sources as OPML 2.0 to FILE, which must be new, or to standard output."""
    from svodka.config.opml import written_opml

    settings = settings_of(desk)
    sources = load_sources(settings.root)
    data = written_opml(settings.name, sources, load_outlets(settings.root))
    if file is None:
        sys.stdout.buffer.write(data)
        return
    if file.exists():
        raise UsageError(f"{file} is there already; name a new file")
    replace_file(file, data.decode("utf-8"))
    click.echo(f"Wrote {count(len(sources), 'source')} to {file}.", err=True)

"""``svodka source add``: find out what an address is, and note it as a source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import click

from svodka.cli.common import desk_option, now, settings_of
from svodka.config import (
    OWN,
    Settings,
    add_outlets,
    add_sources,
    load_outlets,
    load_removed,
    load_sources,
    new_key,
    new_outlet_key,
    same_address,
)
from svodka.errors import CollectError, UsageError
from svodka.model import Capture, Failure, Outlet, Source, SourceKind
from svodka.write.visible import one_line

# As long as a headline may be
LONGEST_TITLE = 200


@click.command(epilog="Example:  svodka source add https://example.org --outlet 'The Halmar Courier'")
@click.argument("address", metavar="ADDRESS")
@desk_option
@click.option("--outlet", help="Whose it is: the key or a name of an outlet. One that is new is noted in outlets/.")
@click.option("--title", help="What it is called. Default: as it calls itself.")
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in SourceKind]),
    help="What it is, if you know; then nothing is asked and nothing else is looked for.",
)
@click.option("--every", type=click.IntRange(1, 44640), metavar="MINUTES", help="How often it is visited.")
def add(
    address: str, desk: Path | None, outlet: str | None, title: str | None, kind: str | None, every: int | None
) -> None:
    """Note a source. What it is is found out by asking it: a feed, a site with feeds, a channel, a page.

    ADDRESS may be a feed, a site, a sitemap, a page, or a Telegram channel as @name or t.me/name. Where a page
    names feeds the best of them is taken, and the others are named. Nothing is collected yet.
    """
    from svodka.pipeline.discovery import Discovery, discover
    from svodka.pipeline.source_address import source_address

    settings = settings_of(desk)
    asked = source_address(address)
    if _is_back(settings.root, asked, outlet or title or kind or every):
        return
    _refuse_known(settings.root, asked)
    if kind:
        because = f"{asked} is noted as a {kind}, as you say; it was not asked."
        found = Discovery(SourceKind(kind), asked, None, None, because)
    else:
        found = discover(address, _fetcher(settings))
        _refuse_known(settings.root, found.address)
    key = new_key(found.address, [s.key for s in (*load_sources(settings.root), *load_removed(settings.root))])
    source = Source(
        key=key,
        address=found.address,
        kind=found.kind,
        title=one_line(title or found.title or "")[:LONGEST_TITLE] or None,
        language=found.language,
        every=every,
        checked=not kind,
    )
    if outlet:
        source = replace(source, outlet=_outlet(settings.root, outlet))
    add_sources(settings.root, [source])
    click.echo(one_line(found.because))
    for other in found.others:
        click.echo(f"  There is also {one_line(other.address)} ({other.kind}).")
    click.echo(f"Added as {key} to sources/{OWN}. Next: svodka collect")


def _is_back(root: Path, address: str, changes: object) -> bool:
    """Bring a source that was taken out back as it was written, and say so."""
    if any(same_address(source.address) == same_address(address) for source in load_sources(root)):
        return False
    back = next((s for s in reversed(load_removed(root)) if same_address(s.address) == same_address(address)), None)
    if back is None:
        return False
    add_sources(root, [back])
    click.echo(f"Brought {back.key} back to sources/{OWN}, as it was written before it was removed.")
    if changes:
        click.echo("svodka: the options were not used: change the entry in the file", err=True)
    return True


def _refuse_known(root: Path, address: str) -> None:
    for source in load_sources(root):
        if same_address(source.address) == same_address(address):
            state = f"; it is paused, to go on: svodka source resume {source.key}" if source.paused else ""
            raise UsageError(f"{one_line(address)} is a source already: {source.key}{state}")


def _outlet(root: Path, words: str) -> str:
    """The key of the outlet that is called so; one that is new is noted."""
    outlets = load_outlets(root)
    wanted = words.casefold().strip()
    for outlet in outlets:
        if wanted in _called(outlet):
            return outlet.key
    name = one_line(words)
    if not name:
        raise UsageError("--outlet holds no name; leave it out if it is not known")
    key = new_outlet_key(name, [outlet.key for outlet in outlets])
    add_outlets(root, [Outlet(key, name)])
    click.echo(f"Noted a new outlet, {key}, in outlets/{OWN}: you may describe it there.")
    return key


def _called(outlet: Outlet) -> Sequence[str]:
    return [outlet.key, outlet.name.casefold(), *(name.casefold() for _, name in outlet.names)]


def _fetcher(settings: Settings) -> Callable[[str], Capture]:
    """Fetches one address, or raises CollectError."""
    from svodka.collect import gather

    def fetch(address: str) -> Capture:
        (came,) = gather([address], now=now, allow_hosts=frozenset(settings.allow_hosts))
        if isinstance(came, Failure):
            raise CollectError(f"{one_line(address)}: {came.message}")
        return came

    return fetch

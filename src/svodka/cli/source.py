"""``svodka source``: where a desk collects."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from difflib import get_close_matches
from pathlib import Path

import click

from svodka.cli.common import count, desk_option, settings_of
from svodka.cli.desk import open_desk
from svodka.cli.source_add import add
from svodka.cli.source_opml import export, import_
from svodka.config import Where, load_outlets, pause, remove, where_sources
from svodka.errors import UsageError
from svodka.ledger import SourceState
from svodka.model import Outlet, Source
from svodka.write.visible import one_line

keys_argument = click.argument("keys", nargs=-1, required=True, metavar="KEY…")


@click.group(epilog="Example:  svodka source add https://example.org --desk desk")
def source() -> None:
    """The places where the desk collects: feeds, sites, sitemaps, Telegram channels, single pages.

    They are written in the desk's folder sources/, which you may edit, too. Where a command wants a KEY, the
    source's address does as well.
    """


source.add_command(add)


@source.command("list", epilog="Example:  svodka source list --desk desk")
@desk_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per source.")
def list_(desk: Path | None, as_json: bool) -> None:
    """List the desk's sources, the paused ones too."""
    settings = settings_of(desk)
    root = settings.root
    sources = [where.source for where in where_sources(root)]
    if as_json:
        for found in sources:
            _print(json.dumps(asdict(found), ensure_ascii=False))
        return
    names = {outlet.key: outlet.name for outlet in load_outlets(root)}
    with open_desk(settings) as opened:
        states = opened.ledger.collecting.states()
    # 40 columns of a key, 28 of a name: with the kind they leave the address its place on a line of 120
    for found in sources:
        outlet = names.get(found.outlet or "", found.title or "")
        state = " (paused)" if found.paused else _last_visit(found, states.get(found.key))
        _print(f"{found.key:<40}  {found.kind:<8} {one_line(outlet)[:28]:<28}  {one_line(found.address)}{state}")
    paused = sum(found.paused for found in sources)
    told = f"{count(len(sources), 'source')}, {paused} of them paused." if sources else "No source yet."
    click.echo(told + ("" if sources else " Next: svodka source add ADDRESS"), err=True)


def _last_visit(source: Source, state: SourceState | None) -> str:
    """What a list says behind a source of its last visit; nothing where all was well."""
    if state is None or state.checked_at is None:
        return "" if source.checked else " (not tried yet)"
    return " (not had at the last visit)" if state.errors else ""


@source.command(epilog="Example:  svodka source show example.org-rss")
@click.argument("key")
@desk_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show(key: str, desk: Path | None, as_json: bool) -> None:
    """Show all that is written of a source and its outlet; each label with its source and date."""
    root = settings_of(desk).root
    (where,) = chosen(root, [key])
    outlet = next((o for o in load_outlets(root) if o.key == where.source.outlet), None)
    if as_json:
        told = {**asdict(where.source), "outlet": asdict(outlet) if outlet else None, "file": str(where.path)}
        _print(json.dumps(told, ensure_ascii=False))
        return
    lines = [*_source_lines(where.source), ("written in", str(where.path.relative_to(root)))]
    if outlet:
        lines += _outlet_lines(outlet)
    for name, words in lines:
        _print(f"{name:<14}{one_line(words)}")


@source.command("pause", epilog="Example:  svodka source pause example.org-rss")
@keys_argument
@desk_option
def pause_(keys: tuple[str, ...], desk: Path | None) -> None:
    """Collect nothing from these sources until they are resumed; what was collected stays."""
    _set_paused(keys, desk, paused=True)


@source.command(epilog="Example:  svodka source resume example.org-rss")
@keys_argument
@desk_option
def resume(keys: tuple[str, ...], desk: Path | None) -> None:
    """Collect from these sources again."""
    _set_paused(keys, desk, paused=False)


@source.command("remove", epilog="Example:  svodka source remove example.org-rss")
@keys_argument
@desk_option
def remove_(keys: tuple[str, ...], desk: Path | None) -> None:
    """Take sources out; what was collected from them stays, and the archive and the ledger don't change.

    They are kept in the desk's removed.toml, as they were written.
    """
    root = settings_of(desk).root
    found = chosen(root, keys)
    remove(root, found)
    for where in found:
        address = one_line(where.source.address)
        click.echo(f"Removed {where.source.key}; what was collected stays. To undo: svodka source add {address}")


def chosen(root: Path, keys: Sequence[str]) -> list[Where]:
    """The sources that keys or addresses name, each once; raises UsageError that suggests others for an unknown one."""
    known = where_sources(root)
    by_name = {where.source.address: where for where in known} | {where.source.key: where for where in known}
    for key in keys:
        if key not in by_name:
            near = get_close_matches(key, list(by_name), n=1)
            hint = f"did you mean {near[0]}?" if near else "svodka source list shows all"
            raise UsageError(f"there is no source {one_line(key)!r}; {hint}")
    return list({by_name[key].source.key: by_name[key] for key in keys}.values())


def _set_paused(keys: tuple[str, ...], desk: Path | None, *, paused: bool) -> None:
    root = settings_of(desk).root
    found = chosen(root, keys)
    pause(root, [where for where in found if where.source.paused != paused], paused=paused)
    for where in found:
        key, again = where.source.key, "already " if where.source.paused == paused else ""
        if paused:
            click.echo(f"{key} is {again}paused. To go on: svodka source resume {key}")
        else:
            click.echo(f"{key} is {again}being collected.")


def _source_lines(found: Source) -> list[tuple[str, str]]:
    every = f"{found.every} minutes" if found.every else "as often as it publishes"
    tried = "" if found.checked else " (written down without having been tried)"
    return [
        ("key", found.key),
        ("address", found.address + tried),
        ("kind", found.kind.value),
        ("title", found.title or "not told"),
        ("language", found.language or "as its documents tell"),
        ("state", "paused" if found.paused else "collected"),
        ("visited", every),
        ("pages", "what it announces is fetched" if found.follow else "only what it holds itself is read"),
    ]


def _outlet_lines(outlet: Outlet) -> Iterable[tuple[str, str]]:
    names = ", ".join(f"{name} ({code})" for code, name in outlet.names)
    yield "outlet", f"{outlet.name}{'; ' + names if names else ''}"
    for name in ("kind", "owner", "leaning", "reach"):
        label = getattr(outlet, name)
        if label:
            checked = "" if label.checked else ", not looked up"
            yield f"  {name}", f"{label.value} [{label.source}, {label.date}{checked}]"


def _print(line: str) -> None:
    sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")


source.add_command(import_)
source.add_command(export)

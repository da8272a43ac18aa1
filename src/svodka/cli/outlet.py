"""``svodka outlet``: what is said of an outlet, and what the archive has of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from svodka.cli.common import count, day, desk_option, settings_of
from svodka.cli.registry import asked_registry, published_in
from svodka.cli.speaker_text import counted, most
from svodka.config import load_sources
from svodka.identity import Registry
from svodka.identity.publishers import camp_name, camp_of
from svodka.identity.publishing import OutletFigures, outlet_figures, outlet_named
from svodka.model import Label, Outlet, Source
from svodka.write.visible import one_line

LABELS = ("kind", "owner", "leaning", "reach")


@click.command(epilog="Example:  svodka outlet ТАСС")
@click.argument("name", required=False)
@desk_option
@click.option("--since", type=day, help="Statements only of what was published on this day or later.")
@click.option("--until", type=day, help="Statements only of what was published on this day or earlier.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object; without NAME, one per outlet.")
def outlet(name: str | None, desk: Path | None, since: date | None, until: date | None, as_json: bool) -> int:
    """Show what is said of an outlet and by whom, and what the archive has of it; without NAME, list all outlets.

    NAME in any script or case form, a key, a site or an address. Shown are its labels with their sources and dates, the
    desk's sources of it, documents and statements by year, whom it quotes most, which outlets it names as its sources,
    whose texts it copies and who copies it, and for a channel the median views of its posts by month. The exit code is
    1 where no outlet is called so.
    """
    settings = settings_of(desk)
    if name is None:
        from svodka.pipeline import load_registry

        for line in _listed(Registry.of(load_registry(settings.root)), as_json):
            click.echo(line.encode("utf-8", "backslashreplace"))
        return 0
    with asked_registry(settings) as asked:
        found = outlet_named(name, asked.registry)
        if found is None:
            click.echo(f"svodka: no outlet is called {one_line(name)}; svodka outlet lists all", err=True)
            return 1
        publishing = asked.ledger.publishing
        figures = outlet_figures(
            found.key,
            publishing.publications(),
            published_in(asked.ledger.registering.citations(), since, until),
            publishing.reprints(),
            asked.registry,
        )
    sources = [source for source in load_sources(settings.root) if source.outlet == found.key]
    if as_json:
        lines = iter([json.dumps(_as_json(found, sources, figures), ensure_ascii=False)])
    else:
        lines = _lines(found, sources, figures)
    for line in lines:
        click.echo(line.encode("utf-8", "backslashreplace"))
    return 0


def _listed(registry: Registry, as_json: bool) -> Iterator[str]:
    for found in registry.outlets.by_key.values():
        if as_json:
            yield json.dumps(_described(found), ensure_ascii=False)
            continue
        kind = found.kind.value if found.kind else "-"
        yield f"{found.key}\t{one_line(found.name)}\t{found.country or '-'}\t{kind}\t{_camp(found)}"


def _lines(found: Outlet, sources: list[Source], figures: OutletFigures) -> Iterator[str]:
    yield f"{one_line(found.name)} ({found.key}{', ' + found.country if found.country else ''})"
    if found.names:
        yield "  Spellings: " + "; ".join(one_line(name) for _, name in found.names)
    for name in LABELS:
        label: Label | None = getattr(found, name)
        if label:
            checked = "" if label.checked else ", not checked"
            yield f"  {name.capitalize()}: {one_line(label.value)} ({one_line(label.source)}, {label.date}{checked})"
    yield f"  Counted as: {_camp(found)}"
    if found.sites:
        yield "  Sites: " + ", ".join(map(one_line, found.sites))
    told = ", ".join(f"{source.key}{' (paused)' if source.paused else ''}" for source in sources)
    yield f"  Sources of this desk: {told or 'none'}"
    yield from _figure_lines(figures)


def _figure_lines(figures: OutletFigures) -> Iterator[str]:
    if not figures.documents:
        yield "In the archive: nothing."
        return
    days = f", published {figures.first} to {figures.last}" if figures.first else ""
    documents, statements = figures.documents.total(), figures.statements.total()
    yield f"In the archive: {count(documents, 'document')}, {count(statements, 'statement')} with a speaker{days}"
    yield f"  Documents by year: {counted(sorted(figures.documents.items()))}"
    if statements:
        yield f"  Statements by year: {counted(sorted(figures.statements.items()))}"
    for label, counts in (
        ("Quotes most", figures.quoted),
        ("Names as its source", figures.cites),
        ("Has texts of", figures.copies),
        ("Its texts are in", figures.copied_by),
    ):
        if counts:
            yield f"  {label}: {most(counts)}"
    if figures.views:
        yield "  Median views of its posts, by month (as the archive saw them):"
        yield from (f"    {m.month}: {m.median:,.0f} of {count(m.posts, 'post')}" for m in figures.views)


def _as_json(found: Outlet, sources: list[Source], figures: OutletFigures) -> dict[str, Any]:
    return _described(found) | {
        "sources": [{"key": s.key, "address": s.address, "paused": s.paused} for s in sources],
        "archive": {
            "documents": figures.documents.total(),
            "statements": figures.statements.total(),
            "published_first": figures.first.isoformat() if figures.first else None,
            "published_last": figures.last.isoformat() if figures.last else None,
            "documents_by_year": dict(sorted(figures.documents.items())),
            "statements_by_year": dict(sorted(figures.statements.items())),
            "quoted": dict(figures.quoted.most_common()),
            "cites": dict(figures.cites.most_common()),
            "copies": dict(figures.copies.most_common()),
            "copied_by": dict(figures.copied_by.most_common()),
            "views": [{"month": m.month, "posts": m.posts, "median": m.median} for m in figures.views],
        },
    }


def _described(found: Outlet) -> dict[str, Any]:
    labels: dict[str, Any] = {}
    for name in LABELS:
        label: Label | None = getattr(found, name)
        labels[name] = (
            {"is": label.value, "source": label.source, "date": label.date, "checked": label.checked} if label else None
        )
    return {
        "key": found.key,
        "name": found.name,
        "names": [{"language": language, "name": name} for language, name in found.names],
        "country": found.country,
        **labels,
        "counted_as": _camp(found),
        "languages": list(found.languages),
        "sites": list(found.sites),
    }


def _camp(found: Outlet) -> str:
    return camp_name(camp_of(found), found.country)

"""``svodka status``: how the desk's sources stand, and what is wrong with them."""

from __future__ import annotations

import json
from pathlib import Path

import click

from svodka.cli.common import count, desk_option, now, settings_of
from svodka.cli.desk import open_desk
from svodka.config import load_sources
from svodka.pipeline import Health, health
from svodka.pipeline.reopening import open_digests
from svodka.text.language import language_name
from svodka.write.visible import one_line


@click.command(epilog="Example:  svodka status --desk desk --all")
@desk_option
@click.option("--all", "everything", is_flag=True, help="List also the sources with which all is well.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per source.")
def status(desk: Path | None, everything: bool, as_json: bool) -> int:
    """Show what the desk has, how its sources stand, and what is wrong with any of them.

    A source that is silent beyond its own rhythm, fails, refuses, moved, or suddenly brings shorter texts or another
    language is named. The exit code is 1 where anything is.
    """
    settings = settings_of(desk)
    with open_desk(settings) as opened:
        found = health(opened, load_sources(settings.root), now())
        counts = opened.ledger.counts()
        unread = opened.ledger.documents.unread_languages()
        reopened = [] if as_json else open_digests(opened)
    if as_json:
        for one in found:
            click.echo(json.dumps(one.to_json(), ensure_ascii=False).encode("utf-8", "backslashreplace"))
    else:
        documents, statements = count(counts["documents"], "document"), count(counts["statements"], "statement")
        paused = sum(one.source.paused for one in found)
        still = f", {paused} of them paused" if paused else ""
        click.echo(f"{one_line(settings.name)}: {documents}, {statements}; {count(len(found), 'source')}{still}.")
        if unread:
            click.echo(_unread(unread))
        for digest in reopened:
            open_again = count(len({one.sentence for one in digest.sentences}), "sentence")
            click.echo(f"To look at again: {open_again} of the signed digest {one_line(digest.headline)!r}; "
                       "svodka draft reopened tells why")  # fmt: skip
        for one in found:
            for line in _lines(one, everything):
                click.echo(line)
        click.echo(_rest(found))
    return 1 if any(one.findings for one in found) else 0


def _unread(languages: dict[str | None, int]) -> str:
    """How many documents are kept and not read, by language."""
    total = sum(languages.values())
    named = ", ".join(f"{number:,} {language_name(code) if code else 'unknown'}" for code, number in languages.items())
    kept = f"{count(total, 'document')} {'is' if total == 1 else 'are'} kept and not read"
    return f"{kept}, by language: {one_line(named)}. To find them: svodka documents --unread"


def _rest(found: list[Health]) -> str:
    """What is to be said below the findings."""
    if not found:
        return "Next: svodka source add"
    missed = sum(bool(one.state and one.state.errors) for one in found)
    if missed:
        return f"{count(missed, 'source')} could not be had at the last visit; --all shows them. They are tried again."
    if not any(one.state for one in found):
        return "Nothing was collected yet. Next: svodka collect"
    if any(one.findings for one in found):
        return "Nothing else is wrong."
    return "Nothing is wrong with any source that was visited."


def _lines(one: Health, everything: bool) -> list[str]:
    lines = [f"  {finding.severity}: {one_line(finding.sentence)}" for finding in one.findings]
    if not lines and not everything:
        return []
    return [f"{one.source.key}: {_stands(one)}", *lines]


def _stands(one: Health) -> str:
    if one.source.paused:
        return f"paused; {count(one.documents, 'document')}"
    if one.state is None or one.state.checked_at is None:
        return "never visited; run svodka collect"
    if one.state.errors:
        due = f", again {one.state.due_at:%Y-%m-%d %H:%M}" if one.state.due_at else ""
        visited = f"{one.state.checked_at:%Y-%m-%d %H:%M}{due} (UTC)"
        return f"{count(one.documents, 'document')}; not had at {visited}: {one_line(one.state.message or '')}"
    due = f", next {one.state.due_at:%Y-%m-%d %H:%M}" if one.state.due_at else ""
    return f"{count(one.documents, 'document')}; visited {one.state.checked_at:%Y-%m-%d %H:%M}{due} (UTC)"

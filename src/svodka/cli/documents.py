"""``svodka documents``: the documents of the ledger, read or unread, found by their words."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from svodka.cli.common import about_words, count, day, desk_option, settings_of
from svodka.errors import UsageError
from svodka.ledger import DocumentFilter, Ledger, Listed
from svodka.text.language import language_code, language_name
from svodka.write.visible import one_line

# Of a long reason the table has the beginning; --json has all
_REASON_LONGEST = 60


@click.command(epilog="Example:  svodka documents --unread --about satama --since 2031-04-01")
@desk_option
@click.option(
    "--about",
    multiple=True,
    metavar="WORDS",
    help="Only what has words that begin with all of these in its text. Given several times, one of them suffices.",
)
@click.option("--language", metavar="CODE", help="Only documents in this language (uk, fi); none: of unknown language.")
@click.option("--unread", is_flag=True, help="Only what Svodka keeps without reading it, with the reason.")
@click.option("--outlet", help="Any part of the outlet's name.")
@click.option("--since", type=day, help="Published on this day or later (2025-04-28).")
@click.option("--until", type=day, help="Published on this day or earlier.")
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one document a line.")
def documents(
    desk: Path | None,
    about: tuple[str, ...],
    language: str | None,
    unread: bool,
    outlet: str | None,
    since: date | None,
    until: date | None,
    limit: int | None,
    as_json: bool,
) -> None:
    """List the documents of the ledger by day of publication, with how many statements each has.

    Documents in a language that Svodka does not read are kept, and found by their words here.
    """
    if since and until and since > until:
        raise UsageError(f"--since {since} is after --until {until}: swap them")
    if language not in (None, "none") and language_code(language) is None:
        raise UsageError(f"--language {language!r} is no language code; write uk, fi or none")
    wanted = DocumentFilter(
        about=about_words(about),
        language=language if language == "none" else language_code(language),
        outlet=outlet,
        since=since,
        until=until,
        unread=unread,
    )
    with Ledger(settings_of(desk).ledger) as ledger:
        found = list(ledger.documents.listed(wanted, limit))
    lines = map(_as_json, found) if as_json else _as_text(found)
    for line in lines:
        sys.stdout.buffer.write(f"{line}\n".encode("utf-8", "backslashreplace"))
    if not found:
        click.echo("No document fits; with fewer filters there may be some.", err=True)


def _as_json(one: Listed) -> str:
    return json.dumps(one.to_json(), ensure_ascii=False)


def _as_text(found: Iterable[Listed]) -> Iterable[str]:
    for one in found:
        language = language_name(one.language) if one.language else "language not known"
        facts = [one.published and one.published[:10], one.outlet, language]
        facts.append(f"not read ({_short(one.unread)})" if one.unread else count(one.statements, "statement"))
        yield f"{one_line(one.title or one.address)}"
        yield f"  {'; '.join(one_line(fact) for fact in facts if fact)}"
        if one.title:
            yield f"  {one_line(one.address)}"


def _short(reason: str) -> str:
    """The beginning of a reason, which repeats for every document."""
    reason = reason.removeprefix("kept, not read: ")
    first = reason.split(",")[0].split(";")[0]
    return first if len(first) <= _REASON_LONGEST else f"{first[:_REASON_LONGEST]}…"

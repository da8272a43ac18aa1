"""``svodka claim``: the claims that a desk follows."""

from __future__ import annotations

import json
import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from svodka.cli.common import count, day, desk_option, now, settings_of
from svodka.errors import UsageError
from svodka.model import Facet

if TYPE_CHECKING:
    from svodka.model import Claim
    from svodka.track.suggest import Suggestion

_FACETS = {
    "OCC": "that it happened", "AGENT": "who did it", "INTENT": "that it was meant", "MAGN": "how much",
    "JUST": "that it was right",
}  # fmt: skip
_KEY = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")


@click.group()
def claim() -> None:
    """The claims that a desk follows: one file each in its folder claims/."""


@claim.command(
    epilog="""\b
Examples:
  svodka claim new
  svodka claim new --text 'The Varnian army struck the hospital in Vesk.' --key strike --facet AGENT \\
    --place Vesk --from 2031-02-03 --actor Varnia --term hospital --term strike --term-ru больница""",
)
@click.option("--text", help="What is claimed, worded positively, in English. Without it you are asked.")
@click.option("--key", help="Its short name: the name of the file. Default: from the text.")
@click.option("--facet", type=click.Choice(list(_FACETS)), help="What is in dispute: "
              + ", ".join(f"{k} {v}" for k, v in _FACETS.items()) + ".")  # fmt: skip
@click.option("--place", help="Where.")
@click.option("--from", "start", type=day, metavar="DATE", help="First day of the event.")
@click.option("--to", "end", type=day, metavar="DATE", help="Last day of the event.")
@click.option("--actor", "actors", multiple=True, help="Who did it, the state that is followed first. Repeatable.")
@click.option("--term", "terms_en", multiple=True, help="An English word by which one speaks of it. Repeatable.")
@click.option("--term-ru", "terms_ru", multiple=True, help="The same in Russian. Repeatable.")
@click.option("--neighbour", "neighbours", multiple=True, metavar="KEY", help="A claim to be told apart. Repeatable.")
@desk_option
def new(
    text: str | None, key: str | None, facet: str | None, place: str | None, start: date | None, end: date | None,
    actors: tuple[str, ...], terms_en: tuple[str, ...], terms_ru: tuple[str, ...], neighbours: tuple[str, ...],
    desk: Path | None,
) -> None:  # fmt: skip
    """Write a claim's file: from options, or by questions where there is no --text."""
    from svodka.config.claims import load_claims, write_claim
    from svodka.model import Claim
    from svodka.track.claims import commented_claim, warnings

    settings = settings_of(desk)
    made = Claim(_key(key or text or ""), text, Facet(facet or "OCC"), place, start, end, actors, terms_en, terms_ru,
                 neighbours=neighbours) if text else _asked(key)  # fmt: skip
    if start and end and start > end:
        raise UsageError(f"--from {start} is after --to {end}")
    others = load_claims(settings.root)
    path = write_claim(settings.root, made.key, commented_claim(made))
    click.echo(f"Wrote {path}. Next: svodka claim show {made.key}; svodka line {made.key}")
    for warning in warnings(made, others.values()):
        _note(warning)


def _asked(key: str | None) -> Claim:
    """A claim by questions."""
    from svodka.model import Claim

    if not sys.stdin.isatty() and sys.stdin.closed:
        raise UsageError("give --text, or run this on a terminal to be asked")
    text = click.prompt("What is claimed? One English sentence, worded positively").strip()
    facets = "; ".join(f"{name}: {meaning}" for name, meaning in _FACETS.items())
    facet = click.prompt(f"What is in dispute? {facets}", default="OCC", type=click.Choice(list(_FACETS)))
    place = click.prompt("Where? (empty: nowhere in particular)", default="", show_default=False).strip() or None
    start = click.prompt("First day of the event? (2031-05-14; empty: not known)", default="", show_default=False)
    end = click.prompt("Last day? (empty: the same, or not over)", default="", show_default=False)
    actors = _listed(click.prompt("Who did it, by commas, the state first?", default="", show_default=False))
    english = _listed(click.prompt("English words for it, by commas?", default="", show_default=False))
    russian = _listed(click.prompt("Russian words?", default="", show_default=False))
    days = [day(value.strip()) if value.strip() else None for value in (start, end)]
    return Claim(_key(key or text), text, Facet(facet), place, days[0], days[1], actors, english, russian)


def _listed(told: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.strip() for word in told.split(",") if word.strip()))


def _key(told: str) -> str:
    """A file's name from what the user gave, or from the first words of the text."""
    words = re.findall(r"[a-z0-9]+", told.casefold())
    key = told if _KEY.fullmatch(told) else "-".join([w for w in words if len(w) > 2][:6])
    if not _KEY.fullmatch(key):
        raise UsageError("give a short name with --key: small Latin letters, digits and dashes")
    return key


@claim.command("list", epilog="Example:  svodka claim list")
@desk_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per claim.")
def list_claims(desk: Path | None, as_json: bool) -> None:
    """List the desk's claims."""
    from svodka.config.claims import load_claims
    from svodka.write.visible import one_line

    found = load_claims(settings_of(desk).root)
    for one in found.values():
        if as_json:
            values = {"key": one.key, "text": one.text, "facet": one.facet.value, "topic": one.topic}
            click.echo(json.dumps(values, ensure_ascii=False).encode("utf-8", "backslashreplace"))
        else:
            click.echo(f"{one.key}\t{one.facet.value}\t{one_line(one.text)}".encode("utf-8", "backslashreplace"))
    if not found:
        click.echo("No claims yet. Write one: svodka claim new; have some proposed: svodka claim suggest", err=True)


@claim.command(epilog="Example:  svodka claim show sappers")
@click.argument("key")
@desk_option
def show(key: str, desk: Path | None) -> None:
    """Show a claim, how many statements of the ledger are about it, and what is doubtful in it."""
    from svodka.config.claims import claim_of, load_claims
    from svodka.pipeline.tracked import claim_line, opened
    from svodka.track.claims import format_claim, warnings
    from svodka.track.queue import SURE, UNSURE
    from svodka.write.visible import one_line

    settings = settings_of(desk)
    one = claim_of(settings.root, key)
    with opened(settings) as opened_desk:
        found = claim_line(opened_desk, settings, one, today=now().date())
    click.echo(format_claim(one).encode("utf-8", "backslashreplace"), nl=False)
    scores = [u.link.score for u in found.followed.said]
    sure, unsure = sum(s >= SURE for s in scores), sum(UNSURE <= s < SURE for s in scores)
    holders = sum(1 for line in found.followed.lines if line.positions)
    click.echo(
        f"# {count(len(found.revisions), 'document')} with its terms; {count(sure, 'utterance')} surely about it, "
        f"{unsure} perhaps; {count(holders, 'line')}; {len(found.items)} to decide"
    )
    for warning in warnings(one, load_claims(settings.root).values()):
        click.echo(f"# {one_line(warning)}".encode("utf-8", "backslashreplace"))


@claim.command(epilog="Example:  svodka claim check")
@click.argument("keys", nargs=-1)
@desk_option
def check(keys: tuple[str, ...], desk: Path | None) -> int:
    """Say what is doubtful in the desk's claims: no terms, too many, contradictory ones, overlaps with another claim.

    Exit code: 0 if nothing is, 1 if something is.
    """
    from svodka.config.claims import claim_of, load_claims
    from svodka.track.claims import warnings

    root = settings_of(desk).root
    others = load_claims(root)
    chosen = [claim_of(root, key) for key in keys] or list(others.values())
    found = [warning for one in chosen for warning in warnings(one, others.values())]
    found += [f"{one.key}: neighbour {key!r} is no claim of the desk; strike it, or write it"
              for one in chosen for key in one.neighbours if key not in others]  # fmt: skip
    for warning in found:
        _note(warning)
    click.echo(f"{count(len(chosen), 'claim')}, {count(len(found), 'doubt')}.")
    return 1 if found else 0


@claim.command(epilog="Example:  svodka claim suggest --since 2031-09-01 --write")
@desk_option
@click.option("--since", type=day, metavar="DATE", help="Only what was said from this day on.")
@click.option("--until", type=day, metavar="DATE", help="Only what was said by this day.")
@click.option("--limit", type=click.IntRange(1), default=5, show_default=True, help="At most so many.")
@click.option("--write", is_flag=True, help="Write each as a draft into claims/, to be worded by you.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per suggestion.")
def suggest(desk: Path | None, since: date | None, until: date | None, limit: int, write: bool, as_json: bool) -> None:
    """Propose claims: matters that several speakers of the ledger deny or confirm, with the statements that show it."""
    from svodka.config.claims import write_claim
    from svodka.ledger import Filter, Ledger, words_of
    from svodka.track.claims import draft_claim
    from svodka.track.suggest import Spoken, suggest
    from svodka.write.visible import one_line

    settings = settings_of(desk)
    with Ledger(settings.ledger) as ledger:
        spoken = [
            Spoken(row.statement.id, row.statement.speaker.name, row.statement.act,
                   words_of(row.statement, row.revision.text), row.revision.language or "en",
                   row.statement.said.end if row.statement.said else row.revision.published_on, row.revision.address)
            for row in ledger.statements(Filter(since=since, until=until))
            if row.statement.speaker
        ]  # fmt: skip
    found = suggest(spoken)[:limit]
    for number, one in enumerate(found, 1):
        if as_json:
            click.echo(json.dumps(_as_json(one), ensure_ascii=False).encode("utf-8", "backslashreplace"))
        else:
            click.echo(f"{number}. {one_line(one.words)}".encode("utf-8", "backslashreplace"))
            click.echo(f"   terms: {one_line(', '.join((*one.terms_en, *one.terms_ru)))}".encode())
            for said in one.statements:
                told = (
                    f"   {said.day or 'undated'}  {one_line(said.speaker)} ({said.act.value}): {one_line(said.words)}"
                )
                click.echo(told.encode("utf-8", "backslashreplace"))
        if write:
            path = write_claim(settings.root, f"suggested-{one.statements[0].id[:8]}", draft_claim(one))
            click.echo(f"   written: {path}; word its text, then: svodka claim check", err=as_json)
    if not found:
        click.echo("No matter was found on which two speakers take sides. More documents may show one.", err=True)


def _as_json(one: Suggestion) -> dict[str, object]:
    return {
        "words": one.words, "terms_en": list(one.terms_en), "terms_ru": list(one.terms_ru),
        "speakers": list(one.speakers),
        "statements": [{"id": s.id, "speaker": s.speaker, "act": s.act.value, "words": s.words,
                        "day": s.day.isoformat() if s.day else None, "address": s.address} for s in one.statements],
    }  # fmt: skip


def _note(text: str) -> None:
    from svodka.write.visible import one_line

    click.echo(f"svodka: {one_line(text)}", err=True)

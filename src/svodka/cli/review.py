"""``svodka review``: what a person should decide about lines, and the log of what was decided."""

from __future__ import annotations

import getpass
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from svodka.cli.common import count, day, desk_option, now, settings_of
from svodka.errors import UsageError
from svodka.model import Ground, HolderLevel, Stance, Verdict

if TYPE_CHECKING:
    from svodka.model import Decision
    from svodka.pipeline.deciding import Target

_F = TypeVar("_F", bound=Callable[..., Any])
_GROUNDS = click.Choice([ground.value for ground in Ground])
_STANCES = click.Choice([stance.value for stance in Stance])


def _deciding(function: _F) -> _F:
    """The options that all decisions share."""
    for option in (
        click.option("--note", help="A remark for whoever reads the log."),
        click.option("--by", help="Who decides. Default: the name of the user who is signed in."),
        desk_option,
    ):
        function = option(function)
    return function


@click.group()
def review() -> None:
    """What to decide about claims and lines, and what was decided.

    The log is only ever added to: to take a decision back is a decision, too.
    """


@review.command("list", epilog="Example:  svodka review list --claim sappers --limit 10")
@desk_option
@click.option("--claim", help="Only of this claim.")
@click.option("--limit", type=click.IntRange(1), default=30, show_default=True, help="At most so many.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per item.")
def list_items(desk: Path | None, claim: str | None, limit: int, as_json: bool) -> None:
    """List what is open: proposed changes, silences, statements of which it is not sure that they are about a claim."""
    from svodka.pipeline.deciding import items_of
    from svodka.pipeline.tracked import opened
    from svodka.write.visible import one_line

    settings = settings_of(desk)
    with opened(settings) as opened_desk:
        items = items_of(opened_desk, settings, claim, now().date())
    for item in items[:limit]:
        if as_json:
            values = {"id": f"{item.claim}/{item.id}", "kind": item.kind.value, "holder": item.holder,
                      "day": item.day.isoformat() if item.day else None, "reason": item.reason, "words": item.words,
                      "documents": list(item.mentions)}  # fmt: skip
            click.echo(json.dumps(values, ensure_ascii=False).encode("utf-8", "backslashreplace"))
            continue
        lines = [f"{item.claim}/{item.id[:8]}  {item.kind.value}  {item.day or ''}  {one_line(item.holder)}",
                 f"    {one_line(item.reason)}"]  # fmt: skip
        lines += [f"    “{one_line(item.words)}”"] if item.words else []
        for line in lines:
            click.echo(line.encode("utf-8", "backslashreplace"))
    if not as_json:
        left = f"; {len(items) - limit} more with a larger --limit" if len(items) > limit else ""
        click.echo(f"{count(len(items), 'item')} to decide{left}. svodka review confirm|reject|correct ID", err=True)


@review.command(epilog="Example:  svodka review confirm sappers/3fa9c1d2")
@click.argument("id")
@_deciding
def confirm(id: str, desk: Path | None, by: str | None, note: str | None) -> None:
    """Say that it is right: a change, a silence; of a statement, that it is about the claim and well read.

    ID as svodka review list shows it; its beginning is enough.
    """
    _decide(desk, id, lambda target: target.confirmed(), by, note)


@review.command(epilog="Example:  svodka review reject sappers/3fa9c1d2 --reason claim")
@click.argument("id")
@click.option("--reason", "ground", type=_GROUNDS, required=True, help="Why it is wrong; docs/claims.md says what each "
              "one changes.")  # fmt: skip
@_deciding
def reject(id: str, ground: str, desk: Path | None, by: str | None, note: str | None) -> None:
    """Say that it is wrong, and why: the reason tells what is struck out."""
    _decide(desk, id, lambda target: target.rejected(Ground(ground)), by, note, Ground(ground))


@review.command(
    epilog="Example:  svodka review correct sappers/3fa9c1d2 --stance hedge --speaker 'Mark Talyanov'",
)
@click.argument("id")
@click.option("--stance", type=_STANCES, help="The stance that it takes; of a change: the new side.")
@click.option("--before", type=_STANCES, help="Of a change: the old side.")
@click.option("--speaker", help="Whose words they are.")
@click.option("--institution", help="The institution that speaks.")
@click.option("--state", help="The state that it speaks for.")
@click.option("--date", "on", type=day, metavar="DATE", help="When it was said; of a change: when it began.")
@click.option("--about", "other", metavar="CLAIM", help="It is about this claim of the desk instead.")
@click.option("--same-as", metavar="ID", help="It is the same utterance as this one.")
@click.option("--apart-from", metavar="ID", help="It is another utterance than this one.")
@click.option("--reason", "ground", type=_GROUNDS, help="What was wrong.")
@_deciding
def correct(
    id: str, stance: str | None, before: str | None, speaker: str | None, institution: str | None, state: str | None,
    on: date | None, other: str | None, same_as: str | None, apart_from: str | None, ground: str | None,
    desk: Path | None, by: str | None, note: str | None,
) -> None:  # fmt: skip
    """Say what is right instead."""
    from svodka.pipeline.deciding import Right

    right = Right(stance, before, speaker, institution, state, on, other, same_as, apart_from)
    if right == Right():
        raise UsageError("say what is right: --stance, --speaker, --date, --about, --same-as or --apart-from")
    _decide(desk, id, lambda target: target.corrected(right), by, note, Ground(ground) if ground else None)


@review.command(epilog="Example:  svodka review baseline sappers 'Foreign Ministry' --stance deny --since 2031-09-10")
@click.argument("claim")
@click.argument("holder")
@click.option("--stance", type=_STANCES, required=True, help="What the holder's line is.")
@click.option("--since", type=day, required=True, metavar="DATE", help="From when on.")
@click.option("--level", type=click.Choice([level.value for level in HolderLevel]), default="institution",
              show_default=True, help="Whose line it is.")  # fmt: skip
@_deciding
def baseline(
    claim: str, holder: str, stance: str, since: date, level: str, desk: Path | None, by: str | None, note: str | None
) -> None:
    """Say what a holder's line is from a day on, where the statements before are not on the desk."""
    from svodka.config.claims import claim_of
    from svodka.model import Subject
    from svodka.pipeline.deciding import Draft, append
    from svodka.pipeline.tracked import opened

    settings = settings_of(desk)
    key = claim_of(settings.root, claim).key
    value = {"level": level, "holder": holder, "stance": stance, "since": since.isoformat()}
    draft = Draft(key, Subject.BASELINE, f"{level}/{holder}", Verdict.CORRECT, value)
    with opened(settings) as opened_desk:
        _report(append(opened_desk, [draft], by or _user(), note, None, now()))


@review.command(epilog="Example:  svodka review log --claim sappers")
@desk_option
@click.option("--claim", help="Only of this claim.")
@click.option("--as-of", "as_of", type=day, metavar="DATE", help="Only what was decided by this day.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per decision.")
def log(desk: Path | None, claim: str | None, as_of: date | None, as_json: bool) -> None:
    """Show all that was decided, oldest first, with what was taken back."""
    from svodka.config.claims import claim_of
    from svodka.pipeline.deciding import decisions_of, spelled
    from svodka.pipeline.tracked import opened
    from svodka.write.visible import one_line

    settings = settings_of(desk)
    key = claim_of(settings.root, claim).key if claim else None
    with opened(settings) as opened_desk:
        found = decisions_of(opened_desk, key, as_of)
    undone = {d.undoes for d in found if d.undoes is not None}
    for one in found:
        if as_json:
            click.echo(json.dumps(spelled(one), ensure_ascii=False).encode("utf-8", "backslashreplace"))
            continue
        mark = " (taken back)" if one.seq in undone else ""
        click.echo(f"{one_line(_told(one))}{mark}".encode("utf-8", "backslashreplace"))


@review.command(epilog="Example:  svodka review undo 12")
@click.argument("number", type=int)
@_deciding
def undo(number: int, desk: Path | None, by: str | None, note: str | None) -> None:
    """Take a decision back, by its number in the log; to take that back, undo the undoing."""
    from svodka.pipeline.deciding import take_back
    from svodka.pipeline.tracked import opened

    with opened(settings_of(desk)) as opened_desk:
        _report([take_back(opened_desk, number, by or _user(), note, now())])


def _decide(
    desk: Path | None, id: str, make: Callable[[Target], Any], by: str | None, note: str | None,
    ground: Ground | None = None,
) -> None:  # fmt: skip
    from svodka.pipeline.deciding import append, target_of
    from svodka.pipeline.tracked import opened

    settings = settings_of(desk)
    with opened(settings) as opened_desk:
        target = target_of(opened_desk, settings, id, now().date())
        _report(append(opened_desk, make(target), by or _user(), note, ground, now()))


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        raise UsageError("who decides? Give --by NAME") from None


def _report(added: list[Decision]) -> None:
    from svodka.write.visible import one_line

    if not added:
        click.echo("Nothing was added: it is decided so already.")
    for one in added:
        click.echo(f"{one_line(_told(one))}. To take it back: svodka review undo {one.seq}")


def _told(one: Decision) -> str:
    if one.undoes is not None:
        return f"{one.seq}  {one.at:%Y-%m-%d %H:%M}  {one.by}: takes back {one.undoes}"
    hidden = {"document", "words", "language", "evidence", "found", "earliest", "magnitude", "kind", "read"}
    value = ", ".join(f"{name} {told}" for name, told in one.value if name not in hidden)
    ground = f" ({one.ground.value})" if one.ground else ""
    note = f": {one.note}" if one.note else ""
    return (
        f"{one.seq}  {one.at:%Y-%m-%d %H:%M}  {one.by}: {one.subject.value} {one.claim}/{one.id[:8]} "
        f"{one.verdict.value}{ground}{f' [{value}]' if value else ''}{note}"
    )

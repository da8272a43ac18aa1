"""``svodka utterances``, ``svodka utterance``, ``svodka group``: acts of speaking and who carried them."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from svodka.cli.common import about_option, about_words, count, day, desk_option, settings_of
from svodka.cli.desk import open_desk, progress
from svodka.config import Settings, load_outlets
from svodka.errors import BusyError, UsageError
from svodka.ledger import Filter
from svodka.people import load_people
from svodka.pipeline import Desk
from svodka.write.visible import one_line

if TYPE_CHECKING:
    from svodka.pipeline.speaking import Grouped, Shown

_NONE_GROUPED = "no statement of this desk is grouped yet; do it with: svodka group"


def group_desk(desk: Desk, settings: Settings, say: Callable[[str], None] = lambda _: None) -> Grouped | None:
    """Join the reports of each act of speaking that new statements touch; None: another program is at it."""
    from svodka.pipeline.speaking import group_speech

    try:
        return group_speech(desk, load_people(settings.root), load_outlets(settings.root), say=say)
    except BusyError:
        return None  # whoever adds joins what is new when it is done


@click.command(epilog="Example:  svodka group --desk desk")
@desk_option
def group(desk: Path | None) -> None:
    """Join the statements that report one act of speaking.

    Adding and collecting do it by themselves. By hand it is only needed after persons or outlets were changed by
    hand; then all statements are looked at again. A second run adds nothing.
    """
    from svodka.pipeline.speaking import group_speech

    settings = settings_of(desk)
    with open_desk(settings) as opened, progress() as tell:
        done = group_speech(opened, load_people(settings.root), load_outlets(settings.root), say=tell)
    click.echo(
        f"Looked at {count(done.statements, 'statement')}; "
        f"{count(done.added, 'act')} of speaking {'is' if done.added == 1 else 'are'} new or changed."
    )


@click.command(epilog="Example:  svodka utterances --speaker Vesnova --since 2031-05-01 --least 2")
@desk_option
@click.option("--speaker", help="Any part of the speaker's name.")
@click.option("--since", type=day, help="Said on this day or later (2025-04-28).")
@click.option("--until", type=day, help="Said on this day or earlier.")
@about_option
@click.option(
    "--least", type=click.IntRange(1), default=1, show_default=True, help="Only what so many statements report."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per act of speaking.")
def utterances(
    desk: Path | None,
    speaker: str | None,
    since: date | None,
    until: date | None,
    about: tuple[str, ...],
    least: int,
    as_json: bool,
) -> None:
    """List acts of speaking, by day: who said what, how many carry it, and how many have it by themselves."""
    from svodka.pipeline.speaking import utterances_of

    if since and until and since > until:
        raise UsageError(f"--since {since} is after --until {until}: swap them")
    settings = settings_of(desk)
    wanted = Filter(speaker=speaker, since=since, until=until, about=about_words(about))
    with open_desk(settings) as opened:
        found = utterances_of(opened, load_people(settings.root), wanted, load_outlets(settings.root), least=least)
        if as_json:
            from svodka.pipeline.speaking import json_of

            for shown in found:
                _print_json(json_of(shown, whole=False))
            return
        rows = list(found)
        state = opened.ledger.speech.state()
    if rows:
        _print_table(rows)
    else:
        click.echo("No act of speaking fits; with fewer filters there may be some.", err=True)
    if state is None:
        click.echo(f"svodka: {_NONE_GROUPED}", err=True)


@click.command(epilog="Example:  svodka utterance 3fa9c1d2")
@click.argument("name", metavar="ID|STATEMENT-ID")
@desk_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def utterance(name: str, desk: Path | None, as_json: bool) -> int:
    """Show who carried one act of speaking, from whom, and the variants of its words side by side.

    Name it by its own id or by that of a statement that reports it; the first eight digits suffice. The exit code is
    1 where there is none.
    """
    from svodka.cli.speech_text import text_of
    from svodka.pipeline.speaking import json_of, utterance_named

    settings = settings_of(desk)
    with open_desk(settings) as opened:
        found = utterance_named(opened, load_people(settings.root), name, load_outlets(settings.root))
        state = opened.ledger.speech.state()
    if not found:
        why = _NONE_GROUPED if state is None else "svodka utterances lists them, svodka statements --json has all ids"
        click.echo(f"svodka: no act of speaking has the id {one_line(name)!r}: {why}", err=True)
        return 1
    if len(found) > 1:
        raise UsageError(f"{one_line(name)} begins the ids of {len(found)} acts of speaking: give more of its digits")
    if as_json:
        _print_json(json_of(found[0], whole=True))
    else:
        for line in text_of(found[0]):
            click.echo(line.encode("utf-8", "backslashreplace"))
    return 0


def _print_json(value: dict[str, object]) -> None:
    click.echo(json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace"))


def _print_table(rows: list[Shown]) -> None:
    from rich.console import Console

    from svodka.cli.speech_text import DIGITS, day_of, shortened
    from svodka.write.speech_table import SpeechRow, speech_table

    width = shutil.get_terminal_size((100, 25)).columns
    console = Console(width=width)
    table = speech_table(
        SpeechRow(
            one.id[:DIGITS], day_of(one), one.speaker, shortened(one.primary.report.words), len(one.carriers),
            len(one.kept.origin.independent), tuple(sorted({c.report.language for c in one.carriers})),
        )
        for one in rows
    )  # fmt: skip
    with console.capture() as captured:  # rich itself would end with 1 where the reader of a pipe is gone
        console.print(table)
    sys.stdout.buffer.write(captured.get().encode(sys.stdout.encoding, "replace"))

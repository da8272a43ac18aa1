"""``svodka line``: who holds what towards a claim, since when, straight from documents."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from svodka.cli.common import day, desk_option, settings_of
from svodka.errors import CollectError

if TYPE_CHECKING:
    from svodka.model import Claim
    from svodka.pipeline.judging import Judged
    from svodka.track.lines import Line, Shift
    from svodka.track.utterances import Utterance


@click.command(
    epilog="""\b
Examples:
  svodka line --claim claim.toml --documents reports.jsonl
  svodka line --claim claim.toml --documents reports.jsonl --as-of 2031-03-01 --json > lines.json"""
)
@click.option("--claim", "claim_file", required=True, metavar="FILE", type=click.Path(dir_okay=False, path_type=Path),
              help="The claim, a TOML file; docs/lines.md has its keys.")  # fmt: skip
@click.option("--documents", required=True, metavar="IN", help="The texts: JSON Lines with id, text, published and, "
              "where known, lang, outlet, title. '-' is standard input.")  # fmt: skip
@click.option("--neighbour", "neighbour_files", multiple=True, metavar="FILE",
              type=click.Path(dir_okay=False, path_type=Path),
              help="Another claim, which must be told apart from this one. May be given several times.")  # fmt: skip
@click.option("--as-of", "as_of", metavar="DATE", help="Only what was said until this day, 2031-05-14.")
@click.option("--judge", "judges", multiple=True, metavar="NAME", help="Ask this judge of the desk's settings, too "
              "(docs/judges.md). May be given several times.")  # fmt: skip
@desk_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON: holders with positions and proposed shifts, and "
              "the stances of every document.")  # fmt: skip
def line(
    claim_file: Path, documents: str, neighbour_files: tuple[Path, ...], as_of: str | None, judges: tuple[str, ...],
    desk: Path | None, as_json: bool,
) -> int:  # fmt: skip
    """Show who denies, dodges, hedges or affirms a claim, since when, and who moved first.

    Reads documents in English and Russian, finds who said what, and judges their own words of that day: what
    someone else tells of them, what a report recalls of earlier, and what only a headline says moves nothing.
    A change is proposed, never stated: look at its evidence. Exit code: 0 if all was read, 1 if a document was not.
    """
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    from svodka.track.claims import warnings
    from svodka.track.line_json import lines_to_json
    from svodka.track.lines import lines
    from svodka.track.utterances import undated, utterances
    from svodka.tracking import documents_of, load_claim, load_claims

    until = day(as_of) if as_of else None
    claim = load_claim(claim_file)
    neighbours = load_claims(neighbour_files)
    for warning in warnings(claim, neighbours):
        _note(warning)
    with _opened(documents) as file:
        found, refused = documents_of((n, text) for n, text in enumerate(_lines(file), 1) if text.strip())
    for one in refused:
        _note(f"{documents}, line {one.number}: {one.message}")
    without_day = undated(found)
    if without_day:
        _note(f"{len(without_day)} document(s) without a date: they stand on no line. Give them published")
    said = utterances(found, claim, neighbours)
    if until:
        said = tuple(u for u in said if u.day <= until)
    heard = _heard(said, claim, judges, desk)
    said = heard.said if heard else said
    held = lines(said, until)
    if as_json:
        from svodka.pipeline.judging import reviews_to_json

        shown = lines_to_json(claim, held, said, without_day)
        shown |= {"judges": reviews_to_json(heard)} if heard else {}
        click.echo(json.dumps(shown, ensure_ascii=False, indent=1))
    else:
        _print(claim.text, held)
    return 1 if refused else 0


def _heard(said: tuple[Utterance, ...], claim: Claim, judges: tuple[str, ...], desk: Path | None) -> Judged | None:
    """What the judges say; None where none was asked for."""
    if not judges:
        return None
    from svodka.cli.desk import progress
    from svodka.pipeline.judging import judged, load_judges

    with progress() as tell:
        heard = judged(said, claim, load_judges(settings_of(desk), judges, claim.key), tell)
    for name, reasons in heard.rejected.items():
        for reason, times in reasons.items():
            _note(f"{name}: {times} answer(s) not used: {reason}")
    for one in heard.reviews:
        _note(
            f"for review: {one.utterance.mentions[0]}: the rules read {one.reading.stance.value}, "
            f"{one.judgement.judge} reads {one.judgement.stance.value} in “{one.judgement.span.of(one.utterance.text)}”"
        )
    return heard


def _opened(path: str) -> BinaryIO:
    if path == "-":
        return sys.stdin.buffer
    try:
        return Path(path).open("rb")
    except OSError as error:
        raise CollectError(f"{path}: {error.strerror}; check the path") from None


def _lines(file: BinaryIO) -> Iterator[bytes]:
    yield from file


def _note(text: str) -> None:
    from svodka.write.visible import one_line

    click.echo(f"svodka: {one_line(text)}", err=True)


def _print(text: str, held: tuple[Line, ...]) -> None:
    from rich.console import Console
    from rich.text import Text

    from svodka.write.line_table import LineRow, line_table
    from svodka.write.visible import one_line

    console = Console()
    console.print(Text(one_line(text), style="bold"))
    rows = [
        LineRow(
            one.holder, one.level.value if one.state in (None, one.holder) else f"{one.level.value}, {one.state}",
            tuple((p.stance.value, _iso(p.start), _iso(p.end), len(p.mentions)) for p in one.positions),
            tuple(_sentence(shift) for shift in one.shifts),
        )
        for one in held if one.positions
    ]  # fmt: skip
    if not rows:
        console.print("Nobody's stance towards this claim was found. Look at its terms, and at the documents' dates.")
        return
    console.print(line_table(rows))


def _iso(value: date) -> str:
    return value.isoformat()


def _sentence(shift: Shift) -> str:
    first = f", first {shift.first_by}" if shift.first_by else ""
    return (
        f"possible change, unverified: {shift.before.value} to {shift.after.value} on {shift.onset} "
        f"({shift.status}, {shift.reason}{first}); see {', '.join(shift.evidence[-3:])}"
    )

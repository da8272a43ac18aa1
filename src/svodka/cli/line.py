"""``svodka line``: who holds what towards a claim, since when: of a desk, or straight from documents."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from svodka.cli.common import count, day, desk_option, now, settings_of
from svodka.errors import CollectError, SvodkaError, UsageError

if TYPE_CHECKING:
    from svodka.config import Settings
    from svodka.model import Claim
    from svodka.pipeline.judging import Judged
    from svodka.pipeline.line_shown import Shown
    from svodka.track.utterances import Utterance

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(
    epilog="""\b
Examples:
  svodka line sappers
  svodka line sappers --as-of 2031-12-31 --html sappers.html
  svodka line --claim claim.toml --documents reports.jsonl --json > lines.json"""
)
@click.argument("claim", required=False)
@desk_option
@click.option("--claim", "claim_file", metavar="FILE", type=_FILE,
              help="Without a desk: the claim, a TOML file; docs/lines.md has its keys.")  # fmt: skip
@click.option("--documents", metavar="IN", help="Without a desk: the texts, JSON Lines with id, text, published and, "
              "where known, lang, outlet, title. '-' is standard input.")  # fmt: skip
@click.option("--neighbour", "neighbour_files", multiple=True, metavar="FILE", type=_FILE,
              help="Without a desk: another claim, which must be told apart. May be given several times.")  # fmt: skip
@click.option("--as-of", "as_of", type=day, metavar="DATE", help="What was known on this day, 2031-05-14: of a desk "
              "what had been fetched and decided, of documents what had been said.")  # fmt: skip
@click.option("--until", type=day, metavar="DATE", help="Only what had been said by this day, whenever it was fetched.")
@click.option("--svg", type=_FILE, metavar="FILE", help="Write the chart: holders as rows, time across.")
@click.option("--html", type=_FILE, metavar="FILE", help="Write a page with the chart and the receipt of each point.")
@click.option("--all", "everybody", is_flag=True, help="In the table also who only spoke of other things.")
@click.option("--explain", is_flag=True, help="Say of every utterance why it is read so and how much it counts.")
@click.option("--judge", "judges", multiple=True, metavar="NAME", help="Ask this judge of the desk's settings, too "
              "(docs/judges.md). May be given several times.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print JSON: holders with positions and proposed shifts, and "
              "the stances of every document.")  # fmt: skip
def line(
    claim: str | None, desk: Path | None, claim_file: Path | None, documents: str | None,
    neighbour_files: tuple[Path, ...], as_of: date | None, until: date | None, svg: Path | None, html: Path | None,
    everybody: bool, explain: bool, judges: tuple[str, ...], as_json: bool,
) -> int:  # fmt: skip
    """Show who denies, dodges, hedges or affirms a claim, since when, and who moved first.

    CLAIM is a claim of the desk (svodka claim list). What someone else tells of a holder, what a report recalls of
    earlier, and what only a headline says moves nothing. A change is proposed; it is told as fact once a person has
    confirmed it (svodka review). Exit code: 0 if all was read, 1 if a document was not.
    """
    if bool(claim) == bool(claim_file) or bool(claim_file) != bool(documents):
        raise UsageError("name a claim of the desk, or give both --claim FILE and --documents IN")
    if claim:
        shown, refused = _of_desk(settings_of(desk), claim, as_of, until, judges), 0
    else:
        assert claim_file and documents
        shown, refused = _of_documents(claim_file, documents, neighbour_files, until or as_of, judges, desk)
    _files(shown, svg, html)
    if as_json:
        from svodka.track.line_json import lines_to_json

        found = lines_to_json(shown.followed, shown.undated, shown.silences)
        if shown.judges:
            from svodka.pipeline.judging import reviews_to_json

            found |= {"judges": reviews_to_json(shown.judges)}
        click.echo(json.dumps(found, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace"))
    else:
        _print(shown, everybody=everybody, explain=explain)
    return 1 if refused else 0


def _of_desk(settings: Settings, key: str, as_of: date | None, until: date | None, judges: tuple[str, ...]) -> Shown:
    from svodka.config.claims import claim_of
    from svodka.pipeline import keep_silences
    from svodka.pipeline.line_shown import shown_of
    from svodka.pipeline.tracked import claim_line, opened
    from svodka.track.claims import warnings

    claim = claim_of(settings.root, key)
    for warning in warnings(claim):
        _note(warning)
    with opened(settings) as desk:
        heard, today = _Heard(claim, judges, settings.root), now().date()
        found = claim_line(desk, settings, claim, today=today, as_of=as_of, until=until, heard=heard)
        if as_of and not found.revisions and claim_line(desk, settings, claim, today=today).revisions:
            _note(f"the desk had fetched nothing about it by {as_of}; what had been said by then: --until {as_of}")
        if as_of is None and until is None:
            keep_silences(desk, claim.key, found.silences)
        shown = shown_of(desk, found, heard.told)
    if found.undated:
        _note(f"{count(len(found.undated), 'document')} without a date: they stand on no line")
    return shown


def _of_documents(
    claim_file: Path,
    documents: str,
    neighbour_files: tuple[Path, ...],
    until: date | None,
    judges: tuple[str, ...],
    desk: Path | None,
) -> tuple[Shown, int]:
    from svodka.identity.joined import with_one_name
    from svodka.pipeline.line_shown import Shown
    from svodka.track.claims import warnings
    from svodka.track.follow import follow
    from svodka.track.queue import queue
    from svodka.track.utterances import sayings, undated
    from svodka.tracking import documents_of, load_claim, load_claims, who_is_who

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
    heard = _Heard(claim, judges, desk)
    known = with_one_name(sayings(found, claim, neighbours, who_is_who()))
    followed = follow(known, claim, until=until, heard=heard)
    revisions = {document.id: document.revision for document in found}
    shown = Shown(followed, revisions, items=queue(followed), undated=without_day, judges=heard.told)
    return shown, len(refused)


class _Heard:
    """Asks the judges about utterances, and keeps what they said; without judges it does nothing."""

    def __init__(self, claim: Claim, judges: tuple[str, ...], desk: Path | None) -> None:
        self._claim, self._judges, self._desk = claim, judges, desk
        self.told: Judged | None = None

    def __call__(self, said: tuple[Utterance, ...]) -> tuple[Utterance, ...]:
        if not self._judges:
            return said
        from svodka.cli.desk import progress
        from svodka.pipeline.judging import judged, load_judges

        with progress() as tell:
            heard = judged(said, self._claim, load_judges(settings_of(self._desk), self._judges, self._claim.key), tell)
        for name, reasons in heard.rejected.items():
            for reason, times in reasons.items():
                _note(f"{name}: {times} answer(s) not used: {reason}")
        for one in heard.reviews:
            words = one.judgement.span.of(one.utterance.text)
            _note(
                f"for review: {one.utterance.mentions[0]}: the rules read {one.reading.stance.value}, "
                f"{one.judgement.judge} reads {one.judgement.stance.value} in “{words}”"
            )
        self.told = heard
        return heard.said


def _opened(path: str) -> BinaryIO:
    if path == "-":
        return sys.stdin.buffer
    try:
        return Path(path).open("rb")
    except OSError as error:
        raise CollectError(f"{path}: {error.strerror}; check the path") from None


def _lines(file: BinaryIO) -> Iterator[bytes]:
    yield from file


def _files(shown: Shown, svg: Path | None, html: Path | None) -> None:
    """Write the chart and the page, each whole or not at all."""
    from svodka.pipeline.line_shown import chart_rows, found_sentences, receipts
    from svodka.write.line_chart import line_svg
    from svodka.write.line_page import line_page

    claim = shown.followed.claim.text
    if svg:
        _write(svg, line_svg(claim, chart_rows(shown, to_receipts=False)))
    if html:
        _write(html, line_page(claim, chart_rows(shown, to_receipts=True), found_sentences(shown), receipts(shown)))


def _write(path: Path, content: str) -> None:
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_text(content, encoding="utf-8", errors="backslashreplace", newline="\n")
        part.replace(path)
    except OSError as error:
        raise SvodkaError(f"can't write {path}: {error.strerror}; give another place") from error
    finally:
        part.unlink(missing_ok=True)
    _note(f"written: {path}")


def _note(text: str) -> None:
    from svodka.write.visible import one_line

    click.echo(f"svodka: {one_line(text)}", err=True)


def _print(shown: Shown, *, everybody: bool, explain: bool) -> None:
    from rich.console import Console
    from rich.text import Text

    from svodka.pipeline.line_shown import explanation, found_sentences, table_rows
    from svodka.write.line_table import line_table
    from svodka.write.visible import one_line

    console = Console()
    console.print(Text(one_line(shown.followed.claim.text), style="bold"))
    rows = table_rows(shown, everybody=everybody)
    if not rows:
        console.print("Nobody's stance towards this claim was found. Look at its terms, and at the documents' dates.")
    else:
        console.print(line_table(rows))
        hidden = len(table_rows(shown)) - len(rows)
        if hidden:
            console.print(Text(f"{count(hidden, 'more holder')} only spoke of other things; to see them: --all"))
    for told in found_sentences(shown):
        console.print(Text(f"- {one_line(told)}"))
    if shown.items:
        console.print(Text(f"{len(shown.items)} to decide: svodka review list --claim {shown.followed.claim.key}"))
    if explain:
        for told in explanation(shown):
            console.print(Text(one_line(told)), soft_wrap=True)

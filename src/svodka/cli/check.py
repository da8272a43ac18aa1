"""``svodka check``: any draft, held to the ledger before it is printed."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from svodka.cli.common import count, day, desk_option, now, settings_of
from svodka.errors import CollectError, SvodkaError, UsageError
from svodka.write.visible import one_line

if TYPE_CHECKING:
    from datetime import date

    from svodka.model import CheckReport, Parsed


@click.command(
    epilog="""\b
Examples:
  svodka check draft.docx
  svodka check draft.md --claim troops.toml --html report.html
  svodka check draft.txt --documents reports.jsonl --json --strict"""
)
@click.argument("draft", metavar="DRAFT")
@desk_option
@click.option("--documents", metavar="IN", help="Hold the draft to these texts and no desk: JSON Lines with id, text, "
              "published and, where known, address, lang, outlet, title.")  # fmt: skip
@click.option("--claim", "claims", multiple=True, metavar="CLAIM",
              help="A claim, as for svodka line: summaries such as “for six months … denied” are held to the dated "
              "statements about it. May be given several times.")  # fmt: skip
@click.option("--published", type=day, metavar="DATE", help="The day of the draft, from which its “on Monday” counts.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print JSON: every sentence with its findings and their evidence."
)
@click.option("--html", "page", metavar="OUT", type=click.Path(dir_okay=False, path_type=Path),
              help="Write the draft as an HTML page with its findings in the margin.")  # fmt: skip
@click.option("--strict", is_flag=True, help="Exit code 1 also where something can't be said.")
@click.option("--all", "everything", is_flag=True, help="Print what is sound, too.")
def check(
    draft: str,
    desk: Path | None,
    documents: str | None,
    claims: tuple[str, ...],
    published: date | None,
    as_json: bool,
    page: Path | None,
    strict: bool,
    everything: bool,
) -> int:
    """Hold a draft to the ledger: each quotation, each attribution with office, date, number, outlet and venue, and
    each summary of what somebody said over time.

    DRAFT is a file (Markdown, HTML, .docx, PDF, plain text), an address, or - for standard input. What the ledger
    cannot bear out is not called wrong: it says so. Exit code: 0 if no fault was found, 1 if one was, 2 for a wrong
    command.
    """
    if documents and desk:
        raise UsageError("give --desk or --documents, not both: a draft is held to one of them")
    parsed = _parsed(draft, published)
    report = _by_documents(parsed, documents, claims) if documents else _by_desk(parsed, desk, claims)
    if page:
        _write(page, report)
    if as_json:
        from svodka.write.check_json import report_to_json

        click.echo(json.dumps(report_to_json(report), ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace"))
    else:
        _print(report, everything=everything)
        if page:
            click.echo(f"written: {page}")
    unsaid = strict and (
        report.notes or any(f.outcome.value == "can't say" for s in report.sentences for f in s.findings)
    )
    return 1 if report.faults or unsaid or not report.sentences else 0


def _parsed(draft: str, published: date | None) -> Parsed:
    from svodka.collect import gather
    from svodka.model import Failure, Hints
    from svodka.parse import parse

    hints = Hints(published=published.isoformat() if published else None)
    came = list(gather([draft], now=lambda: datetime.now(UTC), hints=hints))
    if len(came) != 1:
        raise UsageError(f"{draft} holds {len(came)} documents; name one draft")
    if isinstance(came[0], Failure):
        raise CollectError(f"{came[0].subject}: {came[0].message}")
    return parse(came[0])


def _by_documents(parsed: Parsed, documents: str, files: tuple[str, ...]) -> CheckReport:
    from svodka.checking import Checker, evidence_of
    from svodka.people import load_people
    from svodka.tracking import documents_of, load_claims

    claims = load_claims(map(Path, files))
    try:
        lines = sys.stdin.buffer.readlines() if documents == "-" else Path(documents).read_bytes().splitlines(True)
    except OSError as error:
        raise CollectError(f"{documents}: {error.strerror}; check the path") from None
    found, refused = documents_of((n, line) for n, line in enumerate(lines, 1) if line.strip())
    notes = [f"{documents}, line {one.number}: {one.message}" for one in refused]
    return Checker(evidence_of(found), people=load_people(), claims=claims, notes=notes).check(parsed)


def _by_desk(parsed: Parsed, desk: Path | None, names: tuple[str, ...]) -> CheckReport:
    """Held to a desk, and to the lines of its claims as they were decided; of all claims where none is named."""
    from svodka.config.claims import claim_of
    from svodka.pipeline.tracked import check_draft, opened
    from svodka.tracking import load_claim

    settings = settings_of(desk)
    named = [load_claim(Path(name)) if name.endswith(".toml") else claim_of(settings.root, name) for name in names]
    with opened(settings) as opened_desk:
        return check_draft(opened_desk, settings, parsed, today=now().date(), claims=named)


def _write(page: Path, report: CheckReport) -> None:
    from svodka.write.check_html import report_html

    part = page.with_name(page.name + ".part")
    try:
        part.write_text(report_html(report), encoding="utf-8", newline="\n")
        part.replace(page)
    except OSError as error:
        raise SvodkaError(f"can't write {page}: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)


def _print(report: CheckReport, *, everything: bool) -> None:
    from svodka.write.check_text import report_lines

    for note in report.notes:
        click.echo(f"svodka: {one_line(note)}", err=True)
    for line in report_lines(report, everything=everything):
        click.echo(line.encode("utf-8", "backslashreplace"))
    sound, faults, open_ = (
        sum(s.outcome.value == outcome for s in report.sentences) for outcome in ("sound", "fault", "can't say")
    )
    click.echo(
        f"{count(len(report.sentences), 'sentence')}: {sound} sound, {faults} with a fault, "
        f"{open_} of which the ledger can't say, the others hold nothing to check."
    )

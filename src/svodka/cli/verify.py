"""``svodka verify``: the archive, the ledger and every receipt, after."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from svodka.cli.common import count, desk_option, settings_of
from svodka.cli.desk import open_desk, progress
from svodka.errors import UsageError
from svodka.pipeline import Damage, Report, shown, verify_archive, verify_pack
from svodka.pipeline import verify as verify_desk
from svodka.write.visible import one_line

# Statements or digests that are listed under a damage; more are counted. --json lists all.
LISTED = 5


@click.command(epilog="Example:  svodka verify --desk desk\n\nExample:  svodka verify may.svodka")
@click.argument("pack", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@desk_option
@click.option("--archive", is_flag=True, help="Check each record of the archive's WARC files, too.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option(
    "--certificate",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Check the signature of time-stamps, too: the authority's root certificate (PEM). With --archive.",
)
@click.option("--key", metavar="KEY", help="The public key that must have signed the PACK.")
def verify(
    pack: Path | None, desk: Path | None, archive: bool, certificate: Path | None, as_json: bool, key: str | None
) -> int:
    """Read every receipt again from the archived bytes, and find what is not as it was written.

    PACK is an evidence pack that svodka pack wrote: it is checked by itself, with no desk and no network. Without it
    the desk is checked.

    Every archived object is hashed and parsed again, its text compared with the ledger's, and every statement and
    every receipt of a digest with that text; the files of digests are hashed. With --archive each record of the
    archive's files is checked, too: its lengths and checksums, what it refers to, and the index. The exit code is 1
    where anything is damaged.
    """
    if pack:
        if desk or archive or certificate:
            raise UsageError("a PACK is checked by itself: leave out --desk, --archive and --certificate")
        return _verify_pack(pack, key, as_json=as_json)
    if key:
        raise UsageError("--key is of an evidence pack: name its file")
    if certificate and not archive:
        raise UsageError("--certificate is of the archive's time-stamps: give --archive, too")
    with open_desk(settings_of(desk)) as opened, progress() as tell:
        report = verify_desk(opened, progress=lambda done, total: tell(f"verified {done:,} of {total:,} objects"))
        if archive:
            pem = certificate.read_bytes() if certificate else None
            verify_archive(opened, report, certificate=pem, progress=lambda done: tell(f"verified {done:,} records"))
    if as_json:
        click.echo(json.dumps(as_object(report), ensure_ascii=False).encode("utf-8", "backslashreplace"))
    else:
        for line in lines(report):
            click.echo(line)
    return 1 if report.damages else 0


def _verify_pack(path: Path, key: str | None, *, as_json: bool) -> int:
    report = verify_pack(path, key=key)
    if as_json:
        click.echo(json.dumps(asdict(report), ensure_ascii=False).encode("utf-8", "backslashreplace"))
        return 1 if report.damages else 0
    click.echo(one_line(f"{report.headline} (packed {report.created})"))
    for damage in report.damages:
        click.echo(one_line(f"DAMAGED {damage}"))
    for note in report.notes:
        click.echo(one_line(f"Note: {note}"))
    checked = (
        count(report.files, "file"), count(report.snapshots, "snapshot"), count(report.texts, "text"),
        count(report.statements, "statement"), count(report.receipts, "receipt"),
    )  # fmt: skip
    verdict = f"{count(len(report.damages), 'damage')} found" if report.damages else "all as they were written"
    click.echo(f"Verified {', '.join(checked)}: {verdict}.")
    return 1 if report.damages else 0


def as_object(report: Report) -> dict[str, object]:
    """A report as one JSON object."""
    return {
        "objects": report.objects,
        "records": report.records,
        "stamps": report.stamps,
        "texts": report.texts,
        "statements": report.statements,
        "receipts": report.receipts,
        "digest_files": report.files,
        "damages": [
            {
                "what": damage.what,
                "file": damage.file,
                "address": damage.standing.address,
                "title": damage.standing.title,
                "difference": asdict(damage.difference) if damage.difference else None,
                "statements": [statement._asdict() for statement in damage.standing.statements],
                "digests": [digest._asdict() for digest in damage.standing.digests],
            }
            for damage in report.damages
        ],
        "notes": report.notes,
    }


def lines(report: Report) -> Iterator[str]:
    """A report for a person; outside text in it is made visible."""
    for damage in report.damages:
        for line in _damage_lines(damage):
            yield line[: len(line) - len(line.lstrip(" "))] + one_line(line)
    yield from (one_line(f"Note: {note}") for note in report.notes)
    records = (count(report.records, "record"),) if report.records else ()
    verified = ", ".join(
        (
            count(report.objects, "archived object"),
            *records,
            count(report.texts, "text"),
            count(report.statements, "statement"),
            count(report.receipts, "receipt"),
            count(report.files, "digest file"),
            *((count(report.stamps, "time-stamp"),) if report.stamps else ()),
        )
    )
    verdict = f"{count(len(report.damages), 'damage')} found" if report.damages else "all as they were written"
    yield f"Verified {verified}: {verdict}."


def _damage_lines(damage: Damage) -> Iterator[str]:
    yield f"DAMAGED {damage.file}"
    yield f"  {damage.what}"
    standing, difference = damage.standing, damage.difference
    if standing.address:
        yield f"  document: {standing.title or 'no title'}, {standing.address}"
    if difference:
        yield f"  first difference at offset {difference.offset}:"
        yield f"    in the ledger:  {difference.stored!r}"
        yield f"    in the archive: {difference.found!r}"
    yield from _listed("statement", [shown(statement) for statement in standing.statements])
    yield from _listed("digest", [f"{d.headline} ({d.id})" for d in standing.digests])


def _listed(noun: str, items: list[str]) -> Iterator[str]:
    if not items:
        return
    yield f"  {count(len(items), noun)} stand{'s' if len(items) == 1 else ''} on it:"
    yield from (f"    {item}" for item in items[:LISTED])
    if len(items) > LISTED:
        yield f"    and {len(items) - LISTED} more (svodka verify --json lists all)"

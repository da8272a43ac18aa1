"""``svodka demo``: all of it once, on bundled material about invented countries."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Sequence
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import click

from svodka.cli.common import count, now
from svodka.cli.desk import make_desk, open_desk, progress
from svodka.cli.digest import write_digest
from svodka.cli.speech import group_desk
from svodka.collect import gather
from svodka.config import FILE, load
from svodka.config import claims as claim_files
from svodka.errors import SvodkaError
from svodka.model import Digest, DocumentKind, LedgerRow
from svodka.pipeline import Desk, add, compile_digest, note_files, verify
from svodka.toml import quoted
from svodka.track.claims import KEYS
from svodka.write.annotate import annotated_html


@click.command(epilog="Example:  svodka demo demo")
@click.argument("folder", default="svodka-demo", type=click.Path(path_type=Path))
def demo(folder: Path) -> int:
    """Do all of it once, on bundled material about invented countries.

    Makes a desk in FOLDER (default: svodka-demo), adds the material, compiles a digest of what it says about its
    first claim, and verifies everything. Run again, it adds nothing.
    """
    settings = load(folder) if (folder / FILE).is_file() else make_desk(folder, "Demonstration")
    with open_desk(settings) as desk, progress() as tell:
        tell("reading")
        failed = _add_pack(desk)
        group_desk(desk, settings, tell)
        main_claim = _add_claims(folder)
        rows = list(desk.ledger.statements())
        tell("writing")
        made = _digest(desk)
        written = write_digest(made, folder)
        note_files(desk, made, written)
        annotated = folder / "annotated.html"
        annotated.write_text(_annotated(rows), encoding="utf-8")
        report = verify(desk, progress=lambda done, total: tell(f"verifying {done} of {total}"))
        documents = desk.ledger.counts()["documents"]
    if report.damages:
        raise SvodkaError(f"{count(len(report.damages), 'damage')} found; see: svodka verify --desk {folder}")
    speakers = {row.statement.speaker.name for row in rows if row.statement.speaker}
    sentences = sum(len(section.sentences) for section in made.sections)
    click.echo(
        f"Read {count(documents, 'document')}: {count(len(rows), 'statement')} by {count(len(speakers), 'speaker')}; "
        f"wrote a digest of {count(sentences, 'sentence')}; verified {count(report.receipts, 'receipt')}."
    )
    click.echo(f"The digest: {next(path for path in written if path.suffix == '.html')}")
    click.echo(
        f"An annotated text: {annotated}; the ledger: {settings.ledger.name} in {folder}; "
        f"next: svodka statements --desk {folder}; who holds what since when: svodka line {main_claim} --desk {folder}"
    )
    return 1 if failed else 0


def _add_pack(desk: Desk) -> int:
    """Add the bundled documents; how many failed, each named on standard error."""
    failed = Counter[str]()
    with as_file(files("svodka") / "packs" / "demo" / "documents") as documents:
        for outcome in add(desk, gather([str(documents)], now=now), now=now):
            if outcome.state is None:
                failed[outcome.address] += 1
                click.echo(f"svodka: {outcome.address}: {outcome.reason}", err=True)
    return failed.total()


def _add_claims(folder: Path) -> str:
    """Write the pack's claims as files of the desk, those that are there left alone; the key of the main one."""
    claims = _claims()
    for values in claims:
        key = str(values["id"])
        if not (folder / claim_files.FOLDER / f"{key}.toml").exists():
            told = {name: value for name, value in values.items() if name in KEYS}
            lines = [f"{name} = {_toml(value)}" for name, value in told.items()]
            claim_files.write_claim(
                folder, key, "\n".join(["# Of the demonstration: all of it is invented.", *lines, ""])
            )
    return str(next(values["id"] for values in claims if values.get("main")))


def _toml(value: object) -> str:
    """A text, a day or a list of texts as TOML."""
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return value.isoformat() if isinstance(value, date) else quoted(str(value))


def _claims() -> list[dict[str, Any]]:
    pack = tomllib.loads((files("svodka") / "packs" / "demo" / "pack.toml").read_text(encoding="utf-8"))
    claims: list[dict[str, Any]] = pack["claims"]
    return claims


def _digest(desk: Desk) -> Digest:
    period = desk.ledger.period()
    if period is None:
        raise SvodkaError("nothing dated was read from the bundled material: reinstall svodka")
    return compile_digest(desk, start=period[0], end=period[1], about=_first_claim(), at=now())


def _first_claim() -> tuple[str, ...]:
    """The words, in each of its languages, of the claim that the bundled pack is about."""
    claim = _claims()[0]
    return tuple(term for key in sorted(claim) if key.startswith("terms_") for term in claim[key])


def _annotated(rows: Sequence[LedgerRow]) -> str:
    """The English report with the most kinds of statements, all of them marked: a picture of what is found."""
    texts: dict[str, list[LedgerRow]] = {}
    for row in rows:
        if row.revision.language == "en" and row.revision.kind in (DocumentKind.PAGE, DocumentKind.WIRE):
            texts.setdefault(row.revision.id, []).append(row)
    if not texts:
        raise SvodkaError("nothing English was read from the bundled material: reinstall svodka")
    chosen = max(texts.values(), key=_variety)
    chosen.sort(key=lambda row: row.statement.content[0])
    return annotated_html(chosen[0].revision, [row.statement for row in chosen])


def _variety(rows: Sequence[LedgerRow]) -> tuple[int, int, int]:
    """How many kinds of statements, rules and speakers a text shows."""
    found = [row.statement for row in rows]
    speakers = {s.speaker.name for s in found if s.speaker}
    return len({s.kind for s in found}), len({rule for s in found for rule in s.rules}), len(speakers)

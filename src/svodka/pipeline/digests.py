"""The pass ``digest``: rows of a period | select, compose | receipts verified against the archived bytes | append."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path

from svodka import ids
from svodka.errors import ArchiveError, ParseError, ReceiptError
from svodka.ids import canonical_json, content_id
from svodka.ledger import DigestRecord, Filter
from svodka.model import Digest, Figure, People, Receipt
from svodka.pipeline.desk import Desk
from svodka.pipeline.in_russian import known_in_russian
from svodka.pipeline.rereading import Reread, reread
from svodka.write.compose import compose, require_receipts
from svodka.write.digest_json import digest_to_json
from svodka.write.figures import quoted_figure, standing_on
from svodka.write.guard import Citable
from svodka.write.receipt import check_receipt, receipt_to_jsonld
from svodka.write.reservations import reservations
from svodka.write.russian import period_in_russian
from svodka.write.select import select
from svodka.write.written import Rewrite


def compile_digest(
    desk: Desk, *, start: date, end: date, about: Sequence[str] = (), at: datetime,
    not_collected: Sequence[str] = (), rewrite: Rewrite | None = None, language: str = "en",
    people: People | None = None,
) -> Digest:  # fmt: skip
    """Compile a digest of the statements from ``start`` to ``end``, both included, verify it and keep it.

    ``not_collected``: the holes that it must name.
    ``about``: as the ledger's ``Filter`` takes it. ``at``: when it is compiled.
    ``rewrite``: what lets a writer at it.
    ``language``: "en" or "ru", which prints the names of ``people``. Raises ``ReceiptError``, and keeps
    nothing, where nothing was selected or where one of its words is not in the archived bytes.
    """
    rows = desk.ledger.statements(Filter(since=start, until=end, undated=True, about=tuple(about)))
    selection = select(rows, start, end, about)
    digest = replace(compose(selection), not_collected=tuple(not_collected), language=language)
    used = {entry.row.statement.id: entry.row for entry in selection.entries}
    names: Mapping[str, str] = {}
    if language == "ru":
        known = known_in_russian(desk, used.values(), people or People())
        digest, names = period_in_russian(digest, used, known), known.names
    if rewrite:
        digest = rewrite(digest, {entry.row.statement.id: Citable(entry.row) for entry in selection.entries}, None)
    told = [row for entry in selection.entries for row in (entry.row, *entry.copies)]
    digest = pictured(digest, quoted_figure(told, language, names))
    digest = replace(digest, not_collected=(*digest.not_collected, *reservations(told, language, names)))
    keep_digest(desk, digest, at)
    return digest


def pictured(digest: Digest, *figures: Figure | None) -> Digest:
    """The digest with pictures, of what it cites."""
    cited = {receipt.statement for receipt in receipts_of(digest)}
    return replace(digest, figures=standing_on((figure for figure in figures if figure), cited))


def keep_digest(desk: Desk, digest: Digest, at: datetime) -> str:
    """Verify a digest and keep it; returns its id. ReceiptError, and nothing is kept, where a word of it is not in the
    archived bytes."""
    require_receipts(digest)
    receipts = receipts_of(digest)
    verify_receipts(desk, receipts)
    name = digest_id(digest)
    desk.ledger.append_digest(
        DigestRecord(
            id=name,
            period_start=digest.period_start.isoformat(),
            period_end=digest.period_end.isoformat(),
            headline=digest.headline.text,
            record=canonical_json(digest_to_json(digest)),
        ),
        [(receipt, canonical_json(receipt_to_jsonld(receipt))) for receipt in receipts],
        at=at,
    )
    return name


def note_files(desk: Desk, digest: Digest, paths: Iterable[Path]) -> None:
    """Note in the ledger the files to which a kept digest was written, so that ``verify`` can check them."""
    root = desk.ledger.path.parent.resolve()
    for path in (path.resolve() for path in paths):
        name = path.relative_to(root) if path.is_relative_to(root) else path
        desk.ledger.append_digest_file(digest_id(digest), str(name), ids.checksum(path.read_bytes()))


def digest_id(digest: Digest) -> str:
    """The id of a digest, from all that it says and stands on."""
    return content_id("digest/1", digest_to_json(digest))


def receipts_of(digest: Digest) -> tuple[Receipt, ...]:
    """Each receipt of a digest once, in the order of its sentences."""
    sentences = [
        digest.headline,
        *(sentence for section in digest.sections for sentence in section.sentences),
    ]
    return tuple(dict.fromkeys(receipt for sentence in sentences for receipt in sentence.receipts))


def verify_receipts(desk: Desk, receipts: Sequence[Receipt]) -> None:
    """ReceiptError where a word of a receipt is not in the archived bytes."""

    @cache
    def found(revision: str, checksum: str) -> Reread:
        source = desk.ledger.provenance(revision, checksum)
        if source is None:
            raise ReceiptError(f"revision {revision} of bytes {checksum} is not in the ledger; run: svodka verify")
        try:
            return reread(source, desk.archive.get(checksum))
        except (ArchiveError, ParseError) as error:
            raise ReceiptError(f"can't check {source.revision.address}, nothing is written: {error}") from error

    for receipt in receipts:
        text = found(receipt.revision, receipt.checksum).text
        for fault in check_receipt(receipt, text):
            raise ReceiptError(f"nothing is written: {receipt.address}: {fault}; run: svodka verify")

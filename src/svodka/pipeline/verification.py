"""The pass ``verify``: every archived object, text, statement, receipt and digest file | read again | compared."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from svodka import ids
from svodka.archive import DamagedObjectError, Stamp, check_archive, check_stamps, place
from svodka.decide import DESCRIPTION, first_difference
from svodka.errors import ArchiveError, LedgerError, ParseError
from svodka.ledger import Audit, Provenance, Standing, StandingStatement, words_of
from svodka.model import Revision, Statement
from svodka.pipeline.desk import Desk
from svodka.pipeline.rereading import Reread, reread
from svodka.records import statement_from_json
from svodka.write.receipt import check_receipt, receipt_from_jsonld

# Code points shown on either side of a difference: enough to find the place, short enough for one line.
AROUND = 24
NOTHING = Standing()


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two texts begin to differ, and the words there."""

    offset: int  # code points
    stored: str  # in the ledger
    found: str  # read again from the archived bytes


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that is not as it was written."""

    what: str  # one sentence
    file: str  # in which it was found
    standing: Standing = NOTHING  # the document, and what stands on it
    difference: Difference | None = None


@dataclass(slots=True)
class Report:
    """What was verified, and what was found."""

    objects: int = 0
    records: int = 0  # of WARC files
    texts: int = 0
    statements: int = 0
    receipts: int = 0
    files: int = 0  # of digests
    stamps: int = 0  # by an authority, of a day of the archive
    damages: list[Damage] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def verify(desk: Desk, *, progress: Callable[[int, int], None] = lambda done, total: None) -> Report:
    """Verify the desk; ``progress`` is told how many of how many objects are done. Damage is reported, not raised."""
    return _Verification(desk, progress).run()


def verify_archive(
    desk: Desk,
    report: Report,
    *,
    certificate: bytes | None = None,
    progress: Callable[[int], None] = lambda done: None,
) -> None:
    """Verify each record of the archive's files and each time-stamp, and add what is found to a report.

    ``progress`` is told how many records are done; ``certificate``: of the authority that stamped, in PEM.
    """

    def tell(done: int) -> None:
        report.records = done
        progress(done)

    stamps = check_stamps(desk.archive, certificate)
    faults = list(check_archive(desk.archive, progress=tell))
    try:
        for found in stamps:
            if isinstance(found, Stamp):
                report.stamps += 1
            else:
                faults.append(found)
    except ArchiveError as error:  # what checks them is not installed
        report.notes.append(f"the archive's time-stamps were not checked: {error}")
    for fault in faults:
        where = str(fault.file) if fault.offset is None else place(fault.file, fault.offset)
        report.damages.append(Damage(fault.what, where, Standing(address=fault.address or None)))


class _Verification:
    def __init__(self, desk: Desk, progress: Callable[[int, int], None]) -> None:
        self._archive = desk.archive
        self._root = desk.ledger.path.parent
        self._ledger_file = str(desk.ledger.path)
        self._audit: Audit = desk.ledger.audit()
        self._progress = progress
        self._alerts: dict[tuple[str, str], list[tuple[str, Any]]] = {}
        self._report = Report()
        self._other_parsers: dict[tuple[str, str], int] = {}  # (then, now) -> how many texts
        self._named: set[tuple[str, str]] = set()  # table and key of broken rows that were named by what they say

    def run(self) -> Report:
        with self._unreadable():
            for fault in self._audit.structure_faults():
                self._found(f"the ledger's structure is damaged: {fault}", self._ledger_file)
        with self._unreadable():
            known = self._audit.checksums()
            self._alerts = self._audit.alert_receipts()
            for done, checksum in enumerate(known):
                self._progress(done, len(known))
                with self._unreadable():
                    self._check_object(checksum)
            self._progress(len(known), len(known))
            self._check_unknown()
        with self._unreadable():
            self._check_digest_files()
        with self._unreadable():
            self._check_seals()
        for (then, now), count in self._other_parsers.items():
            self._report.notes.append(
                f"{count} texts were read by parser {then}, this svodka has {now}: "
                "words were compared with the ledger's text, not with the bytes"
            )
        return self._report

    def _check_object(self, checksum: str) -> None:
        self._report.objects += 1
        path = self._archive.place_of(checksum)
        sources = list(self._audit.provenances(checksum))
        try:
            data, now = self._archive.read_unchecked(checksum)
        except DamagedObjectError as error:
            self._found(str(error), path, self._standing_on(checksum, sources))
            return
        if now != checksum and not sources:
            self._found(_changed(now), path, self._standing_on(checksum, sources))
        for key, source in sources:
            self._report.texts += 1
            text = self._check_text(key, source, data, now)
            self._check_statements(key, source, text)
            self._check_receipts(source, text)
            self._check_alerts(source, text)

    def _check_text(self, key: str, source: Provenance, data: bytes, now: str) -> str:
        """Compare a text with what its bytes say; returns the text with which to compare words."""
        revision, whole = source.revision, now == source.snapshot.checksum
        path = self._archive.place_of(source.snapshot.checksum)
        standing = self._audit.standing_on(revision.id)
        try:
            again = reread(source, data)
        except ParseError as error:
            what = f"the bytes are whole, but no text is found in them now: {error}" if whole else _changed(now)
            self._found(what, path, standing)
            return revision.text
        difference = _difference(revision.text, again.text)
        if not whole:
            same = "" if difference else "; the text that is read from them is still the same"
            self._found(_changed(now) + same, path, standing, difference)
            return revision.text
        if not again.same_parser:
            parsers = (revision.parser, again.parsed.parser)
            self._other_parsers[parsers] = self._other_parsers.get(parsers, 0) + 1
        elif difference and ("revisions", revision.id) not in self._named:  # two fetches may have found this text
            self._named.add(("revisions", revision.id))
            what = "the ledger's text is not what the archived bytes say"
            self._found(what, self._ledger_file, standing, difference)
        elif not difference:
            self._check_description(key, revision, again)
        return again.text

    def _check_description(self, key: str, revision: Revision, again: Reread) -> None:
        for name in DESCRIPTION:
            stored, found = getattr(revision, name), getattr(again.parsed, name)
            if stored == found or (name == "language" and found is None):  # the desk's language stands in for none
                continue
            self._named.add(("descriptions", key))
            what = f"the ledger's {name} is {stored!r}, the archived bytes say {found!r}"
            if name == "parts":
                what = "the ledger has other parts of the text than the archived bytes"
            self._found(what, self._ledger_file, self._audit.standing_on(revision.id))

    def _check_statements(self, key: str, source: Provenance, text: str) -> None:
        for row, standing, record in self._audit.statements(key):
            self._report.statements += 1
            statement = _statement(record)
            if statement and _stands(statement, text) and words_of(statement, text) == standing.words:
                continue
            self._named.add(("statements", row))
            what = f"a statement's words are not in the text where it says: {shown(standing)}"
            revision = source.revision
            self._found(what, self._ledger_file, Standing(revision.address, revision.title, (standing,)))

    def _check_receipts(self, source: Provenance, text: str) -> None:
        for row, digest, record in self._audit.receipts(source.revision.id, source.snapshot.checksum):
            self._report.receipts += 1
            try:
                faults = check_receipt(receipt_from_jsonld(record), text)
            except (ValueError, KeyError, TypeError, AttributeError):
                faults = ("it can't be understood any more",)
            for fault in faults:
                self._named.add(("receipts", row))
                what = f"receipt {row} of the digest “{digest.headline}”: {fault}"
                standing = Standing(source.revision.address, source.revision.title, digests=(digest,))
                self._found(what, self._ledger_file, standing)

    def _check_alerts(self, source: Provenance, text: str) -> None:
        for alert, record in self._alerts.get((source.revision.id, source.snapshot.checksum), ()):
            self._report.receipts += 1
            try:
                faults = check_receipt(receipt_from_jsonld(record), text)
            except (ValueError, KeyError, TypeError, AttributeError):
                faults = ("it can't be understood any more",)
            for fault in faults:
                self._named.add(("alerts", alert))
                what = f"a receipt of alert {alert}: {fault}"
                self._found(what, self._ledger_file, Standing(source.revision.address, source.revision.title))

    def _check_digest_files(self) -> None:
        for name, written, digest in self._audit.digest_files():
            path = self._root / name
            try:
                now = ids.checksum(path.read_bytes())
            except OSError as error:  # moved or deleted by its owner: nothing that stands on it is wrong
                self._report.notes.append(f"{path}: a digest was written there: {error.strerror}")
                continue
            self._report.files += 1
            if now != written:
                what = f"a digest's file is not as it was written: its checksum is now {now}"
                self._found(what, str(path), Standing(digests=(digest,)))

    def _check_seals(self) -> None:
        for broken in self._audit.broken_rows():
            if (broken.table, broken.key) in self._named:
                continue
            standing = self._audit.standing_on(broken.revision) if broken.revision else NOTHING
            what = f"a row of the ledger's table {broken.table} is not as it was written: {broken.name}"
            self._found(what, self._ledger_file, standing)

    def _check_unknown(self) -> None:
        expected = self._audit.expected()
        for checksum in self._archive.checksums():
            if checksum not in expected:
                self._report.notes.append(f"{self._archive.place_of(checksum)}: archived, but not in the ledger")

    def _standing_on(self, checksum: str, sources: list[tuple[str, Provenance]]) -> Standing:
        """What stands on the bytes of a checksum."""
        standings = [self._audit.standing_on(revision) for revision in {source.revision.id for _, source in sources}]
        return Standing(
            address=", ".join(self._audit.addresses(checksum)),
            title=next((standing.title for standing in standings), None),
            statements=tuple(statement for standing in standings for statement in standing.statements),
            digests=tuple(dict.fromkeys(digest for standing in standings for digest in standing.digests)),
        )

    def _found(
        self,
        what: str,
        file: str,
        standing: Standing = NOTHING,
        difference: Difference | None = None,
    ) -> None:
        self._report.damages.append(Damage(what, file, standing, difference))

    @contextlib.contextmanager
    def _unreadable(self) -> Iterator[None]:
        """Where the ledger can't be asked any further, that is a finding too; the rest goes on."""
        try:
            yield
        except LedgerError as error:
            self._found(str(error), self._ledger_file)


def _difference(stored: str, found: str) -> Difference | None:
    if stored == found:
        return None
    at = first_difference(stored, found)
    start = max(0, at - AROUND)
    return Difference(at, stored[start : at + AROUND], found[start : at + AROUND])


def _changed(now: str) -> str:
    return f"archived bytes changed: their checksum is now {now}"


def _statement(record: object) -> Statement | None:
    try:
        return statement_from_json(record) if isinstance(record, dict) else None
    except (ValueError, KeyError, TypeError):
        return None


def _stands(statement: Statement, text: str) -> bool:
    spans = (*statement.content, *statement.source, *statement.cue)
    return all(span.end <= len(text) for span in spans)


def shown(statement: StandingStatement) -> str:
    """A statement in one line."""
    return f"{statement.speaker or 'speaker not told'}: “{statement.words}” ({statement.id})"

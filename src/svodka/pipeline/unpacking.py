"""An evidence pack checked with no desk and no network: files, signature, snapshots, texts, receipts.

A pack comes from anybody: nothing in it is executed or written to disk under a name of its own, and sizes are limited.
"""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from svodka.archive import bodies_of_package
from svodka.errors import ParseError, SvodkaError
from svodka.ids import checksum
from svodka.ledger import Provenance
from svodka.model import Digest, DocumentKind, Hints, Receipt, Revision, Snapshot
from svodka.pipeline.digests import digest_id, receipts_of
from svodka.pipeline.packing import DIGEST, FORMAT, MANIFEST, REVISIONS, SIGNATURE, SNAPSHOTS, STATEMENTS
from svodka.pipeline.rereading import reread
from svodka.pipeline.signing import fingerprint, is_signed
from svodka.records import details_from_json, parts_from_json, statement_from_json
from svodka.write.compose import require_receipts
from svodka.write.digest_json import digest_from_json
from svodka.write.receipt import check_receipt

# A file of a pack other than the snapshots that is unpacked to more is refused: the longest digest that we made has
# 3 MB with all its texts, and what a bomb holds must not fill the memory of who checks it
LARGEST = 256 << 20


@dataclass(slots=True)
class PackReport:
    """What was verified in a pack, and what was found."""

    headline: str = ""
    created: str = ""
    files: int = 0
    snapshots: int = 0
    texts: int = 0
    statements: int = 0
    receipts: int = 0
    signed_by: str | None = None  # fingerprint of the key; None: nobody signed
    damages: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def verify_pack(path: Path, *, key: str | None = None) -> PackReport:
    """Verify a pack; ``key``: the public key in base64 that must have signed it. Damage is reported, not raised.

    SvodkaError where the file can't be read or is no pack.
    """
    report = PackReport()
    try:
        with zipfile.ZipFile(path) as package:
            _verify(package, report, key)
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise SvodkaError(f"{path} can't be read as an evidence pack: {error}") from error
    return report


def _verify(package: zipfile.ZipFile, report: PackReport, key: str | None) -> None:
    manifest = _read(package, MANIFEST)
    try:
        told = json.loads(manifest)
        listed = {entry["path"]: (entry["sha256"], int(entry["bytes"])) for entry in told["files"]}
        if told["format"] != FORMAT:
            raise ValueError(f"format {told['format']!r}")
        report.headline, report.created = str(told["headline"]), str(told["created"])
        wanted_id = str(told["digest"])
    except (ValueError, KeyError, TypeError) as error:
        raise SvodkaError(f"its {MANIFEST} is none of format {FORMAT}: {error}") from error
    _check_signature(package, manifest, report, key)
    _check_files(package, listed, report)
    try:
        digest = digest_from_json(json.loads(_read(package, DIGEST)))
        sources = {(s.revision.id, s.revision.checksum): s for s in map(_provenance, _rows(package, REVISIONS))}
        statements = [(row["revision"], statement_from_json(row)) for row in _rows(package, STATEMENTS)]
    except (ValueError, KeyError, TypeError, SvodkaError) as error:
        report.damages.append(f"the digest or the rows of the ledger can't be read: {error}")
        return
    _check_digest(digest, wanted_id, report)
    _check_receipts(package, digest, sources, report)
    texts = {revision: source.revision.text for (revision, _), source in sources.items()}
    cited = {receipt.statement for receipt in receipts_of(digest)}
    for revision, statement in statements:
        report.statements += 1
        text = texts.get(revision, "")
        if any(span.end > len(text) for span in statement.content):
            report.damages.append(f"statement {statement.id} stands outside its text")
        cited.discard(statement.id)
    report.damages += [f"statement {name}, which the digest cites, is not in the pack" for name in sorted(cited)]


def _check_signature(package: zipfile.ZipFile, manifest: bytes, report: PackReport, key: str | None) -> None:
    if SIGNATURE not in package.namelist():
        if key:
            report.damages.append("nobody signed it, and a key was given that should have")
        else:
            report.notes.append("nobody signed it: its checksums tell that it is whole, not who made it")
        return
    try:
        signed = json.loads(_read(package, SIGNATURE))
        public, signature = str(signed["key"]), str(signed["signature"])
    except (ValueError, KeyError, TypeError):
        report.damages.append(f"its {SIGNATURE} can't be read")
        return
    try:
        good = is_signed(manifest, public, signature)
    except SvodkaError as error:
        report.notes.append(f"the signature was not checked: {error}")
        return
    if not good:
        report.damages.append("the signature does not fit: the pack is not what was signed")
    elif key and key.strip() != public:
        report.damages.append(f"it is signed by another key ({fingerprint(public)}) than the one given")
    else:
        report.signed_by = fingerprint(public)
        if not key:
            report.notes.append(
                f"signed by the key {report.signed_by}; ask its sender whether that is theirs, or give --key"
            )


def _check_files(package: zipfile.ZipFile, listed: dict[str, tuple[str, int]], report: PackReport) -> None:
    present = {name for name in package.namelist() if name not in (MANIFEST, SIGNATURE)}
    report.damages += [f"{name} is missing" for name in sorted(listed.keys() - present)]
    report.damages += [f"{name} does not belong to it" for name in sorted(present - listed.keys())]
    for name in sorted(listed.keys() & present):
        report.files += 1
        try:
            data = _read(package, name, limit=None if name == SNAPSHOTS else LARGEST)
        except (zipfile.BadZipFile, SvodkaError) as error:
            report.damages.append(f"{name} can't be unpacked: {error}")
            continue
        if checksum(data) != listed[name][0]:
            report.damages.append(f"{name} is not as it was written: its checksum differs")


def _check_digest(digest: Digest, wanted_id: str, report: PackReport) -> None:
    if digest_id(digest) != wanted_id:
        report.damages.append("the digest is another one than the manifest names")
    try:
        require_receipts(digest)
    except SvodkaError as error:
        report.damages.append(f"the digest: {error}")


def _check_receipts(
    package: zipfile.ZipFile, digest: Digest, sources: dict[tuple[str, str], Provenance], report: PackReport
) -> None:
    """Read the text of each receipt again out of the snapshots, and compare the words."""
    receipts: dict[tuple[str, str], list[Receipt]] = {}
    for receipt in receipts_of(digest):
        receipts.setdefault((receipt.revision, receipt.checksum), []).append(receipt)
    missing = dict(receipts)
    for body in _bodies(package, {body for _, body in receipts}, report):
        found = checksum(body)
        report.snapshots += 1
        for at in [key for key in missing if key[1] == found]:
            source = sources.get(at)
            if source is None:
                report.damages.append(f"revision {at[0]}, which the digest cites, is not in the pack")
                del missing[at]
                continue
            report.texts += 1
            _check_text(source, body, missing.pop(at), report)
    report.damages += [f"no snapshot has the bytes {found} of revision {revision}" for revision, found in missing]


def _check_text(source: Provenance, body: bytes, receipts: list[Receipt], report: PackReport) -> None:
    try:
        again = reread(source, body)
    except ParseError as error:
        report.damages.append(f"{source.revision.address} can't be read again: {error}")
        return
    if not again.same_parser:
        report.notes.append(
            f"{source.revision.address} was read by {source.revision.parser}, this program has {again.parsed.parser}: "
            "its words were compared with the text in the pack"
        )
    for receipt in receipts:
        report.receipts += 1
        faults = check_receipt(receipt, again.text, checksum(body))
        report.damages += [f"{receipt.address}: {fault}" for fault in faults]


def _bodies(package: zipfile.ZipFile, wanted: set[str], report: PackReport) -> Iterator[bytes]:
    """The bodies of the snapshots whose checksums are wanted."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / SNAPSHOTS
        try:
            copy.write_bytes(_read(package, SNAPSHOTS, limit=None))
            yield from bodies_of_package(copy, wanted)
        except (OSError, zipfile.BadZipFile, SvodkaError) as error:
            report.damages.append(f"{SNAPSHOTS} can't be read: {error}")


def _read(package: zipfile.ZipFile, name: str, limit: int | None = LARGEST) -> bytes:
    """A file of the pack. SvodkaError where it is missing or unpacks to more than the limit."""
    try:
        info = package.getinfo(name)
    except KeyError:
        raise SvodkaError(f"it has no {name}: it is no evidence pack, or not all of one") from None
    if limit is None and info.compress_type != zipfile.ZIP_STORED:
        raise SvodkaError(f"{name} is compressed, which none of ours is")
    with package.open(info) as file:
        data = file.read(LARGEST + 1 if limit is not None else info.file_size + 1)
    if limit is not None and len(data) > limit:
        raise SvodkaError(f"{name} unpacks to more than {limit >> 20} MB")
    return data


def _rows(package: zipfile.ZipFile, name: str) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in _read(package, name).splitlines() if line.strip())


def _provenance(value: dict[str, Any]) -> Provenance:
    """The inverse of ``packing.revision_to_json``."""
    told = value["snapshot"]
    snapshot = Snapshot(**{**told, "fetched_at": datetime.fromisoformat(told["fetched_at"])})
    revision = Revision(
        id=value["id"],
        document=value["document"],
        address=value["address"],
        text=value["text"],
        kind=DocumentKind(value["kind"]),
        title=value["title"],
        author=value["author"],
        outlet=value["outlet"],
        language=value["language"],
        published=value["published"],
        published_basis=value["published_basis"],
        parts=parts_from_json(value["parts"]),
        parser=value["parser"],
        checksum=snapshot.checksum,
        details=details_from_json(value["details"]),
    )
    return Provenance(revision, snapshot, Hints(**value["hints"]))

"""The pass ``pack``: a kept digest | its snapshots, ledger rows and files | checksums | signature | one file.

A pack is a ZIP file that is checked with no desk (``unpacking``): docs/evidence.md tells users what is in it.
"""

from __future__ import annotations

import json
import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from svodka import __version__
from svodka.archive import write_package
from svodka.errors import ReceiptError, SvodkaError
from svodka.ids import checksum
from svodka.ledger import Provenance
from svodka.model import Digest
from svodka.pipeline.desk import Desk
from svodka.pipeline.digests import digest_id, receipts_of
from svodka.pipeline.signing import sign
from svodka.records import details_to_json, parts_to_json, statement_from_json, statement_to_json
from svodka.write.digest_json import digest_to_json
from svodka.write.html import digest_html
from svodka.write.markdown import digest_markdown

FORMAT = "svodka-pack/1"
MANIFEST, SIGNATURE, SNAPSHOTS = "pack.json", "pack.sig", "snapshots.wacz"
DIGEST, REVISIONS, STATEMENTS = "digest.json", "ledger/revisions.jsonl", "ledger/statements.jsonl"
README = """\
An evidence pack of Svodka: a digest, and all that it stands on.

digest.html             read this
digest.json             the same for programs: each sentence with its receipts
snapshots.wacz          the pages as they were fetched; replayweb.page opens it, and nothing leaves your computer
ledger/revisions.jsonl  the texts that were read out of them
ledger/statements.jsonl the statements that were found in these texts
pack.json               the sha256 of every file of the pack
pack.sig                who vouches for pack.json, if anybody signed it

To check it:            svodka verify THIS-FILE     (no desk and no network needed)
Without Svodka:         compare the output of sha256sum with pack.json; a receipt's checksum is that of the page's bytes
"""


@dataclass(frozen=True, slots=True)
class Packed:
    """What was written."""

    path: Path
    size: int  # bytes
    snapshots: int
    statements: int
    key: str | None  # the public key that signed it, in base64


def pack(desk: Desk, digest: Digest, path: Path, *, title: str, at: datetime, key: Path | None = None) -> Packed:
    """Write the evidence pack of a digest that the ledger keeps; ``key``: PEM file of the key that signs it.

    The pack appears under its name when it is whole. ReceiptError where the ledger does not have what the digest
    stands on, ArchiveError where the archive does not, SvodkaError where the file can't be written.
    """
    receipts = receipts_of(digest)
    sources = {(r.revision, r.checksum): _provenance(desk, r.revision, r.checksum) for r in receipts}
    statements = {receipt.statement: receipt.revision for receipt in receipts}
    rows = [{"revision": revision, **_statement(desk, name)} for name, revision in statements.items()]
    files = {
        "README.txt": README.encode(),
        DIGEST: _json(digest_to_json(digest)),
        "digest.html": digest_html(digest).encode("utf-8", "backslashreplace"),
        "digest.md": digest_markdown(digest).encode("utf-8", "backslashreplace"),
        REVISIONS: b"".join(_lines(revision_to_json(source) for source in sources.values())),
        STATEMENTS: b"".join(_lines(rows)),
    }
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with tempfile.TemporaryDirectory(dir=path.parent) as folder:
            snapshots = Path(folder) / SNAPSHOTS
            bodies = frozenset(checksum for _, checksum in sources)
            write_package(desk.archive, snapshots, title=title, created=at, bodies=bodies)
            public = _write(partial, files, snapshots, digest, title, at, key)
        size = partial.stat().st_size
        partial.replace(path)
    except OSError as error:
        raise SvodkaError(f"{path} can't be written ({error.strerror or error}); nothing was written") from error
    finally:
        with suppress(OSError):
            partial.unlink()
    return Packed(path, size, len(bodies), len(rows), public)


def _write(
    partial: Path, files: dict[str, bytes], snapshots: Path, digest: Digest, title: str, at: datetime, key: Path | None
) -> str | None:
    """Write all files and the manifest of their checksums, signed if there is a key; returns the public key."""
    listed = [{"path": name, "sha256": checksum(data), "bytes": len(data)} for name, data in files.items()]
    data = snapshots.read_bytes()
    listed.append({"path": SNAPSHOTS, "sha256": checksum(data), "bytes": len(data)})
    manifest = _json(
        {
            "format": FORMAT,
            "title": title,
            "digest": digest_id(digest),
            "headline": digest.headline.text,
            "created": at.astimezone(UTC).replace(microsecond=0).isoformat(),
            "software": f"svodka {__version__}",
            "files": listed,
        }
    )
    signed = sign(manifest, key) if key else None
    moment = at.astimezone(UTC).timetuple()[:6]
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as package:
        if signed:
            files[SIGNATURE] = _json({"key": signed[0], "signature": signed[1], "algorithm": "Ed25519"})
        for name, content in ((MANIFEST, manifest), *files.items()):
            package.writestr(zipfile.ZipInfo(name, moment), content, zipfile.ZIP_DEFLATED)
        package.writestr(zipfile.ZipInfo(SNAPSHOTS, moment), data, zipfile.ZIP_STORED)
    with partial.open("rb+") as file:
        os.fsync(file.fileno())
    return signed[0] if signed else None


def _provenance(desk: Desk, revision: str, checksum: str) -> Provenance:
    source = desk.ledger.provenance(revision, checksum)
    if source is None:
        raise ReceiptError(f"revision {revision} of bytes {checksum} is not in the ledger; run: svodka verify")
    return source


def _statement(desk: Desk, name: str) -> dict[str, Any]:
    record = desk.ledger.audit().statement(name)
    if not isinstance(record, dict):
        raise ReceiptError(f"statement {name} of the digest is not in the ledger; run: svodka verify")
    return statement_to_json(statement_from_json(record))


def revision_to_json(source: Provenance) -> dict[str, Any]:
    """A text, the snapshot out of which it was read, and how, as one object."""
    revision, snapshot = source.revision, source.snapshot
    return {
        "id": revision.id,
        "document": revision.document,
        "address": revision.address,
        "text": revision.text,
        "kind": revision.kind.value,
        "title": revision.title,
        "author": revision.author,
        "outlet": revision.outlet,
        "language": revision.language,
        "published": revision.published,
        "published_basis": revision.published_basis,
        "parts": parts_to_json(revision.parts),
        "parser": revision.parser,
        "details": details_to_json(revision.details),
        "snapshot": {**asdict(snapshot), "fetched_at": snapshot.fetched_at.isoformat()},
        "hints": asdict(source.hints),
    }


def _lines(values: Iterator[dict[str, Any]] | list[dict[str, Any]]) -> Iterator[bytes]:
    return (json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n" for value in values)


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace") + b"\n"

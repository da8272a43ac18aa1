"""The archive, or its records of some days, as one WACZ 1.1.1 package that replay programs open.

Records are copied byte for byte, damaged ones left out. A revisit whose body is of an earlier day takes that record
with it, so that each package replays by itself. https://specs.webrecorder.net/wacz/1.1.1/
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO

from svodka import __version__
from svodka.archive import members
from svodka.archive.cdx import SortedLines, blocks, cdx_line
from svodka.archive.making import warc_date
from svodka.archive.store import Archive
from svodka.errors import ArchiveError

PAGES = {"text/html", "application/xhtml+xml", "text/plain", "application/pdf"}
# Of a block so much is looked at for its HTTP head
LONGEST_HTTP_HEAD = 1 << 16


@dataclass(slots=True)
class Package:
    """What was written."""

    path: Path
    records: int = 0
    pages: int = 0
    size: int = 0  # bytes
    left_out: list[str] = field(default_factory=list)  # damaged places, a sentence each


class _Peek(members.Head):
    """A head that keeps the beginning of its block."""

    def __init__(self) -> None:
        super().__init__()
        self.start = b""

    def block(self, data: bytes) -> None:
        self.start += data[: LONGEST_HTTP_HEAD - len(self.start)]

    @property
    def day(self) -> str:
        return self.fields.get("warc-date", "")[:10]

    def http(self) -> tuple[str, str]:
        """Status and media type of the answer that is stored; empty where there is none."""
        lines = self.start.partition(b"\r\n\r\n")[0].decode("utf-8", "replace").split("\r\n")
        status = lines[0].split(" ")[1] if lines[0].startswith("HTTP/") and " " in lines[0] else ""
        kinds = [line.partition(":")[2] for line in lines[1:] if line.lower().startswith("content-type:")]
        return status, (kinds[-1] if kinds else "").partition(";")[0].strip().lower()


class _Entry:
    """A file of the package in writing, hashed on the way."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._hash, self.size = file, hashlib.sha256(), 0

    def write(self, data: bytes) -> None:
        self._file.write(data)
        self._hash.update(data)
        self.size += len(data)

    @property
    def hash(self) -> str:
        return f"sha256:{self._hash.hexdigest()}"


def write_package(
    archive: Archive,
    path: Path,
    *,
    title: str,
    created: datetime,
    since: date | None = None,
    until: date | None = None,
    title_of: Callable[[str], str | None] = lambda checksum: None,
    bodies: frozenset[str] | None = None,
) -> Package:
    """Write the records that were fetched from ``since`` to ``until``, both included, in UTC.

    ``bodies``: only the answers and files whose bodies have these checksums. ``title_of``: how the document with a
    body's checksum is called. The package appears under its name when it is whole. Raises ``ArchiveError`` where
    nothing was fetched in these days, or the file can't be written.
    """
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    writing = _Writing(archive, Package(path), created, since, until, title_of, bodies)
    try:
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_STORED, allowZip64=True) as package:
            writing.write(package, title)
        with partial.open("rb+") as file:
            os.fsync(file.fileno())
        writing.done.size = partial.stat().st_size
        partial.replace(path)
    except OSError as error:
        raise ArchiveError(f"{path} can't be written ({error.strerror or error}); nothing was written") from error
    finally:
        with suppress(OSError):
            partial.unlink()
    return writing.done


class _Writing:
    def __init__(
        self,
        archive: Archive,
        done: Package,
        created: datetime,
        since: date | None,
        until: date | None,
        title_of: Callable[[str], str | None],
        bodies: frozenset[str] | None,
    ) -> None:
        self._archive, self.done, self._created = archive, done, created.astimezone(UTC)
        self._since, self._until = (since.isoformat() if since else ""), (until.isoformat() if until else "~")
        self._title_of, self._bodies = title_of, bodies
        self._resources: list[dict[str, object]] = []

    def write(self, package: zipfile.ZipFile, title: str) -> None:
        """All files of the package."""
        chosen = self._since or self._until != "~" or self._bodies is not None
        needed = self._needed() if chosen else set()
        with SortedLines() as lines, SortedLines() as pages:
            for path in self._archive.warc_files():
                self._copy(package, path, needed, lines, pages)
            if not self.done.records:
                what = "nothing" if self._bodies is None else "none of what it stands on"
                raise ArchiveError(f"{what} was fetched in these days; nothing was written")
            places: list[str] = []
            with self._entry(package, "indexes/index.cdx.gz") as entry:
                for data, place in blocks(lines.all()):
                    entry.write(data)
                    places.append(place)
            with self._entry(package, "indexes/index.idx") as entry:
                entry.write("".join(places).encode())
            with self._entry(package, "pages/pages.jsonl") as entry:
                entry.write(_json({"format": "json-pages-1.0", "id": "pages", "title": "All pages"}))
                for page in pages.all():
                    entry.write(page.partition(" ")[2].encode())
        described = json.dumps(
            {
                "profile": "data-package",
                "wacz_version": "1.1.1",
                "title": title,
                "software": f"svodka {__version__}",
                "created": warc_date(self._created.replace(microsecond=0)),
                "resources": self._resources,
            },
            ensure_ascii=False,
            indent=2,
        ).encode()
        digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(described).hexdigest()}"}
        for name, data in (("datapackage.json", described), ("datapackage-digest.json", _json(digest))):
            package.writestr(zipfile.ZipInfo(name, self._created.timetuple()[:6]), data)

    def _entry(self, package: zipfile.ZipFile, name: str) -> _Opened:
        return _Opened(package, name, self._created, self._resources)

    def _wanted(self, head: _Peek) -> bool:
        if not self._since <= head.day <= self._until:
            return False
        return (
            self._bodies is None or head.fields.get("warc-payload-digest", "").removeprefix("sha256:") in self._bodies
        )

    def _needed(self) -> set[tuple[str, int]]:
        """Where the bodies are to which revisits of these days refer."""
        index, found = self._archive.index(), set()
        for path in self._archive.warc_files():
            for member in members.walk(path, 0, _Peek):
                if isinstance(member, members.Gap) or member.head.fields.get("warc-type") != "revisit":
                    continue
                if self._wanted(member.head):
                    checksum = member.head.fields.get("warc-payload-digest", "").removeprefix("sha256:")
                    target = member.head.fields.get("warc-refers-to", "")
                    found |= {(e.file, e.offset) for e in index.find(checksum) if e.is_body and e.id == target}
        return found

    def _copy(
        self,
        package: zipfile.ZipFile,
        path: Path,
        needed: set[tuple[str, int]],
        lines: SortedLines,
        pages: SortedLines,
    ) -> None:
        """The wanted records of a WARC file, if it has any."""
        with path.open("rb") as file, ExitStack() as opened:
            entry: _Entry | None = None
            held = b""  # the record that begins the file, until one that is wanted is found
            for member in members.walk(path, 0, _Peek):
                if isinstance(member, members.Gap):
                    self.done.left_out.append(f"{path}, byte {member.offset:,}: damaged bytes were left out")
                    continue
                is_info = member.head.fields.get("warc-type") == "warcinfo"
                if not (is_info or self._wanted(member.head) or (path.name, member.offset) in needed):
                    continue
                file.seek(member.offset)
                data = file.read(member.length)
                if is_info and entry is None:
                    held += data
                    continue
                if entry is None:
                    entry = opened.enter_context(self._entry(package, f"archive/{path.name}"))
                    entry.write(held)
                self._list(member, path.name, entry.size, lines, pages)
                entry.write(data)
                self.done.records += not is_info

    def _list(
        self, member: members.Member[_Peek], file: str, offset: int, lines: SortedLines, pages: SortedLines
    ) -> None:
        """The line of a record in the index, and in the list of pages."""
        head = member.head
        kind, address = head.fields.get("warc-type", ""), head.fields.get("warc-target-uri", "")
        if kind not in ("response", "resource", "revisit") or not address:
            return
        status, media_type = head.http()
        if kind == "resource":
            status, media_type = "200", head.fields.get("content-type", "").partition(";")[0]
        digest, moment = head.fields.get("warc-payload-digest", ""), head.fields.get("warc-date", "")
        fields = {
            "mime": "warc/revisit" if kind == "revisit" else media_type,
            "status": status,
            "digest": digest,
            "length": str(member.length),
            "offset": str(offset),
            "filename": file,
        }
        lines.add(cdx_line(address, moment, {name: value for name, value in fields.items() if value}))
        if media_type in PAGES and status == "200" and address.lower().startswith(("http://", "https://")):
            title = self._title_of(digest.removeprefix("sha256:")) or address
            page = {"id": f"{file}/{offset}", "url": address, "ts": moment, "title": title}
            pages.add(f"{moment} {json.dumps(page)}\n")  # in the order of their moments
            self.done.pages += 1


class _Opened:
    """A file of the package, listed with its size and hash when it is done."""

    def __init__(
        self, package: zipfile.ZipFile, name: str, moment: datetime, resources: list[dict[str, object]]
    ) -> None:
        self._name, self._resources = name, resources
        self._file = package.open(zipfile.ZipInfo(name, moment.timetuple()[:6]), "w", force_zip64=True)
        self._entry = _Entry(self._file)

    def __enter__(self) -> _Entry:
        return self._entry

    def __exit__(self, *exception: object) -> None:
        self._file.close()
        name = self._name.rpartition("/")[2]
        entry = {"name": name, "path": self._name, "hash": self._entry.hash, "bytes": self._entry.size}
        self._resources.append(entry)


def _json(value: dict[str, str]) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode() + b"\n"


def bodies_of_package(path: Path, wanted: Collection[str]) -> Iterator[bytes]:
    """The bodies of a package whose checksums (sha256, hex) are wanted, each once. Damaged records are passed over.

    Raises ``ArchiveError`` where the file is no WACZ package. Each WARC file is unpacked to a temporary one.
    """
    left = set(wanted)
    try:
        with zipfile.ZipFile(path) as package, tempfile.TemporaryDirectory() as folder:
            for name in package.namelist():
                if not name.startswith("archive/") or not left:
                    continue
                copy = Path(folder) / "records.warc.gz"
                with package.open(name) as source, copy.open("wb") as target:
                    shutil.copyfileobj(source, target)
                for member in members.walk(copy, 0, _Peek):
                    if isinstance(member, members.Gap) or member.head.fields.get("warc-type") == "revisit":
                        continue
                    told = member.head.fields.get("warc-payload-digest", "").removeprefix("sha256:")
                    if told not in left:
                        continue
                    with suppress(ValueError):
                        body = members.body_of(members.read(copy, member.offset, member.length))
                        if hashlib.sha256(body).hexdigest() == told:
                            left.discard(told)
                            yield body
    except zipfile.BadZipFile as error:
        raise ArchiveError(f"{path} is no WACZ package: {error}") from error

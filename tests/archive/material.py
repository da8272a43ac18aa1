"""Captures of invented addresses, and WARC files changed behind the archive's back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from svodka.archive import Archive, members
from svodka.model import Capture, Exchange

AT = datetime(2031, 5, 20, 9, 30, 15, tzinfo=UTC)
FERRY = "https://courier.example/news/ferry?id=7"
PAGE = "<!doctype html><title>Паром</title><p>The ferry will sail on Friday, said Anna Lind.</p>".encode()

EXCHANGE = Exchange(
    method="GET",
    request_headers=(("User-Agent", "svodka/0.1"), ("Cookie", "id=secret-7"), ("authorization", "Basic secret-8")),
    status=200,
    reason="OK",
    headers=(
        ("content-type", "text/html; charset=utf-8"),
        ("Content-Encoding", "gzip"),
        ("Transfer-Encoding", "chunked"),
        ("content-length", "61"),
        ("Set-Cookie", "id=secret-9"),
        ("X-Name", "Gazette “Halmar”"),
    ),
)


def fetched(
    data: bytes = PAGE, address: str = FERRY, at: datetime = AT, exchange: Exchange | None = EXCHANGE
) -> Capture:
    """A page from the web."""
    return Capture(data, address, at, "text/html", "utf-8", exchange=exchange)


def brought(data: bytes, address: str = "file:///notes/one.txt") -> Capture:
    """A file."""
    return Capture(data, address, AT)


def redirected(capture: Capture, *addresses: str) -> Capture:
    """The same, after redirects."""
    assert capture.exchange
    return replace(capture, exchange=replace(capture.exchange, redirected_from=addresses))


def kinds(archive: Archive) -> list[str]:
    """The types of all records."""
    return [record.type for record in archive.records()]


def alter(root: Path, checksum: str, change: Callable[[bytes], bytes]) -> Path:
    """Change the record that holds a body, pack it again, and have the index made anew; the changed file.

    As one who may write to the desk could do; ``change`` is given the whole record, and what is empty is left out.
    """
    with Archive(root) as archive:
        [found] = [r for r in archive.records() if r.checksum == checksum and r.type in ("response", "resource")]
    path = root / "warc" / found.file
    data, end = path.read_bytes(), found.offset + found.length
    changed = change(members.read(path, found.offset, found.length))
    path.write_bytes(data[: found.offset] + (members.compressed(changed) if changed else b"") + data[end:])
    shutil.rmtree(root / "index")
    return path


def flip(path: Path, at: int, bit: int = 0) -> None:
    """Change one bit of a file."""
    data = bytearray(path.read_bytes())
    data[at] ^= 1 << bit
    path.write_bytes(data)

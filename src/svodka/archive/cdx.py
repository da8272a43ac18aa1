"""The index of a WACZ package: lines that replay programs look addresses up in, sorted, in compressed blocks.

A line: the address turned round so that what belongs together stands together (``example,news)/ferry``), a time stamp,
a JSON object. Blocks of lines are gzip members (``index.cdx.gz``); of each the first key is in ``index.idx``.
"""

from __future__ import annotations

import gzip
import heapq
import json
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import IO
from urllib.parse import quote, unquote_to_bytes, urlsplit

# As the programs of others do: lines in a block, which is what a browser fetches to look an address up
BLOCK = 3000
# Lines that are sorted in memory at once; at 400 bytes each 40 MB
SORTED = 100_000


def surt(address: str) -> str:
    """The sort-friendly form of a web address, as pywb and ReplayWeb.page look it up; other addresses as they are."""
    parts = urlsplit(address)
    if parts.scheme.lower() not in ("http", "https", "ftp") or not parts.hostname:
        return address
    host = re.sub(r"^www\d*\.(?=.)", "", parts.hostname)
    port = ""
    try:
        if parts.port and (parts.scheme.lower(), parts.port) not in (("http", 80), ("https", 443)):
            port = f":{parts.port}"
    except ValueError:
        pass  # an address with a port that is no number: nothing can have been fetched there
    path = re.sub(r"/{2,}", "/", _normal(parts.path).lower())
    path = "/" if path in ("", "/") else path.rstrip("/")
    query = "&".join(sorted(_normal(parts.query).lower().split("&")))
    return f"{','.join(reversed(host.split('.')))}{port}){path}" + (f"?{query}" if query else "")


def _normal(text: str) -> str:
    """One spelling of percent-encoded letters."""
    return quote(unquote_to_bytes(text), safe="!$&'()*+,;=:@/?~-._")


def cdx_line(address: str, date: str, fields: dict[str, str]) -> str:
    """One line; ``date`` is a WARC-Date."""
    stamp = re.sub(r"\D", "", date)[:14].ljust(14, "0")
    return f"{surt(address)} {stamp} {json.dumps({'url': address, **fields})}\n"


class SortedLines:
    """Lines in, the same lines sorted out, with little memory: what is over ``SORTED`` waits in temporary files."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._files = ExitStack()
        self._runs: list[IO[str]] = []

    def __enter__(self) -> SortedLines:
        return self

    def __exit__(self, *exception: object) -> None:
        self._files.close()

    def add(self, line: str) -> None:
        """Take one line, its newline included."""
        self._lines.append(line)
        if len(self._lines) >= SORTED:
            run = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115 (closed with the others)
            self._files.callback(run.close)
            run.writelines(sorted(self._lines))
            run.seek(0)
            self._runs.append(run)
            self._lines = []

    def all(self) -> Iterator[str]:
        """All lines; ASCII, so that their order is that of their bytes."""
        return heapq.merge(*self._runs, sorted(self._lines))


def blocks(lines: Iterable[str]) -> Iterator[tuple[bytes, str]]:
    """Compressed blocks, each with its line in ``index.idx``; that of the first has the head in front."""
    offset, held = 0, list[str]()
    head = f"!meta 0 {json.dumps({'format': 'cdxj-gzip-1.0', 'filename': 'index.cdx.gz'})}\n"

    def block() -> tuple[bytes, str]:
        nonlocal offset, head
        data = gzip.compress("".join(held).encode("ascii"), mtime=0)
        place = json.dumps({"offset": offset, "length": len(data)})
        line = f"{head}{held[0].partition('{')[0].rstrip()} {place}\n"
        offset, head = offset + len(data), ""
        held.clear()
        return data, line

    for line in lines:
        held.append(line)
        if len(held) == BLOCK:
            yield block()
    if held:
        yield block()

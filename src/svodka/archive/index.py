"""Where each body is: 256 text files, by the first byte of the checksum, that are only appended to.

A line: checksum, file, offset, length, type, date, record id, address; the last may hold no space. There is a line for
each body, and one for each further address at which a body was found. All of it is derived: what is missing, torn or
changed is made anew from the WARC files, and nothing is believed that the record itself does not confirm.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path

_LINE = re.compile(r"([0-9a-f]{64}) (\S+) (\d+) (\d+) (response|resource|revisit) (\S+) (\S+) (\S+)")
NOTE = "indexed.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: a record that holds, or refers to, the body with this checksum."""

    checksum: str
    file: str  # name of the WARC file
    offset: int
    length: int  # of its gzip member
    type: str
    date: str  # WARC-Date
    id: str  # WARC-Record-ID
    address: str

    @property
    def is_body(self) -> bool:
        """Whether the record holds the body itself."""
        return self.type != "revisit"

    def line(self) -> str:
        """As it is written."""
        return " ".join(str(value) for value in astuple(self))


class Index:
    """The index in a folder. Where that can't be written, what is added is kept in memory."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._touched: set[str] = set()  # buckets that were appended to since the last note
        self._unwritten: dict[str, list[Entry]] = {}

    def find(self, checksum: str) -> list[Entry]:
        """The records of a body, as they were added."""
        found = {(e.file, e.offset): e for e in self._bucket(checksum[:2], f"{checksum} ")}
        found.update(((e.file, e.offset), e) for e in self._unwritten.get(checksum, ()))
        return list(found.values())

    def add(self, entry: Entry) -> None:
        """Append a line; it is not forced to disk, since it can be made anew."""
        bucket = entry.checksum[:2]
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with (self._folder / bucket).open("ab+") as file:
                if bucket not in self._touched and file.seek(0, os.SEEK_END):
                    # a line that a power cut left unfinished must not swallow this one
                    file.seek(-1, os.SEEK_END)
                    if file.read(1) != b"\n":
                        file.write(b"\n")
                file.write(f"{entry.line()}\n".encode())
            self._touched.add(bucket)
        except OSError:
            self._unwritten.setdefault(entry.checksum, []).append(entry)

    def all(self) -> Iterator[Entry]:
        """All lines in the order of their checksums, one of 256 files at a time."""
        for number in range(256):
            bucket = f"{number:02x}"
            found = {(e.checksum, e.file, e.offset): e for e in self._bucket(bucket, bucket)}
            for checksum in [c for c in self._unwritten if c.startswith(bucket)]:
                found.update(((e.checksum, e.file, e.offset), e) for e in self._unwritten[checksum])
            yield from sorted(found.values(), key=lambda entry: entry.checksum)

    def torn(self) -> Iterator[tuple[Path, int]]:
        """Lines that can't be read: file and number of the line."""
        for number in range(256):
            path = self._folder / f"{number:02x}"
            for at, line in enumerate(self._bytes(path.name).decode("ascii", "replace").split("\n"), 1):
                if line and not _LINE.fullmatch(line):
                    yield path, at

    def noted(self) -> dict[str, int]:
        """How far each WARC file was in the index when that was last noted.

        Nothing where lines were lost since: then all files must be read again.
        """
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            note = json.loads((self._folder / NOTE).read_text(encoding="ascii"))
            if all((self._folder / name).stat().st_size >= size for name, size in note["buckets"].items()):
                return {str(name): int(size) for name, size in note["files"].items()}
        return {}

    def note(self, files: Mapping[str, int]) -> None:
        """Force what was added to disk, and then note that these files are in the index so far."""
        with contextlib.suppress(OSError):
            for bucket in sorted(self._touched):
                _sync(self._folder / bucket)
            self._touched.clear()
            buckets = {path.name: path.stat().st_size for path in sorted(self._folder.glob("[0-9a-f][0-9a-f]"))}
            partial = self._folder / f"{NOTE}.{os.getpid()}.part"
            partial.write_text(json.dumps({"files": dict(files), "buckets": buckets}), encoding="ascii")
            _sync(partial)
            partial.replace(self._folder / NOTE)

    def _bucket(self, name: str, prefix: str) -> Iterator[Entry]:
        """The entries of a file whose lines begin with ``prefix``; lines that can't be read are passed over."""
        data, start = b"\n" + self._bytes(name), f"\n{prefix}".encode("ascii")
        at = data.find(start)
        while at >= 0:  # not line by line: of ten million bodies a file has 40,000 lines
            end = data.find(b"\n", at + 1)
            line = data[at + 1 : end if end >= 0 else len(data)].decode("ascii", "replace")
            if match := _LINE.fullmatch(line):
                checksum, file, offset, length, *rest = match.groups()
                yield Entry(checksum, file, int(offset), int(length), *rest)
            at = data.find(start, end) if end >= 0 else -1

    def _bytes(self, name: str) -> bytes:
        try:
            return (self._folder / name).read_bytes()
        except OSError:
            return b""


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

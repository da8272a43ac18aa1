"""The records of a WARC or ARC file that somebody brings, one by one; what is broken is told, and reading goes on.

Plain, with a gzip member a record, or wholly one gzip member. Nothing is believed of lengths: a record is read in
pieces, a gzip bomb is given up, and after a broken record the next one is looked for.
"""

from __future__ import annotations

import functools
import io
import logging
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

# warcio tells of each address that it repairs; what a user must know we say ourselves
logging.getLogger("warcio").addHandler(logging.NullHandler())
logging.getLogger("warcio").propagate = False

MAGIC = b"\x1f\x8b\x08"
PIECE = 1 << 18
# All of a record's head; the longest of real ones, with an address of 8,000 characters in two fields, has 20 kB
LONGEST_HEAD = 1 << 17
# A member that unpacks to more than 256 MiB and to more than 200 times its size is a bomb: of the records of our own
# archive the best compressed page (of repeated markup) shrank 60 times, a bomb shrinks 1,000 times
BOMB_SIZE, BOMB_RATIO = 1 << 28, 200
_START = re.compile(rb"WARC/\d|[a-z][a-z0-9+.-]*:\S.* \d{14,18} \S+ -?\w+\s*$", re.I)


class BrokenError(Exception):
    """A record can't be read; the message says how it is broken. ``records`` tells it, too."""

    address = ""


class _CutOffError(BrokenError):
    """A record ends before its length, and what follows it can be read."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is broken, and where: a byte of the file as it lies on disk."""

    offset: int
    message: str
    address: str = ""


class Found:
    """One record: its head, and its block while it is the latest one that was yielded."""

    def __init__(self, offset: int, record: Any, go_on: Callable[[], bool]) -> None:
        self.offset = offset
        self.is_spread = False  # over several gzip members, against the rule
        self._record, self._go_on = record, go_on
        self._read = 0
        self.length: int = record.length

    def field(self, name: str) -> str:
        """A field of the head, empty where it is missing."""
        return (self._record.rec_headers.get_header(name) or "").strip()

    @property
    def type(self) -> str:
        """ "response", "resource", "revisit" …; of ARC files "response" or "arc_header"."""
        return str(self._record.rec_type or "")

    @property
    def address(self) -> str:
        """What it is a record of, without the brackets in which some programs put it."""
        return self.field("WARC-Target-URI").removeprefix("<").removesuffix(">")

    def block(self) -> bytes:
        """The whole block. Raises BrokenError where it is cut off."""
        data = b"".join(self._pieces())
        if len(data) < self.length:
            raise _CutOffError(f"it is cut off: it has {len(data):,} of {self.length:,} bytes")
        return data

    def skip(self) -> None:
        """Read over what is left of the block. Raises BrokenError where it is cut off."""
        for _ in self._pieces():
            pass
        if self._read < self.length:
            raise _CutOffError(f"it is cut off: it has {self._read:,} of {self.length:,} bytes")

    def _pieces(self) -> Iterator[bytes]:
        while self._read < self.length:
            piece = self._record.raw_stream.read(min(PIECE, self.length - self._read))
            if not piece:
                if not self._go_on():
                    return
                self.is_spread = True
            self._read += len(piece)
            yield piece


def records(file: BinaryIO, start: int = 0) -> Iterator[Found | Trouble]:
    """The records of a file from an offset on, and what is broken between them. Never raises for what is in it."""
    head = _slice(file, start, PIECE)
    first = start if head.startswith(MAGIC) else None
    if first is None and not _START.match(head.lstrip(b"\r\n").split(b"\n")[0]) and not head.startswith(b"filedesc:"):
        first = _next(file, start)
        if first is not None:
            yield Trouble(start, "what stands before the first whole gzip member is no record")
    if first is not None:
        yield from _members(file, first)
    else:
        file.seek(start)
        stream = cast(BinaryIO, io.BufferedReader(_Plain(file), PIECE))
        yield from _records(_Bounded(stream), lambda: start + stream.tell(), lambda: False)


def _members(file: BinaryIO, start: int) -> Iterator[Found | Trouble]:
    at: int | None = start
    while at is not None:
        member = _Member(file, at)
        here = at
        try:
            yield from _records(
                _Bounded(cast(BinaryIO, io.BufferedReader(member, PIECE))), functools.partial(int, here), member.go_on
            )
            at = member.end
        except BrokenError as error:
            yield Trouble(here, str(error), error.address)
            at = None
        if at is not None:
            file.seek(at)
            head = file.read(len(MAGIC))
            if not head.strip(b"\0\r\n"):
                at = _next(file, at) if head else None
                continue
            if head == MAGIC:
                continue
            yield Trouble(at, "bytes that are no gzip member stand between the records")
        at = _next(file, (at if at is not None else here) + 1)


def _next(file: BinaryIO, at: int) -> int | None:
    """Where the next gzip member with the beginning of a record is, from an offset on."""
    while True:
        file.seek(at)
        data = file.read(PIECE)
        found = data.find(MAGIC)
        if found >= 0:
            if _begins_record(data[found:] if len(data) - found > 4096 else _slice(file, at + found, 4096)):
                return at + found
            at += found + 1
        elif len(data) < PIECE:
            return None
        else:
            at += len(data) - len(MAGIC) + 1


def _slice(file: BinaryIO, offset: int, size: int) -> bytes:
    file.seek(offset)
    return file.read(size)


def _begins_record(data: bytes) -> bool:
    """Whether a gzip member begins here that begins with a record."""
    try:
        head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, 4096)
    except zlib.error:
        return False
    return bool(_START.match(head.lstrip(b"\r\n").split(b"\n")[0]))


def _records(stream: _Bounded, tell: Callable[[], int], go_on: Callable[[], bool]) -> Iterator[Found | Trouble]:
    """The records of one stream. Raises BrokenError where the stream itself breaks.

    ``tell`` tells where we are in the file, ``go_on`` has a record that the stream cut off go on behind it.
    """
    from warcio.recordloader import ArcWarcRecordLoader

    loader = ArcWarcRecordLoader(verify_http=False)
    lost = False  # between records: what can't begin one is told once
    while True:
        at = tell()
        stream.allow(LONGEST_HEAD)
        line = stream.readline()
        if not line:
            return
        if not line.strip(b"\r\n\0"):
            continue
        if not _START.match(line) and not line.startswith(b"filedesc:"):
            if not lost:
                yield Trouble(at, "what stands here is no beginning of a record")
            lost = True
            continue
        lost = False
        found = _parsed(loader, stream, line, at, go_on)
        if isinstance(found, Trouble):
            yield found
            lost = True
            continue
        yield found
        try:
            found.skip()
        except _CutOffError as error:
            yield Trouble(at, str(error), found.address)
        except BrokenError as error:
            error.address = found.address
            raise


def _parsed(loader: Any, stream: _Bounded, line: bytes, at: int, go_on: Callable[[], bool]) -> Found | Trouble:
    """The head that begins with ``line``."""
    try:
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        record = loader.parse_record_stream(stream, statusline=text, no_record_parse=True)
    except BrokenError:
        raise
    except Exception as error:  # warcio raises what it meets: lines without colons, dates without digits …
        return Trouble(at, f"its head can't be read ({' '.join(str(error).split())[:80] or type(error).__name__})")
    told = (record.rec_headers.get_header("Content-Length") or "").strip()
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
    if stream.spent or not told.isascii() or not told.isdigit() or record.length is None:
        return Trouble(at, f"its length is {told[:20]!r}, which is none" if told else "it tells no length", address)
    return Found(at, record, go_on)


class _Plain(io.RawIOBase):
    """A file from where it stands, that is not closed with its reader."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        if (offset, whence) != (0, 1):
            raise io.UnsupportedOperation("only its place is told")
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: Any) -> int:
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)


class _Member(io.RawIOBase):
    """What one gzip member unpacks to; ``end``: where it ends in the file, once it has been read."""

    def __init__(self, file: BinaryIO, offset: int) -> None:
        self._file, self._offset = file, offset
        self._taken = self._given = 0  # bytes
        self._left = b""
        self._unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._broken = ""
        self.end: int | None = None

    def readable(self) -> bool:
        return True

    def go_on(self) -> bool:
        """Go on with the next member, if it goes on with the record that this one cut off."""
        if self.end is None:
            return False
        data = _slice(self._file, self.end, 1 << 16)
        if not data.startswith(MAGIC) or _begins_record(data):
            return False
        self._offset, self._taken, self._left, self.end = self.end, 0, b"", None
        self._unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        return True

    def readinto(self, buffer: Any) -> int:
        if self._broken:
            raise BrokenError(self._broken)
        while self.end is None:
            if not self._left:
                self._left = _slice(self._file, self._offset + self._taken, PIECE)
                self._taken += len(self._left)
            starved = not self._left
            try:
                data = self._unpacker.decompress(self._left, len(buffer))
            except zlib.error:
                raise self._break("its gzip member is damaged") from None
            self._left = self._unpacker.unconsumed_tail
            if self._unpacker.eof:
                self.end = self._offset + self._taken - len(self._unpacker.unused_data)
            if data:
                self._given += len(data)
                if self._given > max(BOMB_SIZE, BOMB_RATIO * self._taken):
                    raise self._break(f"it unpacks to more than {BOMB_RATIO} times its size; it was given up")
                buffer[: len(data)] = data
                return len(data)
            if starved and self.end is None:
                raise self._break("its gzip member is cut off")
        return 0

    def _break(self, message: str) -> BrokenError:
        self._broken = message
        return BrokenError(message)


class _Bounded:
    """A stream whose lines, all together, may not be longer than allowed: heads without an end."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._left = 0

    @property
    def spent(self) -> bool:
        """Whether a head was longer than allowed."""
        return self._left <= 0

    def allow(self, size: int) -> None:
        """So many bytes of lines from now on."""
        self._left = size

    def readline(self, length: int | None = None) -> bytes:
        line = self._stream.readline(min(self._left, length) if length else self._left) if self._left > 0 else b""
        self._left -= len(line)
        return line

    def read(self, size: int) -> bytes:
        return self._stream.read(size)

    def tell(self) -> int:
        return 0

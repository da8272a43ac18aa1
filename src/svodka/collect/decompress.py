"""Content encodings undone piece by piece, with a limit: a small body may hold gigabytes.

A body that ends in the middle is never passed off as whole.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

from svodka.collect.answers import Fault, FetchError

_GZIP = b"\x1f\x8b"
_ZLIB_METHOD = 8
# no server packs twice on purpose; some do it by mistake, and a longer list is an attack
_MOST_LAYERS = 2


class Step(Protocol):
    """Undoes one encoding."""

    def feed(self, data: bytes, room: int) -> bytes:
        """What ``data`` unpacks to. Raises _TooMuch where that would be ``room`` bytes or more."""

    def finish(self) -> None:
        """Raises FetchError where the body is not whole."""


class _TooMuch(Exception):  # noqa: N818 - never seen outside
    """More bytes come out than there is room for."""


class Unpacking:
    """Undoes the encodings of one body; at most ``limit`` bytes come out, or FetchError is raised."""

    def __init__(self, encodings: str, limit: int) -> None:
        """``encodings``: the value of Content-Encoding; empty: none."""
        names = [name for name in (n.strip().lower() for n in encodings.split(",")) if name not in ("", "identity")]
        unknown = [name for name in names if name not in _STEPS or (name == "br" and not brotli_is_there())]
        if unknown or len(names) > _MOST_LAYERS:
            what = unknown[0][:20] if unknown else "several layers"
            raise FetchError.of(Fault.ENCODING, f"the body is packed in a way that we can't undo ({what!r})")
        self._steps = [_STEPS[name]() for name in reversed(names)]
        self._left = limit
        self._limit = limit
        self._fed = False

    def feed(self, data: bytes) -> bytes:
        """The next piece, unpacked."""
        self._fed = self._fed or bool(data)
        try:
            for n, step in enumerate(self._steps, start=1):
                # what is still packed in another layer doesn't count towards what comes out
                data = step.feed(data, (self._left if n == len(self._steps) else self._limit) + 1)
        except _TooMuch:
            raise too_large(self._limit) from None
        self._left -= len(data)
        if self._left < 0:
            raise too_large(self._limit)
        return data

    def finish(self) -> None:
        """Raises FetchError where the body is not whole; a body of no bytes is whole (as browsers have it)."""
        if self._fed:
            for step in self._steps:
                step.finish()


def too_large(limit: int) -> FetchError:
    """The error for a body over the limit."""
    return FetchError.of(
        Fault.SIZE, f"it is larger than {limit // 2**20} MiB; save the part that you need and read the file"
    )


def offered() -> str:
    """What we ask servers for in Accept-Encoding."""
    return "gzip, deflate, br" if brotli_is_there() else "gzip, deflate"


def brotli_is_there() -> bool:
    """Whether the optional library is installed, in a version that can be stopped at a limit (1.2)."""
    if find_spec("brotli") is None:
        return False
    version: str = import_module("brotli").__version__
    return tuple(int(n) for n in version.split(".")[:2] if n.isdigit()) >= (1, 2)


class _Gzip:
    """gzip, also of several members; what follows the last one is padding, and passed over."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(wbits=31)
        self._rest = b""

    def feed(self, data: bytes, room: int) -> bytes:
        out = bytearray()
        data, self._rest = self._rest + data, b""
        while data:
            if self._inner.eof:
                if len(data) < len(_GZIP) and _GZIP.startswith(data):
                    self._rest = data
                    break
                if not data.startswith(_GZIP):
                    break
                self._inner = zlib.decompressobj(wbits=31)
            out += _inflated(self._inner, data, room - len(out))
            data = self._inner.unused_data
        return bytes(out)

    def finish(self) -> None:
        if not self._inner.eof:
            raise _half()


class _Deflate:
    """deflate: with zlib's two bytes in front, as the standard wants it, or without, as some servers send it."""

    def __init__(self) -> None:
        self._inner: Any = None
        self._head = b""

    def feed(self, data: bytes, room: int) -> bytes:
        if self._inner is None:
            self._head += data
            if len(self._head) < 2:
                return b""
            data = self._head
            has_header = data[0] & 15 == _ZLIB_METHOD and int.from_bytes(data[:2], "big") % 31 == 0
            self._inner = zlib.decompressobj(wbits=15 if has_header else -15)
        return _inflated(self._inner, data, room) if not self._inner.eof else b""

    def finish(self) -> None:
        if self._inner is None or not self._inner.eof:
            raise _half()


class _Brotli:
    """br, by the optional library."""

    def __init__(self) -> None:
        library = import_module("brotli")
        self._inner = library.Decompressor()
        self._error: type[Exception] = library.error

    def feed(self, data: bytes, room: int) -> bytes:
        if self._inner.is_finished():
            return b""
        out = bytearray()
        try:
            out += self._inner.process(data, output_buffer_limit=room)
            while len(out) < room and not self._inner.can_accept_more_data() and not self._inner.is_finished():
                out += self._inner.process(b"", output_buffer_limit=room - len(out))
        except self._error as error:
            raise _not_packed("br") from error
        if len(out) >= room:
            raise _TooMuch
        return bytes(out)

    def finish(self) -> None:
        if not self._inner.is_finished():
            raise _half()


_STEPS: dict[str, Callable[[], Step]] = {"gzip": _Gzip, "x-gzip": _Gzip, "deflate": _Deflate, "br": _Brotli}


def _inflated(inner: Any, data: bytes, room: int) -> bytes:
    try:
        out: bytes = inner.decompress(data, room)
    except zlib.error as error:
        raise _not_packed("gzip or deflate") from error
    if len(out) >= room:
        raise _TooMuch
    return out


def _not_packed(name: str) -> FetchError:
    return FetchError.of(Fault.ENCODING, f"the server says that the body is {name}, and it is not; try again later")


def _half() -> FetchError:
    return FetchError.of(Fault.CUT, "the packed body ends in the middle; try again later")

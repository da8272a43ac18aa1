"""The body of a stored HTTP answer: chunking and content encoding undone, what is wrong with it told."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from importlib.util import find_spec

from svodka.errors import CollectError

_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,12})[ \t]*(?:;[^\r\n]*)?\r?\n")
PIECE = 1 << 16


def unchunked(data: bytes) -> tuple[bytes, str]:
    """The body without its chunks' marks, and what is wrong with them; bytes that have no chunks come back as they are.

    Archives often hold bodies that are declared chunked and were joined already.
    """
    out, at = bytearray(), 0
    while match := _CHUNK.match(data, at):
        size = int(match[1], 16)
        out += data[match.end() : match.end() + size]
        at = match.end() + size
        if size == 0:
            return bytes(out), ""
        if at > len(data):
            return bytes(out), "its last chunk is cut off"
        at += 2 if data.startswith(b"\r\n", at) else 1 if data.startswith(b"\n", at) else 0
    if not out:
        return data, "it is declared chunked, but it has no chunks"
    return bytes(out), "its chunks end without a last one" if at >= len(data) else "a chunk is longer than it says"


def decoded(data: bytes, encodings: str, limit: int) -> tuple[bytes, str]:
    """The body with its content encodings undone, the last first, and what is wrong with it.

    Raises CollectError for an encoding that we can't undo, and where it unpacks to more than ``limit`` bytes.
    """
    wrong = ""
    for name in reversed([part.strip().lower() for part in encodings.split(",")]):
        if name in ("", "identity", "none", "utf-8"):
            continue
        if name in ("gzip", "x-gzip", "deflate"):
            data, fault = _inflated(data, limit)
        elif name == "br" and find_spec("brotli"):
            data, fault = _unpacked(data, limit, _brotli())
        else:
            raise CollectError(f"it is packed with {name[:20]!r}, which svodka can't unpack")
        wrong = wrong or fault
    return data, wrong


def _inflated(data: bytes, limit: int) -> tuple[bytes, str]:
    if data[:2] == b"\x1f\x8b":
        return _unpacked(data, limit, _zlib(zlib.MAX_WBITS | 16))
    if data[:1] == b"\x78" and len(data) > 1 and int.from_bytes(data[:2], "big") % 31 == 0:
        return _unpacked(data, limit, _zlib(zlib.MAX_WBITS))
    out, fault = _unpacked(data, limit, _zlib(-zlib.MAX_WBITS))  # deflate as some servers mean it
    return (out, fault) if out and not fault else (data, "it is declared packed, but it isn't" if data else "")


def _zlib(bits: int) -> Callable[[bytes, int], bytes | None]:
    """Unpacks a piece into at most so many bytes; nothing is taken after the end, None at it."""
    unpacker = zlib.decompressobj(bits)

    def unpack(piece: bytes, size: int) -> bytes | None:
        return None if unpacker.eof else unpacker.decompress(unpacker.unconsumed_tail + piece, size)

    return unpack


def _brotli() -> Callable[[bytes, int], bytes | None]:
    import brotli

    unpacker = brotli.Decompressor()

    def unpack(piece: bytes, size: int) -> bytes | None:
        if unpacker.is_finished():
            return None
        try:
            return bytes(unpacker.process(piece))
        except brotli.error as error:
            raise zlib.error(str(error)) from None

    return unpack


def _unpacked(data: bytes, limit: int, unpack: Callable[[bytes, int], bytes | None]) -> tuple[bytes, str]:
    """All that can be unpacked, and what is wrong: damaged, cut off."""
    out = bytearray()
    try:
        for start in range(0, len(data), PIECE):
            piece = data[start : start + PIECE]
            while True:
                found = unpack(piece, limit + 1 - len(out))
                if found is None:
                    return bytes(out), ""
                out += found
                if len(out) > limit:
                    raise CollectError(f"it unpacks to more than {limit // 2**20} MiB")
                piece = b""
                if not found:
                    break
    except zlib.error:
        return (bytes(out), "its packed bytes are damaged") if out else (data, "it is declared packed, but it isn't")
    if unpack(b"", 1) is not None:
        return bytes(out), "its packed bytes are cut off"
    return bytes(out), ""

"""A small HTTP server on loopback that can do what no proper server does, and the ways in which it can be broken."""

from __future__ import annotations

import asyncio
import gzip
import socket
import ssl
import struct
import threading
import zlib
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from enum import StrEnum
from functools import cache
from http import HTTPStatus
from typing import Any, TypeVar

_T = TypeVar("_T")
PATIENCE = 90  # seconds that Retry-After asks for


class Kind(StrEnum):
    """How an answer can be broken."""

    DRIP = "slow drip"  # a byte a moment, for ever
    HEADER_DRIP = "slow drip of headers"
    HANG = "hang"  # no byte at all
    STALL = "stall"  # half a body, then silence
    ENDLESS = "endless"  # a body without an end
    CUT = "cut body"  # the connection ends before the body
    CUT_CHUNKS = "cut chunks"
    BAD_CHUNKS = "bad chunks"
    LONG = "body longer than told"
    BOMB = "gzip bomb"
    HALF_GZIP = "half gzip"
    NO_GZIP = "gzip that is none"
    UNKNOWN_PACKING = "unknown content encoding"
    LOOP = "redirect loop"
    LADDER = "redirect ladder"  # each time to a new address
    NOWHERE = "redirect to nowhere"
    TO_FILE = "redirect to a file"
    INSIDE = "redirect into a private network"
    COOKIE_WALL = "cookie wall"  # the page, for who brings back the cookie
    CHARSET = "wrong charset"  # windows-1251 that is said to be UTF-8
    TOO_MANY = "429 in seconds"
    TOO_MANY_SILENT = "429"
    BUSY = "503 in seconds"
    BUSY_DATE = "503 until a date"
    BUSY_SILENT = "503"
    ERROR = "500"
    PASSWORD = "401"
    FORBIDDEN = "403"
    LEGAL = "451"
    TEAPOT = "418"
    EMPTY = "empty body"
    RESET = "reset"
    CLOSE = "close"  # without a word
    GARBAGE = "no HTTP"
    HUGE_HEADER = "huge header"
    FALSE_304 = "304 though nothing was asked conditionally"
    STRANGE_TYPE = "strange content type"


@dataclass(frozen=True)
class Page:
    """A proper answer."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)

    def as_bytes(self, now: datetime, **more: str) -> bytes:
        """Head and body; a header given as "" is left out."""
        headers = {
            "Date": format_datetime(now, usegmt=True),
            "Content-Length": str(len(self.body)),
            **self.headers,
            **{name.replace("_", "-"): value for name, value in more.items()},
        }
        phrase = HTTPStatus(self.status).phrase
        lines = [f"HTTP/1.1 {self.status} {phrase}", *(f"{n}: {v}" for n, v in headers.items() if v), "", ""]
        body = b"" if self.status == HTTPStatus.NOT_MODIFIED else self.body
        return "\r\n".join(lines).encode("latin-1") + body


@dataclass(frozen=True)
class Asked:
    """One request as the server read it."""

    at: datetime  # played time
    outlet: str
    path: str
    headers: Mapping[str, str]  # names in small letters
    answered: str  # status or kind of fault


Answering = Callable[[str, Mapping[str, str]], tuple[Page, Kind | None]]


class Loop:
    """An event loop in a thread of its own, in which the servers live."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def run(self, work: Coroutine[Any, Any, _T]) -> _T:
        """Do it there and wait for it."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=30)

    def close(self) -> None:
        """End all that still hangs, and the thread."""

        async def end() -> None:
            others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)

        self.run(end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=5)
        self._loop.close()


async def serve(answering: Answering, now: Callable[[], datetime], context: ssl.SSLContext | None) -> int:
    """Start a server that answers so; its port."""

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while await _one(reader, writer, answering, now):
                pass
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.CancelledError):
            pass  # a client that hangs up is part of the tests
        finally:
            writer.close()

    server = await asyncio.start_server(connected, "127.0.0.1", 0, ssl=context)
    port: int = server.sockets[0].getsockname()[1]
    return port


async def _one(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, answering: Answering, now: Callable[[], datetime]
) -> bool:
    """Answer one request; whether the connection may go on."""
    first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)}
    path = first.split(" ")[1]
    page, kind = answering(path, headers)
    if kind is None or (kind is Kind.COOKIE_WALL and "seen=1" in headers.get("cookie", "")):
        writer.write(page.as_bytes(now()))
        await writer.drain()
        return True
    if kind in _PAGES:
        writer.write(_PAGES[kind](path, page, now()))
        await writer.drain()
        return True
    await _TRICKS[kind](writer, page, now())
    return False


# ------------------------------------------------------------------ broken by what they say, the connection goes on


def _to(where: Callable[[str], str], status: int = 302, **headers: str) -> Callable[[str, Page, datetime], bytes]:
    return lambda path, page, now: Page(status).as_bytes(now, Location=where(path), **headers)


def _status(status: int, **headers: str) -> Callable[[str, Page, datetime], bytes]:
    return lambda path, page, now: Page(status, b"sorry").as_bytes(now, **headers)


def _in_cyrillic(path: str, page: Page, now: datetime) -> bytes:
    body = page.body.decode().encode("windows-1251", errors="xmlcharrefreplace")
    return Page(200, body, page.headers).as_bytes(now, Content_Type="text/html; charset=utf-8")


def _until_a_date(path: str, page: Page, now: datetime) -> bytes:
    until = format_datetime(now + timedelta(seconds=PATIENCE), usegmt=True)
    return Page(503, b"sorry").as_bytes(now, Retry_After=until)


def _packed(pack: Callable[[bytes], bytes], name: str = "gzip") -> Callable[[str, Page, datetime], bytes]:
    return lambda path, page, now: Page(200, pack(page.body), page.headers).as_bytes(now, Content_Encoding=name)


def prepare(kind: Kind) -> None:
    """What takes time is made beforehand, not while a client waits."""
    if kind is Kind.BOMB:
        _bomb()


@cache
def _bomb() -> bytes:
    """64 MiB of zeros in 64 KB."""
    packing = zlib.compressobj(wbits=31)
    return b"".join(packing.compress(bytes(2**20)) for _ in range(64)) + packing.flush()


_PAGES: dict[Kind, Callable[[str, Page, datetime], bytes]] = {
    Kind.BOMB: _packed(lambda _: _bomb()),
    Kind.HALF_GZIP: _packed(lambda body: gzip.compress(body)[:-20]),
    Kind.NO_GZIP: _packed(lambda body: body),
    Kind.UNKNOWN_PACKING: _packed(lambda body: body, "aes128gcm"),
    Kind.LOOP: _to(lambda path: path),
    Kind.LADDER: _to(lambda path: path + "x"),
    Kind.NOWHERE: _to(lambda path: ""),
    Kind.TO_FILE: _to(lambda path: "file:///etc/passwd"),
    Kind.INSIDE: _to(lambda path: "http://169.254.169.254/latest/meta-data/"),
    Kind.COOKIE_WALL: _to(lambda path: path, Set_Cookie="seen=1; Path=/"),
    Kind.CHARSET: _in_cyrillic,
    Kind.TOO_MANY: _status(429, Retry_After=str(PATIENCE)),
    Kind.TOO_MANY_SILENT: _status(429),
    Kind.BUSY: _status(503, Retry_After=str(PATIENCE)),
    Kind.BUSY_DATE: _until_a_date,
    Kind.BUSY_SILENT: _status(503),
    Kind.ERROR: _status(500),
    Kind.PASSWORD: _status(401),
    Kind.FORBIDDEN: _status(403),
    Kind.LEGAL: _status(451),
    Kind.TEAPOT: _status(418),
    Kind.EMPTY: lambda path, page, now: Page(200).as_bytes(now),
    Kind.FALSE_304: lambda path, page, now: Page(304).as_bytes(now),
    Kind.STRANGE_TYPE: lambda path, page, now: page.as_bytes(now, Content_Type=";;; charset=; =/"),
}


# ---------------------------------------------------------------------- broken by what they do, the connection ends


async def _drip(writer: asyncio.StreamWriter, page: Page, now: datetime) -> None:
    writer.write(page.as_bytes(now, Content_Length="100000").partition(b"\r\n\r\n")[0] + b"\r\n\r\n")
    await _dripping(writer)


async def _header_drip(writer: asyncio.StreamWriter, page: Page, now: datetime) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    await _dripping(writer)


async def _dripping(writer: asyncio.StreamWriter) -> None:
    while True:
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.05)


async def _hang(writer: asyncio.StreamWriter, page: Page, now: datetime) -> None:
    await asyncio.sleep(3600)


async def _stall(writer: asyncio.StreamWriter, page: Page, now: datetime) -> None:
    writer.write(page.as_bytes(now)[: -len(page.body) // 2])
    await asyncio.sleep(3600)


async def _endless(writer: asyncio.StreamWriter, page: Page, now: datetime) -> None:
    writer.write(page.as_bytes(now, Content_Length="", Transfer_Encoding="chunked").partition(b"\r\n\r\n")[0])
    writer.write(b"\r\n\r\n")
    while True:
        writer.write(b"10000\r\n" + bytes(0x10000) + b"\r\n")
        await writer.drain()


async def _cut(writer: asyncio.StreamWriter, page: Page, now: datetime) -> None:
    writer.write(page.as_bytes(now)[: -len(page.body) // 2])
    await writer.drain()


async def _cut_chunks(writer: asyncio.StreamWriter, page: Page, now: datetime) -> None:
    head = page.as_bytes(now, Content_Length="", Transfer_Encoding="chunked").partition(b"\r\n\r\n")[0]
    writer.write(head + b"\r\n\r\n" + f"{len(page.body):x}\r\n".encode() + page.body + b"\r\n")
    await writer.drain()


async def _bad_chunks(writer: asyncio.StreamWriter, page: Page, now: datetime) -> None:
    head = page.as_bytes(now, Content_Length="", Transfer_Encoding="chunked").partition(b"\r\n\r\n")[0]
    writer.write(head + b"\r\n\r\nzz\r\n" + page.body + b"\r\n0\r\n\r\n")
    await writer.drain()


async def _long(writer: asyncio.StreamWriter, page: Page, now: datetime) -> None:
    writer.write(page.as_bytes(now, Content_Length=str(len(page.body) // 2)))
    await writer.drain()


async def _reset(writer: asyncio.StreamWriter, page: Page, now: datetime) -> None:
    # a linger of no seconds: the connection ends with a reset in place of a farewell
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def _close(writer: asyncio.StreamWriter, page: Page, now: datetime) -> None:
    pass


async def _garbage(writer: asyncio.StreamWriter, page: Page, now: datetime) -> None:
    writer.write(b"\x00\x01 SSH-2.0 hello\r\n\r\n" * 20)
    await writer.drain()


async def _huge_header(writer: asyncio.StreamWriter, page: Page, now: datetime) -> None:
    writer.write(page.as_bytes(now, X_Policy="x" * 1_000_000))
    await writer.drain()


_TRICKS: dict[Kind, Callable[[asyncio.StreamWriter, Page, datetime], Awaitable[None]]] = {
    Kind.DRIP: _drip,
    Kind.HEADER_DRIP: _header_drip,
    Kind.HANG: _hang,
    Kind.STALL: _stall,
    Kind.ENDLESS: _endless,
    Kind.CUT: _cut,
    Kind.CUT_CHUNKS: _cut_chunks,
    Kind.BAD_CHUNKS: _bad_chunks,
    Kind.LONG: _long,
    Kind.RESET: _reset,
    Kind.CLOSE: _close,
    Kind.GARBAGE: _garbage,
    Kind.HUGE_HEADER: _huge_header,
}

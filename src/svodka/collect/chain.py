"""One request with its redirects: cookies of its own, a time limit for all of it, and what each reply means."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime
from http import HTTPStatus

from aiohttp import CookieJar
from yarl import URL

from svodka.collect.answers import (
    Answer,
    Failed,
    Fault,
    Fetched,
    FetchError,
    Gone,
    Later,
    NotModified,
    Refused,
    Request,
    status_message,
)
from svodka.collect.clock import Clock
from svodka.collect.wire import Reply, Wire
from svodka.model import Capture

# As browsers and curl do; a longer chain is a loop
LONGEST = 10
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_REFUSALS = frozenset({401, 402, 403, 407, 451})
# tags and dates are short; what is longer isn't kept, and the whole page is asked for again
_LONGEST_TAG = 1024


class Chain:
    """Where a request has got to."""

    def __init__(self, request: Request, url: URL, clock: Clock, seconds: float, size: int, *, cut: bool) -> None:
        """``url``: that of the request, checked; ``seconds``, ``size``: what the network may take of both.

        ``cut``: a body over ``size`` ends there, and is no failure.
        """
        self.url = url.with_fragment(None)
        self._request = request
        self._clock = clock
        self._left = seconds
        self._size = size
        self._cut = cut
        self._way: list[Reply] = []
        self._jar: CookieJar | None = None
        self._seen = {(self.url, "")}

    @property
    def has_time(self) -> bool:
        """Whether the network may take any more time."""
        return self._left > 0

    async def ask(self, wire: Wire) -> Reply:
        """Ask where we are now. Raises TimeoutError when the time of the whole chain is over, and as ``Wire.ask``."""
        loop = asyncio.get_running_loop()
        start = loop.time()
        try:
            async with asyncio.timeout(max(self._left, 0)):
                return await wire.ask(self.url, self._headers(), size=self._size, cut=self._cut)
        finally:
            self._left -= loop.time() - start

    def answer(self, reply: Reply, until: datetime | None) -> Answer | None:
        """What the reply means; None: it leads on, and ``url`` is where.

        ``until``: until when it asks for patience. Raises FetchError for a redirect that leads nowhere.
        """
        if reply.status in _REDIRECTS:
            self._follow(reply)
            return None
        if reply.status == HTTPStatus.OK:
            return self._fetched(reply)
        if reply.status == HTTPStatus.NOT_MODIFIED and self._is_conditional:
            etag, modified = _tags(reply)
            exchange = replace(reply.exchange, redirected_from=self._from)
            return NotModified(exchange, etag, modified, self._permanent)
        message = status_message(reply.status)
        if reply.status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
            return Gone(reply.status, message, replace(reply.exchange, redirected_from=self._from))
        if reply.status in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE):
            return Later(until, message, reply.status)
        if reply.status in _REFUSALS:
            return Refused(message, reply.status)
        return Failed(Fault.STATUS, message, reply.status)

    @property
    def _from(self) -> tuple[str, ...]:
        return tuple(str(reply.url) for reply in self._way)

    @property
    def _permanent(self) -> str | None:
        for_good = bool(self._way) and all(reply.status in _PERMANENT for reply in self._way)
        return str(self.url) if for_good else None

    @property
    def _is_conditional(self) -> bool:
        return bool(_sendable(self._request.etag) or _sendable(self._request.modified))

    def _headers(self) -> dict[str, str]:
        cookie = (
            "; ".join(f"{m.key}={m.coded_value}" for m in self._jar.filter_cookies(self.url).values())
            if self._jar
            else ""
        )
        headers = {
            "If-None-Match": _sendable(self._request.etag),
            "If-Modified-Since": _sendable(self._request.modified),
            "Cookie": _sendable(cookie),
        }
        return {name: value for name, value in headers.items() if value}

    def _follow(self, reply: Reply) -> None:
        if not reply.location:
            raise FetchError.of(Fault.REDIRECT, f"the server redirects ({reply.status}) without saying where")
        self._way.append(reply)
        if len(self._way) > LONGEST:
            message = f"it redirects more than {LONGEST} times; give the address at which it ends"
            raise FetchError.of(Fault.REDIRECT, message)
        if reply.cookies:
            # unsafe: a server that has an address in place of a name may set cookies, too; they die with the chain
            self._jar = self._jar or CookieJar(unsafe=True)
            self._jar.update_cookies(reply.cookies, self.url)
        self.url = self.url.join(URL(reply.location)).with_fragment(None)
        here = (self.url, self._headers().get("Cookie", ""))
        if here in self._seen:
            raise FetchError.of(Fault.REDIRECT, "it redirects in a circle; give the address at which it should end")
        self._seen.add(here)

    def _fetched(self, reply: Reply) -> Answer:
        if not reply.body:
            return Failed(Fault.EMPTY, "the server answers with nothing; try again later", reply.status)
        etag, modified = _tags(reply)
        capture = Capture(
            data=reply.body,
            address=str(self.url),
            fetched_at=self._clock.now(),
            media_type=reply.media_type,
            charset=reply.charset,
            hints=self._request.hints,
            exchange=replace(reply.exchange, redirected_from=self._from),
            source=self._request.source,
        )
        return Fetched(capture, etag, modified, self._permanent, self._notes())

    def _notes(self) -> tuple[str, ...]:
        secure = [reply.url.scheme == "https" for reply in self._way]
        if any(secure) and self.url.scheme == "http":
            return ("a secure address (https) led to one that is not (http): what came could be changed on its way",)
        return ()


def _tags(reply: Reply) -> tuple[str | None, str | None]:
    """ETag and Last-Modified, for the next request."""
    return _sendable(reply.headers.get("ETag")), _sendable(reply.headers.get("Last-Modified"))


def _sendable(value: str | None) -> str | None:
    """The value, if it can be a header's: short, no control characters, nothing but what latin-1 has."""
    if value and len(value) <= _LONGEST_TAG and value.isprintable() and value.isascii():
        return value
    return None

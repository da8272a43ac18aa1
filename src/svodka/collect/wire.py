"""One request over HTTP and its answer, as it is: no redirect followed, nothing tried twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from http.cookies import SimpleCookie
from types import TracebackType
from typing import Self
from urllib.parse import quote_from_bytes

import aiohttp
from multidict import CIMultiDictProxy
from yarl import URL

from svodka.collect.addresses import AllowedHosts, PublicResolver
from svodka.collect.answers import Fault, FetchError
from svodka.collect.decompress import Unpacking, offered, too_large
from svodka.collect.limits import Limits
from svodka.model import Exchange

_ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, "
    "application/xml, text/plain, text/markdown, text/vtt, */*;q=0.5"
)
_PIECE = 64 * 1024
# sites with long security policies send headers of 20 KB; aiohttp's 8 KB would lose them
_LONGEST_HEADER = 64 * 1024
# a connection is kept for the next page of its host, which is asked for after the gap
_KEEP = 30.0
# addresses that were checked are kept so long, so that a round asks the name server once a host
_KEEP_NAMES = 60
# what may stand in an address as it is; all other bytes of a Location, in whichever charset, are escaped one by one
_SAFE = "".join(map(chr, range(0x21, 0x7F)))


@dataclass(frozen=True, slots=True)
class Reply:
    """What one request brought. The body is read for a page (200) only."""

    url: URL
    status: int
    exchange: Exchange
    headers: CIMultiDictProxy[str]
    cookies: SimpleCookie
    location: str | None
    body: bytes = b""
    media_type: str | None = None
    charset: str | None = None


class Wire:
    """The connections of one run."""

    def __init__(self, user_agent: str, limits: Limits, allowed: AllowedHosts, parallel: int) -> None:
        self._limits = limits
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                resolver=PublicResolver(allowed),
                limit=parallel,
                keepalive_timeout=_KEEP,
                ttl_dns_cache=_KEEP_NAMES,
            ),
            # the total is the caller's, who counts all redirects together
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=limits.connect, sock_read=limits.stall),
            headers={"User-Agent": user_agent, "Accept": _ACCEPT, "Accept-Encoding": offered()},
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            max_line_size=_LONGEST_HEADER,
            max_field_size=_LONGEST_HEADER,
        )
        # aiohttp would ask a second time at once where a connection breaks; when it is asked again is the pace's to say
        self._session._retry_connection = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    async def ask(self, url: URL, headers: Mapping[str, str], *, size: int, cut: bool = False) -> Reply:
        """The reply of one GET.

        ``size``: bytes that the body may have, packed and unpacked; above, FetchError is raised, or with ``cut``
        the body ends there. Raises FetchError for a bad body, and what aiohttp raises.
        """
        async with self._session.get(url, headers=headers, allow_redirects=False) as response:
            body = await _body(response, size, cut) if response.status == HTTPStatus.OK else b""
            told = "Content-Type" in response.headers
            return Reply(
                url=url,
                status=response.status,
                exchange=_exchange(response),
                headers=response.headers,
                cookies=response.cookies,
                location=_location(response),
                body=body,
                media_type=response.content_type if told else None,
                charset=response.charset if told else None,
            )


async def _body(response: aiohttp.ClientResponse, limit: int, cut: bool) -> bytes:
    """The body, unpacked; given up as soon as it is over the limit. A body that ends early is an error of aiohttp."""
    length = response.headers.get("Content-Length", "")
    if length.isdecimal() and int(length) > limit and not cut:
        raise too_large(limit)
    unpacking = Unpacking(response.headers.get("Content-Encoding", ""), limit)
    data = bytearray()
    came = 0
    try:
        async for piece in response.content.iter_chunked(_PIECE):
            came += len(piece)
            if came > limit:
                raise too_large(limit)
            data += unpacking.feed(piece)
    except FetchError as error:
        if cut and getattr(error.answer, "kind", None) is Fault.SIZE:
            return bytes(data)
        raise
    unpacking.finish()
    return bytes(data)


def _exchange(response: aiohttp.ClientResponse) -> Exchange:
    """What was sent and what came; latin-1 gives each byte of a header its character, so none is lost."""
    return Exchange(
        method=response.method,
        request_headers=tuple(response.request_info.headers.items()),
        status=response.status,
        reason=response.reason or "",
        headers=tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.raw_headers),
    )


def _location(response: aiohttp.ClientResponse) -> str | None:
    """Where it redirects to; letters of any charset are escaped byte by byte, as browsers do."""
    for name, value in response.raw_headers:
        if name.lower() == b"location":
            return quote_from_bytes(value.strip(), safe=_SAFE)
    return None

"""One page from the web, politely and with care: time, size, redirects and addresses are limited."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus

import aiohttp
from yarl import URL

from svodka import __version__
from svodka.collect.addresses import PublicResolver, refuse_private_literal
from svodka.collect.limits import Limits
from svodka.errors import CollectError
from svodka.model import Capture, Hints

USER_AGENT = f"svodka/{__version__}"
# As browsers and curl do; a longer chain is a loop
LONGEST_CHAIN = 10


async def fetch(
    address: str, *, hints: Hints, now: Callable[[], datetime], limits: Limits, allow_private: bool
) -> Capture:
    """The page at ``address``, its redirects followed.

    Raises CollectError, whose message says what was wrong, for anything but a page: not found, refused,
    too slow, too large, not to be trusted, private.
    """
    timeout = aiohttp.ClientTimeout(total=limits.total, sock_connect=limits.connect)
    resolver = None if allow_private else PublicResolver()
    # force_close: each hop is checked anew; no connection is left open behind
    connector = aiohttp.TCPConnector(resolver=resolver, force_close=True, use_dns_cache=False)
    headers = {
        "User-Agent": USER_AGENT,
        "Accept": "text/html, text/plain, text/markdown, text/vtt, */*;q=0.1",
    }
    try:
        async with aiohttp.ClientSession(connector=connector, timeout=timeout, headers=headers) as session:
            return await _follow(session, address, hints, now, limits, allow_private)
    except (TimeoutError, aiohttp.ClientError, OSError, ValueError) as error:
        raise CollectError(_why(error, limits)) from error


async def _follow(
    session: aiohttp.ClientSession,
    address: str,
    hints: Hints,
    now: Callable[[], datetime],
    limits: Limits,
    allow_private: bool,
) -> Capture:
    url = _checked(URL(address), allow_private)
    for _ in range(LONGEST_CHAIN + 1):
        async with session.get(url, allow_redirects=False) as response:
            if response.status in (301, 302, 303, 307, 308):
                target = response.headers.get("Location")
                if not target:
                    raise CollectError(f"the server redirects ({response.status}) without saying where")
                url = _checked(url.join(URL(target)), allow_private)
                continue
            if response.status != HTTPStatus.OK:
                raise CollectError(_status(response.status))
            data = await _body(response, limits.size)
            return Capture(
                data=data,
                address=str(url.with_fragment(None)),
                fetched_at=now(),
                media_type=response.content_type if "Content-Type" in response.headers else None,
                charset=response.charset,
                hints=hints,
            )
    raise CollectError(f"it redirects more than {LONGEST_CHAIN} times; give the address at which it ends")


def _checked(url: URL, allow_private: bool) -> URL:
    if url.scheme not in ("http", "https") or not url.host:
        raise CollectError(f"{str(url)[:80]} is no http or https address; it was not asked")
    if url.user or url.password:
        raise CollectError("the address carries a user name or password, which would end in the ledger; leave them out")
    if not allow_private:
        refuse_private_literal(url.host)
    return url


async def _body(response: aiohttp.ClientResponse, limit: int) -> bytes:
    """The decompressed body, given up as soon as it is over the limit (a small archive may hold gigabytes)."""
    data = bytearray()
    async for chunk in response.content.iter_chunked(64 * 1024):
        data += chunk
        if len(data) > limit:
            raise CollectError(f"it is larger than {limit // 2**20} MiB; save the part that you need and read the file")
    return bytes(data)


def _status(status: int) -> str:
    phrase = next((s.phrase for s in HTTPStatus if s == status), "unknown status")
    advice = {
        401: "it needs a password: save the page from a browser and read the file",
        403: "the server refuses: save the page from a browser and read the file",
        404: "there is no such page: check the address",
        410: "the page was taken down",
        429: "the server asks for fewer requests: try again later",
        451: "the page is blocked for legal reasons",
        503: "the server is overloaded: try again later",
    }.get(status, "try again later" if status >= 500 else "check the address")
    return f"the server answers {status} {phrase}; {advice}"


def _why(error: Exception, limits: Limits) -> str:
    """One line for what the network did to us."""
    if isinstance(error, TimeoutError):
        return f"no answer within {limits.total:.0f} seconds; try again later"
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        reason = getattr(error.certificate_error, "verify_message", "") or "it can't be verified"
        return f"the server's certificate isn't good ({reason}); it was not trusted"
    if isinstance(error, aiohttp.ClientSSLError | ssl.SSLError):
        return "no secure connection could be made (TLS); check the address"
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return f"there is no host {error.host}; check the address"
    if isinstance(error, aiohttp.ClientConnectorError):
        return f"no connection to {error.host} port {error.port} ({error.strerror or 'refused'}); try again later"
    if isinstance(error, aiohttp.InvalidURL | ValueError):
        return "it is no valid address; check its spelling"
    return f"the connection broke ({type(error).__name__}: {' '.join(str(error).split())[:80]}); try again later"

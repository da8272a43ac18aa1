"""A question to a service, and its answer: the only thing that svodka sends anywhere but requests for pages."""

from __future__ import annotations

import asyncio

import aiohttp
from yarl import URL

from svodka import __version__
from svodka.collect.addresses import AllowedHosts, PublicResolver, checked
from svodka.collect.limits import Limits
from svodka.errors import CollectError

# The answer of a time-stamp authority with its chain of certificates has 10 kB
LARGEST_ANSWER = 1 << 20


def post(address: str, data: bytes, media_type: str, *, limits: Limits, allow_private: bool) -> bytes:
    """What the service at ``address`` answers; no redirect is followed.

    Raises CollectError, whose message says what was wrong: no such address, refused, too slow, too large, private.
    """
    allowed = AllowedHosts(frozenset({"*"} if allow_private else ()))
    try:
        return asyncio.run(_post(checked(URL(address), allowed), data, media_type, limits, allowed))
    except TimeoutError:
        raise CollectError(f"{address} did not answer within {limits.total:.0f} seconds; try again later") from None
    except (aiohttp.ClientError, OSError, ValueError) as error:
        what = " ".join(str(error).split())[:100] or type(error).__name__
        raise CollectError(f"{address} can't be asked ({what}); check the address or try again later") from error


async def _post(url: URL, data: bytes, media_type: str, limits: Limits, allowed: AllowedHosts) -> bytes:
    connector = aiohttp.TCPConnector(resolver=PublicResolver(allowed), force_close=True)
    timeout = aiohttp.ClientTimeout(total=limits.total, sock_connect=limits.connect)
    headers = {"User-Agent": f"svodka/{__version__}", "Content-Type": media_type}
    async with (
        aiohttp.ClientSession(connector=connector, timeout=timeout, headers=headers) as session,
        session.post(url, data=data, allow_redirects=False) as response,
    ):
        if response.status != 200:
            raise CollectError(f"{url} answers {response.status}; check the address or try again later")
        answer = await response.content.read(LARGEST_ANSWER + 1)
        while len(answer) <= LARGEST_ANSWER and (more := await response.content.read(LARGEST_ANSWER)):
            answer += more
        if len(answer) > LARGEST_ANSWER:
            raise CollectError(f"{url} answers with more than {LARGEST_ANSWER // 2**20} MiB; check the address")
        return answer

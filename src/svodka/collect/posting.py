"""A question to a service, and its answer: the only thing that svodka sends anywhere but requests for pages."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

import aiohttp
from yarl import URL

from svodka import __version__
from svodka.collect.addresses import AllowedHosts, PublicResolver, checked
from svodka.collect.limits import Limits
from svodka.errors import CollectError

# The answer of a time-stamp authority with its chain of certificates has 10 kB
LARGEST_ANSWER = 1 << 20


@dataclass(frozen=True, slots=True)
class Posted:
    """What a service answered."""

    status: int
    headers: Mapping[str, str]  # names in small letters
    body: bytes


def post(address: str, data: bytes, media_type: str, *, limits: Limits, allow_private: bool) -> bytes:
    """What the service at ``address`` answers; no redirect is followed.

    Raises CollectError, whose message says what was wrong: no such address, refused, too slow, too large, private.
    """
    allowed = AllowedHosts(frozenset({"*"} if allow_private else ()))
    answer = ask(address, data, {"Content-Type": media_type}, limits=limits, allowed=allowed)
    if answer.status != 200:
        raise CollectError(f"{address} answers {answer.status}; check the address or try again later")
    return answer.body


def ask(
    address: str, data: bytes, headers: Mapping[str, str], *, limits: Limits, allowed: AllowedHosts,
    largest: int = LARGEST_ANSWER,
) -> Posted:  # fmt: skip
    """The answer of a POST, whatever its status; no redirect is followed, nothing is tried twice.

    Raises FetchError where the address may not be asked, and CollectError, where it can't be had: no such host,
    refused, broken off, slower than ``limits.total``, more than ``largest`` bytes.
    """
    try:
        return asyncio.run(_ask(checked(URL(address), allowed), data, headers, limits, allowed, largest))
    except TimeoutError:
        raise CollectError(f"{address} did not answer within {limits.total:.0f} seconds; try again later") from None
    except (aiohttp.ClientError, OSError, ValueError) as error:
        what = " ".join(str(error).split())[:100] or type(error).__name__
        raise CollectError(f"{address} can't be asked ({what}); check the address or try again later") from error


async def _ask(
    url: URL, data: bytes, headers: Mapping[str, str], limits: Limits, allowed: AllowedHosts, largest: int
) -> Posted:
    connector = aiohttp.TCPConnector(resolver=PublicResolver(allowed), force_close=True)
    timeout = aiohttp.ClientTimeout(total=limits.total, sock_connect=limits.connect)
    headers = {"User-Agent": f"svodka/{__version__}", **headers}
    async with (
        aiohttp.ClientSession(connector=connector, timeout=timeout, headers=headers) as session,
        session.post(url, data=data, allow_redirects=False) as response,
    ):
        answer = await response.content.read(largest + 1)
        while len(answer) <= largest and (more := await response.content.read(largest)):
            answer += more
        if len(answer) > largest:
            raise CollectError(f"{url} answers with more than {largest // 2**10} KiB; check the address")
        told = {name.lower(): value for name, value in response.headers.items()}
        return Posted(response.status, told, answer)

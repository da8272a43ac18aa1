"""Which network addresses a collected link may lead to: public ones only."""

from __future__ import annotations

import ipaddress
import socket

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

from svodka.errors import CollectError

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
# IPv6 networks inside which an IPv4 address hides: NAT64 and 6to4
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SIX_TO_FOUR = ipaddress.ip_network("2002::/16")


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open internet, also when an IPv4 address hides in an IPv6 one."""
    found = ipaddress.ip_address(address.partition("%")[0])
    return all(a.is_global and not a.is_multicast for a in _meant(found))


def _meant(address: _Address) -> list[_Address]:
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    if address.ipv4_mapped:
        return [address.ipv4_mapped]
    if address in _NAT64:
        return [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)]
    if address in _SIX_TO_FOUR:
        return [address, ipaddress.IPv4Address(int(address) >> 80 & 0xFFFFFFFF)]
    return [address]


def refuse_private_literal(host: str) -> None:
    """Raises CollectError for a host that is itself a private IP address; a name is checked when it is resolved."""
    try:
        public = is_public(host)
    except ValueError:
        return
    if not public:
        raise _refusal(host)


class PublicResolver(AbstractResolver):
    """Resolves names and refuses those that lead to a private address.

    The connection is made to the very addresses that were checked here: a name that answers differently
    the second time (DNS rebinding) gains nothing.
    """

    def __init__(self) -> None:
        self._inner = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The addresses of ``host``. Raises CollectError if any of them is private."""
        found = await self._inner.resolve(host, port, family)
        if not all(is_public(result["host"]) for result in found):
            raise _refusal(host)
        return found

    async def close(self) -> None:
        """Nothing is held open."""
        await self._inner.close()


def _refusal(host: str) -> CollectError:
    return CollectError(
        f"{host} is an address inside a private network; it was not asked (if it is yours, use --allow-private)"
    )

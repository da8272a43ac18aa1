"""Which network addresses a collected link may lead to: public ones, and those that the desk allows."""

from __future__ import annotations

import ipaddress
import socket

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver
from yarl import URL

from svodka.collect.answers import FetchError, Refused

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


class AllowedHosts:
    """The hosts that a desk allows although they are inside a private network."""

    def __init__(self, hosts: frozenset[str]) -> None:
        """``hosts``: "127.0.0.1", "localhost:8080" (that port only), names; "*": all."""
        self._hosts = frozenset(host.lower() for host in hosts)

    def allows(self, host: str, port: int | None) -> bool:
        """Whether that host may be asked wherever it is."""
        host = host.lower()
        return not self._hosts.isdisjoint({"*", host, f"{host}:{port}", f"[{host}]:{port}"})


NONE_ALLOWED = AllowedHosts(frozenset())


def checked(url: URL, allowed: AllowedHosts) -> URL:
    """The address, if it may be asked; its host's name is checked when it is resolved.

    Raises FetchError for what is no http or https address, carries a password, or names a private IP address.
    """
    if url.scheme not in ("http", "https") or not url.host:
        raise FetchError(Refused(f"{str(url)[:80]} is no http or https address; it was not asked"))
    if url.user or url.password:
        message = "the address carries a user name or password, which would end in the ledger; leave them out"
        raise FetchError(Refused(message))
    if not allowed.allows(url.host, url.port):
        _refuse_private_literal(url.host)
    return url


def _refuse_private_literal(host: str) -> None:
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

    def __init__(self, allowed: AllowedHosts = NONE_ALLOWED) -> None:
        self._inner = ThreadedResolver()
        self._allowed = allowed

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The addresses of ``host``. Raises FetchError if any of them is private and the host isn't allowed."""
        found = await self._inner.resolve(host, port, family)
        if not self._allowed.allows(host, port) and not all(is_public(result["host"]) for result in found):
            raise _refusal(host)
        return found

    async def close(self) -> None:
        """Nothing is held open."""
        await self._inner.close()


def _refusal(host: str) -> FetchError:
    return FetchError(
        Refused(
            f"{host} is an address inside a private network; it was not asked "
            "(if it is yours, allow it: --allow-private, or allow_hosts in the desk's settings)"
        )
    )

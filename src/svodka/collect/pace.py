"""How fast one host is asked: one request at a time, a gap between two, longer where the host says so."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from yarl import URL

from svodka.collect.answers import FetchError, Later
from svodka.collect.clock import Clock

# hosts that are not being asked are forgotten above this number: a year of links from one desk must not grow for ever
_MOST_HOSTS = 4096


@dataclass(frozen=True, slots=True)
class Pace:
    """How many and how fast. Times in seconds, by the clock."""

    # between two requests to one host: a reader who leafs through a site is no faster
    gap: float = 1.0
    # the gap is longer by up to this part of itself, by chance: a beat is what blockers look for, and it keeps
    # many desks from asking in step
    jitter: float = 0.5
    # robots.txt may ask for a longer gap; above this a source of 30 articles would take more than half an hour
    longest_gap: float = 60.0
    # hosts asked at once: what a home router bears beside other traffic
    parallel: int = 16
    # after a connection that broke: second and third try, after one and two of these waits
    tries: int = 3
    retry_gap: float = 2.0
    chance: random.Random = field(default_factory=random.Random, compare=False)


class _Host:
    def __init__(self, gap: float, start: datetime) -> None:
        self.lock = asyncio.Lock()
        self.gap = gap
        self.free_at = start
        self.held_until: datetime | None = None
        self.waiting = 0  # of those who hold the lock or wait for it


class Hosts:
    """The turns of all hosts of one run."""

    def __init__(self, pace: Pace, clock: Clock) -> None:
        self._pace = pace
        self._clock = clock
        self._hosts: dict[str, _Host] = {}
        self._all = asyncio.Semaphore(pace.parallel)

    @asynccontextmanager
    async def turn(self, url: URL) -> AsyncIterator[None]:
        """Wait until the host of ``url`` may be asked; it is ours until the block ends.

        Raises FetchError where the host asked for patience and its time is not over.
        """
        host = self._of(url)
        host.waiting += 1
        try:
            async with host.lock:
                self._refuse_held(host)
                await self._wait(host)
                try:
                    async with self._all:
                        yield
                finally:
                    stretch = 1 + self._pace.jitter * self._pace.chance.random()
                    host.free_at = self._clock.now() + timedelta(seconds=host.gap * stretch)
        finally:
            host.waiting -= 1

    def hold(self, url: URL, until: datetime) -> None:
        """The host of ``url`` asked for patience: nobody asks it before ``until``."""
        host = self._of(url)
        host.held_until = max(until, host.held_until or until)

    def widen(self, url: URL, gap: float) -> None:
        """The host's robots.txt asks for that gap between two requests."""
        self._of(url).gap = max(self._pace.gap, min(gap, self._pace.longest_gap))

    def _refuse_held(self, host: _Host) -> None:
        if host.held_until and self._clock.now() < host.held_until:
            when = f"{host.held_until.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
            raise FetchError(Later(host.held_until, f"the server asked for patience; it is not asked before {when}"))
        host.held_until = None

    async def _wait(self, host: _Host) -> None:
        wait = (host.free_at - self._clock.now()).total_seconds()
        if wait > 0:
            await self._clock.sleep(wait)

    def _of(self, url: URL) -> _Host:
        key = _key(url)
        if key not in self._hosts:
            if len(self._hosts) >= _MOST_HOSTS:
                self._forget()
            self._hosts[key] = _Host(self._pace.gap, self._clock.now())
        return self._hosts[key]

    def _forget(self) -> None:
        now = self._clock.now()
        for key, host in list(self._hosts.items()):
            if not host.waiting and host.free_at <= now and (host.held_until or now) <= now:
                del self._hosts[key]


def _key(url: URL) -> str:
    """http and https of one name are one host; a port of its own is another server."""
    return f"{url.host}" if url.is_default_port() else f"{url.host}:{url.port}"

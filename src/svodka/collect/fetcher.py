"""The one way to the web: politely, in parallel, with care, and always with an answer."""

from __future__ import annotations

import re
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self

from yarl import URL

from svodka.collect import causes
from svodka.collect.addresses import AllowedHosts, checked
from svodka.collect.answers import Answer, FetchError, Request
from svodka.collect.chain import Chain
from svodka.collect.clock import Clock
from svodka.collect.limits import Limits
from svodka.collect.pace import Hosts, Pace
from svodka.collect.robots import SIZE as ROBOTS_SIZE
from svodka.collect.robots import Robots, RobotsFile
from svodka.collect.wire import Reply, Wire

# a longer Retry-After is a mistake or a trap; a source is asked once a day at least
_LONGEST_WAIT = timedelta(days=1)
# after "too many requests" that doesn't say for how long
_SHORT_WAIT = timedelta(minutes=1)
# robots.txt is a small file: a server that doesn't give it within this time is down
_ROBOTS_SECONDS = 20.0


class Fetcher:
    """Fetches addresses for one run; ``async with`` opens and closes its connections.

    Any number of ``fetch`` may run at once: each host is asked by one of them at a time, and no more hosts at
    once than the pace says.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        limits: Limits,
        clock: Clock,
        per_host: Pace,
        allow_hosts: frozenset[str] = frozenset(),
        robots: bool = True,
        known_robots: tuple[RobotsFile, ...] = (),
    ) -> None:
        """``robots``: whether robots.txt is asked for and kept to; ``known_robots``: what an earlier run knew of them.

        ``allow_hosts``: hosts inside private networks that may be asked all the same: "127.0.0.1",
        "localhost:8080" (that port only), names; "*": all.
        """
        self._user_agent = user_agent
        self._limits = limits
        self._clock = clock
        self._pace = per_host
        self._allowed = AllowedHosts(allow_hosts)
        self._hosts = Hosts(per_host, clock)
        self._robots = Robots(self._robots_file, clock, known_robots) if robots else None
        self._stack = AsyncExitStack()
        self._wire: Wire

    async def __aenter__(self) -> Self:
        self._wire = await self._stack.enter_async_context(
            Wire(self._user_agent, self._limits, self._allowed, self._pace.parallel)
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    async def fetch(self, request: Request) -> Answer:
        """What became of the request; never raises but when it is cancelled.

        The network gets ``Limits.total`` seconds in all, waiting for the host's turn not counted.
        """
        return await self._answer(request, self._robots, self._limits.total, self._limits.size, cut=False)

    def robots_files(self) -> tuple[RobotsFile, ...]:
        """The rules of all servers met, for the next run, which then need not ask for them again the same day."""
        return self._robots.files() if self._robots else ()

    async def _robots_file(self, address: str) -> Answer:
        seconds = min(_ROBOTS_SECONDS, self._limits.total)
        return await self._answer(Request(address), None, seconds, ROBOTS_SIZE, cut=True)

    async def _answer(self, request: Request, robots: Robots | None, seconds: float, size: int, *, cut: bool) -> Answer:
        try:
            chain = Chain(request, checked(URL(request.address), self._allowed), self._clock, seconds, size, cut=cut)
            while True:
                await self._permit(chain.url, robots)
                reply = await self._ask(chain)
                self._hold(reply)
                answer = chain.answer(reply, self._until(reply))
                if answer:
                    return answer
                checked(chain.url, self._allowed)
        except FetchError as error:
            return error.answer
        except Exception as error:
            return causes.failure(error, self._limits)

    async def _permit(self, url: URL, robots: Robots | None) -> None:
        if robots:
            refusal = await robots.refusal(url)
            if refusal:
                raise FetchError(refusal)
            gap = await robots.gap(url)
            if gap:
                self._hosts.widen(url, gap)

    async def _ask(self, chain: Chain) -> Reply:
        """One reply, after a second and third try where the connection broke."""
        for attempt in range(1, self._pace.tries + 1):
            async with self._hosts.turn(chain.url):
                try:
                    return await chain.ask(self._wire)
                except Exception as error:
                    if attempt == self._pace.tries or not causes.is_passing(error) or not chain.has_time:
                        raise
            await self._clock.sleep(self._pace.retry_gap * attempt)
        raise AssertionError("no try at all")

    def _until(self, reply: Reply) -> datetime | None:
        """Until when the server asks for patience (Retry-After: seconds or a date), a day at most."""
        told = reply.headers.get("Retry-After", "").strip()
        now = self._clock.now()
        if re.fullmatch(r"[0-9]{1,9}", told):
            until = now + timedelta(seconds=int(told))
        else:
            try:
                until = parsedate_to_datetime(told)
            except ValueError:
                return None
            # a date without a zone is in UTC, as HTTP has it
            until = until.replace(tzinfo=now.tzinfo) if until.tzinfo is None else until
        return min(until, now + _LONGEST_WAIT) if until > now else None

    def _hold(self, reply: Reply) -> None:
        """A server that asks for patience isn't asked for its other pages meanwhile."""
        until = self._until(reply)
        if reply.status == 429:
            self._hosts.hold(reply.url, until or self._clock.now() + _SHORT_WAIT)
        elif reply.status == 503 and until:
            self._hosts.hold(reply.url, until)

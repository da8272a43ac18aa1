"""A round of collecting: which sources and publications are due, host by host."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from svodka.collect.answers import Answer, Request
from svodka.collect.fetcher import Fetcher
from svodka.ledger import Announced
from svodka.model import Source, SourceKind
from svodka.pipeline.collecting.copying import Copying
from svodka.pipeline.collecting.looks import look
from svodka.pipeline.collecting.visits import visit
from svodka.pipeline.desk import Desk
from svodka.pipeline.taking import Outcome

Job = Callable[[], Coroutine[Any, Any, None]]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened; what it says is on disk."""

    source: str
    address: str
    message: str  # of a visit: what came of it; of a document: why it is in its state
    outcome: Outcome | None = None  # None: a visit, or a document that could not be had


@dataclass(slots=True)
class Round:
    """What one round did."""

    visits: Counter[str] = field(default_factory=Counter)  # by outcome
    documents: Counter[str] = field(default_factory=Counter)  # by state
    failures: int = 0  # documents that could not be had


class Collector:
    """Collects the sources of a desk, round by round.

    ``outlets``: the names of outlets by key, which stand with what is collected from them. ``tell`` is told each
    event. ``channels``: asks a channel for its newest posts in place of its preview. ``back``: how many older pages of
    a listing are read where none of its items is known.
    """

    def __init__(
        self,
        desk: Desk,
        fetcher: Fetcher,
        *,
        now: Callable[[], datetime],
        outlets: Mapping[str, str],
        back: int = 5,
        channels: Callable[[Source], Awaitable[Answer]] | None = None,
        tell: Callable[[Event], None] = lambda event: None,
    ) -> None:
        self.desk = desk
        self.fetcher = fetcher
        self.now = now
        self.outlets = outlets
        self.back = back
        self.copying = Copying(desk, now())
        self._channels = channels
        self._tell = tell
        self._round = Round()
        self._hosts: dict[str, deque[Job]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._broken: list[BaseException] = []

    async def round(self, sources: Iterable[Source], *, forced: bool = False) -> Round:
        """Visit the sources that are due (``forced``: all of them) and look at the publications that are."""
        self._round = Round()
        active = {source.key: source for source in sources if not source.paused}
        at = self.now()
        states = self.desk.ledger.collecting.states()
        for source in active.values():
            state = states.get(source.key)
            if forced or state is None or state.due_at is None or state.due_at <= at:
                self.submit(source.address, self._visiting(source))
        for item in self.desk.ledger.collecting.due_items(at, active):
            self.submit(item.address, self._looking(active[item.source], item))
        try:
            while self._tasks:
                await asyncio.wait(set(self._tasks), return_when=asyncio.FIRST_COMPLETED)
                if self._broken:
                    raise self._broken[0]
        finally:
            self._hosts.clear()
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
        return self._round

    async def ask(self, source: Source, request: Request) -> Answer:
        """What a source answers."""
        if self._channels and source.kind is SourceKind.CHANNEL:
            return await self._channels(source)
        return await self.fetcher.fetch(request)

    def submit(self, address: str, job: Job) -> None:
        """Do a job when those before it on the same host are done: hosts are parallel, each is asked in turn."""
        host = urlsplit(address).netloc.lower()
        waiting = self._hosts.get(host)
        if waiting is not None:
            waiting.append(job)
            return
        self._hosts[host] = deque([job])
        task = asyncio.get_running_loop().create_task(self._work(host))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def announce(self, source: Source, item: Announced) -> None:
        """Look at a publication in this round."""
        self.submit(item.address, self._looking(source, item))

    def visited(self, source: Source, outcome: str, message: str) -> None:
        """A visit is done."""
        self._round.visits[outcome] += 1
        self._tell(Event(source.key, source.address, message))

    def taken(self, source: Source, outcome: Outcome) -> None:
        """A document is taken in, or its bytes say nothing."""
        if outcome.state is None:
            self._round.failures += 1
        else:
            self._round.documents[outcome.state] += 1
            origin = self.copying.consider(outcome, self.now())
            if origin:
                outcome = replace(outcome, reason=f"{outcome.reason}; its text is that of {origin.address}")
        self._tell(Event(source.key, outcome.address, outcome.reason, outcome))

    def missed(self, source: Source, address: str, message: str) -> None:
        """A publication could not be had."""
        self._round.failures += 1
        self._tell(Event(source.key, address, message))

    async def _work(self, host: str) -> None:
        waiting = self._hosts[host]
        try:
            while waiting:
                await waiting.popleft()()
        except Exception as error:  # the ledger or the archive can't be written: nothing goes on
            self._broken.append(error)
        finally:
            self._hosts.pop(host, None)

    def _visiting(self, source: Source) -> Job:
        return lambda: visit(self, source)

    def _looking(self, source: Source, item: Announced) -> Job:
        return lambda: look(self, source, item)

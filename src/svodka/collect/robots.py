"""robots.txt: asked for once a day and host, and kept to."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from protego import Protego
from yarl import URL

from svodka.collect.answers import Answer, Failed, Fault, Fetched, Gone, Later, Refused
from svodka.collect.clock import Clock

# The name by which robots.txt speaks to us
TOKEN = "svodka"  # noqa: S105 - no secret
# a day is the longest that RFC 9309 lets us keep one
_KEPT = timedelta(days=1)
# a server that couldn't tell its rules is asked again sooner than any source is due again
_KEPT_WITHOUT = timedelta(minutes=10)
# RFC 9309: what can't be had for a month may be taken for absent
_PATIENCE = timedelta(days=30)
# RFC 9309 wants at least 500 KiB to be read; what is behind is passed over
SIZE = 512 * 1024
# kept files that are too old are dropped above this number of hosts
_MOST = 4096


@dataclass(frozen=True, slots=True)
class RobotsFile:
    """What one server said of its rules, and when; what a run leaves for the next one."""

    site: str  # "https://example.org"
    asked_at: datetime
    text: str | None  # None: they could not be had, ``answer`` says why
    answer: Later | Failed | Refused | None = None
    failing_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    file: RobotsFile
    rules: Protego


class Robots:
    """The rules of all servers of a run."""

    def __init__(self, ask: Callable[[str], Awaitable[Answer]], clock: Clock, known: tuple[RobotsFile, ...]) -> None:
        """``ask`` fetches an address without asking us; ``known`` is what an earlier run left."""
        self._ask = ask
        self._clock = clock
        self._known = {file.site: _Known(file, _rules(file)) for file in known}
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def refusal(self, url: URL) -> Later | Failed | Refused | None:
        """Why ``url`` may not be asked now; None: it may."""
        known = await self._of(url)
        if known.file.text is None:
            return known.file.answer
        if known.rules.can_fetch(str(url), TOKEN):
            return None
        return Refused(f"the robots.txt of {url.host} asks programs not to read this page; it was not asked")

    async def gap(self, url: URL) -> float | None:
        """Seconds between two requests that the server asks for, if it does."""
        rules = (await self._of(url)).rules
        rate = rules.request_rate(TOKEN)
        gaps = [rules.crawl_delay(TOKEN), rate.seconds / rate.requests if rate and rate.requests else None]
        return max((float(gap) for gap in gaps if gap), default=None)

    def files(self) -> tuple[RobotsFile, ...]:
        """What is known, for the next run."""
        return tuple(known.file for known in self._known.values())

    async def _of(self, url: URL) -> _Known:
        site = str(url.origin())
        async with self._locks[site]:
            known = self._known.get(site)
            if known is None or self._is_old(known.file):
                file = self._file(site, await self._ask(f"{site}/robots.txt"), known.file if known else None)
                known = _Known(file, _rules(file))
                self._drop_old()
                self._known[site] = known
            return known

    def _is_old(self, file: RobotsFile) -> bool:
        if file.text is None and file.answer is None:
            return True  # of an earlier run, whose answer isn't handed on
        return self._clock.now() - file.asked_at >= (_KEPT_WITHOUT if file.text is None else _KEPT)

    def _file(self, site: str, answer: Answer, before: RobotsFile | None) -> RobotsFile:
        now = self._clock.now()
        text = _text(answer)
        if text is not None:
            return RobotsFile(site, now, text)
        since = (before.failing_since if before else None) or now
        because = _because(answer)
        if now - since >= _PATIENCE and isinstance(because, Later):
            return RobotsFile(site, now, "", failing_since=since)
        return RobotsFile(site, now, None, because, since)

    def _drop_old(self) -> None:
        if len(self._known) >= _MOST:
            self._known = {site: known for site, known in self._known.items() if not self._is_old(known.file)}
            for site in [site for site, lock in self._locks.items() if site not in self._known and not lock.locked()]:
                del self._locks[site]


def to_json(files: Iterable[RobotsFile]) -> str:
    """The files for the next run; of those that could not be had it learns for how long, and asks them anew."""
    return json.dumps(
        [
            {
                "site": file.site,
                "asked_at": file.asked_at.isoformat(),
                "text": file.text,
                "failing_since": file.failing_since.isoformat() if file.failing_since else None,
            }
            for file in files
        ],
        ensure_ascii=False,
    )


def from_json(text: str) -> tuple[RobotsFile, ...]:
    """What ``to_json`` wrote; nothing where it is damaged: then all are asked anew."""
    try:
        return tuple(
            RobotsFile(
                site=row["site"],
                asked_at=datetime.fromisoformat(row["asked_at"]),
                text=row["text"],
                failing_since=datetime.fromisoformat(row["failing_since"]) if row["failing_since"] else None,
            )
            for row in json.loads(text)
        )
    except (ValueError, TypeError, KeyError):
        return ()


def _text(answer: Answer) -> str | None:
    """The rules; empty: all is allowed; None: they could not be had."""
    match answer:
        case Fetched(capture):
            return capture.data.decode("utf-8-sig", errors="replace")
        case Gone():
            return ""
        case Refused(_, int()):  # 401, 403: RFC 9309 counts all of 4xx as "there are no rules"
            return ""
        case Failed(Fault.STATUS, _, int(status)) if 400 <= status < 500:
            return ""
        case Failed(Fault.EMPTY | Fault.REDIRECT):
            return ""
    return None


def _because(answer: Answer) -> Later | Failed | Refused:
    """Why the page is not asked: the server is ailing, or the network would refuse the page, too."""
    match answer:
        case Failed(Fault.STATUS) | Later():
            until = answer.until if isinstance(answer, Later) else None
            return Later(until, f"its robots.txt can't be had now ({answer.message})", answer.status)
        case Failed() | Refused():
            return answer
    raise AssertionError(answer)


def _rules(file: RobotsFile) -> Protego:
    return Protego.parse(file.text or "")

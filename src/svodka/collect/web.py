"""One page that a person names, from the web."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from svodka import __version__
from svodka.collect.answers import Fetched, NotModified, Request
from svodka.collect.clock import SystemClock
from svodka.collect.fetcher import Fetcher
from svodka.collect.limits import Limits
from svodka.collect.pace import Pace
from svodka.errors import CollectError
from svodka.model import Capture, Hints

# the person waits, and can try again
_AT_ONCE = Pace(gap=0, jitter=0, tries=1)


def user_agent(contact: str | None = None) -> str:
    """Who we are; ``contact``: the address of page or mailbox at which the desk's people can be reached."""
    said = "".join(c for c in contact or "" if c.isascii() and c.isprintable() and c not in "()\\")[:200]
    return f"svodka/{__version__} (+{said})" if said else f"svodka/{__version__}"


class _Told(SystemClock):
    """The caller's clock."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now()


async def fetch(
    address: str, *, hints: Hints, now: Callable[[], datetime], limits: Limits, allow_hosts: frozenset[str]
) -> Capture:
    """The page at ``address``, its redirects followed.

    A person wants this one page: robots.txt, which speaks to programs that wander, is not asked for.
    Raises CollectError, whose message says what was wrong, for anything but a page: not found, refused,
    too slow, too large, not to be trusted, private.
    """
    async with Fetcher(
        user_agent=user_agent(),
        limits=limits,
        clock=_Told(now),
        per_host=_AT_ONCE,
        allow_hosts=allow_hosts,
        robots=False,
    ) as fetcher:
        answer = await fetcher.fetch(Request(address, hints=hints))
    if isinstance(answer, Fetched):
        return answer.capture
    assert not isinstance(answer, NotModified), "nothing was asked conditionally"
    raise CollectError(answer.message)

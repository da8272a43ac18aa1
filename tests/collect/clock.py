"""A clock whose waiting takes no time."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

START = datetime(2031, 5, 14, 6, 0, tzinfo=UTC)


class SimulatedClock:
    """Stands still until somebody waits or it is set; never goes back."""

    def __init__(self, start: datetime = START) -> None:
        self._now = start
        self.slept: list[float] = []

    def now(self) -> datetime:
        """The time played."""
        return self._now

    async def sleep(self, seconds: float) -> None:
        """The time is later at once; other tasks get their turn."""
        self.slept.append(seconds)
        self.set(self._now + timedelta(seconds=seconds))
        await asyncio.sleep(0)

    def set(self, at: datetime) -> None:
        """Go on to ``at``, if that is later."""
        self._now = max(self._now, at)

    def advance(self, **by: float) -> None:
        """Go on by so many ``days``, ``hours``, ``seconds``."""
        self._now += timedelta(**by)

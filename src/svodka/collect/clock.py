"""The clock that collecting lives by: all waiting goes through it, so that tests play months in minutes."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time and waits. What the network itself may take is measured by the machine's own clock."""

    def now(self) -> datetime:
        """The time, with a time zone."""

    async def sleep(self, seconds: float) -> None:
        """Wait; other fetches go on meanwhile."""


class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """The time in UTC."""
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        """Wait for real."""
        await asyncio.sleep(seconds)

"""How fast a desk collects, what it keeps, and whether its memory grows: python -m bench.desk [--json]

Everything from the request to the ledger, without the reading of statements (``bench.reading`` has that): 50 feeds of
20 pages from a server on loopback, without the gap between two requests; then rounds over 500 feeds in which nothing is
new, at the usual pace; then a month of simulated life with edits, deletions and noise, memory noted on the way.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import resource
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from svodka.collect.clock import Clock, SystemClock
from svodka.collect.fetcher import Fetcher
from svodka.collect.limits import Limits
from svodka.collect.pace import Pace
from svodka.model import Source, SourceKind
from svodka.pipeline import Desk
from svodka.pipeline.collecting import Collector
from tests.collect.clock import START
from tests.collect.world import Outlet, World, written

FEEDS, PAGES, IDLE = 50, 20, 500
PARAGRAPHS = 40  # 8 KB of text, as a news page has
DAYS, A_DAY = 30, 40


def feed(outlet: Outlet) -> Source:
    """An outlet's feed as a source."""
    return Source(outlet.name, outlet.feed, SourceKind.FEED)


def fetcher(clock: Clock, pace: Pace) -> Fetcher:
    """The way to the server on loopback."""
    return Fetcher(
        user_agent="svodka/bench",
        limits=Limits(),
        clock=clock,
        per_host=pace,
        allow_hosts=frozenset({"127.0.0.1"}),
    )


async def rounds(desk: Desk, world: World, sources: list[Source], pace: Pace, count: int) -> list[float]:
    """Seconds of each of so many rounds over all sources."""
    seconds = []
    async with fetcher(SystemClock(), pace) as fetching:
        collector = Collector(desk, fetching, now=world.clock.now, outlets={})
        for _ in range(count):
            world.clock.advance(minutes=30)
            started = time.perf_counter()
            with desk.adding():
                await collector.round(sources, forced=True)
            seconds.append(time.perf_counter() - started)
            await asyncio.sleep(2 * pace.gap)
    return seconds


def collecting(folder: Path) -> dict[str, Any]:
    """Documents a second from the request to the ledger, and what each takes on disk."""
    with World() as world:
        outlets = [world.outlet(f"outlet{number}") for number in range(FEEDS)]
        for outlet in outlets:
            for number in range(PAGES):
                title, text = written(world.chance, number, "en")
                body = "\n\n".join(f"{text} {outlet.name} {number} {n}." for n in range(PARAGRAPHS))
                outlet.publish(f"{number}", title, body, world.clock.now())
        with Desk(folder / "archive", folder / "ledger.sqlite", create=True) as desk:
            (seconds,) = asyncio.run(rounds(desk, world, [feed(o) for o in outlets], Pace(gap=0, jitter=0), 1))
            documents = desk.ledger.counts()["documents"]
    archived = sum(path.stat().st_size for path in (folder / "archive").rglob("*") if path.is_file())
    return {
        "documents": documents,
        "documents a second": round(documents / seconds),
        "archive bytes a document": round(archived / documents),
        "ledger bytes a document": round((folder / "ledger.sqlite").stat().st_size / documents),
    }


def idle(folder: Path) -> dict[str, Any]:
    """Seconds of a round in which nothing is new."""
    with World() as world:
        sources = [feed(world.outlet(f"outlet{number}")) for number in range(IDLE)]
        with Desk(folder / "archive", folder / "ledger.sqlite", create=True) as desk:
            first, *others = asyncio.run(rounds(desk, world, sources, Pace(), 3))
    return {"sources": IDLE, "seconds of the first round": round(first, 2), "seconds": round(min(others), 2)}


def month(folder: Path) -> dict[str, Any]:
    """Memory in MiB at the end of each week of a month, the server's own included."""
    memory = []

    async def live(desk: Desk, world: World, sources: list[Source]) -> None:
        pace = Pace(gap=0, jitter=0, retry_gap=0, chance=random.Random(1))
        async with fetcher(world.clock, pace) as fetching:
            collector = Collector(desk, fetching, now=world.clock.now, outlets={})
            for hour in range(DAYS * 24):
                world.clock.set(START + timedelta(hours=hour))
                with desk.adding():
                    await collector.round(sources)
                if hour % (7 * 24) == 0:
                    memory.append(_resident())

    with World(seed=1) as world:
        outlets = [world.outlet(name, noise=name == "velt") for name in ("halmar", "ostrand", "velt", "tarn")]
        world.plot(outlets, DAYS, a_day=A_DAY)
        with Desk(folder / "archive", folder / "ledger.sqlite", create=True) as desk:
            asyncio.run(live(desk, world, [feed(o) for o in outlets]))
            documents = desk.ledger.counts()["documents"]
    return {"documents": documents, "MiB at the start and after each week": memory}


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() // 2**20


def main() -> None:
    """Print the figures."""
    arguments = argparse.ArgumentParser(description="How fast a desk collects.")
    arguments.add_argument("--json", action="store_true", help="one JSON object")
    as_json = arguments.parse_args().json
    figures = {}
    for measure in (collecting, idle, month):
        with tempfile.TemporaryDirectory() as folder:
            figures[measure.__name__] = measure(Path(folder))
    if as_json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name}: {value}")


if __name__ == "__main__":
    main()

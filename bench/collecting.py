"""How fast documents are fetched, and how long an idle round takes: python -m bench.collecting [--json]

A server in a process of its own plays outlets on loopback, each on a port, which counts as a host. Our fetcher asks
with robots.txt, checks of addresses, limits and records of each exchange, but without the gap between two requests to
one host, which would be all that is measured; peers in the same run fetch the same addresses, as many at once, and do
nothing else: aiohttp, on which ours stands, and requests with threads, where it is installed.

An idle round: 500 feeds that have not changed (304), at the usual pace, the rules of their servers known.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import resource
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec
from multiprocessing.connection import Connection
from typing import Any

import aiohttp

from svodka.collect.answers import Fetched, NotModified, Request
from svodka.collect.clock import SystemClock
from svodka.collect.fetcher import Fetcher
from svodka.collect.limits import Limits
from svodka.collect.pace import Pace
from svodka.collect.web import user_agent
from tests.collect.clock import SimulatedClock
from tests.collect.world import World, written

OUTLETS = 500
HOSTS, PAGES = 50, 40  # of those that give documents
PARALLEL = 16
REPEATS = 3  # the quickest counts: other programs only ever slow a run down
PARAGRAPHS = 40  # 8 KB of text, as a news page has


def play(told: Connection) -> None:
    """The server's process: tells the addresses of documents and feeds, and serves until it is told to end."""
    at = datetime(2031, 5, 14, tzinfo=UTC)
    with World(SimulatedClock(at)) as world:
        outlets = [world.outlet(f"outlet {n}") for n in range(OUTLETS)]
        documents: list[str] = []
        for outlet in outlets:
            for n in range(PAGES if len(documents) < HOSTS * PAGES else 1):
                title, text = written(world.chance, n, "en")
                documents.append(outlet.publish(f"{n}", title, "\n\n".join([text] * PARAGRAPHS), at))
        told.send((documents[: HOSTS * PAGES], [outlet.feed for outlet in outlets]))
        told.recv()


def fetcher(pace: Pace) -> Fetcher:
    """Ours."""
    return Fetcher(
        user_agent=user_agent(),
        limits=Limits(),
        clock=SystemClock(),
        per_host=pace,
        allow_hosts=frozenset({"127.0.0.1"}),
    )


async def by_ours(addresses: list[str]) -> int:
    """Bytes fetched."""
    async with fetcher(Pace(gap=0, jitter=0, parallel=PARALLEL)) as ours:
        answers = await asyncio.gather(*(ours.fetch(Request(address)) for address in addresses))
    return sum(len(answer.capture.data) for answer in answers if isinstance(answer, Fetched))


async def by_aiohttp(addresses: list[str]) -> int:
    """Bytes fetched."""
    turns = asyncio.Semaphore(PARALLEL)

    async def one(session: aiohttp.ClientSession, address: str) -> int:
        async with turns, session.get(address) as response:
            return len(await response.read())

    async with aiohttp.ClientSession() as session:
        return sum(await asyncio.gather(*(one(session, address) for address in addresses)))


def by_requests(addresses: list[str]) -> int:
    """Bytes fetched."""
    session = import_module("requests").Session()
    with ThreadPoolExecutor(PARALLEL) as threads:
        return sum(threads.map(lambda address: len(session.get(address).content), addresses))


def speed(fetch: Callable[[list[str]], int], addresses: list[str]) -> dict[str, Any]:
    """Documents a second; all of them must have come."""
    times = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        size = fetch(addresses)
        times.append(time.perf_counter() - started)
        assert size > len(addresses) * 1000, "not all came"
    return {"documents": len(addresses), "documents a second": round(len(addresses) / min(times))}


async def idle_round(feeds: list[str]) -> dict[str, Any]:
    """Seconds of a round in which nothing is new, and of the first one before it, which asks for robots.txt as well."""
    async with fetcher(Pace()) as ours:
        started = time.perf_counter()
        first = await asyncio.gather(*(ours.fetch(Request(feed)) for feed in feeds))
        between = time.perf_counter()
        await asyncio.sleep(2)  # the next round comes later than the gap
        again = time.perf_counter()
        requests = [Request(f, a.etag, a.modified) for f, a in zip(feeds, first, strict=True) if isinstance(a, Fetched)]
        second = await asyncio.gather(*(ours.fetch(request) for request in requests))
        ended = time.perf_counter()
    unchanged = sum(isinstance(answer, NotModified) for answer in second)
    return {
        "sources": len(feeds),
        "unchanged": unchanged,
        "seconds": round(ended - again, 2),
        "seconds of the first round": round(between - started, 2),
    }


def measure() -> dict[str, Any]:
    """All figures."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    server = context.Process(target=play, args=(theirs,), daemon=True)
    server.start()
    documents, feeds = ours.recv()
    absent = "not measured: it is not installed"
    figures: dict[str, Any] = {
        "svodka": speed(lambda addresses: asyncio.run(by_ours(addresses)), documents),
        "aiohttp": speed(lambda addresses: asyncio.run(by_aiohttp(addresses)), documents),
        "requests": speed(by_requests, documents) if find_spec("requests") else absent,
        "idle round": asyncio.run(idle_round(feeds)),
        "peak memory, MiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    ours.send("end")
    server.join(timeout=10)
    return figures


def main() -> None:
    """Print the figures."""
    arguments = argparse.ArgumentParser(description="How fast documents are fetched.")
    arguments.add_argument("--json", action="store_true", help="one JSON object")
    figures = measure()
    if arguments.parse_args().json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name}: {value}")


if __name__ == "__main__":
    main()

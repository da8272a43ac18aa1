"""Collecting from outlets on loopback that live for months: nothing is lost, nothing is doubled, edits are kept."""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import pytest

from svodka.collect.fetcher import Fetcher
from svodka.collect.limits import Limits
from svodka.collect.pace import Pace
from svodka.ledger import ItemState
from svodka.model import Source, SourceKind
from svodka.pipeline import Desk, health, not_collected
from svodka.pipeline.collecting import Collector, Event
from tests.collect.clock import START
from tests.collect.playing import Kind
from tests.collect.world import Outlet, World

KINDS = (Kind.CUT, Kind.ERROR, Kind.BUSY, Kind.TOO_MANY, Kind.BOMB, Kind.EMPTY, Kind.RESET, Kind.LOOP, Kind.FORBIDDEN)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def feed_of(outlet: Outlet, **more: object) -> Source:
    return Source(outlet.name, f"{outlet.address('x').rsplit('/', 2)[0]}/feed.xml", SourceKind.FEED, **more)  # type: ignore[arg-type]


class Life:
    """A desk that collects from a world while its clock goes on."""

    def __init__(self, folder: Path, world: World, sources: Iterable[Source]) -> None:
        self.desk = Desk(folder / "archive", folder / "ledger.sqlite", create=True)
        self.world = world
        self.sources = list(sources)
        self.events: list[Event] = []

    def run(self, *, until: timedelta, step: timedelta = 6 * HOUR) -> None:
        """Go on until so long after the start, a round every ``step``."""
        asyncio.run(self._run(until, step))

    async def _run(self, until: timedelta, step: timedelta) -> None:
        clock = self.world.clock
        async with Fetcher(
            user_agent="svodka/test",
            limits=Limits(size=1 << 20, total=2.0, connect=1.0, stall=0.3),
            clock=clock,
            per_host=Pace(gap=0, jitter=0, retry_gap=0, chance=random.Random(1)),
            allow_hosts=frozenset({"*"}),
        ) as fetcher:
            collector = Collector(self.desk, fetcher, now=clock.now, outlets={}, tell=self.events.append)
            while clock.now() < START + until:
                with self.desk.adding():
                    await collector.round(self.sources)
                clock.set(clock.now() + step)

    def texts(self, address: str) -> list[str]:
        """The texts of a document, in the order in which they were first found."""
        documents = self.desk.ledger.documents
        ((document, _),) = documents.named(address)
        history = documents.revisions_of(document)
        assert history
        return [kept.revision.text for kept in history.revisions]

    def departures(self, address: str) -> list[bool]:
        """Whether it was noted as gone (True) and as back (False), in order."""
        documents = self.desk.ledger.documents
        ((document, _),) = documents.named(address)
        history = documents.revisions_of(document)
        assert history
        return [departure.gone for departure in history.departures]


WORDS = (
    "The harbour of Halmar stays closed until Friday, the harbour master said on Monday. "
    "Ships wait outside, and the ferry to Ostrand does not sail. The council meets again tomorrow to speak of the costs."
)


def test_what_is_published_edited_and_deleted_is_kept(tmp_path: Path) -> None:
    with World() as world:
        halmar = world.outlet("halmar")
        port = halmar.publish("port", "Port closed", WORDS, START + HOUR)
        halmar.edit("port", WORDS.replace("Friday", "Sunday"), START + 8 * HOUR)
        ferry = halmar.publish("ferry", "Ferry stopped", WORDS.replace("harbour", "ferry"), START + 2 * HOUR)
        halmar.delete("ferry", START + DAY)
        halmar.restore("ferry", START + 4 * DAY)
        life = Life(tmp_path, world, [feed_of(halmar)])
        life.run(until=10 * DAY, step=HOUR)
        assert [("Friday" in t, "Sunday" in t) for t in life.texts(port)] == [(True, False), (False, True)]
        assert len(life.texts(ferry)) == 1
        assert life.departures(ferry) == [True, False]
        assert life.departures(port) == []
        assert life.desk.ledger.counts()["documents"] == 2
        asked = world.requests(halmar, "/feed.xml")
        assert any("if-none-match" in {name.lower() for name in one.headers} for one in asked[1:])


def test_a_clock_in_the_page_makes_no_revision(tmp_path: Path) -> None:
    with World() as world:
        halmar = world.outlet("halmar", noise=True)
        port = halmar.publish("port", "Port closed", WORDS, START + HOUR)
        life = Life(tmp_path, world, [feed_of(halmar)])
        life.run(until=9 * DAY)
        assert len(life.texts(port)) == 1
        assert len(world.requests(halmar, re.sub(r"^https?://[^/]+", "", port))) >= 4


def test_copies_of_one_text_have_one_origin(tmp_path: Path) -> None:
    with World() as world:
        outlets = [world.outlet(f"outlet{n}") for n in range(10)]
        long = " ".join(f"{WORDS} It is day {n} of the closure." for n in range(4))
        for n, outlet in enumerate(outlets):
            outlet.publish("port", f"Port closed, part {n}", long, START + (n + 1) * HOUR)
        life = Life(tmp_path, world, [feed_of(outlet) for outlet in outlets])
        life.run(until=DAY, step=HOUR)
        rows = life.desk.ledger.connection.execute("SELECT revision, origin FROM copies").fetchall()
        assert life.desk.ledger.counts()["documents"] == 10
        assert len(rows) == 9
        assert len({row["origin"] for row in rows}) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_costs_time_and_no_document(tmp_path: Path, kind: Kind) -> None:
    with World() as world:
        halmar = world.outlet("halmar")
        port = halmar.publish("port", "Port closed", WORDS, START + HOUR)
        halmar.fault("*", kind, START, START + 10 * HOUR)
        life = Life(tmp_path, world, [feed_of(halmar)])
        life.run(until=3 * DAY)
        assert len(life.texts(port)) == 1


def test_silence_is_told_and_a_digest_says_what_is_missing(tmp_path: Path) -> None:
    with World() as world:
        halmar = world.outlet("halmar")
        for day in range(30):
            halmar.publish(f"day{day}", f"Report {day}", f"{WORDS} Report {day}.", START + day * DAY)
        life = Life(tmp_path, world, [feed_of(halmar)])
        life.run(until=29 * DAY)
        now = world.clock.now()
        (well,) = health(life.desk, life.sources, now)
        assert well.findings == ()
        assert well.documents == 29
        life.run(until=45 * DAY)
        now = world.clock.now()
        (ill,) = health(life.desk, life.sources, now)
        assert [finding.kind for finding in ill.findings] == ["silent"]
        (missing,) = not_collected(life.desk, life.sources, (now - 5 * DAY).date(), now.date(), now)
        assert missing.startswith("Nothing collected from halmar since")
        assert not_collected(life.desk, life.sources, START.date(), START.date(), now) == ()


def test_a_source_that_refuses_robots_is_not_asked(tmp_path: Path) -> None:
    with World() as world:
        halmar = world.outlet("halmar")
        halmar.robots("User-agent: *\nDisallow: /")
        halmar.publish("port", "Port closed", WORDS, START)
        life = Life(tmp_path, world, [feed_of(halmar)])
        life.run(until=2 * DAY)
        assert {asked.path for asked in world.requests(halmar)} == {"/robots.txt"}
        (one,) = health(life.desk, life.sources, world.clock.now())
        assert [finding.kind for finding in one.findings] == ["refused"]


def test_a_second_run_adds_nothing(tmp_path: Path) -> None:
    with World() as world:
        outlets = [world.outlet("halmar"), world.outlet("ostrand", language="ru")]
        world.plot(outlets, 5)
        life = Life(tmp_path, world, [feed_of(outlet) for outlet in outlets])
        life.run(until=5 * DAY, step=HOUR)
        before = life.desk.ledger.counts()
        states = life.desk.ledger.collecting.counts()
        again = Life(tmp_path, world, life.sources)
        world.clock.advance(minutes=1)
        again.run(until=5 * DAY + 2 * HOUR, step=HOUR)
        assert again.desk.ledger.counts()["documents"] == before["documents"] > 10
        assert sum(states["halmar"].values()) and set(states["halmar"]) <= {state.value for state in ItemState}

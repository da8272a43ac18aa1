"""Collecting from outlets on loopback that live for months: nothing is lost, nothing is doubled, edits are kept."""

from __future__ import annotations

import asyncio
import os
import random
import re
import signal
import time
from collections.abc import Iterable
from datetime import datetime, timedelta
from multiprocessing.sharedctypes import RawValue
from pathlib import Path
from typing import Any

import pytest

from svodka.collect.answers import Answer
from svodka.collect.fetcher import Fetcher
from svodka.collect.limits import Limits
from svodka.collect.pace import Pace
from svodka.collect.telegram_api import posts
from svodka.ledger import ItemState
from svodka.model import Source, SourceKind
from svodka.pipeline import Desk, health, not_collected, verify, verify_archive
from svodka.pipeline.collecting import Collector, Event
from svodka.text.language import language_of
from tests.collect.clock import START, SimulatedClock
from tests.collect.playing import Kind
from tests.collect.test_telegram_api import Client, message
from tests.collect.world import Article, Outlet, World

KINDS = (Kind.CUT, Kind.ERROR, Kind.BUSY, Kind.TOO_MANY, Kind.BOMB, Kind.EMPTY, Kind.RESET, Kind.LOOP, Kind.FORBIDDEN)
HTML: dict[str, Any] = {"Content-Type": "text/html; charset=utf-8"}
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def feed_of(outlet: Outlet, **more: object) -> Source:
    return Source(outlet.name, f"{outlet.address('x').rsplit('/', 2)[0]}/feed.xml", SourceKind.FEED, **more)  # type: ignore[arg-type]


class Life:
    """A desk that collects from a world while its clock goes on."""

    def __init__(self, folder: Path, world: World, sources: Iterable[Source], **more: Any) -> None:
        self.more = more
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
            collector = Collector(self.desk, fetcher, now=clock.now, outlets={}, tell=self.events.append, **self.more)
            while clock.now() < START + until:
                with self.desk.adding():
                    self.desk.archive.repair()
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


POST = """<div class="tgme_widget_message_wrap"><div class="tgme_widget_message" data-post="molniya_velin/{number}">
<div class="tgme_widget_message_text js-message_text">{text}</div>
<div class="tgme_widget_message_footer"><div class="tgme_widget_message_info"><span class="tgme_widget_message_views">{views}</span>
<a class="tgme_widget_message_date" href="https://t.me/molniya_velin/{number}"><time datetime="{at}">12:00</time></a>
</div></div></div></div>"""


def channel(posts: dict[int, str], views: int) -> bytes:
    """The preview of a channel with these posts."""
    shown = "".join(
        POST.format(number=number, text=text, views=views, at=(START + number * HOUR).isoformat())
        for number, text in posts.items()
    )
    return (
        "<!doctype html><html><head><title>Молния – Telegram</title></head><body class='widget_frame_base'>"
        f"<main class='tgme_main'><section class='tgme_channel_history js-message_history'>{shown}</section></main></body></html>"
    ).encode()


def test_posts_of_a_channel_are_edited_deleted_and_back(tmp_path: Path) -> None:
    posts = {number: f"«Порт Велина закрыт на {number} дней», — заявил министр Орлик." for number in range(2, 8)}
    with World() as world:
        site = world.outlet("molniya", language="ru")
        address = site.file("/s/molniya_velin", channel(posts, 10), **HTML)
        source = Source("molniya", address, SourceKind.CHANNEL)
        life = Life(tmp_path, world, [source])

        def shown(posts: dict[int, str], views: int, until: int) -> None:
            site.file("/s/molniya_velin", channel(posts, views), **HTML)
            life.run(until=until * HOUR, step=2 * HOUR)

        world.clock.set(START + 10 * HOUR)
        shown(posts, 10, until=16)
        first = life.desk.ledger.counts()
        assert first["documents"] == 6
        shown(posts, 2000, until=24)
        assert life.desk.ledger.counts() == first  # views are no news
        edited = {**posts, 3: "«Порт Велина открыт», — заявил министр Орлик."}
        shown(edited, 2000, until=32)
        assert [("закрыт" in text) for text in life.texts("https://t.me/molniya_velin/3")] == [True, False]
        shown({number: text for number, text in edited.items() if number != 4}, 2000, until=48)
        assert life.departures("https://t.me/molniya_velin/4") == [True]
        shown(edited, 3000, until=60)
        assert life.departures("https://t.me/molniya_velin/4") == [True, False]
        assert life.desk.ledger.counts()["revisions"] == 7


def test_the_text_of_a_feed_stands_in_for_a_teaser(tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{WORDS} Paragraph {number}.</p>" for number in range(8))
    with World() as world:
        halmar = world.outlet("halmar")
        page = halmar.file(
            "/story",
            f"<!doctype html><html><head><title>Port closed</title></head><body><article><h1>Port closed</h1><p>{WORDS}</p>"
            "</article></body></html>".encode(),
            **HTML,
        )
        feed = halmar.file(
            "/full.xml",
            "<?xml version='1.0'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
            f"<title>Halmar</title><link>{page}</link><description>d</description><item><title>Port closed</title>"
            f"<link>{page}</link><guid>{page}</guid><pubDate>Wed, 14 May 2031 05:00:00 GMT</pubDate>"
            f"<content:encoded><![CDATA[{paragraphs}]]></content:encoded></item></channel></rss>".encode(),
            **{"Content-Type": "application/rss+xml"},  # type: ignore[arg-type]
        )
        life = Life(tmp_path, world, [Source("halmar", feed, SourceKind.FEED)])
        life.run(until=3 * DAY)
        (text,) = life.texts(page)
        assert "Paragraph 7." in text


class SharedClock(SimulatedClock):
    """A clock that a process and its forked children read and set together."""

    def __init__(self) -> None:
        super().__init__()
        # without a lock: a child that is killed would hold it for ever
        self._seconds = RawValue("d", 0.0)

    def now(self) -> datetime:
        return START + timedelta(seconds=self._seconds.value)

    def set(self, at: datetime) -> None:
        self._seconds.value = max(self._seconds.value, (at - START).total_seconds())


def live_and_be_killed(folder: Path, world: World, sources: list[Source], chance: random.Random) -> int:
    """Collect to the thousandth day in a process that is killed again and again; how often it was."""
    language_of(WORDS)  # loads its models once, and not in each child
    killed = 0
    while killed < 200:
        child = os.fork()
        if child == 0:
            Life(folder, world, sources).run(until=1000 * DAY, step=12 * HOUR)
            os._exit(0)
        deadline = time.monotonic() + 3 + 4 * chance.random()
        while time.monotonic() < deadline:
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                assert status == 0
                return killed
            time.sleep(0.01)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        killed += 1
    raise AssertionError("it never gets on")


@pytest.mark.slow
def test_a_thousand_days_and_kill_9_lose_and_double_nothing(tmp_path: Path) -> None:
    with World(SharedClock(), seed=3) as world:
        halmar, ostrand = outlets = [world.outlet("halmar", noise=True), world.outlet("ostrand", language="ru")]
        world.plot(outlets, 1000, a_day=1)
        halmar.fault("*", Kind.BUSY, START + 100 * DAY, START + 103 * DAY)
        ostrand.fault("/feed.xml", Kind.CUT, START + 200 * DAY, START + 202 * DAY)
        ostrand.fault("*", Kind.ERROR, START + 300 * DAY, START + 301 * DAY)
        killed = live_and_be_killed(tmp_path, world, [feed_of(outlet) for outlet in outlets], random.Random(11))
        assert killed >= 3
    with Desk(tmp_path / "archive", tmp_path / "ledger.sqlite") as desk:
        with desk.adding():
            desk.archive.repair()
        known = 0
        for outlet in outlets:
            for article in outlet.articles.values():
                if article.versions[-1][0] < START + 998 * DAY:
                    known += _is_kept_as_it_was(desk, outlet, article)
        assert desk.ledger.counts()["documents"] >= known > 950
        report = verify(desk)
        verify_archive(desk, report)
        assert report.damages == []


def _is_kept_as_it_was(desk: Desk, outlet: Outlet, article: Article) -> bool:
    """Whether the desk has it; what it has must be what was published, each version at most once."""
    named = desk.ledger.documents.named(outlet.address(article.slug))
    if not named:
        soon = any(how for at, how in article.removed if how and at - article.published < 5 * DAY)
        assert soon or article.flaps_from, f"{article.slug} was lost"
        return False
    ((document, _),) = named
    history = desk.ledger.documents.revisions_of(document)
    assert history
    texts = [kept.revision.text for kept in history.revisions]
    assert len(texts) == len(set(texts)) <= len(article.versions), article.slug
    if not article.removed and not article.flaps_from:
        assert article.versions[-1][2].split("\n")[0] in texts[-1], article.slug
    return True


def test_a_channel_by_the_api_is_read_like_its_preview(tmp_path: Path) -> None:
    client = Client(message(1), message(2, "“The port is open,” the mayor said."), message(3, "Rain."))

    async def ask(source: Source) -> Answer:
        async for answer in posts("halmar_daily", since_id=None, limit=100, client=client, clock=world.clock):
            return answer
        raise AssertionError("no answer")

    with World() as world:
        source = Source("halmar", "https://t.me/s/halmar_daily", SourceKind.CHANNEL)
        life = Life(tmp_path, world, [source], channels=ask)
        life.run(until=6 * HOUR)
        assert life.desk.ledger.counts()["documents"] == 3
        assert life.texts("https://t.me/halmar_daily/2") == ["“The port is open,” the mayor said."]
        client.messages = [message(1), message(3, "Rain.")]
        life.run(until=30 * HOUR)
        assert life.departures("https://t.me/halmar_daily/2") == [True]
        assert life.desk.ledger.counts()["documents"] == 3


def test_the_past_of_a_site_is_known_and_not_fetched(tmp_path: Path) -> None:
    with World() as world:
        halmar = world.outlet("halmar")
        old = halmar.publish("old", "Old news", WORDS, START - 90 * DAY)
        new = halmar.publish("new", "New news", WORDS.replace("Halmar", "Velt"), START - DAY)
        index = halmar.file(
            "/index.xml",
            '<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>'
            f"{halmar.address('x').rsplit('/', 2)[0]}/sitemap.xml</loc></sitemap></sitemapindex>".encode(),
            **{"Content-Type": "application/xml"},  # type: ignore[arg-type]
        )
        life = Life(tmp_path, world, [Source("halmar", index, SourceKind.SITEMAP)])
        life.run(until=DAY)
        known = life.desk.ledger.collecting.items([old, new])
        assert {known[old].state, known[new].state} == {ItemState.WAITING, ItemState.KEPT}
        assert life.desk.ledger.counts()["documents"] == 1


def test_a_feed_whose_pages_are_not_followed_is_only_noted(tmp_path: Path) -> None:
    with World() as world:
        halmar = world.outlet("halmar")
        halmar.publish("port", "Port closed", WORDS, START - HOUR)
        life = Life(tmp_path, world, [feed_of(halmar, follow=False)])
        life.run(until=DAY)
        assert life.desk.ledger.counts()["documents"] == 0
        assert life.desk.ledger.collecting.counts() == {"halmar": {"waiting": 1}}


WALL = (
    b"<!doctype html><html><head><title>Before you continue</title></head><body><h1>We value your privacy</h1>"
    b"<p>We use cookies. Please accept cookies to continue.</p><button>Accept all</button></body></html>"
)


def test_a_wall_in_front_of_a_document_is_not_its_end(tmp_path: Path) -> None:
    with World() as world:
        halmar = world.outlet("halmar")
        page = "<!doctype html><html><head><title>Port</title></head><body><article><h1>Port</h1><p>{}</p></article></body></html>"
        story = halmar.file("/story", page.format(WORDS).encode(), **HTML)
        feed = halmar.file(
            "/links.xml",
            "<?xml version='1.0'?><rss version='2.0'><channel><title>Halmar</title><link>http://halmar.example</link>"
            f"<description>d</description><item><title>Port</title><link>{story}</link></item></channel></rss>".encode(),
            **{"Content-Type": "application/rss+xml"},  # type: ignore[arg-type]
        )
        life = Life(tmp_path, world, [Source("halmar", feed, SourceKind.FEED)])
        life.run(until=2 * HOUR, step=HOUR)
        assert len(life.texts(story)) == 1
        halmar.file("/story", WALL, **HTML)
        life.run(until=3 * DAY, step=2 * HOUR)
        assert life.departures(story) == []
        assert any("cookies" in event.message for event in life.events)
        halmar.file("/story", page.format(WORDS.replace("Friday", "Sunday")).encode(), **HTML)
        life.run(until=8 * DAY)
        assert [("Sunday" in text) for text in life.texts(story)] == [False, True]


def test_documents_enclosed_in_a_feed_are_collected_and_films_are_not(tmp_path: Path) -> None:
    with World() as world:
        halmar = world.outlet("halmar")
        story = halmar.publish("port", "Port closed", WORDS, START)
        subtitles = halmar.file(
            "/port.vtt",
            b"WEBVTT\n\n00:01.000 --> 00:04.000\nADA BRENN: The port is closed.\n",
            **{"Content-Type": "text/vtt"},  # type: ignore[arg-type]
        )
        feed = halmar.file(
            "/films.xml",
            "<?xml version='1.0'?><rss version='2.0'><channel><title>Halmar</title><link>http://halmar.example</link>"
            f"<description>d</description><item><title>Port</title><link>{story}</link>"
            f"<enclosure url='{subtitles}' type='text/vtt' length='60'/>"
            f"<enclosure url='{halmar.address('film')}.mp4' type='video/mp4' length='9'/></item></channel></rss>".encode(),
            **{"Content-Type": "application/rss+xml"},  # type: ignore[arg-type]
        )
        life = Life(tmp_path, world, [Source("halmar", feed, SourceKind.FEED)])
        life.run(until=DAY)
        assert "The port is closed." in life.texts(subtitles)[0]
        assert life.desk.ledger.counts()["documents"] == 2
        assert not any(asked.path.endswith(".mp4") for asked in world.requests(halmar))


def test_an_entry_without_a_page_is_taken_from_its_feed(tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{WORDS} Paragraph {number}.</p>" for number in range(8))
    with World() as world:
        feed = world.outlet("halmar").file(
            "/notes.xml",
            "<?xml version='1.0'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
            "<title>Halmar</title><link>http://halmar.example</link><description>d</description><item><title>Note</title>"
            f"<guid isPermaLink='false'>note-1</guid><content:encoded><![CDATA[{paragraphs}]]></content:encoded></item>"
            "</channel></rss>".encode(),
            **{"Content-Type": "application/rss+xml"},  # type: ignore[arg-type]
        )
        life = Life(tmp_path, world, [Source("halmar", feed, SourceKind.FEED)])
        life.run(until=2 * HOUR, step=HOUR)
        assert life.desk.ledger.counts()["documents"] == 1
        assert life.desk.ledger.collecting.counts() == {"halmar": {"kept": 1}}

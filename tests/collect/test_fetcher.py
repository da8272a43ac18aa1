"""The fetcher against a real server on loopback: every answer, every fault, and its manners."""

from __future__ import annotations

import asyncio
import itertools
import random
import ssl
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from svodka.collect.answers import (
    Answer,
    Failed,
    Fault,
    Fetched,
    Gone,
    Later,
    NotModified,
    Refused,
    Request,
)
from svodka.collect.fetcher import Fetcher
from svodka.collect.limits import Limits
from svodka.collect.pace import Pace
from svodka.collect.robots import RobotsFile, from_json, to_json
from svodka.collect.web import user_agent
from svodka.model import Hints
from tests.collect.clock import START, SimulatedClock
from tests.collect.playing import PATIENCE, Kind
from tests.collect.world import Outlet, World

SMALL = Limits(size=200_000, total=0.6, connect=0.5, stall=0.3)
NEVER = START + timedelta(days=10_000)
TEXT = "The port of Orsk is closed, Minister Ana Belic said."


def pace(**changes: float) -> Pace:
    return replace(Pace(chance=random.Random(7)), **changes)  # type: ignore[arg-type]


def fetcher(
    world: World, *, per_host: Pace | None = None, robots: bool = True, limits: Limits = SMALL, **more: object
) -> Fetcher:
    return Fetcher(
        user_agent=user_agent("https://desk.example/about"),
        limits=limits,
        clock=world.clock,
        per_host=per_host or pace(),
        allow_hosts=frozenset({"127.0.0.1"}),
        robots=robots,
        **more,  # type: ignore[arg-type]
    )


def ask(world: World, *requests: Request | str, **how: object) -> list[Answer]:
    """The answers of requests made one after the other by one fetcher."""

    async def run() -> list[Answer]:
        async with fetcher(world, **how) as one:  # type: ignore[arg-type]
            return [await one.fetch(Request(r) if isinstance(r, str) else r) for r in requests]

    return asyncio.run(run())


def fetched(answer: Answer) -> Fetched:
    assert isinstance(answer, Fetched), answer
    return answer


@pytest.fixture
def world() -> Iterator[World]:
    with World() as world:
        yield world


@pytest.fixture
def halmar(world: World) -> Outlet:
    outlet = world.outlet("halmar")
    outlet.publish("port", "Port closed", TEXT, START)
    return outlet


# --------------------------------------------------------------------------------------------------- a page


def test_page_comes_with_its_exchange(world: World, halmar: Outlet) -> None:
    request = Request(halmar.address("port") + "#top", hints=Hints(outlet="Halmar"), source="halmar")
    [answer] = ask(world, request)
    page = fetched(answer)
    capture = page.capture
    assert TEXT in capture.data.decode()
    assert (capture.address, capture.media_type, capture.charset) == (halmar.address("port"), "text/html", "utf-8")
    assert (capture.hints.outlet, capture.source) == ("Halmar", "halmar")
    assert START <= capture.fetched_at == world.clock.now()
    exchange = capture.exchange
    assert exchange
    assert (exchange.method, exchange.status, exchange.reason, exchange.redirected_from) == ("GET", 200, "OK", ())
    sent = dict(exchange.request_headers)
    assert sent["User-Agent"].startswith("svodka/")
    assert sent["User-Agent"].endswith("(+https://desk.example/about)")
    assert sent == {n: v for n, v in sent.items() if world.asked[-1].headers[n.lower()] == v}
    assert ("ETag", page.etag) in exchange.headers
    assert page.permanent is None
    assert page.notes == ()


def test_header_names_and_bytes_are_kept_as_they_were_spelt(world: World, halmar: Outlet) -> None:
    address = halmar.file("/a.txt", b"x", x_oDD="\u00d0\u00bf", Etag='W/"1"')
    page = fetched(ask(world, address)[0])
    assert page.capture.exchange
    assert ("x-oDD", "\u00d0\u00bf") in page.capture.exchange.headers
    assert page.etag == 'W/"1"'


def test_what_has_not_changed_is_not_sent_again(world: World, halmar: Outlet) -> None:
    address = halmar.address("port")
    page = fetched(ask(world, address)[0])
    again, by_date = ask(
        world, Request(address, page.etag, page.modified), Request(address, modified=page.modified), robots=False
    )
    assert isinstance(again, NotModified)
    assert again.etag == page.etag
    assert again.exchange.status == 304
    assert isinstance(by_date, NotModified)
    assert world.asked[-2].headers["if-none-match"] == page.etag
    assert world.asked[-1].headers["if-modified-since"] == page.modified
    halmar.edit("port", "Open again.", world.clock.now())
    assert "Open again." in fetched(ask(world, Request(address, page.etag, page.modified))[0]).capture.data.decode()


def test_tag_that_can_not_be_sent_is_left_out(world: World, halmar: Outlet) -> None:
    for etag in ('"a\r\nX-Injected: 1"', '"' + "x" * 5000 + '"', '"ключ"'):
        fetched(ask(world, Request(halmar.address("port"), etag))[0])
        assert "if-none-match" not in world.asked[-1].headers
        assert "x-injected" not in world.asked[-1].headers


# ------------------------------------------------------------------------------------------------- redirects


def test_redirects_are_followed_and_recorded(world: World, halmar: Outlet) -> None:
    tarn = world.outlet("tarn")
    tarn.publish("port", "Port closed", TEXT, START)
    second = halmar.redirect("/second", tarn.address("port"), 308)
    first = halmar.redirect("/first", "/second", 301)
    page = fetched(ask(world, first)[0])
    assert page.capture.address == page.permanent == tarn.address("port")
    assert page.capture.exchange
    assert page.capture.exchange.redirected_from == (first, second)
    assert world.requests(tarn, "/robots.txt")


def test_one_passing_redirect_makes_the_way_passing(world: World, halmar: Outlet) -> None:
    halmar.redirect("/second", halmar.address("port"), 302)
    page = fetched(ask(world, halmar.redirect("/first", "/second", 301))[0])
    assert page.permanent is None


def test_moved_address_is_told_though_its_page_has_not_changed(world: World, halmar: Outlet) -> None:
    first = halmar.redirect("/first", halmar.address("port"), 301)
    page = fetched(ask(world, first)[0])
    [answer] = ask(world, Request(first, page.etag))
    assert isinstance(answer, NotModified)
    assert answer.permanent == halmar.address("port")
    assert answer.exchange.redirected_from == (first,)


def test_cookie_wall_is_passed_and_the_cookie_forgotten(world: World, halmar: Outlet) -> None:
    halmar.fault("/news/port.html", Kind.COOKIE_WALL, START, NEVER)
    for _ in range(2):
        page = fetched(ask(world, halmar.address("port"))[0])
        assert TEXT in page.capture.data.decode()
        walled = world.requests(halmar, "/news/port.html")[-2:]
        assert [a.headers.get("cookie") for a in walled] == [None, "seen=1"]


def test_location_in_cyrillic_bytes_is_followed(world: World, halmar: Outlet) -> None:
    halmar.file("/%EF%EE%F0%F2", b"windows-1251")
    page = fetched(ask(world, halmar.redirect("/old", "/порт".encode("windows-1251").decode("latin-1")))[0])
    assert page.capture.data == b"windows-1251"


def test_way_from_a_secure_address_to_an_open_one_is_said(
    world: World, halmar: Outlet, monkeypatch: pytest.MonkeyPatch
) -> None:
    safe = world.outlet("safe", secure=True)
    trusting = ssl.create_default_context(cafile=world.certificate())
    monkeypatch.setattr("aiohttp.connector._SSL_CONTEXT_VERIFIED", trusting)
    page = fetched(ask(world, safe.redirect("/", halmar.address("port")))[0])
    assert "is not (http)" in page.notes[0]


# ---------------------------------------------------------------------------------------- what is no page

FAULTS: list[tuple[Kind, type[Answer], Fault | int | None, str]] = [
    (Kind.DRIP, Failed, Fault.TIME, "no answer within 0.6 seconds"),
    (Kind.HEADER_DRIP, Failed, Fault.TIME, "no answer within"),
    (Kind.HANG, Failed, Fault.TIME, "fell silent"),
    (Kind.STALL, Failed, Fault.TIME, "fell silent"),
    (Kind.ENDLESS, Failed, Fault.SIZE, "larger than 0 MiB"),
    (Kind.CUT, Failed, Fault.CUT, "the connection broke"),
    (Kind.CUT_CHUNKS, Failed, Fault.CUT, "the connection broke"),
    (Kind.BAD_CHUNKS, Failed, None, "try again later"),
    (Kind.LONG, Failed, Fault.MALFORMED, "no proper HTTP"),
    (Kind.BOMB, Failed, Fault.SIZE, "larger than 0 MiB"),
    (Kind.HALF_GZIP, Failed, Fault.CUT, "ends in the middle"),
    (Kind.NO_GZIP, Failed, Fault.ENCODING, "and it is not"),
    (Kind.UNKNOWN_PACKING, Failed, Fault.ENCODING, "can't undo ('aes128gcm')"),
    (Kind.LOOP, Failed, Fault.REDIRECT, "in a circle"),
    (Kind.NOWHERE, Failed, Fault.REDIRECT, "without saying where"),
    (Kind.TO_FILE, Refused, None, "no http or https address"),
    (Kind.INSIDE, Refused, None, "169.254.169.254 is an address inside a private network"),
    (Kind.TOO_MANY, Later, 429, "asks for fewer requests"),
    (Kind.TOO_MANY_SILENT, Later, 429, "asks for fewer requests"),
    (Kind.BUSY, Later, 503, "overloaded"),
    (Kind.BUSY_DATE, Later, 503, "overloaded"),
    (Kind.BUSY_SILENT, Later, 503, "overloaded"),
    (Kind.ERROR, Failed, Fault.STATUS, "500 Internal Server Error; try again later"),
    (Kind.PASSWORD, Refused, 401, "needs a password"),
    (Kind.FORBIDDEN, Refused, 403, "the server refuses"),
    (Kind.LEGAL, Refused, 451, "blocked for legal reasons"),
    (Kind.TEAPOT, Failed, Fault.STATUS, "418"),
    (Kind.EMPTY, Failed, Fault.EMPTY, "answers with nothing"),
    (Kind.RESET, Failed, Fault.CONNECTION, "the connection broke"),
    (Kind.CLOSE, Failed, Fault.CONNECTION, "the connection broke"),
    (Kind.GARBAGE, Failed, Fault.MALFORMED, "no proper HTTP"),
    (Kind.HUGE_HEADER, Failed, Fault.MALFORMED, "no proper HTTP"),
    (Kind.FALSE_304, Failed, Fault.STATUS, "304"),
]


@pytest.mark.parametrize(("kind", "type_", "detail", "says"), FAULTS, ids=[k.name for k, *_ in FAULTS])
def test_each_fault_has_its_answer(
    world: World, halmar: Outlet, kind: Kind, type_: type[Answer], detail: Fault | int | None, says: str
) -> None:
    halmar.fault("/news/port.html", kind, START, NEVER)
    [answer] = ask(world, halmar.address("port"))
    assert isinstance(answer, type_)
    assert not isinstance(answer, Fetched | NotModified)
    assert says in answer.message
    assert "\n" not in answer.message
    if isinstance(answer, Failed):
        assert detail in (None, answer.kind)
    else:
        assert detail == answer.status


def test_every_fault_is_tried() -> None:
    passed = {Kind.COOKIE_WALL, Kind.CHARSET, Kind.STRANGE_TYPE, Kind.LADDER}
    assert {kind for kind, *_ in FAULTS} | passed == set(Kind)


def test_wrong_charset_and_type_are_passed_on_as_the_server_said(world: World, halmar: Outlet) -> None:
    halmar.publish("shtorm", "Шторм", "Порт закрыт.", START)
    halmar.fault("/news/shtorm.html", Kind.CHARSET, START, START + timedelta(days=1))
    page = fetched(ask(world, halmar.address("shtorm"))[0])
    assert "Порт закрыт." in page.capture.data.decode("windows-1251")
    assert page.capture.charset == "utf-8"
    halmar.fault("/news/shtorm.html", Kind.STRANGE_TYPE, START + timedelta(days=1), NEVER)
    world.clock.advance(days=2)
    assert b"<article>" in fetched(ask(world, halmar.address("shtorm"))[0]).capture.data


def test_redirects_that_go_on_for_ever_are_given_up(world: World, halmar: Outlet) -> None:
    for step in range(20):
        halmar.redirect(f"/{step}", f"/{step + 1}")
    [answer] = ask(world, halmar.site + "/0")
    assert answer == Failed(Fault.REDIRECT, "it redirects more than 10 times; give the address at which it ends")
    assert len(world.requests(halmar)) == 1 + 11  # robots.txt, and the first address with ten more


@pytest.mark.parametrize(("status", "says"), [(404, "there is no such page"), (410, "was taken down")])
def test_gone_is_told_apart(world: World, halmar: Outlet, status: int, says: str) -> None:
    halmar.delete("port", START, status)  # type: ignore[arg-type]
    [answer] = ask(world, halmar.address("port"))
    assert isinstance(answer, Gone)
    assert (answer.status, answer.exchange.status) == (status, status)
    assert says in answer.message


@pytest.mark.parametrize(
    ("address", "kind", "says"),
    [
        ("http://port.invalid/", Fault.DNS, "no host port.invalid"),
        ("http://127.0.0.1:9/", Fault.CONNECTION, "no connection to 127.0.0.1 port 9"),
        ("http://127.0.0.1:99999/", Fault.ADDRESS, "no valid address"),
        ("http://[::bad/", Fault.ADDRESS, "no valid address"),
    ],
)
def test_addresses_that_lead_nowhere(world: World, address: str, kind: Fault, says: str) -> None:
    [answer] = ask(world, address)
    assert isinstance(answer, Failed)
    assert answer.kind is kind
    assert says in answer.message


@pytest.mark.parametrize(
    "address",
    [
        "http://10.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "ftp://example.org/",
        "http://a:b@127.0.0.1/",
        "file:///x",
    ],
)
def test_addresses_that_may_not_be_asked(world: World, address: str) -> None:
    [answer] = ask(world, address)
    assert isinstance(answer, Refused)
    assert answer.status is None


def test_allowed_host_may_be_bound_to_its_port(world: World, halmar: Outlet) -> None:
    async def one(allowed: str) -> Answer:
        how = {"user_agent": user_agent(), "limits": SMALL, "clock": world.clock, "per_host": pace()}
        async with Fetcher(**how, allow_hosts=frozenset({allowed})) as one:  # type: ignore[arg-type]
            return await one.fetch(Request(f"http://localhost:{port}/news/port.html"))

    port = halmar.site.rpartition(":")[2]
    fetched(asyncio.run(one(f"Localhost:{port}")))
    fetched(asyncio.run(one("localhost")))
    assert isinstance(asyncio.run(one("localhost:1")), Refused)


def test_certificate_that_nobody_signed_is_not_trusted(world: World) -> None:
    safe = world.outlet("safe", secure=True)
    [answer] = ask(world, safe.site + "/")
    assert isinstance(answer, Failed)
    assert answer.kind is Fault.TLS
    assert world.requests(safe) == []


def test_answer_comes_in_time_and_never_as_an_error_whatever_the_server_does(world: World) -> None:
    outlets = []
    for kind in Kind:
        for path in ("/news/port.html", "*"):  # "*": its robots.txt is broken the same way
            outlet = world.outlet(f"{kind}{path}")
            outlet.publish("port", "Port closed", TEXT, START)
            outlet.fault(path, kind, START, NEVER)
            outlets.append(outlet)

    async def run() -> list[Answer]:
        async with fetcher(world, per_host=pace(parallel=100)) as one:
            return await asyncio.gather(*(one.fetch(Request(o.address("port"))) for o in outlets))

    started = time.monotonic()
    answers = asyncio.run(run())
    # robots.txt and the page, each the total at most; and what a busy machine needs
    assert time.monotonic() - started < 2 * SMALL.total + 5
    assert len(answers) == len(outlets)
    assert {type(answer) for answer in answers} == {Fetched, Gone, Later, Refused, Failed}
    assert [a for a in answers if isinstance(a, Failed) and a.kind is Fault.UNEXPECTED] == []
    for answer in answers:
        if isinstance(answer, Fetched):
            assert answer.capture.data.rstrip().endswith(b"</html>")


# ------------------------------------------------------------------------------------------------- patience


def test_retry_after_is_told_and_the_host_left_alone_until_then(world: World, halmar: Outlet) -> None:
    halmar.fault("/feed.xml", Kind.TOO_MANY, START, START + timedelta(seconds=PATIENCE))

    async def run() -> None:
        async with fetcher(world) as one:
            first = await one.fetch(Request(halmar.feed))
            assert isinstance(first, Later)
            assert first.until == world.clock.now() + timedelta(seconds=PATIENCE)
            asked = len(world.asked)
            second = await one.fetch(Request(halmar.address("port")))
            assert isinstance(second, Later)
            assert (second.until, second.status) == (first.until, None)
            assert "not asked before 2031-05-14 06:0" in second.message
            assert len(world.asked) == asked
            world.clock.set(first.until)
            fetched(await one.fetch(Request(halmar.feed)))

    asyncio.run(run())


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("120", 120),
        ("999999999", 86_400),
        ("Wed, 14 May 2031 06:05:00 GMT", 300),
        ("Wed, 14 May 2031 06:05:00", 300),
        ("Wed, 14 May 2031 05:00:00 GMT", None),
        ("Mon, 01 Jan 2099 00:00:00 GMT", 86_400),
        ("-5", None),
        ("0", None),
        ("soon", None),
        ("", None),
    ],
)
def test_retry_after_in_all_spellings(world: World, halmar: Outlet, told: str, seconds: int | None) -> None:
    address = halmar.file("/busy", b"sorry", status=503, Retry_After=told)
    [answer] = ask(world, address, robots=False)
    assert isinstance(answer, Later)
    assert answer.until == (None if seconds is None else START + timedelta(seconds=seconds))


def test_connection_that_broke_is_tried_again_twice(world: World, halmar: Outlet) -> None:
    halmar.fault("/news/port.html", Kind.RESET, START, START + timedelta(seconds=4))
    fetched(ask(world, halmar.address("port"), per_host=pace(jitter=0), robots=False)[0])
    tried = world.requests(halmar, "/news/port.html")
    assert [(a.at - START).total_seconds() for a in tried] == [0, 2, 6]
    halmar.fault("/feed.xml", Kind.CUT, START, NEVER)
    assert isinstance(ask(world, halmar.feed)[0], Failed)
    assert len(world.requests(halmar, "/feed.xml")) == 3
    halmar.fault("/", Kind.ERROR, START, NEVER)
    assert isinstance(ask(world, halmar.site + "/")[0], Failed)
    assert len(world.requests(halmar, "/")) == 1


# ------------------------------------------------------------------------------------------------- manners


def test_one_host_is_asked_with_a_gap_and_hosts_side_by_side(world: World) -> None:
    outlets = [world.outlet(f"outlet {n}") for n in range(5)]
    addresses = [o.file(f"/{n}", b"x") for o in outlets for n in range(6)]

    async def run() -> list[Answer]:
        async with fetcher(world, per_host=pace(parallel=3)) as one:
            return await asyncio.gather(*(one.fetch(Request(a)) for a in addresses))

    for answer in asyncio.run(run()):
        fetched(answer)
    for outlet in outlets:
        times = [a.at for a in world.requests(outlet)]
        assert len(times) == 7  # with one robots.txt
        gaps = [(b - a).total_seconds() for a, b in itertools.pairwise(times)]
        assert min(gaps) >= 1.0
    assert len({round(s, 3) for s in world.clock.slept}) > 20, "the gaps have no jitter"


def test_hosts_are_waited_for_side_by_side() -> None:
    """In real time: five hosts that hang cost no more than one."""
    with World() as world:
        outlets = [world.outlet(f"outlet {n}") for n in range(5)]
        for outlet in outlets:
            outlet.fault("*", Kind.HANG, START, NEVER)

        async def run() -> list[Answer]:
            async with fetcher(world, robots=False) as one:
                return await asyncio.gather(*(one.fetch(Request(o.site + "/")) for o in outlets))

        started = time.monotonic()
        assert all(isinstance(answer, Failed) for answer in asyncio.run(run()))
        assert time.monotonic() - started < 3 * SMALL.total


def test_robots_are_asked_once_a_day_and_kept_to(world: World, halmar: Outlet) -> None:
    halmar.robots("User-agent: *\nDisallow: /\n\nUser-agent: svodka\nDisallow: /private\nCrawl-delay: 7\n")
    halmar.file("/private/a", b"secret")

    async def run() -> None:
        async with fetcher(world) as one:
            fetched(await one.fetch(Request(halmar.address("port"))))
            refused = await one.fetch(Request(halmar.site + "/private/a"))
            assert isinstance(refused, Refused)
            assert "robots.txt of 127.0.0.1" in refused.message
            fetched(await one.fetch(Request(halmar.feed)))
            pages = [a for a in world.requests(halmar) if a.path != "/robots.txt"]
            assert [a.path for a in pages] == ["/news/port.html", "/feed.xml"]
            assert (pages[1].at - pages[0].at).total_seconds() >= 7
            assert len(world.requests(halmar, "/robots.txt")) == 1
            world.clock.advance(days=1)
            fetched(await one.fetch(Request(halmar.feed)))
            assert len(world.requests(halmar, "/robots.txt")) == 2

    asyncio.run(run())


def test_redirect_to_what_robots_forbid_is_not_followed(world: World, halmar: Outlet) -> None:
    tarn = world.outlet("tarn")
    tarn.robots("User-agent: *\nDisallow: /\n")
    [answer] = ask(world, halmar.redirect("/first", tarn.site + "/page"))
    assert isinstance(answer, Refused)
    assert [a.path for a in world.requests(tarn)] == ["/robots.txt"]


@pytest.mark.parametrize("status", [401, 403, 404, 410, 418])
def test_without_robots_all_is_allowed(world: World, halmar: Outlet, status: int) -> None:
    halmar.robots("User-agent: *\nDisallow: /", status=status)
    fetched(ask(world, halmar.address("port"))[0])


@pytest.mark.parametrize("kind", [Kind.ERROR, Kind.BUSY, Kind.TOO_MANY])
def test_page_waits_while_robots_can_not_be_had(world: World, halmar: Outlet, kind: Kind) -> None:
    halmar.fault("/robots.txt", kind, START, START + timedelta(minutes=5))

    async def run() -> None:
        async with fetcher(world) as one:
            for _ in range(2):
                waiting = await one.fetch(Request(halmar.address("port")))
                assert isinstance(waiting, Later)
                assert "robots.txt can't be had now" in waiting.message
            assert [a.path for a in world.requests(halmar)] == ["/robots.txt"]
            world.clock.advance(minutes=11)
            fetched(await one.fetch(Request(halmar.address("port"))))

    asyncio.run(run())


def test_robots_that_fail_for_a_month_count_as_absent(world: World, halmar: Outlet) -> None:
    halmar.fault("/robots.txt", Kind.ERROR, START, NEVER)

    async def run() -> None:
        known: tuple[RobotsFile, ...] = ()
        for day in range(32):
            world.clock.set(START + timedelta(days=day))
            # a new run each day: what it knew is handed on
            async with fetcher(world, known_robots=known) as one:
                answer = await one.fetch(Request(halmar.address("port")))
                assert isinstance(answer, Later if day < 30 else Fetched), day
                known = from_json(to_json(one.robots_files()))

    asyncio.run(run())


@pytest.mark.parametrize("text", ["", "{", "[1]", "{}", '[{"site": "http://a"}]'])
def test_damaged_memory_of_robots_is_no_memory(text: str) -> None:
    assert from_json(text) == ()


def test_next_run_need_not_ask_for_robots_again(world: World, halmar: Outlet) -> None:
    halmar.robots("User-agent: *\nDisallow: /private\n")

    async def run() -> None:
        async with fetcher(world) as one:
            fetched(await one.fetch(Request(halmar.feed)))
            known = from_json(to_json(one.robots_files()))
            assert known == one.robots_files()
        async with fetcher(world, known_robots=known) as one:
            fetched(await one.fetch(Request(halmar.feed)))
            assert isinstance(await one.fetch(Request(halmar.site + "/private")), Refused)
        assert len(world.requests(halmar, "/robots.txt")) == 1

    asyncio.run(run())


def test_large_robots_are_read_as_far_as_they_must_be(world: World, halmar: Outlet) -> None:
    rules = "User-agent: *\nDisallow: /private\n" + "# padding\n" * 100_000
    halmar.robots(rules)
    answers = ask(world, halmar.feed, halmar.site + "/private", limits=replace(SMALL, total=5))
    assert [type(a) for a in answers] == [Fetched, Refused]


def test_crawl_delay_is_kept_to_within_reason(world: World, halmar: Outlet) -> None:
    halmar.robots("User-agent: *\nCrawl-delay: 86400\n")
    ask(world, halmar.feed, halmar.feed, per_host=pace(jitter=0))
    first, second = world.requests(halmar, "/feed.xml")
    assert (second.at - first.at).total_seconds() == 60


# ---------------------------------------------------------------------------------------------- long lives


def test_thousand_days_run_in_a_minute() -> None:
    """10,000 requests with pace, robots and conditions; the same seed gives the same requests."""

    def live(days: int) -> tuple[list[tuple[object, ...]], int]:
        clock = SimulatedClock()
        with World(clock, seed=3) as world:
            outlets = [world.outlet(name, language=lang) for name, lang in (("halmar", "en"), ("orsk", "ru"))]
            world.plot(outlets, days)
            outlets[0].fault("*", Kind.BUSY, START + timedelta(days=20), START + timedelta(days=21))
            unchanged = 0

            async def run() -> None:
                nonlocal unchanged
                tags: dict[str, str | None] = {}
                async with fetcher(world, limits=Limits()) as one:
                    for day in range(days):
                        clock.set(START + timedelta(days=day + 1))
                        for outlet in outlets:
                            newest = [outlet.address(a.slug) for a in outlet.visible(clock.now(), 4)]
                            for address in [outlet.feed, *newest]:
                                answer = await one.fetch(Request(address, tags.get(address)))
                                unchanged += isinstance(answer, NotModified)
                                if isinstance(answer, Fetched):
                                    tags[address] = answer.etag

            asyncio.run(run())
            return [(a.at, a.outlet, a.path, a.answered) for a in world.asked], unchanged

    started = time.monotonic()
    asked, unchanged = live(1000)
    assert len(asked) > 9_000
    assert unchanged > 100
    assert time.monotonic() - started < 60
    assert live(30)[0] == live(30)[0]

"""What an address stands for is found with few requests, and said in a sentence."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from svodka.errors import CollectError, ParseError
from svodka.model import Capture, Item, Listing, SourceKind
from svodka.pipeline.discovery import MOST_REQUESTS, Discovery, discover
from svodka.pipeline.source_address import source_address

AT = datetime(2031, 5, 14, tzinfo=UTC)
SITE = "https://courier.example/"
ARTICLE = b"<html lang='en'><title>The port</title><body><article><p>The port is closed, the mayor said on Monday.</p></article></body></html>"
ITEMS = (Item("https://courier.example/1"), Item("https://courier.example/2"))


class Web:
    """A small web: what is at an address, and what was asked."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[bytes, Listing | None, str]] = {}
        self.asked: list[str] = []

    def has(self, address: str, listing: Listing | None = None, data: bytes = b"", leads_to: str | None = None) -> Web:
        self.pages[address] = (data, listing, leads_to or address)
        return self

    def fetch(self, address: str) -> Capture:
        self.asked.append(address)
        if address not in self.pages:
            raise CollectError(f"{address}: the server answers 404 Not Found")
        return Capture(self.pages[address][0], self.pages[address][2], AT, "text/html")

    def read(self, capture: Capture) -> Listing:
        listing = next(found for _, found, final in self.pages.values() if final == capture.address)
        if listing is None:
            raise ParseError("it announces nothing")
        return listing

    def discover(self, address: str) -> Discovery:
        found = discover(address, self.fetch, self.read)
        assert len(self.asked) <= MOST_REQUESTS
        assert len(set(self.asked)) == len(self.asked), "an address was asked twice"
        return found


def feed(title: str = "The Courier", items: tuple[Item, ...] = ITEMS) -> Listing:
    return Listing(SourceKind.FEED, items, title, "en")


def links(*feeds: str, items: tuple[Item, ...] = ITEMS) -> Listing:
    return Listing(SourceKind.LISTING, items, "The Courier", "en", listings=feeds)


def test_a_feed_is_itself() -> None:
    web = Web().has(f"{SITE}rss", feed())
    assert web.discover(f"{SITE}rss") == Discovery(
        SourceKind.FEED, f"{SITE}rss", "The Courier", "en",
        "https://courier.example/rss is a feed; it announces 2 publications at present.",
    )  # fmt: skip
    assert web.asked == [f"{SITE}rss"]


def test_a_sitemap_is_itself() -> None:
    index = Listing(SourceKind.SITEMAP, (), listings=(f"{SITE}s1.xml", f"{SITE}s2.xml"))
    found = Web().has(f"{SITE}map.xml", index).discover("courier.example/map.xml")
    assert (found.kind, found.address) == (SourceKind.SITEMAP, f"{SITE}map.xml")
    assert "announces 2 other sitemaps" in found.because


def test_the_feed_that_a_page_declares() -> None:
    web = (
        Web()
        .has(SITE, links("/dead", "/comments", "/empty", "/rss"))
        .has(f"{SITE}comments", feed("Comments on the Courier"))
    )
    web.has(f"{SITE}rss", feed()).has(f"{SITE}empty", feed(items=()))
    found = web.discover(SITE)
    assert (found.kind, found.address, found.title) == (SourceKind.FEED, f"{SITE}rss", "The Courier")
    assert found.because == f"{SITE} is a page that names a feed; {SITE}rss is the one that will be read."
    assert [(other.kind, other.address) for other in found.others] == [(SourceKind.LISTING, SITE)]


def test_other_declared_feeds_are_named() -> None:
    web = Web().has(SITE, links("/a", "/b")).has(f"{SITE}a", feed("A")).has(f"{SITE}b", feed("B"))
    found = web.discover(SITE)
    assert found.address == f"{SITE}a" and "names 2 feeds" in found.because
    assert [other.address for other in found.others] == [f"{SITE}b", SITE]


def test_a_news_sitemap_that_robots_names() -> None:
    robots = b"User-agent: *\nSitemap: https://courier.example/all.xml\nsitemap:https://courier.example/news.xml\nSitemap: ftp://x/\n"
    web = Web().has(SITE, links()).has(f"{SITE}robots.txt", None, robots)
    web.has(f"{SITE}news.xml", Listing(SourceKind.SITEMAP, ITEMS)).has(
        f"{SITE}all.xml", Listing(SourceKind.SITEMAP, ITEMS)
    )
    found = web.discover(SITE)
    assert (found.kind, found.address) == (SourceKind.SITEMAP, f"{SITE}news.xml")
    assert "the site has a sitemap of news at https://courier.example/news.xml" in found.because


def test_a_feed_in_a_usual_place() -> None:
    web = Web().has(SITE, links()).has(f"{SITE}rss.xml", feed())
    assert web.discover(SITE).address == f"{SITE}rss.xml"
    assert web.asked[-1] == f"{SITE}rss.xml", "nothing is asked once a feed is found"


def test_a_missing_page_that_leads_to_the_front_page_is_no_feed() -> None:
    web = Web().has(SITE, links())
    for path in ("feed", "rss"):
        web.has(f"{SITE}{path}", links(), leads_to=SITE)
    found = web.discover(SITE)
    assert (found.kind, found.address) == (SourceKind.LISTING, SITE)
    assert "names no feed: the pages behind its links will be read." in found.because


def test_a_page_of_links_rather_than_a_sitemap_of_everything() -> None:
    web = Web().has(SITE, links()).has(f"{SITE}sitemap.xml", Listing(SourceKind.SITEMAP, ITEMS))
    found = web.discover(SITE)
    assert found.kind is SourceKind.LISTING
    assert [other.address for other in found.others] == [f"{SITE}sitemap.xml"]
    assert "The site as a whole has a sitemap (https://courier.example/sitemap.xml), too." in found.because


def test_a_section_stays_what_was_asked_for() -> None:
    web = Web().has(f"{SITE}politics/", links()).has(f"{SITE}rss", feed())
    found = web.discover(f"{SITE}politics/")
    assert (found.kind, found.address) == (SourceKind.LISTING, f"{SITE}politics/")
    assert [other.address for other in found.others] == [f"{SITE}rss"]


def test_a_single_page() -> None:
    found = Web().has(f"{SITE}port", None, ARTICLE).discover(f"{SITE}port")
    assert (found.kind, found.address, found.title, found.others) == (SourceKind.PAGE, f"{SITE}port", "The port", ())
    assert "is a single page: it is watched for changes, and no link is followed." in found.because


def test_a_site_whose_pages_hold_no_words_has_its_feed() -> None:
    web = Web().has(SITE, None, b"<html><body><script>go()</script></body></html>").has(f"{SITE}feed", feed())
    assert web.discover(SITE).address == f"{SITE}feed"
    with pytest.raises(ParseError, match="nothing that can be read was found at"):
        Web().has(SITE, None, b"<html><body></body></html>").discover(SITE)


def test_what_can_not_be_had_is_said() -> None:
    with pytest.raises(CollectError, match="404"):
        Web().discover(SITE)


@pytest.mark.parametrize(
    ("leads_to", "kept"),
    [
        ("https://courier.example/rss.xml", "https://courier.example/rss.xml"),
        ("https://www.courier.example/rss", "https://www.courier.example/rss"),
        ("https://feeds.service.example/courier", "https://courier.example/rss"),
    ],
)
def test_redirects(leads_to: str, kept: str) -> None:
    assert Web().has(f"{SITE}rss", feed(), leads_to=leads_to).discover(f"{SITE}rss").address == kept


def test_a_channel() -> None:
    address = "https://t.me/s/courier_halmar"
    listing = Listing(SourceKind.CHANNEL, ITEMS[:1], "Courier", "ru")
    web = Web().has(address, listing)
    found = web.discover("@courier_halmar")
    assert (found.kind, found.address, found.title, found.language) == (SourceKind.CHANNEL, address, "Courier", "ru")
    assert found.because == f"{address} is the public preview of a Telegram channel; it shows 1 post."
    with pytest.raises(CollectError, match="no public preview"):
        Web().has(address, None, ARTICLE).discover("@courier_halmar")


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("@courier", "https://t.me/s/courier"),
        (" t.me/courier ", "https://t.me/s/courier"),
        ("https://t.me/courier/123?single", "https://t.me/s/courier"),
        ("http://www.telegram.me/s/courier", "https://t.me/s/courier"),
        ("tg://resolve?domain=courier&post=1", "https://t.me/s/courier"),
        ("courier.example/rss", "https://courier.example/rss"),
        ("http://courier.example", "http://courier.example/"),
        ("courier.example?p=1", "https://courier.example/?p=1"),
        ("https://вести.example/", "https://вести.example/"),
        ("http://[::1]:8080/feed", "http://[::1]:8080/feed"),
    ],
)
def test_what_a_person_types(words: str, address: str) -> None:
    assert source_address(words) == address


@pytest.mark.parametrize(
    "words",
    ["", "@", "@a b", "@абв", "t.me", "t.me/+AbCdEf", "t.me/joinchat/AbC", "https://t.me/c/1/2", "ftp://e.example/",
     "file:///etc/passwd", "javascript:alert(1)", "courier", "https://[", "tg://resolve?post=1"],
)  # fmt: skip
def test_what_is_no_address(words: str) -> None:
    with pytest.raises(CollectError) as raised:
        source_address(words)
    assert "\n" not in str(raised.value)

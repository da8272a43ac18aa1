"""Feeds: what they announce, what they carry whole, and what is wrong with them."""

from __future__ import annotations

import json
import time
from dataclasses import replace

import pytest

from svodka.errors import ParseError
from svodka.model import Capture, Item, Listing, PartKind, SourceKind
from svodka.parse import listing, parse, parts
from svodka.parse.entries import MOST_ENTRIES
from tests.parse.captures import capture

ADDRESS = "https://post.example/rss.xml"
BODY = (
    "The harbour of Port Alder was closed on Monday after the third storm in a week. "
    "Two ferries turned back, and the mayor asked people to stay at home until the evening. "
)


def rss(
    items: str, head: str = "<title>The Harbour Post</title><link>https://post.example/</link>", **names: str
) -> str:
    spaces = "".join(f' xmlns:{name}="{uri}"' for name, uri in names.items())
    return f'<?xml version="1.0"?>\n<rss version="2.0"{spaces}><channel>{head}{items}</channel></rss>'


def read(data: bytes | str, media_type: str | None = "application/rss+xml") -> Listing:
    return listing(capture(data, ADDRESS, media_type=media_type))


def test_rss_tells_address_title_dates_and_enclosures() -> None:
    told = read(
        rss(
            "<item><title>A storm &amp;amp; a &lt;b&gt;ferry&lt;/b&gt;</title><link>/news/1?utm_source=rss</link><guid>1</guid>"
            "<pubDate>Wed, 14 May 2031 09:30:00 +0300</pubDate>"
            '<enclosure url="https://post.example/1.mp3" type="audio/mpeg" length="9"/></item>',
            "<title>The Harbour Post</title><link>https://post.example/</link><language>en-GB</language><ttl>30</ttl>",
        )
    )
    assert told == Listing(
        SourceKind.FEED,
        (
            Item(
                "https://post.example/news/1",
                "A storm & a ferry",
                announced="2031-05-14T09:30:00+03:00",
                enclosures=("https://post.example/1.mp3",),
            ),
        ),
        title="The Harbour Post",
        language="en",
        site="https://post.example/",
        interval=30,
    )


def test_guid_stands_in_for_the_link_where_it_is_an_address() -> None:
    told = read(
        rss(
            "<item><title>A</title><guid>https://post.example/a</guid></item><item><title>B</title><guid>7</guid></item>"
        )
    )
    assert [item.address for item in told.items] == ["https://post.example/a"]
    assert "neither an address nor a text" in told.faults[0]


def test_atom_tells_when_an_entry_was_updated() -> None:
    told = read(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ru"><title>Вестник</title>'
        '<link rel="next" href="https://post.example/atom?page=2"/>'
        '<entry><title type="html">Паром &amp;mdash; ждёт</title><link rel="alternate" href="https://post.example/a"/>'
        "<id>tag:a</id><published>2031-05-14T09:00:00Z</published><updated>2031-05-14T11:00:00Z</updated></entry></feed>"
    )
    assert told.items == (
        Item("https://post.example/a", "Паром — ждёт", "2031-05-14T09:00:00Z", updated="2031-05-14T11:00:00Z"),
    )
    assert (told.language, told.older) == ("ru", "https://post.example/atom?page=2")


def test_json_feed_and_the_text_that_it_carries() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Ponton",
        "home_page_url": "https://ponton.example/",
        "items": [
            {"id": "1", "url": "/1", "title": "Why bridges sing", "content_html": f"<h2>A hum</h2><p>{BODY * 3}</p>", "date_published": "2031-05-14T09:00:00+02:00", "authors": [{"name": "Lev"}]},
            {"id": "2", "url": "/2", "title": "Rust", "content_text": "Short.", "attachments": [{"url": "/2.mp3"}]},
        ],
    }  # fmt: skip
    came = capture(json.dumps(feed), "https://ponton.example/feed.json", media_type="application/feed+json")
    told = listing(came)
    assert [(i.address, i.part) for i in told.items] == [
        ("https://ponton.example/1", "1"),
        ("https://ponton.example/2", None),
    ]
    assert told.items[1].enclosures == ("https://ponton.example/2.mp3",)
    said = parse(replace(came, part="1"))
    assert (said.title, said.author, said.outlet) == ("Why bridges sing", "Lev", "Ponton")
    assert (said.address, said.published, said.published_basis) == (
        "https://ponton.example/1",
        "2031-05-14T09:00:00+02:00",
        "feed",
    )
    assert said.text.startswith("Why bridges sing\n\nA hum\n\nThe harbour")
    assert [p.kind for p in said.parts] == [PartKind.HEADLINE, PartKind.HEADING, PartKind.BODY]


def test_an_entrys_whole_text_is_a_part_and_a_teaser_is_none() -> None:
    items = (
        f"<item><title>Whole</title><link>https://post.example/w</link><guid>w</guid><content:encoded><![CDATA[<p>{BODY * 3}</p><p>{BODY}</p>]]></content:encoded></item>"
        f"<item><title>Teaser</title><link>https://post.example/t</link><guid>t</guid><description>{BODY}</description></item>"
        f"<item><title>Cut</title><link>https://post.example/c</link><guid>c</guid><content:encoded><![CDATA[<p>{BODY * 3} […]</p>]]></content:encoded></item>"
    )
    came = capture(rss(items, content="http://purl.org/rss/1.0/modules/content/"), ADDRESS)
    assert parts(came) == ("w",)
    assert parse(replace(came, part="w")).text == f"Whole\n\n{(BODY * 3).strip()}\n\n{BODY.strip()}"
    with pytest.raises(ParseError, match="fetch the page"):
        parse(replace(came, part="t"))
    with pytest.raises(ParseError, match="svodka source add"):
        parse(came)


@pytest.mark.parametrize(
    "day", ["Thu, 01 Jan 1970 00:00:00 GMT", "2099-01-01", "yesterday", "30 Feb 2031 10:00:00 +0000"]
)
def test_absurd_dates_are_left_out_and_said(day: str) -> None:
    told = read(rss(f"<item><title>A</title><link>https://post.example/a</link><pubDate>{day}</pubDate></item>"))
    assert told.items[0].announced is None
    assert day[:20] in told.faults[0]


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("Ср, 14 мая 2031 09:30:00 +0300", "2031-05-14T09:30"),
        ("2031-05-14T09:30:00.123456789Z", "2031-05-14T09:30:00Z"),
        ("20310514T093000Z", "2031-05-14T09:30:00Z"),
        ("2031-05-14 09:30:00 +0300", "2031-05-14T09:30:00+0300"),
        ("Wed, 14 May 31 09:30:00 GMT", "2031-05-14T09:30:00+00:00"),
    ],
)
def test_dates_as_publishers_spell_them(told: str, meant: str) -> None:
    item = read(
        rss(f"<item><title>A</title><link>https://post.example/a</link><pubDate>{told}</pubDate></item>")
    ).items[0]
    assert item.announced == meant


def test_period_of_the_syndication_module() -> None:
    head = "<title>P</title><sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>"
    told = read(rss("", head, sy="http://purl.org/rss/1.0/modules/syndication/"))
    assert told.interval == 30


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "utf-8", "utf-16"])
def test_charsets_declared_wrongly_or_not_at_all(charset: str) -> None:
    text = rss(
        "<item><title>Порт закрыт, паром ждёт погоды у причала</title><link>https://post.example/a</link></item>"
    )
    for declared in ("", ' encoding="utf-8"', ' encoding="windows-1251"', ' encoding="nonsense"'):
        told = read(text.replace('version="1.0"', f'version="1.0"{declared}', 1).encode(charset))
        assert told.items[0].title == "Порт закрыт, паром ждёт погоды у причала", declared


def test_entity_bomb_is_not_expanded() -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{levels}]>'
        + rss("<item><title>&l9;</title><link>https://post.example/a</link></item>").partition("\n")[2]
    )
    started = time.process_time()
    told = read(bomb)
    assert time.process_time() - started < 5
    assert len(told.items[0].title or "") <= 500


def test_external_entities_are_not_fetched() -> None:
    text = (
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        + rss("<item><title>&x;</title><link>https://post.example/a</link></item>").partition("\n")[2]
    )
    assert "root:" not in str(read(text))


@pytest.mark.slow
def test_a_hundred_thousand_entries_are_bounded() -> None:
    items = "".join(f"<item><title>N {n}</title><link>https://post.example/{n}</link></item>" for n in range(100_000))
    told = read(rss(items))
    assert len(told.items) == MOST_ENTRIES
    assert any("100,000 entries" in fault for fault in told.faults)


def test_cut_and_empty_feeds() -> None:
    whole = rss(
        "<item><title>A</title><link>https://post.example/a</link></item><item><title>B</title><link>https://post.example/b</link></item>"
    )
    cut = read(whole[: whole.index("<title>B") + 4])
    assert cut.items[0].title == "A"
    assert "broken" in cut.faults[0]
    assert read(rss("")).items == ()


@pytest.mark.parametrize("data", ["<note><to>A</to></note>", '{"a": 1}', "Just a text about a feed and an rss reader."])
def test_what_is_no_listing_is_refused_in_clear_words(data: str) -> None:
    with pytest.raises(ParseError):
        listing(Capture(data.encode(), ADDRESS, capture("").fetched_at))


def test_the_server_may_call_a_feed_a_page() -> None:
    text = rss("<item><title>A</title><link>https://post.example/a</link></item>")
    assert read(text, "text/html").kind is SourceKind.FEED
    assert read("\n\n" + text, "text/plain").kind is SourceKind.FEED

"""Sitemaps, news sitemaps and their indexes."""

from __future__ import annotations

import gzip

import pytest

from svodka.errors import ParseError
from svodka.model import Item, Listing, SourceKind
from svodka.parse import listing, parts
from svodka.parse.sitemap import LARGEST, MOST_ADDRESSES
from tests.parse.captures import capture

ADDRESS = "https://post.example/sitemap.xml"
SPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'


def read(data: bytes | str, media_type: str | None = "application/xml") -> Listing:
    return listing(capture(data, ADDRESS, media_type=media_type))


NEWS = f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<urlset {SPACES}>
<url><loc> https://post.example/news/1 </loc><image:image><image:loc>https://post.example/1.jpg</image:loc><image:title>A tug</image:title></image:image>
<news:news><news:publication><news:name>The Harbour Post</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2031-05-14T09:30:00+03:00</news:publication_date><news:title>A storm &amp; a ferry</news:title></news:news></url>
<url><loc>/news/2</loc><lastmod>2031-05-13</lastmod></url>
<url><lastmod>2031-05-13</lastmod></url>
</urlset>"""


def test_news_sitemap() -> None:
    told = read(NEWS)
    assert told == Listing(
        SourceKind.SITEMAP,
        (
            Item("https://post.example/news/1", "A storm & a ferry", announced="2031-05-14T09:30:00+03:00"),
            Item("https://post.example/news/2", updated="2031-05-13"),
        ),
        faults=("An entry has no address; it was left out.",),
    )
    assert parts(capture(NEWS, ADDRESS)) == ()


def test_packed_sitemap_is_unpacked() -> None:
    packed = gzip.compress(NEWS.encode())
    assert read(packed, "application/gzip").items == read(NEWS).items


def test_a_gzip_bomb_is_refused() -> None:
    with pytest.raises(ParseError, match="unpacks to more than 50 MiB"):
        read(gzip.compress(b" " * (LARGEST + 10)))
    with pytest.raises(ParseError, match="gzip is broken"):
        read(b"\x1f\x8bnonsense")


def test_an_index_names_others() -> None:
    told = read(
        f"<sitemapindex {SPACES}><sitemap><loc>https://post.example/s1.xml.gz</loc></sitemap><sitemap><loc>/s2.xml</loc></sitemap></sitemapindex>"
    )
    assert told.listings == ("https://post.example/s1.xml.gz", "https://post.example/s2.xml")
    assert told.items == ()


def test_entities_are_neither_expanded_nor_fetched() -> None:
    told = read(
        f'<!DOCTYPE urlset [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "yyyy">]><urlset {SPACES}><url><loc>https://post.example/a</loc><lastmod>&x;&y;</lastmod></url></urlset>'
    )
    assert [item.address for item in told.items] == ["https://post.example/a"]
    assert "root:" not in str(told)


def test_absurd_dates_and_broken_xml_are_said() -> None:
    told = read(
        f"<urlset {SPACES}><url><loc>https://post.example/a</loc><lastmod>0001-01-01</lastmod></url><url><loc>https://post.example/b"
    )
    assert told.items[0] == Item("https://post.example/a")
    assert "0001-01-01" in told.faults[0]


def test_more_addresses_than_the_protocol_allows() -> None:
    urls = "".join(f"<url><loc>https://post.example/{n}</loc></url>" for n in range(MOST_ADDRESSES + 5))
    told = read(f"<urlset {SPACES}>{urls}</urlset>")
    assert len(told.items) == MOST_ADDRESSES
    assert "more than 50,000" in told.faults[0]

"""Pages of links: which of them lead to articles, measured on fourteen layouts of our own."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html  # type: ignore[import-untyped]

from svodka.errors import ParseError
from svodka.model import Listing, SourceKind
from svodka.parse import listing
from svodka.parse.address import canonical_address
from tests.parse.captures import capture

PAGES = sorted((Path(__file__).parent / "listings").glob("*.html"))
ADDRESS = {
    "01": "https://post.example/news",
    "02": "https://vestnik.example/news/",
    "03": "https://works.example/en/press/",
    "04": "https://ponton.example/",
    "05": "https://via.example/lenta",
    "06": "https://today.example/",
    "07": "https://mid.example/ru/press_service/spokesman/briefings/",
    "08": "https://skvoznyak.example/en",
    "09": "https://kipyatok.example/",
    "10": "https://halmar.example/index.html",
    "11": "https://courier.example/",
    "12": "https://labour.example/press/",
    "13": "https://draught.example/",
    "14": "https://vst.example/en/news/",
}


def gold(page: Path) -> dict[str, str]:
    """Address -> the date beside it, or nothing."""
    tree = html.fromstring(page.read_text(encoding="utf-8"))
    tree.make_links_absolute(ADDRESS[page.name[:2]])
    return {canonical_address(a.get("href")): a.get("data-gold") for a in tree.xpath("//a[@data-gold]")}


def read(page: Path) -> Listing:
    return listing(capture(page.read_bytes(), ADDRESS[page.name[:2]], media_type="text/html"))


def test_precision_and_recall_over_all_layouts() -> None:
    """On these pages all 55 articles are found, and nothing else; but the weights were set on them.

    The last four were written when the first ten were read right: of their 14 articles 11 were found then, and 2 links
    that are none. That (precision .85, recall .79) is nearer to what a page of another hand may expect.
    """
    found = right = there = 0
    for page in PAGES:
        expected, told = set(gold(page)), {item.address for item in read(page).items}
        found, right, there = found + len(told), right + len(told & expected), there + len(expected)
    assert len(PAGES) == 14
    assert right / found >= 0.97
    assert right / there >= 0.97


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_dates_beside_links(page: Path) -> None:
    expected = gold(page)
    for item in read(page).items:
        assert (item.announced or "")[:10] == expected.get(item.address, ""), item


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_titles_are_the_words_of_the_links(page: Path) -> None:
    tree = html.fromstring(page.read_text(encoding="utf-8"))
    said = " ".join(tree.text_content().split())
    for item in read(page).items:
        assert item.title, item
        assert item.title in said
        assert item.title not in ("Continue reading", "12 comments", "Комментарии (14)")


def test_next_pages_and_feeds() -> None:
    found = {page.name[:2]: read(page) for page in PAGES}
    assert {name: told.older for name, told in found.items() if told.older} == {
        "01": "https://post.example/news?page=2",
        "02": "https://vestnik.example/news/?page=2",
        "03": "https://works.example/en/press/older/",
        "04": "https://ponton.example/page/2/",
        "07": "https://mid.example/ru/press_service/spokesman/briefings/?PAGEN_1=2",
    }
    assert {name: told.listings for name, told in found.items() if told.listings} == {
        "01": ("https://post.example/rss.xml",),
        "03": ("https://works.example/press/atom.xml",),
        "04": ("https://ponton.example/feed/",),
        "07": ("https://mid.example/ru/rss/",),
        "09": ("https://kipyatok.example/export/rss2.xml",),
    }
    assert {told.kind for told in found.values()} == {SourceKind.LISTING}
    assert (found["02"].title, found["02"].language) == ("Новости — Вестник гавани", "ru")


def test_an_article_is_no_listing() -> None:
    page = (
        "<html><body><h1>The harbour is closed</h1><p>It was closed on Monday. <a href='/'>Home</a></p></body></html>"
    )
    with pytest.raises(ParseError, match="no links that look like articles"):
        listing(capture(page, "https://post.example/a", media_type="text/html"))


def test_a_page_of_many_links_is_bounded() -> None:
    links = "".join(f"<li><a href='/news/{n}'>Words of the article number {n}</a></li>" for n in range(10_000, 20_000))
    told = listing(
        capture(f"<html><body><ul>{links}</ul></body></html>", "https://post.example/", media_type="text/html")
    )
    assert len(told.items) == 5_000

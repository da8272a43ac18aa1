"""The agencies that a layout names as where all of a publication came from."""

from __future__ import annotations

import pytest

from svodka.model import Parsed
from svodka.parse import parse
from svodka.parse.carriers import carriers_of
from svodka.parse.layout import lay_out
from tests.parse.captures import capture

BODY = (
    "The harbour of Port Alder was closed on Monday after the third storm in a week. "
    "Two ferries turned back, and the mayor asked people to stay at home until the evening."
)
ТЕЛО = (
    "Порт Ольховска закрыли в понедельник после третьего шторма за неделю. "
    "Два парома вернулись с полпути, а мэр попросил жителей оставаться дома до самого вечера."
)


def told(text: str, authors: str | None = None, outlet: str | None = "The Harbour Post") -> tuple[str, ...]:
    return carriers_of(text, lay_out(text).parts, authors, outlet)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Source: Halmar Press Agency", "Halmar Press Agency"),
        ("Source: HPA", "HPA"),
        ("Via Norvia News Agency", "Norvia News Agency"),
        ("By Halmar Press Agency", "Halmar Press Agency"),
        ("Halmar Press Agency", "Halmar Press Agency"),
        ("With reporting by Norvia Wire Service", "Norvia Wire Service"),
        ("(Halmar Press Agency)", "Halmar Press Agency"),
        ("(HPA)", "HPA"),
        ("Источник: ВИА", "ВИА"),
        ("Источник: агентство «Полюс»", "Полюс"),
        ("По материалам ИА «Полюс»", "ИА «Полюс"),
        ("Источник: https://via.example/1", None),
        ("Source: the harbour master said so", None),
        ("(the mayor)", None),
        ("(Photo)", None),
        ("By Ana Petrel", None),
        ("Source: The Harbour Post", None),
    ],
)
def test_lines_of_their_own(line: str, name: str | None) -> None:
    body = ТЕЛО if any("а" <= ch.lower() <= "я" for ch in line) else BODY
    assert told(f"{body}\n\n{body}\n\n{line}") == ((name,) if name else ())


@pytest.mark.parametrize(
    ("first", "name"),
    [
        ("PORT ALDER, May 14 (HPA) — ", "HPA"),
        ("PORT ALDER (Halmar Press) - ", "Halmar Press"),
        ("ПОРТ-ОЛДЕР, 14 мая. /ВИА/. ", "ВИА"),
        ("Порт-Олдер, 14 мая — ВИА. ", "ВИА"),
        ("The mayor (who is ill) ", None),
        ("PORT ALDER — ", None),
    ],
)
def test_date_lines(first: str, name: str | None) -> None:
    body = ТЕЛО if any("а" <= ch.lower() <= "я" for ch in first) else BODY
    assert told(f"{first}{body}\n\n{body}") == ((name,) if name else ())


@pytest.mark.parametrize(
    ("authors", "names"),
    [
        ("Halmar Press Agency", ("Halmar Press Agency",)),
        ("By Ana Petrel, Halmar Press Agency", ("Halmar Press Agency",)),
        ("Ana Petrel", ()),
        ("Harbour Post News Service", ()),  # the outlet's own
        (None, ()),
    ],
)
def test_by_lines(authors: str | None, names: tuple[str, ...]) -> None:
    assert told(BODY, authors) == names


def test_a_page_tells_its_carrier_dates_and_outlet() -> None:
    page = (
        '<html lang="en"><head><title>A storm in May</title><link rel="canonical" href="/news/1"><script type="application/ld+json">'
        '{"@type": "NewsArticle", "headline": "A storm in May", "datePublished": "2031-05-14T09:00:00+02:00", "dateModified": "2031-05-14T11:00:00+02:00",'
        '"author": {"name": "Halmar Press Agency"}, "publisher": {"name": "The Harbour Post"}}</script></head>'
        f"<body><article><h1>A storm in May</h1><p>{BODY}</p><p>{BODY}</p></article></body></html>"
    )
    parsed: Parsed = parse(capture(page, "https://post.example/news/1?utm_source=x", media_type="text/html"))
    assert parsed.address == "https://post.example/news/1"
    assert (parsed.author, parsed.outlet) == ("Halmar Press Agency", "The Harbour Post")
    assert (parsed.published, parsed.details.modified) == ("2031-05-14T09:00:00+02:00", "2031-05-14T11:00:00+02:00")
    assert parsed.carriers == ("Halmar Press Agency",)


@pytest.mark.parametrize(
    ("meta", "modified"),
    [
        ('<meta property="article:modified_time" content="2031-05-14T11:00:00Z">', "2031-05-14T11:00:00Z"),
        ('<meta itemprop="dateModified" content="2031-05-15">', "2031-05-15"),
        ('<meta property="article:modified_time" content="2031-05-14T09:00:00Z">', None),  # as published
        ('<meta property="og:updated_time" content="soon">', None),
    ],
)
def test_when_a_page_was_changed(meta: str, modified: str | None) -> None:
    page = (
        f'<html><head><meta property="article:published_time" content="2031-05-14T09:00:00Z">{meta}</head>'
        f"<body><h1>A storm in May</h1><p>{BODY}</p><p>{BODY}</p></body></html>"
    )
    assert parse(capture(page, "https://post.example/1", media_type="text/html")).details.modified == modified

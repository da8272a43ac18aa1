"""Parsing against the reference material: figures, not texts."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from svodka.errors import ParseError
from svodka.model import PartKind
from svodka.parse import listing, parse, parts
from svodka.parse.decode import decode
from svodka.parse.forms import declared_charset
from svodka.parse.layout import lay_out
from tests.parse.captures import capture

# What the gold calls the body holds headings, questions and captions, but no headline
BODY = {PartKind.BODY, PartKind.HEADING, PartKind.QUESTION, PartKind.CAPTION}


def f1(found: Counter[str], gold: Counter[str]) -> float:
    both = (found & gold).total()
    return 2 * both / (found.total() + gold.total()) if both else 0.0


def test_main_text_of_181_pages(shared: Path) -> None:
    """Word F1 of the body was .962 when this was written; a page more or less wrong is .005."""
    pages = shared / "data" / "pages"
    gold = json.loads((pages / "ground-truth.json").read_text())
    scores = []
    for name, page in gold.items():
        data = gzip.decompress((pages / "html" / f"{name}.html.gz").read_bytes())
        parsed = parse(capture(data, page["url"]))
        body = " ".join(p.span.of(parsed.text) for p in parsed.parts if p.kind in BODY)
        scores.append(f1(Counter(re.findall(r"\w+", body)), Counter(re.findall(r"\w+", page["articleBody"]))))
    assert len(scores) == 181
    assert sum(scores) / len(scores) >= 0.95


def test_charsets_of_the_feeds_that_broke_others(shared: Path) -> None:
    for path in (shared / "data" / "feeds").rglob("*.xml"):
        data = path.read_bytes()
        decoded = decode(data, declared_charset(data))
        assert decoded.text.count("\ufffd") == data.count("\ufffd".encode()), path.name


def test_head_and_tail_of_the_article_that_the_project_starts_from(shared: Path) -> None:
    text = (shared / "seed" / "article.txt").read_text()
    layout = lay_out(text)
    kinds = [part.kind.value for part in layout.parts]
    assert kinds[:3] == ["rubric", "headline", "dateline"]
    assert kinds[-5:] == ["byline", "byline", "boilerplate", "boilerplate", "boilerplate"]
    assert set(kinds[3:-5]) == {"body"}
    assert layout.published == "2025-04-30"


def test_headlines_of_news_articles_are_found(shared: Path) -> None:
    """Of 84 first lines, all headlines, at least 80 % are found."""
    texts = [json.loads(line)["text"] for line in (shared / "gold" / "polnear" / "dev.jsonl").open()]
    found = sum(lay_out(text).parts[0].kind is PartKind.HEADLINE for text in texts)
    assert found / len(texts) >= 0.80


# file -> entries with an address or a text, title of the feed, words of the first title, date of the first entry
FEEDS: dict[str, tuple[int, str, str | None, str | None]] = {
    "encoding_ISO-8859-1.xml": (40, "Golem.de", "Hinweise auf PC-Umsetzung in App", "2018-10-28T13:48:00+01:00"),
    "encoding_WINDOWS-1251.xml": (50, "iBash.Org.Ru", "Цитата #17703", "2018-03-21T10:27:32+03:00"),
    "invalid-prolog.xml": (0, "테스트 피드", None, None),
    "iso-8859-1.xml": (0, "Café", None, None),
    "koi8r.xml": (2, "Пример RSS ленты", "Первая новость", "2026-02-15T10:00:00+00:00"),
    "large_atom.xml": (25, "Artificial truth", "Using vale with vim", "2024-03-10T17:15:00+01:00"),
    "large_rss.xml": (25, "Artificial truth", "Using vale with vim", "2024-03-10T17:15:00+01:00"),
    "no_encoding_ISO-8859-1.xml": (9, "Flux RSS du magazine", "effets sur le cerveau", "2018-10-17T10:30:00+00:00"),
    "rdf_UTF8.xml": (60, "heise online News", "Vorsichtsmaßnahmen gegen Einbrennen", None),
    "small_atom.xml": (20, "Recent Commits to v2:main", "Parse podcast categories", "2024-03-12T05:30:27Z"),
    "urdu_UTF8.xml": (26, "BBC News اردو", "امریکی عسکری امداد", "2018-01-05T16:51:00+00:00"),
    "utf8-incorrect-prolog.xml": (0, "테스트 피드", None, None),
    "utf8.xml": (0, "테스트 피드", None, None),
    "windows-1252-incorrect-prolog.xml": (0, "Euro €", None, None),
    "windows-1252.xml": (0, "Euro €", None, None),
}
# XML that is no feed: it is refused, not guessed at
NO_FEEDS = {"iso88591.xml", "iso88591_utf8_mismatch.xml"}
# letters that UTF-8 shows when it is read as a charset of single bytes, and a replaced character
MOJIBAKE = re.compile("[ÃÂÐÑ][\u0080-\u00bf‚-™]|\ufffd")


def test_feeds_that_broke_others(shared: Path) -> None:
    files = sorted((shared / "data" / "feeds").glob("*.xml"))
    assert {path.name for path in files} == FEEDS.keys() | NO_FEEDS
    for path in files:
        came = capture(path.read_bytes(), "https://feeds.example/feed.xml", media_type="application/xml")
        if path.name in NO_FEEDS:
            with pytest.raises(ParseError):
                listing(came)
            continue
        count, title, first, announced = FEEDS[path.name]
        told = listing(came)
        assert len(told.items) == count, path.name
        assert (told.title or "").startswith(title)
        assert not MOJIBAKE.search(str(told)), path.name
        assert all(item.address.startswith("http") and item.title for item in told.items), path.name
        if first is not None:
            assert first in (told.items[0].title or ""), path.name
            assert told.items[0].announced == announced, path.name
        assert (announced is None) == all(item.announced is None for item in told.items), path.name


def test_entries_whose_text_the_feed_carries(shared: Path) -> None:
    data = (shared / "data" / "feeds" / "large_atom.xml").read_bytes()
    came = capture(data, "https://dustri.org/b/atom.xml")
    found = [parse(replace(came, part=part)) for part in parts(came)]
    assert len(found) == 24
    assert all(parsed.title and len(parsed.text) > 300 and parsed.author == "jvoisin" for parsed in found)


def test_posts_of_telegram_are_all_laid_out(shared: Path) -> None:
    """All 7,920 pass; hashtags and link tails of their last lines are the channel's, not the author's."""
    tails = found = 0
    for line in (shared / "data" / "telegram_ru" / "posts.jsonl").open(encoding="utf-8"):
        text = json.loads(line)["text"]
        layout = lay_out(text)
        last = text.rstrip().rpartition("\n")[2].strip()
        if re.fullmatch(r"(?:#\w+\s*)+", last):
            tails += 1
            found += bool(layout.parts) and layout.parts[-1].kind is PartKind.BOILERPLATE
    assert found == tails > 0

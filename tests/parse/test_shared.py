"""Parsing against the reference material: figures, not texts."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from pathlib import Path

from svodka.model import PartKind
from svodka.parse import parse
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

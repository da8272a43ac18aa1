"""Pages: the main text against its gold, and title, date and author against what the page tells elsewhere.

The gold (``shared/data/pages``) has bodies only. As the benchmark of that collection counts, texts are compared as
bags of shingles of four words, precision and recall are averaged over the pages, and F1 is made of the averages; the
same with single words is the word F1. What the gold lacks is compared with a second, independent witness of the page:
a title with its only ``h1``, a date with the day in its address, an author with the element that is marked as one.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from svodka.errors import ParseError
from svodka.model import Capture, Parsed, PartKind
from svodka.parse import parse
from svodka.parse.blocks import letters
from svodka.parse.decode import decode
from svodka.parse.forms import declared_charset
from svodka.parse.trees import tree_of

# What the gold calls the body holds headings, questions and captions, but no headline
BODY = frozenset((PartKind.BODY, PartKind.HEADING, PartKind.QUESTION, PartKind.CAPTION))
# The collection was made in November 2019; the day of the fetch only bounds guessed dates
FETCHED = datetime(2019, 12, 1, tzinfo=UTC)
SHINGLE = 4
_DAY = re.compile(r"/(20\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-])")


@dataclass(slots=True)
class Tally:
    """How often a witness was there, and how often it agreed."""

    there: int = 0
    agreed: int = 0

    def add(self, agrees: bool) -> None:
        """Counts one page that has the witness."""
        self.there += 1
        self.agreed += agrees

    @property
    def share(self) -> float:
        """Per cent of agreement."""
        return round(100 * self.agreed / self.there, 1) if self.there else 0.0


@dataclass(slots=True)
class Score:
    """What was counted over all pages."""

    precisions: dict[int, list[float]] = field(default_factory=lambda: {1: [], SHINGLE: []})
    recalls: dict[int, list[float]] = field(default_factory=lambda: {1: [], SHINGLE: []})
    found: Counter[str] = field(default_factory=Counter)
    title: Tally = field(default_factory=Tally)
    day: Tally = field(default_factory=Tally)
    author: Tally = field(default_factory=Tally)

    def figures(self) -> dict[str, float]:
        """The figures, in per cent, by name."""
        pages = len(self.precisions[1])
        told = {f"{name} found": round(100 * count / pages, 1) for name, count in sorted(self.found.items())}
        return {
            "pages": float(pages),
            "word F1": self._f1(1),
            "shingle F1": self._f1(SHINGLE),
            "title as in h1": self.title.share,
            "day as in address": self.day.share,
            "author as marked": self.author.share,
            **told,
        }

    def _f1(self, size: int) -> float:
        precision = sum(self.precisions[size]) / len(self.precisions[size])
        recall = sum(self.recalls[size]) / len(self.recalls[size])
        return round(200 * precision * recall / (precision + recall), 1)


def score(folder: Path) -> Score:
    """The score of all pages of a folder with ``ground-truth.json`` and ``html/NAME.html.gz``."""
    gold = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    total = Score()
    for name, page in gold.items():
        data = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        _add(total, data, page["url"], page["articleBody"])
    return total


def figures(folder: Path) -> dict[str, float]:
    """The figures for the gate."""
    return score(folder).figures()


def shingles(text: str, size: int) -> Counter[tuple[str, ...]]:
    """The runs of ``size`` words of a text; a shorter text is one run."""
    words = re.findall(r"\w+", text)
    if 0 < len(words) < size:
        return Counter([tuple(words)])
    return Counter(tuple(words[i : i + size]) for i in range(len(words) - size + 1))


def _add(total: Score, data: bytes, address: str, body: str) -> None:
    try:
        parsed = parse(Capture(data, address, FETCHED, "text/html"))
    except ParseError:
        parsed = Parsed("", address)
    told = "\n".join(part.span.of(parsed.text) for part in parsed.parts if part.kind in BODY)
    for size in total.precisions:
        gold, found = shingles(body, size), shingles(told, size)
        both = (gold & found).total()
        total.precisions[size].append(both / found.total() if found else 1.0)
        total.recalls[size].append(both / gold.total() if gold else 1.0)
    for name in ("title", "author", "published", "outlet"):
        total.found[name] += getattr(parsed, name) is not None
    total.found["modified"] += parsed.details.modified is not None
    tree = tree_of(re.sub(r"^\s*<\?xml[^>]*\?>", "", decode(data, declared_charset(data)).text))
    _witnesses(total, parsed, tree, address)


def _witnesses(total: Score, parsed: Parsed, tree: HtmlElement, address: str) -> None:
    headings = [" ".join(h.text_content().split()) for h in tree.xpath("//h1")]
    if len(headings) == 1 and headings[0]:
        one, other = letters(headings[0]), letters(parsed.title or "")
        total.title.add(bool(other) and (one in other or other in one))
    day = _DAY.search(address)
    if day and parsed.published:
        told = date(int(day[1]), int(day[2]), int(day[3]))
        # the address has the publisher's day, the page maybe that of Greenwich
        total.day.add(abs((date.fromisoformat(parsed.published[:10]) - told).days) <= 1)
    names = list(_marked_authors(tree))
    if names:
        said = letters(parsed.author or "")
        total.author.add(any(letters(name) in said or (said and said in letters(name)) for name in names))


def _marked_authors(tree: HtmlElement) -> Iterable[str]:
    for element in tree.xpath(
        "//article//a[@rel='author'] | //a[@rel='author'] | //*[@itemprop='author']//*[@itemprop='name']"
    ):
        name = " ".join(element.text_content().split())
        if 4 <= len(name) <= 60:
            yield name

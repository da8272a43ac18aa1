"""A page of links: which of them lead to articles, by what repeats on the page itself.

Each link gathers evidence: its address (a date, an id, a long slug), its words, where it stands, and whether its
neighbours of the same shape or the same container are such links, too. The weights were set by hand on the pages of
tests/parse/test_links.py (fourteen layouts, English and Russian), and hold for all of them with one threshold.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from svodka.errors import ParseError
from svodka.lexicon.pages import LABEL_WORDS, NAVIGATION, OLDER, SERVICE_PATHS
from svodka.model import Item, Listing, SourceKind
from svodka.parse.address import canonical_address
from svodka.parse.moments import believable, moment_of
from svodka.parse.trees import attribute, tree_of
from svodka.text.language import language_code

# An archive page lists a thousand; what has more links is a map of a site
MOST_LINKS = 5_000
LONGEST_TITLE = 300
# Points at which a link counts as an article's: an id or slug (2) with four words (2), or either with its kind repeated
_ENOUGH = 4
# Where most links of a shape are articles', the others are with less, too (a title of one word)
_LEARNT = 2
_REPEATED = 3
_HIGHEST_CARD = 6  # levels from a link up to the card around it; more is the list
_DATED = re.compile(r"/(?:19|20)\d\d[/_-]?(?:0?[1-9]|1[0-2])(?:[/_-]?(?:0?[1-9]|[12]\d|3[01]))?(?=[/_-]|$)")
_ID = re.compile(r"\d{4,}")
_LONG_ID = re.compile(r"\d{5,}")  # longer than a year
_TITLED = re.compile(r"(?:^|[\s_-])(?:title|headline|heading|name)(?:$|\s)", re.I)
_LOOSE_END = re.compile(r"[\W_]*\b(?:in|by|from|at|в|от|автор)\W*$", re.I)  # "Posted on May 14, 2031 in"
_SLUG = re.compile(r"[^\W_]+(?:[-_][^\W_]+){2,}")
_MEDIA = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|mp[34]|avi|pdf|docx?|xlsx?|zip|css|js|xml|rss|ico)$", re.I)
_FEED = re.compile(r"(?:/|^)(?:rss|feed|feeds|atom)(?:[./]|$)|\.rss$|\.atom$", re.I)
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
_SERVICE = re.compile("|".join(f"(?:{pattern})" for pattern, _ in SERVICE_PATHS), re.I)
_LABEL = re.compile("|".join(f"(?:{pattern})" for pattern, _ in LABEL_WORDS), re.I)
_OLDER = re.compile("|".join(f"(?:{pattern})" for pattern, _ in OLDER), re.I)
_NAVIGATION = re.compile(rf"(?:^|[\s_-])(?:{'|'.join(NAVIGATION)})(?:$|[\s_-])", re.I)


@dataclass(slots=True)
class Link:
    """One link of the page, and what speaks for an article behind it."""

    element: HtmlElement
    address: str
    words: str
    shape: str  # of the address: "/news/D/S"
    place: str  # of the element: tags and classes above it
    aside: bool  # in navigation, a footer, a block of services
    announced: str | None = None  # the date beside it
    points: int = 0


def links_of(text: str, address: str, fetched_on: date) -> Listing:
    """What a page of links announces. Raises ParseError where it has neither such links nor feeds."""
    tree = tree_of(text)
    links = list(_links(tree, address))
    cards = _cards(links)
    for link in links:
        link.announced = _announced(link, cards, fetched_on)
    _judge(links)
    items: dict[str, Item] = {}
    for link in _chosen(links):
        item = Item(link.address, _words(link), link.announced)
        items[link.address] = _better(items.get(link.address), item)
    feeds = _feeds(tree, address)
    if not items and not feeds:
        raise ParseError("the page has no links that look like articles, and names no feed; is it a list of articles?")
    title = tree.xpath("string(//title)")
    return Listing(
        kind=SourceKind.LISTING,
        items=tuple(items.values()),
        title=" ".join(title.split())[:LONGEST_TITLE] or None,
        language=language_code(attribute(tree, "lang")),
        site=_absolute("/", address),
        older=_older(tree, address),
        listings=feeds,
    )


def _links(tree: HtmlElement, address: str) -> Iterable[Link]:
    here = _bare(address)
    for element in tree.xpath("//a[@href]")[:MOST_LINKS]:
        found = _absolute(element.get("href"), address)
        if found is None or _bare(found) == here or not _same_site(found, address):
            continue
        parts = urlsplit(found)
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        if _MEDIA.search(parts.path) or path == "/":
            continue
        above = list(element.iterancestors())
        yield Link(element, found, _said(element), _shape(path), _place(above), _is_aside(above))


def _judge(links: list[Link]) -> None:
    """Gives each link its points."""
    shapes = Counter(shape for shape, _ in {(link.shape, link.address) for link in links})
    places = Counter(place for place, _ in {(link.place, link.address) for link in links if not link.aside})
    for link in links:
        path = urlsplit(link.address).path
        count = 0 if _LABEL.fullmatch(link.words) else len(link.words.split())
        link.points = (
            2 * bool(_DATED.search(path))
            + 2 * _has_id(link.address)
            + 2 * bool(_SLUG.search(path.rpartition("/")[2] or path.rstrip("/").rpartition("/")[2]))
            + (2 if count >= 4 else 1 if count == 3 else 0)
            + (shapes[link.shape] >= _REPEATED)
            + (not link.aside and places[link.place] >= _REPEATED)
            + _is_headed(link.element)
            + 2 * (link.announced is not None)
            - 3 * link.aside
            - 6 * _is_service(link.address)
        )


def _chosen(links: list[Link]) -> list[Link]:
    """The links to articles: those with evidence enough, and those whose kind is known by the others."""
    best: dict[str, int] = {}
    for link in links:
        best[link.address] = max(best.get(link.address, -99), link.points)
    of_shape: dict[str, set[str]] = defaultdict(set)
    of_place: dict[str, set[str]] = defaultdict(set)
    for link in links:
        of_shape[link.shape].add(link.address)
        if not link.aside:
            of_place[link.place].add(link.address)
    share = {s: sum(best[a] >= _ENOUGH for a in found) / len(found) for s, found in of_shape.items()}
    placed = {p: sum(best[a] >= _ENOUGH for a in found) / len(found) for p, found in of_place.items()}
    chosen = []
    for link in links:
        learnt = len(of_shape[link.shape]) >= _REPEATED and share[link.shape] >= 0.5 and not link.aside
        odd = len(of_shape[link.shape]) > _REPEATED and share[link.shape] < 0.25
        among = len(of_place[link.place]) > _REPEATED and placed[link.place] >= 0.6 and not link.aside
        needed = _LEARNT if learnt else _ENOUGH - 1 if among else _ENOUGH + 1 if odd else _ENOUGH
        if best[link.address] >= needed:
            chosen.append(link)
    return chosen


def _better(before: Item | None, item: Item) -> Item:
    """What two links to one article tell together: the longer title, the date that one of them has."""
    if before is None:
        return item
    title = max(before.title or "", item.title or "", key=len) or None
    return Item(before.address, title, before.announced or item.announced)


def _words(link: Link) -> str | None:
    words = link.words if not _LABEL.fullmatch(link.words) else ""
    return words[:LONGEST_TITLE] or None


def _said(element: HtmlElement) -> str:
    """The words of a link: of the title in it, where it holds a whole card; else all; else of its picture."""
    headings = element.xpath(".//h1 | .//h2 | .//h3 | .//h4 | .//h5") or [
        e for e in element.iterdescendants() if _TITLED.search(e.get("class") or "")
    ]
    words = " ".join(_shown(headings[0]).split()) if headings else ""
    words = words or " ".join(_shown(element).split())
    if not words:
        told = [element.get("title"), element.get("aria-label"), *element.xpath(".//img/@alt")]
        words = next((" ".join(t.split()) for t in told if t and t.strip()), "")
    return words


def _shown(element: HtmlElement) -> str:
    """The words in an element, but for dates and counters set in elements of their own."""
    found = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in ("time", "script", "style", "svg", "noscript"):
            inner = _shown(child)
            short = " ".join(inner.split())
            if not (_CLOCK.fullmatch(short) or short.isdigit() or (len(short) < 40 and moment_of(short))):
                found.append(f" {inner} " if child.tag in ("div", "p", "br", "li") else inner)
        found.append(child.tail or "")
    return "".join(found)


def _shape(path: str) -> str:
    """What addresses of one kind share: sections, numbers, dates and slugs stand for any."""
    shape = _DATED.sub("/D", path)
    pieces: list[str] = []
    for piece in re.split(r"(?<=[/?&=])", shape):
        body = piece.rstrip("/?&=")
        mark = piece[len(body) :]
        stem, dot, suffix = body.partition(".")
        if _LONG_ID.search(stem):
            stem = "N"
        elif _SLUG.search(stem) or len(stem) > 24:
            stem = "S"
        elif any(ch.isdigit() for ch in stem):
            stem = "N"
        elif mark == "/" and stem and pieces and stem != "D":
            stem = "*"
        pieces.append(stem + dot + suffix + mark)
    return "".join(pieces)


def _has_id(address: str) -> bool:
    parts = urlsplit(address)
    last = parts.path.rstrip("/").rpartition("/")[2]
    return bool(_ID.search(_DATED.sub("", f"/{last}")) or re.search(r"(?:^|[&_])\w*id=\d+", parts.query))


def _is_service(address: str) -> bool:
    parts = urlsplit(address)
    return _SERVICE.search(f"{parts.path}?{parts.query}") is not None


def _place(above: list[HtmlElement]) -> str:
    return "/".join(f"{e.tag}.{(e.get('class') or '').strip().split(' ')[0]}" for e in above[:4])


def _is_aside(above: list[HtmlElement]) -> bool:
    for element in above:
        if element.tag in ("nav", "footer") or element.get("role") in ("navigation", "contentinfo", "menu"):
            return True
        if element.tag not in ("body", "html") and _NAVIGATION.search(
            f"{element.get('class') or ''} {element.get('id') or ''}"
        ):
            return True
    return False


def _is_headed(element: HtmlElement) -> bool:
    """Whether a heading is the link, or is in it."""
    return bool(element.xpath("ancestor::*[self::h1 or self::h2 or self::h3 or self::h4][1] | .//h2 | .//h3 | .//h4"))


def _cards(links: list[Link]) -> dict[HtmlElement, set[str]]:
    """Element -> the addresses to which links below it lead."""
    found: dict[HtmlElement, set[str]] = defaultdict(set)
    for link in links:
        if not link.aside and not _is_service(link.address):
            for n, element in enumerate(link.element.iterancestors()):
                if n >= _HIGHEST_CARD:
                    break
                found[element].add(link.address)
    return found


def _announced(link: Link, cards: dict[HtmlElement, set[str]], fetched_on: date) -> str | None:
    """The date that stands beside a link, inside the card that leads nowhere else."""
    card = link.element
    for n, element in enumerate(link.element.iterancestors()):
        if n >= _HIGHEST_CARD or len(cards.get(element, ())) > 1 or element.tag == "body":
            break
        card = element
    told = [*card.xpath(".//time/@datetime"), *card.xpath(".//*[@itemprop='datePublished']/@content")]
    told += [t for t in card.xpath(".//text()[normalize-space()]") if 6 <= len(t.strip()) <= 40]
    for words in told[:60]:
        found = moment_of(_LOOSE_END.sub("", words))
        if found and believable(found, fetched_on):
            return found
    return None


def _older(tree: HtmlElement, address: str) -> str | None:
    told = tree.xpath("//link[contains(concat(' ', @rel, ' '), ' next ')]/@href")
    told += tree.xpath("//a[contains(concat(' ', @rel, ' '), ' next ')]/@href")
    if not told:
        told = [a.get("href") for a in tree.xpath("//a[@href]") if _OLDER.fullmatch(" ".join(_shown(a).split()))]
    found = _absolute(told[0], address) if told else None
    return found if found and _same_site(found, address) and _bare(found) != _bare(address) else None


def _feeds(tree: HtmlElement, address: str) -> tuple[str, ...]:
    declared = tree.xpath(
        "//link[contains(@rel, 'alternate')][contains(@type, 'rss') or contains(@type, 'atom') "
        "or contains(@type, 'feed+json')]/@href"
    )
    linked = [a.get("href") for a in tree.xpath("//a[@href]") if _FEED.search(urlsplit_path(a.get("href")))]
    found = [_absolute(href, address) for href in [*declared, *linked]]
    return tuple(dict.fromkeys(f for f in found if f and (_same_site(f, address) or f in found[: len(declared)])))[:20]


def urlsplit_path(href: str) -> str:
    """The path of a link; empty for one that can't be understood."""
    try:
        return urlsplit(href).path
    except ValueError:
        return ""


def _absolute(href: str | None, base: str) -> str | None:
    try:
        address = urljoin(base if base.startswith("http") else "", (href or "").strip())
        parts = urlsplit(address)
    except ValueError:
        return None
    return canonical_address(address) if parts.scheme in ("http", "https") and parts.hostname else None


def _bare(address: str) -> str:
    return canonical_address(address).rstrip("/").removeprefix("http://").removeprefix("https://").removeprefix("www.")


def _same_site(one: str, other: str) -> bool:
    if not other.startswith("http"):
        return True  # a saved page: nobody knows whose
    hosts = [(urlsplit(a).hostname or "").removeprefix("www.").removeprefix("m.") for a in (one, other)]
    return hosts[0] == hosts[1] or hosts[0].endswith(f".{hosts[1]}")

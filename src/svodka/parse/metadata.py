"""What a page says of itself: JSON-LD, then microdata, then OpenGraph and other meta elements."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from svodka.parse.address import canonical_address
from svodka.parse.moments import believable, moment_of

_ARTICLE = re.compile(
    r"(?:News|Blog|Reportage|Analysis|Opinion|Social\w*)?(?:Article|Posting)|Report|LiveBlogPosting|WebPage|VideoObject"
)
_MODIFIED_META = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "last-modified",
    "dcterms.modified", "dc.date.modified", "lastmod",
)  # fmt: skip
_DATE_META = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.issued", "publish-date", "publish_date", "pubdate", "parsely-pub-date", "sailthru.date",
    "mediator_published_time",
)  # fmt: skip
# More of a page's JSON-LD than this is a catalogue, not an article's description
_LONGEST_JSON = 1_000_000


@dataclass(frozen=True, slots=True)
class Metadata:
    """A page's own words about itself; None where it is silent."""

    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    published: str | None = None  # ISO 8601
    modified: str | None = None  # ISO 8601; None, too, where it is the moment of publication
    guessed: str | None = None  # a date that the page shows somewhere, where it doesn't say when it was published
    language: str | None = None  # ISO 639-1
    address: str | None = None  # absolute


def metadata_of(tree: HtmlElement, address: str) -> Metadata:
    """The metadata of a page that was fetched from ``address``.

    A date from before the web (templates have the year 1) is passed over; one after the fetch is the page's word.
    """
    article = _article(tree)
    meta = _meta(tree)
    published, modified = _published(article, tree, meta), _modified(article, tree, meta)
    return Metadata(
        title=_first(_text(article.get("headline")), meta.get("og:title"), meta.get("twitter:title"), _title(tree)),
        author=_first(
            _names(article.get("author")),
            _itemprop(tree, "author"),
            meta.get("author"),
            meta.get("article:author"),
        ),
        outlet=_first(_names(article.get("publisher")), meta.get("og:site_name"), meta.get("application-name")),
        published=published,
        modified=modified if modified != published else None,
        language=_language(
            _first(
                _text(article.get("inLanguage")),
                tree.get("lang"),
                tree.get("xml:lang"),
                meta.get("og:locale"),
            )
        ),
        address=_canonical(tree, meta, address),
    )


def _published(article: dict[str, Any], tree: HtmlElement, meta: dict[str, str]) -> str | None:
    told = [
        _text(article.get("datePublished")),
        _itemprop(tree, "datePublished"),
        *(meta.get(name) for name in _DATE_META),
    ]
    times = tree.xpath("//article//time[@datetime][@pubdate or contains(@class, 'publish')]/@datetime")
    return _first_moment([*told, *times])


def _modified(article: dict[str, Any], tree: HtmlElement, meta: dict[str, str]) -> str | None:
    told = [
        _text(article.get("dateModified")),
        _itemprop(tree, "dateModified"),
        *(meta.get(name) for name in _MODIFIED_META),
    ]
    times = tree.xpath("//time[@datetime][contains(@class, 'updat') or contains(@class, 'modif')]/@datetime")
    return _first_moment([*told, *times[:1]])


def _first_moment(told: Iterable[str | None]) -> str | None:
    return next((found for found in map(moment_of, told) if found and believable(found, None)), None)


def _canonical(tree: HtmlElement, meta: dict[str, str], address: str) -> str | None:
    """The canonical address that the page tells, if it is one of the same site (or the page came as a file).

    A page may not speak for another site: its words would be booked under that site's name.
    """
    links = tree.xpath("//link[@rel='canonical']/@href")
    told = _first(*links[:1], meta.get("og:url"))
    if told is None:
        return None
    told = urljoin(address, told) if address.startswith("http") else told
    try:
        parts = urlsplit(told)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    if address.startswith("http") and _site(parts.hostname) != _site(urlsplit(address).hostname or ""):
        return None
    return canonical_address(told)


def _site(host: str) -> str:
    for prefix in ("www.", "m.", "amp."):
        host = host.removeprefix(prefix)
    return host


def _article(tree: HtmlElement) -> dict[str, Any]:
    """The JSON-LD object that describes the article; empty where there is none that can be read."""
    found: dict[str, Any] = {}
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        if len(script) > _LONGEST_JSON:
            continue
        try:
            value = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(value):
            if "datePublished" in node and "headline" in node:
                return node
            found = found or node
    return found


def _nodes(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if any(isinstance(k, str) and _ARTICLE.fullmatch(k) for k in (kinds if isinstance(kinds, list) else [kinds])):
            yield value
        yield from _nodes(value.get("@graph"), depth + 1)


def _meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = _text(element.get("content"))
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _itemprop(tree: HtmlElement, name: str) -> str | None:
    for element in tree.xpath("//*[@itemprop=$name]", name=name)[:3]:
        told = _text(element.get("content") or element.get("datetime") or element.text_content())
        if told and len(told) <= 120:
            return told
    return None


def _title(tree: HtmlElement) -> str | None:
    for path in ("//h1", "//title"):
        found = tree.xpath(path)
        if found and _text(found[0].text_content()):
            return _text(found[0].text_content())
    return None


def _names(value: Any) -> str | None:
    """The names in a JSON-LD person, organisation, list of them, or plain words."""
    if isinstance(value, list):
        return ", ".join(filter(None, (_names(v) for v in value[:6]))) or None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: Any) -> str | None:
    """A line of words; what was escaped twice ("&#8217;" in JSON-LD) is unescaped."""
    return " ".join(html.unescape(value).split()) or None if isinstance(value, str) else None


def _first(*values: str | None) -> str | None:
    return next((v for v in values if v), None)


def _language(value: str | None) -> str | None:
    match = re.match(r"[a-zA-Z]{2}(?![a-zA-Z])", value or "")
    return match[0].lower() if match else None

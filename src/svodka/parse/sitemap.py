"""Sitemaps, news sitemaps and indexes of sitemaps (https://www.sitemaps.org): addresses, and what is told of them."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any
from urllib.parse import urljoin, urlsplit

from svodka.errors import ParseError
from svodka.model import Item, Listing, SourceKind
from svodka.parse.address import canonical_address
from svodka.parse.fragment import plain_line
from svodka.parse.moments import believable, moment_of
from svodka.text.language import language_code

# The protocol's own bounds
MOST_ADDRESSES = 50_000
LARGEST = 50 * 1024 * 1024  # bytes, unpacked
_LONGEST_TITLE = 500
_OF_MEDIA = re.compile("sitemap-(?:image|video)")


def unpacked(data: bytes) -> bytes:
    """The bytes in a gzip file. Raises ParseError for a broken one and for more than a sitemap may have."""
    unpacker = zlib.decompressobj(wbits=31)
    try:
        found = unpacker.decompress(data, LARGEST + 1)
    except zlib.error:
        raise ParseError("its gzip is broken; fetch it again") from None
    if len(found) > LARGEST:
        raise ParseError(f"it unpacks to more than {LARGEST // 2**20} MiB, which no sitemap may have; it was not read")
    return found


def sitemap_of(text: str, address: str, fetched_on: date) -> Listing:
    """What a sitemap lists. Raises ParseError where its root is no sitemap's."""
    items: dict[str, Item] = {}
    listings: dict[str, None] = {}
    faults: dict[str, None] = {}
    languages: set[str] = set()
    names: dict[str, None] = {}
    for element in _elements(_bytes(text), faults):
        told = _told(element)
        link = _absolute(told.get("loc"), address)
        if link is None:
            faults["An entry has no address; it was left out."] = None
        elif len(items) + len(listings) >= MOST_ADDRESSES:
            faults[f"It lists more than {MOST_ADDRESSES:,} addresses; the first were read."] = None
            break
        elif _name(element) == "sitemap":
            listings[link] = None
        else:
            items.setdefault(link, _item(link, told, fetched_on, faults))
            languages.add(language_code(told.get("language")) or "")
            names[told.get("name", "")] = None
    return Listing(
        kind=SourceKind.SITEMAP,
        items=tuple(items.values()),
        title=next(iter(names)) or None if len(names) == 1 else None,
        language=next(iter(languages)) or None if len(languages) == 1 else None,
        listings=tuple(listings),
        faults=tuple(faults),
    )


def _elements(data: bytes, faults: dict[str, None]) -> Iterator[Any]:
    """The ``url`` and ``sitemap`` elements, one at a time: no entity is resolved, nothing is fetched."""
    from lxml import etree  # type: ignore[import-untyped]

    reading = etree.iterparse(
        BytesIO(data),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=True,
        huge_tree=False,
    )
    root = None
    try:
        for event, element in reading:
            if not isinstance(element.tag, str):
                continue
            if root is None:
                root = element
                if _name(root) not in ("urlset", "sitemapindex"):
                    raise ParseError("it is XML and no sitemap: its root is neither urlset nor sitemapindex")
            if event == "end" and _name(element) in ("url", "sitemap"):
                yield element
                # what was read is forgotten: 50,000 entries would take 400 MB
                element.clear()
                while element.getprevious() is not None and element.getparent() is not None:
                    del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        faults[f"Its XML is broken ({str(error.msg)[:80]}); it was read as far as it goes."] = None
    if root is None:
        raise ParseError("it begins as a sitemap and holds no element that can be read")


def _bytes(text: str) -> bytes:
    """UTF-8 without the declaration, which may name another charset."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text.lstrip("\ufeff \t\r\n")).lstrip().encode("utf-8", "replace")


def _told(element: Any) -> dict[str, str]:
    """What the entry's elements say, by their names without the namespace; the first of a name stands."""
    told: dict[str, str] = {}
    for inner in element.iter():
        # image:loc and image:title are of a picture
        if isinstance(inner.tag, str) and inner.text and inner.text.strip() and not _OF_MEDIA.search(inner.tag):
            told.setdefault(_name(inner), inner.text.strip())
    return told


def _item(link: str, told: dict[str, str], fetched_on: date, faults: dict[str, None]) -> Item:
    def moment(key: str) -> str | None:
        found = moment_of(told.get(key))
        if key in told and (found is None or not believable(found, fetched_on)):
            faults[f"An entry's date {told[key][:40]!r} can't be: it was left out."] = None
            return None
        return found

    title = plain_line(told.get("title", ""))[:_LONGEST_TITLE] or None
    return Item(link, title, announced=moment("publication_date"), updated=moment("lastmod"))


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _absolute(told: str | None, base: str) -> str | None:
    if not told:
        return None
    try:
        address = urljoin(base if base.startswith("http") else "", told)
        parts = urlsplit(address)
    except ValueError:
        return None
    return canonical_address(address) if parts.scheme in ("http", "https") and parts.hostname else None

"""OPML 2.0, the exchange format of feed readers: a desk's sources out, anyone's feeds in.

Feeds are outlines of type "rss", as every reader has them, in a folder for each kind of outlet. What OPML has no word
for stands in attributes of our own namespace, and so do sources that are no feeds (type "link") and the outlets: what
one desk writes, another reads back without loss.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit

from lxml import etree  # type: ignore[import-untyped]

from svodka.config.outlets import outlet_text, read_outlets
from svodka.config.sources import new_key, read_sources, same_address
from svodka.errors import ConfigError
from svodka.model import Outlet, Source, SourceKind
from svodka.parse.decode import decode
from svodka.toml import Table, parsed

NAMESPACE = "urn:svodka:opml:1"
# The largest collections of feeds that are passed around hold some thousands, at 200 bytes each
LARGEST = 16 * 2**20

_OURS = f"{{{NAMESPACE}}}"
_CHARSET = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']""", re.I)
_PROLOG = re.compile(r"^\s*<\?xml.*?\?>", re.S)
# A document type can name files and grow without end; OPML needs none
_TYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.I)
_BARE_AMPERSAND = re.compile(r"&(?!(?:#\d+|#x[0-9a-f]+|amp|lt|gt|quot|apos);)", re.I)
# What XML 1.0 has no place for
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NO_KIND = "other"


@dataclass(frozen=True, slots=True)
class Outlines:
    """What an OPML file says."""

    sources: tuple[Source, ...]  # each address once
    outlets: tuple[Outlet, ...]
    skipped: int  # outlines that are neither folder nor feed, and second ones of a feed
    faults: tuple[str, ...] = ()  # what was wrong with the file, one clear sentence each


def written_opml(name: str, sources: Sequence[Source], outlets: Iterable[Outlet]) -> bytes:
    """The sources as OPML 2.0 in UTF-8, with the outlets that they name."""
    known = {outlet.key: outlet for outlet in outlets}
    root = etree.Element("opml", {"version": "2.0"}, nsmap={"svodka": NAMESPACE})
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = _NOT_XML.sub(" ", name)
    used = {source.outlet for source in sources}
    described = "\n".join(outlet_text(known[key]) for key in known if key in used)
    if described:
        etree.SubElement(head, f"{_OURS}outlets").text = "\n" + _NOT_XML.sub(" ", described)
    body = etree.SubElement(root, "body")
    filed = sorted(sources, key=lambda source: _category(source, known))
    for category, group in groupby(filed, key=lambda source: _category(source, known)):
        folder = etree.SubElement(body, "outline", {"text": category})
        for source in group:
            etree.SubElement(folder, "outline", _attributes(source, category, known))
    etree.indent(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"


def read_opml(data: bytes, taken: Iterable[str]) -> Outlines:
    """The feeds of an OPML file at any depth, and all sources of one that a desk wrote.

    ``taken`` are keys that new ones must not have. Raises ConfigError where it is no OPML, and for XML with a
    document type, which may name other files.
    """
    root, faults = _root(data)
    outlets = _outlets(root)
    keys, addresses = set(taken), set[str]()
    found, skipped = [], 0
    for outline in root.iter("outline"):
        source = _source(outline, keys, {outlet.key for outlet in outlets})
        if source and same_address(source.address) not in addresses:
            found.append(source)
            keys.add(source.key)
            addresses.add(same_address(source.address))
        elif source or not len(outline):
            skipped += 1
    return Outlines(tuple(found), outlets, skipped, faults)


def _category(source: Source, outlets: dict[str, Outlet]) -> str:
    outlet = outlets.get(source.outlet or "")
    return outlet.kind.value if outlet and outlet.kind else _NO_KIND


def _attributes(source: Source, category: str, outlets: dict[str, Outlet]) -> dict[str, str]:
    outlet = outlets.get(source.outlet or "")
    feed = source.kind is SourceKind.FEED
    text = source.title or (outlet.name if outlet else source.key)
    values = {
        "type": "rss" if feed else "link",
        "text": text,
        "title": text if feed else None,
        "xmlUrl" if feed else "url": source.address,
        "category": f"/{category}",
        "language": source.language,
        f"{_OURS}key": source.key,
        f"{_OURS}kind": source.kind.value,
        f"{_OURS}title": source.title,
        f"{_OURS}outlet": source.outlet,
        f"{_OURS}paused": "true" if source.paused else None,
        f"{_OURS}every": str(source.every) if source.every else None,
        f"{_OURS}follow": None if source.follow else "false",
        f"{_OURS}checked": None if source.checked else "false",
    }
    return {key: _NOT_XML.sub(" ", value) for key, value in values.items() if value is not None}


def _root(data: bytes) -> tuple[etree._Element, tuple[str, ...]]:
    declared = _CHARSET.match(data.removeprefix(b"\xef\xbb\xbf")[:200])
    decoded = decode(data, declared[1].decode("ascii") if declared else None)
    text = _PROLOG.sub("", decoded.text.removeprefix("\ufeff"), count=1).strip()
    if _TYPE.search(text):
        raise ConfigError("it has a document type (<!DOCTYPE …>), which can name other files: take that line out")
    faults = decoded.faults
    try:
        root = _tree(text)
    except etree.XMLSyntaxError:
        try:
            root = _tree(_BARE_AMPERSAND.sub("&amp;", text))
        except etree.XMLSyntaxError as error:
            raise ConfigError(f"it is no well-formed XML: {error.msg}") from error
        faults = (*faults, 'it has "&" that should be "&amp;"; they were read as such')
    if etree.QName(root).localname.lower() != "opml":
        raise ConfigError(f"it is no OPML: it begins with <{etree.QName(root).localname}>")
    return root, faults


def _tree(text: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    return etree.fromstring(_NOT_XML.sub(" ", text), parser)


def _outlets(root: etree._Element) -> tuple[Outlet, ...]:
    described = root.find(f"head/{_OURS}outlets")
    if described is None or not described.text:
        return ()
    values = parsed(described.text, "its outlets").get("outlet", [])
    if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
        raise ConfigError("its outlets must be [[outlet]] tables")
    return read_outlets(Table(f"its outlet {number}", value) for number, value in enumerate(values, 1))


def _source(outline: etree._Element, keys: set[str], outlets: set[str]) -> Source | None:
    """The source that an outline describes; None for folders, and for what is no feed and was not written by a desk."""
    attributes = {key.lower() if not key.startswith("{") else key: value for key, value in outline.attrib.items()}
    ours = {key.removeprefix(_OURS): value for key, value in attributes.items() if key.startswith(_OURS)}
    address = (attributes.get("xmlurl") or (attributes.get("url") if "kind" in ours else None) or "").strip()
    address = re.sub(r"^feed:(?://)?(?=https?:)", "", re.sub(r"^feed://(?!https?:)", "http://", address))
    if not address:
        return None
    key = ours.get("key", "")
    outlet = ours.get("outlet")
    language = re.match("[a-z]{2}(?![a-z])", attributes.get("language", "").lower())
    values: dict[str, object] = {
        "key": key if key and key not in keys else new_key(address, keys) if _is_web(address) else "source",
        "address": address,
        "kind": ours.get("kind", SourceKind.FEED.value),
        "outlet": outlet if outlet in outlets else None,
        "title": ours.get("title") if ours else _line(attributes.get("title") or attributes.get("text")),
        "language": language[0] if language else None,
        "paused": ours.get("paused") == "true",
        "every": int(ours["every"]) if re.fullmatch(r"\d{1,6}", ours.get("every", ""), re.ASCII) else None,
        "follow": ours.get("follow") != "false",
        "checked": bool(ours) and ours.get("checked") != "false",
    }
    table = Table(f"its outline on line {outline.sourceline}", {k: v for k, v in values.items() if v is not None})
    try:
        (source,) = read_sources([table], outlets)
    except ConfigError:
        return None
    return source


def _is_web(address: str) -> bool:
    try:
        return urlsplit(address).scheme in ("http", "https")
    except ValueError:
        return False


def _line(text: str | None) -> str | None:
    """Outside text on one line, at most as long as a headline (200 characters)."""
    return " ".join(re.sub("[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", text or "").split())[:200] or None

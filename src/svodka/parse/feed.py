"""Feeds in XML: RSS 0.9x, 1.0 and 2.0, Atom; and JSON Feed by its own module."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from svodka.errors import ParseError
from svodka.model import Item
from svodka.parse.entries import (
    MOST_ENTRIES,
    SHORTEST_CONTENT,
    SHORTEST_DESCRIPTION,
    Entry,
    Feed,
    absolute,
    absolute_all,
    assembled,
    entry_moment,
    entry_of,
    title_line,
    whole_text,
)
from svodka.parse.json_feed import json_feed
from svodka.text.language import language_code

PARSER = "feed/1"
LONGEST_FEED = 20_000_000  # characters; 5,000 entries with 4,000 characters each
_ENTRY = re.compile(r"<(?:[\w-]+:)?(item|entry)[\s>]", re.I)
_ROOT = re.compile(r"<((?:[\w-]+:)?(?:rss|rdf|feed))[\s>]", re.I)
_WEB = re.compile(r"https?://|/", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_PERIODS = {"hourly": 60, "daily": 24 * 60, "weekly": 7 * 24 * 60, "monthly": 30 * 24 * 60, "yearly": 365 * 24 * 60}
# A publisher who asks for a visit a year has not thought of news
_LONGEST_INTERVAL = 7 * 24 * 60


# the texts of a feed are asked for one by one: it is read once for all of them
@lru_cache(maxsize=2)
def feed_of(text: str, address: str, fetched_on: date) -> Feed:
    """The feed in ``text``. Raises ParseError for what is no feed."""
    if len(text) > LONGEST_FEED:
        raise ParseError(f"the feed has {len(text):,} characters, and at most {LONGEST_FEED:,} are read")
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        return json_feed(text, address, fetched_on)
    return _xml_feed(text, address, fetched_on)


def _xml_feed(text: str, address: str, fetched_on: date) -> Feed:
    import feedparser  # type: ignore[import-untyped]

    text, faults = _bounded(_DECLARATION.sub("", text).lstrip("\ufeff \t\r\n"))
    # a stream, never a string: feedparser would open a string as a file or an address
    headers = {"content-type": "application/xml; charset=utf-8"}
    try:
        told = feedparser.parse(
            io.BytesIO(text.encode("utf-8", "replace")), response_headers=headers, sanitize_html=False
        )
    except (RecursionError, ValueError, AssertionError, LookupError) as error:
        raise ParseError(f"it begins as a feed and can't be read as one ({type(error).__name__})") from None
    head = told.get("feed", {})
    if not told.get("version") and not told.get("entries"):
        raise ParseError("it is XML and no feed that we know; a feed is RSS, Atom or JSON Feed")
    if told.get("bozo") and told.get("bozo_exception") is not None:
        faults.append(f"Its XML is broken ({_short(told['bozo_exception'])}); it was read as far as it goes.")
    site = absolute(head.get("link"), address)
    entries = [_xml_entry(entry, site or address, fetched_on, faults) for entry in told["entries"]]
    return assembled(
        entries,
        faults,
        title=head.get("title"),
        language=language_code(head.get("language")),
        site=site,
        older=next((link.get("href") for link in head.get("links", ()) if link.get("rel") == "next"), None),
        interval=_interval(head),
        address=address,
    )


def _xml_entry(entry: Any, base: str, fetched_on: date, faults: list[str]) -> Entry | None:
    guid = str(entry.get("id") or "").strip()
    address = absolute(_link(entry), base) or absolute(guid if guid.startswith("http") else None, base)
    content = max((c.get("value") or "" for c in entry.get("content", ())), key=len, default="")
    detail = entry.get("title_detail", {})
    title = str(entry.get("title") or "")
    item = Item(
        address=address or "",
        title=title_line(title, is_text=detail.get("type") == "text/plain" and "<" in title),
        announced=entry_moment(dict.get(entry, "published"), fetched_on, faults),
        updated=entry_moment(dict.get(entry, "updated"), fetched_on, faults),
        enclosures=absolute_all((e.get("href") for e in entry.get("enclosures", ())), base),
    )
    if item.announced is None and not dict.get(entry, "published") and item.updated:
        # Atom 0.3 and GitHub tell only when an entry was updated; its first version was published then
        item = replace(item, announced=item.updated)
    whole = whole_text(content, SHORTEST_CONTENT) or whole_text(str(entry.get("summary") or ""), SHORTEST_DESCRIPTION)
    return entry_of(guid, item, entry.get("author"), whole)


def _bounded(text: str) -> tuple[str, list[str]]:
    """The feed with at most ``MOST_ENTRIES`` entries, closed again where it was cut."""
    starts = [match.start() for match in _ENTRY.finditer(text)]
    root = _ROOT.search(text[:4096])
    if len(starts) <= MOST_ENTRIES or root is None:
        return text, []
    end = f"</{root[1]}>"
    closing = f"</channel>{end}" if root[1].lower() == "rss" else end
    fault = f"It lists {len(starts):,} entries; the first {MOST_ENTRIES:,} were read."
    return text[: starts[MOST_ENTRIES]] + closing, [fault]


def _link(entry: Any) -> str | None:
    """The entry's page: Atom's alternate link, RSS's link, the address before a counting service's."""
    links = [link for link in entry.get("links", ()) if link.get("rel", "alternate") == "alternate"]
    told = next((link.get("href") for link in links if "html" in (link.get("type") or "html")), None)
    found = entry.get("feedburner_origlink") or told or entry.get("link")
    # a guid that is told to be an address and is none
    return None if not found or (found == entry.get("id") and not _WEB.match(found)) else str(found)


def _interval(head: Any) -> int | None:
    """Minutes between two visits: RSS's ttl, or the syndication module's period and frequency."""
    ttl = str(head.get("ttl") or "").strip()
    if ttl.isdigit():
        minutes = int(ttl)
    else:
        period = _PERIODS.get(str(head.get("sy_updateperiod") or head.get("updateperiod") or "").strip().lower())
        often = str(head.get("sy_updatefrequency") or head.get("updatefrequency") or "1").strip()
        if period is None:
            return None
        minutes = period // max(1, int(often)) if often.isdigit() else period
    return min(max(minutes, 1), _LONGEST_INTERVAL) if minutes else None


def _short(error: object) -> str:
    return " ".join(str(error).split())[:80]

"""JSON Feed (https://jsonfeed.org): a feed in JSON."""

from __future__ import annotations

import html
import json
import re
from datetime import date
from typing import Any

from svodka.errors import ParseError
from svodka.model import Item
from svodka.parse.entries import (
    MOST_ENTRIES,
    SHORTEST_CONTENT,
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
from svodka.text.language import language_code


def is_json_feed(value: object) -> bool:
    """Whether a JSON value is a JSON Feed (https://jsonfeed.org)."""
    return isinstance(value, dict) and "jsonfeed.org/version" in str(value.get("version", ""))


def json_feed(text: str, address: str, fetched_on: date) -> Feed:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise ParseError("it begins as JSON and is none; a JSON Feed is one JSON object") from None
    if not is_json_feed(value):
        raise ParseError("it is JSON and no JSON Feed: it has no version of https://jsonfeed.org")
    faults: list[str] = []
    items = [i for i in value.get("items") or () if isinstance(i, dict)] if isinstance(value.get("items"), list) else []
    if len(items) > MOST_ENTRIES:
        faults.append(f"It lists {len(items):,} entries; the first {MOST_ENTRIES:,} were read.")
    site = absolute(_word(value, "home_page_url"), address)
    entries = [_json_entry(i, site or address, fetched_on, faults) for i in items[:MOST_ENTRIES]]
    return assembled(
        entries,
        faults,
        title=_word(value, "title"),
        language=language_code(_word(value, "language")),
        site=site,
        older=_word(value, "next_url"),
        interval=None,
        address=address,
    )


def _json_entry(value: dict[str, Any], base: str, fetched_on: date, faults: list[str]) -> Entry | None:
    guid = str(value.get("id") or "")
    link = _word(value, "url") or _word(value, "external_url") or (guid if guid.startswith("http") else None)
    attached = [a for a in value.get("attachments") or () if isinstance(a, dict)]
    authors = [a for a in value.get("authors") or [value.get("author")] if isinstance(a, dict)]
    item = Item(
        address=absolute(link, base) or "",
        title=title_line(_word(value, "title") or "", is_text=True),
        announced=entry_moment(_word(value, "date_published"), fetched_on, faults),
        updated=entry_moment(_word(value, "date_modified"), fetched_on, faults),
        enclosures=absolute_all((_word(a, "url") for a in attached), base),
    )
    plain = _word(value, "content_text")
    content = _word(value, "content_html") or (plain and _as_markup(plain)) or ""
    names = ", ".join(filter(None, (_word(a, "name") for a in authors[:6])))
    return entry_of(guid, item, names, whole_text(content, SHORTEST_CONTENT))


def _as_markup(plain: str) -> str:
    return "".join(f"<p>{html.escape(block)}</p>" for block in re.split(r"\n\s*\n", plain)).replace("\n", "<br>")


def _word(value: dict[str, Any], key: str) -> str | None:
    found = value.get(key)
    return found.strip() or None if isinstance(found, str) else None

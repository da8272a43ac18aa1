"""What a feed's entries come to, whichever the format: items, and the texts that the feed carries whole."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urljoin, urlsplit

from svodka.errors import ParseError
from svodka.model import Item, Listing, SourceKind
from svodka.parse.address import canonical_address
from svodka.parse.fragment import blocks_of, plain_line
from svodka.parse.moments import believable, moment_of

# The largest news feeds list a few hundred entries; feedparser reads some 1,500 a second
MOST_ENTRIES = 5_000
LONGEST_TITLE = 500
# A teaser has 100 to 400 characters in the feeds that we have; what a publisher puts into the element for
# whole texts is one from the length of a wire's flash on, a description only from two teasers on
SHORTEST_CONTENT = 300
SHORTEST_DESCRIPTION = 1_000
_CUT = re.compile(
    r"(?:\[(?:…|\.\.\.)\]|…|\.\.\.|(?:read|continue|more)\W{0,3}(?:more|reading)?|далее|подробнее)\W*$", re.I
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed; ``content`` is HTML, and None where the feed has only a teaser."""

    key: str
    item: Item
    author: str | None = None
    content: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that was read: what it announces and its entries."""

    listing: Listing
    entries: tuple[Entry, ...]

    def entry(self, part: str) -> Entry:
        """The entry with this key. Raises ParseError where there is none with a whole text."""
        for entry in self.entries:
            if entry.key == part and entry.content is not None:
                return entry
        raise ParseError(f"the feed has no entry {part!r} with its whole text; fetch the page that it links to")


def entry_of(guid: str, item: Item, author: object, content: str | None) -> Entry | None:
    """The entry under its key; None for one that says nowhere where it is and has no text either."""
    key = guid or item.address or item.title or ""
    if not item.address and not (content and key):
        return None
    item = replace(item, address=item.address or f"urn:feed-entry:{key}", part=key if content else None)
    return Entry(key, item, plain_line(str(author or ""))[:LONGEST_TITLE] or None, content)


def assembled(entries: Iterable[Entry | None], faults: list[str], *, address: str, title: object, language: str | None,
          site: str | None, older: str | None, interval: int | None) -> Feed:  # fmt: skip
    told = list(entries)
    unlinked = sum(entry is None for entry in told)
    if unlinked:
        faults.append(f"{unlinked} entry(ies) have neither an address nor a text of their own; they were left out.")
    found: dict[str, Entry] = {}
    for entry in told:
        if entry is not None:
            found.setdefault(entry.key, entry)
    listing = Listing(
        kind=SourceKind.FEED,
        items=tuple(entry.item for entry in found.values()),
        title=title_line(str(title or "")),
        language=language,
        site=site,
        older=absolute(older, address),
        interval=interval,
        faults=tuple(dict.fromkeys(faults)),
    )
    return Feed(listing, tuple(found.values()))


def whole_text(markup: str, shortest: int) -> str | None:
    """The markup, if its words are a whole text and not a teaser."""
    if len(markup) < shortest:
        return None
    words = blocks_of(markup).text
    return markup if len(words) >= shortest and not _CUT.search(words[-40:]) else None


def entry_moment(told: object, fetched_on: date, faults: list[str]) -> str | None:
    if not told:
        return None
    found = moment_of(str(told))
    if found is None or not believable(found, fetched_on):
        faults.append(f"An entry's date {str(told)[:40]!r} can't be: it was left out.")
        return None
    return found


def title_line(told: str, *, is_text: bool = False) -> str | None:
    line = " ".join(told.split()) if is_text else plain_line(told)
    return line[:LONGEST_TITLE] or None


def absolute(told: object, base: str) -> str | None:
    """An http(s) address, resolved against ``base``; None for any other."""
    if not isinstance(told, str) or not told.strip():
        return None
    try:
        address = urljoin(web_base(base), told.strip())
        parts = urlsplit(address)
    except ValueError:
        return None
    return canonical_address(address) if parts.scheme in ("http", "https") and parts.hostname else None


def web_base(address: str) -> str:
    return address if address.startswith(("http://", "https://")) else ""


def absolute_all(told: Iterable[object], base: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a for a in (absolute(t, base) for t in told) if a))[:20]

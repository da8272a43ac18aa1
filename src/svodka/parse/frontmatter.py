"""What a file says of itself above its text: ``key: value`` lines between two ``---``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from svodka.model import DocumentKind, Hints
from svodka.parse.dateline import dateline, iso_date

_BLOCK = re.compile(r"\A---[ \t]*\r?\n(?P<lines>(?:[^\r\n]*\r?\n){0,60}?)---[ \t]*(?:\r?\n|\Z)")
_LINE = re.compile(r"(?P<key>[A-Za-z][\w -]{0,40}):(?:\s+(?P<value>.*?))?\s*")
_KEYS = frozenset("address outlet published language title author kind edited views forwarded_from reply_to".split())
# Other programs' words for ours
_SAME = {
    "url": "address",
    "link": "address",
    "date": "published",
    "lang": "language",
    "site": "outlet",
    "publisher": "outlet",
}


@dataclass(frozen=True, slots=True)
class Header:
    """What the header tells; ``values`` by our keys."""

    values: dict[str, str] = field(default_factory=dict)
    faults: tuple[str, ...] = ()

    @property
    def kind(self) -> DocumentKind | None:
        """The kind of document, if the header tells one that we know."""
        kind = self.values.get("kind", "")
        return DocumentKind(kind) if kind in set(DocumentKind) else None


def split(text: str) -> tuple[Header, str]:
    """The header and the text below it, without the empty lines between; no header: the text as it is."""
    match = _BLOCK.match(text)
    if match is None or not any(_LINE.fullmatch(line) for line in match["lines"].splitlines()):
        return Header(), text
    return header(match["lines"].splitlines()), text[match.end() :].lstrip("\r\n")


def header(lines: list[str]) -> Header:
    """The header that ``key: value`` lines make; a line that is none is a fault, and so is a date that is none."""
    values: dict[str, str] = {}
    faults: list[str] = []
    for line in lines:
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            faults.append(f"A line of the header is no 'key: value': {line.strip()[:60]!r}.")
            continue
        key = match["key"].strip().lower().replace("-", "_").replace(" ", "_")
        key = _SAME.get(key, key)
        value = (match["value"] or "").strip().strip("\"'").strip()
        if value and key in _KEYS:
            values[key] = value
    day = values.pop("published", None)
    if day is not None:
        told = iso_date(day) or dateline(day)
        if told:
            values["published"] = told
        else:
            faults.append(
                f"The header's date {day!r} doesn't exist or can be read in two ways; write it as 2031-05-14."
            )
    return Header(values, tuple(faults))


def merge(hints: Hints, told: Header) -> Hints:
    """The hints, completed by the header: what the person says is stronger."""
    return Hints(
        published=hints.published or told.values.get("published"),
        outlet=hints.outlet or told.values.get("outlet"),
        language=hints.language or told.values.get("language"),
        title=hints.title or told.values.get("title"),
        address=hints.address or told.values.get("address"),
    )

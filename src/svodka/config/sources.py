"""``DESK/sources/*.toml``: where a desk collects."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from svodka.config.outlets import load_outlets
from svodka.model import Source, SourceKind
from svodka.toml import Table, files_in, table_text, tables

FOLDER = "sources"
OWN = "own.toml"  # the file to which commands add
REMOVED = "removed.toml"

_KEYS = ("key", "address", "kind", "outlet", "title", "language", "paused", "every", "follow", "checked")
_KINDS = tuple(kind.value for kind in SourceKind)
# A source that is visited less than once a month is better added by hand when it is due
_LONGEST_INTERVAL = 31 * 24 * 60


@dataclass(frozen=True, slots=True)
class Where:
    """A source with where it is written."""

    source: Source
    path: Path
    number: int  # which table of the file, from 0


def load_sources(root: Path) -> tuple[Source, ...]:
    """The sources of a desk, the paused ones too, by file name and place in the file.

    Raises ConfigError that names file, table and key: an unknown key, a wrong value, an outlet that isn't there,
    a key or an address that is there twice.
    """
    return tuple(where.source for where in where_sources(root))


def where_sources(root: Path) -> tuple[Where, ...]:
    """As ``load_sources``, each with where it is written."""
    outlets = {outlet.key for outlet in load_outlets(root)}
    found = [
        (path, number, table) for path in files_in(root / FOLDER) for number, table in enumerate(tables(path, "source"))
    ]
    sources = read_sources((table for _, _, table in found), outlets)
    return tuple(Where(source, path, number) for source, (path, number, _) in zip(sources, found, strict=True))


def load_removed(root: Path) -> tuple[Source, ...]:
    """The sources that people took out, the latest last; one that was taken out twice is there twice."""
    path = root / REMOVED
    return tuple(_source(table) for table in tables(path, "source")) if path.exists() else ()


def read_sources(found: Iterable[Table], outlets: Collection[str]) -> tuple[Source, ...]:
    """The sources that tables describe; ``outlets`` are the keys that they may name. Raises ConfigError."""
    keys: dict[str, str] = {}
    addresses: dict[str, str] = {}
    sources = []
    for table in found:
        source = _source(table)
        if source.key in keys:
            raise table.wrong("key", f"{source.key!r} is also that of {keys[source.key]}; change one of them")
        same = same_address(source.address)
        if same in addresses:
            raise table.wrong("address", f"{source.address} is also that of {addresses[same]}; remove one of them")
        if source.outlet is not None and source.outlet not in outlets:
            raise table.wrong(
                "outlet", f"{source.outlet!r} is described nowhere in outlets/; describe it or leave it out"
            )
        keys[source.key] = addresses[same] = table.place
        sources.append(source)
    return tuple(sources)


def source_text(source: Source) -> str:
    """A source as a TOML table that reads as the same source; what is as usual is left out."""
    return table_text(
        "source",
        {
            "key": source.key,
            "address": source.address,
            "kind": source.kind.value,
            "outlet": source.outlet,
            "title": source.title,
            "language": source.language,
            "paused": source.paused or None,
            "every": source.every,
            "follow": None if source.follow else False,
            "checked": None if source.checked else False,
        },
    )


def same_address(address: str) -> str:
    """One spelling for addresses at which the same is found.

    Without scheme, "www.", fragment and last slash; the host in small letters.
    """
    parts = urlsplit(address)
    path = parts.path.rstrip("/")
    if _is_telegram(parts):
        path = path.lower()  # names of channels are the same in capitals
    return f"{parts.netloc.lower().removeprefix('www.')}{path}" + (f"?{parts.query}" if parts.query else "")


def new_key(address: str, taken: Iterable[str]) -> str:
    """A key not among ``taken`` for a source at this address: https://www.example.org/rss -> example.org-rss."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    words = re.findall(r"\w+", f"{parts.path.removeprefix('/s/') if _is_telegram(parts) else parts.path} {parts.query}")
    # 60 characters: what still stands on one line of a list
    key = "-".join([host, *words]).lower()[:60].rstrip("-.") or "source"
    others = set(taken)
    return next(k for k in (key, *(f"{key}-{n}" for n in range(2, len(others) + 3))) if k not in others)


def _is_telegram(parts: SplitResult) -> bool:
    return parts.netloc.lower() == "t.me"


def _source(table: Table) -> Source:
    table.only(_KEYS)
    kind = table.needed("kind")
    if kind not in _KINDS:
        raise table.wrong("kind", f"must be one of {', '.join(_KINDS)}, not {kind!r}")
    return Source(
        key=table.name("key"),
        address=_address(table),
        kind=SourceKind(kind),
        outlet=table.text("outlet"),
        title=table.text("title"),
        language=table.language("language"),
        paused=table.flag("paused", False),
        every=table.number("every", 1, _LONGEST_INTERVAL),
        follow=table.flag("follow", True),
        checked=table.flag("checked", True),
    )


def _address(table: Table) -> str:
    address = table.needed("address")
    try:
        parts = urlsplit(address)
        host, secret, _ = parts.hostname, parts.username or parts.password, parts.port
    except ValueError:
        raise table.wrong("address", f"must be a web address, not {address!r}") from None
    if parts.scheme not in ("http", "https") or not host or re.search(r"\s", address):
        raise table.wrong("address", f'must begin with "https://" or "http://" and a host, not {address!r}')
    if secret:
        raise table.wrong("address", "carries a user name or password, which would end in the ledger; leave them out")
    return address

"""``DESK/outlets/*.toml``: who publishes, with labels that each name their source and date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from svodka.model import Label, Outlet, OutletKind
from svodka.toml import Table, files_in, table_text, tables

FOLDER = "outlets"
OWN = "own.toml"

_KEYS = ("key", "name", "names", "kind", "owner", "leaning", "reach", "languages", "sites", "country")
_KINDS = tuple(kind.value for kind in OutletKind)
_LABEL_KEYS = ("is", "source", "date", "checked")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_SITE = re.compile(r"[\w-]+(\.[\w-]+)+(/[^\s?#]*[^\s?#/])?")


def load_outlets(root: Path) -> tuple[Outlet, ...]:
    """The outlets of a desk, by file name and place in the file.

    Raises ConfigError that names file, table and key: unknown key, wrong value, a key that is there twice.
    """
    return read_outlets(table for path in files_in(root / FOLDER) for table in tables(path, "outlet"))


def read_outlets(found: Iterable[Table]) -> tuple[Outlet, ...]:
    """The outlets that tables describe. Raises ConfigError as ``load_outlets``."""
    places: dict[str, str] = {}
    outlets = []
    for table in found:
        outlet = _outlet(table)
        if outlet.key in places:
            raise table.wrong("key", f"{outlet.key!r} is also that of {places[outlet.key]}; change one of them")
        places[outlet.key] = table.place
        outlets.append(outlet)
    return tuple(outlets)


def outlet_text(outlet: Outlet) -> str:
    """An outlet as a TOML table that reads as the same outlet."""
    return table_text(
        "outlet",
        {
            "key": outlet.key,
            "name": outlet.name,
            "names": _names_values(outlet.names),
            "kind": _label_values(outlet.kind),
            "owner": _label_values(outlet.owner),
            "leaning": _label_values(outlet.leaning),
            "reach": _label_values(outlet.reach),
            "languages": outlet.languages or None,
            "sites": outlet.sites or None,
            "country": outlet.country,
        },
    )


def new_outlet_key(name: str, taken: Iterable[str]) -> str:
    """A key for an outlet of this name that is not among ``taken``: "The Halmar Courier" -> "the-halmar-courier"."""
    key = "-".join(re.findall(r"\w+", name.lower()))[:60].strip("-") or "outlet"
    others = set(taken)
    return next(k for k in (key, *(f"{key}-{n}" for n in range(2, len(others) + 3))) if k not in others)


def _outlet(table: Table) -> Outlet:
    table.only(_KEYS)
    kind = _label(table, "kind")
    if kind and kind.value not in _KINDS:
        raise table.wrong("kind", f"must be one of {', '.join(_KINDS)}, not {kind.value!r}")
    sites = table.texts("sites")
    if bad := next((site for site in sites if not _SITE.fullmatch(site)), None):
        raise table.wrong("sites", f'must be hosts such as "example.org" or "t.me/example", not {bad!r}')
    return Outlet(
        key=table.name("key"),
        name=table.needed("name"),
        names=_names(table),
        kind=kind,
        owner=_label(table, "owner"),
        leaning=_label(table, "leaning"),
        reach=_label(table, "reach"),
        languages=tuple(_code(table, code) for code in table.texts("languages")),
        sites=sites,
        country=table.language("country"),
    )


def _names(table: Table) -> tuple[tuple[str, str], ...]:
    """``{ ru = "…", en = ["…", "…"] }`` as pairs of language and name."""
    inner = table.inner("names")
    found = []
    for code in inner.values if inner else ():
        assert inner is not None
        several = isinstance(inner.values[code], list)
        found += [(_code(inner, code), name) for name in (inner.texts(code) if several else (inner.needed(code),))]
    return tuple(found)


def _names_values(names: Iterable[tuple[str, str]]) -> dict[str, object] | None:
    found: dict[str, list[str]] = {}
    for code, name in names:
        found.setdefault(code, []).append(name)
    return {code: listed[0] if len(listed) == 1 else listed for code, listed in found.items()} or None


def _code(table: Table, code: str) -> str:
    found = Table(table.place, {"a language": code}).language("a language")
    assert found
    return found


def _label(table: Table, key: str) -> Label | None:
    inner = table.inner(key)
    if inner is None:
        return None
    inner.only(_LABEL_KEYS)
    date = inner.needed("date")
    if not _DATE.fullmatch(date):
        raise inner.wrong("date", f'must be a year, month or day such as "2031" or "2031-05-14", not {date!r}')
    return Label(inner.needed("is"), inner.needed("source"), date, inner.flag("checked", False))


def _label_values(label: Label | None) -> dict[str, object] | None:
    if label is None:
        return None
    return {"is": label.value, "source": label.source, "date": label.date, "checked": label.checked}

"""What tables of persons hold beyond those of sources: dated offices, spellings by language, kinds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from svodka.model import ENDED
from svodka.toml import Table

Kind = TypeVar("Kind", bound=StrEnum)

_CODE = re.compile("[a-z]{2}")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class PersonTable(Table):
    """One table of a file of persons."""

    def keys(self, name: str) -> tuple[str, ...]:
        """A list of keys, empty where there is none."""
        return tuple(Table(self.place, {name: value}).name(name) for value in self._list(name))

    def choice(self, key: str, kinds: type[Kind]) -> Kind:
        """One of the values of an enumeration."""
        value = self.needed(key)
        try:
            return kinds(value)
        except ValueError:
            raise self.wrong(key, f"must be one of {', '.join(kinds)}, not {value!r}") from None

    def country(self, key: str = "country") -> str | None:
        """A two-letter code of a country; None where the key is absent."""
        value = self.text(key)
        if value is not None and not _CODE.fullmatch(value):
            raise self.wrong(key, f'must be a two-letter code such as "ru", not {value!r}')
        return value

    def day(self, key: str, *, ended: bool = False) -> str | None:
        """A year, month or day; with ``ended`` also "?"; None where the key is absent."""
        value = self.text(key)
        if value is None or _DATE.fullmatch(value) or (ended and value == ENDED):
            return value
        or_ended = f', or "{ENDED}" for: not known when' if ended else ""
        raise self.wrong(key, f'must be a year, month or day such as "2031" or "2031-05-14"{or_ended}, not {value!r}')

    def spellings(self, key: str) -> tuple[tuple[str, str], ...]:
        """``{ ru = ["…"], en = ["…", "…"] }`` as pairs of language and text, empty where the key is absent."""
        inner = self.inner(key)
        found = []
        for code in inner.values if inner else ():
            assert inner is not None
            if not _CODE.fullmatch(code):
                raise inner.wrong(code, 'is no two-letter code of a language such as "ru"')
            found += [(code, Table(inner.place, {code: text}).needed(code)) for text in inner._list(code)]
        return tuple(found)

    def inner(self, key: str) -> PersonTable | None:
        """As in ``Table``."""
        found = Table.inner(self, key)
        return PersonTable(found.place, found.values) if found else None

    def inners(self, key: str) -> list[PersonTable]:
        """The tables in a list below a key, empty where the key is absent."""
        values = self._list(key)
        if not all(isinstance(value, dict) for value in values):
            raise self.wrong(key, "must be a list of tables in braces")
        return [PersonTable(f"{self.place}: {key} {n}", v) for n, v in enumerate(values, 1) if isinstance(v, dict)]

    def _list(self, key: str) -> list[object]:
        value = self.values.get(key, [])
        if not isinstance(value, list):
            raise self.wrong(key, f"must be a list in brackets, not {value!r}")
        return value

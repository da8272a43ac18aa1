"""TOML tables of persons, read with errors that name file, table and key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from svodka.errors import ConfigError
from svodka.model import ENDED

Kind = TypeVar("Kind", bound=StrEnum)

# What begins or ends a line, or moves the cursor: no name or title needs it
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_KEY = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")
_CODE = re.compile("[a-z]{2}")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Table:
    """One table, with where it stands: what its errors say."""

    place: str  # "desk/people/own.toml: person 3"
    values: Mapping[str, object]

    def wrong(self, key: str, why: str) -> ConfigError:
        """The error that names this table and ``key``."""
        return ConfigError(f"{self.place}: {key} {why}")

    def only(self, known: Collection[str]) -> None:
        """Raises ConfigError for a key that isn't among ``known``: most are misspelt ones."""
        for key in self.values:
            if key not in known:
                raise ConfigError(f"{self.place}: unknown key {key!r}; known are {', '.join(known)}")

    def text(self, key: str) -> str | None:
        """A text of one line; None where the key is absent."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip() or _CONTROL.search(value):
            raise self.wrong(key, f"must be a text of one line in quotation marks, not {value!r}")
        return value

    def needed(self, key: str) -> str:
        """As ``text``; raises ConfigError where the key is absent."""
        value = self.text(key)
        if value is None:
            raise self.wrong(key, "is missing")
        return value

    def key(self, name: str = "key") -> str:
        """A key by which other tables name this one."""
        value = self.needed(name)
        if not _KEY.fullmatch(value):
            raise self.wrong(name, f"must be of small letters, digits, '.', '_' and '-', not {value!r}")
        return value

    def keys(self, name: str) -> tuple[str, ...]:
        """A list of keys, empty where there is none."""
        return tuple(Table(self.place, {name: value}).key(name) for value in self._list(name))

    def flag(self, key: str) -> bool:
        """True or false; false where the key is absent."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.wrong(key, f"must be true or false, not {value!r}")
        return value

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

    def inner(self, key: str) -> Table | None:
        """The table below a key; None where the key is absent."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise self.wrong(key, f"must be a table in braces, not {value!r}")
        return Table(f"{self.place}: {key}", value)

    def inners(self, key: str) -> list[Table]:
        """The tables in a list below a key, empty where the key is absent."""
        values = self._list(key)
        if not all(isinstance(value, dict) for value in values):
            raise self.wrong(key, "must be a list of tables in braces")
        return [Table(f"{self.place}: {key} {n}", v) for n, v in enumerate(values, 1) if isinstance(v, dict)]

    def _list(self, key: str) -> list[object]:
        value = self.values.get(key, [])
        if not isinstance(value, list):
            raise self.wrong(key, f"must be a list in brackets, not {value!r}")
        return value


def parsed(text: str, place: str) -> Table:
    """The whole of a TOML text. Raises ConfigError that names ``place`` and the line."""
    try:
        return Table(place, tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"{place} is not TOML: {error}") from error

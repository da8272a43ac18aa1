"""Reading the tables of TOML files with errors that name file, table and key; and writing such tables."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from svodka.errors import ConfigError

# What begins or ends a line, moves the cursor, or can't stand in XML: no name, title or address needs it
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_KEY = re.compile(r"\w[\w.-]{0,79}")
# Two letters: all of ISO 639-1, and what the rest of the program tells languages by
_LANGUAGE = re.compile("[a-z]{2}")


@dataclass(frozen=True, slots=True)
class Table:
    """One table of an array of tables, with where it stands: what its errors say."""

    place: str  # "desk/sources/own.toml: source 3"
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
        """A text of one line; None where the key is absent. Raises ConfigError for anything else."""
        if key not in self.values:
            return None
        value = self.values[key]
        if not isinstance(value, str) or not value.strip() or _CONTROL.search(value):
            raise self.wrong(key, f"must be a text of one line in quotation marks, not {value!r}")
        return value

    def needed(self, key: str) -> str:
        """As ``text``; raises ConfigError where the key is absent."""
        value = self.text(key)
        if value is None:
            raise self.wrong(key, "is missing")
        return value

    def name(self, key: str) -> str:
        """A key by which other tables and commands name this one: letters, digits, dots and dashes."""
        value = self.needed(key)
        if not _KEY.fullmatch(value) or value != value.lower():
            raise self.wrong(key, f"must be of small letters, digits, '.', '_' and '-', not {value!r}")
        return value

    def flag(self, key: str, default: bool) -> bool:
        """True or false. Raises ConfigError for anything else."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            raise self.wrong(key, f"must be true or false, not {value!r}")
        return value

    def number(self, key: str, least: int, most: int) -> int | None:
        """A whole number from ``least`` to ``most``; None where the key is absent. Raises ConfigError."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise self.wrong(key, f"must be a whole number from {least} to {most}, not {value!r}")
        return value

    def language(self, key: str) -> str | None:
        """A two-letter code; None where the key is absent. Raises ConfigError for anything else."""
        value = self.text(key)
        if value is not None and not _LANGUAGE.fullmatch(value):
            raise self.wrong(key, f'must be a two-letter code such as "en", not {value!r}')
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty where the key is absent. Raises ConfigError for anything else."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            raise self.wrong(key, f"must be a list in brackets, not {value!r}")
        return tuple(Table(self.place, {f"an entry of {key}": entry}).needed(f"an entry of {key}") for entry in value)

    def inner(self, key: str) -> Table | None:
        """The table below a key; None where the key is absent. Raises ConfigError for anything else."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise self.wrong(key, f"must be a table in braces, not {value!r}")
        return Table(f"{self.place}: {key}", value)


def read_text(path: Path) -> str:
    """The text of a file, without a byte order mark. Raises ConfigError where it can't be read or isn't UTF-8."""
    try:
        return path.read_bytes().decode("utf-8").removeprefix("\ufeff")
    except OSError as error:
        raise ConfigError(f"can't read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} is not UTF-8 (byte {error.start}): save it as UTF-8") from error


def parsed(text: str, place: Path | str) -> dict[str, object]:
    """What a TOML text says. Raises ConfigError that names ``place`` and the line."""
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"{place} is not TOML: {error}") from error


def tables(path: Path, name: str, text: str | None = None) -> list[Table]:
    """The ``[[name]]`` tables of a file, or of ``text`` in its place. Raises ConfigError for any other content."""
    values = parsed(read_text(path) if text is None else text, path)
    for key in values:
        if key != name:
            raise ConfigError(f"{path}: unknown key or table {key!r}; each table begins with [[{name}]]")
    found = values.get(name, [])
    if not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
        raise ConfigError(f"{path}: {name} must be a list of tables, each begun with [[{name}]]")
    return [Table(f"{path}: {name} {number}", table) for number, table in enumerate(found, 1)]


def files_in(folder: Path) -> list[Path]:
    """The TOML files of a folder by name, hidden ones left out; none where there is no folder."""
    return sorted(path for path in folder.glob("*.toml") if not path.name.startswith("."))


def quoted(value: str) -> str:
    """A TOML basic string."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08X}" for c in escaped) + '"'


def written(value: object) -> str:
    """A TOML value on one line: text, flag, whole number, list, inline table."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{key} = {written(inner)}" for key, inner in value.items())
        return f"{{ {pairs} }}"
    assert isinstance(value, Iterable)
    return f"[{', '.join(written(entry) for entry in value)}]"


def table_text(name: str, values: Mapping[str, object]) -> str:
    """A ``[[name]]`` table, a line a key; values that are None are left out."""
    lines = [f"{key} = {written(value)}" for key, value in values.items() if value is not None]
    return "\n".join([f"[[{name}]]", *lines, ""])

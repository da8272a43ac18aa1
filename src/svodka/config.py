"""One TOML file, ``DESK/svodka.toml``, -> one frozen ``Settings``; the only reader of the environment."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from svodka.errors import ConfigError

FILE = "svodka.toml"
ENVIRONMENT = "SVODKA_DESK"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one desk. Paths are absolute."""

    root: Path
    name: str
    language: str | None  # of documents that don't tell theirs and whose text doesn't show it
    archive: Path
    ledger: Path


def find_desk(desk: Path | None, *, start: Path, environment: Mapping[str, str] = os.environ) -> Path:
    """The desk's folder: ``desk`` if given, else ``SVODKA_DESK``, else ``start`` or the nearest folder above it."""
    named = desk or (Path(environment[ENVIRONMENT]) if environment.get(ENVIRONMENT) else None)
    if named:
        if not (named / FILE).is_file():
            by = "" if desk else f" (named by {ENVIRONMENT})"
            raise ConfigError(f"{named}{by} is no desk: it has no {FILE}; make one with: svodka init {named}")
        return named.resolve()
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / FILE).is_file():
            return folder
    raise ConfigError(
        f"no desk here: neither {start} nor a folder above it has a {FILE}; "
        f"give one with --desk or {ENVIRONMENT}, or make one with: svodka init DESK"
    )


def load(root: Path) -> Settings:
    """Read ``root/svodka.toml``; raises ``ConfigError`` that names file and key."""
    path = root / FILE
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"can't read {path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} is not TOML: {error}") from error
    for key in values:
        if key not in ("name", "language", "archive", "ledger"):
            raise ConfigError(f"{path}: unknown key {key!r}; known are name, language, archive, ledger")
    return Settings(
        root=root.resolve(),
        name=_string(path, values, "name", root.resolve().name),
        language=_language(path, values),
        archive=_inside(path, values, "archive", "archive"),
        ledger=_inside(path, values, "ledger", "ledger.sqlite"),
    )


def initial(name: str) -> str:
    """The text of a new desk's settings file."""
    return (
        "# The settings of this desk. Paths are inside its folder.\n"
        f"name = {_quoted(name)}\n"
        '# language = "en"  # of documents that do not tell theirs\n'
        'archive = "archive"\n'
        'ledger = "ledger.sqlite"\n'
    )


def _quoted(value: str) -> str:
    """A TOML basic string."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08X}" for c in escaped) + '"'


def _string(path: Path, values: Mapping[str, object], key: str, default: str) -> str:
    value = values.get(key, default)
    if not isinstance(value, str) or not value.strip():
        raise ConfigError(f"{path}: {key} must be a text in quotation marks, not {value!r}")
    return value


def _language(path: Path, values: Mapping[str, object]) -> str | None:
    if "language" not in values:
        return None
    value = _string(path, values, "language", "")
    if not (len(value) == 2 and value.isascii() and value.islower()):
        raise ConfigError(f'{path}: language must be a two-letter code such as "en", not {value!r}')
    return value


def _inside(path: Path, values: Mapping[str, object], key: str, default: str) -> Path:
    root = path.parent.resolve()
    found = (root / _string(path, values, key, default)).resolve()
    if root not in found.parents:
        raise ConfigError(f"{path}: {key} must be a path inside the desk, not {values[key]!r}")
    return found

"""One TOML file, ``DESK/svodka.toml``, -> one frozen ``Settings``; the only reader of the environment."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from svodka.config.judges import JudgeSettings, judges_of
from svodka.config.services import TranslatorSettings, WriterSettings, translator_of, writer_of
from svodka.errors import ConfigError
from svodka.toml import Table, parsed, quoted, read_text

FILE = "svodka.toml"
ENVIRONMENT = "SVODKA_DESK"
TELEGRAM_ID, TELEGRAM_HASH = "SVODKA_TELEGRAM_API_ID", "SVODKA_TELEGRAM_API_HASH"

# Seconds between two requests to a host: a reader who leafs through a site asks about as often
PACE = 2.0
# At one request an hour a feed of 24 items a day is just kept up with; slower is a mistake in the unit
SLOWEST = 3600

_KEYS = ("name", "language", "archive", "ledger", "contact", "allow_hosts", "pace", "judges",
         "writer", "translator")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one desk. Paths are absolute."""

    root: Path
    name: str
    language: str | None  # of documents that don't tell theirs and whose text doesn't show it
    archive: Path
    ledger: Path
    contact: str | None = None  # address of a page or of mail, told to servers: whom to ask about our visits
    allow_hosts: tuple[str, ...] = ()  # hosts inside private networks that may be collected all the same
    pace: float = PACE  # seconds between two requests to one host
    writer: WriterSettings | None = None  # asked only where a command says so
    translator: TranslatorSettings | None = None  # the same
    judges: tuple[JudgeSettings, ...] = ()  # plug-in judges of stance; none is asked unless a command names it


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


def telegram_keys(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The user's keys for Telegram's API as they stand in the environment; secrets have no place in a desk's files."""
    return {name: environment[name] for name in (TELEGRAM_ID, TELEGRAM_HASH) if environment.get(name)}


def secrets(prefix: str, environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """What the environment has under names that begin with ``prefix``: passwords, tokens, keys of services."""
    return {name: value for name, value in environment.items() if name.startswith(prefix) and value}


def load(root: Path) -> Settings:
    """Read ``root/svodka.toml``; raises ``ConfigError`` that names file and key."""
    path = root / FILE
    table = Table(str(path), parsed(read_text(path), path))
    table.only(_KEYS)
    return Settings(
        root=root.resolve(),
        name=_name(table, root.resolve().name),
        language=table.language("language"),
        archive=_inside(path, table, "archive", "archive"),
        ledger=_inside(path, table, "ledger", "ledger.sqlite"),
        contact=_contact(table),
        allow_hosts=_hosts(table),
        pace=_pace(table),
        writer=writer_of(table),
        translator=translator_of(table, path.parent.resolve()),
        judges=judges_of(table, path.parent.resolve()),
    )


def initial(name: str) -> str:
    """The text of a new desk's settings file."""
    return (
        "# The settings of this desk. Paths are inside its folder.\n"
        f"name = {quoted(name)}\n"
        '# language = "en"  # of documents that do not tell theirs\n'
        'archive = "archive"\n'
        'ledger = "ledger.sqlite"\n'
        '# contact = "https://example.org/about-us"  # told to the servers that are visited: whom to ask about it\n'
    )


def _name(table: Table, default: str) -> str:
    value = table.values.get("name", default)  # of any characters: it is the person's own
    if not isinstance(value, str) or not value.strip():
        raise table.wrong("name", f"must be a text in quotation marks, not {value!r}")
    return value


def _inside(path: Path, table: Table, key: str, default: str) -> Path:
    root = path.parent.resolve()
    found = (root / (table.text(key) or default)).resolve()
    if root not in found.parents:
        raise table.wrong(key, f"must be a path inside the desk, not {table.values[key]!r}")
    return found


def _contact(table: Table) -> str | None:
    contact = table.text("contact")
    if contact is not None and not re.fullmatch(r"[!-~]+", contact):
        raise table.wrong("contact", f"must be an address of a page or of mail, without spaces, not {contact!r}")
    return contact


def _hosts(table: Table) -> tuple[str, ...]:
    hosts = table.texts("allow_hosts")
    for host in hosts:
        if not re.fullmatch(r"[\w-]+(\.[\w-]+)*|[0-9a-f:.]*:[0-9a-f:.]*", host) or host != host.lower():
            raise table.wrong("allow_hosts", f'must list hosts such as "intranet.example" or "10.0.0.7", not {host!r}')
    return hosts


def _pace(table: Table) -> float:
    value = table.values.get("pace", PACE)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= SLOWEST:
        raise table.wrong("pace", f"must be seconds, from 0 to {SLOWEST}, not {value!r}")
    return float(value)

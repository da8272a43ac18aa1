"""``DESK/watches/*.toml`` -> rules and deliveries, and changes of these files that leave alone what people wrote.

    [[delivery]]
    key = "feed"
    kind = "feed"

    [[watch]]
    key = "varnia"
    when = "shift"  # or "takes", "speaks"
    claims = ["strike"]
    holders = ["Varnia"]
    deliver = ["feed"]

Names of secrets are told in ``deliver``; a secret itself has no place in these files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from svodka.config import replace_file
from svodka.config.edits import appended, editing, split_blocks
from svodka.errors import ConfigError
from svodka.model import HolderLevel, Stance
from svodka.toml import Table, files_in, parsed, read_text, table_text
from svodka.track.events import SILENT, WITHIN, WITHIN_CONFIRMED, Rule, Step, When

FOLDER = "watches"
OWN = "own.toml"
TELEGRAM = "https://api.telegram.org"
_HEAD = "# What this desk tells of, and how. Added by commands; edit as you like.\n"
_RULE_KEYS = (
    "key",
    "when",
    "claims",
    "holders",
    "levels",
    "from",
    "to",
    "at_least",
    "silent",
    "within",
    "since",
    "deliver",
)
# No silence or delay longer than a century is meant
_MOST_DAYS = 36_500
_MAIL = re.compile(r"[^@\s<>,;:\"]+@[^@\s<>,;:\"]+")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*|\[[0-9a-f:.]+\]")

E = TypeVar("E", bound=StrEnum)


class Kind(StrEnum):
    """How alerts are carried."""

    MAIL = "mail"
    WEBHOOK = "webhook"
    TELEGRAM = "telegram"
    FEED = "feed"


class Security(StrEnum):
    """How the connection to a mail server is secured."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"  # for a server on the same machine; no password goes over it


_PORTS = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}
_DELIVERY_KEYS = {
    Kind.MAIL: ("to", "from", "server", "port", "security"),
    Kind.WEBHOOK: ("address",),
    Kind.TELEGRAM: ("chat", "api"),
    Kind.FEED: (),
}


@dataclass(frozen=True, slots=True)
class Delivery:
    """A way out of the house."""

    key: str
    kind: Kind
    to: tuple[str, ...] = ()  # mail: addresses
    sender: str = ""  # mail
    server: str = ""  # mail: host
    port: int = 0  # mail
    security: Security = Security.STARTTLS  # mail
    address: str = ""  # webhook; Telegram: of the Bot API
    chat: str = ""  # Telegram: number or @name


@dataclass(frozen=True, slots=True)
class Watches:
    """All that a desk watches."""

    rules: tuple[Rule, ...] = ()
    deliveries: tuple[Delivery, ...] = ()

    def delivery(self, key: str) -> Delivery:
        """The delivery of a key; ConfigError where there is none."""
        for one in self.deliveries:
            if one.key == key:
                return one
        known = ", ".join(one.key for one in self.deliveries) or "none"
        raise ConfigError(f"there is no delivery {key!r}; there are: {known}. Make one with: svodka watch deliver")


def load_watches(root: Path) -> Watches:
    """The rules and deliveries of a desk; ConfigError that names file, table and key."""
    return _read([(path, read_text(path)) for path in files_in(root / FOLDER)])


def add_tables(root: Path, tables: Sequence[tuple[str, Mapping[str, object]]]) -> None:
    """Append ``[[watch]]`` and ``[[delivery]]`` tables to ``watches/own.toml``; ConfigError where one is wrong."""
    with editing(root):
        path = root / FOLDER / OWN
        text = appended(path, [table_text(name, values) for name, values in tables], _HEAD)
        _read([*((p, read_text(p)) for p in files_in(root / FOLDER) if p != path), (path, text)])
        replace_file(path, text)


def remove_table(root: Path, key: str) -> str:
    """Take out the watch or, where none is called so, the delivery of a key, and say which it was; or ConfigError."""
    with editing(root):
        watches = load_watches(root)
        name = "watch" if any(rule.key == key for rule in watches.rules) else "delivery"
        if name == "delivery":
            watches.delivery(key)
            users = [rule.key for rule in watches.rules if key in rule.deliver]
            if users:
                raise ConfigError(
                    f"the delivery {key} is used by {', '.join(users)}; remove that watch, or edit it, first"
                )
        files = [(path, read_text(path)) for path in files_in(root / FOLDER)]
        for path, text in files:
            head, blocks = split_blocks(text)
            left = [block for block in blocks if not _is(block, path, name, key)]
            if len(left) == len(blocks):
                continue
            changed = head + "".join(left)
            rest = _read([(p, changed if p == path else t) for p, t in files])
            if len(rest.rules) + len(rest.deliveries) + 1 == len(watches.rules) + len(watches.deliveries):
                replace_file(path, changed)
                return name
    raise ConfigError(f"{key} is written in a way that this command can't change safely; take it out in an editor")


def _is(block: str, path: Path, name: str, key: str) -> bool:
    try:
        found = _tables_of(path, block).get(name, ())
    except ConfigError:
        return False
    return [table.values.get("key") for table in found] == [key]


def _tables_of(path: Path, text: str) -> dict[str, list[Table]]:
    values = parsed(text, path)
    found: dict[str, list[Table]] = {"watch": [], "delivery": []}
    for name, rows in values.items():
        if name not in found or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise ConfigError(f"{path}: {name!r} is unknown; each table begins with [[watch]] or [[delivery]]")
        found[name] = [Table(f"{path}: {name} {number}", row) for number, row in enumerate(rows, 1)]
    return found


def _read(files: Iterable[tuple[Path, str]]) -> Watches:
    all_tables = [_tables_of(path, text) for path, text in files]
    deliveries = [_delivery(table) for tables in all_tables for table in tables["delivery"]]
    _unlike("delivery", [one.key for one in deliveries])
    known = {one.key for one in deliveries}
    rules = [_rule(table, known) for tables in all_tables for table in tables["watch"]]
    _unlike("watch", [rule.key for rule in rules])
    return Watches(tuple(rules), tuple(deliveries))


def _unlike(name: str, keys: Sequence[str]) -> None:
    for key in keys:
        if keys.count(key) > 1:
            raise ConfigError(f"two tables [[{name}]] have the key {key!r}; give one of them another")


def _rule(table: Table, deliveries: set[str]) -> Rule:
    table.only(_RULE_KEYS)
    at_least = _one(table, "at_least", Step, Step.CANDIDATE)
    usual = WITHIN_CONFIRMED if at_least is Step.CONFIRMED else WITHIN
    within = table.number("within", 0, _MOST_DAYS)
    deliver = table.texts("deliver")
    if not deliver:
        raise table.wrong("deliver", 'is missing or empty; name deliveries, for instance deliver = ["feed"]')
    for key in deliver:
        if key not in deliveries:
            known = ", ".join(sorted(deliveries)) or "none yet: make one with svodka watch deliver"
            raise table.wrong("deliver", f"names {key!r}, which is no delivery; known are {known}")
    return Rule(
        key=table.name("key"),
        when=_one(table, "when", When, When.SHIFT),
        deliver=deliver,
        claims=table.texts("claims"),
        holders=table.texts("holders"),
        levels=_several(table, "levels", HolderLevel),
        before=_several(table, "from", Stance),
        after=_several(table, "to", Stance),
        at_least=at_least,
        silent=table.number("silent", 1, _MOST_DAYS) or SILENT,
        within=usual if within is None else within,
        since=_day(table, "since"),
    )  # fmt: skip


def _delivery(table: Table) -> Delivery:
    kind = _one(table, "kind", Kind, None)
    table.only(("key", "kind", *_DELIVERY_KEYS[kind]))
    key = table.name("key")
    if kind is Kind.FEED:
        return Delivery(key, kind)
    if kind is Kind.WEBHOOK:
        return Delivery(key, kind, address=_address(table, "address", table.needed("address")))
    if kind is Kind.TELEGRAM:
        chat = table.values.get("chat")
        if isinstance(chat, bool) or not isinstance(chat, int | str) or not re.fullmatch(r"-?\d+|@\w+", str(chat)):
            raise table.wrong("chat", f'must be the number of a chat, such as -1001234567, or "@name", not {chat!r}')
        return Delivery(key, kind, chat=str(chat), address=_address(table, "api", table.text("api") or TELEGRAM))
    security = _one(table, "security", Security, Security.STARTTLS)
    return Delivery(
        key, kind,
        to=_mails(table, "to", table.texts("to")),
        sender=_mails(table, "from", (table.needed("from"),))[0],
        server=_server(table),
        port=table.number("port", 1, 65_535) or _PORTS[security],
        security=security,
    )  # fmt: skip


def _server(table: Table) -> str:
    server = table.needed("server")
    if not _HOST.fullmatch(server):
        raise table.wrong("server", f'must be a host such as "smtp.example.org", not {server!r}')
    return server


def _mails(table: Table, key: str, found: tuple[str, ...]) -> tuple[str, ...]:
    if not found:
        raise table.wrong(key, 'is missing or empty; write for instance to = ["desk@example.org"]')
    for one in found:
        if not _MAIL.fullmatch(one):
            raise table.wrong(key, f'must be an address such as "desk@example.org", not {one!r}')
    return found


def _address(table: Table, key: str, value: str) -> str:
    if not re.match(r"https?://[^/\s]", value):
        raise table.wrong(key, f"must be an http or https address, not {value!r}")
    return value.rstrip("/") if key == "api" else value


def _day(table: Table, key: str) -> date | None:
    value = table.values.get(key)
    if value is None or type(value) is date:
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise table.wrong(key, f"must be a day of the calendar such as 2031-05-14, not {value!r}") from None


def _one(table: Table, key: str, kind: type[E], default: E | None) -> E:
    value = table.text(key)
    if value is None and default is not None:
        return default
    return _member(table, key, kind, value)


def _several(table: Table, key: str, kind: type[E]) -> tuple[E, ...]:
    return tuple(_member(table, key, kind, value) for value in table.texts(key))


def _member(table: Table, key: str, kind: type[E], value: str | None) -> E:
    try:
        return kind(value or "")
    except ValueError:
        told = "is missing; write" if value is None else f"{value!r} is not known; write"
        raise table.wrong(key, f"{told} one of {', '.join(kind)}") from None

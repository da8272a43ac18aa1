"""What an operation of the API is: its path, its parameters with their limits, its answer."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from starlette.requests import Request

from svodka.config import Settings
from svodka.pipeline import Desk
from svodka.web.room import Room

Schema = Mapping[str, Any]

# An answer of more is slow to make and to take; the next page is one request away
MOST, USUAL = 500, 50
LONGEST_TEXT = 400


class BadParameterError(ValueError):
    """A value that a parameter does not take; the message says what it takes."""


class UnknownError(LookupError):
    """There is nothing of that name; the message says of which kind."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a path or a query. ``read`` makes its value of the text, or raises ``BadParameterError``."""

    name: str
    told: str
    schema: Schema
    read: Callable[[str], Any]
    required: bool = False
    default: Any = None


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: the desk, and the values of the operation's parameters."""

    room: Room
    values: Mapping[str, Any]
    body: Mapping[str, Any] = field(default_factory=dict)

    @property
    def desk(self) -> Desk:
        """This thread's desk."""
        return self.room.desk

    @property
    def settings(self) -> Settings:
        """The desk's settings."""
        return self.room.settings

    @property
    def today(self) -> date:
        """The day on which it is asked."""
        return self.room.now().date()

    def __getitem__(self, name: str) -> Any:
        return self.values.get(name)


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list, and the cursor from which the next part follows."""

    items: list[Any]
    after: int | None

    def to_json(self) -> dict[str, Any]:
        """One JSON object."""
        return {"items": self.items, "next": None if self.after is None else cursor_of(self.after)}


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: what is asked, and the function that answers with what JSON can hold, or with a ``Page``."""

    path: str
    name: str
    told: str
    answer: Callable[[Asked], Any]
    parameters: tuple[Parameter, ...] = ()
    schema: Schema = field(default_factory=lambda: {"type": "object"})
    method: str = "get"
    body: Schema | None = None
    content: Schema | None = None  # of an answer that is no JSON: its media types
    unknown: bool = False  # it can answer 404

    def values(self, request: Request) -> dict[str, Any]:
        """The values of its parameters; raises ``BadParameterError`` that names the first one that is wrong."""
        given = request.query_params.multi_items()
        names = {one.name for one in self.parameters}
        for name, _ in given:
            if name not in names:
                raise BadParameterError(
                    f"there is no parameter {name!r}; there are: {', '.join(sorted(names)) or 'none'}"
                )
        found = {}
        for one in self.parameters:
            texts = [text for name, text in given if name == one.name]
            in_path = request.path_params.get(one.name)
            if in_path is not None:
                texts = [in_path]
            if len(texts) > 1:
                raise BadParameterError(f"{one.name} is given {len(texts)} times; give it once")
            if not texts:
                if one.required:
                    raise BadParameterError(f"{one.name} is missing: {one.told}")
                found[one.name] = one.default
                continue
            try:
                found[one.name] = one.read(texts[0])
            except BadParameterError as error:
                raise BadParameterError(f"{one.name}: {error}") from None
        return found


# ------------------------------------------------------------------------------------------------- kinds of parameters


def text(name: str, told: str, *, required: bool = False, longest: int = LONGEST_TEXT) -> Parameter:
    """Words of a user."""

    def read(value: str) -> str:
        if len(value) > longest:
            raise BadParameterError(f"at most {longest} characters, not {len(value)}")
        if "\0" in value:
            raise BadParameterError("no NUL")
        if required and not value.strip():
            raise BadParameterError("it is empty")
        return value

    schema: dict[str, Any] = {"type": "string", "maxLength": longest}
    return Parameter(name, told, schema | ({"minLength": 1} if required else {}), read, required)


def day(name: str, told: str) -> Parameter:
    """An ISO date."""

    def read(value: str) -> date:
        try:
            if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
                raise ValueError
            return date.fromisoformat(value)
        except ValueError:
            raise BadParameterError(f"{value[:20]!r} is no day of the calendar; write it as 2031-05-14") from None

    return Parameter(name, told, {"type": "string", "format": "date"}, read)


def one_of(name: str, told: str, kind: type[Enum] | tuple[str, ...]) -> Parameter:
    """A value of an enumeration."""
    values = [str(one.value) for one in kind] if isinstance(kind, type) else list(kind)

    def read(value: str) -> Any:
        if value not in values:
            raise BadParameterError(f"one of {', '.join(values)}, not {value[:40]!r}")
        return kind(value) if isinstance(kind, type) else value

    return Parameter(name, told, {"type": "string", "enum": values}, read)


def key(name: str, told: str) -> Parameter:
    """A name in a path: of a claim, a digest, a statement."""
    return text(name, told, required=True, longest=200)


def yes(name: str, told: str) -> Parameter:
    """true or false."""

    def read(value: str) -> bool:
        if value not in ("true", "false"):
            raise BadParameterError("true or false")
        return value == "true"

    return Parameter(name, told, {"type": "boolean"}, read, default=False)


def limit() -> Parameter:
    """How many at most."""

    def read(value: str) -> int:
        if not re.fullmatch(r"[0-9]{1,4}", value) or not 1 <= int(value) <= MOST:
            raise BadParameterError(f"a number from 1 to {MOST}")
        return int(value)

    schema = {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL}
    return Parameter("limit", f"How many at most, 1 to {MOST}.", schema, read, default=USUAL)


def cursor() -> Parameter:
    """Where to go on."""
    told = "Where to go on: the value of next in the answer before. A list stays the same while one goes through it."
    return Parameter(
        "after", told, {"type": "string", "maxLength": 40, "pattern": "^[A-Za-z0-9_-]+$"}, place_of, default=0
    )


def cursor_of(place: int) -> str:
    """A place in a list as an opaque word."""
    return base64.urlsafe_b64encode(f"s1.{place}".encode()).decode().rstrip("=")


def place_of(word: str) -> int:
    """The inverse of ``cursor_of``; raises ``BadParameterError``."""
    try:
        if len(word) > 40:
            raise ValueError
        told = base64.b64decode(word + "=" * (-len(word) % 4), altchars=b"-_", validate=True).decode()
        found = re.fullmatch(r"s1\.([0-9]{1,18})", told, re.ASCII)
        if not found:
            raise ValueError
        return int(found[1])
    except ValueError:
        raise BadParameterError("that is no cursor; take it from next of the answer before, or leave it out") from None

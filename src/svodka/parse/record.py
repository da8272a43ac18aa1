"""One line of JSON Lines: a document whose text and metadata somebody else has prepared."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace

from svodka.errors import ParseError
from svodka.model import DocumentKind, Hints, Parsed
from svodka.parse.dateline import iso_date
from svodka.parse.plain import parsed_text

PARSER = "record/1"
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Record:
    """A document as a line of JSON Lines gives it."""

    id: str
    text: str
    hints: Hints
    kind: DocumentKind | None = None  # None: not told, or none that we know


def record_of(line: bytes) -> Record:
    """The record in one line; keys that we don't know are ignored.

    Raises ParseError where the line is no JSON object, has no text, or tells a date that doesn't exist.
    """
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ParseError(f"not JSON ({_short(str(error))}); each line must be one JSON object") from None
    if not isinstance(value, dict):
        raise ParseError("not a JSON object; each line must be an object with the keys id and text")
    text = value.get("text")
    if not isinstance(text, str):
        raise ParseError("no text; give the document's words under the key text")
    published = _word(value, "published")
    if published is not None and iso_date(published) is None:
        raise ParseError(f"published is {published!r}, which is no date; write it as 2031-05-14 or leave it out")
    hints = Hints(
        published,
        _word(value, "outlet"),
        _word(value, "lang"),
        _word(value, "title"),
        _word(value, "address"),
    )
    kind = _word(value, "kind")
    return Record(_id(value), text, hints, DocumentKind(kind) if kind in set(DocumentKind) else None)


def id_in(line: bytes) -> str:
    """The id of a line that makes no record, as far as it can be had; empty otherwise."""
    try:
        return _id(json.loads(line))
    except (ValueError, RecursionError):
        return ""


def _id(value: object) -> str:
    return str(value["id"]) if isinstance(value, dict) and "id" in value else ""


def parse_record(record: Record) -> Parsed:
    """What a record says; its text unchanged, but for lone surrogates, each of which becomes U+FFFD.

    A lone surrogate is half a character: it can't be stored, printed or sent. One code point takes its
    place, so that offsets stay those of the text as given.
    """
    text, lone = _SURROGATE.subn("\ufffd", record.text)
    faults = (f"{lone} half character(s) (lone surrogates) were replaced by \ufffd.",) if lone else ()
    parsed = parsed_text(text, address=f"record:{record.id}", hints=record.hints, faults=faults, parser=PARSER)
    return replace(parsed, kind=record.kind) if record.kind else parsed


def _word(value: dict[str, object], key: str) -> str | None:
    found = value.get(key)
    return found.strip() or None if isinstance(found, str) else None


def _short(message: str) -> str:
    return message if len(message) <= 80 else message[:79] + "…"

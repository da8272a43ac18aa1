"""Archived bytes parsed, and parsed once more as they were when they came."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from svodka.errors import ParseError
from svodka.ledger import Provenance
from svodka.model import Capture, Hints, Parsed, Snapshot
from svodka.parse import parse

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reread:
    """What archived bytes say now."""

    text: str  # what to compare words with
    parsed: Parsed
    same_parser: bool  # else ``text`` is the ledger's: another parser may rightly find another text


def capture_of(snapshot: Snapshot, hints: Hints, data: bytes) -> Capture:
    """Archived bytes as they came, without the headers with which they came."""
    return Capture(
        data,
        snapshot.address,
        snapshot.fetched_at,
        snapshot.media_type,
        snapshot.charset,
        hints,
        snapshot.part,
        source=snapshot.source,
    )


def parsed(capture: Capture) -> Parsed:
    """What a capture says; raises ``ParseError`` where it says nothing."""
    return guarded(parse, capture)


def guarded(reading: Callable[[Capture], T], capture: Capture) -> T:
    """What a parser finds; one that breaks on some bytes raises ``ParseError`` too, and must not keep the rest from
    being read. Its arrival would otherwise stop every later run at the same place.
    """
    try:
        return reading(capture)
    except ParseError:
        raise
    except Exception as error:
        kind = type(error).__name__
        message = " ".join(str(error).split())
        raise ParseError(f"an error of svodka's own, please report it: {kind}: {message}") from error


def reread(provenance: Provenance, data: bytes) -> Reread:
    """Parse ``data`` as the capture of ``provenance`` was parsed; raises ``ParseError`` where it says nothing now."""
    again = parsed(capture_of(provenance.snapshot, provenance.hints, data))
    same = again.parser == provenance.revision.parser
    return Reread(again.text if same else provenance.revision.text, again, same)

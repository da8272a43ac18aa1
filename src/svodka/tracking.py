"""Documents in JSON Lines and a claim -> its lines, with no desk."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from svodka.errors import ConfigError, ParseError
from svodka.extract import Settings
from svodka.identity import Registry
from svodka.identity.registered import RegisteredVoices
from svodka.model import Claim
from svodka.parse.record import parse_record, record_of
from svodka.people import load_people
from svodka.reading import read, revision_of
from svodka.track.claims import last_day, parse_claim
from svodka.track.utterances import Document
from svodka.track.voices import Who

# beliefs and wishes, too: a line weighs them less, and knows by them who is who
_SETTINGS = Settings(every_class=True)
_MONTH = re.compile(r"(\d{4})-(\d\d)\Z")
_YEAR = re.compile(r"(\d{4})\Z")


@dataclass(frozen=True, slots=True)
class Refused:
    """A line of the input that could not be read."""

    number: int
    message: str


def load_claim(path: Path) -> Claim:
    """The claim of a file; raises ``ConfigError`` that names file and key."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise ConfigError(f"{path} is not UTF-8; save it as UTF-8") from None
    except OSError as error:
        raise ConfigError(f"can't read {path}: {error.strerror}") from None
    return parse_claim(text, file=str(path), key=path.stem)


def who_is_who(root: Path | None = None) -> Who:
    """The packs' registry of persons, with that of the desk at ``root``, as lines ask it."""
    return RegisteredVoices(Registry.of(load_people(root)))


def load_claims(paths: Iterable[Path]) -> tuple[Claim, ...]:
    """The claims of several files."""
    return tuple(load_claim(path) for path in paths)


def documents_of(numbered: Iterable[tuple[int, bytes]]) -> tuple[list[Document], list[Refused]]:
    """The documents of numbered lines, read, in their order; and the lines that hold none."""
    found: list[Document] = []
    refused: list[Refused] = []
    for number, line in numbered:
        plain, day = _with_day(line)
        try:
            record = record_of(plain)
            revision = revision_of(parse_record(record), checksum="")
        except ParseError as error:
            refused.append(Refused(number, str(error)))
            continue
        result = read(revision, _SETTINGS)
        if result.error or result.unread:
            refused.append(Refused(number, result.error or result.unread or ""))
            continue
        since, last = day or (None, None)
        found.append(Document(record.id or f"line-{number}", revision, result.statements, last, since))
    return found, refused


def _with_day(line: bytes) -> tuple[bytes, tuple[date, date] | None]:
    """A line whose ``published`` is only a month or a year, without it, and the first and last day that it can mean."""
    try:
        values: Any = json.loads(line)
        published = values["published"]
        month, year = _MONTH.match(published), _YEAR.match(published)
        day = None
        if month:
            day = date(int(month[1]), int(month[2]), 1), last_day(int(month[1]), int(month[2]))
        elif year:
            day = date(int(year[1]), 1, 1), last_day(int(year[1]), 12)
    except (ValueError, TypeError, KeyError, RecursionError):
        return line, None  # the reader says what is wrong with it
    if day is None:
        return line, None
    del values["published"]
    return json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass"), day


__all__: Sequence[str] = ("Refused", "documents_of", "load_claim", "load_claims", "who_is_who")

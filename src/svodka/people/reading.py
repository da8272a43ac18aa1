"""A file to import, in whichever of the formats it is."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from svodka.errors import UsageError
from svodka.model import Basis
from svodka.people.followthemoney import read_followthemoney
from svodka.people.imported import Found
from svodka.people.wikidata import read_wikidata

# A file is read into memory whole; a selection of persons is some megabytes
LARGEST = 512 * 1024 * 1024


def read_import(path: Path, basis: Basis) -> Found:
    """What a file tells of persons: Wikidata's entity JSON or FollowTheMoney's lines, gzipped or not.

    Raises UsageError where it can't be read, or is neither.
    """
    entities = list(_entities(_text_of(path), path))
    first = next((entity for entity in entities if isinstance(entity, Mapping)), {})
    if "schema" in first and "properties" in first:
        return read_followthemoney(entities, basis)
    if "claims" in first or "labels" in first:
        return read_wikidata(entities)
    raise UsageError(f"{path} has neither Wikidata entities nor FollowTheMoney lines; nothing was imported")


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise UsageError(f"{path} is larger than {LARGEST >> 20} MB: import a selection")
        data = path.read_bytes()
        if data[:2] == b"\x1f\x8b":
            with gzip.open(path) as file:
                data = file.read(LARGEST + 1)
            if len(data) > LARGEST:
                raise UsageError(f"{path} unpacks to more than {LARGEST >> 20} MB: import a selection")
        return data.decode("utf-8-sig")
    except (OSError, EOFError) as error:
        raise UsageError(f"can't read {path}: {getattr(error, 'strerror', None) or error}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8 (byte {error.start})") from error


def _entities(text: str, path: Path) -> Iterator[Any]:
    """Entities of one JSON value, or of one a line; a dump's lines end with a comma and stand in brackets."""
    try:
        whole = json.loads(text)
    except ValueError:
        whole = None
    except RecursionError as error:
        raise UsageError(f"{path} nests too deep to be a list of persons") from error
    if isinstance(whole, dict):
        inner = whole.get("entities")
        yield from inner.values() if isinstance(inner, dict) else [whole]
    elif isinstance(whole, list):
        yield from whole
    else:
        for number, line in enumerate(text.splitlines(), 1):
            bare = line.strip().rstrip(",")
            if bare in ("", "[", "]"):
                continue
            try:
                yield json.loads(bare)
            except (ValueError, RecursionError) as error:
                raise UsageError(f"{path}, line {number}, is not JSON: {error}") from error

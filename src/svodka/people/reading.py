"""A file to import, in whichever of the formats it is; read line by line, so that its size doesn't matter."""

from __future__ import annotations

import gzip
import itertools
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from svodka.errors import UsageError
from svodka.model import Basis
from svodka.people.followthemoney import read_followthemoney
from svodka.people.imported import Found
from svodka.people.wikidata import read_wikidata

# One entity; the longest of Wikidata, with all statements and references, have some 5 MB
LONGEST_LINE = 16 * 1024 * 1024
# A file that is one JSON value is read whole; an answer of Wikidata's API for 50 persons has some 10 MB
LARGEST_WHOLE = 64 * 1024 * 1024
# Of a stream that unpacks to more (all of Wikidata has 1.5 TB), nobody wants to wait for the end
LARGEST = 16 * 1024 * 1024 * 1024
# What is no entity may stand at a file's head (a heading, an empty object); a file of nothing else isn't read on
_HEAD = 100


class _Broken:
    """A line that holds no JSON, in place of an entity."""

    def __init__(self, why: str) -> None:
        self.why = why


def read_import(path: Path, basis: Basis) -> Found:
    """What a file tells of persons: Wikidata's entity JSON or FollowTheMoney's lines, gzipped or not.

    Lines that can't be read are left out and told in ``faults``; of a torn file, what came before is read. Raises
    UsageError where the file can't be opened, or is neither.
    """
    found = Found()
    try:
        with path.open("rb") as file:
            gzipped = file.read(2) == b"\x1f\x8b"
            file.seek(0)
            source: IO[bytes] = gzip.GzipFile(fileobj=file) if gzipped else file  # type: ignore[assignment]
            return _read(_entities(source, path), path, basis, found)
    except OSError as error:
        raise UsageError(f"can't read {path}: {error.strerror or error}") from error


def _read(entities: Iterator[Any], path: Path, basis: Basis, found: Found) -> Found:
    head = list(itertools.islice(entities, _HEAD))
    every = _whole(itertools.chain(head, entities), found)
    for first in head:
        if isinstance(first, Mapping) and "schema" in first and "properties" in first:
            return read_followthemoney(every, basis, found)
        if isinstance(first, Mapping) and ("claims" in first or "labels" in first):
            return read_wikidata(every, found)
    broken = next((one.why for one in head if isinstance(one, _Broken)), None)
    why = f": {broken}" if broken else ""
    raise UsageError(f"{path} has neither Wikidata entities nor FollowTheMoney lines; nothing was imported{why}")


def _whole(entities: Iterable[Any], found: Found) -> Iterator[Any]:
    """The entities without broken lines, which are faults."""
    for entity in entities:
        if isinstance(entity, _Broken):
            found.refuse(entity.why)
        else:
            yield entity


def _entities(source: IO[bytes], path: Path) -> Iterator[Any]:
    """Entities of one JSON value, or of one a line; a dump's lines end with a comma and stand in brackets."""
    lines = _lines(source)
    first = next(lines, (0, b""))
    second = next(lines, None) if not isinstance(first, _Broken) else None
    rest = itertools.chain([first] if second is None else [first, second], lines)
    if second is not None and (_is_line(first) or (_is_bracket(first) and _is_line(second, end=True))):
        yield from (_parsed(line) for line in rest if not _is_bracket(line))
        return
    yield from _of_one_value(rest, path)


def _is_bracket(line: tuple[int, bytes] | _Broken) -> bool:
    return not isinstance(line, _Broken) and line[1].strip().rstrip(b",") in (b"[", b"]", b"")


def _is_line(line: tuple[int, bytes] | _Broken, *, end: bool = False) -> bool:
    """Whether a line can be one of a list of entities a line: a whole object, or one that was cut off before.

    ``end``: one that is torn may be the last.
    """
    if isinstance(line, _Broken):
        return True
    bare = line[1].strip().rstrip(b",")
    opens = bare[:1] == b"{" and bare.count(b'"') > 1
    return opens and (end or bare[-1:] == b"}")


def _of_one_value(lines: Iterable[tuple[int, bytes] | _Broken], path: Path) -> Iterator[Any]:
    pieces, size = [], 0
    for line in lines:
        if isinstance(line, _Broken):
            yield line
            break
        pieces.append(line[1])
        size += len(line[1])
        if size > LARGEST_WHOLE:
            raise UsageError(f"{path} is one value of more than {LARGEST_WHOLE >> 20} MB: give one entity a line")
    value = _json(b"".join(pieces))
    if isinstance(value, dict):
        inner = value.get("entities")
        yield from inner.values() if isinstance(inner, dict) else [value]
    elif isinstance(value, list):
        yield from value
    else:
        yield value


def _parsed(line: tuple[int, bytes] | _Broken) -> Any:
    if isinstance(line, _Broken):
        return line
    number, data = line
    bare = data.strip().rstrip(b",")
    value = _json(bare)
    return _Broken(f"line {number:,} {value.why}") if isinstance(value, _Broken) else value


def _json(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return _Broken(f"is not UTF-8 (byte {error.start})")
    except RecursionError:
        return _Broken("nests too deep")
    except ValueError as error:
        return _Broken(f"is not JSON, or ends in its middle ({error})")


def _lines(source: IO[bytes]) -> Iterator[tuple[int, bytes] | _Broken]:
    """Lines with their numbers, without empty ones; where one is too long, or the file is torn, why."""
    number = size = 0
    while True:
        try:
            line = source.readline(LONGEST_LINE)
            number += 1
            size += len(line)
            if not line:
                return
            if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
                while line and not line.endswith(b"\n") and size < LARGEST:
                    line = source.readline(LONGEST_LINE)
                    size += len(line)
                yield _Broken(f"line {number:,} is longer than {LONGEST_LINE >> 20} MB")
            elif line.strip():
                yield number, line
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            yield _Broken(f"the file is torn behind line {number:,} ({error}): what comes before was read")
            return
        if size >= LARGEST:
            yield _Broken(f"only the first {LARGEST >> 30} GB were read: take a selection")
            return

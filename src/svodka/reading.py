"""Reading: one revision, on a desk or without; and many records in parallel, in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from svodka.errors import ParseError
from svodka.extract import DEFAULT, Settings, extract
from svodka.ids import document_id, revision_id, text_checksum
from svodka.model import Parsed, Revision, Statement
from svodka.parse.record import id_in, parse_record, record_of
from svodka.records import statement_to_json
from svodka.text.language import unread_because
from svodka.workers import Workers, result_of

# A chunk is what a worker gets at once: as many lines as make the hand-over cheap, few enough to keep
# all workers busy and the output flowing
_CHUNK_LINES = 16
_CHUNK_BYTES = 256 * 1024
# Chunks under way for each worker: one being read, one waiting; more would only fill memory
_AHEAD = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one line of the input."""

    number: int  # the line's number, from 1
    size: int  # bytes of the line
    output: dict[str, Any]
    error: str | None = None
    unread: str | None = None


def revision_of(parsed: Parsed, *, checksum: str) -> Revision:
    """The revision that a parsed text makes; ``checksum`` of the archived bytes, empty if none are."""
    document = document_id(parsed.address)
    return Revision(
        id=revision_id(document, parsed.text),
        document=document,
        address=parsed.address,
        text=parsed.text,
        kind=parsed.kind,
        title=parsed.title,
        author=parsed.author,
        outlet=parsed.outlet,
        language=parsed.language,
        published=parsed.published,
        published_basis=parsed.published_basis,
        parts=parsed.parts,
        parser=parsed.parser,
        checksum=checksum,
        details=parsed.details,
    )


@dataclass(frozen=True, slots=True)
class Read:
    """The statements found in a revision, or the reason why there are none."""

    statements: tuple[Statement, ...] = ()
    unread: str | None = None  # why it wasn't read, where that is as it should be
    error: str | None = None  # what broke
    error_kind: str = ""


def read(revision: Revision, settings: Settings = DEFAULT) -> Read:
    """Read one revision. A reader that breaks on one text must not keep the others from being read."""
    if unread := unread_because(revision.language):
        return Read(unread=unread)
    try:
        statements = extract(revision, settings)
        if len({statement.id for statement in statements}) < len(statements):
            raise ValueError("two statements with one id")  # a ledger would refuse them, with all the others
        return Read(statements)
    except Exception as error:
        kind = type(error).__name__
        message = f"an error of svodka's own, please report it: {kind}: {error} (revision {revision.id})"
        return Read(error=" ".join(message.split()), error_kind=kind)


def output_of(parsed: Parsed, found: Read, *, id: str, with_text: bool) -> dict[str, Any]:
    """One document of ``--json``: who said what in it, and what the text is on which the offsets stand."""
    output: dict[str, Any] = {
        "id": id,
        "address": parsed.address,
        "title": parsed.title,
        "outlet": parsed.outlet,
        "language": parsed.language,
        "published": parsed.published,
        "text_checksum": text_checksum(parsed.text),
    }
    if with_text:
        output["text"] = parsed.text
    if parsed.faults:
        output["faults"] = list(parsed.faults)
    if found.unread:
        output["unread"] = found.unread
    if found.error:
        output["error"] = found.error
    output["statements"] = [statement_to_json(s) for s in found.statements]
    return output


def read_line(number: int, line: bytes, *, with_text: bool = False, settings: Settings = DEFAULT) -> Outcome:
    """The outcome of one line: its document's statements, or the reason why there are none."""
    name = ""
    try:
        record = record_of(line)
        name = record.id or f"line-{number}"
        parsed = parse_record(record)
    except ParseError as error:
        name = name or id_in(line) or f"line-{number}"
        return Outcome(number, len(line), {"id": name, "statements": [], "error": str(error)}, str(error))
    found = read(revision_of(parsed, checksum=""), settings)
    output = output_of(parsed, found, id=name, with_text=with_text)
    return Outcome(number, len(line), output, found.error, found.unread)


def read_lines(
    lines: Iterable[tuple[int, bytes]], *, workers: int, with_text: bool = False, settings: Settings = DEFAULT
) -> Iterator[Outcome]:
    """The outcomes of numbered lines, in their order; read by ``workers`` processes (1: in this one)."""
    chunks = _chunks(lines)
    first = list(islice(chunks, 2))
    every = chain(first, chunks)
    if workers > 1 and len(first) > 1:
        yield from _in_parallel(every, workers, with_text, settings)
        return
    # a worker takes a second to start: a single chunk is read sooner here
    for number, line in chain.from_iterable(every):
        yield read_line(number, line, with_text=with_text, settings=settings)


def _in_parallel(
    chunks: Iterator[list[tuple[int, bytes]]], count: int, with_text: bool, settings: Settings
) -> Iterator[Outcome]:
    waiting: deque[Future[list[Outcome]]] = deque()
    with Workers(count) as workers:
        for chunk in islice(chunks, count * _AHEAD):
            waiting.append(workers.submit(_read_chunk, chunk, with_text, settings))
        while waiting:
            yield from result_of(waiting.popleft())
            for chunk in islice(chunks, 1):
                waiting.append(workers.submit(_read_chunk, chunk, with_text, settings))


def _read_chunk(chunk: list[tuple[int, bytes]], with_text: bool, settings: Settings) -> list[Outcome]:
    return [read_line(number, line, with_text=with_text, settings=settings) for number, line in chunk]


def _chunks(lines: Iterable[tuple[int, bytes]]) -> Iterator[list[tuple[int, bytes]]]:
    chunk: list[tuple[int, bytes]] = []
    size = 0
    for number, line in lines:
        chunk.append((number, line))
        size += len(line)
        if len(chunk) >= _CHUNK_LINES or size >= _CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk

"""Our types as rows of the ledger's tables and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from svodka.ids import canonical_json, content_id
from svodka.model import Attributed, DocumentKind, Hints, Revision, Snapshot, SpeakerType, Statement
from svodka.records import details_from_json, details_to_json, parts_from_json, parts_to_json, statement_to_json

Value = str | int | float | None


def seal(table: str, row: Mapping[str, Value]) -> str:
    """A checksum of a row. Empty columns don't count, so that a column added later leaves old seals whole."""
    return content_id("row/1", table, {name: value for name, value in row.items() if value is not None})


def insert(connection: sqlite3.Connection, table: str, row: Mapping[str, Value], *, ignore: bool = False) -> int | None:
    """Add a sealed row and return its number; ``ignore``: None where it is there already."""
    sealed: dict[str, Value] = {**row, "seal": seal(table, row)} if table != "arrivals" else dict(row)
    marks = ", ".join("?" if not isinstance(bound(v), bytes) else "CAST(? AS TEXT)" for v in sealed.values())
    verb = "INSERT OR IGNORE" if ignore else "INSERT"
    done = connection.execute(
        f"{verb} INTO {table} ({', '.join(sealed)}) VALUES ({marks})",
        [bound(value) for value in sealed.values()],
    )
    return done.lastrowid if done.rowcount else None


def bound(value: Value) -> Value | bytes:
    """Text as the driver takes it; it refuses lone surrogates, which we keep as their three bytes."""
    if isinstance(value, str) and not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            return value.encode("utf-8", "surrogatepass")
    return value


# ------------------------------------------------------------------------------------------- types <-> rows


def snapshot_row(snapshot: Snapshot, hints: Hints) -> dict[str, Value]:
    """The columns that ``arrivals`` and ``snapshots`` share."""
    return {
        "address": snapshot.address,
        "fetched_at": snapshot.fetched_at.isoformat(),
        "checksum": snapshot.checksum,
        "size": snapshot.size,
        "media_type": snapshot.media_type,
        "charset": snapshot.charset,
        "part": snapshot.part,
        "source": snapshot.source,
        "hints": canonical_json({k: v for k, v in asdict(hints).items() if v is not None}),
    }


def snapshot_of(row: sqlite3.Row) -> Snapshot:
    """The inverse of ``snapshot_row``, without the hints."""
    return Snapshot(
        checksum=row["checksum"],
        size=row["size"],
        address=row["address"],
        fetched_at=datetime.fromisoformat(row["fetched_at"]),
        media_type=row["media_type"],
        charset=row["charset"],
        part=row["part"],
        source=row["source"],
    )


def hints_of(row: sqlite3.Row) -> Hints:
    """The hints that came with a snapshot."""
    return Hints(**json.loads(row["hints"]))


def description_row(revision: Revision, snapshot: int, faults: tuple[str, ...]) -> dict[str, Value]:
    """What the snapshot of this number says of the text of a revision."""
    return {
        "revision": revision.id,
        "snapshot": snapshot,
        "kind": revision.kind.value,
        "title": revision.title,
        "author": revision.author,
        "outlet": revision.outlet,
        "language": revision.language,
        "published": revision.published,
        "published_basis": revision.published_basis,
        "parts": canonical_json(parts_to_json(revision.parts)),
        "faults": canonical_json(list(faults)),
        "parser": revision.parser,
        "details": canonical_json(told) if (told := details_to_json(revision.details)) else None,
    }


def revision_of(row: sqlite3.Row) -> Revision:
    """A revision from a row of ``queries.REVISION``."""
    return Revision(
        id=row["revision"],
        document=row["document"],
        address=row["document_address"],
        text=row["text"],
        kind=DocumentKind(row["kind"]),
        title=row["title"],
        author=row["author"],
        outlet=row["outlet"],
        language=row["language"],
        published=row["published"],
        published_basis=row["published_basis"],
        parts=parts_from_json(json.loads(row["parts"])),
        parser=row["parser"],
        checksum=row["checksum"],
        details=details_from_json(json.loads(row["details"] or "{}")),
    )


def statement_row(statement: Statement, revision: Revision, *, reading: int, ordinal: int) -> dict[str, Value]:
    """A statement's record and the columns by which it is found."""
    speaker = statement.speaker.name if statement.speaker else None
    published = _published_day(revision)
    said_from, said_to = (_day(statement.said.start), _day(statement.said.end)) if statement.said else (None, None)
    return {
        "reading": reading,
        "id": statement.id,
        "ordinal": ordinal,
        "kind": statement.kind.value,
        "act": statement.act.value,
        "speaker": speaker,
        "speaker_key": key(speaker),
        "outlet_key": key(revision.outlet),
        "said_from": said_from,
        "said_to": said_to,
        "published": published,
        "from_day": said_from or published,
        "to_day": said_to or published,
        "title": revision.title,
        "words": words_of(statement, revision.text),
        "record": canonical_json(statement_to_json(statement)),
    }


def words_of(statement: Statement, text: str) -> str:
    """The words of a statement's content, its parts joined by an ellipsis."""
    return " … ".join(span.of(text) for span in statement.content)


def key(name: str | None) -> str | None:
    """A name as it is compared: without regard to upper and lower case, in any script."""
    return name.casefold() if name is not None else None


def _published_day(revision: Revision) -> str | None:
    try:
        return _day(revision.published_on)
    except ValueError:
        return None  # what the page gives as its date is none


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def loads(text: str) -> Any:
    """JSON of ours."""
    return json.loads(text)


@dataclass(frozen=True, slots=True)
class Provenance:
    """A revision as described from one snapshot: which bytes, come how, say which text."""

    revision: Revision
    snapshot: Snapshot
    hints: Hints


def provenance_of(row: sqlite3.Row) -> Provenance:
    """A source from a row of ``queries.REVISION``."""
    return Provenance(revision_of(row), snapshot_of(row), hints_of(row))


def attributed_of(row: sqlite3.Row) -> Attributed:
    """What figures about speakers need, of a row of ``queries.CITATIONS``."""
    speaker = json.loads(row["record"])["speaker"]
    return Attributed(
        statement=row["id"],
        speaker=row["speaker"],
        type=SpeakerType(speaker["type"]),
        role=speaker["role"],
        day=date.fromisoformat(row["from_day"]) if row["from_day"] else None,
        outlet=row["outlet"],
        words=row["words"],
        address=row["address"],
        title=row["title"],
    )

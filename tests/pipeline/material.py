"""Documents about invented countries, and desks made of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from svodka.collect import gather
from svodka.ids import statement_id
from svodka.ledger import Reading
from svodka.model import (
    Capture,
    Failure,
    Hints,
    LedgerRow,
    Revision,
    Said,
    Span,
    Speaker,
    Statement,
    StatementKind,
)
from svodka.pipeline import Desk, Outcome, add

AT = datetime(2031, 5, 20, 12, 0, tzinfo=UTC)

BRIEFING = """---
address: https://halmar.example/briefings/14
outlet: Foreign Ministry of Halmar
published: 2031-05-14
title: Briefing of May 14
kind: transcript
---

Question: Are there volunteers from Sundria at the front?

Irina Velt, the ministry's spokeswoman, said: "There are no such volunteers, and there never were."
"""

DAILY = """<!doctype html><html lang="en"><head><title>Halmar denies volunteers</title>
<meta property="og:site_name" content="The Halmar Courier">
<meta property="article:published_time" content="2031-05-15T09:00:00+02:00"></head><body><article>
<h1>Halmar denies volunteers</h1>
<p>HALMAR CITY. Halmar on Wednesday denied that volunteers from Sundria fight on its side. The ministry has been
asked about them at each of its briefings since the winter, and each time the answer was the same.</p>
<p>"There are no such volunteers, and there never were," spokeswoman Irina Velt said at the briefing.</p>
<p>Pavel Dorn, an expert at the Institute for the Straits, told the Courier that the denial would not last long.</p>
</article></body></html>
"""

POST = """---
address: https://t.example/front/881
outlet: Front channel
published: 2031-05-16
---
Colonel Matis Orel said: "The volunteers hold the bridge." 🎗
"""

RUSSIAN = """---
address: https://vesti.example/17
outlet: Вести Халмара
published: 2031-05-17
language: ru
title: Посол ответил
---
«Мы благодарны добровольцам», — заявила официальный представитель министерства Ирина Вельт.
"""


def write_documents(folder: Path) -> Path:
    """A folder with all sorts of documents: pages, posts, revised, redescribed, unreadable."""
    folder.mkdir()
    files = {
        "01-briefing.md": BRIEFING,
        "02-daily.html": DAILY,
        "03-post.md": POST,
        "04-post-edited.md": POST.replace("hold the bridge", "held the bridge"),
        "05-briefing-dated.md": BRIEFING.replace("2031-05-14", "2031-05-13"),
        "06-vesti.md": RUSSIAN,
        "07-empty.txt": "",
        "08-plain.txt": 'Anna Lind, the mayor, said: "The ferry will sail on Friday."\n',
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def open_desk(folder: Path, at: Callable[[str], None] = lambda point: None) -> Desk:
    """A desk in a folder, made where there is none."""
    return Desk(folder / "archive", folder / "ledger.sqlite", create=True, at=at)


def captured(*targets: Path, hints: Hints = Hints()) -> Iterator[Capture | Failure]:  # noqa: B008
    """What collecting gives, always at the same time."""
    return gather([str(target) for target in targets], now=lambda: AT, hints=hints)


def added(desk: Desk, *targets: Path, hints: Hints = Hints(), workers: int = 1) -> list[Outcome]:  # noqa: B008
    """Add to a desk, and say what became of it."""
    return list(add(desk, captured(*targets, hints=hints), now=lambda: AT, workers=workers))


def rows(ledger: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of a ledger but for their numbers, in an order that doesn't depend on the order of writing."""
    columns = {
        "arrivals": "address",
        "documents": "id, address",
        "revisions": "id, document, text",
        "snapshots": "address, fetched_at, checksum, size, hints, document, revision",
        "descriptions": "revision, kind, title, outlet, language, published, parts, parser",
        "readings": "revision, version, statements, note",
        "statements": "id, ordinal, record, words",
        "failures": "stage, subject, kind, message",
    }
    with sqlite3.connect(ledger) as connection:
        return {
            table: sorted(connection.execute(f"SELECT {names} FROM {table}").fetchall(), key=repr)
            for table, names in columns.items()
        }


def statement(
    revision: Revision,
    words: str,
    *,
    speaker: str | None = "Irina Velt",
    said: Said | None = None,
    kind: StatementKind = StatementKind.DIRECT,
) -> Statement:
    """A sure statement of the words' first place in a text."""
    span = Span(revision.text.index(words), revision.text.index(words) + len(words))
    return Statement(
        id=statement_id(revision.id, (span,), (), ()),
        kind=kind,
        content=(span,),
        speaker=Speaker(speaker, speaker) if speaker else None,
        said=said,
        rules=("by_hand",),
        confidence=0.9,
    )


def read_by_hand(desk: Desk, revision: Revision, *statements: Statement, version: str = "hand/1") -> None:
    """Give a revision a newer reading, so that a test does not hang on what the rules find."""
    desk.ledger.append_reading(revision, Reading(version, statements, AT))


def words_of(row: LedgerRow) -> str:
    """The first words of a row's content."""
    return row.statement.content[0].of(row.revision.text)

"""Documents listed by their words, language and outlet, read or unread."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from svodka.ledger.queries import CURRENT_REVISION, about_query
from svodka.ledger.rows import Value

# Chinese and Japanese put no spaces between words, so that the index takes a clause for a word: the text is searched
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
# The current text of each document as last described, with what the newest reading made of it
_DOCUMENTS = f"""
SELECT c.id, c.address, g.revision, g.kind, g.title, g.outlet, g.language, g.published, length(t.text) AS size,
       r.note, r.statements, r.version, c.rowid AS seq
FROM descriptions g
JOIN revisions t ON t.id = g.revision
JOIN documents c ON c.id = t.document
LEFT JOIN readings r ON r.seq = (SELECT max(x.seq) FROM readings x WHERE x.revision = g.revision)
WHERE g.seq = (SELECT max(x.seq) FROM descriptions x WHERE x.revision = g.revision) AND {CURRENT_REVISION}
"""  # noqa: S608 (ours)


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """Which documents; what is None does not restrict.

    ``about``: as in ``Filter``, of the words of the text. ``language``: ISO 639-1, or "none" for those whose language
    is not known. ``since`` and ``until``: days of publication, both included; undated documents only without them.
    """

    about: tuple[str, ...] = ()
    language: str | None = None
    outlet: str | None = None  # any part of its name
    since: date | None = None
    until: date | None = None
    unread: bool = False  # only those that no reader reads


@dataclass(frozen=True, slots=True)
class Listed:
    """A document with its current text as last described, and what became of it."""

    document: str  # id
    revision: str  # id
    address: str
    kind: str
    title: str | None
    outlet: str | None
    language: str | None
    published: str | None
    size: int  # code points
    statements: int
    unread: str | None  # why no reader reads it; None: it was read, or waits for it
    seq: int = 0  # its place in the order of arrival

    def to_json(self) -> dict[str, Any]:
        """One JSON object."""
        return {
            "document": self.document, "revision": self.revision, "address": self.address, "kind": self.kind,
            "title": self.title, "outlet": self.outlet, "language": self.language, "published": self.published,
            "characters": self.size, "statements": self.statements, "unread": self.unread,
        }  # fmt: skip


def documents_query(wanted: DocumentFilter, limit: int | None, after: int | None = None) -> tuple[str, list[Value]]:
    """The SQL for a filter: by day of publication, undated ones last; in order of arrival where ``after`` is given."""
    conditions, arguments = [""], list[Value]()

    def also(condition: str, *values: Value) -> None:
        conditions.append(condition)
        arguments.extend(values)

    if wanted.unread:
        also("r.note IS NOT NULL")
    if wanted.language == "none":
        also("g.language IS NULL")
    elif wanted.language:
        also("g.language = ?", wanted.language)
    # names are compared in our own function: SQLite's lower() knows the letters of English only
    for part in (wanted.outlet or "").casefold().split():
        also("instr(casefolded(g.outlet), ?) > 0", part)
    if wanted.since:
        also("substr(g.published, 1, 10) >= ?", wanted.since.isoformat())
    if wanted.until:
        also("substr(g.published, 1, 10) <= ?", wanted.until.isoformat())
    if any(words.strip() for words in wanted.about):
        also(*_about(wanted.about))
    by = "g.published IS NULL, substr(g.published, 1, 10), c.address"
    if after is not None:
        also("c.rowid > ?", after)
        by = "c.rowid"
    sql = f"{_DOCUMENTS}{' AND '.join(conditions)} ORDER BY {by}"
    return (sql, arguments) if limit is None else (f"{sql} LIMIT ?", [*arguments, limit])


def _about(about: Sequence[str]) -> tuple[str, *tuple[Value, ...]]:
    spaced = [words for words in about if not _UNSPACED.search(words)]
    parts, values = [], list[Value]()
    if spaced:
        parts.append("g.revision IN (SELECT revision FROM text_numbers WHERE seq IN "
                     "(SELECT rowid FROM text_words WHERE text_words MATCH ?))")  # fmt: skip
        values.append(about_query(spaced))
    for words in about:
        if words not in spaced:
            parts.append(" AND ".join("instr(t.text, ?) > 0" for _ in words.split()))
            values += words.split()
    return f"({' OR '.join(f'({part})' for part in parts)})", *values


# How many documents have their current text unread, by language; None is a language that is not known
UNREAD_LANGUAGES = (
    f"SELECT language, count(*) AS documents FROM ({_DOCUMENTS} AND r.note IS NOT NULL) "  # noqa: S608 (ours)
    "GROUP BY language ORDER BY count(*) DESC, language"
)

"""What is asked of the ledger, as SQL and its arguments. A user's words are data, never syntax."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from svodka.ledger.rows import Value
from svodka.model import StatementKind

# a revision as its newest description says (or as description {which} says), with the bytes behind that
REVISION = """
SELECT d.seq AS description, d.revision, d.kind, d.title, d.author, d.outlet, d.language, d.published,
       d.published_basis, d.parts, d.faults, d.parser, d.details, r.document, r.text, c.address AS document_address,
       s.checksum, s.address, s.fetched_at, s.size, s.media_type, s.charset, s.part,
       s.source, s.hints
FROM descriptions d
JOIN revisions r ON r.id = d.revision
JOIN documents c ON c.id = r.document
JOIN snapshots s ON s.seq = d.snapshot
"""

NEWEST_DESCRIPTION = "d.seq = (SELECT max(x.seq) FROM descriptions x WHERE x.revision = d.revision)"
NEWEST_READING = "g.seq = (SELECT max(x.seq) FROM readings x WHERE x.revision = g.revision)"
# the revision that the latest readable fetch of its document found
CURRENT_REVISION = """g.revision = (SELECT x.revision FROM snapshots x
    WHERE x.document = (SELECT document FROM revisions WHERE id = g.revision) AND x.revision IS NOT NULL
    ORDER BY x.seq DESC LIMIT 1)"""

# a statement as described when it was read, with whom its speaker is taken for
CITATIONS = """
SELECT s.seq, s.id, s.speaker, s.record, s.from_day, s.words, s.title, s.published, c.address, c.id AS document,
       g.revision, d.outlet, i.kind AS voice_kind, i.key AS voice_key, i.office, i.sure, i.basis, i.candidates
FROM statements s
JOIN readings g ON g.seq = s.reading
JOIN descriptions d ON d.seq = g.description
JOIN revisions r ON r.id = g.revision
JOIN documents c ON c.id = r.document
LEFT JOIN identities i ON i.seq = (SELECT max(x.seq) FROM identities x WHERE x.row = s.seq)
"""

# Beyond the longest words of Russian (some 35 letters) nobody looks for a word, and the spellings would be many.
LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Filter:
    """Which statements; what is None does not restrict.

    ``speaker`` and ``outlet``: any part of the name, upper or lower case; of several words each must occur.
    ``since`` and ``until``: days, both included, of when it was said, where told, else of publication; a statement
    said in an interval is found where the intervals meet; one without any date only without a date filter, or with
    ``undated``.
    ``about``: each a few words, with which words of the content, of the speaker's name or of the document's title
    begin, whatever their capitals and diacritics: "sanction" finds "Sanctions", «сапер» finds «сапёров». All words
    of one must occur; one of several suffices.
    """

    speaker: str | None = None
    outlet: str | None = None
    since: date | None = None
    until: date | None = None
    undated: bool = False
    about: tuple[str, ...] = ()
    kind: StatementKind | None = None
    all_revisions: bool = False  # also of texts that their documents no longer have
    revisions: frozenset[str] = frozenset()  # ids: only of these; empty: of any


def statements_query(wanted: Filter, limit: int | None, after: int | None = None) -> tuple[str, list[Value]]:
    """The SQL for a filter: statements of the newest readings, by date, undated ones last; in the order in which they
    were read where ``after`` is given."""
    conditions, arguments = [NEWEST_READING], list[Value]()

    def also(condition: str, *values: Value) -> None:
        conditions.append(condition)
        arguments.extend(values)

    if not wanted.all_revisions:
        also(CURRENT_REVISION)
    for column, name in (("speaker_key", wanted.speaker), ("outlet_key", wanted.outlet)):
        for part in (name or "").casefold().split():
            also(f"instr(s.{column}, ?) > 0", part)
    or_undated = " OR s.from_day IS NULL" if wanted.undated else ""
    if wanted.since:
        also(f"(s.to_day >= ?{or_undated})", wanted.since.isoformat())
    if wanted.until:
        also(f"(s.from_day <= ?{or_undated})", wanted.until.isoformat())
    if wanted.kind:
        also("s.kind = ?", wanted.kind.value)
    if wanted.revisions:
        names = sorted(wanted.revisions)
        also(f"g.revision IN ({', '.join('?' * len(names))})", *names)
    if any(words.strip() for words in wanted.about):
        also("s.seq IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?)", about_query(wanted.about))
    by = "s.from_day IS NULL, s.from_day, s.to_day, g.revision, s.ordinal"
    if after is not None:
        also("s.seq > ?", after)
        by = "s.seq"
    sql = (
        "SELECT s.seq, s.record, g.description FROM statements s JOIN readings g ON g.seq = s.reading "  # noqa: S608 (ours)
        f"WHERE {' AND '.join(conditions)} "
        f"ORDER BY {by}"
    )
    if limit is not None:
        sql, arguments = f"{sql} LIMIT ?", [*arguments, limit]
    return sql, arguments


def about_query(about: Iterable[str]) -> str:
    """A user's words as an FTS5 expression: each quoted, so that AND, NEAR, -, : and quotation marks are words too.

    A word in which FTS5 sees no letter or digit (a lone dash) would match nothing; it is left out.
    """
    groups = []
    for words in about:
        terms = [_term(word) for word in words.replace("\0", " ").split() if re.search(r"[^\W_]", word)]
        groups.append(" AND ".join(terms))
    return " OR ".join(f"({group})" for group in groups if group) or '""'


def _term(word: str) -> str:
    """A word's beginning in each of its spellings: FTS5 leaves out the marks of Latin letters, not those of «ё»."""
    plain = word.replace("ё", "е").replace("Ё", "Е")
    spellings = [word, plain] if len(word) > LONGEST_WORD else [plain, *_with_yo(plain)]
    quoted = [f'"{spelling}"*' for spelling in dict.fromkeys(x.replace('"', '""') for x in spellings)]
    return quoted[0] if len(quoted) == 1 else f"({' OR '.join(quoted)})"


def _with_yo(word: str) -> Iterator[str]:
    """The word with «ё» for each of its «е» in turn: it is stressed, so that a word has one."""
    for at, letter in enumerate(word):
        if letter in "еЕ":
            yield f"{word[:at]}ё{word[at + 1 :]}"

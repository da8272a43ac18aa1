"""Ledger rows -> what a digest of a period uses, and what it leaves out and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from svodka.model import Act, LedgerRow, Statement, StatementKind
from svodka.write.bands import MEDIUM
from svodka.write.visible import one_line
from svodka.write.words import is_negated

_WORD = re.compile(r"\w+")
# "denied them", "said so": words that say something only together with what stands before them. The rubric that
# we learnt from has "but officials denied them".
_POINTING = frozenset(
    """it this that them these those so him her which who whom what
    это их его её который которая которое которые что""".split()
)
# a reported thought has a subject and a verb, and in the three shortest demonstrations of it ("ferries sail again")
# three words; "said: the conversation" is none. One may be thanked, accused or denied in one word.
FEWEST_WORDS = 3
_OF_CLAUSES = frozenset([Act.SAY, Act.CONFIRM, Act.PROMISE, Act.ASK, Act.OTHER])


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing said, and the rows that carry it: the one that the digest prints first, then the copies."""

    row: LedgerRow
    copies: tuple[LedgerRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """What a digest of a period is made of."""

    start: date
    end: date
    about: tuple[str, ...]
    entries: tuple[Entry, ...]
    left_out: tuple[str, ...]  # one line each


def select(rows: Iterable[LedgerRow], start: date, end: date, about: Sequence[str] = ()) -> Selection:
    """The statements of ``rows`` that were said (else published) from ``start`` to ``end``, both included.

    ``about``: the words for which the ledger was asked; they are printed, and help to choose a headline. The
    order of ``rows`` changes nothing.
    """
    used: list[LedgerRow] = []
    left_out: list[str] = []
    for row in sorted(rows, key=_order):
        when = when_said(row)
        if when is None:
            left_out.append(f"{_label(row)}: neither the date of saying nor of publication is known")
        elif when[1] < start or end < when[0]:
            continue
        elif reason := unfit(row):
            left_out.append(f"{_label(row)}: {reason}")
        else:
            used.append(row)
    used, nested = _without_nested(used)
    if nested:
        left_out.append(f"{nested} inside the words of others, printed with them")
    return Selection(start, end, tuple(about), tuple(_merged(used)), tuple(left_out))


def when_said(row: LedgerRow) -> tuple[date, date] | None:
    """The days between which the words were said; where the text tells none, the day of publication."""
    said = row.statement.said
    if said:
        return said.start, said.end
    try:
        day = row.revision.published_on
    except ValueError:
        return None  # what the page gives as its date is none
    return (day, day) if day else None


def content_words(row: LedgerRow) -> str:
    """The words of the content on one line, its parts joined by " … "."""
    return " … ".join(" ".join(span.of(row.revision.text).split()) for span in row.statement.content)


def unfit(row: LedgerRow) -> str | None:
    """Why a digest can't print a statement, whatever its date; None: it can."""
    statement = row.statement
    if statement.confidence < MEDIUM:
        return f"confidence is low ({statement.confidence:.2f}, the limit is {MEDIUM})"
    words = _WORD.findall(content_words(row).casefold())
    if not words:
        return "its content holds no word"
    if all(word in _POINTING for word in words):
        return "its words only point to what stands before them"
    clause = statement.kind is StatementKind.INDIRECT and statement.act in _OF_CLAUSES and not is_negated(row)
    if clause and len(words) < FEWEST_WORDS:
        return "its words are too few to say anything by themselves"
    return None


def _without_nested(rows: Sequence[LedgerRow]) -> tuple[list[LedgerRow], int]:
    """The rows without those that stand inside another of them, and how many these are."""
    ids = {row.statement.id for row in rows}
    kept = [row for row in rows if row.statement.within not in ids]
    return kept, len(rows) - len(kept)


def _label(row: LedgerRow) -> str:
    content = row.statement.content
    name = row.statement.speaker.name if row.statement.speaker else "speaker not told"
    where = row.revision.outlet or row.revision.address
    return one_line(f"{name}, in {where}, characters {content[0].start} to {content[-1].end}")


def _order(row: LedgerRow) -> tuple[str, str, int, str]:
    """Earliest publication first, then by place: the order of arrival changes no line."""
    return (
        row.revision.published or "9999",
        row.revision.address,
        row.statement.content[0].start,
        row.statement.id,
    )


def _merged(rows: Iterable[LedgerRow]) -> list[Entry]:
    """The rows as entries: the same words of the same speaker in several documents are one thing said.

    The first is the one to print: without a carrier between speaker and outlet before one with, then the
    earliest publication.
    """
    groups: dict[tuple[str, str], list[LedgerRow]] = {}
    for row in rows:
        groups.setdefault(_sameness(row.statement, content_words(row)), []).append(row)
    return [
        Entry(first, tuple(row for row in group if row is not first))
        for group in groups.values()
        for first in [min(group, key=lambda row: (len(row.statement.chain), _order(row)))]
    ]


def _sameness(statement: Statement, words: str) -> tuple[str, str]:
    """Equal for the same speaker and the same words, however punctuated or capitalised."""
    name = statement.speaker.name if statement.speaker else ""
    return " ".join(_WORD.findall(name.casefold())), " ".join(_WORD.findall(words.casefold()))

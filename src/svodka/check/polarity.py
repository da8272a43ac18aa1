"""Whether words say a thing, deny it, or leave it open."""

from __future__ import annotations

import re
from enum import Enum

from svodka.check.ground import Unit, concepts
from svodka.check.words import tokens
from svodka.lexicon.held import FALSE, NOT, OPEN
from svodka.model import Act, Span, Statement

_TURNED_CUE = re.compile(r"\b(?:never|not|n['’]t|не|ни разу не|никогда не)\s+(?:\w+\s+)?$", re.IGNORECASE)
_CLAUSES = re.compile(r"[,;:.!?—–]\s|\n")
_BEFORE = 16  # characters before a cue in which it can be negated


class Side(Enum):
    """On which side of a matter words are, as the end of a sentence that begins with a name."""

    FOR = "says that it is so"
    AGAINST = "denies it"
    OPEN = "leaves it open"


def side_told(text: str, statement: Statement, keys: frozenset[str]) -> Side | None:
    """The side that a statement of the draft, which is about ``keys``, gives its speaker; None: it can't be told."""
    return _side(text, statement, keys)


def side_of(unit: Unit, keys: frozenset[str]) -> Side | None:
    """The side of a unit of the ledger on what is about ``keys``; None where it is no statement or can't be told."""
    return _side(unit.doc.text, unit.statement, keys) if unit.statement else None


def _side(text: str, statement: Statement, keys: frozenset[str]) -> Side | None:
    content = _clause(" ".join(span.of(text) for span in statement.content), keys)
    if content is None:
        return None
    cue = " ".join(_with_before(text, span) for span in statement.cue)
    if statement.act is Act.DECLINE or OPEN.search(cue) or OPEN.search(content):
        return Side.OPEN
    if statement.act in (Act.ASK, Act.DEMAND, Act.PROMISE, Act.THREATEN):
        return None
    against, false = bool(NOT.search(content)), bool(FALSE.search(content))
    if statement.act is Act.DENY:
        if false:
            return None  # "rejected the groundless rumours" and "denied that they were groundless" look alike
        against = not against
    elif false:
        against = not against
    if any(_TURNED_CUE.search(text[max(0, s.start - _BEFORE) : s.start]) for s in statement.cue):
        against = not against
    return Side.AGAINST if against else Side.FOR


def _clause(content: str, keys: frozenset[str]) -> str | None:
    """The clause that has most of the concepts: what else is said beside it turns nothing. None: none has any."""
    shared = [(len(concepts(tokens(clause)) & keys), clause) for clause in _CLAUSES.split(content) if clause.strip()]
    best = max(shared, key=lambda pair: pair[0], default=(0, content))
    return best[1] if best[0] or not keys else None


def _with_before(text: str, span: Span) -> str:
    return text[max(0, span.start - _BEFORE) : span.end]

"""A draft against a desk: the documents that may bear it out are chosen by the ledger's own index, then held to it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from svodka.check import Evidence
from svodka.checking import Checker
from svodka.ledger import Filter
from svodka.model import CheckReport, Claim, LedgerRow, Outlet, Parsed, People, Revision, Span, Statement, Taken
from svodka.pipeline.desk import Desk
from svodka.text.letters import rough
from svodka.text.quotes import quotations

# Up to so many statements the whole ledger is held to the draft: reading 5,000 and indexing them takes 2 s
WHOLE = 5_000
# Of a larger one, for each sentence the statements that share some of its rare words, and all of whom it names
_FOR_A_SENTENCE = 40
_FOR_A_NAME = 100
_NAMES = 25
_AT_ONCE = 500  # ids in one question; SQLite takes thousands
_WORD = re.compile(r"[^\W\d_][\w'’-]{3,}")
_STEM = 5  # letters: the index looks for beginnings, and a Russian word's ending changes
_CAPITAL = re.compile(r"(?<=[^\W\d_,] )([A-ZА-ЯЁ][^\W\d_]{3,})")
_TOGETHER = 3  # words of a sentence that must stand together in a statement


def check_on_desk(
    desk: Desk,
    draft: Parsed,
    *,
    published: date | None = None,
    people: People | None = None,
    outlets: Sequence[Outlet] = (),
    claims: Sequence[Claim] = (),
    taken: Callable[[Claim], Sequence[Taken]] | None = None,
) -> CheckReport:
    """Hold a draft to what the desk's ledger has; ``taken`` gives the dated stances towards a claim."""
    evidence = evidence_for(desk, draft.text, people)
    checker = Checker(evidence, people=people, outlets=outlets, claims=claims, taken=taken)
    return checker.check(draft, published=published)


def evidence_for(desk: Desk, text: str, people: People | None = None) -> tuple[Evidence, ...]:
    """The documents of a desk to hold a text to: all of a small ledger; of a large one those that may be meant."""
    if desk.ledger.counts()["statements"] <= WHOLE:
        return _documents(desk.ledger.statements())
    revisions: set[str] = set()
    for words in _questions(text):
        revisions |= {row.revision.id for row in desk.ledger.statements(Filter(about=(words,)), _FOR_A_SENTENCE)}
    for name in _names(text, people):
        revisions |= {row.revision.id for row in desk.ledger.statements(Filter(speaker=name), _FOR_A_NAME)}
    # of a chosen document all statements: who speaks beside the words tells whose they are
    chosen = sorted(revisions)
    rows = (
        row
        for at in range(0, len(chosen), _AT_ONCE)
        for row in desk.ledger.statements(Filter(revisions=frozenset(chosen[at : at + _AT_ONCE])))
    )
    return _documents(rows)


def _documents(rows: Iterable[LedgerRow]) -> tuple[Evidence, ...]:
    statements: dict[str, list[Statement]] = {}
    revisions: dict[str, Revision] = {}
    for row in rows:
        revisions[row.revision.id] = replace(row.revision, checksum=row.snapshot.checksum)
        statements.setdefault(row.revision.id, []).append(row.statement)
    return tuple(Evidence(revisions[key], tuple(found)) for key, found in statements.items())


def _questions(text: str) -> list[str]:
    """What to ask the index for: of every quotation and every line the rarest words, a few at a time."""
    seen = Counter(word.lower()[:_STEM] for word in _WORD.findall(text))
    spans = [q.inner for q in quotations(text, _paragraphs(text))]
    pieces = [span.of(text) for span in spans] + re.split(r"(?<=[.!?])\s+|\n+", text)
    asked: dict[str, None] = {}
    for piece in pieces:
        words = list(dict.fromkeys(word.lower() for word in _WORD.findall(piece)))
        rare = sorted(words, key=lambda word: (seen[word[:_STEM]], -len(word)))[: 2 * _TOGETHER]
        for at in range(0, len(rare), _TOGETHER):
            if group := rare[at : at + _TOGETHER]:
                asked[" ".join(word[: max(_STEM, len(word) - 3)] for word in group)] = None
    return list(asked)


def _paragraphs(text: str) -> list[Span]:
    return [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]


def _names(text: str, people: People | None) -> list[str]:
    """Surnames in a text, in every script that the registry has, without the last letters, which cases change."""
    found = [name for name, _ in Counter(_CAPITAL.findall(text)).most_common(_NAMES)]
    keys = {rough(name)[:_STEM] for name in found}
    for person in people.persons if people else ():
        spelled = [person.name, *(name for _, name in person.names)]
        surnames = {name.split()[0 if person.surname_first else -1] for name in spelled}
        if any(rough(surname)[:_STEM] in keys for surname in surnames):
            found += surnames
    return list(dict.fromkeys(name[: max(4, len(name) - 2)] for name in found if len(name) > 3))

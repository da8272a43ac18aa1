"""Checking a draft, on a desk or without: the draft is read by the reader, then held to documents, people and lines.

checker = Checker(evidence, people=..., outlets=..., claims=...)   # once for a ledger
report = checker.check(parsed)                                    # for each draft, or each change of it
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from svodka.check import Evidence, Ground, check
from svodka.checking.knowing import Knowledge
from svodka.model import CheckReport, Claim, Hints, Outlet, Parsed, People, Taken
from svodka.parse.plain import PARSER, parsed_text
from svodka.reading import read, revision_of
from svodka.track.lines import USED
from svodka.track.utterances import Document, utterances

__all__ = ["Checker", "Evidence", "check_draft", "evidence_of", "taken_of"]


class Checker:
    """A ledger's documents made ready once, for any number of drafts."""

    def __init__(
        self,
        evidence: Sequence[Evidence],
        *,
        people: People | None = None,
        outlets: Sequence[Outlet] = (),
        claims: Sequence[Claim] = (),
        taken: Callable[[Claim], Sequence[Taken]] | None = None,
        notes: Sequence[str] = (),
    ) -> None:
        """``taken`` gives the dated stances towards one of ``claims``; None: they are read from ``evidence``."""
        self._ground = Ground.of(evidence)
        self._who = Knowledge(evidence, people, outlets)
        self._claims = tuple(claims)
        self._evidence = tuple(evidence)
        self._given = taken
        self._taken: dict[str, tuple[Taken, ...]] = {}
        self._notes = tuple(notes)

    def check(self, draft: str | Parsed, *, published: date | None = None) -> CheckReport:
        """Each sentence of the draft with what bears it out or speaks against it.

        ``published``: the day from which the draft's "on Monday" counts, where the draft itself tells none. A draft
        that can't be read is reported with a note and without findings, never with faults.
        """
        revision = revision_of(_parsed(draft, published), checksum="")
        found = read(revision)
        notes = [*self._notes, *((found.unread or found.error,) if found.unread or found.error else ())]
        if found.unread or found.error:
            return CheckReport(revision.text, (), revision.title, revision.language, tuple(str(n) for n in notes))
        if revision.published is None:
            notes.append(
                "The draft tells no date: days such as “on Monday” can't be held to the ledger; give --published."
            )
        return check(
            revision, found.statements, self._ground, self._who, claims=self._claims, taken=self._taken_towards,
            notes=notes,
        )  # fmt: skip

    def _taken_towards(self, claim: Claim) -> tuple[Taken, ...]:
        """The dated stances towards a claim; read from the documents when a sentence first asks for them."""
        if claim.key not in self._taken:
            if self._given is not None:
                found = tuple(self._given(claim))
            else:
                neighbours = [other for other in self._claims if other.key in claim.neighbours]
                found = taken_of(self._evidence, claim, neighbours)
            self._taken[claim.key] = found
        return self._taken[claim.key]


def check_draft(
    draft: str | Parsed,
    evidence: Sequence[Evidence],
    *,
    published: date | None = None,
    people: People | None = None,
    outlets: Sequence[Outlet] = (),
    claims: Sequence[Claim] = (),
    taken: Callable[[Claim], Sequence[Taken]] | None = None,
) -> CheckReport:
    """Hold one draft to some documents; for many drafts make one ``Checker``."""
    return Checker(evidence, people=people, outlets=outlets, claims=claims, taken=taken).check(
        draft, published=published
    )


def evidence_of(documents: Iterable[Document]) -> tuple[Evidence, ...]:
    """Read documents as evidence."""
    return tuple(Evidence(document.revision, document.statements) for document in documents)


def taken_of(evidence: Sequence[Evidence], claim: Claim, neighbours: Sequence[Claim] = ()) -> tuple[Taken, ...]:
    """The dated stances towards a claim that stand in the documents; of those that are sure enough to move a line."""
    documents = [Document(one.revision.id, one.revision, one.statements) for one in evidence]
    revisions = {one.revision.id: one.revision for one in evidence}
    found = []
    for said in utterances(documents, claim, neighbours):
        if said.stance is None or said.reliability < USED:
            continue
        revision = revisions[said.mentions[0]]
        found.append(
            Taken(
                claim.key, said.day, said.stance.stance, said.text, revision.address, said.holder.person,
                said.holder.institution, said.holder.state, revision.outlet,
            )
        )  # fmt: skip
    return tuple(found)


def _parsed(draft: str | Parsed, published: date | None) -> Parsed:
    if isinstance(draft, Parsed):
        return draft
    hints = Hints(published=published.isoformat() if published else None)
    return parsed_text(draft, address="-", hints=hints, faults=(), parser=PARSER)

"""The pass ``reopen``: signed digests | what their sources say today | sentences that no longer stand as published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from svodka.ledger import Signoff
from svodka.model import Digest
from svodka.pipeline.desk import Desk
from svodka.pipeline.digests import receipts_of
from svodka.pipeline.publishing import kept_digest
from svodka.write.reopening import Reopened, Standing, reopened


@dataclass(frozen=True, slots=True)
class OpenDigest:
    """A signed digest with sentences that no longer stand as published."""

    signoff: Signoff
    headline: str
    sentences: tuple[Reopened, ...]


def open_digests(desk: Desk, corrected: dict[str, tuple[datetime, str]] | None = None) -> tuple[OpenDigest, ...]:
    """The signed digests that must be looked at again, in order of their sign-off.

    A sentence to which a correction was added later than its source changed is settled. ``corrected``: statements that
    a person corrected, with when and what.
    """
    found = []
    for signoff in desk.ledger.editions.signed():
        _, digest = kept_digest(desk, signoff.digest)
        settled = {}
        for correction in desk.ledger.editions.corrections(signoff.digest):
            settled[correction.sentence] = correction.at
        sentences = tuple(
            one
            for one in reopened(digest, _standings(desk, digest), corrected or {})
            if one.sentence not in settled or (one.noticed_at and one.noticed_at > settled[one.sentence])
        )
        if sentences:
            found.append(OpenDigest(signoff, digest.headline.text, sentences))
    return tuple(found)


def _standings(desk: Desk, digest: Digest) -> dict[str, Standing]:
    """How the documents that a digest cites stand today, by the revisions that it cites."""
    documents = desk.ledger.documents
    standings: dict[str, Standing] = {}
    for name in dict.fromkeys(receipt.revision for receipt in receipts_of(digest)):
        cited = desk.ledger.revision(name)
        history = documents.revisions_of(cited.document) if cited else None
        if history is None or not history.finds:
            continue
        newest = history.revisions[history.finds[-1]]
        last = history.departures[-1] if history.departures else None
        changed = newest.revision.id != name
        standings[name] = Standing(
            now=newest.revision if changed else None,
            changed_at=newest.fetched_at[0] if changed else None,
            gone_at=last.noticed_at if last and last.gone else None,
        )
    return standings

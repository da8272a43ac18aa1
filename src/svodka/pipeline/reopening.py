"""The pass ``reopen``: signed digests | what their sources say today | sentences that no longer stand as published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from svodka.ledger import Signoff
from svodka.model import Decision, Digest, Subject, Verdict
from svodka.pipeline.desk import Desk
from svodka.pipeline.digests import receipts_of
from svodka.pipeline.publishing import kept_digest
from svodka.track.decisions import in_force
from svodka.write.reopening import Reason, Reopened, Standing, reopened
from svodka.write.visible import one_line


@dataclass(frozen=True, slots=True)
class OpenDigest:
    """A signed digest with sentences that no longer stand as published."""

    signoff: Signoff
    headline: str
    sentences: tuple[Reopened, ...]


def open_digests(desk: Desk) -> tuple[OpenDigest, ...]:
    """The signed digests that must be looked at again, in order of their sign-off.

    A sentence to which a correction was added later than its source changed, or than somebody decided otherwise on its
    statement, is settled.
    """
    found = []
    log = in_force(desk.ledger.tracking.decisions())
    for signoff in desk.ledger.editions.signed():
        _, digest = kept_digest(desk, signoff.digest)
        settled = {}
        for correction in desk.ledger.editions.corrections(signoff.digest):
            settled[correction.sentence] = correction.at
        later = [decision for decision in log if decision.at > signoff.at]
        corrected = {**_renamed(desk, digest, signoff.at), **_corrected(desk, digest, later)}
        sentences = tuple(
            one
            for one in (*_turned_back(digest, later), *reopened(digest, _standings(desk, digest), corrected))
            if one.sentence not in settled or (one.noticed_at and one.noticed_at > settled[one.sentence])
        )
        if sentences:
            found.append(OpenDigest(signoff, digest.headline.text, sentences))
    return tuple(found)


def _corrected(desk: Desk, digest: Digest, later: Sequence[Decision]) -> dict[str, tuple[datetime, str]]:
    """The cited statements on which a person has decided otherwise since, with when and what."""
    found: dict[str, tuple[datetime, str]] = {}
    for receipt in receipts_of(digest):
        cited = desk.ledger.revision(receipt.revision)
        for decision in later:
            words = decision.told("words") or ""
            if decision.verdict is Verdict.CONFIRM or cited is None or decision.told("document") != cited.document:
                continue
            if any(words and (words in quoted.exact or quoted.exact in words) for quoted in receipt.quoted):
                what = _what(decision)
                if what:
                    found[receipt.statement] = (decision.at, what)
    return found


def _what(decision: Decision) -> str | None:
    """What was decided on a saying, as part of a sentence; None: nothing that a digest tells."""
    by = f", as {one_line(decision.by)} decided"
    if decision.subject is Subject.SPEAKER:
        person = decision.told("person") or decision.told("institution")
        return f"it is by {one_line(person)}{by}" if person else f"it is not by whom it was told to be{by}"
    if decision.subject is Subject.DATE:
        day = decision.told("day")
        return f"it was said on {day}{by}" if day else f"it was not said on the day that was told{by}"
    if decision.subject is Subject.STANCE:
        stance = decision.told("stance") if decision.verdict is Verdict.CORRECT else None
        read = f"is “{stance}”" if stance else "is not as it was read"
        return f"its stance towards “{one_line(decision.claim)}” {read}{by}"
    if decision.subject is Subject.LINK:
        return f"it is not about “{one_line(decision.claim)}”{by}"
    return None


def _renamed(desk: Desk, digest: Digest, since: datetime) -> dict[str, tuple[datetime, str]]:
    """The cited statements whose speaker's name a person has since said to be another's, or nobody's."""
    decided = {
        one.name: one for one in desk.ledger.registering.decisions() if one.at > since and one.verdict != "confirmed"
    }
    if not decided:
        return {}
    ids = dict.fromkeys(receipt.statement for receipt in receipts_of(digest))
    found = {}
    for row in desk.ledger.speech.rows_of(ids):
        speaker = row.statement.speaker
        one = decided.get(speaker.name) if speaker else None
        if one:
            who = f"is the same as {one.person}" if one.person else "is nobody's"
            found[row.statement.id] = (one.at, f"the name “{one_line(one.name)}” {who}, as {one_line(one.by)} decided")
    return found


def _turned_back(digest: Digest, later: Sequence[Decision]) -> Iterator[Reopened]:
    """The headline and the lead of a digest that tells a change which was rejected or set right since."""
    lead = digest.sections[0].sentences if digest.sections and not digest.sections[0].heading else ()
    for decision in later:
        if decision.subject is not Subject.SHIFT or decision.verdict is Verdict.CONFIRM:
            continue
        holder, onset = decision.told("holder") or "", decision.told("found") or decision.told("onset") or ""
        if not any(row[:3:2] == (holder.removeprefix("the "), onset) and not row[-1]
                   for figure in digest.figures for row in figure.rows):  # fmt: skip
            continue
        done = "rejected" if decision.verdict is Verdict.REJECT else "set right"
        what = f"the change of {one_line(holder)} on {onset} was {done} by {one_line(decision.by)}"
        note = f"In an earlier version a change of {one_line(holder)} on {onset} was told; it was {done} since."
        for number, sentence in enumerate((digest.headline, *lead)):
            address = sentence.receipts[0].address
            yield Reopened(number, sentence.text, Reason.CORRECTED, address, decision.at, what, note)


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

"""Captures taken in: archived, parsed, decided, appended. Their statements are read by another pass.

The order of writing is what makes it safe to kill (docs/design/0003-crash-safety.md): the arrival is noted, the bytes
are archived, document, revision and snapshot are appended in one transaction that strikes the arrival off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from svodka.decide import State, decide
from svodka.errors import ParseError
from svodka.ids import checksum
from svodka.model import Capture, Failure, Hints, Parsed, Revision, Snapshot
from svodka.parse import parts
from svodka.pipeline.desk import Desk
from svodka.pipeline.rereading import guarded, parsed
from svodka.reading import revision_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one capture, or of one document of many that it holds; everything that it says is on disk."""

    address: str
    state: State | None  # None: failed
    reason: str
    revision: Revision | None = None
    statements: int = 0
    faults: tuple[str, ...] = ()  # what was wrong with the bytes, what was not read, one sentence each
    error: str = ""  # the kind of the failure
    before: Revision | None = None  # what the document was, where it is revised


def take_in(desk: Desk, came: Capture | Failure, now: Callable[[], datetime]) -> Iterator[Outcome]:
    """Archive, parse, decide, append: an outcome for each document in the bytes."""
    if isinstance(came, Failure):
        desk.ledger.append_failure(came)
        desk.ledger.strike_arrivals(came.subject)
        yield Outcome(came.subject, None, came.message, error=came.kind)
        return
    if came.address == "-":
        # what is piped in has no address; under one name, unlike texts would be revisions of one document
        came = replace(came, address=f"urn:sha256:{checksum(came.data)}")
    try:
        found = guarded(parts, came) if came.part is None else ()
    except ParseError:
        found = ()  # that it says nothing is found, and noted, when it is parsed
    yield from take_in_parts(desk, came, found, now) if found else _take_in([came], desk, now)


def take_in_parts(
    desk: Desk,
    came: Capture,
    which: Sequence[str],
    now: Callable[[], datetime],
    *,
    hints: Sequence[Hints] = (),
    archived: bool = False,
) -> Iterator[Outcome]:
    """Some of the documents that one capture's bytes hold; the bytes are archived once.

    ``hints``: for each its own. ``archived``: the bytes come from the archive, and are no new fetch.
    """
    given = hints or [came.hints] * len(which)
    captures = [replace(came, part=part, hints=h) for part, h in zip(which, given, strict=True)]
    yield from _take_in(captures, desk, now, archived=archived)


def snapshot_of(came: Capture) -> Snapshot:
    """Where and when a capture's bytes came."""
    return Snapshot(
        checksum(came.data),
        len(came.data),
        came.address,
        came.fetched_at,
        came.media_type,
        came.charset,
        came.part,
        came.source,
    )


def _take_in(
    captures: Sequence[Capture], desk: Desk, now: Callable[[], datetime], *, archived: bool = False
) -> Iterator[Outcome]:
    """Documents of the same bytes."""
    came = captures[0]
    snapshot = snapshot_of(came)
    known = [_known(desk, replace(snapshot, part=one.part), one.hints) for one in captures]
    for one, revision in zip(captures, known, strict=True):
        if not revision:
            desk.ledger.note_arrival(replace(snapshot, part=one.part), one.hints)
    desk.at("arrival noted")
    if not archived:
        desk.archive.keep(came, now())  # checks what is there, restores what is missing, notes another visit
    desk.at("bytes archived")
    for one, revision in zip(captures, known, strict=True):
        if not revision:
            yield append(desk, one, replace(snapshot, part=one.part), now)
        else:
            desk.ledger.strike_arrivals(one.address, one.part)
            yield Outcome(one.address, State.UNCHANGED, "same bytes", desk.ledger.revision(revision))


def _known(desk: Desk, snapshot: Snapshot, hints: Hints) -> str | None:
    """The revision that the latest fetch of the address found in the same bytes, brought with the same hints.

    Empty where nothing could be read out of them, None where the latest fetch was another.
    """
    latest = desk.ledger.latest_snapshot(snapshot.address, snapshot.part)
    if latest is None or (latest[0].checksum, latest[1]) != (snapshot.checksum, hints):
        return None
    return latest[2] or ""


def append(desk: Desk, came: Capture, snapshot: Snapshot, now: Callable[[], datetime]) -> Outcome:
    """Parse archived bytes and append what they say, or that they say nothing."""
    try:
        said = parsed(came)
    except ParseError as error:
        if _known(desk, snapshot, came.hints) is None:
            failure = Failure("parse", came.address, type(error).__name__, str(error), now())
            desk.ledger.append(snapshot, came.hints, None, failure=failure)
        else:
            desk.ledger.strike_arrivals(came.address, came.part)
        return Outcome(came.address, None, str(error), error=type(error).__name__)
    return _append_text(desk, came, snapshot, said)


def _append_text(desk: Desk, came: Capture, snapshot: Snapshot, said: Parsed) -> Outcome:
    revision = revision_of(replace(said, language=said.language or desk.language), checksum=snapshot.checksum)
    current = desk.ledger.current(revision.document)
    decision = decide(revision, current, desk.ledger.revision(revision.id))
    if decision.state is State.NOISE:
        assert current is not None
        revision = current
    desk.ledger.append(
        snapshot,
        came.hints,
        revision,
        describe=decision.describe,
        faults=said.faults,
        state=decision.state,
        reason=decision.reason,
    )
    desk.at("text appended")
    before = current if decision.state is State.REVISED else None
    return Outcome(came.address, decision.state, decision.reason, revision, faults=said.faults, before=before)

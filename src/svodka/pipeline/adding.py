"""The pass ``add``: bytes into the archive, their text into the ledger, its statements after it.

The order of writing is what makes it safe to kill (docs/design/0003-crash-safety.md): the arrival is noted, the
bytes are archived, document, revision and snapshot are appended in one transaction that strikes the arrival off,
the statements in another; only then is the outcome yielded.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from svodka.archive import DamagedObjectError
from svodka.decide import State, decide
from svodka.errors import ParseError
from svodka.extract import VERSION
from svodka.ids import checksum
from svodka.ledger import Reading
from svodka.model import Capture, Failure, Hints, Revision, Snapshot
from svodka.pipeline.desk import Desk
from svodka.pipeline.readers import Readers
from svodka.pipeline.rereading import parsed
from svodka.reading import Read, revision_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one capture; everything that it says is on disk."""

    address: str
    state: State | None  # None: failed
    reason: str
    revision: Revision | None = None
    statements: int = 0
    faults: tuple[str, ...] = ()  # what was wrong with the bytes, what was not read, one sentence each


def _say_nothing(_: str) -> None:
    pass


def add(
    desk: Desk,
    captures: Iterable[Capture | Failure],
    *,
    now: Callable[[], datetime],
    workers: int = 1,
    say: Callable[[str], None] = _say_nothing,
) -> Generator[Outcome, None, None]:
    """Add captures to the desk, after completing what an earlier run left; outcomes in order.

    ``now`` tells the time of arrivals, failures and readings; ``say`` is told what an interrupted run had left torn in
    the archive. A capture that can't be had or read is an outcome without state, and the rest goes on. Raises
    ``LedgerError`` or ``ArchiveError`` where nothing can be written.
    """
    with desk.adding(), Readers(workers) as readers:
        for repaired in desk.archive.repair():
            say(repaired)
        yield from _read(desk, _arrived(desk, now), readers, now)
        yield from _read(desk, _never_read(desk), readers, now)
        yield from _read(desk, (_take_in(desk, capture, now) for capture in captures), readers, now)
        yield from _lost(desk, now)


def read_unread(desk: Desk, *, now: Callable[[], datetime], workers: int = 1) -> Generator[Outcome, None, None]:
    """Complete what an earlier run left, and read again what only an older version of the reader has read."""
    return add(desk, (), now=now, workers=workers)


def _arrived(desk: Desk, now: Callable[[], datetime]) -> Iterator[Outcome]:
    """What an earlier run archived, but had not appended when it stopped."""
    for snapshot, hints in desk.ledger.arrivals():
        try:
            data = desk.archive.get(snapshot.checksum)
        except DamagedObjectError:  # it did not get there, or not whole: ``_lost`` says so unless it comes again
            pass
        else:
            capture = Capture(data, snapshot.address, snapshot.fetched_at, snapshot.media_type, snapshot.charset, hints)
            yield _append(desk, capture, snapshot, now)


def _never_read(desk: Desk) -> Iterator[Outcome]:
    """What an earlier run appended, but had not read when it stopped, or read with an older version."""
    for revision in desk.ledger.unread(VERSION):
        yield Outcome(revision.address, State.UNCHANGED, "read now, not by an earlier run", revision)


def _lost(desk: Desk, now: Callable[[], datetime]) -> Iterator[Outcome]:
    """What an earlier run had only in memory when it stopped, and this run did not bring again."""
    for snapshot, _ in desk.ledger.arrivals():
        message = "an earlier run was stopped before it had archived this: add it again"
        desk.ledger.append_failure(Failure("archive", snapshot.address, "Interrupted", message, now()))
        desk.ledger.strike_arrivals(snapshot.address)
        yield Outcome(snapshot.address, None, message)


def _take_in(desk: Desk, came: Capture | Failure, now: Callable[[], datetime]) -> Outcome:
    """Archive, parse, decide, append."""
    if isinstance(came, Failure):
        desk.ledger.append_failure(came)
        desk.ledger.strike_arrivals(came.subject)
        return Outcome(came.subject, None, came.message)
    if came.address == "-":
        # what is piped in has no address; under one name, unlike texts would be revisions of one document
        came = replace(came, address=f"urn:sha256:{checksum(came.data)}")
    snapshot = Snapshot(
        checksum(came.data),
        len(came.data),
        came.address,
        came.fetched_at,
        came.media_type,
        came.charset,
        came.part,
        came.source,
    )
    known = _known(desk, snapshot, came.hints)
    if known:
        desk.archive.keep(came, now())  # checks what is there, restores what is missing, notes another visit
        desk.ledger.strike_arrivals(came.address)
        return Outcome(came.address, State.UNCHANGED, "same bytes", desk.ledger.revision(known))
    desk.ledger.note_arrival(snapshot, came.hints)
    desk.at("arrival noted")
    desk.archive.keep(came, now())
    desk.at("bytes archived")
    return _append(desk, came, snapshot, now)


def _known(desk: Desk, snapshot: Snapshot, hints: Hints) -> str | None:
    """The revision that the latest fetch of the address found in the same bytes, brought with the same hints.

    Empty where nothing could be read out of them, None where the latest fetch was another.
    """
    latest = desk.ledger.latest_snapshot(snapshot.address)
    if latest is None or (latest[0].checksum, latest[1]) != (snapshot.checksum, hints):
        return None
    return latest[2] or ""


def _append(desk: Desk, came: Capture, snapshot: Snapshot, now: Callable[[], datetime]) -> Outcome:
    """Parse archived bytes and append what they say, or that they say nothing."""
    try:
        said = parsed(came)
    except ParseError as error:
        if _known(desk, snapshot, came.hints) is None:
            failure = Failure("parse", came.address, type(error).__name__, str(error), now())
            desk.ledger.append(snapshot, came.hints, None, failure=failure)
        else:
            desk.ledger.strike_arrivals(came.address)
        return Outcome(came.address, None, str(error))
    revision = revision_of(replace(said, language=said.language or desk.language), checksum=snapshot.checksum)
    decision = decide(revision, desk.ledger.current(revision.document), desk.ledger.revision(revision.id))
    desk.ledger.append(snapshot, came.hints, revision, describe=decision.describe, faults=said.faults)
    desk.at("text appended")
    return Outcome(came.address, decision.state, decision.reason, revision, faults=said.faults)


def _read(desk: Desk, outcomes: Iterable[Outcome], readers: Readers, now: Callable[[], datetime]) -> Iterator[Outcome]:
    """Read the revisions that this version of the reader has not read, and append what it found."""
    work = ((outcome, _unread(desk, outcome)) for outcome in outcomes)
    for outcome, read in readers.read(work):
        yield _append_reading(desk, outcome, read, now()) if read else outcome


def _unread(desk: Desk, outcome: Outcome) -> Revision | None:
    revision = outcome.revision
    return revision if revision and not desk.ledger.has_read(revision.id, VERSION) else None


def _append_reading(desk: Desk, outcome: Outcome, read: Read, at: datetime) -> Outcome:
    assert outcome.revision is not None
    if read.error:
        # the text stays unread: the next run tries it again, a repaired reader will succeed
        desk.ledger.append_failure(Failure("extract", outcome.address, read.error_kind, read.error, at))
        return replace(outcome, state=None, reason=read.error)
    new = desk.ledger.append_reading(outcome.revision, Reading(VERSION, read.statements, at, read.unread))
    desk.at("statements appended")
    faults = (*outcome.faults, read.unread) if read.unread else outcome.faults
    return replace(outcome, statements=len(read.statements) if new else 0, faults=faults)

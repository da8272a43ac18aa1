"""The pass ``add``: bytes into the archive, their text into the ledger, its statements after it.

The order of writing is what makes it safe to kill (docs/design/0003-crash-safety.md): the arrival is noted, the
bytes are archived, document, revision and snapshot are appended in one transaction that strikes the arrival off,
the statements in another; only then is the outcome yielded.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from svodka.decide import State
from svodka.extract import VERSION
from svodka.ledger import Reading
from svodka.model import Capture, Failure, Revision
from svodka.pipeline.desk import Desk
from svodka.pipeline.readers import Readers
from svodka.pipeline.rereading import capture_of
from svodka.pipeline.taking import Outcome, append, take_in
from svodka.reading import Read


def add(
    desk: Desk, captures: Iterable[Capture | Failure], *, now: Callable[[], datetime], workers: int = 1
) -> Generator[Outcome, None, None]:
    """Add captures to the desk, after completing what an earlier run left; outcomes in order.

    ``now`` tells the time of failures and readings. A capture that can't be had or read is an outcome without
    state, and the rest goes on. Raises ``LedgerError`` or ``ArchiveError`` where nothing can be written.
    """
    with desk.adding(), Readers(workers) as readers:
        desk.archive.sweep()
        yield from _read(desk, _arrived(desk, now), readers, now)
        yield from _read(desk, _never_read(desk), readers, now)
        yield from _read(desk, (outcome for capture in captures for outcome in take_in(desk, capture, now)), readers, now)
        yield from _lost(desk, now)


def read_unread(desk: Desk, *, now: Callable[[], datetime], workers: int = 1) -> Generator[Outcome, None, None]:
    """Complete what an earlier run left, and read again what only an older version of the reader has read."""
    return add(desk, (), now=now, workers=workers)


def _arrived(desk: Desk, now: Callable[[], datetime]) -> Iterator[Outcome]:
    """What an earlier run archived, but had not appended when it stopped."""
    for snapshot, hints in desk.ledger.arrivals():
        if desk.archive.has(snapshot.checksum):
            data = desk.archive.get(snapshot.checksum)
            yield append(desk, capture_of(snapshot, hints, data), snapshot, now)


def _never_read(desk: Desk) -> Iterator[Outcome]:
    """What an earlier run appended, but had not read when it stopped, or read with an older version."""
    for revision in desk.ledger.unread(VERSION):
        yield Outcome(revision.address, State.UNCHANGED, "read now, not by an earlier run", revision)


def _lost(desk: Desk, now: Callable[[], datetime]) -> Iterator[Outcome]:
    """What an earlier run had only in memory when it stopped, and this run did not bring again."""
    for snapshot, _ in desk.ledger.arrivals():
        desk.ledger.strike_arrivals(snapshot.address, snapshot.part)
        if snapshot.source:
            continue  # its source is visited again anyway
        message = "an earlier run was stopped before it had archived this: add it again"
        desk.ledger.append_failure(Failure("archive", snapshot.address, "Interrupted", message, now()))
        yield Outcome(snapshot.address, None, message)


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

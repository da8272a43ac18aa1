"""A look: one announced publication fetched, for the first time or again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from svodka.archive import DamagedObjectError
from svodka.collect.answers import Failed, Fetched, Gone, Later, NotModified, Refused, Request
from svodka.decide import Presence, State
from svodka.decide.looks import next_look
from svodka.errors import MissingPageError, ParseError
from svodka.ledger import Announced, ItemState
from svodka.model import Capture, Hints, Source
from svodka.pipeline.collecting.visits import departed
from svodka.pipeline.rereading import parsed
from svodka.pipeline.taking import Outcome, snapshot_of, take_in, take_in_parts

if TYPE_CHECKING:
    from svodka.pipeline.collecting.collector import Collector

# A publication that is refused or can't be had is tried again after an hour, six, a day and three: over a server's
# bad weekend. Then its listing's own text is taken, if it has one
_TRIES = (timedelta(hours=1), timedelta(hours=6), timedelta(days=1), timedelta(days=3))
_MEANT = (410,)  # the server says that it was taken away, not merely that it isn't there
# A page that has half of what its feed says of it shows a teaser
_TEASER = 0.5


async def look(collector: Collector, source: Source, item: Announced) -> None:
    """Fetch a publication, take it in, and note when to look again."""
    hints = _hints(collector, source, item)
    answer = await collector.fetcher.fetch(Request(item.address, etag=item.etag, modified=item.modified, hints=hints))
    at = collector.now()
    match answer:
        case Fetched(capture=capture):
            row = _taken(collector, source, replace(capture, source=source.key), item)
            if row.state is ItemState.KEPT and row.missing_at is None:
                row = replace(row, etag=answer.etag, modified=answer.modified)
        case NotModified():
            row = _seen(item, at)
        case Gone():
            row = _gone(collector, source, item, at, answer.message, answer.status)
        case Later():
            row = _later(collector, source, item, at, answer.message, answer.until)
        case Refused():
            row = _later(collector, source, item, at, answer.message)
            row = row if row.state is ItemState.KEPT else replace(row, state=ItemState.REFUSED)
        case Failed():
            row = _later(collector, source, item, at, answer.message)
    collector.desk.ledger.collecting.save_items([row])


def _hints(collector: Collector, source: Source, item: Announced) -> Hints:
    return Hints(outlet=collector.outlets.get(source.outlet or ""), announced=item.announced)


def _taken(collector: Collector, source: Source, capture: Capture, item: Announced) -> Announced:
    outcome = _fuller_outcome(collector, source, item, capture) or next(
        iter(list(take_in(collector.desk, capture, collector.now)))
    )
    collector.taken(source, outcome)
    if outcome.revision is None:
        if outcome.error == MissingPageError.__name__ and item.document:
            return _gone(collector, source, item, capture.fetched_at, outcome.reason)
        return _later(collector, source, item, capture.fetched_at, outcome.reason, told=True)
    if item.state is ItemState.GONE:
        collector.desk.ledger.append_return(outcome.revision.document, capture.fetched_at)
    row = replace(
        item, document=outcome.revision.document, attempts=0, message=None, state=ItemState.KEPT, missing_at=None
    )
    if outcome.state in (State.NEW, State.REVISED):
        row = replace(row, changed_at=capture.fetched_at)
    return _seen(row, capture.fetched_at)


def _seen(item: Announced, at: datetime) -> Announced:
    row = replace(item, looks=item.looks + 1, attempts=0, message=None, missing_at=None)
    return replace(row, due_at=next_look(item.seen_at, at, item.changed_at))


def _gone(
    collector: Collector, source: Source, item: Announced, at: datetime, message: str, status: int | None = None
) -> Announced:
    """Two looks make it gone, an hour apart: one may meet a site that is being mended."""
    if item.document is None:
        return _later(collector, source, item, at, message)
    presence = Presence.REMOVED if status in _MEANT else Presence.NOT_FOUND
    row = replace(departed(collector, source, item, at, presence), message=message)
    if row.state is not ItemState.GONE:
        return replace(row, due_at=at + _TRIES[0])
    # it may come back, and is looked for as long as one that is there
    return replace(row, due_at=next_look(item.seen_at, at, item.changed_at))


def _later(
    collector: Collector,
    source: Source,
    item: Announced,
    at: datetime,
    message: str,
    until: datetime | None = None,
    *,
    told: bool = False,
) -> Announced:
    """Try again later; after the last try, take the text that the listing has of it, or give up."""
    if not told:
        collector.missed(source, item.address, message)
    if item.attempts < len(_TRIES):
        due = max(at + _TRIES[item.attempts], until or at)
        return replace(item, attempts=item.attempts + 1, due_at=due, message=message)
    row = replace(item, attempts=item.attempts + 1, due_at=None, message=message)
    if item.document:
        return replace(row, attempts=0, due_at=next_look(item.seen_at, at, item.changed_at))
    outcome = _from_listing(collector, source, item)
    if outcome:
        collector.taken(source, outcome)
    if outcome and outcome.revision:
        return replace(row, state=ItemState.KEPT, document=outcome.revision.document)
    return replace(row, state=ItemState.FAILED)


def _fuller_outcome(collector: Collector, source: Source, item: Announced, page: Capture) -> Outcome | None:
    """The text that the listing has of a publication taken in, where its page shows only a teaser; None otherwise."""
    listed = _listed(collector, source, item)
    if listed is None:
        return None
    try:
        if len(parsed(page).text) >= _TEASER * len(parsed(listed).text):
            return None
    except ParseError:
        return None  # a page that says nothing is tried again first
    collector.desk.archive.keep(page, collector.now())
    collector.desk.ledger.append_listing(snapshot_of(page), page.hints, "the page shows only a teaser")
    return next(take_in_parts(collector.desk, listed, [item.part or ""], collector.now, archived=True))


def _from_listing(collector: Collector, source: Source, item: Announced) -> Outcome | None:
    listed = _listed(collector, source, item)
    return (
        next(take_in_parts(collector.desk, listed, [item.part or ""], collector.now, archived=True)) if listed else None
    )


def _listed(collector: Collector, source: Source, item: Announced) -> Capture | None:
    """The listing's bytes, where they hold the whole text of a publication."""
    if not (item.part and item.listing and item.listing_address):
        return None
    try:
        data = collector.desk.archive.get(item.listing)
    except DamagedObjectError:  # svodka verify tells it
        return None
    hints = _hints(collector, source, item)
    return Capture(
        data,
        item.listing_address,
        item.seen_at,
        item.listing_type,
        item.listing_charset,
        hints,
        item.part,
        source=item.source,
    )

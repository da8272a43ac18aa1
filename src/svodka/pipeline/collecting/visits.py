"""A visit: a source's listing fetched, and what it announces noted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from svodka.collect.answers import Failed, Fetched, Gone, Later, NotModified, Refused, Request
from svodka.decide import Presence, Sighting, State, gone_decision
from svodka.decide.health import next_visit, rhythm
from svodka.errors import ParseError
from svodka.ids import checksum, text_checksum
from svodka.ledger import Announced, ItemState, SourceState, Visit
from svodka.model import Capture, Hints, Item, Listing, Source, SourceKind
from svodka.parse import listing as listing_of
from svodka.pipeline.rereading import guarded, parsed
from svodka.pipeline.taking import snapshot_of, take_in, take_in_parts

if TYPE_CHECKING:
    from svodka.pipeline.collecting.collector import Collector

# Visits whose times are remembered to know a source's rhythm: two weeks of a daily one, a day of a busy agency
_REMEMBERED = 60


async def visit(collector: Collector, source: Source) -> None:
    """Fetch a source's listing, note what is new in it, and keep how the source stands."""
    collecting = collector.desk.ledger.collecting
    state = collecting.state(source.key)
    at = collector.now()
    well_at = state.well_at if state.errors else state.checked_at
    state = replace(state, checked_at=at, well_at=well_at, started_at=state.started_at or at)
    answer = await collector.ask(source, Request(source.address, etag=state.etag, modified=state.modified))
    items: list[Announced] = []
    match answer:
        case Fetched(capture=capture):
            state = replace(state, errors=0, message=None, etag=answer.etag, modified=answer.modified)
            state = replace(state, moved_to=answer.permanent)
            done, items, state = await _read_listing(collector, source, replace(capture, source=source.key), state)
        case NotModified():
            state = replace(state, errors=0, message=None)
            done = Visit(source.key, at, "same")
        case Gone() | Later() | Refused() | Failed():
            state = replace(state, errors=state.errors + 1, message=answer.message)
            done = Visit(source.key, at, _OUTCOMES[type(answer)], answer.message)
    until = answer.until if isinstance(answer, Later) else None
    state = replace(state, due_at=_due(source, state, at, until))
    collecting.end_visit(done, state, items)
    due = collector.now()
    for item in items:
        if item.due_at and item.due_at <= due:
            collector.announce(source, item)
    collector.visited(source, done.outcome, done.message or _in_words(done))


# Parts of a sitemap's index that a visit reads; those of the last days come first on most sites
_PARTS = 5
# What a source announces at its first visit and is older is not collected: a sitemap may list ten thousand articles.
# A month is what a desk reads back; more is an archive's work (svodka add)
_PAST = timedelta(days=31)
_READABLE = (".pdf", ".vtt", ".srt", ".txt", ".html", ".htm")
_OUTCOMES = {Gone: "gone", Later: "later", Refused: "refused", Failed: "failed"}


def _in_words(done: Visit) -> str:
    if done.outcome == "same":
        return "nothing new"
    return f"{done.fresh} new or changed of {done.listed} listed"


def _due(source: Source, state: SourceState, at: datetime, until: datetime | None) -> datetime:
    if source.every and not state.errors:
        return at + timedelta(minutes=source.every)
    arrivals = [datetime.fromisoformat(one) for one in state.arrivals]
    return next_visit(rhythm(arrivals), at, errors=state.errors, asked_minutes=state.interval, retry_after=until)


async def _read_listing(
    collector: Collector, source: Source, capture: Capture, state: SourceState
) -> tuple[Visit, list[Announced], SourceState]:
    """What a fetched listing brings: the visit, the items to keep, the source's state."""
    at = capture.fetched_at
    found = checksum(capture.data)
    if found == state.checksum and source.kind is not SourceKind.CHANNEL:
        return Visit(source.key, at, "same"), [], state
    if source.kind is SourceKind.PAGE:
        return _watched_page(collector, source, capture, replace(state, checksum=found))
    try:
        listing = guarded(listing_of, capture)
    except ParseError as error:
        message = f"it is no {source.kind} any more: {error}"
        collector.desk.archive.keep(capture, collector.now())
        collector.desk.ledger.append_listing(snapshot_of(capture), capture.hints, message)
        state = replace(state, errors=state.errors + 1, message=message, checksum=found, etag=None, modified=None)
        return Visit(source.key, at, "failed", message), [], state
    fresh, items = _noted(collector, source, capture, listing)
    if fresh and len(fresh) >= len(listing.items) and listing.older:
        items += await _further(collector, source, [listing.older], follow=True)
    if listing.kind is SourceKind.SITEMAP and not listing.items:
        items += await _further(collector, source, listing.listings[:_PARTS], follow=False)
    if items:
        arrivals = (*state.arrivals, at.isoformat())[-_REMEMBERED:] if fresh else state.arrivals
        state = replace(state, arrivals=arrivals, fresh_at=at if fresh else state.fresh_at)
    state = replace(state, checksum=found, interval=listing.interval)
    outcome = "fresh" if items else "same"
    return Visit(source.key, at, outcome, listed=len(listing.items), fresh=len(fresh)), items, state


def _watched_page(
    collector: Collector, source: Source, capture: Capture, state: SourceState
) -> tuple[Visit, list[Announced], SourceState]:
    hints = Hints(outlet=collector.outlets.get(source.outlet or ""))
    outcomes = list(take_in(collector.desk, replace(capture, hints=hints), collector.now))
    for outcome in outcomes:
        collector.taken(source, outcome)
    failed = [outcome for outcome in outcomes if outcome.state is None]
    if failed:
        state = replace(state, errors=state.errors + 1, message=failed[0].reason)
        return Visit(source.key, capture.fetched_at, "failed", failed[0].reason, 1), [], state
    if not any(outcome.state in (State.NEW, State.REVISED) for outcome in outcomes):
        return Visit(source.key, capture.fetched_at, "same", listed=1), [], state
    arrivals = (*state.arrivals, capture.fetched_at.isoformat())[-_REMEMBERED:]
    state = replace(state, arrivals=arrivals, fresh_at=capture.fetched_at)
    return Visit(source.key, capture.fetched_at, "fresh", listed=1, fresh=1), [], state


async def _further(collector: Collector, source: Source, addresses: Sequence[str], *, follow: bool) -> list[Announced]:
    """What further pages of a listing announce; ``follow``: and the older pages behind each, until one is known."""
    items: list[Announced] = []
    waiting = list(addresses)
    for _ in range(collector.back):
        answer = await collector.fetcher.fetch(Request(waiting.pop(0))) if waiting else None
        if not isinstance(answer, Fetched):
            break
        capture = replace(answer.capture, source=source.key)
        try:
            listing = guarded(listing_of, capture)
        except ParseError:
            break
        fresh, noted = _noted(collector, source, capture, listing)
        items += noted
        if follow and listing.older and fresh and len(fresh) >= len(listing.items):
            waiting.append(listing.older)
    return items


def _noted(
    collector: Collector, source: Source, capture: Capture, listing: Listing
) -> tuple[list[Item], list[Announced]]:
    """The items that are new or changed, and the rows to keep; a listing that brings any is archived.

    Items whose text stands in the listing itself are taken in here, unless the source's pages are followed.
    """
    desk, at = collector.desk, capture.fetched_at
    listed = list({item.address: item for item in _with_enclosures(listing.items)}.values())
    known = desk.ledger.collecting.items([item.address for item in listed])
    rows: dict[str, Announced] = {}
    fresh: list[Item] = []
    here: list[tuple[Item, str]] = []  # to be taken in from these bytes, with the checksum of the text
    follows = source.follow and listing.kind is not SourceKind.CHANNEL
    for item in listed:
        before = known.get(item.address)
        row = _row(source, capture, item, before, at)
        if (not follows and not item.part) or (before is None and _is_past(item, listing.kind, at)):
            row = replace(row, due_at=None)  # known from now on, and not fetched
        # an entry without an address of its own has no page that could be fetched
        if item.part and (not follows or not item.address.startswith(("http://", "https://"))):
            row = _shown(collector, row, at)
            text = _text_of(capture, item)
            if text is None or (before and before.text_checksum == text):
                row = replace(row, due_at=None, state=before.state if before else ItemState.KEPT)
            else:
                here.append((item, text))
                row = replace(row, due_at=None, text_checksum=text, state=ItemState.KEPT)
        if row != before:
            rows[item.address] = row
            if before is None or _changed(item, before) or row.text_checksum != before.text_checksum:
                fresh.append(item)
    if here:
        _take_in_here(collector, source, capture, here, rows)
    elif fresh:
        desk.archive.keep(capture, collector.now())
        why = f"it announces {len(fresh)} new or changed publications"
        desk.ledger.append_listing(snapshot_of(capture), capture.hints, why)
    if listing.kind is SourceKind.CHANNEL:
        rows |= _missing(collector, source, capture, listed)
    return fresh, list(rows.values())


def _with_enclosures(items: Sequence[Item]) -> Iterator[Item]:
    """The items, each followed by the documents that are enclosed with it and that we read; sound and films are not."""
    for item in items:
        yield item
        for address in item.enclosures:
            if urlsplit(address).path.lower().endswith(_READABLE):
                yield Item(address, item.title, item.announced, item.updated)


def _row(source: Source, capture: Capture, item: Item, before: Announced | None, at: datetime) -> Announced:
    """An item as it is to be kept: new ones and changed ones are due now."""
    if before is None:
        row = Announced(item.address, source.key, item.title, _utc(item.announced), at, at, updated=item.updated)
    elif _changed(item, before):
        row = replace(before, title=item.title, updated=item.updated, due_at=at)
    else:
        return before
    return replace(
        row,
        part=item.part,
        listing=checksum(capture.data),
        listing_address=capture.address,
        listing_type=capture.media_type,
        listing_charset=capture.charset,
    )


def _is_past(item: Item, kind: SourceKind, at: datetime) -> bool:
    """Whether an item was old when it was first seen; a sitemap without dates is a site's whole past."""
    announced = _utc(item.announced or item.updated)
    if announced is None:
        return kind is SourceKind.SITEMAP
    return datetime.fromisoformat(announced) < at - _PAST


def _shown(collector: Collector, row: Announced, at: datetime) -> Announced:
    """An item whose text stands in the listing: it is there, whatever was thought of it."""
    if row.state is ItemState.GONE and row.document:
        collector.desk.ledger.append_return(row.document, at)
        row = replace(row, state=ItemState.KEPT)
    return replace(row, missing_at=None)


def _changed(item: Item, before: Announced) -> bool:
    return item.updated != before.updated or (item.title is not None and item.title != before.title)


def _text_of(capture: Capture, item: Item) -> str | None:
    """The checksum of an item's text in the listing's bytes; None where there is none, as in a post of pictures."""
    try:
        return text_checksum(parsed(replace(capture, part=item.part)).text)
    except ParseError:
        return None


def _take_in_here(
    collector: Collector,
    source: Source,
    capture: Capture,
    here: Sequence[tuple[Item, str]],
    rows: dict[str, Announced],
) -> None:
    name = collector.outlets.get(source.outlet or "")
    hints = [Hints(outlet=name, announced=item.announced) for item, _ in here]
    parts = [item.part for item, _ in here if item.part]
    for (item, _), outcome in zip(
        here, take_in_parts(collector.desk, capture, parts, collector.now, hints=hints), strict=False
    ):
        collector.taken(source, outcome)
        if outcome.revision and item.address in rows:
            rows[item.address] = replace(rows[item.address], document=outcome.revision.document, looks=1)


def _missing(collector: Collector, source: Source, capture: Capture, listed: Sequence[Item]) -> dict[str, Announced]:
    """The posts that a channel's page should show, being between its oldest and its newest, and does not."""
    times = sorted(time for item in listed if (time := _utc(item.announced)))
    if not times:
        return {}
    shown = {item.address for item in listed}
    rows = {}
    for row in collector.desk.ledger.collecting.items_of(source.key, times[0], times[-1]):
        if row.address not in shown and row.state is not ItemState.GONE:
            rows[row.address] = departed(collector, source, row, capture.fetched_at, Presence.NOT_LISTED)
    return rows


def departed(collector: Collector, source: Source, item: Announced, at: datetime, presence: Presence) -> Announced:
    """An item that was looked for in vain; gone where that is sure, and then the ledger has it."""
    sightings = [Sighting(when, presence) for when in (item.missing_at, at) if when]
    # without the marks of its version it comes whole when it is back, and not as unchanged
    row = replace(item, missing_at=item.missing_at or at, etag=None, modified=None)
    decision = gone_decision(sightings, gone=False)
    if decision is None:
        return row
    if item.document:
        collector.desk.ledger.append_departure(item.document, at, decision.reason)
    collector.missed(source, item.address, f"gone: {decision.reason}")
    return replace(row, state=ItemState.GONE)


def _utc(moment: str | None) -> str | None:
    """An ISO date or time as a time of UTC, so that times compare as texts; None where it is none."""
    if not moment:
        return None
    try:
        time = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC).isoformat()

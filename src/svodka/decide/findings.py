"""How a source stands: what is told of it before its silence is taken for news."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import takewhile
from statistics import median

from svodka.decide.content import dates, fall, language
from svodka.decide.health import DAY, HOUR, Rhythm, rhythm
from svodka.decide.kinds import clip
from svodka.decide.sources import Finding, Kind, Look, Outcome, Severity, Taken, day_of, span_of, time_of

# Errors in a row that are told, over at least this time: a server that is restarted is away for minutes
FEWEST_ERRORS = 3
SHORTEST_ERRORS = HOUR
SERIOUS_ERRORS = DAY
# A new source that has brought nothing for so long was probably set up wrongly
NEVER_AFTER = 7 * DAY
# The desk visits once a day at least; two days without a visit are the desk's own
UNVISITED_AFTER = 2 * DAY
# A listing that had this many items, and nothing in so many visits: its layout changed
USED_TO_LIST = 5
EMPTY_VISITS = 3


def findings(source: str, looks: Sequence[Look], taken: Sequence[Taken], now: datetime) -> tuple[Finding, ...]:
    """What is wrong with a source, the gravest first.

    ``looks`` and ``taken`` in the order of time; a few months of them suffice. Silence is measured up to the last visit
    that went well: where the desk itself was switched off, nothing is said of the source but that nobody visited it.
    """
    found = [
        *_visits(source, looks, taken, now),
        *_silence(source, looks, taken),
        *fall(source, [(t.at, float(t.length)) for t in taken], Kind.SHORTER, "texts from {source} are much shorter"),
        *fall(source, [(t.at, t.body_share) for t in taken if t.body_share is not None], Kind.BODY,
               "much less of the pages from {source} is body"),
        *language(source, taken),
        *dates(source, taken),
    ]  # fmt: skip
    grave = list(Severity)[::-1]
    return tuple(sorted(found, key=lambda finding: (grave.index(finding.severity), finding.since)))


def _well(look: Look) -> bool:
    return look.outcome in (Outcome.OK, Outcome.UNCHANGED)


# ------------------------------------------------------------------------------------------------- visits


def _visits(source: str, looks: Sequence[Look], taken: Sequence[Taken], now: datetime) -> Iterator[Finding]:
    if not looks:
        return
    first, last = looks[0].at, looks[-1]
    if now - last.at > UNVISITED_AFTER:
        sentence = f"nobody has visited {source} since {day_of(last.at)}: run svodka collect"
        yield Finding(source, Kind.UNVISITED, Severity.WARNING, last.at, sentence)
    if last.outcome == Outcome.REFUSED:
        since = _run(looks, lambda look: look.outcome == Outcome.REFUSED)[0].at
        sentence = f"{source} has refused robots since {day_of(since)}, so nothing is collected from it"
        yield Finding(source, Kind.REFUSED, Severity.WARNING, since, sentence)
    if last.outcome == Outcome.MOVED:
        since = _run(looks, lambda look: look.outcome == Outcome.MOVED)[0].at
        sentence = f"{source} has moved for good to {last.message or 'another address'}: change its address"
        yield Finding(source, Kind.MOVED, Severity.NOTE, since, sentence)
    yield from _errors(source, looks)
    yield from _empty(source, looks)
    if not taken and last.at - first > NEVER_AFTER and _well(last):
        sentence = f"nothing has come from {source} since it was set up on {day_of(first)}: check its address"
        yield Finding(source, Kind.NEVER, Severity.WARNING, first, sentence)


def _run(looks: Sequence[Look], fits: Callable[[Look], bool]) -> list[Look]:
    """The last visits that fit, in the order of time."""
    return list(takewhile(fits, reversed(looks)))[::-1]


def _errors(source: str, looks: Sequence[Look]) -> Iterator[Finding]:
    run = _run(looks, lambda look: look.outcome == Outcome.ERROR)
    if len(run) < FEWEST_ERRORS or run[-1].at - run[0].at < SHORTEST_ERRORS:
        return
    long = run[-1].at - run[0].at >= SERIOUS_ERRORS
    why = f", the last one with {clip(run[-1].message)}" if run[-1].message else ""
    sentence = f"{source} can't be had since {time_of(run[0].at)}: {len(run)} visits in a row failed{why}"
    yield Finding(source, Kind.ERRORS, Severity.SERIOUS if long else Severity.WARNING, run[0].at, sentence)


def _empty(source: str, looks: Sequence[Look]) -> Iterator[Finding]:
    listings = [look for look in looks if look.outcome == Outcome.OK]
    run = _run(listings, lambda look: look.listed == 0)
    before = [look.listed for look in listings[: len(listings) - len(run)]]
    if len(run) >= EMPTY_VISITS and before and median(before) >= USED_TO_LIST:
        usual = f"usually {round(median(before))} items"
        sentence = f"{source} has listed nothing since {time_of(run[0].at)}, {usual}: has its page changed?"
        yield Finding(source, Kind.EMPTY, Severity.SERIOUS, run[0].at, sentence)


# ------------------------------------------------------------------------------------------------ silence


def _silence(source: str, looks: Sequence[Look], taken: Sequence[Taken]) -> Iterator[Finding]:
    """Silence beyond the usual; while visits fail, the errors are told instead."""
    well = [look.at for look in looks if _well(look)]
    known = rhythm([document.at for document in taken])
    if known is None or known.silent_after is None or not well or not _well(looks[-1]):
        return
    quiet = max(well) - known.last
    if quiet <= known.silent_after or not _watched(well, known):
        return
    severity = Severity.SERIOUS if quiet > 2 * known.silent_after else Severity.WARNING
    sentence = f"nothing collected from {source} since {time_of(known.last)}, {how_often(known)}"
    yield Finding(source, Kind.SILENT, severity, known.last, sentence)


def _watched(well: Sequence[datetime], known: Rhythm) -> bool:
    """Whether visits went on in the silence: the first one after a pause of ours still has to bring what it missed."""
    return sum(at > known.last + known.longest for at in well) > 1


def how_often(known: Rhythm) -> str:
    """ "usually every 30 minutes, at most 14 hours apart"."""
    return f"usually every {span_of(known.usual)}, at most {span_of(known.longest)} apart"

"""The pass ``group``: reports of one act of speaking joined, in the parts of the ledger that new statements touch.

What is grouped again is closed: no report outside of it is alike to one inside. So the outcome does not depend on the
order in which documents came, and a run over everything finds the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from svodka.group.candidates import JOINT, blocks_of, pairs
from svodka.group.reports import Report
from svodka.group.speech import same_speech
from svodka.group.utterances import VERSION, utterances
from svodka.group.wording import wording
from svodka.ids import content_id
from svodka.ledger import GroupingState, UtteranceRow
from svodka.model import LedgerRow, Outlet, People
from svodka.pipeline.desk import Desk
from svodka.pipeline.speaking.record import row_of
from svodka.pipeline.speaking.reports import Reports
from svodka.pipeline.speaking.voices import Voices

# How far before and after a report's days others are looked for: for time zones, late reports, and one to spare
REACH = timedelta(days=3)
# Rounds of looking for what is alike to what was found: each finds reports of further days; a chain of so many is none
MOST_ROUNDS = 30
# Phrases of a report by which what recalls it is looked for
MOST_PHRASES = 24
# Of more documents all statements are looked at: the outcome is the same, and asking for the surroundings of each costs
# more than reading everything once
MOST_DOCUMENTS = 2_000
# Acts that are written in one transaction: a run that is stopped keeps what it wrote
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Grouped:
    """What the pass did."""

    statements: int  # looked at
    added: int  # acts of speaking that are new, or that other statements report now


def _say_nothing(_: str) -> None:
    pass


def group_speech(
    desk: Desk, people: People, outlets: Iterable[Outlet] = (), *, say: Callable[[str], None] = _say_nothing
) -> Grouped:
    """Join the reports of each act of speaking, where statements came, changed or went since the last time.

    ``people`` and ``outlets``: who is who; where they are others than the last time, all is looked at again. A second
    run adds nothing. ``say`` is told how far it is. Raises ``BusyError`` where another program adds to the desk.
    """
    with desk.adding():
        return _group(desk, people, tuple(outlets), say)


def _group(desk: Desk, people: People, told: tuple[Outlet, ...], say: Callable[[str], None]) -> Grouped:
    speech = desk.ledger.speech
    rules = f"{VERSION} {content_id('who is who', repr(people), repr(told))}"
    before, now = speech.state(), speech.reached(rules)
    if before == now:
        return Grouped(0, 0)
    reports = Reports(Voices(people), told, speech.copies())
    known = before if before and before.rules == rules else None
    found = _touched(desk, reports, known, say) if known else _all(desk, reports, say)
    added, rows = 0, [row_of(one) for one in utterances(found)]
    for at in range(0, len(rows), AT_ONCE):
        added += speech.append(rows[at : at + AT_ONCE])
        say(f"joined {min(at + AT_ONCE, len(rows))} of {len(rows)} acts of speaking")
    speech.set_state(now)
    return Grouped(len(found), added)


def _all(desk: Desk, reports: Reports, say: Callable[[str], None]) -> list[Report]:
    say("looking at all statements")
    return list(_reports(reports, desk.ledger.speech.all_rows()))


def _touched(desk: Desk, reports: Reports, since: GroupingState, say: Callable[[str], None]) -> list[Report]:
    """The reports of documents that changed, and all that are or were together with one of them."""
    speech = desk.ledger.speech
    documents = speech.touched(since)
    if len(documents) > MOST_DOCUMENTS:
        return _all(desk, reports, say)
    say(f"looking at the statements of {len(documents)} documents")
    found = _by_id(_reports(reports, speech.rows_in(documents)))
    _add(found, _reports(reports, speech.rows_of(_members(speech.of_documents(documents)))))
    for _ in range(MOST_ROUNDS):
        around = {**_around(desk, reports, found.values()), **found}
        wider = _connected(around, found)
        _add(wider, _reports(reports, speech.rows_of(_members(speech.current_with(wider)))))
        if wider.keys() == found.keys():
            break
        found = wider
    return list(found.values())


def _around(desk: Desk, reports: Reports, found: Iterable[Report]) -> dict[str, Report]:
    """What may be alike to some reports: same speaker or body, and near in time, or with the same phrases."""
    speech, inside = desk.ledger.speech, tuple(found)
    blocks = {block for report in inside for block in blocks_of(report)} | {JOINT}
    rows: list[LedgerRow] = []
    for start, end in _windows(inside):
        rows += speech.rows_between(start, end)
    for report in inside:
        rows += speech.rows_with(_phrases(report))
    among = frozenset(blocks)
    return _by_id(near for row in rows if (near := reports.of(row, among)))


def _windows(found: Sequence[Report]) -> Iterator[tuple[date, date]]:
    """The days around some reports, those that meet as one; of one that is only recalled, those of its publication."""
    spans = sorted((_back(r.start or r.end), _on(r.end)) for r in found if r.end)
    while spans:
        start, end = spans.pop(0)
        while spans and spans[0][0] <= end:
            end = max(end, spans.pop(0)[1])
        yield start, end


def _back(day: date) -> date:
    return max(day, date.min + REACH) - REACH


def _on(day: date) -> date:
    return min(day, date.max - REACH) + REACH


def _phrases(report: Report) -> list[str]:
    """Some of the stretches of words of a report, spread over it."""
    phrases = sorted(wording(report.words).shingles())
    return phrases[:: max(1, len(phrases) // MOST_PHRASES)][:MOST_PHRASES]


def _connected(around: dict[str, Report], inside: dict[str, Report]) -> dict[str, Report]:
    """Those of some reports that are alike to one inside, or to one that is; only what is asked for is compared."""
    ordered = sorted(around.values(), key=lambda r: r.statement)
    beside: dict[int, list[int]] = {}
    for one, other in pairs(ordered):
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)
    waiting = [n for n, report in enumerate(ordered) if report.statement in inside]
    seen = set(waiting)
    while waiting:
        one = waiting.pop()
        new = [n for n in beside.get(one, ()) if n not in seen and same_speech(ordered[one], ordered[n])]
        seen.update(new)
        waiting += new
    return _by_id(ordered[n] for n in seen)


def _members(rows: Iterable[UtteranceRow]) -> list[str]:
    return [statement for row in rows for statement in row.statements]


def _reports(reports: Reports, rows: Iterable[LedgerRow]) -> Iterator[Report]:
    return (report for row in rows if (report := reports.of(row)))


def _by_id(found: Iterable[Report]) -> dict[str, Report]:
    return {report.statement: report for report in found}


def _add(found: dict[str, Report], more: Iterable[Report]) -> None:
    for report in more:
        found.setdefault(report.statement, report)

"""How the sources of a desk stand: what the ledger knows of each, put before ``decide``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from svodka.decide.findings import findings
from svodka.decide.sources import Finding, Kind, Look, Severity, Taken
from svodka.decide.sources import Outcome as Came
from svodka.ledger import SourceState, Visit
from svodka.ledger.collecting import Taken as Brought
from svodka.model import Source
from svodka.pipeline.desk import Desk

# A rhythm is known after weeks; what was half a year ago is no news of a source
_SEEN = timedelta(days=120)
_CAME = {"fresh": Came.OK, "same": Came.UNCHANGED, "refused": Came.REFUSED}
# What leaves a hole in a period; a page that lost its body is the concern of whoever reads it
_HOLES = frozenset({Kind.SILENT, Kind.NEVER, Kind.ERRORS, Kind.EMPTY, Kind.REFUSED, Kind.UNVISITED})


@dataclass(frozen=True, slots=True)
class Health:
    """How one source stands."""

    source: Source
    state: SourceState | None  # None: never visited
    documents: int  # that it brought, in all
    items: dict[str, int]  # announced publications by their state
    findings: tuple[Finding, ...]

    def to_json(self) -> dict[str, object]:
        """How it stands, as one JSON object."""
        state = self.state
        return {
            "source": self.source.key,
            "address": self.source.address,
            "kind": self.source.kind,
            "paused": self.source.paused,
            "checked_at": state.checked_at.isoformat() if state and state.checked_at else None,
            "due_at": state.due_at.isoformat() if state and state.due_at else None,
            "errors": state.errors if state else 0,
            "message": state.message if state else None,
            "documents": self.documents,
            "announced": self.items,
            "findings": [
                {
                    "kind": finding.kind,
                    "severity": finding.severity,
                    "since": finding.since.isoformat(),
                    "sentence": finding.sentence,
                }
                for finding in self.findings
            ],
        }


def health(desk: Desk, sources: Iterable[Source], now: datetime) -> list[Health]:
    """The state of each source, and what is wrong with it, the gravest first."""
    collecting = desk.ledger.collecting
    states, counts, brought = collecting.states(), collecting.counts(), collecting.documents()
    found = []
    for source in sources:
        state = states.get(source.key)
        told: tuple[Finding, ...] = ()
        if state and not source.paused:
            looks = _looks(state, collecting.visits(source.key, now - _SEEN))
            name = source.title or source.key
            told = findings(name, looks, [_taken(one) for one in collecting.taken(source.key, now - _SEEN)], now)
        found.append(Health(source, state, brought.get(source.key, 0), counts.get(source.key, {}), told))
    return found


def not_collected(desk: Desk, sources: Iterable[Source], start: date, end: date, now: datetime) -> tuple[str, ...]:
    """What a digest of a period must say of its sources: holes that reach into it, one sentence each."""
    holes = [
        finding
        for one in health(desk, sources, now)
        for finding in one.findings
        if finding.kind in _HOLES and finding.severity is not Severity.NOTE and finding.since.date() <= end
    ]
    return tuple(sorted({_sentence(finding) for finding in holes})) if start <= now.date() else ()


def _sentence(finding: Finding) -> str:
    return finding.sentence[:1].upper() + finding.sentence[1:] + "."


def _looks(state: SourceState, visits: list[Visit]) -> list[Look]:
    """The visits as ``decide`` sees them; of those that brought nothing only the last two are known."""
    looks = [Look(v.at, _CAME.get(v.outcome, Came.ERROR), v.listed, v.fresh, v.message) for v in visits]
    at = state.checked_at
    if not state.errors:
        quiet = (state.well_at, at)
        looks += [Look(one, Came.UNCHANGED) for one in quiet if one and (not visits or visits[-1].at < one)]
    if state.started_at and (not looks or state.started_at < looks[0].at):
        looks.insert(0, Look(state.started_at, Came.UNCHANGED))
    if state.moved_to and at:
        looks.append(Look(at, Came.MOVED, message=state.moved_to))
    return looks


def _taken(brought: Brought) -> Taken:
    published = _moment(brought.published)
    return Taken(brought.at, brought.length, brought.language, brought.body_share, published)


def _moment(told: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(told) if told else None
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment

"""Acts of speaking as they are shown: who carried them, from whom, in which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from svodka.group.reports import Report
from svodka.group.variants import Variant, variants
from svodka.ledger import Filter, UtteranceRow
from svodka.model import LedgerRow, Outlet, People
from svodka.pipeline.desk import Desk
from svodka.pipeline.speaking.record import Kept, kept_of
from svodka.pipeline.speaking.reports import Reports
from svodka.pipeline.speaking.voices import Voices

# Digits of an id that tell it from others
SHORTEST = 6


@dataclass(frozen=True, slots=True)
class Carried:
    """One report of an act of speaking, with the row on which it stands."""

    report: Report
    row: LedgerRow


@dataclass(frozen=True, slots=True)
class Shown:
    """One act of speaking as it is shown."""

    id: str
    speaker: str  # the commonest name among its reports
    key: str
    start: date | None
    end: date | None
    carriers: tuple[Carried, ...]  # in order of publication; those whose documents still say it
    kept: Kept
    variants: tuple[Variant, ...]

    @property
    def primary(self) -> Carried:
        """The report whose words count."""
        return next((c for c in self.carriers if c.report.statement == self.kept.primary), self.carriers[0])


def utterances_of(
    desk: Desk,
    people: People,
    wanted: Filter = Filter(),  # noqa: B008
    outlets: Iterable[Outlet] = (),
    *,
    least: int = 1,
) -> Iterator[Shown]:
    """The acts of speaking that a filter lets through (speaker, since, until, about), by day; undated ones last.

    ``least``: only those that so many statements report.
    """
    reports = Reports(Voices(people), outlets, desk.ledger.speech.copies())
    for row in desk.ledger.speech.current(wanted):
        if len(row.statements) >= least and (shown := _shown(desk, reports, row)) and len(shown.carriers) >= least:
            yield shown


def utterances_after(
    desk: Desk, people: People, after: int, wanted: Filter, outlets: Iterable[Outlet], limit: int
) -> tuple[list[Shown], int | None]:
    """The acts of speaking that a filter lets through in the order in which they were joined, those after a place;
    and the place from which the next ones follow, None where these are the last."""
    reports = Reports(Voices(people), outlets, desk.ledger.speech.copies())
    rows = list(desk.ledger.speech.current(wanted, after=after, limit=limit))
    found = [shown for row in rows if (shown := _shown(desk, reports, row))]
    return found, rows[-1].seq if len(rows) == limit else None


def utterance_named(desk: Desk, people: People, name: str, outlets: Iterable[Outlet] = ()) -> list[Shown]:
    """The acts of speaking of this id, or that the statement of this id reports; the first digits suffice."""
    name = name.strip().casefold()
    if len(name) < SHORTEST:
        return []
    reports = Reports(Voices(people), outlets, desk.ledger.speech.copies())
    found = (_shown(desk, reports, row) for row in desk.ledger.speech.current(named=name))
    return [shown for shown in found if shown]


def _shown(desk: Desk, reports: Reports, row: UtteranceRow) -> Shown | None:
    """None where no document says any of it any more."""
    rows = {one.statement.id: one for one in desk.ledger.speech.rows_of(row.statements)}
    carriers = [Carried(report, rows[s]) for s in row.statements if s in rows and (report := reports.of(rows[s]))]
    if not carriers:
        return None
    kept = kept_of(row)
    members = [c.report for c in carriers]
    primary = kept.primary if kept.primary in rows else members[0].statement
    names = [c.row.statement.speaker.name for c in carriers if c.row.statement.speaker]
    own = [n for c, n in zip(carriers, names, strict=True) if c.report.speaker == row.speaker] or names
    return Shown(
        id=row.id,
        speaker=max(own, key=lambda n: (own.count(n), n)),
        key=row.speaker,
        start=row.start,
        end=row.end,
        carriers=tuple(carriers),
        kept=kept,
        variants=variants(members, primary),
    )

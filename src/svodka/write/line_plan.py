"""Statements about a claim and a turn of its line -> what a digest tells, in which part, and what it leaves out.

The order is that of the rubric that we learnt from: the new line, the old one, how it was carried.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from svodka.model import Claim, LedgerRow, Stance, StatementKind
from svodka.write.select import content_words, unfit, when_said
from svodka.write.visible import one_line
from svodka.write.voices import has_name

# Statements of one speaker in one part. The rubric has at most three of one speaker in its new line, and two in its
# old one; the fourth of a kind tells a reader nothing more.
MOST_OF_ONE = 3
# Speakers of one part: the rubric has five in its new line, three in its old one and six who carry it; a desk's ledger
# of months has dozens, and nobody reads on
MOST_SPEAKERS = 8
# Of a line only what is surely read is printed: a digest of a period lists all that was said, this one tells
SUREST = 0.6
_KINDS = {StatementKind.DIRECT: 0, StatementKind.MIXED: 1, StatementKind.INDIRECT: 2, StatementKind.TITLE: 3}


@dataclass(frozen=True, slots=True)
class Told:
    """One statement, how it stands to the claim, and the rows that carry the same."""

    row: LedgerRow
    stance: Stance | None  # None: about the matter, without a stance towards the claim
    official: bool  # said for the holder whose line it is
    copies: tuple[LedgerRow, ...] = ()
    counts: bool = True  # False: told of an earlier day or through another; never evidence for a span


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of a line: from one position to the next."""

    holder: str  # as it may stand in a sentence: "the Presidency", "Veligoria"
    before: Stance
    after: Stance
    onset: date  # first day of the new position
    confirmed_by: str | None = None  # the editor who confirmed it; None: proposed, not confirmed


@dataclass(frozen=True, slots=True)
class LinePlan:
    """What goes into a digest of a line, part by part, each in order of date."""

    claim: Claim
    turn: Turn | None
    new: tuple[Told, ...]
    old: tuple[Told, ...]
    carried: tuple[Told, ...]
    evidence_before: tuple[Told, ...]  # all dated statements that bear out the old position, used or not
    evidence_after: tuple[Told, ...]
    left_out: tuple[str, ...]  # one line each: what, and why


def plan_line(claim: Claim, told: Iterable[Told], turn: Turn | None, start: date, end: date) -> LinePlan:
    """The plan for what was said from ``start`` to ``end``, both included. The order of ``told`` changes nothing.

    A statement whose dates contradict its publication is left out, with the reason.
    """
    parts: dict[str, list[Told]] = {"new": [], "old": [], "carried": []}
    left_out: list[str] = []
    usable: list[Told] = []
    told = sorted(told, key=_order)
    ids = {one.row.statement.id for one in told}
    for one in told:
        if one.row.statement.within in ids:
            left_out.append(f"{_label(one.row)}: it stands inside the words of another, printed with them")
        elif one.stance is None and not one.counts:
            left_out.append(f"{_label(one.row)}: it only recalls what was said before, or tells it for another")
        elif reason := _unfit(one, start, end):
            left_out.append(f"{_label(one.row)}: {reason}")
        else:
            usable.append(one)
            parts[_part(one, turn)].append(one)
    for name, found in parts.items():
        parts[name], dropped = _most_telling(found)
        left_out += [f"{_label(one.row)}: {MOST_OF_ONE} statements of this speaker say more" for one in dropped]
        parts[name], dropped = _foremost(parts[name])
        left_out += [f"{_label(one.row)}: {MOST_SPEAKERS} other speakers tell more" for one in dropped]
    firm = [one for one in usable if one.official and one.counts and one.stance]
    return LinePlan(
        claim=claim,
        turn=turn,
        new=tuple(parts["new"]),
        old=tuple(parts["old"]),
        carried=tuple(parts["carried"]),
        evidence_before=tuple(o for o in firm if turn and o.stance is turn.before and _first_day(o) < turn.onset),
        evidence_after=tuple(o for o in firm if turn and o.stance is turn.after and _last_day(o) >= turn.onset),
        left_out=tuple(left_out),
    )


def _part(one: Told, turn: Turn | None) -> str:
    """A speaker of the line belongs to its new or old part, by date; all others are how it was carried.

    What is only known to lie in a period that begins before the turn goes by its stance.
    """
    if not one.official:
        return "carried"
    if turn is None or _first_day(one) >= turn.onset:
        return "new"
    return "new" if _last_day(one) >= turn.onset and one.stance is not turn.before else "old"


def _unfit(one: Told, start: date, end: date) -> str | None:
    when = when_said(one.row)
    if when is None:
        return "neither the date of saying nor of publication is known"
    published = one.row.revision.published_on
    if published and one.row.statement.said and one.row.statement.said.start > published:
        return "it is said to have been said after its own publication"
    if when[1] < start or end < when[0]:
        return "outside the period"
    if one.row.statement.confidence < SUREST:
        return f"it is not read surely ({one.row.statement.confidence:.2f}, the limit for lines is {SUREST})"
    return unfit(one.row)


def _most_telling(found: Sequence[Told]) -> tuple[list[Told], list[Told]]:
    """The most telling statements of each speaker, in order of date, and the rest."""
    groups: dict[str, list[Told]] = defaultdict(list)
    for one in found:
        groups[speaker_key(one.row)].append(one)
    kept = {
        id(one)
        for group in groups.values()
        for one in sorted(group, key=_telling)[:MOST_OF_ONE]
    }  # fmt: skip
    return [one for one in found if id(one) in kept], [one for one in found if id(one) not in kept]


def _foremost(found: Sequence[Told]) -> tuple[list[Told], list[Told]]:
    """The statements of the speakers who tell most, in order of date, and the rest."""
    groups: dict[str, list[Told]] = defaultdict(list)
    for one in found:
        groups[speaker_key(one.row)].append(one)
    ranked = sorted(groups.values(), key=lambda group: min(_weight(one) for one in group))
    kept = {id(one) for group in ranked[:MOST_SPEAKERS] for one in group}
    return [one for one in found if id(one) in kept], [one for one in found if id(one) not in kept]


def _weight(one: Told) -> tuple[bool, bool, int, int, tuple[str, ...]]:
    """Smaller weighs more: takes a stance, by somebody named, carried by many, in the speaker's own words."""
    return (one.stance is None, not has_name(one.row), -len(one.copies), _KINDS[one.row.statement.kind], _order(one))


def _telling(one: Told) -> tuple[bool, int, int, tuple[str, ...]]:
    """Smaller is more telling: takes a stance, in the speaker's own words, carried by many."""
    return (one.stance is None, _KINDS[one.row.statement.kind], -len(one.copies), _order(one))


def speaker_key(row: LedgerRow) -> str:
    """Equal for statements of one speaker; who has no name is nobody else's speaker."""
    speaker = row.statement.speaker
    return speaker.name.casefold() if speaker else f"? {row.statement.id}"


def first_mover(plan: LinePlan) -> Told | None:
    """Who took the new position first: by an exact day where there is one, since a period may have begun later."""
    exact = [one for one in plan.evidence_after if _first_day(one) == _last_day(one)]
    return min(exact or plan.evidence_after, key=_order, default=None)


def _first_day(one: Told) -> date:
    when = when_said(one.row)
    assert when is not None, "what has no date was left out"
    return when[0]


def _last_day(one: Told) -> date:
    when = when_said(one.row)
    assert when is not None, "what has no date was left out"
    return when[1]


def days_of(told: Iterable[Told]) -> tuple[date, date] | None:
    """The first and the last day of dated statements; None: there is none."""
    days = [when for one in told if (when := when_said(one.row))]
    return (min(day for day, _ in days), max(day for _, day in days)) if days else None


def _order(one: Told) -> tuple[str, ...]:
    when = when_said(one.row)
    days = (when[0].isoformat(), when[1].isoformat()) if when else ("9999", "9999")
    row = one.row
    return (*days, row.revision.address, f"{row.statement.content[0].start:09}", row.statement.id)


def _label(row: LedgerRow) -> str:
    name = row.statement.speaker.name if row.statement.speaker else "speaker not told"
    return one_line(f"{name}, in {row.revision.outlet or row.revision.address}: {content_words(row)[:60]}")

"""From whom the reports of one act of speaking have it: the origin, and how many have it by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from svodka.group.agency import same_name
from svodka.group.reports import Carrier, Report
from svodka.group.wording import folded

# What is published so many days after the first report tells again what is known, whatever it names as its source
AGAIN = 3
_RANK = {Carrier.OFFICIAL: 0, Carrier.AGENCY: 1, Carrier.OUTLET: 2}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where what is told of one act of speaking came from."""

    statement: str  # id of the report nearest the speaker
    named: str | None  # who has it from the speaker by name, where that one's own report is not among these
    because: str
    independent: tuple[str, ...]  # names of those who have it from nobody else that is told, in order of time


def origin_of(members: Sequence[Report]) -> Origin:
    """The origin of reports of one act of speaking; at least one of them, in order of time.

    The speaker's own side comes before an agency, an agency before its copies; a carrier that a report names comes
    before that report, whenever both were published. Recollections come last.
    """
    fresh = [m for m in members if not m.recalled and not _again(m, members[0])] or list(members)
    first = min(fresh, key=lambda m: (_RANK[m.carrier], bool(m.chain), m.copy_of is not None, m.order))
    independent = independent_of(fresh)
    if first.carrier is Carrier.OFFICIAL:
        return Origin(first.statement, None, "the speaker's own side published it", independent)
    named = _named(fresh)
    if named:
        own = next((m for m in fresh if same_outlet(m.outlet, named)), None)
        if own:
            return Origin(own.statement, None, f"others name {named} as their source", independent)
        if first.chain and same_outlet(first.chain[0], named):
            return Origin(first.statement, named, f"it is told through {named}", independent)
    why = {Carrier.AGENCY: "an agency's report, the earliest", Carrier.OUTLET: "the earliest report"}
    return Origin(first.statement, None, why[first.carrier], independent)


def _again(member: Report, first: Report) -> bool:
    """Whether a report was published days after the first one."""
    if not member.published or not first.published:
        return False
    try:
        return (date.fromisoformat(member.published[:10]) - date.fromisoformat(first.published[:10])).days > AGAIN
    except ValueError:
        return False


def _named(members: Sequence[Report]) -> str | None:
    """The carrier that most reports name as nearest the speaker; of equals the one named first."""
    counts: dict[str, int] = {}
    for member in members:
        if member.chain:
            known = next((name for name in counts if same_outlet(name, member.chain[0])), member.chain[0])
            counts[known] = counts.get(known, 0) + 1
    return max(counts, key=lambda name: counts[name]) if counts else None


def same_outlet(one: str | None, other: str | None) -> bool:
    """Whether two names of outlets are one, in whichever alphabet they are written."""
    if not one or not other:
        return False
    return same_name(one, other) or same_name(*(" ".join(map(folded, name.split())) for name in (one, other)))


def independent_of(members: Sequence[Report]) -> tuple[str, ...]:
    """Names of those who have it from nobody else that is told, in order of time."""
    by_revision = {m.revision: m for m in members}
    # what one statement of a document names as its source is that of the others, too
    chained = {m.document: m for m in reversed(members) if m.chain}
    found: list[str] = []
    for member in members:
        root = _root(chained.get(member.document, member), by_revision)
        if not any(root == other or same_outlet(root, other) for other in found):
            found.append(root)
    return tuple(found)


def _root(member: Report, by_revision: dict[str, Report]) -> str:
    """The name of whoever has it from the speaker: by its own word, else by whose copy it is, else the carrier."""
    seen = {member.revision}
    while member.copy_of and not member.chain:
        source = by_revision.get(member.copy_of)
        if source is None:
            return f"the text that {member.outlet or member.document} copies"
        if source.revision in seen:
            break
        seen.add(source.revision)
        member = source
    return member.chain[0] if member.chain else member.outlet or member.document

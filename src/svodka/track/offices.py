"""The office in which somebody speaks: one name for it, whoever holds it and however a text words it.

The registry tells it where it knows the person on that day; else it is made of the institution and of the kind of
office that the text's words tell, so that a successor whom no registry knows stands on the same line.
"""

from __future__ import annotations

from datetime import date

from svodka.model import OfficeKind
from svodka.track.holders import Cast, Holder
from svodka.track.voices import OWN_VOICES

# Of each of these an institution has many at a time: they are no line that one takes over from another
_MANY = OWN_VOICES | {OfficeKind.OFFICIAL, OfficeKind.AIDE, OfficeKind.ADVISER, OfficeKind.COMMANDER, OfficeKind.ENVOY}
_HEADS = {
    OfficeKind.LEADER: "leader", OfficeKind.PRESIDENT: "president", OfficeKind.PRIME_MINISTER: "prime minister",
}  # fmt: skip


def office_of(holder: Holder, role: str, cast: Cast, day: date | None) -> str | None:
    """The office's name in its state, "Foreign Ministry, spokesperson"; None where none is told, or one of many."""
    if holder.anonymous or holder.person is None or holder.state is None:
        return None  # of an institution's own words its line is that of the institution
    known = cast.who.voice(holder.person, role, day)
    kind = known.kind if known and known.kind else cast.who.office(role)
    if kind is None or kind in _MANY:
        return None
    body = holder.institution
    if kind in _HEADS:
        return f"{body}, {_HEADS[kind]}" if body else _HEADS[kind]
    return f"{body}, {kind.value.replace('-', ' ')}" if body else None

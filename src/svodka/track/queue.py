"""What a person should look at, the most telling first: proposed shifts, silences, sayings of which it is not sure that
they are about the claim, irony, decisions whose saying has gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from svodka.model import StanceFlag, Subject
from svodka.track.decisions import shift_id
from svodka.track.follow import Followed
from svodka.track.positions import Line, Shift
from svodka.track.silence import Silence, silence_id
from svodka.track.utterances import Utterance

# Between these a saying is neither surely about the claim nor surely not (docs/lines.md, 2.1)
UNSURE, SURE = 0.4, 0.8
_HELD = {StanceFlag.IRONY: "may be meant ironically", StanceFlag.TRANSLATED: "only a translation is at hand"}


class ItemKind(StrEnum):
    """What is to be looked at."""

    SHIFT = "shift"
    SILENCE = "silence"
    SAYING = "saying"
    LOST = "lost"  # a decision whose saying is no longer there


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to decide."""

    kind: ItemKind
    id: str  # of the shift, silence or saying; of a lost decision its number in the log
    claim: str
    holder: str
    day: date | None
    reason: str
    words: str
    mentions: tuple[str, ...] = ()
    weight: float = 0.0  # how much hangs on it


def queue(found: Followed, silences: Sequence[Silence] = ()) -> tuple[Item, ...]:
    """What is open for a claim: shifts by their magnitude, silences, then sayings by how much hangs on them."""
    claim = found.claim.key
    items = [_of_shift(line, shift, claim) for line in found.lines for shift in line.shifts
             if shift.status in ("candidate", "likely")]  # fmt: skip
    items += [_of_silence(one, claim) for one in silences]
    items += [item for one in found.said if (item := _of_saying(one, claim))]
    items += [
        Item(ItemKind.LOST, str(d.seq), claim, d.told("person") or "", None,
             f"decision {d.seq} ({d.subject.value} {d.verdict.value}) finds its words no longer", d.told("words") or "")
        for d in found.ruled.lost
    ]  # fmt: skip
    order = {kind: number for number, kind in enumerate(ItemKind)}
    return tuple(sorted(items, key=lambda i: (order[i.kind], -i.weight, i.day or date.min, i.id)))


def _of_shift(line: Line, shift: Shift, claim: str) -> Item:
    first = f", first {shift.first_by}" if shift.first_by else ""
    told = f"{shift.before.value} to {shift.after.value} on {shift.onset} ({shift.status}, {shift.reason}{first})"
    return Item(ItemKind.SHIFT, shift_id(claim, line, shift), claim, line.holder, shift.onset, told,
                "; ".join(shift.guards), shift.evidence, shift.magnitude)  # fmt: skip


def _of_silence(one: Silence, claim: str) -> Item:
    return Item(ItemKind.SILENCE, silence_id(claim, one), claim, one.holder, one.since, one.sentence, "")


def _of_saying(one: Utterance, claim: str) -> Item | None:
    reasons = []
    decided = {why.split()[0] for why in one.ruled}
    if UNSURE <= one.link.score < SURE and Subject.LINK.value not in decided:
        reasons.append(f"is it about the claim? {one.link.score:.2f}: {'; '.join(one.link.reasons)}")
    held = {flag for reading in one.readings for flag in reading.flags if flag in _HELD}
    if held and Subject.STANCE.value not in decided:
        reasons += [_HELD[flag] for flag in sorted(held)]
    if not reasons:
        return None
    holder = one.holder.person or one.holder.institution or one.holder.state or "nobody who is known"
    stance = one.stance
    read = f"read as {stance.stance.value} by {stance.rule}" if stance else "moves nothing"
    # what hangs on it: a committed stance of a known holder near the threshold
    weight = (1 - abs(2 * one.link.score - 1)) * (stance.score if stance else 0.2)
    return Item(ItemKind.SAYING, one.id, claim, holder, one.day, f"{'; '.join(reasons)}; {read}", one.text,
                one.mentions, round(weight, 3))  # fmt: skip


def find(items: Iterable[Item], beginning: str) -> list[Item]:
    """The items whose id begins so."""
    return [item for item in items if item.id.startswith(beginning)]

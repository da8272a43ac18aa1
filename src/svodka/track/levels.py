"""What is seen only by laying lines side by side: an office that changes hands, two voices of one state, who was first,
a change of the world instead of a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from svodka.lexicon.en.bodies import OWN_VOICE
from svodka.model import Claim, HolderLevel, Stance
from svodka.track.positions import Line, Shift
from svodka.track.utterances import Utterance

# Opposite sides within so many days are two voices, no turn (docs/lines.md, 2.2)
APART = 14
_COMMITTED = (Stance.DENY, Stance.AFFIRM)
_MONTHS = {
    name: number
    for number, names in enumerate(
        "january январ|february феврал|march март|april апрел|may мая|june июн|july июл|august август|"
        "september сентябр|october октябр|november ноябр|december декабр".split("|"), 1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH_OF_YEAR = re.compile(r"\b([^\W\d_]+) (?:of )?((?:19|20)\d\d)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# Words by which something is told to have begun just now: "from today", «с сегодняшнего дня»
_NEW = re.compile(
    r"\b(?:(?:from|as of|since|starting) (?:today|yesterday|this (?:week|month|morning))"
    r"|(?:has|have) (?:just|only now) (?:arrived|begun|started|been sent)"
    r"|с (?:сегодняшнего|вчерашнего) дня|со вчерашнего дня|с (?:этой недели|этого месяца)"
    r"|только что (?:прибыл|начал)\w*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Split:
    """Two holders at one level, of one state, on opposite sides at about the same time."""

    level: HolderLevel
    state: str
    denies: str
    denied_on: date
    affirms: str
    affirmed_on: date
    evidence: tuple[str, ...]  # ids of documents


@dataclass(frozen=True, slots=True)
class First:
    """Who was the first at a level to take a side after the other had been held."""

    level: HolderLevel
    state: str | None
    holder: str
    stance: Stance
    day: date
    evidence: str  # id of a document


def handed_over(line: Line, series: Sequence[Utterance]) -> Line:
    """The line of an office that several persons held: only what changed with the person, as a succession.

    What one of them changed himself stands on that person's own line.
    """
    person = {u.id: u.holder.person for u in series}
    shifts = []
    for shift in line.shifts:
        before = {person.get(id) for id in shift.old}
        after = {person.get(id) for id in shift.new}
        if before and not before & after:
            told = f"before: {_names(before)}; since: {_names(after)}"
            shifts.append(replace(shift, kind="SUCCESSION", guards=(*shift.guards, told)))
    return replace(line, shifts=tuple(shifts))


def _names(persons: Iterable[str | None]) -> str:
    return ", ".join(sorted(p for p in persons if p))


def splits(lines: Iterable[Line]) -> tuple[Split, ...]:
    """Pairs of institutions of one level and one state that took opposite sides within ``APART`` days, each once.

    A holder who had moved to the other side himself within these days is no second voice.
    """
    found: dict[tuple[HolderLevel, str, str, str], Split] = {}
    lines = [
        line for line in lines if line.state and line.level is HolderLevel.INSTITUTION and line.holder not in OWN_VOICE
    ]
    for one in lines:
        for other in lines:
            if one is other or (one.level, one.state) != (other.level, other.state):
                continue
            pair = _opposed(one, other)
            key = (one.level, one.state or "", one.holder, other.holder)
            if pair and key not in found:
                denied, affirmed = pair
                found[key] = Split(one.level, one.state or "", one.holder, denied[0], other.holder, affirmed[0],
                                   (denied[1], affirmed[1]))  # fmt: skip
    return tuple(found.values())


def _opposed(denier: Line, affirmer: Line) -> tuple[tuple[date, str], tuple[date, str]] | None:
    """A day on which the first denied and one on which the other affirmed, near each other, neither moving then."""
    for denied in (p for p in denier.positions if p.stance is Stance.DENY):
        for affirmed in (p for p in affirmer.positions if p.stance is Stance.AFFIRM):
            start = max(denied.start, affirmed.start - timedelta(APART))
            end = min(denied.end, affirmed.end + timedelta(APART))
            if start > end:
                continue
            # who only had not heard of the turn yet speaks on the old line before, and none of it after
            if denied.end < affirmed.start or _moves(denier, Stance.AFFIRM, affirmed.start):
                continue
            return (denied.end, denied.mentions[-1]), (affirmed.start, affirmed.mentions[0])
    return None


def _moves(line: Line, to: Stance, day: date) -> bool:
    return any(s.after is to and abs((s.onset - day).days) <= APART for s in line.shifts)


def firsts(lines: Iterable[Line]) -> tuple[First, ...]:
    """At each level and for each state: who first affirmed, and who first denied, where the other side was held."""
    best: dict[tuple[HolderLevel, str | None, Stance], First] = {}
    sides: dict[tuple[HolderLevel, str | None], set[Stance]] = {}
    for line in lines:
        of = (line.level, line.state)
        for position in line.positions:
            if position.stance not in _COMMITTED:
                continue
            sides.setdefault(of, set()).add(position.stance)
            one = First(line.level, line.state, line.holder, position.stance, position.start, position.mentions[0])
            known = best.get((*of, position.stance))
            if known is None or (one.day, one.holder) < (known.day, known.holder):
                best[*of, position.stance] = one
    both = [one for one in best.values() if len(sides[one.level, one.state]) > 1]
    return tuple(sorted(both, key=lambda f: (f.day, f.level.value, f.holder)))


def with_world(lines: Iterable[Line], said: Sequence[Utterance], claim: Claim) -> tuple[Line, ...]:
    """The lines; a shift whose new side speaks of another time than the claim's becomes an update of the world.

    "There are none" in March and "some have arrived since yesterday" in May are both true: nobody has turned.
    """
    by_id = {u.id: u for u in said}
    return tuple(
        replace(line, shifts=tuple(_shift_of_world(s, by_id, claim) for s in line.shifts)) if line.shifts else line
        for line in lines
    )


def _shift_of_world(shift: Shift, by_id: dict[str, Utterance], claim: Claim) -> Shift:
    if shift.status == "confirmed":
        return shift
    reasons = [_other_time(by_id[id], claim) for id in shift.new if id in by_id]
    if not reasons or not all(reasons):
        return shift
    return replace(shift, kind="UPDATE", status="update", guards=(*shift.guards, f"WORLD_CHANGE: {reasons[0]}"))


def _other_time(one: Utterance, claim: Claim) -> str | None:
    """Why an utterance speaks of another time than the claim does; None: it does not."""
    start, end = claim.event_from, claim.event_to or claim.event_from
    new = _NEW.search(one.text)
    if new and end and one.day > end + timedelta(APART):
        return f"“{new[0]}”, and the claim is about {start} to {end}"
    if not (start and end):
        return None
    told = [(int(m[2]), _MONTHS[k]) for m in _MONTH_OF_YEAR.finditer(one.text)
            if (k := next((n for n in _MONTHS if m[1].casefold().startswith(n)), None))]  # fmt: skip
    if told and not any((start.year, start.month) <= when <= (end.year, end.month) for when in told):
        return f"it names {told[0][1]}/{told[0][0]}, and the claim is about {start} to {end}"
    years = {int(y) for y in _YEAR.findall(one.text)} - {year for year, _ in told}
    if not told and years and not any(start.year <= year <= end.year for year in years) and one.day.year not in years:
        return f"it names {min(years)}, and the claim is about {start} to {end}"
    return None


def with_voices(lines: Iterable[Line], found: Sequence[Split]) -> tuple[Line, ...]:
    """The lines; a state's shift during which another of its voices still says the opposite tells so."""
    return tuple(_told_of(line, found) if line.level is HolderLevel.STATE else line for line in lines)


def _told_of(line: Line, found: Sequence[Split]) -> Line:
    shifts = []
    for shift in line.shifts:
        against = [s for s in found if s.state == line.holder and abs((s.affirmed_on - shift.onset).days) <= APART]
        told = tuple(f"SPLIT: {s.denies} denied it on {s.denied_on}, {s.affirms} affirmed it on {s.affirmed_on}"
                     for s in against)  # fmt: skip
        status = "candidate" if against and shift.status == "likely" else shift.status
        shifts.append(replace(shift, guards=shift.guards + told, status=status))
    return replace(line, shifts=tuple(shifts))

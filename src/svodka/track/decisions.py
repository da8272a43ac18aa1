"""What persons decided -> what is read: stances corrected, sayings unlinked, speakers and dates set right, shifts
confirmed or struck. The log is never changed: to undo is a decision, too, and a line as of a day is made of the
decisions up to that day.

A decision names its saying by id. Where a better rule has cut the saying otherwise, it is known again by its document
and its words; where both are gone the decision is told as lost, never dropped silently.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from svodka.ids import content_id
from svodka.model import (
    Claim,
    Decision,
    Ground,
    HolderLevel,
    Link,
    Span,
    Stance,
    StanceFlag,
    StanceReading,
    Subject,
    Verdict,
)
from svodka.track.filter import Confusion, confusion_of, label_of
from svodka.track.holders import Holder
from svodka.track.joins import NO_JOINS, Joins
from svodka.track.lines import DECIDED, Baselines, Line, Shift
from svodka.track.utterances import Utterance

_SURE = 0.99  # of what a person has confirmed: below 1, since persons err, too
# A shift whose evidence has grown may start some days elsewhere; so near it is the same one (docs/lines.md, split)
SAME_SHIFT = 14
_OF_SAYINGS = frozenset({Subject.LINK, Subject.STANCE, Subject.SPEAKER, Subject.DATE})


@dataclass(frozen=True, slots=True)
class Ruled:
    """Sayings with all decisions on them applied."""

    sayings: tuple[Utterance, ...]
    left_out: tuple[tuple[Utterance, str], ...] = ()  # with the reason, a sentence
    joins: Joins = NO_JOINS
    baselines: Baselines = field(default_factory=dict)
    confusion: Mapping[str, Confusion] = field(default_factory=dict)  # by language
    lost: tuple[Decision, ...] = ()  # decisions whose saying is no longer there


def in_force(log: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that count, oldest first: undone ones are out (an undone undo is none), of two on one subject
    the later one counts."""
    undone: set[int] = set()
    newest: dict[tuple[Subject, str, str], Decision] = {}
    for one in sorted(log, key=lambda d: -d.seq):
        if one.seq in undone:
            continue
        if one.undoes is not None:
            undone.add(one.undoes)
            continue
        other = one.told("other") or "" if one.subject is Subject.JOIN else ""
        newest.setdefault((one.subject, one.id, other), one)
    return tuple(sorted(newest.values(), key=lambda d: d.seq))


def ruled(sayings: Sequence[Utterance], claim: Claim, log: Sequence[Decision]) -> Ruled:
    """The sayings of a claim as persons have decided; ``log`` holds the decisions on all claims."""
    every = in_force(log)
    mine = [d for d in every if d.claim == claim.key]
    found = {one.id: one for one in sayings}
    gone: dict[str, str] = {}
    lost: list[Decision] = []
    for decision in (d for d in mine if d.subject in _OF_SAYINGS):
        at = _saying(decision, found.values())
        if at is None:
            lost.append(decision)
            continue
        made = _applied(decision, found[at])
        if made is None:
            gone[at] = _why(decision)
        else:
            found[at] = made
    return Ruled(
        sayings=tuple(one for id, one in found.items() if id not in gone),
        left_out=tuple((found[id], why) for id, why in gone.items()),
        joins=_joins(mine),
        baselines=_baselines(mine),
        confusion=confusions(claim.key, every),
        lost=tuple(lost),
    )


def _saying(decision: Decision, sayings: Iterable[Utterance]) -> str | None:
    """The id of the saying that a decision is on: by its id, else by its document and its words."""
    known = {one.id: one for one in sayings}
    if decision.id in known:
        return decision.id
    document, words = decision.told("document"), decision.told("words") or ""
    alike = [
        one.id
        for one in known.values()
        if words and one.mentions[0] == document and (words in one.text or one.text in words)
    ]
    return alike[0] if len(alike) == 1 else None


def _applied(decision: Decision, one: Utterance) -> Utterance | None:
    """The saying as decided; None: it does not stand on this claim's lines."""
    one = replace(one, ruled=(*one.ruled, _why(decision)))
    if decision.subject is Subject.LINK:
        sure = Link(max(_SURE, one.link.score), (*one.link.reasons, _why(decision)))
        return replace(one, link=sure) if decision.verdict is Verdict.CONFIRM else None
    if decision.subject is Subject.STANCE:
        return _with_stance(decision, one)
    if decision.subject is Subject.SPEAKER:
        if decision.verdict is Verdict.CONFIRM:
            return replace(one, own=_SURE)
        person, institution, state = (decision.told(name) for name in ("person", "institution", "state"))
        return replace(one, holder=Holder(person, institution, state, office=decision.told("office")), own=_SURE)
    if decision.verdict is Verdict.REJECT:
        return None  # of another, unknown day: it can't stand on a line
    day = date.fromisoformat(decision.told("day") or one.day.isoformat())
    fresh = tuple(replace(r, flags=r.flags - {StanceFlag.RETROSPECTIVE}) for r in one.readings)
    return replace(one, day=day, readings=fresh)


def _with_stance(decision: Decision, one: Utterance) -> Utterance:
    if decision.verdict is Verdict.REJECT:
        return replace(one, readings=())
    told = decision.told("stance")
    read = one.stance or (one.readings[0] if one.readings else None)
    stance = Stance(told) if told else read.stance if read else Stance.DEFLECT
    span = read.span if read else Span(0, len(one.text))
    subtype = read.subtype if read and read.stance is stance else "SIMPLE"
    reading = StanceReading(stance, subtype, span, DECIDED, 1.0, frozenset({StanceFlag.EXPLICIT}))
    sure = Link(max(_SURE, one.link.score), one.link.reasons)
    return replace(one, readings=(reading,), own=max(_SURE, one.own), link=sure)


def _why(decision: Decision) -> str:
    told = decision.told("stance") or decision.told("day") or decision.told("person") or decision.told("institution")
    what = f"{decision.subject.value} {decision.verdict.value}ed" if decision.verdict is not Verdict.CONFIRM else (
        f"{decision.subject.value} confirmed"
    )  # fmt: skip
    because = f" ({decision.ground.value})" if decision.ground else ""
    return f"{what}{f': {told}' if told else ''} by {decision.by} on {decision.at.date()}{because}"


def _joins(decisions: Iterable[Decision]) -> Joins:
    pairs: dict[Verdict, set[frozenset[str]]] = defaultdict(set)
    for one in decisions:
        if one.subject is Subject.JOIN:
            pairs[one.verdict].add(frozenset((one.id, one.told("other") or "")))
    return Joins(frozenset(pairs[Verdict.CONFIRM]), frozenset(pairs[Verdict.REJECT]))


def _baselines(decisions: Iterable[Decision]) -> Baselines:
    found: Baselines = {}
    for one in decisions:
        level, holder, stance, since = (one.told(name) for name in ("level", "holder", "stance", "since"))
        if one.subject is Subject.BASELINE and level and holder and stance and since:
            found[HolderLevel(level), holder] = (Stance(stance), date.fromisoformat(since))
    return found


def confusions(claim: str, decisions: Iterable[Decision]) -> dict[str, Confusion]:
    """Language -> how often a stance that is really one is read as another, from stances that persons looked at."""
    own: dict[str, list[tuple[int, int]]] = defaultdict(list)
    others: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for one in decisions:
        read = one.told("read")
        true = one.told("stance") if one.verdict is Verdict.CORRECT else read
        if one.subject is not Subject.STANCE or one.verdict is Verdict.REJECT or not read or not true:
            continue
        pairs = own if one.claim == claim else others
        pairs[one.told("language") or "en"].append((label_of(Stance(true)), label_of(Stance(read))))
    return {language: confusion_of(own[language], others[language]) for language in {*own, *others}}


# ---------------------------------------------------------------------------------------------- shifts


def shift_id(claim: str, line: Line, shift: Shift) -> str:
    """The id of a proposed shift: whose, whereto, when."""
    return content_id("shift/1", claim, line.level.value, line.holder, shift.after.value, shift.onset.isoformat())


def shifts_ruled(found: Iterable[Line], claim: Claim, log: Sequence[Decision]) -> tuple[Line, ...]:
    """The lines with their shifts confirmed, corrected or struck out; a struck one is told among the guards."""
    mine = [d for d in in_force(log) if d.claim == claim.key and d.subject is Subject.SHIFT]
    return tuple(_line_ruled(line, claim.key, mine) for line in found) if mine else tuple(found)


def _line_ruled(line: Line, claim: str, decisions: Sequence[Decision]) -> Line:
    here = [d for d in decisions if (d.told("level"), d.told("holder")) == (line.level.value, line.holder)]
    if not here:
        return line
    shifts: list[Shift] = []
    guards = list(line.guards)
    used: set[int] = set()
    for shift in line.shifts:
        decision = next((d for d in here if d.seq not in used and _of_shift(d, claim, line, shift)), None)
        if decision is None:
            shifts.append(shift)
            continue
        used.add(decision.seq)
        if decision.verdict is not Verdict.REJECT:
            shifts.append(_corrected(decision, shift))
        elif decision.ground is Ground.WORLD:
            shifts.append(replace(shift, kind="UPDATE", status="update", guards=(*shift.guards, _why(decision))))
        else:
            guards.append(f"{shift.before.value} to {shift.after.value} on {shift.onset}: {_why(decision)}")
    kept = [d for d in here if d.seq not in used and d.verdict is not Verdict.REJECT]
    shifts += [made for d in kept if (made := _remembered(d))]
    return replace(line, shifts=tuple(sorted(shifts, key=lambda s: s.onset)), guards=tuple(dict.fromkeys(guards)))


def _of_shift(decision: Decision, claim: str, line: Line, shift: Shift) -> bool:
    if decision.id == shift_id(claim, line, shift):
        return True
    onset = decision.told("found") or decision.told("onset")
    near = onset is not None and abs((date.fromisoformat(onset) - shift.onset).days) <= SAME_SHIFT
    return near and decision.told("read") == shift.after.value


def _corrected(decision: Decision, shift: Shift) -> Shift:
    onset, before, after = (decision.told(name) for name in ("onset", "before", "after"))
    return replace(
        shift,
        onset=date.fromisoformat(onset) if onset else shift.onset,
        before=Stance(before) if before else shift.before,
        after=Stance(after) if after else shift.after,
        status="confirmed",
        guards=(*shift.guards, _why(decision)),
    )


def _remembered(decision: Decision) -> Shift | None:
    """A shift that a person has confirmed and that the rules no longer propose: it stands all the same."""
    onset, before, after = (decision.told(name) for name in ("onset", "before", "after"))
    if not (onset and before and after):
        return None
    day = date.fromisoformat(onset)
    return Shift(
        before=Stance(before), after=Stance(after), kind=decision.told("kind") or "REVERSAL", onset=day,
        earliest=date.fromisoformat(decision.told("earliest") or onset), alert=decision.at.date(), first_by=None,
        magnitude=float(decision.told("magnitude") or 0), belief=1.0, status="confirmed", reason="decided",
        evidence=tuple((decision.told("evidence") or "").split()),
        guards=(_why(decision), "the rules no longer propose it"),
    )  # fmt: skip

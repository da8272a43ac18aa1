"""Utterances -> lines: each holder's positions, and where one changed.

A shift is proposed, never stated as fact: by one hard admission in the holder's own words, by two utterances that the
filter believes, or, for a person or an institution, by one where the line of the state that they speak for has moved
already. Decisions and figures: docs/design/0008-lines.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from svodka.lexicon.en.bodies import OWN_VOICE
from svodka.lexicon.en.states import BLOCS
from svodka.model import HolderLevel, Stance, StanceFlag
from svodka.track.filter import PRIOR, Confusion, State, label_of, moved, observed, side, updated
from svodka.track.levels import handed_over
from svodka.track.positions import Baselines, Line, Position, Shift
from svodka.track.utterances import Utterance

# Utterances below are shown, never used (docs/lines.md, 2.3)
USED = 0.3
# The filter's belief for a candidate, and for a likely one
CANDIDATE, LIKELY = 0.80, 0.97
# Two utterances of one side are together if they are at most so many days apart (docs/lines.md, 2.4)
TOGETHER = 45
# Rules that perform an admission: such a one, in the holder's own words, is enough by itself
HARD = frozenset(
    """admission apology_for take_responsibility confirm never_hidden plead_guilty it_was_ours so_sorry
    accept_finding be_true proclaimed opposite_emerged taken_for_an_enemy answered_yes nobody_denies
    признал извинился взял_ответственность это_наше принял_вывод объявил вышло_обратное приняли_за_врага
    ответил_да ответил_да_в_кавычках подтвердил не_скрывал это_правда никто_не_отрицает""".split()
)
# Plain assertions that are nearly as good: with this score they hold two words of the deed and the claim's names
PLAIN = frozenset({"claim_asserted", "told_with_a_doubt"})
# An apology without responsibility, or one that stops short of it: a concession by itself
CONCEDED = frozenset({"apology_for", "stop_short", "извинился"})
# What grants a part by giving the reason of a denial ("not entered, for they were there already"): of the one who says
# it; while others of his state deny, it is not the state's
GRANTED = frozenset({"already_there", "уже_там"})
# Words that are themselves the matter in dispute, where the passage is surely about it
MEANT = frozenset({"meant", "not_meant"})
# The rule of words that take no stance: where they rather are about the claim they turn away from it, else from nothing
BESIDE, RATHER = "beside_the_point", 0.5
# The rule of a stance that a person has confirmed or set right
DECIDED = "decided"
_TOGETHER_VOICES = (HolderLevel.STATE, HolderLevel.BLOC)  # many speak for these
_TAKEN_BACK = 0.85
_HEDGE_SCORE = 0.5
_SCORES = {State.DENY: -1.0, State.NONCOMMIT: 0.0, State.AFFIRM: 1.0}
_NAMES = {State.DENY: Stance.DENY, State.NONCOMMIT: Stance.DECLINE, State.AFFIRM: Stance.AFFIRM}


@dataclass(frozen=True, slots=True)
class Limits:
    """How sure one utterance must be to move a line by itself.

    Chosen by leaving out one case after another, of the shared ones and of our own (docs/design/0008-lines.md).
    """

    hard: float = 0.49  # reliability of an admission
    plain: float = 0.62  # score of a plain assertion
    conceded: float = 0.55  # score of a plain assertion by who had granted a part before
    following: float = 0.4  # reliability, where the line of the state has moved
    meant: float = 0.85  # link of words that are themselves the matter in dispute


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Given:
    """What is given besides the utterances."""

    limits: Limits = LIMITS
    baselines: Mapping[tuple[HolderLevel, str], tuple[Stance, date]] = field(default_factory=dict)
    confusion: Mapping[str, Confusion] = field(default_factory=dict)  # by language


def lines(
    said: Sequence[Utterance], as_of: date | None = None, limits: Limits = LIMITS,
    baselines: Baselines | None = None, confusion: Mapping[str, Confusion] | None = None,
) -> tuple[Line, ...]:  # fmt: skip
    """The line of every holder, states first; ``as_of`` leaves out what was said later.

    ``baselines`` are lines that a person has set, ``confusion`` how stances were read of which persons know better.
    """
    given = Given(limits, baselines or {}, confusion or {})
    known = [u for u in said if as_of is None or u.out <= as_of]
    of_states = _series(known, HolderLevel.STATE)
    found: list[Line] = []
    moves: dict[str, list[Shift]] = {}
    for (holder, state), series in of_states.items():
        level = HolderLevel.BLOC if holder in BLOCS else HolderLevel.STATE
        line = _line(holder, level, state, series, (), given)
        moves[holder] = list(line.shifts)
        found.append(line)
    for level in (HolderLevel.INSTITUTION, HolderLevel.OFFICE, HolderLevel.PERSON):
        for (holder, state), series in _series(known, level).items():
            line = _line(holder, level, state, series, moves.get(state or "", ()), given)
            if level is HolderLevel.OFFICE:
                if len({u.holder.person for u in series}) == 1:
                    continue  # held by one person all the time: the line is that person's
                line = handed_over(line, series)
            found.append(line)
    return tuple(found)


def _series(said: Iterable[Utterance], level: HolderLevel) -> dict[tuple[str, str | None], list[Utterance]]:
    found: dict[tuple[str, str | None], list[Utterance]] = defaultdict(list)
    for one in said:
        holder = one.holder
        name = {
            HolderLevel.PERSON: holder.person, HolderLevel.OFFICE: holder.office,
            HolderLevel.INSTITUTION: holder.institution,
        }.get(level, holder.state)  # fmt: skip
        if level is HolderLevel.STATE and (holder.own_voice or holder.institution in OWN_VOICE):
            continue
        if name and not (holder.anonymous and level is not HolderLevel.PERSON):
            found[name, holder.state].append(one)
    return _with_states(found) if level is HolderLevel.PERSON else found


def _with_states(
    found: dict[tuple[str, str | None], list[Utterance]],
) -> dict[tuple[str, str | None], list[Utterance]]:
    """One series for a person of whom some texts tell the state and some don't."""
    states: dict[str, set[str]] = defaultdict(set)
    for name, state in found:
        if state:
            states[name].add(state)
    whole: dict[tuple[str, str | None], list[Utterance]] = defaultdict(list)
    for (name, state), series in found.items():
        whole[name, state or (next(iter(states[name])) if len(states[name]) == 1 else None)] += series
    return {key: sorted(series, key=lambda u: (u.day, u.mentions)) for key, series in whole.items()}


def _line(
    holder: str, level: HolderLevel, state: str | None, series: list[Utterance], above: Sequence[Shift], given: Given
) -> Line:
    usable = [u for u in series if u.stance and u.reliability >= USED and not _off_the_point(u)]
    shifts, guards, trace = _shifts(level, usable, above, given, given.baselines.get((level, holder)))
    left_out = [u for u in series if not u.stance]
    guards += [_why_left_out(u) for u in left_out]
    return Line(holder, level, state, _positions(usable), tuple(shifts), tuple(dict.fromkeys(guards)), tuple(trace))


def _off_the_point(one: Utterance) -> bool:
    """A sentence that takes no stance, and of which it is not even sure that it is about the claim."""
    assert one.stance
    return one.stance.rule == BESIDE and one.link.score < RATHER


def _why_left_out(one: Utterance) -> str:
    flags = ", ".join(sorted(flag.value for reading in one.readings for flag in reading.flags if flag is not
                             StanceFlag.EXPLICIT))  # fmt: skip
    return f"{one.mentions[0]}: {flags}; it moves nothing"


def _positions(usable: Sequence[Utterance]) -> tuple[Position, ...]:
    found: list[Position] = []
    for one in usable:
        assert one.stance
        if found and found[-1].stance is one.stance.stance:
            last = found[-1]
            found[-1] = Position(last.stance, last.start, one.day, last.mentions + one.mentions)
        else:
            found.append(Position(one.stance.stance, one.day, one.day, one.mentions))
    return tuple(found)


def _shifts(
    level: HolderLevel, usable: Sequence[Utterance], above: Sequence[Shift], given: Given,
    baseline: tuple[Stance, date] | None,
) -> tuple[list[Shift], list[str], list[tuple[date, float, float, float]]]:  # fmt: skip
    shifts: list[Shift] = []
    guards: list[str] = []
    trace: list[tuple[date, float, float, float]] = []
    belief: tuple[float, ...] = PRIOR
    current: State | None = None
    label: Stance | None = None  # of the current line, with the hedge that is no state
    since = 0  # the first utterance that belongs to the current line
    for at, one in enumerate(usable):
        assert one.stance
        seen = observed(one.day, one.stance, one.reliability, one.also)
        belief = moved(belief, (one.day - usable[at - 1].day).days if at else 0)
        if baseline and one.day >= baseline[1]:  # a person has said what the line was from a day on
            label, baseline = baseline[0], None
            current = side(label_of(label))
            current = State.NONCOMMIT if current is None else current
            since, belief = at, _sure_of(current)
        belief = updated(belief, seen, given.confusion.get(one.language))
        trace.append((one.day, *(round(p, 3) for p in belief)))  # type: ignore[arg-type]
        towards = side(seen.label)
        if one.stance.stance is Stance.HEDGE:
            label, shift = _concession(level, usable, at, current, label)
            shifts += shift
            current = State.NONCOMMIT if shift or current is None else current
            continue
        if current in (None, State.NONCOMMIT) and towards is not State.AFFIRM:
            current = towards  # whoever denies at last has set his line
            kept = label is Stance.HEDGE and towards is State.NONCOMMIT  # a part once granted stays granted
            label = label if kept else one.stance.stance
            continue
        if current is None:
            current = towards if belief[State.AFFIRM] >= CANDIDATE else None
            label = Stance.AFFIRM if current is not None else None
            continue
        if towards is None or towards is current:
            continue
        reason = _enough(level, usable, since, at, towards, label, belief, above, given.limits)
        if reason is None:
            guards += _guard(one, towards, current)
            continue
        shifts.append(_shift(usable, since, at, current, towards, belief[towards], reason, label or _NAMES[current]))
        since, current, label = _onset(usable, since, at, towards), towards, _NAMES[towards]
        belief = _sure_of(towards)
    return shifts, guards, trace


def _sure_of(state: State) -> tuple[float, ...]:
    return tuple(CANDIDATE if s is state else (1 - CANDIDATE) / 2 for s in State)


def _concession(
    level: HolderLevel, usable: Sequence[Utterance], at: int, current: State | None, label: Stance | None
) -> tuple[Stance | None, list[Shift]]:
    """The label after a hedge, and the concession that it is for one who denied or said nothing."""
    one = usable[at]
    assert one.stance
    if current is None:
        return Stance.HEDGE, []
    granting = CONCEDED if level in _TOGETHER_VOICES else CONCEDED | GRANTED
    if current is State.AFFIRM or label is Stance.HEDGE or one.stance.rule not in granting:
        return label, []
    leader = one.holder
    old = [u for u in usable[:at] if _side(u) is current]
    shift = Shift(
        before=_NAMES[current], after=Stance.HEDGE, kind="CONCESSION", onset=one.day,
        earliest=(old[-1] if old else one).day, alert=one.day,
        first_by=leader.person or leader.institution or leader.state,
        magnitude=abs(_HEDGE_SCORE - _SCORES[current]), belief=one.reliability, status="candidate",
        reason="apology without responsibility" if one.stance.rule in CONCEDED else "a part granted",
        evidence=tuple(dict.fromkeys(m for u in (*old[-3:], one) for m in u.mentions)),
        new=(one.id,), old=tuple(u.id for u in old[-3:]),
    )  # fmt: skip
    return Stance.HEDGE, [shift]


def _enough(
    level: HolderLevel, usable: Sequence[Utterance], since: int, at: int, towards: State, label: Stance | None,
    belief: tuple[float, ...], above: Sequence[Shift], limits: Limits,
) -> str | None:  # fmt: skip
    """Why the evidence up to ``at`` suffices for a shift; None: it doesn't."""
    one = usable[at]
    assert one.stance
    if one.stance.rule == DECIDED and towards is not State.NONCOMMIT and _own_turn(level, usable, since, at, towards):
        return "a person read it so"
    if towards is State.NONCOMMIT:
        return None  # a run of declining inside a denial is no retreat: found so in two of the shared controls
    if one.stance.rule in MEANT and one.link.score >= limits.meant and _own_turn(level, usable, since, at, towards):
        return "plain words"
    if one.primary and StanceFlag.EXPLICIT in one.stance.flags and one.reliability >= limits.hard and not _taken_back(
        one) and _own_turn(level, usable, since, at, towards):  # fmt: skip
        return "explicit, in a venue of the holder's own"
    if towards is State.AFFIRM:
        if one.stance.rule in HARD and not _taken_back(one) and one.reliability >= limits.hard:
            return "admission"
        enough = limits.conceded if label is Stance.HEDGE else limits.plain
        if one.stance.rule in PLAIN and one.stance.score >= enough and one.reliability >= limits.hard:
            return "plain words"
        followed = [s for s in above if s.after is Stance.AFFIRM and s.onset <= one.day]
        if level not in _TOGETHER_VOICES and followed and one.reliability >= limits.following:
            return "after the state's line"
    run = [u for u in usable[since : at + 1] if _side(u) is towards and (one.day - u.day).days <= TOGETHER]
    if towards is State.DENY and level in _TOGETHER_VOICES and not _same_voice(usable, since, at, run):
        return None  # others of the state still deny: a split, no retraction
    return (
        "two utterances" if len({(u.mentions[0], u.holder) for u in run}) > 1 and belief[towards] >= CANDIDATE else None
    )


def _taken_back(one: Utterance) -> bool:
    """Whether the same words deny it nearly as surely: "admitted a failure, but said that it never …"."""
    assert one.stance
    other = Stance.DENY if one.stance.stance is Stance.AFFIRM else Stance.AFFIRM
    denied = [r.score for r in one.readings if r.counts and r.stance is other]
    return any(score >= _TAKEN_BACK * one.stance.score for score in denied)


def _own_turn(level: HolderLevel, usable: Sequence[Utterance], since: int, at: int, towards: State) -> bool:
    return towards is State.AFFIRM or level not in _TOGETHER_VOICES or _same_voice(usable, since, at, [usable[at]])


def _same_voice(usable: Sequence[Utterance], since: int, at: int, run: Sequence[Utterance]) -> bool:
    affirmed = {u.holder.person or u.holder.institution for u in usable[:at] if _side(u) is State.AFFIRM}
    return any((u.holder.person or u.holder.institution) in affirmed for u in run)


def _side(one: Utterance) -> State | None:
    return side(observed(one.day, one.stance, one.reliability).label) if one.stance else None


def _onset(usable: Sequence[Utterance], since: int, at: int, towards: State) -> int:
    """The first utterance of the new side behind the last one of another committed side."""
    first = at
    for i in range(at, since - 1, -1):
        found = _side(usable[i])
        if found is towards and (usable[at].day - usable[i].day).days <= TOGETHER:
            first = i
        elif found in (State.DENY, State.AFFIRM) and found is not towards and usable[i].day < usable[first].day:
            break
    return first


def _shift(
    usable: Sequence[Utterance], since: int, at: int, current: State, towards: State, belief: float, reason: str,
    label: Stance,
) -> Shift:  # fmt: skip
    first = _onset(usable, since, at, towards)
    old = [u for u in usable[:first] if _side(u) is current]
    new = [u for u in usable[first : at + 1] if _side(u) is towards]
    kinds = {
        (State.DENY, State.AFFIRM): "REVERSAL", (State.AFFIRM, State.DENY): "REVERSAL",
        (State.NONCOMMIT, State.AFFIRM): "ADMISSION",
    }  # fmt: skip
    leader = usable[first].holder
    return Shift(
        before=label,
        after=_NAMES[towards],
        kind=kinds[current, towards],
        onset=usable[first].day,
        earliest=(old or usable)[-1].day if old else usable[first].day,
        alert=usable[at].day,
        first_by=leader.person or leader.institution or leader.state,
        magnitude=abs(_SCORES[towards] - _SCORES[current]),
        belief=round(belief, 3),
        status="likely" if belief >= LIKELY or reason == "admission" else "candidate",
        reason=reason,
        evidence=tuple(dict.fromkeys(m for u in (*old[-3:], *new) for m in u.mentions)),
        new=tuple(u.id for u in new),
        old=tuple(u.id for u in old[-3:]),
    )


def _guard(one: Utterance, towards: State, current: State) -> list[str]:
    if towards is State.NONCOMMIT:
        return []
    return [f"{one.mentions[0]}: looks like a move to {_NAMES[towards]}, by itself too little"]


__all__ = ["DECIDED", "LIMITS", "Baselines", "Limits", "Line", "Position", "Shift", "lines"]

"""What a rule can ask for, and the events on lines that it lets through.

An *event* is something that happened on one line: it has a shift, its holder takes a stance for the first time, or
speaks after a silence. Whether an event is news is told by ``alerts``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from svodka.model import Claim, HolderLevel, Stance
from svodka.track.holders import romanised
from svodka.track.lines import USED, Line, Shift
from svodka.track.utterances import Utterance

# A desk that collects every hour has a report within a day; two weeks cover weekly papers and a machine that was off
WITHIN = 14
# A person confirms within half a year or not at all; until then the confirmation is news
WITHIN_CONFIRMED = 180
# Between two statements on a claim that is spoken of, weeks pass; a season without one is a silence (docs/watch.md)
SILENT = 90


class When(StrEnum):
    """What a rule asks for."""

    SHIFT = "shift"  # a line moves
    TAKES = "takes"  # a holder takes a stance that he had not taken before
    SPEAKS = "speaks"  # a holder speaks after a silence


class Step(StrEnum):
    """How sure a shift must be; the order is theirs."""

    CANDIDATE = "candidate"
    LIKELY = "likely"
    CONFIRMED = "confirmed"  # by a person


_SURE = {step.value: number for number, step in enumerate(Step)}  # a status not in it (rejected) is no shift
LEVELS = (HolderLevel.STATE, HolderLevel.BLOC, HolderLevel.INSTITUTION, HolderLevel.OFFICE, HolderLevel.PERSON)


@dataclass(frozen=True, slots=True)
class Rule:
    """What one wants to be told of; an empty filter lets everything through."""

    key: str
    when: When
    deliver: tuple[str, ...]  # keys of deliveries
    claims: tuple[str, ...] = ()  # keys
    holders: tuple[str, ...] = ()  # names, in either script
    levels: tuple[HolderLevel, ...] = ()
    before: tuple[Stance, ...] = ()  # of a shift
    after: tuple[Stance, ...] = ()  # to which it goes, or which is taken
    at_least: Step = Step.CANDIDATE  # of a shift
    silent: int = SILENT  # days without a word
    within: int = WITHIN  # days: what is older is no news
    since: date | None = None  # nor is what was before


@dataclass(frozen=True, slots=True)
class ClaimLines:
    """What a desk knows of one claim: the lines, and the utterances on which they stand."""

    claim: Claim
    lines: tuple[Line, ...]
    said: tuple[Utterance, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose line it is."""

    holder: str
    level: HolderLevel


@dataclass(frozen=True, slots=True)
class Cited:
    """Words on which an alert stands: an utterance of the holder."""

    documents: tuple[str, ...]  # ids of those that have the words, the earliest first
    day: date
    stance: Stance
    text: str
    new: bool  # of the new side


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on one line."""

    when: When
    claim: str  # key
    subject: Subject
    before: Stance | None
    after: Stance
    status: str  # of a shift: candidate, likely, confirmed; else empty
    onset: date  # the day of the first words of the new side
    last: date | None  # the last day of the old side, or of the last words before a silence
    day: date  # when what was known sufficed
    reason: str
    evidence: tuple[Cited, ...]

    @property
    def new_documents(self) -> frozenset[str]:
        """Ids of the documents of the new side."""
        return frozenset(document for cited in self.evidence if cited.new for document in cited.documents)


def events(known: ClaimLines, rules: Sequence[Rule]) -> tuple[Event, ...]:
    """All events of the lines that at least one of the rules lets through, whenever they were."""
    found: list[Event] = []
    for rule in rules:
        if rule.claims and known.claim.key not in rule.claims:
            continue
        for line in known.lines:
            if _is_followed(line, rule):
                found += _MAKERS[rule.when](known, line, rule)
    return tuple(dict.fromkeys(found))


def _is_followed(line: Line, rule: Rule) -> bool:
    if rule.levels and line.level not in rule.levels:
        return False
    names = {name.casefold() for name in rule.holders}
    return not names or bool(names & {line.holder.casefold(), romanised(line.holder).casefold()})


def _shifts(known: ClaimLines, line: Line, rule: Rule) -> list[Event]:
    return [
        _event(When.SHIFT, known, line, shift.before, shift.after, shift.status, shift.onset, shift.earliest,
               shift.alert, shift.reason, _cited(known, line, _new_side(known, line, shift), shift))
        for shift in line.shifts
        if _SURE.get(shift.status, -1) >= _SURE[rule.at_least]
        and (not rule.before or shift.before in rule.before)
        and (not rule.after or shift.after in rule.after)
    ]  # fmt: skip


def _takes(known: ClaimLines, line: Line, rule: Rule) -> list[Event]:
    """The first time that the holder takes a stance, for each that the rule names, or affirmation."""
    found = []
    for stance in rule.after or (Stance.AFFIRM,):
        first = next((p for p in line.positions if p.stance is stance), None)
        if first:
            earlier = [p for p in line.positions if p.end < first.start]
            last = earlier[-1] if earlier else None
            found.append(
                _event(When.TAKES, known, line, last.stance if last else None, stance, "", first.start,
                       last.end if last else None, first.start, "first time", _cited(known, line, first.mentions[:1]))
            )  # fmt: skip
    return found


def _speaks(known: ClaimLines, line: Line, rule: Rule) -> list[Event]:
    """Words after at least ``rule.silent`` days without any; the first ones of all where the rule names the holder."""
    found = []
    said = _own(known, line)
    for at, one in enumerate(said):
        assert one.stance
        last = said[at - 1] if at else None
        silent = (one.day - last.day).days >= rule.silent if last else bool(rule.holders)
        if silent and (not rule.after or one.stance.stance in rule.after):
            old = last.stance.stance if last and last.stance else None
            reason = f"{(one.day - last.day).days} days without a word" if last else "first words"
            found.append(
                _event(When.SPEAKS, known, line, old, one.stance.stance, "", one.day, last.day if last else None,
                       one.day, reason, _cited(known, line, one.mentions[:1]))
            )  # fmt: skip
    return found


_MAKERS = {When.SHIFT: _shifts, When.TAKES: _takes, When.SPEAKS: _speaks}


def _event(
    when: When, known: ClaimLines, line: Line, before: Stance | None, after: Stance, status: str, onset: date,
    last: date | None, day: date, reason: str, evidence: tuple[Cited, ...],
) -> Event:  # fmt: skip
    subject = Subject(line.holder, line.level)
    return Event(when, known.claim.key, subject, before, after, status, onset, last, day, reason, evidence)


def _new_side(known: ClaimLines, line: Line, shift: Shift) -> tuple[str, ...]:
    """The documents of a shift's evidence whose words are of the day of its onset or later."""
    days: dict[str, date] = {}
    for one in _own(known, line):
        for mention in one.mentions:
            days[mention] = max(one.day, days.get(mention, one.day))
    return tuple(mention for mention in shift.evidence if days.get(mention, date.min) >= shift.onset)


def _cited(known: ClaimLines, line: Line, new: Iterable[str], shift: Shift | None = None) -> tuple[Cited, ...]:
    """The holder's words in the documents of the new side, and behind them those of the old side."""
    new = frozenset(new)
    found: list[Cited] = []
    for one in _own(known, line):
        assert one.stance
        mine = [m for m in one.mentions if m in (shift.evidence if shift else new)]
        if mine:
            is_new = mine[0] in new and (shift is None or one.day >= shift.onset)
            found.append(Cited(one.mentions, one.day, one.stance.stance, one.text, is_new))
    return tuple(sorted(found, key=lambda cited: (not cited.new, cited.day, cited.documents)))


def _own(known: ClaimLines, line: Line) -> list[Utterance]:
    """The utterances on which a line stands, by day."""
    mine = []
    held = {mention for position in line.positions for mention in position.mentions}
    for one in known.said:
        holder = one.holder
        name = {HolderLevel.PERSON: holder.person, HolderLevel.INSTITUTION: holder.institution}.get(
            line.level, holder.state
        )
        if name == line.holder and one.stance and one.reliability >= USED and held & {*one.mentions}:
            mine.append(one)
    return sorted(mine, key=lambda u: (u.day, u.mentions))

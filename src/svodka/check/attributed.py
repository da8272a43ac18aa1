"""Each attribution of a draft: speaker, office, date, number, outlet, venue; said, or the opposite of what was said."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from svodka.check import quoted
from svodka.check.draft import Draft
from svodka.check.figures import counts, figures
from svodka.check.ground import Ground, Unit, concepts
from svodka.check.polarity import Side, side_of, side_told
from svodka.check.venues import clash, venue_classes, venues_of
from svodka.check.who import Likeness, Who
from svodka.check.words import tokens
from svodka.model import (
    Act,
    Aspect,
    CueClass,
    DocumentKind,
    Finding,
    Outcome,
    Span,
    Speaker,
    SpeakerType,
    Statement,
    Weight,
)

# A speaker said something like it from this share of what the draft tells
LIKE = 0.45
# Details are held to the ledger only where it surely is the same remark
SURE = 0.6
# A remark on the told day that may as well be meant
MAYBE = 0.4
# That another one said it is told only where he said nearly all of it, and the one who is told nothing near it
# (on another day than told: nothing as near)
ANOTHERS, NOT_HIS, NOT_HIS_THEN = 0.8, 0.5, 0.7
_BY_BODY = 0.15
_FEWEST = 4  # concepts
_NEAR_BEST = 0.85
_SHOWN = 3
_CLOSE, _EXACT = 31, 3  # days


@dataclass
class _Held:
    """A statement of the draft and what the ledger has for it."""

    draft: Draft
    statement: Statement
    speaker: Speaker
    ground: Ground
    who: Who
    days: tuple[date, date] | None  # as told
    findings: list[Finding] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)  # that bear it out
    others: list[Unit] = field(default_factory=list)
    strong: bool = False
    share: float = 0.0  # of an indirect statement

    @property
    def place(self) -> Span:
        content = self.statement.content
        return Span(content[0].start, content[-1].end)

    def add(
        self, aspect: Aspect, outcome: Outcome, weight: Weight, label: str, message: str, units: list[Unit]
    ) -> None:
        cited = tuple(unit.cited() for unit in units[:_SHOWN])
        self.findings.append(Finding(aspect, outcome, weight, self.place, label, message, cited))


def judge(draft: Draft, statement: Statement, ground: Ground, who: Who) -> list[Finding]:
    """What the ledger says of one statement of the draft."""
    if statement.cue_class is not CueClass.SPEECH:
        return []
    speaker = statement.speaker
    days = draft.told_days(statement)
    if speaker is None:
        return [j.finding for q in draft.quoted_in(statement) if (j := quoted.judge(draft, q, None, days, ground, who))]
    held = _Held(draft, statement, speaker, ground, who, days)
    _quotations(held)
    if not held.strong:
        _indirect(held)
    _speaker(held)
    _office(held)
    if held.units:
        _date(held)
        _number(held)
        _carriers(held)
        _venue(held)
        _meaning(held)
    return held.findings


def _quotations(held: _Held) -> None:
    for quotation in held.draft.quoted_in(held.statement):
        judged = quoted.judge(held.draft, quotation, held.speaker, held.days, held.ground, held.who)
        if judged is None:
            continue
        held.findings.append(judged.finding)
        held.strong = held.strong or judged.strong
        if judged.strong:
            held.units = [u for u in held.units if u in judged.units] or [*judged.units, *held.units]
            held.others += judged.others


def _indirect(held: _Held) -> None:
    words = [word for span in held.statement.content for word in tokens(held.draft.text, span)]
    keys = concepts(words)
    if not keys:
        return
    scored = held.ground.like(keys)
    mine = [(share, u) for share, u in scored if u.speaker and held.who.same(held.speaker, u.speaker) is Likeness.SAME]
    if held.speaker.type is SpeakerType.PERSON:  # what the body said for which he speaks comes after what he said
        mine = sorted(((share - (0 if _is_person(u) else _BY_BODY), u) for share, u in mine), key=lambda pair: -pair[0])
    held.share = mine[0][0] if mine else 0.0
    held.units = [u for share, u in mine if share >= max(LIKE, held.share * _NEAR_BEST)]
    on_the_day = held.days is None or any(_meet(unit.days, held.days) for unit in held.units)
    if held.share < (NOT_HIS if on_the_day else NOT_HIS_THEN) and len(keys) >= _FEWEST:
        held.others = [
            u for share, u in scored
            if share >= ANOTHERS and u.speaker and held.who.same(held.speaker, u.speaker) is Likeness.DIFFERENT
            and (held.days is None or _meet(u.days, held.days))
        ]  # fmt: skip
        if held.others:
            held.units = []


def _is_person(unit: Unit) -> bool:
    return unit.speaker is not None and unit.speaker.type is SpeakerType.PERSON


def _speaker(held: _Held) -> None:
    name = held.speaker.name
    if held.units:
        if not any(f.aspect is Aspect.QUOTATION for f in held.findings):
            held.add(Aspect.SPEAKER, Outcome.SOUND, Weight.LOW, "said something like it",
                     f"The ledger has something like it by {name}.", held.units)  # fmt: skip
        return
    if held.others:
        whose = next((u.speaker.name for u in held.others if u.speaker), None)
        told = f"by {whose}, not by {name}" if whose else f"in a text that does not name {name}"
        held.add(Aspect.SPEAKER, Outcome.FAULT, Weight.HIGH if held.strong else Weight.MEDIUM, "misattributed",
                 f"The ledger has this {told}.", held.others)  # fmt: skip
    elif not held.findings:
        held.add(Aspect.SPEAKER, Outcome.OPEN, Weight.LOW, "not in the ledger",
                 f"The ledger has nothing like it by {name}: compare it with your source.", [])  # fmt: skip


def _office(held: _Held) -> None:
    if held.speaker.type is not SpeakerType.PERSON or not _role_is_here(held):
        return
    days = held.days or _days_of(held.units)
    fault = held.who.office(held.speaker, days)
    if fault:
        told = [u for u in held.units if u.speaker and u.speaker.role]
        held.add(Aspect.OFFICE, Outcome.FAULT, Weight.HIGH if fault.sure else Weight.MEDIUM, "another office",
                 fault.message, told or held.units)  # fmt: skip


def _role_is_here(held: _Held) -> bool:
    """Whether these sentences tell name and role; a role told before was held to the ledger there."""
    around, _ = held.draft.around(held.statement)
    if not held.who.named_in(held.speaker, around):
        return False  # the office alone: whose it is was the reader's guess
    here = {word.low for word in tokens(around)}
    role = tokens(held.speaker.role or "")
    return bool(role) and all(word.low in here for word in role)


def _days_of(units: list[Unit]) -> tuple[date, date] | None:
    known = [unit.days for unit in units if unit.days]
    return (min(d[0] for d in known), max(d[1] for d in known)) if known else None


def _date(held: _Held) -> None:
    dated = [unit for unit in held.units if unit.days and _is_close(unit.days)]
    if held.days is None or not dated or not (held.strong or held.share >= SURE):
        return
    if any(_meet(unit.days, held.days) for unit in _closest(dated)):
        return
    if not held.strong and _on_the_day(held):
        return
    told = _interval(held.days)
    known = ", ".join(dict.fromkeys(_interval(u.days) for u in dated[:_SHOWN] if u.days))
    held.add(Aspect.DATE, Outcome.FAULT, Weight.HIGH, "another date",
             f"The draft says {told}; the ledger has it from {known}.", dated)  # fmt: skip


def _on_the_day(held: _Held) -> bool:
    """Whether the same voice said something on the told day that may be meant."""
    assert held.days is not None
    keys = concepts(word for span in held.statement.content for word in tokens(held.draft.text, span))
    maybe = [
        unit for share, unit in held.ground.like(keys)
        if share >= MAYBE and unit.days and _is_close(unit.days) and _meet(unit.days, held.days) and unit.speaker
        and held.who.same(held.speaker, unit.speaker) is Likeness.SAME
    ]  # fmt: skip
    closest = _closest([*maybe, *(unit for unit in held.units if unit.days)])
    return any(unit in closest for unit in maybe)


def _closest(dated: list[Unit]) -> list[Unit]:
    """Without those whose "in September" only tells less exactly what others tell to the day."""
    exact = [unit for unit in dated if unit.days and (unit.days[1] - unit.days[0]).days <= _EXACT]
    return [
        unit for unit in dated
        if unit in exact or not any(_within(one.days, unit.days) for one in exact)
    ]  # fmt: skip


def _within(inner: tuple[date, date] | None, outer: tuple[date, date] | None) -> bool:
    return bool(inner and outer and outer[0] <= inner[0] and inner[1] <= outer[1])


def _is_close(days: tuple[date, date]) -> bool:
    """Whether an interval is told closely enough to hold a day to it."""
    return (days[1] - days[0]).days <= _CLOSE


def _meet(one: tuple[date, date] | None, other: tuple[date, date]) -> bool:
    return one is not None and one[0] <= other[1] and other[0] <= one[1]


def _interval(days: tuple[date, date]) -> str:
    return days[0].isoformat() if days[0] == days[1] else f"{days[0]} to {days[1]}"


def _number(held: _Held) -> None:
    if (held.strong and not _beside_quotations(held)) or any(f.aspect is Aspect.NUMBER for f in held.findings):
        return  # the alignment of the quotation has told it
    text = held.draft.text
    ours = [f for span in (*held.statement.source, *held.statement.content) for f in counts(text, span)]
    if not ours or not (held.strong or held.share >= LIKE):
        return
    theirs = {f.value for unit in held.units for f in figures(unit.paragraph)}
    odd = [figure for figure in ours if figure.value not in theirs]
    if not odd or not theirs:
        return
    told = ", ".join(figure.span.of(text) for figure in odd)
    held.add(Aspect.NUMBER, Outcome.FAULT, Weight.HIGH, "another number",
             f"The draft says {told}; the ledger's words have no such number.", held.units)  # fmt: skip


def _beside_quotations(held: _Held) -> bool:
    inside = held.draft.quoted_in(held.statement)
    return any(not any(q.span.contains(span) for q in inside) for span in held.statement.content)


def _carriers(held: _Held) -> None:
    around, _ = held.draft.around(held.statement)
    if not (held.strong or held.share >= SURE):
        return
    for named in held.who.outlets(around):
        if held.who.same_outlet(named.name, held.speaker.name) or any(
            _through(u, named.name, held) for u in held.units
        ):
            continue
        days = held.days or _days_of(held.units)
        known = ", ".join(dict.fromkeys(u.doc.evidence.revision.outlet or u.doc.evidence.revision.address
                                        for u in held.units[:_SHOWN]))  # fmt: skip
        if held.who.collected(named.name, days):
            held.add(Aspect.CARRIER, Outcome.FAULT, Weight.MEDIUM, "another outlet",
                     f"The ledger has it through {known}, not through {named.name}.", held.units)  # fmt: skip
        else:
            held.add(Aspect.CARRIER, Outcome.OPEN, Weight.LOW, "nothing collected",
                     f"Nothing was collected from {named.name} at that time; the ledger has it through {known}.",
                     held.units)  # fmt: skip


def _through(unit: Unit, outlet: str, held: _Held) -> bool:
    """Whether a unit of the ledger came through an outlet: published by it, carried by it, said to it."""
    revision = unit.doc.evidence.revision
    hops = [hop.name for hop in unit.statement.chain] if unit.statement else []
    names = [revision.outlet or "", *revision.carriers, *hops, unit.speaker.name if unit.speaker else ""]
    if any(name and held.who.same_outlet(name, outlet) for name in names):
        return True
    # a transcript names many who ask; and who tells a chain has told all of it
    closely = revision.kind is DocumentKind.TRANSCRIPT or hops
    near = f"{unit.before}\n{unit.paragraph}" if closely else unit.doc.text
    return any(held.who.same_outlet(named.name, outlet) for named in held.who.outlets(near))


def _venue(held: _Held) -> None:
    if not (held.strong or held.share >= SURE):
        return
    around, _ = held.draft.around(held.statement)
    ours = venue_classes(around)
    theirs = [venues_of(unit) for unit in held.units]
    told = [one for one in theirs if one]
    if ours and told and all(clash(ours, one) for one in told):
        known = ", ".join(sorted({name for one in told for name in one}))
        held.add(Aspect.VENUE, Outcome.FAULT, Weight.MEDIUM, "another venue",
                 f"The draft says {', '.join(sorted(ours))}; the ledger has it from: {known}.", held.units)  # fmt: skip


def _meaning(held: _Held) -> None:
    """Whether an indirect statement says the opposite of what the ledger has."""
    if held.strong or held.share < LIKE:
        return
    keys = concepts(word for span in held.statement.content for word in tokens(held.draft.text, span))
    units = [unit for unit in held.units if held.days and _meet(unit.days, held.days)] or held.units
    known = {side for unit in units if (side := side_of(unit, keys))}
    ours = side_told(held.draft.text, held.statement, keys)
    if ours is None or not known or ours in known:
        return
    settled = held.statement.act in (Act.CONFIRM, Act.DENY)
    if ours is Side.OPEN or (Side.OPEN in known and not settled):
        return  # to leave open is neither to say nor to deny: only who is told to have done so is told wrongly
    held.add(Aspect.MEANING, Outcome.FAULT, Weight.HIGH, "another meaning",
             f"As the draft has it, {held.speaker.name} {ours.value}; in the ledger, the speaker "
             f"{' or '.join(sorted(side.value for side in known))}.",
             units)  # fmt: skip

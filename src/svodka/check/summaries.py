"""Summaries of a line: "for six months … had denied", "repeatedly", "never", «впервые», held to dated stances.

A retrospective summary is a claim of the draft's, never evidence: where dated statements disagree, it is challenged and
they are listed (rule 10 of docs/lines.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from svodka.check.draft import Draft
from svodka.check.figures import figures
from svodka.check.ground import Ground, Unit, concepts
from svodka.check.who import Likeness, Who
from svodka.check.words import concept, tokens
from svodka.lexicon.summing import KINDS, UNITS, VERBS
from svodka.model import Aspect, Cited, Claim, Finding, Outcome, Span, Speaker, SpeakerType, Stance, Taken, Weight

# A told time is the computed one if neither is over one and a half of the other: "six months" is said of five to eight
_STRETCH = 1.5
# A sentence is about a claim if it shares so many of its words, or so much of the sentence is the claim's
_SHARED = 2
_CITED = 300  # characters
_SPOKEN = 0.6  # of the matter that a unit must have to speak of it
_DENIED = frozenset({Stance.DENY})
_AFFIRMED = frozenset({Stance.AFFIRM})
_DECLINED = frozenset({Stance.DECLINE, Stance.DEFLECT})
_TURNED = frozenset({Stance.AFFIRM, Stance.HEDGE, Stance.CONDITIONAL})  # that can't stand inside a time of denial
_SHOWN = 4
_FRONT = re.compile(r"[,;:]\s+|\b(?:that|who|which|and|but|что|который|которая|и|но)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Summary:
    """What a sentence sums up."""

    kind: str  # of ``lexicon.summing.KINDS``
    stance: str  # "deny", "affirm", "decline", "speak"
    span: Span  # of the draft: the words that sum up
    days: float | None  # for "span": how long, as told


def judge(
    draft: Draft,
    sentence: Span,
    claims: Sequence[Claim],
    taken: Callable[[Claim], Sequence[Taken]],
    ground: Ground,
    who: Who,
) -> list[Finding]:
    """What the dated stances say of the summary in a sentence; empty where it has none or no claim is its matter."""
    text = _without_quotations(draft, sentence)
    summary = summary_in(_without_contents(draft, sentence, text), sentence.start)
    if summary is None:
        return []
    holder = _holder(draft, sentence, text)
    silent = summary.kind in ("never", "until now") and summary.stance == "speak"
    behind = text[max(0, summary.span.end - sentence.start) :]
    if holder and silent and (spoken := _spoken(behind, holder, ground, who)):
        return [_contradicted(summary, f"The ledger has {holder.name} speaking of it.", spoken)]
    claim = _claim_of(text, claims)
    if claim is None:
        return []
    rows = sorted(taken(claim), key=lambda row: row.day)
    mine = [row for row in rows if holder and _is_his(row, holder, who)]
    if not mine:
        message = f"The ledger has no dated statement on “{claim.text}” by whom the sentence speaks of."
        return [_left_open(summary, "not in the ledger", message, ())]
    published = draft.revision.published_on
    return [_HOLD[summary.kind](summary, mine, published or mine[-1].day)]


def summary_in(text: str, start: int = 0) -> Summary | None:
    """The summary in a sentence that begins at ``start`` of its text; None where it has none."""
    stance = next(((name, m) for name, pattern in VERBS if (m := pattern.search(text))), None)
    if stance is None:
        return None
    for kind, pattern in KINDS:
        match = pattern.search(text)
        if match is None:
            continue
        first, last = min(match.start(), stance[1].start()), max(match.end(), stance[1].end())
        days = _days(match["many"] or "", match["unit"]) if kind == "span" else None
        return Summary(kind, stance[0], Span(start + first, start + last), days)
    return None


def _days(many: str, unit: str) -> float | None:
    per = next((days for pattern, days in UNITS if pattern.fullmatch(unit)), None)
    if per is None:
        return None
    if not many:
        return per if unit.startswith(("полго", "полугод")) or unit in ("года", "месяца", "недели") else None
    low = many.casefold()
    if low.startswith("half"):
        return per / 2
    told = figures(many)
    if told:
        return told[0].value * per
    return per if low.split()[-1] in ("a", "an", "one") else None


def _without_quotations(draft: Draft, sentence: Span) -> str:
    chars = list(sentence.of(draft.text))
    for quotation in draft.quotations:
        for at in range(max(quotation.span.start, sentence.start), min(quotation.span.end, sentence.end)):
            chars[at - sentence.start] = " "
    return "".join(chars)


def _without_contents(draft: Draft, sentence: Span, text: str) -> str:
    """The sentence without what it attributes: a "never" in there is the speaker's."""
    chars = list(text)
    for statement in draft.statements:
        for span in statement.content:
            for at in range(max(span.start, sentence.start), min(span.end, sentence.end)):
                chars[at - sentence.start] = " "
    return "".join(chars)


def _claim_of(text: str, claims: Sequence[Claim]) -> Claim | None:
    """The claim that a sentence is about: the one that shares most of its words with it."""
    here = concepts(tokens(text))
    best, most = None, 0.0
    for claim in claims:
        own = concepts(tokens(claim.text))
        terms = concepts(word for term in (*claim.terms_en, *claim.terms_ru) for word in tokens(term))
        shared = len(here & own) + 0.5 * len(here & (terms - own)) - 0.01 * len(own)
        if len(here & (own | terms)) >= _SHARED and shared > most:
            best, most = claim, shared
    return best


def _holder(draft: Draft, sentence: Span, text: str) -> Speaker | None:
    """Of whom the sentence speaks: the speaker of its statement, else what stands in front of its verb."""
    for statement in draft.statements:
        if statement.speaker and sentence.contains(statement.content[0]) and statement.within is None:
            return statement.speaker
    verb = next((m for _, pattern in VERBS if (m := pattern.search(text))), None)
    front = text[: verb.start()] if verb else text
    for kind, pattern in KINDS:
        front = pattern.sub(" ", front) if kind else front
    pieces = [piece.strip(" ,") for piece in _FRONT.split(front) if piece.strip(" ,")]
    if not pieces:
        return None
    name = max(pieces, key=lambda piece: (any(c.isupper() for c in piece), len(piece)))
    person = _known_person(draft, name)
    return person or Speaker(name, name, type=SpeakerType.UNKNOWN)


def _spoken(text: str, holder: Speaker, ground: Ground, who: Who) -> list[Unit]:
    """What the ledger has by the holder on what the sentence, behind its verb, says that he never spoke of."""
    own = frozenset(concept(t.low) for t in tokens(f"{holder.name} {holder.mention or ''} {holder.role or ''}"))
    keys = concepts(tokens(text)) - own
    if len(keys) < _SHARED:
        return []
    return [
        unit for share, unit in ground.like(keys)
        if share >= _SPOKEN and unit.speaker and who.same(holder, unit.speaker) is Likeness.SAME
    ]  # fmt: skip


def _known_person(draft: Draft, words: str) -> Speaker | None:
    """A speaker of the draft whose surname stands in these words."""
    here = {word.low for word in tokens(words)}
    for statement in draft.statements:
        speaker = statement.speaker
        if speaker and speaker.type is SpeakerType.PERSON:
            name = tokens(speaker.name)
            if name and name[-1].low in here:
                return speaker
    return None


def _is_his(row: Taken, holder: Speaker, who: Who) -> bool:
    names = (
        (row.person, SpeakerType.PERSON), (row.institution, SpeakerType.INSTITUTION), (row.state, SpeakerType.PLACE)
    )  # fmt: skip
    if holder.type is SpeakerType.PERSON:
        return (
            bool(row.person)
            and who.same(holder, Speaker(row.person or "", None, type=SpeakerType.PERSON)) is Likeness.SAME
        )
    here = {concept(word.low) for word in tokens(holder.name)}
    if row.state and {concept(word.low) for word in tokens(row.state)} & here:
        return True
    return any(name and who.same(holder, Speaker(name, None, type=kind)) is Likeness.SAME for name, kind in names)


# ------------------------------------------------------------------------------------ what each kind asks


def _wanted(stance: str) -> frozenset[Stance]:
    if stance == "speak":
        return frozenset(Stance) - _DECLINED
    return {"deny": _DENIED, "affirm": _AFFIRMED, "decline": _DECLINED}[stance]


def _span(summary: Summary, rows: list[Taken], end: date) -> Finding:
    wanted = _wanted(summary.stance)
    borne = [row for row in rows if row.stance in wanted]
    if not borne:
        return _contradicted(
            summary, "The ledger has dated statements on this by the same holder, and none of that kind.", rows
        )
    first = borne[0].day
    turn = next((row.day for row in rows if row.day > first and row.stance is Stance.AFFIRM), end)
    against = [row for row in rows if first < row.day < turn and row.stance in _TURNED]
    computed = (turn - first).days
    if summary.days and not summary.days / _STRETCH <= computed <= summary.days * _STRETCH:
        return _contradicted(
            summary, f"From the first such statement ({first}) to {turn} it is {computed} days.", borne
        )
    if summary.stance == "deny" and against:
        return _contradicted(
            summary, f"Borne out from {first} to {borne[-1].day}; in between or after there are other answers.",
            [*against, *borne],
        )  # fmt: skip
    other = [row for row in rows if first < row.day < turn and row.stance not in wanted]
    also = f" Besides, {len(other)} other answer(s): look at them." if other else ""
    told = f"{len(borne)} such statement(s) from {first} to {borne[-1].day}; {computed} days to {turn}."
    return _borne_out(summary, told + also, [*borne, *other])


def _repeatedly(summary: Summary, rows: list[Taken], end: date) -> Finding:
    borne = [row for row in rows if row.stance in _wanted(summary.stance)]
    days = {row.day for row in borne}
    if len(days) > 1:
        return _borne_out(summary, f"{len(days)} such statements on different days.", borne)
    once = f"once, on {borne[0].day}" if borne else "never"
    return _contradicted(summary, f"The ledger has it {once}.", borne or rows)


def _never(summary: Summary, rows: list[Taken], end: date) -> Finding:
    against = [row for row in rows if row.stance in _wanted(summary.stance)]
    if against:
        return _contradicted(summary, f"The ledger has {len(against)} such statement(s).", against)
    message = "Nothing in the ledger speaks against it; that nothing was said it can't prove."
    return _left_open(summary, "nothing against it", message, rows)


def _always(summary: Summary, rows: list[Taken], end: date) -> Finding:
    wanted = _wanted(summary.stance)
    against = [row for row in rows if row.stance not in wanted]
    if against:
        return _contradicted(summary, f"The ledger has {len(against)} statement(s) of another kind.", against)
    return _borne_out(summary, f"All {len(rows)} statement(s) in the ledger are of that kind.", rows)


def _first(summary: Summary, rows: list[Taken], end: date) -> Finding:
    borne = [row for row in rows if row.stance in _wanted(summary.stance)]
    if not borne:
        return _left_open(summary, "not in the ledger", "The ledger has no such statement by the same holder.", rows)
    days = sorted({row.day for row in borne})
    if len(days) > 1 and (days[-1] - days[0]).days > 2:
        return _left_open(
            summary, "said before", f"The first in the ledger is of {days[0]}: do you mean that one?", borne
        )
    return _borne_out(summary, f"The first in the ledger is of {days[0]}.", borne)


def _contradicted(summary: Summary, message: str, rows: Sequence[Taken | Unit]) -> Finding:
    return Finding(Aspect.SUMMARY, Outcome.FAULT, Weight.HIGH, summary.span, "contradicted", message, _cited(rows))


def _borne_out(summary: Summary, message: str, rows: list[Taken]) -> Finding:
    return Finding(Aspect.SUMMARY, Outcome.SOUND, Weight.LOW, summary.span, "borne out", message, _cited(rows))


def _left_open(summary: Summary, label: str, message: str, rows: Sequence[Taken]) -> Finding:
    return Finding(Aspect.SUMMARY, Outcome.OPEN, Weight.LOW, summary.span, label, message, _cited(rows))


def _cited(rows: Sequence[Taken | Unit]) -> tuple[Cited, ...]:
    return tuple(
        row.cited()
        if isinstance(row, Unit)
        else Cited(
            row.words[:_CITED], row.address, row.person or row.institution or row.state, row.day.isoformat(), row.outlet
        )
        for row in rows[:_SHOWN]
    )


_HOLD: dict[str, Callable[[Summary, list[Taken], date], Finding]] = {
    "span": _span, "repeatedly": _repeatedly, "never": _never, "until now": _never, "always": _always, "first": _first,
}  # fmt: skip

"""What an alert says to a person: one text for all ways out of the house. Outside words are data: quoted, sanitised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from svodka.model import Receipt, Stance
from svodka.track.events import Cited, Event, Step, Subject, When
from svodka.watching.records import Receipted
from svodka.write.visible import one_line

STANCES = {
    Stance.AFFIRM: "affirms it",
    Stance.DENY: "denies it",
    Stance.HEDGE: "grants a part of it",
    Stance.CONDITIONAL: "speaks of it only with an if",
    Stance.DECLINE: "does not answer",
    Stance.DEFLECT: "speaks of something else",
}
_REASONS = {
    "admission": "one plain admission in the holder's own words",
    "plain words": "one plain assertion in the holder's own words",
    "two utterances": "two statements, close to each other",
    "after the state's line": "the line of the state for which the holder speaks has moved already",
    "apology without responsibility": "regret for the event, nothing of who did it",
}
# Lengths in characters: a subject that mail programs show whole; a quotation that a reader takes in
_SUBJECT, _QUOTED = 120, 700


@dataclass(frozen=True, slots=True)
class Message:
    """What a person reads."""

    subject: str  # one line
    text: str  # lines, no markup


def message_of(told: Receipted) -> Message:
    """The message of an alert; the same alert makes the same message, however often it is tried."""
    event = told.alert.event
    subject = f"{_status(told)}: {one_line(event.subject.holder)}: {_move(event)} ({one_line(event.claim)})"
    return Message(_cut(subject, _SUBJECT), "\n".join(_lines(told)) + "\n")


def _lines(told: Receipted) -> Iterator[str]:
    event = told.alert.event
    yield f"{_status(told)}."
    yield ""
    if told.alert.takes_back:
        yield f"Alert {told.alert.takes_back} does not stand any more: the line as it is read now has no such move. A"
        yield "person rejected it, another document came in, or the reading got better. What was told was:"
        yield ""
    yield f"Who: {_named(event.subject)}" + "".join(f"; also {_named(one)}" for one in told.alert.also)
    yield f"Claim: {one_line(told.alert.claim_text)} [{one_line(event.claim)}]"
    yield f"What: {_move(event)}"
    yield f"When: {_times(event)}"
    if event.when is When.SHIFT:
        yield f"Why it is proposed: {_REASONS.get(event.reason, one_line(event.reason))}"
    pairs = list(zip(event.evidence, told.receipts, strict=True))
    for heading, new in (("The new words", True), ("The words before", False)):
        chosen = [pair for pair in pairs if pair[0].new is new]
        if chosen:
            yield ""
            yield f"{heading}:"
            for cited, receipt in chosen:
                yield from _quoted(cited, receipt)
    yield ""
    yield "What is not known:"
    yield from (f"- {line}" for line in _unknown(told))
    yield ""
    yield f"Alert {told.alert.id}, noticed {told.noticed:%Y-%m-%d %H:%M} UTC."


def _status(told: Receipted) -> str:
    event = told.alert.event
    if told.alert.takes_back:
        return "Taken back"
    if event.when is When.TAKES:
        return "First statement of this kind found, unverified"
    if event.when is When.SPEAKS:
        return "Statement found after a silence, unverified"
    if event.status == Step.CONFIRMED:
        return "Change, confirmed on this desk"
    return "Likely change, unverified" if event.status == Step.LIKELY else "Possible change, unverified"


def _move(event: Event) -> str:
    if event.before is None or event.before is event.after:
        return STANCES[event.after]
    return f"from “{STANCES[event.before]}” to “{STANCES[event.after]}”"


def _named(subject: Subject) -> str:
    return f"{one_line(subject.holder)} ({subject.level})"


def _times(event: Event) -> str:
    new = f"the new words are of {event.onset}" if event.when is not When.SPEAKS else f"the words are of {event.onset}"
    if event.last is None:
        return f"{new}; none before them were found"
    old = "the last ones of the other side" if event.when is When.SHIFT else "the last ones before"
    return f"{new}; {old} that were found are of {event.last}"


def _quoted(cited: Cited, receipt: Receipt) -> Iterator[str]:
    words = " … ".join(one_line(quoted.exact) for quoted in receipt.quoted)
    yield f"  > {_cut(words, _QUOTED)}"
    published = f", published {receipt.published[:10]}" if receipt.published else ""
    yield f"  {one_line(receipt.outlet or 'outlet not known')}{published}, said {cited.day}"
    yield f"  {one_line(receipt.address)}"
    yield f"  sha256 {receipt.checksum}, fetched {receipt.fetched_at:%Y-%m-%d %H:%M}"


def _unknown(told: Receipted) -> Iterator[str]:
    event = told.alert.event
    if told.alert.takes_back:
        yield "Whether the holder moved after all: what the desk has does not show it."
        return
    if event.status != Step.CONFIRMED:
        yield "Nobody on this desk has confirmed it: read the words where they stand before you use it."
    pairs = zip(event.evidence, told.receipts, strict=True)
    new = [(cited, receipt.outlet) for cited, receipt in pairs if cited.new]
    if len({outlet for _, outlet in new}) <= 1:
        yield "The new words are known from one outlet only; treat them as provisional."
    copies = sum(len(cited.documents) - 1 for cited, _ in new)
    if copies:
        yield f"{copies} more document(s) carry the same words; copies of one text confirm nothing."
    if event.when is When.SPEAKS:
        yield "That nothing was found before tells of what this desk collected, not of what the holder did."
    else:
        yield "What the holder said elsewhere is not known: only what this desk collected was read."
    yield "Who speaks and how the words stand to the claim was read by a program; it can be mistaken."


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"

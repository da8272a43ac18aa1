"""What became of a published sentence's sources, and the note for readers that follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from svodka.model import Digest, Receipt, Revision, Sentence
from svodka.write.quoting import frame
from svodka.write.visible import one_line
from svodka.write.wording import day_words

# of the words in a note: enough to find the sentence, short enough to be a note
NOTED_WORDS = 160


class Reason(StrEnum):
    """Why a sentence is open again."""

    EDITED = "edited"  # its words are no longer in their source
    WITHDRAWN = "withdrawn"  # its source is no longer there
    CORRECTED = "corrected"  # a person has corrected the statement on which it stands


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known today of a document that a receipt cites."""

    now: Revision | None  # the text as last fetched
    changed_at: datetime | None  # when that text was first fetched
    gone_at: datetime | None  # since when it is gone; None: it is there


@dataclass(frozen=True, slots=True)
class Reopened:
    """One sentence of a digest that no longer stands as it was published."""

    sentence: int  # its number, the headline being 0
    text: str
    reason: Reason
    address: str
    noticed_at: datetime | None
    what: str  # for the editor, one sentence
    note: str  # a draft of the correction, for readers


def reopened(
    digest: Digest, standings: dict[str, Standing], corrected: dict[str, tuple[datetime, str]]
) -> tuple[Reopened, ...]:
    """The sentences that no longer stand as published, in order.

    ``standings``: by id of the revision that a receipt cites. ``corrected``: statements that a person corrected after
    they were read, with when and what.
    """
    sentences = [digest.headline, *(s for section in digest.sections for s in section.sentences)]
    return tuple(
        one for number, sentence in enumerate(sentences) for one in _of(number, sentence, standings, corrected)
    )


def _of(
    number: int, sentence: Sentence, standings: dict[str, Standing], corrected: dict[str, tuple[datetime, str]]
) -> Iterator[Reopened]:
    for receipt in sentence.receipts:
        outlet = frame(one_line(receipt.outlet or receipt.address))
        if receipt.statement in corrected:
            at, why = corrected[receipt.statement]
            what = f"the statement in {outlet} on which it stands was corrected: {why}"
            note = f"In an earlier version a statement reported by {outlet} was given wrongly: {why}."
            yield Reopened(number, sentence.text, Reason.CORRECTED, receipt.address, at, what, note)
        standing = standings.get(receipt.revision)
        if standing is None:
            continue
        if standing.gone_at:
            day = day_words(standing.gone_at.date())
            what = f"{outlet} is no longer at {receipt.address}: noticed {day}"
            note = (
                f"The text of {outlet} on which a sentence stands was withdrawn from its address, as we noticed on "
                f"{day}. What was quoted is as we archived it on {day_words(receipt.fetched_at.date())}."
            )
            yield Reopened(number, sentence.text, Reason.WITHDRAWN, receipt.address, standing.gone_at, what, note)
        elif standing.now and (lost := lost_words(receipt, standing.now.text)):
            day = day_words(standing.changed_at.date()) if standing.changed_at else "a day that is not known"
            short = lost if len(lost) <= NOTED_WORDS else f"{lost[:NOTED_WORDS].rsplit(' ', 1)[0]} …"
            words = frame(one_line(short))
            what = f"{outlet} has changed its text: ‘{words}’ is no longer in it since {day}"
            note = (
                f"{outlet} has since changed its text: the words ‘{words}’ were in it when we archived it on "
                f"{day_words(receipt.fetched_at.date())}, and were no longer there on {day}."
            )
            yield Reopened(number, sentence.text, Reason.EDITED, receipt.address, standing.changed_at, what, note)


def lost_words(receipt: Receipt, text: str) -> str | None:
    """The first quoted words of a receipt that a text no longer has, however spaced; None: it has all."""
    plain = " ".join(text.split())
    return next((quoted.exact for quoted in receipt.quoted if " ".join(quoted.exact.split()) not in plain), None)

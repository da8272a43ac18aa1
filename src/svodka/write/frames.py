"""The frame of a sentence: occasion, carriers, outlet, doubts, in English and never in double marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from svodka.model import LedgerRow, Statement, StatementKind
from svodka.write.quoting import frame
from svodka.write.visible import one_line
from svodka.write.voices import CYRILLIC
from svodka.write.wording import day_words

# The head of an occasion decides its preposition; anything else is "in".
_ON = re.compile(r"channel|page|account|telegram|blog|\b(web)?site|radio|television|\btv\b|\bair\b", re.IGNORECASE)
_AT = re.compile(r"briefing|conference|meeting|summit|session|forum|hearing|talks|ceremony|rally|parade", re.IGNORECASE)
_PREPOSITION = re.compile(r"(in|at|on|during|via|through|by|to|while|before|after|from)\b", re.IGNORECASE)
_DETERMINED = re.compile(r"(an?|the|his|her|their|its|my|our|this|that|one(?!-))\b|\S+['’]s\b|\S+s['’]|[A-Z]")
_VOWEL = re.compile(r"[aeio](?<!o(?=ne\b))|u(?!ni|se)")  # an interview, an update; a one-line statement, a union
_PLURAL = re.compile(r"(comments|remarks|talks|statements|posts|subtitles|notes|answers)\b", re.IGNORECASE)


def occasion_words(row: LedgerRow) -> str:
    venue = frame(one_line(row.statement.venue or ""))
    if not venue or _PREPOSITION.match(venue):
        return venue
    if venue.casefold() == (row.revision.outlet or "").casefold():
        return ""  # the credit names the outlet
    if CYRILLIC.search(venue):
        return f"({venue})"
    preposition = "on" if _ON.search(venue) else "at" if _AT.search(venue) else "in"
    if venue in ("parliament", "congress", "court"):
        return f"in {venue}"
    if _DETERMINED.match(venue) or _PLURAL.match(venue):
        return f"{preposition} {venue}"
    return f"{preposition} {'an' if _VOWEL.match(venue) else 'a'} {venue}"


def chain_words(s: Statement) -> str:
    """The carriers, nearest the speaker first: "as quoted by KCNA and carried by Russian media"."""
    names = [frame(one_line(hop.name)) for hop in s.chain]
    if not names:
        return ""
    first = "as reported by" if s.kind is StatementKind.INDIRECT else "as quoted by"
    return " and carried by ".join([f"{first} {names[0]}", *names[1:]])


def credit_words(row: LedgerRow, copies: Sequence[LedgerRow]) -> str:
    """Where it stands, each with its date of publication: "Northern Courier, April 28, 2031; also in …"."""
    also = dict.fromkeys(_outlet(row) for row in copies)
    parts = [
        _outlet(row),
        *(f"also in {x}" for x in also),
        *([] if row.statement.said else ["no date of saying is told"]),
    ]
    return "; ".join(parts)


def _outlet(row: LedgerRow) -> str:
    name = frame(one_line(row.revision.outlet or row.revision.address))
    try:
        day = row.revision.published_on
    except ValueError:
        day = None
    return f"{name}, {day_words(day)}" if day else f"{name}, not dated"


def doubt_words(s: Statement) -> str:
    if not s.doubts:
        return ""
    return f" [Look twice: {'; '.join(frame(one_line(doubt)).rstrip('.') for doubt in s.doubts)}.]"

"""Rows of the ledger as reports of something said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from svodka.group.agency import agency_of
from svodka.group.candidates import JOINT
from svodka.group.origins import same_outlet
from svodka.group.reports import Carrier, Report
from svodka.group.speech import says_joint
from svodka.ledger import words_of
from svodka.lexicon.occasions import EARLIER
from svodka.model import (
    CueClass,
    DocumentKind,
    LedgerRow,
    Outlet,
    OutletKind,
    Precision,
    Revision,
    Span,
    SpeakerType,
    Statement,
)
from svodka.pipeline.speaking.voices import Voice, Voices
from svodka.text.spelling import plain

# Where the words that recall an earlier occasion stand: in the sentence, so many characters before cue and content
_BEFORE = 200
_SENTENCE_END = re.compile(r"[.!?…][\"”»']?\s|\n")
_DAY = timedelta(days=1)


class Reports:
    """Makes reports of the ledger's rows. ``copies``: revision -> the one whose text it has."""

    def __init__(self, voices: Voices, outlets: Iterable[Outlet], copies: Mapping[str, str]) -> None:
        self._voices = voices
        self._copies = copies
        self._kinds = {name.casefold(): kind for outlet in outlets if (kind := outlet.kind and outlet.kind.value)
                       for name in (outlet.name, *(n for _, n in outlet.names))}  # fmt: skip

    def of(self, row: LedgerRow, among: frozenset[str] | None = None) -> Report | None:
        """The report that a row is; None where nobody is said to speak, or nothing is said to be uttered.

        ``among``: only what is compared under one of these keys (``blocks_of``), which is told before the rest is made.
        """
        statement, revision = row.statement, row.revision
        if statement.speaker is None or statement.cue_class is not CueClass.SPEECH:
            return None
        start, end, told = days_said(statement, revision)
        speaker = statement.speaker
        voice = self._voices.of(speaker.name, speaker.type, speaker.role, end)
        blocks = {voice.key, *voice.for_whom, *voice.shorter, *((JOINT,) if says_joint(statement.venue) else ())}
        if among is not None and not among & blocks:
            return None
        recalled = not told and _is_recalled(statement, revision.text)
        return Report(
            statement=statement.id,
            speaker=voice.key or f"nobody of {revision.id}",
            words=words_of(statement, revision.text),
            language=revision.language or "",
            document=revision.document,
            revision=revision.id,
            start=None if recalled else start,
            end=end,
            told=told,
            recalled=recalled,
            unnamed=voice.unnamed,
            for_whom=voice.for_whom,
            shorter=voice.shorter,
            published=revision.published,
            outlet=revision.outlet,
            carrier=self._carrier(revision, speaker.name, voice),
            venue=statement.venue,
            chain=_chain(statement, revision),
            copy_of=self._copies.get(revision.id),
        )

    def _carrier(self, revision: Revision, speaker: str, voice: Voice) -> Carrier:
        kind = self._kinds.get((revision.outlet or "").casefold())
        if revision.kind is DocumentKind.TRANSCRIPT or kind == OutletKind.OFFICIAL:
            return Carrier.OFFICIAL
        if revision.outlet and self._is_own(revision.outlet, speaker, voice):
            return Carrier.OFFICIAL
        agency = agency_of(revision.text, revision.carriers)
        if kind == OutletKind.AGENCY or (revision.kind is DocumentKind.WIRE and not kind):
            return Carrier.AGENCY
        return Carrier.AGENCY if agency and same_outlet(agency, revision.outlet) else Carrier.OUTLET

    def _is_own(self, outlet: str, speaker: str, voice: Voice) -> bool:
        """Whether a speaker's own channel or institution publishes it."""
        if same_outlet(outlet, speaker):
            return True
        body = self._voices.of(outlet, SpeakerType.INSTITUTION, None, None).key
        return body in voice.for_whom or body == voice.key


def days_said(statement: Statement, revision: Revision) -> tuple[date | None, date | None, bool]:
    """The days on which it was said: as told; else that of publication or the one before."""
    published = _published(revision)
    said = statement.said
    if said and said.precision is Precision.APPROXIMATE:  # "the interview's publication", "days ago": some days more
        return max(said.start, date.min + _DAY) - _DAY, said.end, False
    if said:
        end = min(said.end, published) if published and said.start <= published else said.end
        return said.start, end, True
    return (published - _DAY, published, False) if published else (None, None, False)


def _chain(statement: Statement, revision: Revision) -> tuple[str, ...]:
    """Through whom it came: as told of the statement, else the agency that the whole text names as its source."""
    named: list[str | None] = [hop.name for hop in statement.chain]
    named = named or [agency_of(revision.text, revision.carriers)]
    return tuple(name for name in named if name and not same_outlet(name, revision.outlet))


def _published(revision: Revision) -> date | None:
    try:
        day = revision.published_on
    except ValueError:
        return None  # what the page gives as its date is none
    return day if day and day > date.min else None


def _is_recalled(statement: Statement, text: str) -> bool:
    """Whether the sentence says, outside the words themselves, that it was said earlier."""
    spans = sorted((*statement.content, *statement.cue, *statement.source))
    start, end = spans[0].start, max(span.end for span in spans)
    before = text[max(0, start - _BEFORE) : start]
    breaks = list(_SENTENCE_END.finditer(before))
    before = before[breaks[-1].end() :] if breaks else before
    after = _SENTENCE_END.split(text[end : end + _BEFORE])[0]
    outside = _without(text, Span(start, end), statement.content)
    return bool(EARLIER.search(plain(f"{before} {outside} {after}").casefold()))


def _without(text: str, whole: Span, content: Iterable[Span]) -> str:
    pieces, at = [], whole.start
    for span in sorted(content):
        pieces.append(text[at : max(at, span.start)])
        at = max(at, span.end)
    return " ".join([*pieces, text[at : whole.end]])

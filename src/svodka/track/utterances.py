"""Statements of many documents -> utterances: who said what of the claim on which day, copies merged.

An utterance is one event of speech; copies of it are mentions. Only utterances move a line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from svodka.ids import content_id
from svodka.model import (
    Act,
    Claim,
    CueClass,
    DocumentKind,
    Link,
    PartKind,
    Revision,
    Span,
    Speaker,
    SpeakerType,
    Stance,
    StanceFlag,
    StanceReading,
    Statement,
)
from svodka.track.holders import (
    Cast,
    Described,
    Holder,
    home_state,
    institution_of,
    is_person,
    office_and_name,
    resolve,
    role_told,
    state_of,
)
from svodka.track.joins import NO_JOINS, Joins
from svodka.track.linking import About, link
from svodka.track.offices import office_of
from svodka.track.stance import Passage, judge
from svodka.track.stance.rules import cues, said_verbs
from svodka.track.voices import NOBODY, Who
from svodka.track.words import view

# How surely we know whose own words they are (alpha of docs/lines.md): as the reader has it; by the sentence's subject
_AS_READ, _BY_SUBJECT, _NOT_UTTERED, _THROUGH = 1.0, 0.8, 0.6, 0.4
_TAKEN = frozenset({Act.DENY, Act.CONFIRM, Act.DECLINE})  # acts that are stances by themselves
_PRIMARY, _FRESH, _OLD = 1.0, 0.9, 0.05  # phi: in its own venue; nothing says that it is a re-run; something does
# Copies: same holder, at most two days apart, this share of five-letter pieces in common (docs/lines.md, 2.1)
_SURE = 0.5  # a sentence that rather is about the claim than not
_CONTAINED = 0.8
_PIECE = 5
_DAYS = 2
_LONGEST = 4_000  # characters of a sentence that are judged; only texts without stops have more
_SHORT = 3  # letters: "He", "It", "Он" are no names
_FRONT = 4  # words in front of a verb that can name an office: "the spokesman of the foreign ministry"
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”»]?\s+(?=[\"“«A-ZА-ЯЁ])|\n+")
_READ = frozenset({PartKind.BODY, PartKind.CAPTION})
_NOBODY = Described("", "", "", False)
_NOT_NAMES = frozenset({SpeakerType.OFFICE, SpeakerType.INSTITUTION, SpeakerType.GROUP, SpeakerType.PLACE})


@dataclass(frozen=True, slots=True)
class Document:
    """One read document: its id for receipts, its revision, its statements."""

    id: str
    revision: Revision
    statements: tuple[Statement, ...]
    day: date | None = None  # where the revision's own date is less than a day: the last one that it can be
    since: date | None = None  # and the first one
    primary: bool = False  # the speaker's own: an official site, a transcript, a recording

    @property
    def dated(self) -> date | None:
        """The day on which the document stands on a line."""
        return self.day or self.revision.published_on


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mention stands: a sentence of a document."""

    document: str  # id
    span: Span  # of the text of its revision


@dataclass(frozen=True, slots=True)
class Utterance:
    """One event of speech about the claim. Before copies are merged it is a *saying*: what one document has of it."""

    holder: Holder
    day: date
    text: str
    link: Link
    readings: tuple[StanceReading, ...]
    own: float  # alpha: how surely these are the holder's own words
    mentions: tuple[str, ...]  # ids of documents, the earliest first
    known: date | None = None  # where ``day`` is the first of a month or a year: its last one, on which it was out
    places: tuple[Place, ...] = ()  # the sentences, in the order of the mentions
    ids: tuple[str, ...] = ()  # of the sayings that it is made of
    language: str = "en"
    primary: bool = False  # one mention is the speaker's own
    ruled: tuple[str, ...] = ()  # what persons decided about it, one sentence each
    also: tuple[tuple[float, ...], ...] = ()  # what judges bear witness to (``track.observers``)

    @property
    def id(self) -> str:
        """By which a person's decision names it: the id of its earliest saying."""
        return self.ids[0] if self.ids else ""

    @property
    def stance(self) -> StanceReading | None:
        """The leading stance among those that count; None: nothing here moves a line."""
        return next((reading for reading in self.readings if reading.counts), None)

    @property
    def out(self) -> date:
        """The day on which it was surely known."""
        return self.known or self.day

    @property
    def reliability(self) -> float:
        """rho: link, own words and freshness together."""
        fresh = _OLD if not self.stance else _PRIMARY if self.primary else _FRESH
        return round(self.link.score * self.own * fresh, 3)


def utterances(
    documents: Sequence[Document], claim: Claim, neighbours: Sequence[Claim] = (), who: Who = NOBODY
) -> tuple[Utterance, ...]:
    """All that is said of the claim in the documents, by day; what has no date is left out (see ``undated``)."""
    return merged(sayings(documents, claim, neighbours, who))


def sayings(
    documents: Sequence[Document], claim: Claim, neighbours: Sequence[Claim] = (), who: Who = NOBODY
) -> tuple[Utterance, ...]:
    """What each document has of each utterance, copies not merged: what a person decides on."""
    cast = cast_of(documents, claim, who)
    found = [u for document in documents for u in one_speech(_of_document(document, claim, cast, neighbours))]
    return tuple(_with_ids(found, claim))


def _with_ids(found: Iterable[Utterance], claim: Claim) -> Iterable[Utterance]:
    """Each with an id of the claim, its document and its words; two holders of the same words are told apart."""
    times: Counter[tuple[str, str]] = Counter()
    for one in sorted(found, key=lambda u: (u.mentions, u.text, str(u.holder))):
        key = (one.mentions[0], one.text)
        yield replace(one, ids=(content_id("saying/1", claim.key, *key, times[key]),))
        times[key] += 1


def undated(documents: Iterable[Document]) -> tuple[str, ...]:
    """Ids of documents without a day of publication: they can't stand on a line."""
    return tuple(d.id for d in documents if d.dated is None)


def cast_of(documents: Sequence[Document], claim: Claim, who: Who = NOBODY) -> Cast:
    """Who is who in the documents together."""
    speakers = [s.speaker for document in documents for s in document.statements if s.speaker]
    home = home_state(claim.actors)
    persons = {speaker.name for speaker in speakers if speaker.type is SpeakerType.PERSON}
    if home in persons and state_of(home or "") is None:
        home = None  # a claim about a person has no state of its own
    others = [a for a in claim.actors[1:] if a.istitle() and " " not in a and len(a) > _SHORT and a not in persons]
    abroad = tuple(a for a in others if not (state_of(a) or institution_of(a) or who.surname(a)))
    cast = Cast(home=home, who=who, abroad=abroad)
    for speaker in speakers:
        cast.learn(_described(speaker))
    for document in documents:
        for span in _sentences(document.revision.text):
            if opening := office_and_name(span.of(document.revision.text)):
                cast.learn(opening)
    return cast


def _described(speaker: Speaker) -> Described:
    return Described(speaker.name, speaker.mention or speaker.name, speaker.role or "", speaker.type not in _NOT_NAMES)


def _of_document(document: Document, claim: Claim, cast: Cast, neighbours: Sequence[Claim]) -> list[Utterance]:
    revision = document.revision
    day = document.dated
    if day is None:
        return []
    known = day if document.since else None
    if document.since:  # a month stands on a line where it can first be: its first day, but not before the event
        day = max(document.since, min(day, claim.event_from or day))
    found: list[Utterance] = []
    unknown: list[Utterance] = []  # whose words nobody tells: they show a stance, and hold no line
    spoken = [part.span for part in revision.parts if part.kind in _READ]
    for span in _sentences(revision.text):
        if revision.parts and not any(span.overlaps(part) for part in spoken):
            continue  # headlines drop who said it and whether it was denied
        speakers = _speakers(document, span, cast)
        here = [
            made
            for described, said, own in speakers
            if (made := _utterance(document, span, described, said or day, own, claim, cast, neighbours))
        ]
        named = [made for made in here if made.holder != Holder(None, None, None)]
        found += [replace(made, known=known) if made.day == day else made for made in named or here]
        if not speakers:
            nobody = _utterance(document, span, _NOBODY, day, _BY_SUBJECT, claim, cast, neighbours)
            unknown += [replace(nobody, holder=Holder(None, None, None))] if nobody else []
    return found or unknown


def _sentences(text: str) -> list[Span]:
    starts = [0, *(m.end() for m in _SENTENCE.finditer(text)), len(text)]
    return [Span(a, b) for a, b in pairwise(starts) if text[a:b].strip()]


def _speakers(document: Document, span: Span, cast: Cast) -> list[tuple[Described, date | None, float]]:
    """Whose words stand in a sentence: by its statements that stand in no other's, else by its subject."""
    found: dict[str, tuple[Described, date | None, float]] = {}
    opening = office_and_name(span.of(document.revision.text))
    by_id = {statement.id: statement for statement in document.statements}
    for statement in document.statements:
        whole = [*statement.content, *statement.source, *statement.cue]
        if statement.speaker is None or not any(span.overlaps(part) for part in whole):
            continue
        if statement.speaker.type is SpeakerType.OUTLET:
            continue  # who carries it holds no line
        if statement.speaker.type is SpeakerType.PLACE and not state_of(statement.speaker.name):
            continue  # a name that was taken for a town's: the sentence's subject tells better
        described = _described(statement.speaker)
        if opening and not described.named and described.mention.casefold() in opening.role.casefold():
            described = opening  # the office stands before a name that the reader left out
        outer = by_id.get(statement.within or "")
        if outer and outer.speaker and outer.speaker.name != statement.speaker.name:
            if statement.act not in _TAKEN or outer.act is not Act.SAY or statement.speaker.type is SpeakerType.UNKNOWN:
                continue
            # "the king denied it, the president said": the stance is the king's, and known only through another
            found.pop(outer.speaker.name, None)
            found[described.name] = (described, None, _THROUGH)
            continue
        if any(own == _THROUGH for _, _, own in found.values()):
            continue
        published = document.dated
        # a period counts as its last day, and nobody speaks after the publication
        said = min(statement.said.end, published) if statement.said and published else None
        own = _AS_READ if statement.cue_class is CueClass.SPEECH else _NOT_UTTERED
        found.setdefault(described.name, (described, said, own))
    subject = _subject(document, span, cast)
    if found and not (subject and subject.named and _stands_before(subject, document, span, found)):
        return list(found.values())
    return [*found.values(), (subject, None, _BY_SUBJECT)] if subject else []


def _stands_before(
    subject: Described, document: Document, span: Span, found: dict[str, tuple[Described, date | None, float]]
) -> bool:
    """Whether a sentence's subject is someone whom the reader missed, and stands before all whom it found."""
    text = span.of(document.revision.text)
    last = subject.name.split()[-1].casefold()
    at = text.find(subject.mention)
    others = [(one.name, text.find(one.mention)) for one, _, _ in found.values()]
    return all(last not in name.casefold() and at < where for name, where in others)


def _subject(document: Document, span: Span, cast: Cast) -> Described | None:
    """Who is named in front of the first cue of a sentence in which the reader found no statement."""
    text = span.of(document.revision.text)
    if opening := office_and_name(text):
        return opening
    language = "ru" if document.revision.language == "ru" else "en"
    seen = view(text, language)
    verbs = [*said_verbs(seen, language), *(cue.first for cue in cues(seen, language))]
    before = seen.words[: min(verbs, default=min(12, len(seen.words)))]
    names = [w for w in before if cast.known(w.text) or (w.text[:1].isupper() and cast.who.surname(w.text))]
    if names:
        name = names[-1].text
        return Described(cast.who.surname(name) or name.capitalize(), name, "", True)
    start = text[: before[-1].span.end] if before else ""
    if before and min(verbs, default=0) == len(before) and _looks_like_a_name(before[-1].text):
        return Described(before[-1].text, before[-1].text, "", True)
    words = start.split()
    # the last office in front of the verb: "confronted with the report, the crown prince …"
    windows = [" ".join(words[i : i + _FRONT]) for i in range(max(1, len(words) - _FRONT + 1))]
    front = next((w for w in reversed(windows) if institution_of(w)), None)
    return Described(front, front, "", False) if front else None


def _utterance(
    document: Document, span: Span, described: Described, day: date, own: float, claim: Claim, cast: Cast,
    neighbours: Sequence[Claim],
) -> Utterance | None:  # fmt: skip
    revision = document.revision
    holder = resolve(described, cast, day)
    bare = holder.person and " " not in holder.person and not cast.known(holder.person) and not holder.state
    if holder.person and (bare or not is_person(holder.person, cast)):
        holder = replace(holder, person=None)
    text = span.of(revision.text).strip()[:_LONGEST]
    language = revision.language or "en"
    about = About(title=revision.title or "", day=day, state=holder.state, home=cast.home)
    linked = link(text, language, claim, about, neighbours)
    last = described.name.split()[-1:]
    named = described.mention if described.mention in text else "".join(last)
    readings = judge(Passage(text, language, named, day.year), claim)
    if not readings:
        return None
    office = office_of(holder, role_told(described) or cast.role_of(holder.person or ""), cast, day)
    return Utterance(
        replace(holder, office=office), day, text, linked, readings, own, (document.id,),
        places=(Place(document.id, span),), language=language,
        primary=document.primary or revision.kind is DocumentKind.TRANSCRIPT,
    )  # fmt: skip


def _looks_like_a_name(word: str) -> bool:
    """A word with a capital that stands right before a verb of saying, and is no body or state."""
    return word[:1].isupper() and len(word) > _SHORT and not institution_of(word) and not state_of(word)


def one_speech(sentences: Sequence[Utterance]) -> list[Utterance]:
    """What one holder says on one day in one document is one utterance, however many sentences it has.

    Its stances are those of its sentences, the surest first; a sentence beside the point takes nothing from another.
    """
    together: dict[tuple[Holder, date], list[Utterance]] = {}
    for one in sentences:
        together.setdefault((one.holder, one.day), []).append(one)
    return [_joined(group) for group in together.values()]


def _joined(group: Sequence[Utterance]) -> Utterance:
    if len(group) == 1:
        return group[0]
    best = max(group, key=_weight)
    readings = sorted((r for one in group for r in one.readings), key=lambda r: r not in best.readings)
    told = tuple({(r.stance, r.flags): r for r in reversed(readings)}.values())[::-1]
    places = tuple(place for one in group for place in one.places)
    return replace(best, text=" ".join(one.text for one in group), readings=told, places=places)


def _weight(one: Utterance) -> float:
    stance = one.stance
    if stance is None:
        return 0.0
    committed = stance.stance in (Stance.DENY, Stance.AFFIRM, Stance.HEDGE)
    return one.link.score * one.own * stance.score + (1 if committed and one.link.score >= _SURE else 0)


def merged(found: Iterable[Utterance], joins: Joins = NO_JOINS) -> tuple[Utterance, ...]:
    """One utterance for all its mentions: same holder, two days apart at most, nearly the same words.

    ``joins``: which sayings a person has joined or kept apart.
    """
    kept: list[Utterance] = []
    for one in sorted(found, key=lambda u: (u.day, u.mentions, u.ids)):
        at = next((i for i, other in enumerate(kept) if joins.one(other.ids, one.ids, _same(other, one))), None)
        if at is None:
            kept.append(one)
        else:
            other = kept[at]
            kept[at] = replace(
                other,
                mentions=tuple(dict.fromkeys((*other.mentions, *one.mentions))),
                places=other.places + one.places,
                ids=other.ids + one.ids,
                primary=other.primary or one.primary,
                ruled=tuple(dict.fromkeys((*other.ruled, *one.ruled))),
            )
    return tuple(kept)


def _same(older: Utterance, newer: Utterance) -> bool:
    if older.holder != newer.holder or (newer.day - older.day).days > _DAYS:
        return False
    if {*older.mentions} & {*newer.mentions}:
        return False  # two sentences of one document say two things
    mine, theirs = _pieces(older.text), _pieces(newer.text)
    return len(mine & theirs) >= _CONTAINED * max(1, min(len(mine), len(theirs)))


def _pieces(text: str) -> set[str]:
    plain = " ".join(re.findall(r"\w+", text.casefold()))
    return {plain[i : i + _PIECE] for i in range(max(1, len(plain) - _PIECE + 1))}


__all__ = ["Document", "Stance", "StanceFlag", "Utterance", "cast_of", "merged", "sayings", "undated", "utterances"]

"""The pass ``digest`` for a claim: its lines | statements behind them | plan, compose | receipts verified | append."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from svodka.errors import ReceiptError, UsageError
from svodka.model import (
    Claim,
    Decision,
    Digest,
    EntryKind,
    GlossaryEntry,
    HolderLevel,
    LedgerRow,
    Outlet,
    OutletKind,
    People,
    Revision,
    Statement,
    Subject,
    Verdict,
)
from svodka.pipeline.desk import Desk
from svodka.pipeline.digests import keep_digest, pictured
from svodka.pipeline.in_russian import holder_in_russian, known_in_russian
from svodka.pipeline.lines import DeskLine
from svodka.track.decisions import in_force
from svodka.track.lines import USED
from svodka.track.linking import About, link
from svodka.track.positions import Line, Shift
from svodka.track.utterances import Place, Utterance
from svodka.write.figures import line_figure, quoted_figure
from svodka.write.guard import Citable
from svodka.write.line_compose import Known, compose_line
from svodka.write.line_plan import LinePlan, Told, Turn, plan_line
from svodka.write.reservations import reservations
from svodka.write.russian import line_in_russian
from svodka.write.written import Rewrite

# A statement is printed for a line if its own words rather are about the claim than not: the limit from which lines
# themselves take a link for likely (docs/lines.md, 2.1 has .8 for sure and .4 for the queue)
ABOUT = 0.5
_CYRILLIC = re.compile("[Ѐ-ӿ]")
# Whose turn a digest tells where several moved: the highest level at which somebody did
_LEVELS = (HolderLevel.STATE, HolderLevel.BLOC, HolderLevel.INSTITUTION, HolderLevel.OFFICE, HolderLevel.PERSON)


@dataclass(frozen=True, slots=True)
class Around:
    """What a desk knows beside its ledger."""

    people: People
    outlets: Sequence[Outlet] = ()
    glossary: Sequence[GlossaryEntry] = ()


def planned(
    desk: Desk, found: DeskLine, *, start: date | None = None, end: date | None = None, holder: str | None = None
) -> tuple[LinePlan, date, date]:
    """What a digest of a claim's line will tell of a period, and the period: by default all that was said.

    ``holder``: whose line; by default whoever moved last at the highest level. UsageError where there is no such one,
    ReceiptError where nothing was said of the claim.
    """
    said = found.followed.said
    if not said:
        raise ReceiptError(f"nothing that is collected says anything of {found.followed.claim.key}; nothing is written")
    first, last = start or min(u.day for u in said), end or max(u.out for u in said)
    line, shift = _chosen(found.followed.lines, first, last, holder)
    turn = _turn(line, shift, desk.ledger.tracking.decisions(found.followed.claim.key)) if line and shift else None
    told = list(_told(desk, found, line))
    return plan_line(found.followed.claim, told, turn, first, last), first, last


def compile_line(
    desk: Desk, found: DeskLine, around: Around, *, at: datetime, start: date | None = None, end: date | None = None,
    holder: str | None = None, rubric: str | None = None, missing: Sequence[str] = (),
    rewrite: Rewrite | None = None, language: str = "en",
) -> Digest:  # fmt: skip
    """Compile a digest of a claim's line, verify it and keep it; arguments as of ``planned``.

    ``missing``: sentences on what was not collected; silences that may be told are added. ``rewrite``:
    what lets a writer at it. ``language``: "en" or "ru". ReceiptError, and nothing is
    kept, where nothing can be told or a word is not in the archived bytes.
    """
    plan, first, last = planned(desk, found, start=start, end=end, holder=holder)
    silent = [one.sentence for one in found.silences]
    digest = compose_line(
        plan, _known(desk, plan, around), issued=at.date(), start=first, end=last, rubric=rubric,
        missing=(*missing, *silent), glossary=around.glossary,
    )  # fmt: skip
    told = (*plan.new, *plan.old, *plan.carried)
    names: Mapping[str, str] = {}
    if language == "ru":
        plan = holder_in_russian(plan, around.people)
        known = known_in_russian(desk, [one.row for one in told], around.people)
        digest, names = replace(line_in_russian(digest, plan, known), language=language), known.names
    if rewrite:
        citable = {one.row.statement.id: Citable(one.row, one.stance if one.counts else None) for one in told}
        digest = rewrite(digest, citable, plan.claim)
    rows = [row for one in told for row in (one.row, *one.copies)]
    digest = pictured(digest, line_figure(plan, names), quoted_figure(rows, language, names))
    digest = replace(digest, not_collected=(*digest.not_collected, *reservations(rows, language, names)))
    keep_digest(desk, digest, at)
    return digest


def _chosen(lines: Sequence[Line], start: date, end: date, holder: str | None) -> tuple[Line | None, Shift | None]:
    """Whose line is told, and its last turn of the period that takes a stance; a line without a turn where none has."""
    if holder is not None:
        lines = [line for line in lines if holder.casefold() in line.holder.casefold()]
        if not lines:
            raise UsageError(f"nobody called {holder!r} holds a line on this; svodka line lists who does")
    for level in _LEVELS:
        moved = [
            (shift, line)
            for line in lines
            for shift in line.shifts
            if line.level is level and start <= shift.onset <= end and shift.status != "update"
        ]
        if moved:
            shift, line = max(moved, key=lambda one: (one[0].status == "confirmed", one[0].onset, one[1].holder))
            return line, shift
    held = [line for level in _LEVELS for line in lines if line.level is level and line.positions]
    return (max(held, key=lambda line: len(line.positions[-1].mentions)), None) if held else (None, None)


def _turn(line: Line, shift: Shift, log: Sequence[Decision]) -> Turn:
    by = None
    if shift.status == "confirmed":
        decided = [
            decision.by
            for decision in in_force(log)
            if decision.subject is Subject.SHIFT
            and decision.verdict is not Verdict.REJECT
            and (decision.told("level"), decision.told("holder")) == (line.level.value, line.holder)
        ]
        by = decided[-1] if decided else "an editor"
    article = line.level in (HolderLevel.INSTITUTION, HolderLevel.OFFICE) and not line.holder.startswith("the ")
    return Turn(f"the {line.holder}" if article else line.holder, shift.before, shift.after, shift.onset, by)


def _told(desk: Desk, found: DeskLine, line: Line | None) -> Iterator[Told]:
    """Each utterance as the statement that reports it best, with one of each other document; each statement once."""
    used: set[str] = set()
    for one in found.followed.said:
        by_document: dict[str, list[Place]] = {}
        for place in one.places:
            by_document.setdefault(place.document, []).append(place)
        rows = [row for places in by_document.values() if (row := _row(desk, found, places, one))]
        rows = [row for row in rows if row.statement.id not in used]
        if not rows:
            continue
        used |= {row.statement.id for row in rows}
        # the outlet's own edition in the digest's language is the best translation; then the earliest
        rows.sort(key=lambda row: row.revision.language != "en")
        stance = one.stance
        counts = stance is not None and one.reliability >= USED
        first = replace(rows[0], statement=_named(rows[0].statement, one))
        yield Told(first, stance.stance if stance else None, _speaks_for(one, line), tuple(rows[1:]), counts)


def _named(statement: Statement, one: Utterance) -> Statement:
    """The statement with its speaker under the one name that all texts together give a person."""
    speaker = statement.speaker
    if speaker is None or one.holder.person is None or speaker.name == one.holder.person:
        return statement
    role = None if speaker.role and _CYRILLIC.search(speaker.role) else speaker.role
    return replace(statement, speaker=replace(speaker, name=one.holder.person, role=role))


def _speaks_for(one: Utterance, line: Line | None) -> bool:
    """Whether an utterance belongs to a line, or is of the same state: the state's officials make its line together."""
    if line is None or one.holder.anonymous:
        return False
    names = {one.holder.person, one.holder.institution, one.holder.office, one.holder.state}
    return line.holder in names or (one.holder.institution is not None and line.state == one.holder.state is not None)


def _row(desk: Desk, found: DeskLine, places: Sequence[Place], one: Utterance) -> LedgerRow | None:
    """Of the statements of one document that report an utterance, the one that is most about the claim."""
    revision = found.revisions.get(places[0].document)
    if revision is None:
        return None
    names = " ".join(filter(None, (one.holder.person, one.holder.institution, one.holder.state))).casefold()
    about = About(title=revision.title or "", day=one.day, state=one.holder.state)
    here = [
        (_is_of(statement, names), linked, statement.confidence, statement)
        for statement in desk.ledger.documents.statements_in(revision.id)
        if any(_overlap(statement, place) for place in places)
        and (linked := _link(statement, revision, found.followed.claim, about)) >= ABOUT
    ]
    if not here:
        return None
    *_, statement = max(here, key=lambda found: (*found[:3], found[3].id))
    behind = desk.ledger.provenance(revision.id, revision.checksum)
    return LedgerRow(statement, behind.revision, behind.snapshot) if behind else None


def _link(statement: Statement, revision: Revision, claim: Claim, about: About) -> float:
    """How surely the words of a statement, with those that lead to them, are about a claim."""
    spans = [*statement.source, *statement.cue, *statement.content]
    words = revision.text[min(span.start for span in spans) : max(span.end for span in spans)]
    return link(words, revision.language or "en", claim, about).score


def _overlap(statement: Statement, place: Place) -> int:
    return sum(max(0, min(span.end, place.span.end) - max(span.start, place.span.start)) for span in statement.content)


def _is_of(statement: Statement, names: str) -> bool:
    return bool(statement.speaker and statement.speaker.name.split()[-1].casefold() in names)


def _known(desk: Desk, plan: LinePlan, around: Around) -> Known:
    """What the registry tells of those whom a plan quotes."""
    persons = {person.key: person for person in around.people.persons}
    sex: dict[str, str] = {}
    for one in (*plan.new, *plan.old, *plan.carried):
        speaker = one.row.statement.speaker
        voice = desk.ledger.registering.identity(one.row.statement.id) if speaker else None
        person = persons.get(voice.key or "") if voice and voice.kind is EntryKind.PERSON else None
        if speaker and person and person.sex:
            sex[speaker.name] = person.sex
    return Known(sex=sex, labels=_labels(around.outlets), own=_own(around.outlets))


def _labels(outlets: Sequence[Outlet]) -> Mapping[str, str]:
    """The character of each outlet: its leaning and kind, as the registry has them with their sources."""
    found = {}
    for outlet in outlets:
        words = [label.value for label in (outlet.leaning, outlet.kind) if label]
        if outlet.leaning and words:
            article = "an" if words[0][:1].lower() in "aeiou" else "a"
            for name in (outlet.name, *(name for _, name in outlet.names)):
                found[name] = f"{article} {' '.join(words)}"
    return found


def _own(outlets: Sequence[Outlet]) -> frozenset[str]:
    official = [o for o in outlets if o.kind and o.kind.value == OutletKind.OFFICIAL.value]
    return frozenset(name for outlet in official for name in (outlet.name, *(name for _, name in outlet.names)))

"""A claim's lines on a desk: its terms | documents with them | sayings | decisions applied | lines, silences, queue.

Nothing of it is kept but certificates of silence: a line is always what the ledger, the decisions and the rules say,
as of any day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any

from svodka.identity.joined import with_one_name
from svodka.model import Claim, Decision, HolderLevel, Revision, SpeakerType, Stance, Subject, Verdict
from svodka.pipeline.coverage import coverage
from svodka.pipeline.desk import Desk
from svodka.track.decisions import in_force
from svodka.track.follow import Followed, follow
from svodka.track.holders import Cast, Described, Holder, resolve
from svodka.track.positions import Line
from svodka.track.queue import Item, queue
from svodka.track.searching import enough, search_terms
from svodka.track.silence import VERSION, Around, Silence, silence_of, told, window
from svodka.track.utterances import Document, Utterance, cast_of, sayings
from svodka.track.voices import NOBODY, Who

# A silence of fewer days is a pause: half of the pauses between two statements of one holder in the shared cases are
# longer than a week
_QUIET = 14


@dataclass(frozen=True, slots=True)
class Known:
    """What a desk knows of its surroundings, beside the ledger."""

    who: Who = NOBODY
    official: frozenset[str] = frozenset()  # names of outlets that are an institution's own, in small letters


@dataclass(frozen=True, slots=True)
class DeskLine:
    """The lines of a claim on a desk."""

    followed: Followed
    revisions: Mapping[str, Revision]  # document -> the text that counts
    silences: tuple[Silence, ...] = ()  # that may be told
    unproven: tuple[Silence, ...] = ()  # with what is missing
    items: tuple[Item, ...] = ()
    undated: tuple[str, ...] = ()
    terms: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Gathered:
    """All on a desk that a claim's lines are made of."""

    claim: Claim
    documents: tuple[Document, ...]
    sayings: tuple[Utterance, ...]
    log: tuple[Decision, ...]
    terms: tuple[str, ...]

    def followed(
        self, until: date | None = None,
        heard: Callable[[tuple[Utterance, ...]], tuple[Utterance, ...]] = lambda said: said,
    ) -> Followed:  # fmt: skip
        """The lines of what was said until a day."""
        return follow(self.sayings, self.claim, self.log, until, heard=heard)


def gathered(
    desk: Desk, claim: Claim, neighbours: Sequence[Claim] = (), known: Known = Known(), *, as_of: date | None = None
) -> Gathered:
    """What had been fetched and decided about a claim by ``as_of``."""
    tracking = desk.ledger.tracking
    moment = datetime.combine(as_of, time.max, UTC) if as_of else None
    log = tuple(tracking.decisions(as_of=moment))
    terms = search_terms(claim)
    current = tracking.current(moment)
    hits = tracking.hits(terms)
    linked = {d.told("document") for d in in_force(log)
              if d.claim == claim.key and d.subject is Subject.LINK and d.verdict is Verdict.CONFIRM}  # fmt: skip
    documents = tuple(
        _document(desk, document, revision, known.official)
        for document, revision in sorted(current.items())
        if enough(terms, hits.get(revision, set())) or document in linked
    )
    said = tuple(with_one_name(sayings(documents, claim, neighbours, known.who)))
    return Gathered(claim, documents, said, log, tuple(terms))


def desk_line(
    desk: Desk, claim: Claim, neighbours: Sequence[Claim] = (), known: Known = Known(),
    *, as_of: date | None = None, until: date | None = None, today: date,
    heard: Callable[[tuple[Utterance, ...]], tuple[Utterance, ...]] = lambda said: said,
) -> DeskLine:  # fmt: skip
    """The lines of a claim: of what had been fetched and decided by ``as_of``, and said by ``until``.

    ``heard``: asks judges about the utterances.
    """
    found = gathered(desk, claim, neighbours, known, as_of=as_of)
    shown = until or as_of
    followed = found.followed(shown, heard)
    silences = tuple(_silences(desk, followed, found.documents, known.who, shown or today))
    whole = told(silences, claim.key, found.log)
    return DeskLine(
        followed=followed,
        revisions={d.id: d.revision for d in found.documents},
        silences=whole,
        unproven=tuple(s for s in silences if s.missing),
        items=queue(followed, whole),
        undated=tuple(d.id for d in found.documents if d.dated is None),
        terms=found.terms,
    )


def keep_silences(desk: Desk, claim: str, found: Iterable[Silence]) -> int:
    """Keep the certificates of silences that were not told before; how many."""
    kept = 0
    for one in found:
        record = certificate(one)
        kept += desk.ledger.tracking.append_silence(claim, one.level.value, one.holder, VERSION, record)
    return kept


def certificate(one: Silence) -> dict[str, Any]:
    """All that shows a silence, as JSON."""
    values = asdict(one)
    return {**values, "level": one.level.value, "held": one.held.value, "since": one.since.isoformat(),
            "until": one.until.isoformat(), "chance": round(one.chance, 4), "sentence": one.sentence,
            "covered": round(one.around.coverage.share, 3)}  # fmt: skip


def _document(desk: Desk, document: str, revision_id: str, official: frozenset[str]) -> Document:
    revision = desk.ledger.revision(revision_id)
    assert revision is not None  # its snapshot names it
    statements = desk.ledger.documents.statements_in(revision_id)
    own = (revision.outlet or "").casefold() in official
    return Document(document, revision, statements, primary=own)


def _silences(desk: Desk, found: Followed, documents: Sequence[Document], who: Who, last: date) -> Iterable[Silence]:
    """A silence for each committed line whose last statement is some time ago, whole or with what is missing."""
    quiet = [line for line in found.lines if _quiet(line, last)]
    if not quiet:
        return
    cast = cast_of(documents, found.claim, who)
    about = {m for u in found.said for m in u.mentions}
    others = _others(desk, cast, {d.revision.address for d in documents if d.id in about})
    carriers = desk.ledger.tracking.carriers(sorted(about))
    for line in quiet:
        since = line.positions[-1].end
        first, _ = window(since, last)
        mentions = {m for p in line.positions for m in p.mentions}
        dated = [(d, d.dated) for d in documents if d.id in about and d.dated]
        after = [d for d, day in dated if first <= day <= last]
        around = Around(
            articles=len(after),
            outlets=len({d.revision.outlet or d.revision.address for d in after}),
            articles_before=sum(day <= since for _, day in dated),
            other_statements=sum(first <= day <= last for day in others.get((line.level, line.holder), ())),
            coverage=coverage(desk, (carriers[m] for m in mentions if m in carriers), first, last),
        )
        silence = silence_of(line, last, around)
        if silence:
            yield silence


def _quiet(line: Line, last: date) -> bool:
    spoken = line.positions[-1:]
    committed = bool(spoken) and spoken[0].stance in (Stance.DENY, Stance.AFFIRM)
    return committed and spoken[0].end + timedelta(_QUIET) <= last and line.level is not HolderLevel.OFFICE


def _others(desk: Desk, cast: Cast, about: set[str]) -> dict[tuple[HolderLevel, str], list[date]]:
    """The days of what each holder said in documents that are not about the claim."""
    found: dict[tuple[HolderLevel, str], list[date]] = {}

    @cache
    def holder(name: str, role: str, named: bool, day: date) -> Holder:
        return resolve(Described(name, name, role, named), cast, day)

    for row in (citation.said for citation in desk.ledger.registering.citations()):
        if row.day is None or row.address in about:
            continue
        one = holder(row.speaker, row.role or "", row.type is SpeakerType.PERSON, row.day)
        for level, name in ((HolderLevel.PERSON, one.person), (HolderLevel.INSTITUTION, one.institution),
                            (HolderLevel.STATE, one.state)):  # fmt: skip
            if name:
                found.setdefault((level, name), []).append(row.day)
    return found

"""The events of a desk, and the pass ``digest`` for one of them: its statements | plan | compose | verified | append.

A story is kept nowhere: it is made anew of the texts whose statements the ledger has, and is called by the id of the
first of them; the id of any other of its documents means it, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from svodka.errors import ReceiptError, UsageError
from svodka.group.events import stories_among
from svodka.group.origins import independent_of
from svodka.group.stories import MOST_DAYS, StoryText
from svodka.model import Digest, LedgerRow, Outlet, People
from svodka.pipeline.desk import Desk
from svodka.pipeline.digests import keep_digest, pictured
from svodka.pipeline.in_russian import known_in_russian
from svodka.pipeline.speaking.reports import Reports
from svodka.pipeline.speaking.voices import Voices
from svodka.write.compose import compose
from svodka.write.figures import quoted_figure
from svodka.write.guard import Citable
from svodka.write.russian import period_in_russian
from svodka.write.select import Selection, select, when_said
from svodka.write.story_compose import StoryFacts, with_story
from svodka.write.written import Rewrite

# Fewer digits of an id are taken for a mistake in typing
SHORTEST_ID = 6


@dataclass(frozen=True, slots=True)
class Story:
    """One event: the statements of the documents that report it."""

    id: str  # of its first document
    title: str  # of its first document that has one
    rows: tuple[LedgerRow, ...]
    documents: tuple[str, ...]  # ids, in order of publication
    outlets: tuple[str, ...]
    first: date | None  # of publication
    last: date | None
    origins: tuple[str, ...]  # who has it from nobody else that is told


@dataclass(frozen=True, slots=True)
class StoryPlan:
    """What goes into a digest of an event, and what not and why."""

    story: Story
    selection: Selection
    facts: StoryFacts


def stories_of(desk: Desk, people: People, outlets: Iterable[Outlet] = ()) -> list[Story]:
    """The events of a desk, those with the most independent origins first, then by documents, then the latest."""
    by_document: dict[str, list[LedgerRow]] = {}
    for row in desk.ledger.speech.all_rows():
        by_document.setdefault(row.revision.document, []).append(row)
    # in order of id, so that the order in which documents came changes nothing
    ordered = [by_document[document] for document in sorted(by_document)]
    texts = [StoryText(r.title or "", r.text, r.published_on) for r in (rows[0].revision for rows in ordered)]
    reports = Reports(Voices(people), outlets, desk.ledger.speech.copies())
    found = [_story([ordered[number] for number in numbers], reports) for numbers in stories_among(texts)]
    latest = date.min.toordinal()
    return sorted(
        found,
        key=lambda s: (-len(s.origins), -len(s.documents), -(s.last.toordinal() if s.last else latest), s.id),
    )


def _story(documents: Sequence[Sequence[LedgerRow]], reports: Reports) -> Story:
    rows = tuple(row for document in documents for row in document)
    days = [day for row in rows if (day := row.revision.published_on)]
    names = [rows[0].revision.title for rows in documents if rows[0].revision.title]
    return Story(
        id=documents[0][0].revision.document,
        title=names[0] if names else documents[0][0].revision.address,
        rows=rows,
        documents=tuple(document[0].revision.document for document in documents),
        outlets=tuple(sorted({row.revision.outlet for row in rows if row.revision.outlet})),
        first=min(days, default=None),
        last=max(days, default=None),
        origins=_origins(rows, reports),
    )


def _origins(rows: Iterable[LedgerRow], reports: Reports) -> tuple[str, ...]:
    made = [report for row in rows if (report := reports.of(row))]
    return independent_of(sorted(made, key=lambda report: report.order))


def story_named(stories: Iterable[Story], name: str) -> Story:
    """The story of which one document's id begins with ``name``. UsageError where there is none, or several."""
    name = name.strip().casefold()
    found = [s for s in stories if len(name) >= SHORTEST_ID and any(d.startswith(name) for d in s.documents)]
    if not found:
        raise UsageError(
            f"no story {name!r}; svodka stories lists them with their ids (give {SHORTEST_ID} or more digits)"
        )
    if len(found) > 1:
        raise UsageError(f"{len(found)} stories have a document that begins with {name}; give more digits")
    return found[0]


def plan_story(desk: Desk, story: Story, people: People, outlets: Iterable[Outlet] = ()) -> StoryPlan:
    """What a digest of an event will tell. Words said long before it are left out: they are no part of it."""
    days = [when for row in story.rows if (when := when_said(row))]
    if not days:
        raise ReceiptError("no statement of this story has a date; nothing is written")
    begins = (story.first or min(day for day, _ in days)) - timedelta(days=MOST_DAYS)
    early = [row for row in story.rows if (when := when_said(row)) and when[1] < begins]
    chosen = select(story.rows, begins, max(day for _, day in days))
    told = [row for entry in chosen.entries for row in (entry.row, *entry.copies)]
    said = [when for row in told if (when := when_said(row))]
    published = [day for row in told if (day := row.revision.published_on)]
    left = (f"{len(early)} said more than {MOST_DAYS} days before the first report",) if early else ()
    if not told:
        why = "; ".join((*chosen.left_out, *left))
        raise ReceiptError(f"nothing that is said in this story can be told: {why}; nothing is written")
    selection = replace(
        chosen, start=min([max(day, begins) for day, _ in said] + published),
        end=max([day for _, day in said] + published), left_out=(*chosen.left_out, *left),
    )  # fmt: skip
    reports = Reports(Voices(people), outlets, desk.ledger.speech.copies())
    return StoryPlan(story, selection, StoryFacts(story.id, tuple(told), _origins(told, reports)))


def compile_story(
    desk: Desk, plan: StoryPlan, *, at: datetime, people: People, not_collected: Sequence[str] = (),
    rewrite: Rewrite | None = None, language: str = "en",
) -> Digest:  # fmt: skip
    """Compile a digest of an event, verify it and keep it; arguments as of ``compile_digest``.

    ReceiptError, and nothing is kept, where one of its words is not in the archived bytes.
    """
    used = {entry.row.statement.id: entry.row for entry in plan.selection.entries}
    digest = replace(compose(plan.selection), not_collected=tuple(not_collected), language=language, issued=at.date())
    names = {}
    if language == "ru":
        known = known_in_russian(desk, used.values(), people)
        digest, names = period_in_russian(digest, used, known), dict(known.names)
    if rewrite:
        digest = rewrite(digest, {name: Citable(row) for name, row in used.items()}, None)
    digest = with_story(digest, plan.facts)
    digest = pictured(digest, quoted_figure(plan.facts.rows, language, names))
    keep_digest(desk, digest, at)
    return digest

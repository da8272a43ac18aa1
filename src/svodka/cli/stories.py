"""``svodka stories`` and ``svodka digest --story``: the events of a desk, and the digest or the plan of one."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from svodka.cli.common import count, day, desk_option, now, settings_of
from svodka.config import Settings, load_outlets, load_sources
from svodka.errors import UsageError
from svodka.model import Digest
from svodka.people import load_people
from svodka.pipeline import not_collected
from svodka.pipeline.stories import Story, StoryPlan, compile_story, plan_story, stories_of, story_named
from svodka.pipeline.tracked import opened
from svodka.write.select import content_words
from svodka.write.visible import one_line
from svodka.write.written import Rewrite

# digits of an id that are shown: fewer than one in a million desks of 10,000 documents has two with the same 12
SHOWN_ID = 12
SHOWN_WORDS = 100


@click.command(epilog="Example:  svodka stories --from 2031-05-01")
@desk_option
@click.option("--from", "start", type=day, metavar="DATE", help="Only stories with a text of this day or later.")
@click.option("--to", "end", type=day, metavar="DATE", help="Only stories with a text of this day or earlier.")
@click.option("--all", "everything", is_flag=True, help="Also stories of one document.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per story.")
def stories(desk: Path | None, start: date | None, end: date | None, everything: bool, as_json: bool) -> int:
    """List the events that several documents report, with the id that svodka digest --story takes.

    Those with the most independent origins stand first: ten copies of one agency's report are one origin. Only
    documents count in which somebody says something.
    """
    if start and end and start > end:
        raise UsageError(f"--from {start} is after --to {end}")
    settings = settings_of(desk)
    with opened(settings) as ledger:
        found = stories_of(ledger, load_people(settings.root), load_outlets(settings.root))
    for story in found:
        early = start is not None and (story.last is None or story.last < start)
        late = end is not None and (story.first is None or end < story.first)
        if early or late or (len(story.documents) == 1 and not everything):
            continue
        click.echo(_as_json(story) if as_json else one_line(_line(story)).encode("utf-8", "backslashreplace"))
    return 0


def story_digest(
    settings: Settings, name: str, *, only_plan: bool, as_json: bool, rewrite: Rewrite | None = None,
    language: str = "en",
) -> tuple[Digest, str] | None:  # fmt: skip
    """The digest of a story, kept in the ledger, and the story's short id; None where only its plan was wanted."""
    people, outlets = load_people(settings.root), load_outlets(settings.root)
    with opened(settings) as desk:
        plan = plan_story(desk, story_named(stories_of(desk, people, outlets), name), people, outlets)
        if only_plan:
            _print_plan(plan, as_json=as_json)
            return None
        at = now()
        chosen = plan.selection
        holes = not_collected(desk, load_sources(settings.root), chosen.start, chosen.end, at)
        made = compile_story(desk, plan, at=at, people=people, not_collected=holes, rewrite=rewrite, language=language)
        return made, plan.story.id[:SHOWN_ID]


def _line(story: Story) -> str:
    days = f"{story.first}" if story.first == story.last else f"{story.first} to {story.last}"
    return (
        f"{story.id[:SHOWN_ID]}  {days}  {count(len(story.documents), 'document')}, "
        f"{count(len(story.outlets), 'outlet')}, {count(len(story.origins), 'origin')}: {story.title}"
    )


def _as_json(story: Story) -> bytes:
    value = {
        "id": story.id, "title": story.title, "first": story.first and story.first.isoformat(),
        "last": story.last and story.last.isoformat(), "documents": list(story.documents),
        "outlets": list(story.outlets), "origins": list(story.origins), "statements": len(story.rows),
    }  # fmt: skip
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace")


def _print_plan(plan: StoryPlan, *, as_json: bool) -> None:
    entries = plan.selection.entries
    if as_json:
        value = {
            "story": plan.story.id, "documents": plan.facts.documents, "outlets": list(plan.facts.outlets),
            "origins": list(plan.facts.origins),
            "statements": [
                {"statement": e.row.statement.id, "words": content_words(e.row), "outlet": e.row.revision.outlet,
                 "speaker": e.row.statement.speaker and e.row.statement.speaker.name, "copies": len(e.copies)}
                for e in entries
            ],
            "left_out": list(plan.selection.left_out),
        }  # fmt: skip
        click.echo(json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace"))
        return
    click.echo(one_line(_line(plan.story)))
    click.echo(f"told: {count(len(entries), 'statement')}")
    for entry in entries:
        speaker = entry.row.statement.speaker
        words = content_words(entry.row)[:SHOWN_WORDS]
        click.echo(one_line(f"  {speaker.name if speaker else 'speaker not named'}: {words}"))
    click.echo(f"left out: {len(plan.selection.left_out)}")
    for left in plan.selection.left_out:
        click.echo(one_line(f"  {left}"))

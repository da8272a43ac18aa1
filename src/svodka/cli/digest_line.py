"""``svodka digest --line``: a claim's line as a digest, or only the plan of one."""

from __future__ import annotations

import json
from datetime import date

import click

from svodka.cli.common import count, now
from svodka.config import Settings, load_outlets, load_sources
from svodka.config.claims import claim_of
from svodka.config.glossary import load_glossary
from svodka.model import Digest
from svodka.people import load_people
from svodka.pipeline import not_collected
from svodka.pipeline.line_digests import Around, compile_line, planned
from svodka.pipeline.tracked import claim_line, opened
from svodka.write.line_plan import LinePlan, Told
from svodka.write.select import content_words, when_said
from svodka.write.visible import one_line
from svodka.write.written import Rewrite

# of the words of a statement in a plan's list
SHOWN_WORDS = 100


def line_digest(
    settings: Settings, key: str, start: date | None, end: date | None, holder: str | None, rubric: str | None,
    *, only_plan: bool, as_json: bool, rewrite: Rewrite | None = None, language: str = "en",
) -> Digest | None:  # fmt: skip
    """The digest of a claim's line, kept in the ledger; None where only its plan was wanted, which is printed."""
    claim = claim_of(settings.root, key)
    with opened(settings) as desk:
        found = claim_line(desk, settings, claim, today=now().date(), until=end)
        if only_plan:
            plan, _, _ = planned(desk, found, start=start, end=end, holder=holder)
            _print_plan(plan, as_json=as_json)
            return None
        at = now()
        _, first, last = planned(desk, found, start=start, end=end, holder=holder)
        return compile_line(
            desk,
            found,
            Around(load_people(settings.root), load_outlets(settings.root), load_glossary(settings.root)),
            at=at,
            start=start,
            end=end,
            holder=holder,
            rubric=rubric,
            rewrite=rewrite,
            language=language,
            missing=not_collected(desk, load_sources(settings.root), first, last, at),
        )


def _print_plan(plan: LinePlan, *, as_json: bool) -> None:
    parts = {"new": plan.new, "old": plan.old, "carried": plan.carried}
    turn = plan.turn
    if as_json:
        value = {
            "claim": plan.claim.key,
            "turn": turn and {"holder": turn.holder, "before": turn.before.value, "after": turn.after.value,
                              "onset": turn.onset.isoformat(), "confirmed_by": turn.confirmed_by},
            **{name: [_as_object(one) for one in part] for name, part in parts.items()},
            "left_out": list(plan.left_out),
        }  # fmt: skip
        click.echo(json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace"))
        return
    if turn:
        sure = f"confirmed by {turn.confirmed_by}" if turn.confirmed_by else "not confirmed: svodka review"
        click.echo(one_line(f"{turn.holder}: {turn.before.value} to {turn.after.value} on {turn.onset} ({sure})"))
    for name, part in parts.items():
        click.echo(f"{name}: {count(len(part), 'statement')}")
        for one in part:
            click.echo(one_line(f"  {_line(one)}"))
    click.echo(f"left out: {len(plan.left_out)}")
    for left in plan.left_out:
        click.echo(one_line(f"  {left}"))


def _line(one: Told) -> str:
    value = _as_object(one)
    words = str(value["words"])
    cut = words if len(words) <= SHOWN_WORDS else f"{words[:SHOWN_WORDS].rsplit(' ', 1)[0]} …"
    return f"{value['day']}  {value['stance'] or '-'}  {value['speaker']}: {cut}"


def _as_object(one: Told) -> dict[str, object]:
    when = when_said(one.row)
    speaker = one.row.statement.speaker
    return {
        "statement": one.row.statement.id,
        "speaker": speaker.name if speaker else None,
        "day": when[0].isoformat() if when else None,
        "stance": one.stance.value if one.stance else None,
        "words": content_words(one.row),
        "outlet": one.row.revision.outlet,
        "copies": len(one.copies),
    }

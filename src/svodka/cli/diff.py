"""``svodka diff``: the revisions of a document and what was changed between two of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from svodka.cli.common import count, desk_option, settings_of
from svodka.decide import Edit, edits
from svodka.errors import UsageError
from svodka.ledger import History, Kept, Ledger
from svodka.parse.address import canonical_address
from svodka.text.diff import Change, word_diff
from svodka.write.diff import Line, Mark, changed_lines, with_marks
from svodka.write.visible import one_line

STYLES: dict[Mark, dict[str, Any]] = {
    Mark.SAME: {},
    Mark.REMOVED: {"fg": "red", "strikethrough": True},
    Mark.ADDED: {"fg": "green", "bold": True},
}


@dataclass(frozen=True, slots=True)
class Compared:
    """Two revisions of a document, by number from 1, and what differs."""

    before: int
    after: int
    edits: tuple[Edit, ...]
    changes: tuple[Change, ...]


@click.command(epilog="Example:  svodka diff https://halmar.example/1 --from 1 --to 3")
@click.argument("document")
@desk_option
@click.option(
    "--from", "before", metavar="REV", help="The earlier revision: its number, or its id. Default: the one before."
)
@click.option("--to", "after", metavar="REV", help="The later revision. Default: the one that the last fetch found.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def diff(document: str, desk: Path | None, before: str | None, after: str | None, as_json: bool) -> None:
    """Show the revisions of a document, and what was changed between two of them.

    DOCUMENT is an address, the path of a file, or a document's id (its first digits suffice). Every text that a fetch
    ever found is kept; they are listed with the times of the fetches that found them. Then the edits are told in
    sentences, and the changed lines shown with {-removed-} and {+added+} words (in colours on a terminal).
    """
    with Ledger(settings_of(desk).ledger) as ledger:
        history = history_of(ledger, document)
        compared = compare(ledger, history, before, after)
    if as_json:
        object_ = as_object(history, compared)
        click.echo(json.dumps(object_, ensure_ascii=False).encode("utf-8", "backslashreplace"))
        return
    for line in lines(history, compared, colours=sys.stdout.isatty()):
        click.echo(line.encode(sys.stdout.encoding, "replace"))


def history_of(ledger: Ledger, name: str) -> History:
    """The history of the document that a user's word names. Raises UsageError where it names none, or several."""
    names = dict.fromkeys([name, canonical_address(name), *_as_file(name)])
    found = next((documents for each in names if (documents := ledger.documents.named(each))), [])
    if not found:
        raise UsageError(
            f"the desk has no document {one_line(name)}; give its address as the desk has it, its file, or its id"
        )
    if len(found) > 1:
        listed = "; ".join(f"{id} {one_line(address)}" for id, address in found[:5])
        raise UsageError(f"{one_line(name)} names {len(found)} documents; give one of their ids: {listed}")
    history = ledger.documents.revisions_of(found[0][0])
    assert history is not None
    return history


def _as_file(name: str) -> Iterator[str]:
    """A file's address, as adding gives it one."""
    if "://" not in name and "\0" not in name:
        yield Path(name).absolute().as_uri()
        yield Path(name).resolve().as_uri()


def compare(ledger: Ledger, history: History, before: str | None, after: str | None) -> Compared | None:
    """What differs between two revisions; None where the document has only one. Raises UsageError for unknown ones."""
    later = _number(history, after) if after else history.finds[-1] if history.finds else None
    if before:
        earlier: int | None = _number(history, before)
    else:
        earlier = _before(history, later)
    if earlier is None or later is None:
        return None
    one, other = history.revisions[earlier].revision, history.revisions[later].revision
    found = edits(one, other, ledger.documents.statements_in(one.id), ledger.documents.statements_in(other.id))
    return Compared(earlier + 1, later + 1, found, word_diff(one.text, other.text))


def _before(history: History, later: int | None) -> int | None:
    """The revision that stood before ``later`` was found for the last time."""
    others = [found for found in history.finds[: _last(history.finds, later)] if found != later]
    return others[-1] if others else None


def _last(finds: Sequence[int], wanted: int | None) -> int:
    return max((n for n, found in enumerate(finds) if found == wanted), default=0)


def _number(history: History, name: str) -> int:
    """The place of a revision that a user names by number or id."""
    if name.isdecimal() and 1 <= int(name) <= len(history.revisions):
        return int(name) - 1
    fitting = [n for n, kept in enumerate(history.revisions) if kept.revision.id.startswith(name)]
    if len(fitting) != 1:
        raise UsageError(
            f"{one_line(name)} is none of this document's {count(len(history.revisions), 'revision')}; "
            "give its number, from 1 on, or its id: without --from and --to they are listed"
        )
    return fitting[0]


# -------------------------------------------------------------------------------------------------- shown


def lines(history: History, compared: Compared | None, *, colours: bool) -> Iterator[str]:
    """What a person reads; outside text in it is made visible."""
    yield one_line(f"Document {history.document}: {history.address}")
    for number, kept in enumerate(history.revisions, 1):
        yield f"  {number}  {_fetched(kept)}  {kept.revision.id}  {one_line(kept.revision.title or 'no title')}"
    for departure in history.departures:
        what = "gone" if departure.gone else "back"
        yield f"  {what}  {_time(departure.noticed_at)}  {one_line(departure.reason)}"
    if compared is None:
        yield "There is one revision; nothing to compare." if history.revisions else "No text of it could be read."
        return
    yield ""
    yield f"From revision {compared.before} to {compared.after}:"
    yield from (f"- {one_line(edit.sentence)}" for edit in compared.edits)
    if not compared.edits:
        yield "- Nothing but typing, or what moves by itself (clocks, counters), was changed."
    yield ""
    before = history.revisions[compared.before - 1].revision
    for line in changed_lines(before.text, compared.changes):
        yield _shown(line, colours=colours) if line else "…"


def _shown(line: Line, *, colours: bool) -> str:
    if not colours:
        return with_marks(line)
    return "".join(click.style(piece.text, **STYLES[piece.mark]) for piece in line)


def _fetched(kept: Kept) -> str:
    times = kept.fetched_at
    again = f", {count(len(times), 'time')} until {_time(times[-1])}" if len(times) > 1 else ""
    return f"{_time(times[0])}{again}"


def _time(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M:%S %Z").strip()


def as_object(history: History, compared: Compared | None) -> dict[str, object]:
    """The same as one JSON object; its words are as they stand in the texts."""
    return {
        "document": history.document,
        "address": history.address,
        "revisions": [
            {
                "number": number,
                "id": kept.revision.id,
                "title": kept.revision.title,
                "published": kept.revision.published,
                "fetched_at": [at.isoformat() for at in kept.fetched_at],
            }
            for number, kept in enumerate(history.revisions, 1)
        ],
        "departures": [
            {"noticed_at": d.noticed_at.isoformat(), "gone": d.gone, "reason": d.reason} for d in history.departures
        ],
        "compared": _compared_object(compared) if compared else None,
    }


def _compared_object(compared: Compared) -> dict[str, object]:
    return {
        "from": compared.before,
        "to": compared.after,
        "edits": [
            {
                "type": edit.type.value,
                "before": [edit.before.start, edit.before.end] if edit.before else None,
                "after": [edit.after.start, edit.after.end] if edit.after else None,
                "removed": edit.removed,
                "added": edit.added,
                "sentence": edit.sentence,
            }
            for edit in compared.edits
        ],
        "changes": [
            {
                "before": [change.before.start, change.before.end],
                "after": [change.after.start, change.after.end],
                "removed": change.removed,
                "added": change.added,
            }
            for change in compared.changes
        ],
    }

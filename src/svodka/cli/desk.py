"""``svodka init`` and ``svodka add``: set a desk up, bring documents to it."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from svodka.cli.common import count, desk_option, moment, now, settings_of
from svodka.collect import gather
from svodka.config import FILE, Settings, copy_pack, initial, load, packs
from svodka.decide import State
from svodka.errors import ConfigError, UsageError
from svodka.model import Hints
from svodka.pipeline import Desk, Outcome
from svodka.pipeline import add as add_to
from svodka.write.visible import one_line

FAILED = "failed"
# what an interrupted init, or a desk that lost its settings, leaves in the folder
OWN_NAMES = {
    *(
        "archive",
        "sources",
        "outlets",
        "removed.toml",
        "robots.json",
        "people",
        "telegram.session",
        "site.toml",
        "site",
    ),
    *("ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm", "ledger.sqlite.lock", "ledger.sqlite.watch"),
    *("claims", "watches", "feeds", "judges", "subscribers.sqlite"),
}

_NEXT = "svodka add --desk {0} FILE, FOLDER or ADDRESS; or svodka source add --desk {0} ADDRESS"


@click.command(epilog="Example:  svodka init desk --name 'Media desk' --pack russia")
@click.argument("folder", metavar="DESK", required=False, type=click.Path(path_type=Path))
@click.option("--name", help="How the desk is called. Default: the folder's name.")
@click.option("--pack", help="Add the sources and outlets of this pack, as far as the desk doesn't have them.")
@click.option("--list-packs", is_flag=True, help="List the packs and do nothing else.")
def init(folder: Path | None, name: str | None, pack: str | None, list_packs: bool) -> None:
    """Set up a desk: a folder with an archive, a ledger and a settings file.

    On a folder that is a desk this changes nothing that is there; with --pack, what is missing of the pack is added.
    """
    if list_packs:
        for found in packs():
            click.echo(f"{found.name}: {found.title}\n  {found.note}")
        return
    if folder is None:
        raise UsageError("name the folder of the desk: svodka init DESK")
    if pack and pack not in (names := [found.name for found in packs()]):
        raise UsageError(f"there is no pack {one_line(pack)!r}; there are: {', '.join(names)}")
    if (folder / FILE).is_file():
        unchanged = "" if pack else "; nothing was changed"
        click.echo(f"{folder} is a desk already ({one_line(load(folder).name)}){unchanged}.")
    else:
        make_desk(folder, name)
        click.echo(f"Made a desk in {folder}." + ("" if pack else f" Next: {_NEXT.format(folder)}"))
    if pack:
        _add_pack(folder, pack)


def _add_pack(folder: Path, pack: str) -> None:
    """Copy what is missing of a pack and say what came of it."""
    copied = copy_pack(folder, pack, on=now().date())
    left = [f"{copied.there} that are there already"] if copied.there else []
    left += [f"{copied.removed} that you had removed"] if copied.removed else []
    click.echo(
        f"Added {count(copied.sources, 'source')}, {count(copied.outlets, 'outlet')} and "
        f"{count(copied.claims, 'claim')} of the pack {pack}"
        f"{'; left out ' + ' and '.join(left) if left else ''}. To see them: svodka source list --desk {folder}; "
        f"next: svodka collect --desk {folder}"
    )


def make_desk(folder: Path, name: str | None = None) -> Settings:
    """A new desk in an empty or missing folder; raises ``UsageError`` where the folder holds anything else."""
    with writable(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if strangers := sorted({path.name for path in folder.iterdir()} - OWN_NAMES):
            raise UsageError(
                f"{folder} is not empty and no desk (it has {strangers[0]}): name a new or an empty folder"
            )
        open_desk_in(folder, create=True).close()
        # last, since it is what makes the folder a desk
        partial = folder / f"{FILE}.part"
        partial.write_text(initial(name or folder.resolve().name), encoding="utf-8")
        partial.rename(folder / FILE)
    return load(folder)


def open_desk_in(folder: Path, *, create: bool = False) -> Desk:
    """The desk at the default places inside a folder."""
    return Desk(folder / "archive", folder / "ledger.sqlite", create=create)


def open_desk(settings: Settings) -> Desk:
    """The desk as its settings say."""
    return Desk(settings.archive, settings.ledger, language=settings.language)


@contextlib.contextmanager
def writable(folder: Path) -> Iterator[None]:
    """Errors of the system while a folder is set up as one clear line."""
    try:
        yield
    except OSError as error:
        raise ConfigError(f"can't make a desk in {folder}: {error.strerror}; name a folder of yours") from error


@click.command(epilog="Example:  svodka add --desk desk ~/transcripts https://example.org/briefing")
@click.argument("targets", nargs=-1, required=True, metavar="PATH|FOLDER|URL…")
@desk_option
@click.option("--published", type=moment, help="When all of these were published (2025-04-28).")
@click.option("--outlet", help="Who published all of these.")
@click.option("--lang", help="The language of all of these (en, ru).")
@click.option("--workers", type=click.IntRange(1), help="Processes that read. Default: one per processor core.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per document.")
def add(
    targets: tuple[str, ...],
    desk: Path | None,
    published: str | None,
    outlet: str | None,
    lang: str | None,
    workers: int | None,
    as_json: bool,
) -> int:
    """Add files, folders or addresses to the desk: their bytes to its archive, their statements to its ledger.

    What is there already changes nothing. A document that can't be had or read is named on standard error, and
    the rest goes on; the exit code is 1 then. What an earlier, interrupted run left is completed first.
    """
    from svodka.cli.speech import group_desk

    hints = Hints(published=published, outlet=outlet, language=lang)
    settings = settings_of(desk)
    # a folder that holds the desk may be added too: all but what the desk itself wrote
    own = (settings.archive, settings.root / "digests")
    captures = gather(
        targets, hints=hints, now=now, allow_hosts=frozenset(settings.allow_hosts), say=_complain, own=own
    )
    states, added = Counter[str](), 0
    workers = workers or os.cpu_count() or 1
    with contextlib.ExitStack() as stack:
        opened, tell = stack.enter_context(open_desk(settings)), stack.enter_context(progress())
        # closed at once on Ctrl-C, so that the reading processes end with us
        outcomes = stack.enter_context(
            contextlib.closing(add_to(opened, captures, now=now, workers=workers, say=_complain))
        )
        for outcome in outcomes:
            states[outcome.state or FAILED] += 1
            added += outcome.statements
            tell(f"{count(states.total(), 'document')}, {count(added, 'statement')}")
            if outcome.state is None:
                _complain(f"{outcome.address}: {outcome.reason}")
            for fault in outcome.faults:
                _complain(f"{outcome.address}: note: {fault}")
            if as_json:
                print_outcome(outcome)
        ask_speakers(opened, settings, tell)
        group_desk(opened, settings, tell)
    click.echo(summary(states, added), err=as_json)
    return 1 if states[FAILED] else 0


def ask_speakers(desk: Desk, settings: Settings, tell: Callable[[str], None]) -> None:
    """Ask the registry who new speakers are. A file of it that can't be read is told and undoes nothing: the next run
    asks again."""
    from svodka.pipeline import identify

    try:
        identify(desk.ledger, settings.root, now=now, tell=tell)
    except ConfigError as error:
        _complain(f"{error}; until that is mended no speaker is looked up")


def summary(states: Counter[str], statements: int) -> str:
    """What a run of ``add`` did, in one line."""
    names = [State.NEW, State.REVISED, State.REDESCRIBED, State.NOISE, State.UNCHANGED, FAILED]
    rare = (State.REDESCRIBED, State.NOISE)
    told = [f"{states[name]:,} {name}" for name in names if states[name] or name not in rare]
    return f"{count(states.total(), 'document')}: {', '.join(told)}; {count(statements, 'statement')} added."


def print_outcome(outcome: Outcome) -> None:
    """One outcome as one line of JSON, at once: what is printed is on disk."""
    revision = outcome.revision
    line = {
        "address": outcome.address,
        "state": outcome.state or FAILED,
        "reason": outcome.reason,
        "document": revision.document if revision else None,
        "revision": revision.id if revision else None,
        "title": revision.title if revision else None,
        "statements": outcome.statements,
        "faults": list(outcome.faults),
    }
    click.echo(json.dumps(line, ensure_ascii=False).encode("utf-8", "backslashreplace"))
    sys.stdout.flush()


def _complain(line: str) -> None:
    click.echo(f"svodka: {one_line(line)}", err=True)


@contextlib.contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Where standard error is a terminal, a line on it that says how far we are."""
    if not sys.stderr.isatty():
        yield lambda text: None
        return
    from rich.console import Console

    with Console(stderr=True).status("starting") as status:
        yield status.update

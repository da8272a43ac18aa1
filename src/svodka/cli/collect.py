"""``svodka collect``: what the desk's sources have published, once or all the time."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from svodka.cli.common import count, desk_option, now, settings_of
from svodka.cli.desk import ask_speakers, open_desk, progress
from svodka.cli.telegram import channels
from svodka.config import Settings, load_outlets, load_sources, replace_file
from svodka.decide import State
from svodka.errors import BusyError, UsageError
from svodka.model import Source
from svodka.write.visible import one_line

if TYPE_CHECKING:
    from svodka.collect.fetcher import Fetcher
    from svodka.pipeline.collecting import Collector, Event, Round

# What servers allow, kept from run to run, so that a desk that is started every hour asks for it once a day
ROBOTS = "robots.json"
# While it watches: a source that is added or resumed is noticed within this time
_NOTICE = timedelta(minutes=1)
# As many sources are on unlike servers; that all of them are down is less likely than that we are
_SOME = 5
_TOLD = frozenset({State.NEW, State.REVISED, State.REDESCRIBED})


@click.command(epilog="Example:  svodka collect --watch --desk desk")
@click.argument("keys", nargs=-1, metavar="[SOURCE]…")
@desk_option
@click.option("--watch", is_flag=True, help="Go on until Ctrl-C, each source in its own rhythm.")
@click.option("--now", "forced", is_flag=True, help="Visit also the sources that are not due yet.")
@click.option(
    "--back",
    type=click.IntRange(0, 1000),
    default=5,
    show_default=True,
    metavar="PAGES",
    help="Older pages of a listing that are read where nothing on it is known yet.",
)
@click.option("--workers", type=click.IntRange(1), help="Processes that read. Default: one per processor core.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each thing that happened.")
def collect(
    keys: tuple[str, ...],
    desk: Path | None,
    watch: bool,
    forced: bool,
    back: int,
    workers: int | None,
    as_json: bool,
) -> int:
    """Fetch what the desk's sources have published since the last time: all that are due, or those named by key.

    Sites are asked politely (docs/collecting.md). What came is archived, its text goes into the ledger, and then its
    statements. Publications are looked at again after an hour, six, a day, three, seven and thirty, so that edits and
    deletions are noticed. Stop it with Ctrl-C at any time; what was reported is kept, and the next run goes on. The
    exit code is 1 where a source could not be had.
    """
    settings = settings_of(desk)
    _chosen(settings, keys)  # a wrong key is said before anything is opened
    return asyncio.run(_Run(settings, keys, back, workers or os.cpu_count() or 1, as_json).run(watch, forced))


def _chosen(settings: Settings, keys: Sequence[str]) -> list[Source]:
    sources = load_sources(settings.root)
    if not sources:
        raise UsageError("the desk has no sources; add one with: svodka source add ADDRESS")
    known = {source.key for source in sources}
    for key in keys:
        if key not in known:
            raise UsageError(f"there is no source {one_line(key)!r}; svodka source list shows them")
    return [source for source in sources if not keys or source.key in keys]


class _Run:
    """One run of the command."""

    def __init__(self, settings: Settings, keys: Sequence[str], back: int, workers: int, as_json: bool) -> None:
        self._settings = settings
        self._keys = keys
        self._back = back
        self._workers = workers
        self._as_json = as_json
        self._tell: Callable[[str], None] = lambda text: None
        self._done = Counter[str]()

    async def run(self, watch: bool, forced: bool) -> int:
        """Rounds until there is no more to do, or for ever."""
        from svodka.pipeline.collecting import Collector

        with open_desk(self._settings) as desk, progress() as self._tell:
            async with _fetcher(self._settings) as fetcher, channels(self._settings) as by_api:
                outlets = {outlet.key: outlet.name for outlet in load_outlets(self._settings.root)}
                collector = Collector(
                    desk, fetcher, now=now, outlets=outlets, back=self._back, channels=by_api, tell=self._event
                )
                try:
                    while True:
                        try:
                            failed = await self._round(collector, forced)
                            forced = False
                        except BusyError as error:
                            if not watch:
                                raise
                            _complain(f"{error}; it is tried again in a minute")
                        if not watch:
                            return failed
                        await self._sleep(collector)
                finally:
                    from svodka.collect.robots import to_json

                    replace_file(self._settings.root / ROBOTS, to_json(fetcher.robots_files()))

    async def _round(self, collector: Collector, forced: bool) -> int:
        desk = collector.desk
        self._done.clear()
        with desk.adding():
            for repaired in desk.archive.repair():
                _complain(repaired)
            done = await collector.round(_chosen(self._settings, self._keys), forced=forced)
        statements = self._read(collector)
        if done.visits or done.documents or done.failures or statements:
            click.echo(summary(done, statements), err=self._as_json)
        if len(done.visits) == 1 and done.visits["failed"] > _SOME:
            _complain("no source at all could be had: is this machine online?")
        return 1 if done.visits["failed"] else 0

    def _read(self, collector: Collector) -> int:
        """Read what came, and what earlier runs left unread."""
        from svodka.cli.speech import group_desk
        from svodka.pipeline import read_unread

        statements = 0
        for outcome in read_unread(collector.desk, now=now, workers=self._workers):
            statements += outcome.statements
            self._tell(f"read: {count(statements, 'statement')}")
            if outcome.state is None:
                _complain(f"{outcome.address}: {outcome.reason}")
        if statements:
            ask_speakers(collector.desk, self._settings, self._tell)
        group_desk(collector.desk, self._settings, self._tell)
        return statements

    async def _sleep(self, collector: Collector) -> None:
        sources = [source.key for source in _chosen(self._settings, self._keys) if not source.paused]
        due = collector.desk.ledger.collecting.next_due(sources)
        at = now()
        until = min(due or at + _NOTICE, at + _NOTICE)
        self._tell(f"waiting; next visit {due:%H:%M:%S} UTC" if due else "waiting: no source is active")
        await asyncio.sleep(max(1.0, (until - at).total_seconds()))

    def _event(self, event: Event) -> None:
        kind = "visits" if event.outcome is None else "documents"
        self._done[kind] += 1
        self._tell(f"{count(self._done['visits'], 'visit')}, {count(self._done['documents'], 'document')}")
        if self._as_json:
            click.echo(json.dumps(as_object(event), ensure_ascii=False).encode("utf-8", "backslashreplace"))
            sys.stdout.flush()
        elif event.outcome is None:
            click.echo(f"{event.source}: {one_line(event.message)}  {one_line(event.address)}")
        elif event.outcome.state in _TOLD:
            title = event.outcome.revision.title if event.outcome.revision else None
            known = event.outcome.state is State.NEW and "its text is that of" not in event.message
            why = "" if known else f"  ({event.message})"
            click.echo(one_line(f"{event.source}: {event.outcome.state}  {title or event.address}{why}"))
        elif event.outcome.state is None:
            _complain(f"{event.source}: {event.address}: {event.message}")


def as_object(event: Event) -> dict[str, object]:
    """An event as one JSON object."""
    outcome = event.outcome
    revision = outcome.revision if outcome else None
    return {
        "source": event.source,
        "address": event.address,
        "message": event.message,
        "state": (outcome.state or "failed") if outcome else None,
        "document": revision.document if revision else None,
        "revision": revision.id if revision else None,
        "title": revision.title if revision else None,
    }


def summary(done: Round, statements: int) -> str:
    """What a round did, in one line."""
    visits = ", ".join(f"{number} {outcome}" for outcome, number in sorted(done.visits.items())) or "none due"
    documents = ", ".join(f"{number} {state}" for state, number in sorted(done.documents.items())) or "none"
    failed = f"; {count(done.failures, 'publication')} could not be had" if done.failures else ""
    return f"Visits: {visits}. Documents: {documents}{failed}. {count(statements, 'statement')} added."


def _fetcher(settings: Settings) -> Fetcher:
    """The way to the web as the desk's settings say."""
    from svodka.collect.clock import SystemClock
    from svodka.collect.fetcher import Fetcher
    from svodka.collect.limits import Limits
    from svodka.collect.pace import Pace
    from svodka.collect.robots import from_json
    from svodka.collect.web import user_agent

    path = settings.root / ROBOTS
    return Fetcher(
        user_agent=user_agent(settings.contact),
        limits=Limits(),
        clock=SystemClock(),
        per_host=Pace(gap=settings.pace),
        allow_hosts=frozenset(settings.allow_hosts),
        known_robots=from_json(path.read_text("utf-8")) if path.is_file() else (),
    )


def _complain(line: str) -> None:
    click.echo(f"svodka: {one_line(line)}", err=True)

"""Silence: that a holder of a line says nothing more although there is occasion to, with what shows it.

It is told only with a certificate of four parts (docs/lines.md, 2.6): the line was committed, the matter is salient,
the holder speaks of other things, and what he publishes was collected. Where one of them can't be shown, nothing is
told: a hole in the archive is no silence. A silence never moves the filter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from svodka.ids import content_id
from svodka.model import Decision, HolderLevel, Stance, Subject, Verdict
from svodka.track.decisions import in_force
from svodka.track.positions import Line

VERSION = "silence/1"
# The first numbers of the design, untested on dated silences: there is no gold of them
SPOKE = 3  # statements on the claim before
ARTICLES, OUTLETS = 10, 3  # on the claim since
ACTIVE = 5  # statements of the holder on other matters since
COVERED = 0.9  # of the days on which what he publishes should have been fetched
CHANCE = 0.05  # that he says nothing by chance


@dataclass(frozen=True, slots=True)
class Coverage:
    """How the sources that carried a holder's statements were visited from one day to another."""

    days: int  # days of all sources together
    covered: int  # on which a visit went well
    holes: tuple[str, ...] = ()  # the longest gaps, one sentence each

    @property
    def share(self) -> float:
        """The share of days that were covered; 0 where there was nothing to visit."""
        return self.covered / self.days if self.days else 0.0


@dataclass(frozen=True, slots=True)
class Around:
    """What else is known of the time since somebody's last statement."""

    articles: int
    outlets: int
    articles_before: int  # on the claim until the last statement
    other_statements: int  # of the holder, on other matters
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Silence:
    """No statement was found since a day, although; or, where ``missing`` is not empty, why that can't be told."""

    level: HolderLevel
    holder: str
    held: Stance
    since: date  # of the last statement
    until: date  # last day of the window
    statements: int  # before
    chance: float
    around: Around
    missing: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What may be told, and nothing more: never that somebody refused."""
        a = self.around
        return (
            f"no statement of {self.holder} on this was found since {self.since}, although {a.articles} articles of "
            f"{a.outlets} outlets dealt with it and {a.other_statements} statements on other matters were found "
            f"({a.coverage.share:.0%} of what it publishes was collected)"
        )


def silence_of(line: Line, until: date, around: Around) -> Silence | None:
    """The silence of a line up to a day, with what is missing for telling it; None: it was never committed."""
    spoken = [p for p in line.positions if p.mentions]
    if not spoken or spoken[-1].stance not in (Stance.DENY, Stance.AFFIRM):
        return None
    last = spoken[-1]
    statements = sum(len(p.mentions) for p in spoken)
    chance = _chance(statements, around.articles_before, around.articles)
    missing = []
    if statements < SPOKE:
        missing.append(f"only {statements} statements before; {SPOKE} are needed")
    if around.articles < ARTICLES or around.outlets < OUTLETS:
        missing.append(
            f"only {around.articles} articles of {around.outlets} outlets since; {ARTICLES} of {OUTLETS} are needed"
        )
    if around.other_statements < ACTIVE:
        missing.append(f"only {around.other_statements} statements on other matters since; {ACTIVE} are needed")
    if around.coverage.days == 0:
        missing.append("no visits to a source that carried the holder are on record: what was said may not be here")
    elif around.coverage.share < COVERED:
        missing.append(f"only {around.coverage.share:.0%} of what it publishes was collected; {COVERED:.0%} are needed")
    if chance > CHANCE:
        missing.append(f"by chance nothing would be said with a probability of {chance:.2f}; at most {CHANCE} will do")
    return Silence(line.level, line.holder, last.stance, last.end, until, statements, chance, around, tuple(missing))


def _chance(statements: int, articles: int, since: int) -> float:
    """The probability of no statement in ``since`` articles, from those on as many before (a gamma prior)."""
    alpha, beta = 1 + statements, 1 + articles
    return float((beta / (beta + since)) ** alpha)


def silence_id(claim: str, silence: Silence) -> str:
    """By which a decision names it."""
    return content_id("silence/1", claim, silence.level.value, silence.holder, silence.since.isoformat())


def told(found: Iterable[Silence], claim: str, log: Sequence[Decision]) -> tuple[Silence, ...]:
    """The silences that may be told: whole ones that no person has struck out."""
    struck = {d.id for d in in_force(log) if d.subject is Subject.SILENCE and d.verdict is Verdict.REJECT}
    return tuple(s for s in found if not s.missing and silence_id(claim, s) not in struck)


def window(since: date, until: date) -> tuple[date, date]:
    """The days in which something could have been said: from the one after the last statement."""
    return since + timedelta(1), until

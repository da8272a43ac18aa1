"""A desk by its settings: open, with its registry and its outlets, a claim's line on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from svodka.config import Settings, load_outlets
from svodka.config.claims import load_claims, neighbours_of
from svodka.model import CheckReport, Claim, OutletKind, Parsed
from svodka.people import load_people
from svodka.pipeline.checking import check_on_desk
from svodka.pipeline.desk import Desk
from svodka.pipeline.lines import DeskLine, Known, desk_line, taken_on
from svodka.track.utterances import Utterance
from svodka.tracking import who_is_who


def opened(settings: Settings) -> Desk:
    """The desk of these settings; use as a context manager."""
    return Desk(settings.archive, settings.ledger, language=settings.language)


def claim_line(
    desk: Desk, settings: Settings, claim: Claim, *, today: date, as_of: date | None = None, until: date | None = None,
    heard: Callable[[tuple[Utterance, ...]], tuple[Utterance, ...]] = lambda said: said,
) -> DeskLine:  # fmt: skip
    """The lines of a claim on a desk; ``heard``: asks judges about the utterances.

    ``today``: silences last until then, where neither ``as_of`` nor ``until`` is given.
    """
    neighbours = neighbours_of(claim, load_claims(settings.root))
    return desk_line(desk, claim, neighbours, known(settings.root), as_of=as_of, until=until, today=today,
                     heard=heard)  # fmt: skip


def check_draft(
    desk: Desk, settings: Settings, draft: Parsed, *, today: date, claims: Sequence[Claim] = (),
    published: date | None = None,
) -> CheckReport:  # fmt: skip
    """A draft held to a desk, and to the lines of its claims as they were decided; of all claims where none is named.

    ``published``: the draft's own day, against which "yesterday" counts.
    """
    return check_on_desk(
        desk, draft, published=published, people=load_people(settings.root), outlets=load_outlets(settings.root),
        claims=claims or tuple(load_claims(settings.root).values()),
        taken=lambda claim: taken_on(claim_line(desk, settings, claim, today=today)),
    )  # fmt: skip


@lru_cache(maxsize=4)
def known(root: Path) -> Known:
    """The desk's registry of persons, and the names of outlets that are an institution's own."""
    official = {
        name.casefold()
        for outlet in load_outlets(root)
        if outlet.kind and outlet.kind.value == OutletKind.OFFICIAL.value
        for name in (outlet.name, *(name for _, name in outlet.names))
    }
    return Known(who_is_who(root), frozenset(official))

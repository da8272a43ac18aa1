"""Today: what is new, what is open, what is in trouble."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from svodka.config import load_sources
from svodka.pipeline import health
from svodka.pipeline.publishing import editions_to_json
from svodka.pipeline.reopening import open_digests
from svodka.web.answers import room_of, show
from svodka.web.kept import KeptLines
from svodka.web.pages.lines import shifts_of

# What fits a screen; the pages behind have all
SHOWN = 8


def today(request: Request) -> Response:
    """GET: changes, those that nobody has decided on first; drafts; sources in trouble."""
    room = room_of(request)
    kept: KeptLines = request.state.lines
    shifts = [row for claim, found in kept.all(room) for row in shifts_of(claim, found)]
    shifts.sort(key=lambda row: (row["status"] != "confirmed", str(row["onset"])), reverse=True)
    trouble = [one for one in health(room.desk, load_sources(room.root), room.now()) if one.findings]
    return show(request, "today.html", shifts=shifts[:SHOWN], more=max(0, len(shifts) - SHOWN),
                digests=editions_to_json(room.desk)[:SHOWN], reopened=open_digests(room.desk), trouble=trouble[:SHOWN],
                counts=room.desk.ledger.counts())  # fmt: skip


routes = [Route("/", today)]

"""Lines: all claims, one claim's chart with its statements, and a day before or after."""

from __future__ import annotations

from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from svodka.config.claims import load_claims
from svodka.errors import UsageError
from svodka.model import Claim
from svodka.pipeline.line_shown import chart_rows, found_sentences, receipts, shown_of, table_rows
from svodka.pipeline.lines import DeskLine
from svodka.track.decisions import shift_id
from svodka.web.answers import room_of, show
from svodka.web.kept import KeptLines
from svodka.write.line_chart import line_svg

# Rows that one can read at a glance: whose line it is, and who moved
GLANCE = 4


def lines_page(request: Request) -> Response:
    """GET: every claim with a small chart and its changes."""
    room, kept = room_of(request), _kept(request)
    claims = []
    for claim, found in kept.all(room):
        rows = chart_rows(shown_of(room.desk, found), to_receipts=False)
        claims.append({"claim": claim, "svg": line_svg(claim.text, rows[:GLANCE]) if rows else "",
                       "shifts": shifts_of(claim, found), "said": len(found.followed.said)})  # fmt: skip
    return show(request, "lines.html", claims=claims)


def line_page(request: Request) -> Response:
    """GET: one claim; ``as_of``: as it stood on a day."""
    room, as_of = room_of(request), day_in(request, "as_of")
    claim = load_claims(room.root).get(request.path_params["claim"])
    if claim is None:
        raise HTTPException(404)
    found = _kept(request).line(room, claim, as_of)
    shown = shown_of(room.desk, found)
    return show(
        request, "line.html", claim=claim, as_of=as_of, svg=line_svg(claim.text, chart_rows(shown, to_receipts=True)),
        table=table_rows(shown, everybody=False), told=found_sentences(shown), receipts=receipts(shown),
        shifts=shifts_of(claim, found), undated=len(found.undated),
    )  # fmt: skip


def shifts_of(claim: Claim, found: DeskLine) -> list[dict[str, object]]:
    """The changes on a claim's lines, the newest first."""
    rows: list[dict[str, object]] = [
        {"id": f"{claim.key}/{shift_id(claim.key, line, shift)}", "holder": line.holder, "level": line.level.value,
         "before": shift.before.value, "after": shift.after.value, "onset": shift.onset, "claim": claim,
         "status": shift.status, "reason": shift.reason}
        for line in found.followed.lines for shift in line.shifts
    ]  # fmt: skip
    return sorted(rows, key=lambda row: str(row["onset"]), reverse=True)


def day_in(request: Request, name: str) -> date | None:
    """A day of the query; an error that says how to write one."""
    value = request.query_params.get(name, "").strip()
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"{value[:40]!r} is no day of the calendar; write it as 2031-05-14") from None


def _kept(request: Request) -> KeptLines:
    kept: KeptLines = request.state.lines
    return kept


routes = [Route("/lines", lines_page), Route("/lines/{claim}", line_page)]

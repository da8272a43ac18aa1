"""Search: statements by their words, speaker, outlet, kind and day."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from svodka.ledger import Filter
from svodka.model import StatementKind
from svodka.web.answers import room_of, show
from svodka.web.api.operation import BadParameterError, cursor_of, place_of
from svodka.web.pages.lines import day_in

SHOWN = 50


def search_page(request: Request) -> Response:
    """GET with ``q`` and filters; without any it only asks."""
    asked = {name: request.query_params.get(name, "").strip()[:400] for name in ("q", "speaker", "outlet", "kind")}
    since, until = day_in(request, "since"), day_in(request, "until")
    kinds = [kind.value for kind in StatementKind]
    wanted = Filter(
        speaker=asked["speaker"] or None, outlet=asked["outlet"] or None, since=since, until=until,
        about=(asked["q"],) if asked["q"] else (),
        kind=StatementKind(asked["kind"]) if asked["kind"] in kinds else None,
    )  # fmt: skip
    try:
        after = place_of(request.query_params.get("after", "")) if request.query_params.get("after") else 0
    except BadParameterError:
        after = 0
    rows = room_of(request).desk.ledger.statements_after(after, wanted, SHOWN + 1) if wanted != Filter() else []
    more = cursor_of(rows[SHOWN - 1][0]) if len(rows) > SHOWN else None
    return show(request, "search.html", asked=asked, since=since, until=until, kinds=kinds, more=more,
                rows=[row for _, row in rows[:SHOWN]], empty=wanted == Filter())  # fmt: skip


routes = [Route("/search", search_page)]

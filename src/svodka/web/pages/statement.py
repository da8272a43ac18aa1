"""A statement in its archived text, with its receipt, its chain, and who else carries it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from svodka.config import load_outlets
from svodka.errors import ArchiveError
from svodka.model import Span
from svodka.people import load_people
from svodka.pipeline.speaking import utterance_named
from svodka.web.answers import room_of, show
from svodka.write.page import text_html
from svodka.write.receipt import receipt_of

# What was archived is another's: it runs nothing, loads nothing, and is of no origin (the directive sandbox)
SANDBOX = {
    "content-security-policy": "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'",
    "content-disposition": "inline",
    "cache-control": "private, max-age=3600",
}
_SHOWN_AS = ("text/html", "text/plain", "application/xhtml+xml")


def statement_page(request: Request) -> Response:
    """GET: one statement by its id."""
    room = room_of(request)
    rows = room.desk.ledger.speech.rows_of([request.path_params["id"]])
    if not rows:
        raise HTTPException(404)
    row = rows[0]
    people, outlets = load_people(room.root), load_outlets(room.root)
    acts = utterance_named(room.desk, people, row.statement.id, outlets)
    return show(
        request, "statement.html", row=row, statement=row.statement, revision=row.revision, receipt=receipt_of(row),
        words=[span.of(row.revision.text) for span in row.statement.content], act=acts[0] if len(acts) == 1 else None,
        marked=marked(row.revision.text, row.statement.content),
    )  # fmt: skip


def archived(request: Request) -> Response:
    """GET: archived bytes as they came, shut in; what is neither page nor text is shown as text."""
    room = room_of(request)
    try:
        data = room.desk.archive.get(request.path_params["checksum"])
    except ArchiveError:
        raise HTTPException(404) from None
    kind = request.query_params.get("type", "text/plain")
    return Response(data, media_type=kind if kind in _SHOWN_AS else "text/plain", headers=SANDBOX)


def marked(text: str, spans: Sequence[Span]) -> Markup:
    """A whole text as HTML with spans marked, the first of them with an anchor."""
    pieces, done = [], 0
    for number, span in enumerate(sorted(spans)):
        if span.start < done:
            continue
        anchor = ' id="words"' if number == 0 else ""
        pieces += [text_html(text[done : span.start]), f"<mark{anchor}>{text_html(span.of(text))}</mark>"]
        done = span.end
    return Markup("".join([*pieces, text_html(text[done:])]))  # noqa: S704 (escaped piece by piece)


routes = [Route("/statements/{id}", statement_page), Route("/archived/{checksum}", archived)]

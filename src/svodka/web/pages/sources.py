"""The sources: how they stand, and what is wrong."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from svodka.config import load_sources
from svodka.pipeline import health
from svodka.web.answers import room_of, show


def sources_page(request: Request) -> Response:
    """GET: all sources, the gravest first."""
    room = room_of(request)
    return show(request, "sources.html", sources=health(room.desk, load_sources(room.root), room.now()))


routes = [Route("/sources", sources_page)]

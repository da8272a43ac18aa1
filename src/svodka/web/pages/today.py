"""Today: what is new, what is open, what is in trouble."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from svodka.web.answers import show


def today(request: Request) -> Response:
    """The front page."""
    return show(request, "today.html")


routes = [Route("/", today)]

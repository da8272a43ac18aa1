"""The application: all routes, the gate around them, and errors as pages."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator

import anyio.to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from svodka.errors import BusyError, SvodkaError, UsageError
from svodka.web import api, editing, pages, signing_in
from svodka.web.accounts import Accounts
from svodka.web.answers import show
from svodka.web.gate import Gate
from svodka.web.room import Room
from svodka.web.visit import Cookies, visit_of

# Handlers run in threads, each with its own connection: SQLite reads side by side, Python runs one at a time. More
# threads than this only wait for one another and hold memory; to be measured by bench/room.py
THREADS = 8


def build(room: Room) -> Starlette:
    """The reading room of a desk, for an ASGI server."""
    accounts = Accounts(room.state / "accounts.json")
    cookies = Cookies(room.secret(), accounts, loopback=room.loopback)
    return Starlette(
        routes=[
            Mount("/static", Static(packages=[("svodka.web", "static")]), name="static"),
            *signing_in.routes,
            *pages.routes,
            *editing.routes,
            *api.routes,
        ],
        # nothing is compressed: pages hold a form's token beside what a reader typed (BREACH)
        middleware=[Middleware(Gate, room=room, cookies=cookies, accounts=accounts)],
        exception_handlers={HTTPException: _refusal, SvodkaError: _trouble, Exception: _fault},
        lifespan=_lifespan,
    )


class Static(StaticFiles):
    """Files of ours, kept by browsers for a year: their address changes with their bytes."""

    def file_response(self, *arguments: object, **values: object) -> Response:
        answer = super().file_response(*arguments, **values)  # type: ignore[arg-type]
        answer.headers["cache-control"] = "public, max-age=31536000, immutable"
        return answer


@contextlib.asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
    yield


def _wants_json(request: Request) -> bool:
    return request.url.path.startswith("/api/")


def _refusal(request: Request, error: Exception) -> Response:
    """404, 403 and their like."""
    assert isinstance(error, HTTPException)
    if _wants_json(request):
        return JSONResponse({"error": error.detail}, error.status_code, error.headers)
    words = visit_of(request).words
    if error.status_code == 404:
        return show(request, "error.html", status=404, title=words("not_found"), more=words("not_found_more"))
    return show(request, "error.html", status=error.status_code, title=words("went_wrong"), more=error.detail)


def _trouble(request: Request, error: Exception) -> Response:
    """What a user can mend, in the words of the error."""
    status = 400 if isinstance(error, UsageError) else 503 if isinstance(error, BusyError) else 500
    if _wants_json(request):
        return JSONResponse({"error": str(error)}, status)
    return show(request, "error.html", status=status, title=visit_of(request).words("went_wrong"), more=str(error))


def _fault(request: Request, error: Exception) -> Response:
    """A mistake of ours; Starlette logs it with its traceback."""
    if _wants_json(request):
        return JSONResponse({"error": "the fault is ours; the server's log says more"}, 500)
    words = visit_of(request).words
    return show(request, "error.html", status=500, title=words("went_wrong"), more=words("went_wrong_more"))

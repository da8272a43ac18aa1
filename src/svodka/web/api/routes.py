"""Routes of the API, made of its operations: parameters checked, answers with their mark, errors as JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Awaitable, Callable, Iterator
from functools import cache
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from svodka.errors import ParseError, UsageError
from svodka.model import StatementKind
from svodka.web.answers import room_of, show
from svodka.web.api import changing, reading
from svodka.web.api.exports import MEDIA, exported
from svodka.web.api.openapi import PREFIX, document
from svodka.web.api.operation import Asked, BadParameterError, Operation, Page, UnknownError, day, one_of, text, yes

EXPORT = Operation(
    "/export", "export", "All statements that fit, as one file.", lambda asked: None,
    (one_of("format", "jsonl (default), csv or parquet.", tuple(MEDIA)),
     text("speaker", "Any part of the speaker's name."), text("outlet", "Any part of the outlet's name."),
     text("about", "Words that begin with these."), one_of("kind", "How the words stand.", StatementKind),
     day("since", "Said, where untold published, on this day or later."),
     day("until", "Said, where untold published, on this day or earlier."),
     yes("all_revisions", "Also from texts that were changed since.")),
    content={media.split(";")[0]: {"schema": {"type": "string", "format": "binary"}} for media in MEDIA.values()},
)  # fmt: skip
OPERATIONS = (*reading.OPERATIONS, EXPORT, *changing.OPERATIONS)


class _Json(JSONResponse):
    """JSON as our commands print it; a lone surrogate, which UTF-8 does not have, as its escape."""

    def render(self, content: Any) -> bytes:
        return json.dumps(content, ensure_ascii=False, allow_nan=False).encode("utf-8", "backslashreplace")


def _handler(one: Operation) -> Callable[[Request], Awaitable[Response]]:
    async def handler(request: Request) -> Response:
        body: dict[str, Any] = {}
        if one.body:
            kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
            if kind != "application/json":
                return _Json({"error": "send JSON: Content-Type: application/json"}, 415)
            try:
                body = json.loads(await request.body())
            except (ValueError, RecursionError) as error:
                return _Json({"error": f"the body is no JSON: {str(error)[:200]}"}, 400)
            if not isinstance(body, dict):
                return _Json({"error": "the body is no JSON object"}, 400)
        return await run_in_threadpool(_answer, one, request, body)

    return handler


def _answer(one: Operation, request: Request, body: dict[str, Any]) -> Response:
    room = room_of(request)
    try:
        asked = Asked(room, one.values(request), body)
        if one is EXPORT:
            media, pieces = exported(asked)
            name = f"statements.{asked['format'] or 'jsonl'}"
            return StreamingResponse(_on_one_thread(pieces), media_type=media,
                                     headers={"content-disposition": f'attachment; filename="{name}"'})  # fmt: skip
        mark = _mark(request)
        headers = {"etag": mark, "cache-control": "private, no-cache"} if one.method == "get" else {}
        if headers and mark in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        found = one.answer(asked)
    except UnknownError as error:
        return _Json({"error": str(error)}, 404)
    except (BadParameterError, UsageError, ParseError) as error:
        return _Json({"error": str(error)}, 400)
    return _Json(found.to_json() if isinstance(found, Page) else found, headers=headers)


def _on_one_thread(pieces: Iterator[bytes]) -> Iterator[bytes]:
    # Starlette takes each piece in whatever thread is free; each thread has a desk of its own, so that is well
    yield from pieces


def _mark(request: Request) -> str:
    """What changes whenever an answer may: how far the ledger has come, what is asked, the day, the desk's files."""
    room = room_of(request)
    files = [(str(path), path.stat().st_mtime_ns) for folder in ("claims", "people", "outlets", "sources")
             for path in sorted((room.root / folder).glob("*.toml"))]  # fmt: skip
    told = (room.desk.ledger.position(), str(request.url), room.now().date().isoformat(), files)
    return f'"{hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()[:24]}"'


@cache
def _document() -> dict[str, Any]:
    return document(OPERATIONS)


def openapi(request: Request) -> Response:
    """The OpenAPI document."""
    return _Json(_document())


def listed(request: Request) -> Response:
    """The operations as a page."""
    return show(request, "api.html", operations=OPERATIONS, prefix=PREFIX)


def unknown(request: Request) -> Response:
    """Any other address below the API's."""
    return _Json({"error": f"there is no such address; {PREFIX}/openapi.json lists them"}, 404)


routes = [
    Route("/api", listed),
    Route(f"{PREFIX}/openapi.json", openapi),
    *(Route(PREFIX + one.path, _handler(one), methods=[one.method.upper()]) for one in OPERATIONS),
    Route("/api/{rest:path}", unknown),
]

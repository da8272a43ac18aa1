"""How pages answer: templates shown in the reader's language, changes taken from our own forms."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import cache, wraps
from hashlib import sha256
from importlib import resources
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from svodka.web.room import Room
from svodka.web.visit import Cookies, visit_of
from svodka.write.page import address_html, text_html
from svodka.write.visible import one_line

# fields of the longest form: the plan of a digest, a check box for each of its statements
MOST_FIELDS = 2000

Change = Callable[[Request, FormData], Response]


def room_of(request: Request) -> Room:
    """The desk that is served."""
    room: Room = request.state.room
    return room


def show(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page. ``template`` is a file's name under ``templates``; in it ``t`` gives the interface's words.

    Values are text and are escaped; what is markup already is ``Markup`` or goes through the filters ``outside``
    (text of others, odd characters fenced in), ``line`` (the same on one line), ``address`` (a link where it is safe),
    ``chart`` (our SVG, its style allowed).
    """
    visit = visit_of(request)
    cookies: Cookies = request.state.cookies
    words = visit.words
    body = templates().get_template(template).render(
        {
            "t": words, "visit": visit, "lang": visit.language, "desk": room_of(request).settings.name,
            "path": request.url.path, "here": _here(request), "csrf": cookies.token(visit),
            "nonce": request.state.nonce, "served": not room_of(request).loopback, **values,
        }
    )  # fmt: skip
    return HTMLResponse(body, status)


def go(to: str, **query: str) -> RedirectResponse:
    """On to a page of ours after a change, so that loading it anew changes nothing twice."""
    return RedirectResponse(to + (f"?{urlencode(query)}" if query else ""), 303)


def changing(change: Change) -> Callable[[Request], Awaitable[Response]]:
    """A handler of POST: only who may edit, only with the token of a form that was made for this visit.

    ``change`` gets the request and the form, and runs in a thread of its own.
    """

    @wraps(change)
    async def handler(request: Request) -> Response:
        if not visit_of(request).may_edit:
            raise HTTPException(403, visit_of(request).words("not_allowed"))
        return await run_in_threadpool(change, request, await form_of(request))

    return handler


async def form_of(request: Request) -> FormData:
    """The form that was sent; refuses one that was not made for this visit (unless a program's token came along)."""
    form = await request.form(max_fields=MOST_FIELDS, max_files=4)
    token = request.headers.get("x-csrf-token") or form.get("csrf")
    cookies: Cookies = request.state.cookies
    if not request.state.by_token and not cookies.fits(visit_of(request), token if isinstance(token, str) else ""):
        raise HTTPException(403, visit_of(request).words("old_form"))
    return form


def told(form: Mapping[str, Any], name: str, default: str = "") -> str:
    """A field of a form as text without spaces around it."""
    value = form.get(name, default)
    return value.strip() if isinstance(value, str) else default


@cache
def templates() -> Environment:
    """The templates; a name that is not given is an error, never an empty place."""
    made = Environment(loader=PackageLoader("svodka.web"), autoescape=True, undefined=StrictUndefined,
                       trim_blocks=True, lstrip_blocks=True)  # fmt: skip
    made.filters["outside"] = lambda text: Markup(text_html(str(text)))
    made.filters["line"] = lambda text: Markup(text_html(one_line(str(text))))
    made.filters["address"] = lambda text, label=None: Markup(address_html(str(text), label))
    made.filters["chart"] = _chart
    made.globals["static"] = static_address
    return made


def _chart(svg: str, nonce: str, number: int = 0) -> Markup:
    """An SVG of ours, its style allowed; ``number`` tells it from others of the page: its ids are its own."""
    own = svg.replace("lines-title", f"lines-title-{number}").replace("lines-desc", f"lines-desc-{number}")
    return Markup(own.replace("<style>", f'<style nonce="{nonce}">'))


@cache
def static_address(name: str) -> str:
    """Where a file of ours is, with a mark of its bytes: it may be kept for ever, and is asked anew once it changes."""
    data = resources.files("svodka.web").joinpath("static", name).read_bytes()
    return f"/static/{name}?{sha256(data).hexdigest()[:12]}"


def _here(request: Request) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")

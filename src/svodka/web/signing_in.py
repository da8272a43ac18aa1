"""Signing in and out, the language of the interface, and a sign of life."""

from __future__ import annotations

from dataclasses import replace

from limits import RateLimitItemPerHour
from limits.strategies import MovingWindowRateLimiter
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from svodka.web.accounts import Accounts
from svodka.web.answers import form_of, go, show, told
from svodka.web.gate import cookie_header
from svodka.web.visit import Cookies, Visit, visit_of
from svodka.web.words import LANGUAGES

# OWASP's advice against guessing: few tries; twenty an hour are more than a person with a bad memory needs, and at
# twenty an hour a password of twelve characters is not guessed
TRIES = RateLimitItemPerHour(20)


def sign_in_page(request: Request) -> Response:
    """GET: the form."""
    return show(request, "sign_in.html", to=_inside(request.query_params.get("to", "/")), wrong=None)


async def sign_in(request: Request) -> Response:
    """POST of name and password."""
    form = await form_of(request)
    return await run_in_threadpool(_sign_in, request, form)


def _sign_in(request: Request, form: FormData) -> Response:
    accounts: Accounts = request.state.accounts
    words, to = visit_of(request).words, _inside(told(form, "to", "/"))
    name, password = told(form, "name"), form.get("password")
    client = request.client.host if request.client else ""
    tries: MovingWindowRateLimiter = request.state.tries
    # both, so that neither one machine nor many can try on and on
    if not (tries.hit(TRIES, "client", client) and tries.hit(TRIES, "name", name[:64])):
        return show(request, "sign_in.html", status=429, to=to, wrong=words("sign_in_often"))
    account = accounts.checked(name, password if isinstance(password, str) else "")
    if account is None:
        return show(request, "sign_in.html", status=403, to=to, wrong=words("sign_in_wrong"))
    cookies: Cookies = request.state.cookies
    return _remember(request, cookies.signed_in(visit_of(request), account), to)


async def sign_out(request: Request) -> Response:
    """POST: the session ends."""
    await form_of(request)
    cookies: Cookies = request.state.cookies
    return _remember(request, cookies.signed_in(visit_of(request), None), "/")


async def choose_language(request: Request) -> Response:
    """POST of ``language``: the interface speaks it from now on."""
    form = await form_of(request)
    language = told(form, "language")
    visit = visit_of(request)
    return _remember(request, replace(visit, language=language if language in LANGUAGES else visit.language),
                     _inside(told(form, "to", "/")))  # fmt: skip


def health(request: Request) -> Response:
    """Whether the server lives and the desk opens: for whoever watches over it."""
    request.state.room.desk.ledger.connection.execute("SELECT 1").fetchone()
    return PlainTextResponse("well\n")


def _remember(request: Request, visit: Visit, to: str) -> Response:
    cookies: Cookies = request.state.cookies
    answer = go(to)
    answer.headers["set-cookie"] = cookie_header(cookies.cookie(visit), secure=request.url.scheme == "https")
    return answer


def _inside(to: str) -> str:
    """An address of this server: never one that leads elsewhere."""
    fine = to.startswith("/") and not to.startswith(("//", "/\\")) and to.isprintable() and "\\" not in to
    return to if fine else "/"


routes = [
    Route("/sign-in", sign_in_page, methods=["GET"]),
    Route("/sign-in", sign_in, methods=["POST"]),
    Route("/sign-out", sign_out, methods=["POST"]),
    Route("/language", choose_language, methods=["POST"]),
    Route("/health", health, methods=["GET"]),
]

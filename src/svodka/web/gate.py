"""What stands before every page: the name we are asked under, size, pace, who asks, where a change comes from, and
the headers of each answer. One ASGI layer.

A request for a name that is not ours is refused, so that a page elsewhere can't reach the loopback by a name of its
own (DNS rebinding). A change must come from a page of ours (Origin, Sec-Fetch-Site) and carry its form's token
(``changing``); a program's change carries its token instead, and no cookie counts for it.
"""

from __future__ import annotations

import secrets
from typing import Any
from urllib.parse import quote, urlsplit

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from svodka.web.accounts import Accounts, Role
from svodka.web.kept import KeptLines
from svodka.web.room import Room
from svodka.web.visit import COOKIE, DAYS, Cookies, Visit

# A draft of a whole newspaper is below a megabyte; a form that is larger is none of ours
LARGEST = 8 * 2**20
# Twenty pages a second is faster than anybody reads; a page asks for two or three more
PER_MINUTE = RateLimitItemPerMinute(1200)

# without signing in: the page for it, what it looks like, and the links that go out with the e-mail edition
OPEN = ("/sign-in", "/static/", "/language", "/mail/", "/health")

HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "x-frame-options": "SAMEORIGIN",
}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)


class Gate:
    """The layer around all routes."""

    def __init__(self, app: ASGIApp, *, room: Room, cookies: Cookies, accounts: Accounts) -> None:
        self._app, self._room, self._cookies, self._accounts = app, room, cookies, accounts
        self._pace = MovingWindowRateLimiter(MemoryStorage())
        self._lines = KeptLines()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        asked = HTTPConnection(scope)
        visit, by_token = self._visit(asked)
        state: dict[str, Any] = scope.setdefault("state", {})
        state |= {"visit": visit, "room": self._room, "cookies": self._cookies, "accounts": self._accounts,
                  "by_token": by_token, "tries": self._pace, "lines": self._lines,
                  "nonce": secrets.token_urlsafe(16)}  # fmt: skip
        refusal = self._refused(scope, asked, visit, by_token)
        answer = self._with_headers(send, scope, visit, state["nonce"])
        if refusal:
            await refusal(scope, receive, answer)
            return
        await self._app(scope, _bounded(receive), answer)

    def _visit(self, asked: HTTPConnection) -> tuple[Visit, bool]:
        kind, _, token = asked.headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer":
            account = self._accounts.with_token(token.strip())
            role = account.role if account else Role.NOBODY
            return Visit("", "en", account, role), True
        return self._cookies.visit(asked), False

    def _refused(self, scope: Scope, asked: HTTPConnection, visit: Visit, by_token: bool) -> Response | None:
        path = scope["path"]
        if not self._ours(asked.headers.get("host", "")):
            return PlainTextResponse("This desk is not served under that name.\n", 421)
        if _length(asked) > LARGEST:
            return PlainTextResponse("That is larger than anything that this desk takes.\n", 413)
        client = scope["client"][0] if scope.get("client") else ""
        if not self._room.loopback and not self._pace.hit(PER_MINUTE, client):
            return PlainTextResponse("Too many requests; wait a minute.\n", 429, {"retry-after": "60"})
        changes = scope["method"] not in ("GET", "HEAD", "OPTIONS")
        if changes and not by_token and not path.startswith("/mail/") and not _from_here(asked):
            return PlainTextResponse("A change must come from a page of this desk.\n", 403)
        if visit.role is Role.NOBODY and not path.startswith(OPEN):
            if path.startswith("/api/"):
                return JSONResponse({"error": "sign in, or send a token: Authorization: Bearer …"}, 401,
                                    {"www-authenticate": "Bearer"})  # fmt: skip
            wanted = quote(path + (f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else ""))
            return RedirectResponse(f"/sign-in?to={wanted}", 303)
        return None

    def _ours(self, host: str) -> bool:
        try:
            name = (urlsplit(f"//{host}").hostname or "") if not set(host) & set("/@\\? ") else ""
        except ValueError:
            return False
        return name in ("localhost", "127.0.0.1", "::1") or name in self._room.hosts

    def _with_headers(self, send: Send, scope: Scope, visit: Visit, nonce: str) -> Send:
        secure = scope.get("scheme") == "https"

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = message.setdefault("headers", [])
                have = {name.lower() for name, _ in headers}
                more = {**HEADERS, "content-security-policy": POLICY.format(nonce=nonce), "cache-control": "no-store"}
                if secure:
                    more["strict-transport-security"] = "max-age=31536000"
                headers += [(k.encode(), v.encode()) for k, v in more.items() if k.encode() not in have]
                if visit.fresh and visit.id and b"set-cookie" not in have:
                    headers.append((b"set-cookie", cookie_header(self._cookies.cookie(visit), secure=secure).encode()))
            await send(message)

        return sending


def cookie_header(value: str, *, secure: bool) -> str:
    """The header that sets our cookie: not for scripts, not sent along from other sites but by a plain link."""
    return f"{COOKIE}={value}; Path=/; Max-Age={DAYS * 86400}; HttpOnly; SameSite=Lax{'; Secure' if secure else ''}"


def _from_here(asked: HTTPConnection) -> bool:
    """Whether a change was sent by a page of ours; a program that sends neither header has no cookie to abuse."""
    site = asked.headers.get("sec-fetch-site")
    if site and site not in ("same-origin", "none"):
        return False
    origin = asked.headers.get("origin")
    return origin is None or origin.partition("://")[2] == asked.headers.get("host", "")


def _length(asked: HTTPConnection) -> int:
    told = asked.headers.get("content-length", "0")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 20 else LARGEST + 1


def _bounded(receive: Receive) -> Receive:
    """Ends a body without a told length that goes on and on."""
    taken = 0

    async def receiving() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > LARGEST:
            return {"type": "http.disconnect"}
        return message

    return receiving

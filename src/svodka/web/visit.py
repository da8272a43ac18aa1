"""Who asks, in which language, and the cookie that says so.

The cookie is signed, not kept on our side: an id (from which forms get their token), the account's name with a mark of
its password, and the language. A changed password or a removed account ends all its sessions, since the mark no longer
fits.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, replace
from typing import Any

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.requests import HTTPConnection, Request

from svodka.web.accounts import Account, Accounts, Role
from svodka.web.words import LANGUAGES, Words

COOKIE = "svodka"
# two weeks: an editor who works every week need not sign in again
DAYS = 14


@dataclass(frozen=True, slots=True)
class Visit:
    """One request's reader."""

    id: str
    language: str
    account: Account | None = None
    role: Role = Role.READER
    fresh: bool = False  # the cookie is to be set

    @property
    def words(self) -> Words:
        """The interface in the reader's language."""
        return Words(self.language)

    @property
    def may_edit(self) -> bool:
        """Whether the reader may change anything."""
        return self.role in (Role.EDITOR, Role.ADMIN)


class Cookies:
    """Makes visits of cookies, and cookies of visits."""

    def __init__(self, secret: str, accounts: Accounts, *, loopback: bool) -> None:
        self._secret, self._accounts, self._loopback = secret.encode(), accounts, loopback
        self._signer = URLSafeTimedSerializer(secret, salt="svodka/visit/1")

    def visit(self, asked: HTTPConnection) -> Visit:
        """The visit that a request's cookie tells, or a new one."""
        told = self._told(asked.cookies.get(COOKIE, ""))
        language = told.get("language") or _wished(asked)
        account = self._accounts.signed_in(told.get("name"), told.get("mark"))
        if account is None and self._loopback and not self._accounts:
            role = Role.ADMIN  # one user, on their own machine
        else:
            role = account.role if account else Role.NOBODY
        return Visit(told.get("id") or secrets.token_urlsafe(16), language, account, role, fresh=not told)

    def cookie(self, visit: Visit) -> str:
        """The value of the cookie for a visit."""
        values = {"id": visit.id, "language": visit.language}
        if visit.account:
            values |= {"name": visit.account.name, "mark": visit.account.mark}
        text = self._signer.dumps(values)
        return text if isinstance(text, str) else text.decode()

    def signed_in(self, visit: Visit, account: Account | None) -> Visit:
        """The visit after signing in or out: with a new id, so that an id known before is worth nothing."""
        return replace(visit, id=secrets.token_urlsafe(16), account=account, fresh=True)

    def token(self, visit: Visit) -> str:
        """What a form must send back to be taken for ours."""
        return hmac.digest(self._secret, f"form/{visit.id}".encode(), "sha256").hex()

    def fits(self, visit: Visit, token: str) -> bool:
        """Whether a form's token was made for this visit."""
        return hmac.compare_digest(self.token(visit).encode(), token.encode("utf-8", "surrogatepass"))

    def _told(self, cookie: str) -> dict[str, Any]:
        try:
            told = self._signer.loads(cookie, max_age=DAYS * 86400)
        except BadSignature:
            return {}
        return told if isinstance(told, dict) and told.get("language") in LANGUAGES else {}


def visit_of(request: Request) -> Visit:
    """The visit that the gate has put into the request."""
    visit: Visit = request.state.visit
    return visit


def _wished(asked: HTTPConnection) -> str:
    """The first of the browser's languages that we have."""
    for wish in asked.headers.get("accept-language", "").split(",")[:8]:
        language = wish.split(";")[0].strip()[:2].lower()
        if language in LANGUAGES:
            return language
    return "en"

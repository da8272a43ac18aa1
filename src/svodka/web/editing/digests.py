"""Digests: all versions, one as its page, what the check says of it, and a name under it."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from svodka.errors import UsageError
from svodka.model import Digest
from svodka.pipeline.checking_digests import grave_faults
from svodka.pipeline.publishing import editions_to_json, kept_digest, sign_off
from svodka.pipeline.reopening import open_digests
from svodka.web.answers import changing, go, room_of, show, told
from svodka.web.pages.statement import SANDBOX
from svodka.web.visit import visit_of
from svodka.write.html import digest_html


def digests_page(request: Request) -> Response:
    """GET: all digests, the newest first, and what must be looked at again."""
    desk = room_of(request).desk
    return show(request, "digests.html", digests=editions_to_json(desk), reopened=open_digests(desk))


def digest_page(request: Request) -> Response:
    """GET: one digest with what the ledger has against it."""
    room = room_of(request)
    name, digest = _kept(request)
    return show(request, "digest.html", id=name, digest=digest, signoff=room.desk.ledger.editions.signoff(name),
                versions=room.desk.ledger.editions.drafts(name),
                faults=grave_faults(room.desk, room.settings, digest, room.now()))  # fmt: skip


def digest_itself(request: Request) -> Response:
    """GET: the digest's own page, shut in as what was archived is: its words are others'."""
    return HTMLResponse(digest_html(_kept(request)[1]), headers=SANDBOX)


@changing
def sign(request: Request, form: FormData) -> Response:
    """POST: a name under a digest; where the check speaks against it, only with a reason."""
    room, account = room_of(request), visit_of(request).account
    name, digest = _kept(request)
    by, anyway = account.name if account else told(form, "by"), told(form, "anyway")
    if not by:
        raise UsageError("who signs? Write your name: it stands under the digest")
    faults = grave_faults(room.desk, room.settings, digest, room.now())
    if faults and not anyway:
        raise UsageError(f"not signed: the ledger speaks against {len(faults)} statements of it; say why it stands")
    note = f"signed against {len(faults)} findings of the check: {anyway}" if faults else None
    sign_off(room.desk, name, by=by, at=room.now(), slug=None, note=note)
    return go(f"/digests/{name}")


def _kept(request: Request) -> tuple[str, Digest]:
    try:
        return kept_digest(room_of(request).desk, request.path_params["id"])
    except UsageError:
        raise HTTPException(404) from None


routes = [
    Route("/digests", digests_page),
    Route("/digests/{id}", digest_page),
    Route("/digests/{id}/page", digest_itself),
    Route("/digests/{id}/sign", sign, methods=["POST"]),
]

"""Review: what a person should decide about lines, and the log of what was decided."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from svodka.errors import UsageError
from svodka.model import Ground, Stance
from svodka.pipeline.deciding import Right, append, decisions_of, take_back, target_of
from svodka.web.answers import changing, go, room_of, show, told
from svodka.web.kept import KeptLines
from svodka.web.visit import visit_of

SHOWN = 30


def review_page(request: Request) -> Response:
    """GET: what is open, what matters most first."""
    room = room_of(request)
    kept: KeptLines = request.state.lines
    items = [item for _, found in kept.all(room) for item in found.items]
    items.sort(key=lambda item: (item.kind.value != "shift", -item.weight))
    done = request.query_params.get("done", "")
    return show(request, "review.html", items=items[:SHOWN], more=max(0, len(items) - SHOWN), by=_by(request, ""),
                grounds=[ground.value for ground in Ground], stances=[stance.value for stance in Stance],
                done=int(done) if done.isascii() and done.isdigit() and len(done) < 7 else None)  # fmt: skip


@changing
def decide(request: Request, form: FormData) -> Response:
    """POST: one decision on one item, into the log; then the next item."""
    room, verb = room_of(request), told(form, "verb")
    by, ground = _by(request, told(form, "by")), told(form, "reason")
    if not by:
        raise UsageError("who decides? Write your name: it stands in the log")
    target = target_of(room.desk, room.settings, told(form, "id"), room.now().date())
    why = Ground(ground) if ground in {one.value for one in Ground} else None
    if verb == "confirm":
        drafts, why = target.confirmed(), None
    elif verb == "reject":
        if why is None:
            raise UsageError("say why it is wrong: the reason tells what is struck out")
        drafts = target.rejected(why)
    elif verb == "correct":
        right = Right(stance=told(form, "stance") or None, speaker=told(form, "speaker") or None)
        if right == Right():
            raise UsageError("say what is right: the stance or the speaker")
        drafts = target.corrected(right)
    else:
        raise UsageError("confirm, reject or correct")
    added = append(room.desk, drafts, by, told(form, "note") or None, why, room.now())
    return go("/review", done=str(added[-1].seq) if added else "")


@changing
def undo(request: Request, form: FormData) -> Response:
    """POST: a decision taken back, which is a decision, too."""
    room, number, by = room_of(request), told(form, "number"), _by(request, told(form, "by"))
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise UsageError("the log has no such decision")
    if not by:
        raise UsageError("who decides? Write your name: it stands in the log")
    take_back(room.desk, int(number), by, told(form, "note") or None, room.now())
    return go("/review/log")


def log_page(request: Request) -> Response:
    """GET: the decisions, the newest first."""
    log = decisions_of(room_of(request).desk, None, None)
    undone = {one.undoes for one in log if one.undoes is not None}
    return show(request, "log.html", log=log[::-1][:200], undone=undone, by=_by(request, ""))


def _by(request: Request, told_name: str) -> str:
    """Who decides: the account; on one's own machine the name that the form tells."""
    account = visit_of(request).account
    return account.name if account else told_name


routes = [
    Route("/review", review_page, methods=["GET"]),
    Route("/review", decide, methods=["POST"]),
    Route("/review/log", log_page, methods=["GET"]),
    Route("/review/undo", undo, methods=["POST"]),
]

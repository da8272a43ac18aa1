"""What came and what we had -> what to write, and why. Pure; storage does not decide, this does not store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from svodka.decide.noise import noise
from svodka.model import Revision
from svodka.text.spelling import plain


class State(StrEnum):
    """What a capture turned out to be."""

    NEW = "new"  # a document that we didn't have
    REVISED = "revised"  # its text is another than the one that we last had
    REDESCRIBED = "redescribed"  # the same text, but its date, title, outlet or the like is another
    UNCHANGED = "unchanged"  # same text, same description
    NOISE = "noise"  # what differs moves by itself: a clock, a counter, a ticker, the typing of a dash
    GONE = "gone"  # the document is no longer there
    BACK = "back"  # a document that was gone is there again


@dataclass(frozen=True, slots=True)
class Decision:
    """What a capture is, why, and whether its description is to be written as a new row."""

    state: State
    reason: str
    describe: bool


# What is said of a text. A change of any of these may change what is read out of it (dates hang on the day of
# publication, carriers on the outlet, body on the parts), so the text is read again.
# Not here: parser, checksum and published_basis, which alone change no reading.
DESCRIPTION = ("kind", "title", "author", "outlet", "language", "published", "parts", "carriers")


def decide(came: Revision, current: Revision | None, known: Revision | None) -> Decision:
    """What to write for ``came``.

    ``current`` is the revision of the document that the latest fetch found (None: a document that we don't
    have); ``known`` is the revision with exactly this text, as last described (None: a text that we don't
    have). They differ where a document went back to an earlier text.

    The same text with another description is no new revision (a revision is its text), and nothing is
    overwritten: the description becomes one more row, the newest counts, and the text is read again.

    Another text is *noise* where only what moves by itself differs, and the description says the same: then the
    bytes are kept and ``current`` goes on being the document's text. A text that the desk has already is never
    noise: to go on with it costs nothing, and says exactly what was there.
    """
    changed = changed_description(known, came) if known else ()
    describe = known is None or bool(changed)
    if current is None:
        return Decision(State.NEW, "a document that the desk did not have", describe=True)
    if came.text != current.text:
        if known is None and _told_alike(current, came) and (why := noise(current.text, came.text)):
            return Decision(State.NOISE, why, describe=False)
        at = first_difference(current.text, came.text)
        again = ", back to a text that the desk has" if known else ""
        return Decision(State.REVISED, f"the text changed, first at offset {at}{again}", describe)
    if changed:
        return Decision(State.REDESCRIBED, f"same text, other {', '.join(changed)}", describe=True)
    return Decision(State.UNCHANGED, "same text, same description", describe=False)


def changed_description(before: Revision, after: Revision) -> tuple[str, ...]:
    """The names of what is said of the text otherwise than before."""
    return tuple(name for name in DESCRIPTION if getattr(before, name) != getattr(after, name))


def _told_alike(before: Revision, after: Revision) -> bool:
    """Whether two descriptions say the same but for typing; parts are left out: they move with the text."""
    for name in DESCRIPTION:
        one, other = getattr(before, name), getattr(after, name)
        if name != "parts" and one != other and not _typed_otherwise(one, other):
            return False
    return True


def _typed_otherwise(one: object, other: object) -> bool:
    return isinstance(one, str) and isinstance(other, str) and plain(one) == plain(other)


def first_difference(one: str, other: str) -> int:
    """The offset of the first code point at which two texts differ; the shorter's length where it begins the other.

    By halving, since texts are long and comparing slices is quick.
    """
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


# ------------------------------------------------------------------------------------------- gone, and back


class Presence(StrEnum):
    """What a look at a document's address, or at the channel that should show it, found."""

    THERE = "there"
    NOT_FOUND = "not found"  # 404, or a page that says so with status 200, or a redirect to the front page
    REMOVED = "removed"  # 410, 451: the server says that it is meant
    NOT_LISTED = "not listed"  # its channel shows the posts before and after it, and not it
    UNKNOWN = "unknown"  # an error of the server or of the network: says nothing of the document


@dataclass(frozen=True, slots=True)
class Sighting:
    """One look at a document: when, and what was found."""

    at: datetime
    presence: Presence


# Sites answer 404 for minutes while they are rolled out or restarted, and previews of channels skip posts for a
# while: one look proves nothing, two with an hour between do. 410 and 451 are said on purpose: one look is enough.
SURE_AFTER = timedelta(hours=1)


def gone_decision(sightings: Sequence[Sighting], *, gone: bool) -> Decision | None:
    """Whether a document has gone or come back; None: nothing to write.

    ``sightings``: the looks at it, oldest first, the newest one included; ``gone``: whether the ledger has it as gone.
    Looks that say nothing (``UNKNOWN``) neither prove nor disprove. What was archived of it is kept in either case.
    """
    telling = [sighting for sighting in sightings if sighting.presence != Presence.UNKNOWN]
    if not telling:
        return None
    last = telling[-1]
    if last.presence == Presence.THERE:
        return Decision(State.BACK, "it is there again", describe=False) if gone else None
    if gone:
        return None
    if last.presence == Presence.REMOVED:
        return Decision(State.GONE, "its server says that it was removed", describe=False)
    present = [n for n, sighting in enumerate(telling) if sighting.presence == Presence.THERE]
    first = telling[present[-1] + 1 if present else 0]
    if last.at - first.at < SURE_AFTER:
        return None
    what = {
        Presence.NOT_FOUND: "its address was not found",
        Presence.NOT_LISTED: "its channel does not show it between the posts before and after it",
    }[last.presence]
    times = f"at {first.at:%Y-%m-%d %H:%M} and again at {last.at:%Y-%m-%d %H:%M}"
    return Decision(State.GONE, f"{what}, {times}", describe=False)

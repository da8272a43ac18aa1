"""What came and what we had -> what to write, and why. Pure; storage does not decide, this does not store."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from svodka.model import Revision


class State(StrEnum):
    """What a capture turned out to be."""

    NEW = "new"  # a document that we didn't have
    REVISED = "revised"  # its text is another than the one that we last had
    REDESCRIBED = "redescribed"  # the same text, but its date, title, outlet or the like is another
    UNCHANGED = "unchanged"  # same text, same description


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
    """
    changed = changed_description(known, came) if known else ()
    describe = known is None or bool(changed)
    if current is None:
        return Decision(State.NEW, "a document that the desk did not have", describe=True)
    if came.text != current.text:
        at = first_difference(current.text, came.text)
        again = ", back to a text that the desk has" if known else ""
        return Decision(State.REVISED, f"the text changed, first at offset {at}{again}", describe)
    if changed:
        return Decision(State.REDESCRIBED, f"same text, other {', '.join(changed)}", describe=True)
    return Decision(State.UNCHANGED, "same text, same description", describe=False)


def changed_description(before: Revision, after: Revision) -> tuple[str, ...]:
    """The names of what is said of the text otherwise than before."""
    return tuple(name for name in DESCRIPTION if getattr(before, name) != getattr(after, name))


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

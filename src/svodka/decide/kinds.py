"""The kinds of edit, and what one tells."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from svodka.model import Span

# Words told in a sentence: more is read in the comparison itself
LONGEST_WORDS = 160


class EditType(StrEnum):
    """What an editor did to a text."""

    HEADLINE = "headline changed"
    DATE = "date changed"  # of publication
    AUTHOR = "author changed"
    CORRECTION = "correction note added"
    QUOTATION_CUT = "quotation cut"  # taken out, or shortened
    QUOTATION_ALTERED = "quotation altered"  # other words inside, or its marks gone or put on
    QUOTATION_ADDED = "quotation added"
    FIGURE = "figure changed"  # a number, a share, a day
    ATTRIBUTION_REMOVED = "attribution removed"  # words that stayed are nobody's now
    ATTRIBUTION_CHANGED = "attribution changed"  # or somebody else's
    ADDED = "text added"
    REMOVED = "text removed"
    REWORDED = "text reworded"
    MOVED = "text moved"


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit; offsets are of the two revisions' texts.

    A span is None where the edit has no place there: in what a page says of itself, or in the text that does not have
    the words. ``removed`` and ``added`` are the words themselves, as they stand.
    """

    type: EditType
    before: Span | None
    after: Span | None
    removed: str
    added: str
    sentence: str  # one plain sentence; its words are from outside: clean it before it is shown


def clip(words: str) -> str:
    """Words for a sentence: on one line, in quotation marks, the end of long ones left out."""
    line = " ".join(words.split()).rstrip(",")
    if len(line) > LONGEST_WORDS:
        line = line[:LONGEST_WORDS].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
    return f"“{line}”"

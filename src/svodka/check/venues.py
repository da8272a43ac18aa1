"""Occasions and channels as a few classes, in both languages."""

from __future__ import annotations

from svodka.check.ground import Unit
from svodka.lexicon.held import OCCASIONS
from svodka.model import DocumentKind

# Written under one's own name, or spoken before people: it can't be both
_WRITTEN = frozenset({"channel"})
_SPOKEN = frozenset({"briefing", "interview", "address", "broadcast", "meeting", "press"})
# "told reporters" fits a briefing, an interview and a broadcast alike
_ANY = frozenset({"press"})


def venue_classes(text: str) -> frozenset[str]:
    """The classes of the occasions that words tell."""
    return frozenset(name for name, pattern in OCCASIONS if pattern.search(text))


def venues_of(unit: Unit) -> frozenset[str]:
    """The classes of what the ledger tells of a unit's occasion: its own words, its paragraph, its document."""
    revision = unit.doc.evidence.revision
    told = unit.statement.venue if unit.statement and unit.statement.venue else ""
    found = venue_classes(told) or venue_classes(unit.paragraph)
    if not found:
        found = frozenset(c for paragraph in unit.beside for c in venue_classes(paragraph))
    if not found - _ANY:
        found |= venue_classes(f"{revision.title or ''} {revision.address}") - _ANY
    if revision.kind is DocumentKind.POST and not _names(unit, revision.text):
        found |= _WRITTEN
    if revision.kind is DocumentKind.VIDEO:
        found |= {"broadcast"}
    return found


def _names(unit: Unit, text: str) -> bool:
    """Whether a text names the speaker: nobody does in a post of his own."""
    name = unit.speaker.name.split() if unit.speaker else []
    return bool(name) and name[-1] in text


def clash(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether it can't be one occasion: both are told, and no class is common."""
    if ours & theirs or not ours or not theirs:
        return False
    if ours <= _WRITTEN or theirs <= _WRITTEN:
        return bool((ours | theirs) & _SPOKEN)
    mine, known = (ours & _SPOKEN) - _ANY, (theirs & _SPOKEN) - _ANY
    return bool(mine) and bool(known)

"""Occasions and channels as a few classes, in both languages."""

from __future__ import annotations

import re

from svodka.check.ground import Unit
from svodka.model import DocumentKind

_CLASSES = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("channel", r"\btelegram\b|\bher channel\b|\bhis channel\b|\bposted\b|\bpost\b|\btweet\w*|телеграм\w*|\bканал[а-я]{0,3}\b|\bпост\b|\bпосте\b|соцсет\w+"),
        ("briefing", r"\bbriefing\w*|\bpress conference\b|\bnews conference\b|брифинг\w*|пресс-конференц\w+"),
        ("interview", r"\binterview\w*|интервью"),
        ("address", r"\baddress\b|\bspeech\b|обращени\w+ к|в обращении|выступлени\w+"),
        ("broadcast", r"\btelevision\b|\bon air\b|\bТВ\b|эфир\w*|телепрограмм\w+|телевидени\w+"),
        ("meeting", r"\bmeeting with\b|\bmeeting of\b|на встрече|заседани\w+"),
        ("parliament", r"\btold parliament\b|\bin parliament\b|в парламенте|в Думе|report to deputies"),
    )
)  # fmt: skip
_EXCLUSIVE = frozenset({"channel", "briefing", "interview", "address", "broadcast", "meeting"})


def venue_classes(text: str) -> frozenset[str]:
    """The classes of the occasions that words tell."""
    return frozenset(name for name, pattern in _CLASSES if pattern.search(text))


def venues_of(unit: Unit) -> frozenset[str]:
    """The classes of what the ledger tells of a unit's occasion: its own words, its paragraph, its document."""
    revision = unit.doc.evidence.revision
    told = unit.statement.venue if unit.statement and unit.statement.venue else ""
    found = venue_classes(told) or venue_classes(_paragraph_of(unit))
    if not found:
        found = venue_classes(f"{revision.title or ''} {revision.address}")
    if revision.kind is DocumentKind.POST:
        found |= {"channel"}
    if revision.kind is DocumentKind.VIDEO:
        found |= {"broadcast"}
    return found


def clash(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether it can't be one occasion: both are told, and no class is common."""
    mine, known = ours & _EXCLUSIVE, theirs & _EXCLUSIVE
    return bool(mine) and bool(known) and not mine & known


def _paragraph_of(unit: Unit) -> str:
    text = unit.doc.text
    start = text.rfind("\n", 0, unit.span.start) + 1
    end = text.find("\n", unit.span.end)
    return text[start : end if end >= 0 else len(text)]

"""What the statements of a ledger tell of speakers: how often, when, by which outlets; and whom no record knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from svodka.identity.citing import name_key, outlet_name
from svodka.identity.compare import Verdict, same_name
from svodka.identity.match import Registry
from svodka.identity.names import parse_name
from svodka.model import Citation, EntryKind, NameDecision, SpeakerType

UNDATED = "undated"
REJECTED = "rejected"  # verdict of a decision: the name is no person's
# What one looks at to see who it is: fewer tell too little, more nobody reads
EXAMPLES = 3


@dataclass(slots=True)
class Figures:
    """What a ledger has of one speaker."""

    total: int = 0
    by_year: Counter[str] = field(default_factory=Counter)
    by_outlet: Counter[str] = field(default_factory=Counter)
    spellings: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    first: date | None = None
    last: date | None = None
    offices: Counter[str] = field(default_factory=Counter)  # keys: of the day of each statement
    statements: list[Citation] = field(default_factory=list)  # by date, the newest last

    def count(self, citation: Citation, registry: Registry) -> None:
        """Add one statement."""
        row = citation.said
        self.total += 1
        self.by_year[str(row.day.year) if row.day else UNDATED] += 1
        self.by_outlet[outlet_name(citation, registry)] += 1
        self.spellings[row.speaker] += 1
        if row.role:
            self.roles[row.role] += 1
        if citation.voice and citation.voice.office:
            self.offices[citation.voice.office] += 1
        if row.day:
            self.first = min(self.first or row.day, row.day)
            self.last = max(self.last or row.day, row.day)
        self.statements.append(citation)


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """A speaker whom no record knows, or not surely."""

    name: str  # the commonest spelling
    figures: Figures
    candidates: tuple[tuple[str, float], ...] = ()  # keys, the likeliest first
    reason: str = ""


def said_by(kind: EntryKind, key: str, citations: Iterable[Citation], registry: Registry) -> Figures:
    """The figures of an entry of the registry: what is attributed to itself, not to who speaks for it."""
    figures = Figures()
    for citation in citations:
        if citation.voice and (citation.voice.kind, citation.voice.key) == (kind, key):
            figures.count(citation, registry)
    return figures


def said_under(name: str, citations: Iterable[Citation], registry: Registry) -> Figures:
    """The figures of a name that no record knows: of its spellings and case forms that are nobody's whom one knows."""
    figures = Figures()
    fits = lru_cache(10_000)(lambda spelled: same_name(name, spelled) is Verdict.SAME)
    wanted = parse_name(name).text.casefold()
    for citation in citations:
        said = citation.said
        same = said.speaker.casefold() == wanted or (said.type in _NAMED and fits(said.speaker))
        if same and not _known(citation):
            figures.count(citation, registry)
    return figures


def unconfirmed(
    citations: Iterable[Citation], registry: Registry, decisions: Iterable[NameDecision] = ()
) -> list[Unconfirmed]:
    """The persons whom the ledger names and the registry doesn't know, those with most statements first.

    Spellings of one name are one entry. Offices, institutions and groups without a name are no persons and not here,
    nor are names of which somebody decided that they are none.
    """
    newest = {name_key(decision.name): decision for decision in decisions}
    rejected = {key for key, decision in newest.items() if decision.verdict == REJECTED}
    found: dict[str, Figures] = {}
    for citation in citations:
        said = citation.said
        if said.type is SpeakerType.PERSON and not _known(citation) and _is_name(said.speaker):
            key = name_key(said.speaker)
            if key not in rejected:
                found.setdefault(key, Figures()).count(citation, registry)
    return sorted(map(_unconfirmed, found.values()), key=lambda u: (-u.figures.total, u.name))


def _unconfirmed(figures: Figures) -> Unconfirmed:
    """An entry, with the candidates and the reason of the newest statement that has any."""
    voices = [citation.voice for citation in reversed(figures.statements) if citation.voice]
    told = next((voice for voice in voices if voice.candidates), voices[0] if voices else None)
    name = figures.spellings.most_common(1)[0][0]
    return Unconfirmed(name, figures, told.candidates if told else (), told.basis if told else "")


def _known(citation: Citation) -> bool:
    return citation.voice is not None and citation.voice.kind is not None


# Readers call a person whom they can't place "unknown"
_NAMED = (SpeakerType.PERSON, SpeakerType.UNKNOWN)


def _is_name(text: str) -> bool:
    """Whether a speaker's name is one, not a description: «источник», "the woman"."""
    words = parse_name(text).words
    return bool(words) and not words[0].text[:1].islower() and not words[-1].text[:1].islower()

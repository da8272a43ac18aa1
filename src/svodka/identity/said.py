"""What the statements of a ledger tell of speakers: how often, when, by which outlets; and whom no record knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from svodka.identity.compare import Verdict, same_name
from svodka.identity.match import Candidate, Identity, Registry
from svodka.identity.names import parse_name
from svodka.model import Attributed, SpeakerType

UNDATED = "undated"
NO_OUTLET = "unknown outlet"
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
    statements: list[Attributed] = field(default_factory=list)  # by date, the newest last

    def count(self, row: Attributed) -> None:
        """Add one statement."""
        self.total += 1
        self.by_year[str(row.day.year) if row.day else UNDATED] += 1
        self.by_outlet[row.outlet or NO_OUTLET] += 1
        self.spellings[row.speaker] += 1
        if row.role:
            self.roles[row.role] += 1
        if row.day:
            self.first = min(self.first or row.day, row.day)
            self.last = max(self.last or row.day, row.day)
        self.statements.append(row)


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """A speaker whom no record knows, or not surely."""

    name: str  # the commonest spelling
    figures: Figures
    candidates: tuple[Candidate, ...] = ()
    reason: str = ""


def said_by(person: str, rows: Iterable[Attributed], registry: Registry) -> Figures:
    """The figures of a person of the registry."""
    who, figures = _asking(registry), Figures()
    for row in rows:
        if row.type in _NAMED and who(row.speaker, row.role, row.day).person == person:
            figures.count(row)
    return figures


def said_for(institution: str, rows: Iterable[Attributed], registry: Registry) -> Figures:
    """The figures of an institution: what is attributed to itself, not to who speaks for it."""
    figures, find = Figures(), lru_cache(10_000)(registry.bodies.find)
    for row in rows:
        if row.type is not SpeakerType.PERSON and find(row.speaker).institution == institution:
            figures.count(row)
    return figures


def said_under(name: str, rows: Iterable[Attributed], registry: Registry) -> Figures:
    """The figures of a name that no record knows: of its spellings and case forms that are nobody's whom one knows."""
    who, figures = _asking(registry), Figures()
    fits = lru_cache(10_000)(lambda spelled: same_name(name, spelled) is Verdict.SAME)
    wanted = parse_name(name).text.casefold()
    for row in rows:
        same = row.speaker.casefold() == wanted or (row.type in _NAMED and fits(row.speaker))
        if same and not who(row.speaker, row.role, row.day).person:
            figures.count(row)
    return figures


def unconfirmed(rows: Iterable[Attributed], registry: Registry) -> list[Unconfirmed]:
    """The persons whom the ledger names and the registry doesn't know, those with most statements first.

    Spellings of one name are one entry. Offices, institutions and groups without a name are no persons and not here.
    """
    who = _asking(registry)
    found: dict[str, tuple[Figures, Identity]] = {}
    for row in rows:
        if row.type is not SpeakerType.PERSON or not _is_name(row.speaker):
            continue
        identity = who(row.speaker, row.role, row.day)
        if identity.person is None:
            key = _key(row.speaker)
            found.setdefault(key, (Figures(), identity))[0].count(row)
    listed = [
        Unconfirmed(figures.spellings.most_common(1)[0][0], figures, identity.candidates, identity.reason)
        for figures, identity in found.values()
    ]
    return sorted(listed, key=lambda u: (-u.figures.total, u.name))


# Readers call a person whom they can't place "unknown"
_NAMED = (SpeakerType.PERSON, SpeakerType.UNKNOWN)


def _is_name(text: str) -> bool:
    """Whether a speaker's name is one, not a description: «источник», "the woman"."""
    words = parse_name(text).words
    return bool(words) and not words[0].text[:1].islower() and not words[-1].text[:1].islower()


def _key(name: str) -> str:
    """What the spellings of one name share, cheaply: the likeliest key of each word, in any order."""
    return " ".join(sorted(word.keys[0] for word in parse_name(name).words if word.keys))


def _asking(registry: Registry) -> Callable[[str, str | None, date | None], Identity]:
    """The registry, asked once for each name, role and day."""
    return lru_cache(100_000)(registry.identify)

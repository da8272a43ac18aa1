"""What the words of an office tell: its kind, the body that it is of, the country."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from svodka.check.words import concept, tokens
from svodka.identity.roles import role_of
from svodka.lexicon.held import BODIES, OF_OFFICES, TITLE
from svodka.model import OfficeKind


@dataclass(frozen=True, slots=True)
class Told:
    """What words of an office tell."""

    kinds: frozenset[OfficeKind]
    bodies: frozenset[str]
    places: frozenset[str]  # concepts of the capitalised words that are of no office: countries, cities
    former: bool


@lru_cache(maxsize=20_000)
def words_of(role: str) -> Told:
    """What the words tell."""
    bodies = frozenset(name for name, pattern in BODIES if pattern.search(role))
    rest = role
    for _, pattern in BODIES:
        rest = pattern.sub(" ", rest)
    rest = OF_OFFICES.sub(" ", rest)
    places = frozenset(concept(t.low) for t in tokens(rest) if t.span.of(rest)[:1].isupper())
    told = role_of(role)
    if "defence committee" in bodies:
        bodies -= {"defence"}
    return Told(frozenset(told.kinds), bodies, places, told.former)


def is_title(name: str) -> bool:
    """Whether a single word is a title or an office and no name: "Chairman", «Генерал»."""
    return bool(TITLE.fullmatch(name.strip()))


def clashes(one: Told, other: Told) -> bool:
    """Whether two roles can't be of one person at one time: both tell a body, or a kind, and share none."""
    if one.former != other.former and one.kinds & other.kinds:
        return True
    if one.bodies and other.bodies:
        return not one.bodies & other.bodies
    return bool(one.kinds and other.kinds and not one.kinds & other.kinds)

"""What the words of an office say of its holder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from svodka.lexicon.roles import BELONGING, COUNTRIES, FORMER, KINDS, ORDINARY
from svodka.model import OfficeKind

_KINDS = tuple((OfficeKind(kind), re.compile(pattern)) for kind, pattern in KINDS)
_BEFORE_OFFICE = frozenset(
    "foreign prime defence defense interior finance press vice deputy chief acting former".split()
)
_LONGEST_ABBREVIATION = 4
_HELD_NOW = frozenset("the a s current incumbent new действующий нынешний новый врио и о".split())
_AND = re.compile(r"\b(?:and|и)\b(?! ?о\b)")  # of two; «и. о.» is acting
_ORDINARY = re.compile(rf"\b(?:{ORDINARY})\b")
_BELONGING = re.compile(rf"(?:the )?(?:{BELONGING})(?!\w)")
_FORMER = re.compile(FORMER)
_COUNTRIES = tuple((code, re.compile(rf"\b(?:{pattern})")) for code, pattern in COUNTRIES.items())

# Kinds by whose words an office of another kind is told as well: "the Kremlin's top diplomat", «генерал»
RELATED: dict[OfficeKind, frozenset[OfficeKind]] = {
    OfficeKind.LEADER: frozenset({OfficeKind.PRESIDENT}),
    OfficeKind.PRESIDENT: frozenset({OfficeKind.LEADER}),
    OfficeKind.MINISTER: frozenset(kind for kind in OfficeKind if kind.value.endswith("-minister")),
    OfficeKind.COMMANDER: frozenset({OfficeKind.CHIEF_OF_GENERAL_STAFF, OfficeKind.COMMANDER}),
    OfficeKind.ADVISER: frozenset({OfficeKind.AIDE, OfficeKind.SECURITY_ADVISER}),
    OfficeKind.AIDE: frozenset({OfficeKind.ADVISER}),
    OfficeKind.ENVOY: frozenset({OfficeKind.AMBASSADOR}),
    OfficeKind.AMBASSADOR: frozenset({OfficeKind.ENVOY}),
    OfficeKind.JOURNALIST: frozenset({OfficeKind.EDITOR, OfficeKind.EXPERT}),
    OfficeKind.LEGISLATOR: frozenset({OfficeKind.COMMITTEE_CHAIR, OfficeKind.SPEAKER, OfficeKind.DEPUTY_SPEAKER}),
    OfficeKind.COMPANY_HEAD: frozenset({OfficeKind.AGENCY_HEAD, OfficeKind.ORGANISATION_HEAD}),
    OfficeKind.AGENCY_HEAD: frozenset({OfficeKind.COMPANY_HEAD, OfficeKind.ORGANISATION_HEAD}),
}


@dataclass(frozen=True, slots=True)
class Role:
    """What a role as written tells."""

    kinds: frozenset[OfficeKind] = frozenset()
    countries: frozenset[str] = frozenset()
    former: bool = False
    ordinary: bool = False  # an occupation of private persons

    def asks_for(self, kind: OfficeKind) -> bool:
        """Whether an office of this kind can be meant."""
        return kind in self.kinds or any(kind in RELATED.get(told, ()) for told in self.kinds)


NO_ROLE = Role()
# Longer ones are sentences that were taken for an office
LONGEST = 300  # characters


@lru_cache(maxsize=10_000)
def role_of(text: str | None) -> Role:
    """The role that words tell; nothing told for None."""
    if not text:
        return NO_ROLE
    low = plain(text[:LONGEST])
    countries = frozenset(code for code, pattern in _COUNTRIES if pattern.search(low))
    kinds, rest = set(), low
    for kind, pattern in _KINDS:
        if pattern.search(rest):
            kinds.add(kind)
            rest = pattern.sub(" ", rest)  # «вице-премьер» is no «премьер»
    ordinary = not kinds and bool(_ORDINARY.search(low))
    return Role(frozenset(kinds), countries, bool(_FORMER.search(low)), ordinary)


def is_office(name: str) -> bool:
    """Whether the words are an office and nobody else: «президент США», not «жена президента», «избранный президент».

    In front of the office only its country may stand, and words that say that it is held now.
    """
    low = plain(name[:LONGEST])
    hits = [match for _, pattern in _KINDS if (match := pattern.search(low))]
    if not hits:
        return False
    first = min(hits, key=lambda match: (match.start(), -match.end()))
    if low[first.end() : first.end() + 1].isalnum():  # «посольство»
        return False
    before = low[: first.start()]
    for _, pattern in _COUNTRIES:
        before = pattern.sub(" ", before)
    return all(word in _HELD_NOW for word in re.findall(r"\w+", before)) and not _AND.search(low)


def plain(text: str) -> str:
    """Lower case, ё as е, one kind of apostrophe."""
    return " ".join(text.casefold().replace("ё", "е").replace("’", "'").split())


def without_role(name: str) -> tuple[str, str] | None:
    """A name in front of which an office stands, as office and name: "President Moon"; None where none does."""
    words = name.split()
    at = 0
    while at < len(words) - 1 and _of_office(words[at]):
        at += 1
    before = " ".join(words[:at])
    if _BELONGING.match(plain(before)):
        return None
    return (before, " ".join(words[at:])) if at and role_of(before).kinds else None


def _of_office(word: str) -> bool:
    low = plain(word)
    # «глава МИД РФ»: no name is an abbreviation
    abbreviation = word.isupper() and 1 < len(word) <= _LONGEST_ABBREVIATION
    if word[:1].islower() or abbreviation or low in _BEFORE_OFFICE:
        return True
    return bool(role_of(word).kinds) or any(pattern.fullmatch(low) for _, pattern in _COUNTRIES)

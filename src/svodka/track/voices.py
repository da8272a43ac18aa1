"""Who speaks in which office on a day: what a registry of persons tells a line, as an interface and its answers.

The registry itself is passed in (``identity.registered.RegisteredVoices``); without one only what documents tell
counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from svodka.model import OfficeKind

# Offices whose holders speak for themselves: what they say is no line of their state
OWN_VOICES = frozenset({
    OfficeKind.SPEAKER, OfficeKind.DEPUTY_SPEAKER, OfficeKind.COMMITTEE_CHAIR, OfficeKind.LEGISLATOR,
    OfficeKind.PARTY_LEADER, OfficeKind.PARTY_SECRETARY, OfficeKind.GOVERNOR, OfficeKind.MAYOR,
    OfficeKind.SECURITY_COUNCIL_DEPUTY, OfficeKind.CENTRAL_BANK_HEAD, OfficeKind.COMPANY_HEAD,
    OfficeKind.CHURCH_HEAD, OfficeKind.GROUP_LEADER, OfficeKind.OPPOSITION, OfficeKind.EXPERT, OfficeKind.EDITOR,
    OfficeKind.JOURNALIST, OfficeKind.OMBUDSMAN,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Voice:
    """A person of the registry as of a day."""

    person: str  # the name as we print it
    state: str | None
    office: str | None = None  # title; None: none known on that day
    kind: OfficeKind | None = None
    institution: str | None = None  # as ``lexicon.en.bodies`` calls it, where it does

    @property
    def own(self) -> bool:
        """Whether the person speaks only for himself, whatever his office."""
        return self.kind in OWN_VOICES


class Who(Protocol):
    """Answers of a registry."""

    def voice(self, name: str, role: str, day: date | None) -> Voice | None:
        """Whom a name means that stands with these words of an office; None where that is not sure."""

    def surname(self, word: str) -> str | None:
        """The surname, as it stands in a dictionary, that a word in any of its cases is, of one who needs no first
        name; else None."""

    def office(self, role: str) -> OfficeKind | None:
        """The kind of office that words tell."""


class Nobody:
    """A registry that knows nobody."""

    def voice(self, name: str, role: str, day: date | None) -> Voice | None:
        """None."""
        return None

    def surname(self, word: str) -> str | None:
        """None."""
        return None

    def office(self, role: str) -> OfficeKind | None:
        """None."""
        return None


NOBODY = Nobody()

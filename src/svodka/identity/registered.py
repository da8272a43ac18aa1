"""A registry of persons as lines ask it: who speaks in which office on a day."""

from __future__ import annotations

from datetime import date

from svodka.identity.match import Registry
from svodka.identity.roles import role_of
from svodka.lexicon.en.country_codes import country_names
from svodka.model import Office, OfficeKind
from svodka.track.holders import institution_of, state_of
from svodka.track.voices import Voice

_ORDER = {kind: number for number, kind in enumerate(OfficeKind)}
# Who speaks, writes or advises for another is told by the other's office, too
_SERVING = frozenset({
    OfficeKind.SPOKESPERSON, OfficeKind.AIDE, OfficeKind.ADVISER, OfficeKind.SECURITY_ADVISER,
    OfficeKind.ADMINISTRATION_HEAD, OfficeKind.DEPUTY_ADMINISTRATION_HEAD,
})  # fmt: skip


class RegisteredVoices:
    """The persons of a registry (``track.voices.Who``)."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._countries = country_names()
        self._voices: dict[tuple[str, str, date | None], Voice | None] = {}
        self._surnames: dict[str, str | None] = {}

    def voice(self, name: str, role: str, day: date | None) -> Voice | None:
        """Whom a name means; an office that the person did not hold on that day is not his."""
        key = (name, role, day)
        if key not in self._voices:
            person = self._registry.identify(name, role or None, day).person
            self._voices[key] = self._as_of(person, day) if person else None
        return self._voices[key]

    def surname(self, word: str) -> str | None:
        """The surname that a word is, of a person who needs no first name."""
        if word not in self._surnames:
            person = self._registry.identify(word).person
            known = self._registry.persons[person] if person else None
            enough = known is not None and known.surname_is_enough
            self._surnames[word] = _last(known.name) if known and enough else None
        return self._surnames[word]

    def office(self, role: str) -> OfficeKind | None:
        """The kind of office that words tell; of several that of who serves: "the president's press secretary"."""
        return min(role_of(role).kinds, key=lambda kind: (kind not in _SERVING, _ORDER[kind]), default=None)

    def _as_of(self, person: str, day: date | None) -> Voice:
        known = self._registry.persons[person]
        state = self._state(known.country)
        held = self._registry.role_on(person, day) if day else ()
        if not held:
            return Voice(known.name, state)
        office = self._registry.offices[held[0].tenure.office]
        return Voice(known.name, self._state(self._country(office)) or state, office.title, office.kind,
                     self._institution(office))  # fmt: skip

    def _country(self, office: Office) -> str | None:
        body = self._registry.institutions.get(office.institution or "")
        return office.country or (body.country if body else None)

    def _institution(self, office: Office) -> str | None:
        """The institution as texts without a registry are read, so that both stand on one line."""
        body = self._registry.institutions.get(office.institution or "")
        if body is None:
            return institution_of(office.title)
        known = institution_of(body.name)
        if known:
            return known
        state = self._state(body.country)
        return body.name.removesuffix(f" of {state}") if state else body.name

    def _state(self, country: str | None) -> str | None:
        return self._countries.get(country or "") or (state_of(country) if country else None)


def _last(name: str) -> str:
    return name.split()[-1]

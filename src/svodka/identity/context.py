"""What office, day and country say for and against a person who bears a name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from svodka.identity.evidence import Evidence
from svodka.identity.roles import Role, plain
from svodka.identity.tenures import held_on
from svodka.model import Institution, Office, Person, Tenure

# With a lone surname (0.35), an office of its kind held on the day is just enough; one that names its place is more
HELD_AND_NAMED, HELD, HELD_ONCE = 0.45, 0.38, 0.15
SAME_INSTITUTION = 0.3
SAME_COUNTRY, OTHER_COUNTRY = 0.05, -0.3
# Offices are many and our list is short: another one than we know speaks against a full name, but does not decide
OTHER_OFFICE = -0.2
PRIVATE = -0.5


def count_context(
    evidence: Evidence,
    role: Role,
    words: str | None,
    on: date | None,
    country: str | None,
    offices: Mapping[str, Office],
    institutions: Mapping[str, Institution],
) -> None:
    """Add to ``evidence`` what the role (``words`` as written), the day and the country say."""
    person = evidence.entry.person
    if role.ordinary:
        evidence.add(PRIVATE, f"“{words}” is no public office")
        evidence.against.append(f"“{words}” is no public office")
        return
    countries = role.countries or (frozenset({country}) if country else frozenset())
    _count_country(evidence, person, countries)
    if role.kinds:
        _count_office(evidence, role, words or "", on, offices, institutions)
    elif words and any(_names_place(words, offices[t.office], institutions) for t in evidence.entry.tenures):
        evidence.add(SAME_INSTITUTION, "institution")


def _count_country(evidence: Evidence, person: Person, countries: frozenset[str]) -> None:
    if not countries or not person.country:
        return
    if person.country in countries:
        evidence.add(SAME_COUNTRY, "country")
    else:
        evidence.add(OTHER_COUNTRY, "another country")


def _count_office(
    evidence: Evidence,
    role: Role,
    words: str,
    on: date | None,
    offices: Mapping[str, Office],
    institutions: Mapping[str, Institution],
) -> None:
    best, reason = OTHER_OFFICE, f"no office is known that “{words}” tells"
    for tenure in evidence.entry.tenures:
        office = offices[tenure.office]
        if not role.asks_for(office.kind):
            continue
        country = _country(office, institutions)
        if role.countries and country and country not in role.countries:
            continue
        named = bool(role.countries) or _names_place(words, office, institutions)
        points = _points(tenure, role, on, named)
        if points > best:
            best, reason = points, f"{office.title}" + ("" if points > HELD_ONCE else ", at another time")
    evidence.add(best, reason)


def _points(tenure: Tenure, role: Role, on: date | None, named: bool) -> float:
    whole = HELD_AND_NAMED if named else HELD
    if on is None:
        return whole
    if held_on(tenure, on):
        return whole
    over = tenure.until is not None and (not tenure.since or tenure.since <= on.isoformat())
    return whole if role.former and over else HELD_ONCE


def _country(office: Office, institutions: Mapping[str, Institution]) -> str | None:
    return institutions[office.institution].country if office.institution else office.country


def _names_place(words: str, office: Office, institutions: Mapping[str, Institution]) -> bool:
    """Whether the words name the office's institution, by one of its names: «глава ГУР»."""
    if not office.institution:
        return False
    low = f" {plain(words)} "
    institution = institutions[office.institution]
    return any(f" {plain(name)} " in low for _, name in (("", institution.name), *institution.names))

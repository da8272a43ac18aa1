"""Persons and institutions as lines of a terminal and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from svodka.cli.common import count
from svodka.identity import Candidate, Held, Registry
from svodka.identity.said import Figures
from svodka.model import ENDED, Attributed, Basis, Citation, Institution, Office, Person, Tenure
from svodka.write.visible import one_line

# Words of a statement on one line: enough to recognise it
SHOWN = 200
# Outlets, spellings and offices that are listed; the rest is counted
LISTED = 8
LAST = 5


def person_lines(person: Person, registry: Registry, on: date | None) -> Iterator[str]:
    """Who somebody is: spellings, and offices by date."""
    country = f", {person.country}" if person.country else ""
    yield f"{one_line(person.name)} ({person.key}{country})"
    if person.names:
        yield "  Spellings: " + "; ".join(one_line(name) for _, name in person.names)
    if on:
        held = registry.role_on(person.key, on)
        yield f"  On {on}: {'' if held else 'no office is known'}"
        yield from (f"    {_held(h, registry)}" for h in held)
    tenures = registry.tenures(person.key)
    if tenures:
        yield "  Offices:"
        yield from (f"    {_tenure(tenure, registry.offices[tenure.office])}" for tenure in tenures)
    yield f"  {_basis({person.basis, *(tenure.basis for tenure in tenures)})}"


def institution_lines(institution: Institution, registry: Registry, on: date | None) -> Iterator[str]:
    """What an institution is, and who speaks for it."""
    country = f", {institution.country}" if institution.country else ""
    yield f"{one_line(institution.name)} ({institution.key}, {institution.kind}{country})"
    if institution.names:
        yield "  Spellings: " + "; ".join(one_line(name) for _, name in institution.names)
    for label, key in (("Part of", institution.parent), ("Bloc", institution.bloc)):
        if key:
            yield f"  {label}: {one_line(registry.institutions[key].name)}"
    speaking = [office for office in registry.offices.values() if institution.key in office.speaks_for]
    if speaking:
        yield f"  Who speaks for it{f' on {on}' if on else ''}:"
    for office in speaking:
        for key, person in registry.persons.items():
            for tenure in registry.tenures(key):
                if tenure.office == office.key and (
                    on is None or any(h.tenure == tenure for h in registry.role_on(key, on))
                ):
                    yield f"    {one_line(person.name)}: {_tenure(tenure, office)}"
    yield f"  {_basis({institution.basis})}"


def candidate_lines(candidates: Iterable[Candidate], registry: Registry) -> Iterator[str]:
    """Whom a name may mean, a line each."""
    for candidate in candidates:
        person = registry.persons[candidate.person]
        tenures = registry.tenures(candidate.person)
        office = f", {one_line(registry.offices[tenures[0].office].title)}" if tenures else ""
        why = "; ".join((*candidate.against, *candidate.reasons))
        yield f"  {one_line(person.name)} ({candidate.person}{office}): {candidate.score:.2f}: {one_line(why)}"


def stored_candidate_lines(candidates: Iterable[tuple[str, float]], registry: Registry) -> Iterator[str]:
    """Whom a name may mean as the ledger has it, a line each; keys that the registry no longer has as they are."""
    for key, score in candidates:
        person = registry.persons.get(key)
        yield f"  {one_line(person.name)} ({key}): {score:.2f}" if person else f"  {one_line(key)}: {score:.2f}"


def figure_lines(figures: Figures, registry: Registry) -> Iterator[str]:
    """What the ledger has of somebody."""
    if not figures.total:
        yield "In the ledger: nothing."
        return
    days = f", {figures.first} to {figures.last}" if figures.first else ""
    yield f"In the ledger: {count(figures.total, 'statement')}{days}"
    yield f"  By year: {counted(sorted(figures.by_year.items()))}"
    yield f"  By outlet: {most(figures.by_outlet)}"
    yield f"  As: {most(figures.spellings)}"
    if figures.roles:
        yield f"  Office as written: {most(figures.roles)}"
    if figures.offices:
        titles = Counter({_title(key, registry): number for key, number in figures.offices.items()})
        yield f"  Office on the day: {most(titles)}"
    yield "  Last:"
    for citation in reversed(figures.statements[-LAST:]):
        yield f"    {statement_line(citation.said)}"
        if citation.voice and citation.voice.office:
            doubt = "" if citation.voice.sure else " (not sure)"
            yield f"      as {one_line(_title(citation.voice.office, registry))}{doubt}"


def statement_line(row: Attributed) -> str:
    """One statement on one line."""
    words = one_line(row.words)
    words = words if len(words) <= SHOWN else words[: SHOWN - 1].rstrip() + "…"
    return f"{row.day or 'undated'}  {one_line(row.outlet or 'unknown outlet')}: “{words}”  {one_line(row.address)}"


def person_json(person: Person, registry: Registry, on: date | None) -> dict[str, Any]:
    """A person as JSON."""
    found: dict[str, Any] = {
        "key": person.key,
        "name": person.name,
        "country": person.country,
        "names": [{"language": language, "name": name} for language, name in person.names],
        "offices": [_tenure_json(tenure, registry.offices[tenure.office]) for tenure in registry.tenures(person.key)],
        "basis": _basis_json(person.basis),
    }
    if on:
        found["on"] = {
            "day": on.isoformat(),
            "offices": [
                {**_tenure_json(h.tenure, registry.offices[h.tenure.office]), "sure": h.sure, "why": h.why}
                for h in registry.role_on(person.key, on)
            ],
            "speaks_for": list(registry.speaks_for(person.key, on)),
        }
    return found


def figures_json(figures: Figures, last: int = LAST) -> dict[str, Any]:
    """What the ledger has of somebody, as JSON; an office is that of the day of the statement."""
    return {
        "statements": figures.total,
        "first": figures.first.isoformat() if figures.first else None,
        "last": figures.last.isoformat() if figures.last else None,
        "by_year": dict(sorted(figures.by_year.items())),
        "by_outlet": dict(figures.by_outlet.most_common()),
        "spellings": dict(figures.spellings.most_common()),
        "roles": dict(figures.roles.most_common()),
        "offices": dict(figures.offices.most_common()),
        "last_statements": [_citation_json(citation) for citation in reversed(figures.statements[-last:])],
    }


def _citation_json(citation: Citation) -> dict[str, Any]:
    row, voice = citation.said, citation.voice
    return {
        "id": row.statement,
        "day": row.day.isoformat() if row.day else None,
        "outlet": row.outlet,
        "role": row.role,
        "office": voice.office if voice else None,
        "office_sure": voice.sure if voice and voice.office else None,
        "words": row.words,
        "address": row.address,
    }


def candidates_json(candidates: Iterable[Candidate]) -> list[dict[str, Any]]:
    """Whom a name may mean, as JSON."""
    return [
        {"person": c.person, "score": c.score, "reasons": list(c.reasons), "against": list(c.against)}
        for c in candidates
    ]


def _title(office: str, registry: Registry) -> str:
    return registry.offices[office].title if office in registry.offices else office


def _held(held: Held, registry: Registry) -> str:
    office = registry.offices[held.tenure.office]
    speaks = ", ".join(one_line(_name_of(key, registry)) for key in office.speaks_for)
    doubt = "" if held.sure else f" (not sure: {held.why})"
    return one_line(office.title) + doubt + (f"; speaks for: {speaks}" if speaks else "")


def _name_of(key: str, registry: Registry) -> str:
    return registry.institutions[key].name if key in registry.institutions else registry.offices[key].title


def _tenure(tenure: Tenure, office: Office) -> str:
    until = {None: f"in office in {tenure.basis.date}", ENDED: "left, not known when"}.get(tenure.until, tenure.until)
    return f"{tenure.since or '?'} to {until}  {one_line(office.title)}"


def _tenure_json(tenure: Tenure, office: Office) -> dict[str, Any]:
    return {
        "office": office.key,
        "title": office.title,
        "kind": office.kind.value,
        "institution": office.institution,
        "since": tenure.since,
        "until": tenure.until,
        "basis": _basis_json(tenure.basis),
    }


def _basis_json(basis: Basis) -> dict[str, Any]:
    return {"source": basis.source, "date": basis.date, "checked": basis.checked}


def _basis(bases: set[Basis]) -> str:
    told = sorted({f"{one_line(b.source)}, {b.date}{'' if b.checked else ', not checked'}" for b in bases})
    return f"Basis: {'; '.join(told[:LISTED])}"


def most(counts: Counter[str]) -> str:
    """The commonest with their numbers, and how many more there are."""
    more = len(counts) - LISTED
    return counted(counts.most_common(LISTED)) + (f", and {more} more" if more > 0 else "")


def counted(pairs: Iterable[tuple[str, int]]) -> str:
    """Names with their numbers."""
    return ", ".join(f"{one_line(name)} {number:,}" for name, number in pairs)

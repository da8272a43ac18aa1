"""The registry as entries that the ledger keeps, and back: what a desk believed on a day."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from svodka.ids import canonical_json, text_checksum
from svodka.model import (
    Basis,
    EntryKind,
    Institution,
    InstitutionKind,
    Label,
    Office,
    OfficeKind,
    Outlet,
    People,
    Person,
    RegistryEntry,
    Tenure,
)


def entries_of(people: People) -> tuple[RegistryEntry, ...]:
    """All entries, in order of kind and key; equal registries give equal entries."""
    found = [
        *(_entry(EntryKind.PERSON, person.key, person) for person in people.persons),
        *(_entry(EntryKind.INSTITUTION, institution.key, institution) for institution in people.institutions),
        *(_entry(EntryKind.OFFICE, office.key, office) for office in people.offices),
        *(_entry(EntryKind.TENURE, tenure_key(tenure), tenure) for tenure in people.tenures),
        *(_entry(EntryKind.OUTLET, outlet.key, outlet) for outlet in people.outlets),
    ]
    return tuple(sorted(found, key=lambda entry: (entry.kind, entry.key)))


def tenure_key(tenure: Tenure) -> str:
    """What tells one term of office from another: nobody takes an office twice on one day."""
    return f"{tenure.office}/{tenure.person}/{tenure.since or '?'}"


def registry_checksum(entries: Iterable[RegistryEntry]) -> str:
    """One checksum of all entries."""
    return text_checksum(canonical_json([[e.kind.value, e.key, e.checksum] for e in entries]))


def people_of(entries: Iterable[RegistryEntry]) -> People:
    """The inverse of ``entries_of``. Raises ValueError, KeyError or TypeError for a record that is none of ours."""
    values: dict[EntryKind, list[dict[str, Any]]] = {kind: [] for kind in EntryKind}
    for entry in entries:
        values[entry.kind].append(json.loads(entry.record))
    return People(
        persons=tuple(Person(**_based(v)) for v in values[EntryKind.PERSON]),
        institutions=tuple(
            Institution(**_based(v) | {"kind": InstitutionKind(v["kind"])}) for v in values[EntryKind.INSTITUTION]
        ),
        offices=tuple(Office(**_based(v) | {"kind": OfficeKind(v["kind"])}) for v in values[EntryKind.OFFICE]),
        tenures=tuple(Tenure(**_based(v)) for v in values[EntryKind.TENURE]),
        outlets=tuple(Outlet(**_labelled(v)) for v in values[EntryKind.OUTLET]),
    )


def _entry(kind: EntryKind, key: str, value: Person | Institution | Office | Tenure | Outlet) -> RegistryEntry:
    record = canonical_json(asdict(value))
    return RegistryEntry(kind, key, record, text_checksum(record))


def _based(value: dict[str, Any]) -> dict[str, Any]:
    return _tuples(value) | {"basis": Basis(**value["basis"])}


def _labelled(value: dict[str, Any]) -> dict[str, Any]:
    labels = {name: Label(**value[name]) if value[name] else None for name in ("kind", "owner", "leaning", "reach")}
    return _tuples(value) | labels


def _tuples(value: dict[str, Any]) -> dict[str, Any]:
    """Lists as the tuples that they were, lists of pairs inside them, too."""
    return {
        name: tuple(tuple(x) if isinstance(x, list) else x for x in inner) if isinstance(inner, list) else inner
        for name, inner in value.items()
    }

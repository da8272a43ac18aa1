"""What a Russian digest needs of the registry: the Russian names and the sex of those who speak in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from svodka.model import EntryKind, Institution, LedgerRow, People, Person
from svodka.pipeline.desk import Desk
from svodka.write.line_plan import LinePlan
from svodka.write.russian import KnownInRussian


def known_in_russian(desk: Desk, rows: Iterable[LedgerRow], people: People) -> KnownInRussian:
    """By the identities that the ledger has; of whom it has none nothing is told."""
    persons = {person.key: person for person in people.persons}
    others = {one.key: one for one in people.institutions}
    names: dict[str, str] = {}
    sex: dict[str, str] = {}
    for row in rows:
        speaker = row.statement.speaker
        voice = desk.ledger.registering.identity(row.statement.id) if speaker else None
        if speaker is None or voice is None or voice.key is None:
            continue
        entry = persons.get(voice.key) if voice.kind is EntryKind.PERSON else others.get(voice.key)
        if entry is None:
            continue
        russian = next((name for language, name in entry.names if language == "ru"), None)
        if russian:
            names[speaker.name] = russian
        if voice.kind is EntryKind.PERSON and (found := persons[voice.key].sex):
            sex[speaker.name] = found
    return KnownInRussian(names, sex)


def holder_in_russian(plan: LinePlan, people: People) -> LinePlan:
    """The plan with the Russian name of whose line it is, where the registry has one."""
    if plan.turn is None:
        return plan
    name = plan.turn.holder.removeprefix("the ").casefold()
    entries: list[Institution | Person] = [*people.institutions, *people.persons]
    for entry in entries:
        if name in {entry.name.casefold(), *(one.casefold() for _, one in entry.names)}:
            russian = next((one for language, one in entry.names if language == "ru"), None)
            return replace(plan, turn=replace(plan.turn, holder=russian)) if russian else plan
    return plan

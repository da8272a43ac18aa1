"""The registry into the ledger, and whom of it each speaker is taken for.

The registry is read from its files at every start; where their bytes have changed since the last time, what changed is
appended to the ledger. Then the pass ``identify`` asks what has no answer yet from this registry and this version of
the rules; it can be stopped anywhere, and a second run adds nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from svodka.config import load_outlets, outlet_files, pack_outlets
from svodka.config.outlets import FOLDER as OUTLETS
from svodka.identity import Registry
from svodka.identity.recorded import entries_of, registry_checksum
from svodka.identity.voices import VERSION, Context, needs_text, voice_of
from svodka.ledger import Ledger, PassKey
from svodka.model import Citation, People, Voice
from svodka.people import FOLDER, PACKS, load_people
from svodka.toml import files_in

# Statements asked about in one transaction: half a second's work, so that little is lost when it is stopped
BATCH = 5_000
# of the form in which entries are kept: another form is another registry
FORM = "registry/1"


@dataclass(frozen=True, slots=True)
class Identified:
    """What a run of the pass did."""

    changed: int  # entries of the registry
    asked: int  # statements
    answers: int  # that are new or changed


def load_registry(root: Path) -> People:
    """The packs' and the desk's persons, offices, institutions and outlets. Raises ConfigError as its readers do."""
    outlets = {outlet.key: outlet for outlet in (*pack_outlets(), *load_outlets(root))}
    return replace(load_people(root), outlets=tuple(outlets.values()))


def files_checksum(root: Path) -> str:
    """A checksum of the bytes of all files of the registry, in order of their names."""
    found = hashlib.sha256(FORM.encode())
    folder = files("svodka") / "packs"
    pieces: list[Traversable | Path] = []
    for name in PACKS:
        pieces += sorted((f for f in (folder / name).iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    for path in (*pieces, *outlet_files(), *files_in(root / FOLDER), *files_in(root / OUTLETS)):
        data = path.read_bytes()
        found.update(f"{path.name} {len(data)}\n".encode())
        found.update(data)
    return found.hexdigest()


def note_registry(ledger: Ledger, root: Path, people: People, at: datetime) -> int:
    """Append what changed in the registry since it was last loaded; how many entries that is."""
    registering, checksum = ledger.registering, files_checksum(root)
    last = registering.last_load()
    if last and last.files == checksum:
        return 0
    entries = entries_of(people)
    return registering.load(entries, files=checksum, checksum=registry_checksum(entries), at=at)


def identify(
    ledger: Ledger,
    root: Path,
    *,
    now: Callable[[], datetime],
    people: People | None = None,
    registry: Registry | None = None,
    tell: Callable[[str], None] = lambda text: None,
) -> Identified:
    """Load the registry where it has changed, then ask whom each speaker is that has no answer from it.

    ``people`` and ``registry``: where the caller has read them already. ``tell`` is told how far it is.
    """
    people = people or load_registry(root)
    changed = note_registry(ledger, root, people, now())
    load = ledger.registering.last_change()
    assert load is not None, "a registry without any entry"
    key = PassKey(load, VERSION)
    asked = answers = 0
    while rows := ledger.registering.unasked(after := ledger.registering.asked_up_to(key), BATCH):
        registry = registry or Registry.of(people)
        new = [(row, voice) for row, voice in _asked(ledger, rows, registry) if voice != row.voice]
        if ledger.registering.append_identities(key, new, after=after, up_to=rows[-1].row, at=now()):
            asked, answers = asked + len(rows), answers + len(new)
            tell(f"{asked:,} statements asked")
    return Identified(changed, asked, answers)


def _asked(ledger: Ledger, rows: Sequence[Citation], registry: Registry) -> Iterator[tuple[Citation, Voice]]:
    """Each statement with whom its speaker is."""
    # the same name, office and day stand in a document several times
    plain = lru_cache(20_000)(lambda name, type_, role, day: voice_of(
        replace(rows[0].said, speaker=name, type=type_, role=role, day=day), registry))  # fmt: skip
    text = lru_cache(10)(lambda revision: _text(ledger, revision))
    for row in rows:
        said = row.said
        if needs_text(said, registry):
            outlet = registry.outlets.by_key.get(registry.outlets.publishing(said.outlet, said.address) or "")
            yield row, voice_of(said, registry, Context(text(row.revision), outlet.country if outlet else None))
        else:
            yield row, plain(said.speaker, said.type, said.role, said.day)


def _text(ledger: Ledger, revision: str) -> str:
    found = ledger.revision(revision)
    return found.text if found else ""

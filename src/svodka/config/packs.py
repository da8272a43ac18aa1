"""Packs: sources and outlets that come with the program, copied into a desk where the desk doesn't have them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from svodka import __version__
from svodka.config import outlets, sources
from svodka.config.edits import appended, editing, replace_file, split_blocks
from svodka.config.outlets import load_outlets, read_outlets
from svodka.config.sources import load_removed, load_sources, read_sources, same_address
from svodka.errors import ConfigError
from svodka.model import Outlet, Source
from svodka.toml import Table, parsed, tables

PACK_FILE = "pack.toml"


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that a desk can be set up with."""

    name: str
    title: str
    note: str
    folder: Traversable


@dataclass(frozen=True, slots=True)
class Copied:
    """What came of copying a pack into a desk."""

    sources: int  # added
    outlets: int  # added
    there: int  # sources that the desk has already, by key or by address
    removed: int  # sources that a person had taken out: they stay out
    claims: int = 0  # added


def packs() -> tuple[Pack, ...]:
    """The packs that come with the program and hold sources, by name."""
    folders = sorted((files("svodka") / "packs").iterdir(), key=lambda folder: folder.name)
    return tuple(_pack(folder) for folder in folders if (folder / sources.FOLDER).is_dir())


def copy_pack(root: Path, name: str, *, on: date) -> Copied:
    """Copy what the desk doesn't have yet of a pack into its folder; what is there is never changed.

    ``on`` is the day that the copies' first line tells. Raises ConfigError where there is no such pack, or where
    the desk's own files can't be read.
    """
    pack = next((pack for pack in packs() if pack.name == name), None)
    if pack is None:
        raise ConfigError(f"there is no pack {name!r}; there are: {', '.join(pack.name for pack in packs())}")
    from svodka.config.claims import copy_claims  # not before: it brings the lexicons of lines

    note = f"# From the pack {name} of svodka {__version__}, copied on {on}. Edit as you like: it is not overwritten.\n"
    with editing(root):
        had = load_sources(root)
        known = {outlet.key for outlet in load_outlets(root)}
        copied = sum(
            _copy(root / outlets.FOLDER, pack, file, [table.values["key"] not in known for table in found], note)
            for file, found in _files(pack, outlets.FOLDER, "outlet")
        )
        keys, addresses = {source.key for source in had}, {same_address(source.address) for source in had}
        out = {same_address(source.address) for source in load_removed(root)} - addresses
        added = there = removed = 0
        for file, found in _files(pack, sources.FOLDER, "source"):
            states = [_state(table, keys, addresses, out) for table in found]
            added += _copy(root / sources.FOLDER, pack, file, [state == "new" for state in states], note)
            there += states.count("there")
            removed += states.count("removed")
    return Copied(added, copied, there, removed, copy_claims(root, pack.folder))


def pack_outlets() -> tuple[Outlet, ...]:
    """The outlets of all packs, also of those that hold no sources: what a text may cite. The first of a key counts."""
    found: dict[str, Outlet] = {}
    for folder in _outlet_folders():
        for file in _toml_files(folder):
            place = Path(folder.name, file.name)
            for outlet in read_outlets(tables(place, "outlet", file.read_text(encoding="utf-8"))):
                found.setdefault(outlet.key, outlet)
    return tuple(found.values())


def outlet_files() -> tuple[Traversable, ...]:
    """The files of all packs' outlets, in an order that stays."""
    return tuple(file for folder in _outlet_folders() for file in _toml_files(folder))


def check_pack(pack: Pack) -> tuple[tuple[Source, ...], tuple[Outlet, ...]]:
    """All that a pack holds. Raises ConfigError as for a desk's own files."""
    described = read_outlets(table for _, found in _files(pack, outlets.FOLDER, "outlet") for table in found)
    held = [table for _, found in _files(pack, sources.FOLDER, "source") for table in found]
    return read_sources(held, {outlet.key for outlet in described}), described


def _pack(folder: Traversable) -> Pack:
    values = parsed((folder / PACK_FILE).read_text(encoding="utf-8"), PACK_FILE)
    found = Table(f"{folder.name}/{PACK_FILE}", values)
    return Pack(folder.name, found.needed("title"), found.needed("note"), folder)


def _outlet_folders() -> list[Traversable]:
    folders = sorted((files("svodka") / "packs").iterdir(), key=lambda folder: folder.name)
    return [inside for folder in folders if (inside := folder / outlets.FOLDER).is_dir()]


def _toml_files(folder: Traversable) -> list[Traversable]:
    return sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda file: file.name)


def _files(pack: Pack, folder: str, name: str) -> list[tuple[Traversable, list[Table]]]:
    """The pack's files of one kind by name, with their tables."""
    found = sorted((pack.folder / folder).iterdir(), key=lambda file: file.name)
    return [
        (file, tables(Path(pack.name, folder, file.name), name, file.read_text(encoding="utf-8")))
        for file in found
        if file.name.endswith(".toml")
    ]


def _state(table: Table, keys: Collection[str], addresses: Collection[str], out: Collection[str]) -> str:
    same = same_address(table.needed("address"))
    if table.needed("key") in keys or same in addresses:
        return "there"
    return "removed" if same in out else "new"


def _copy(folder: Path, pack: Pack, file: Traversable, wanted: Sequence[bool], note: str) -> int:
    """Append the wanted tables of a pack's file to the desk's copy of it; how many."""
    if not any(wanted):
        return 0
    head, blocks = split_blocks(file.read_text(encoding="utf-8"))
    assert len(blocks) == len(wanted), f"the pack's {file.name} has a header inside a text"
    path = folder / f"{pack.name}-{file.name}"
    chosen = [block for block, want in zip(blocks, wanted, strict=True) if want]
    replace_file(path, appended(path, chosen, note + head))
    return len(chosen)

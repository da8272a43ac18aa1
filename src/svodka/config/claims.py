"""A desk's claims: one TOML file each in its folder ``claims/``; those of a pack are copied there."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from pathlib import Path

from svodka.config.edits import editing, replace_file
from svodka.errors import ConfigError, UsageError
from svodka.model import Claim
from svodka.toml import read_text
from svodka.track.claims import parse_claim

FOLDER = "claims"


def load_claims(root: Path) -> dict[str, Claim]:
    """The claims of a desk by their keys. Raises ConfigError that names file and key; two of one key are refused."""
    found: dict[str, Claim] = {}
    files: dict[str, Path] = {}
    folder = root / FOLDER
    for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
        if path.name.startswith("."):
            continue
        claim = parse_claim(read_text(path), file=str(path), key=path.stem)
        if claim.key in found:
            raise ConfigError(f"{path}: the key {claim.key!r} is in {files[claim.key].name}, too; change one of them")
        found[claim.key], files[claim.key] = claim, path
    return found


def claim_of(root: Path, key: str) -> Claim:
    """One claim of a desk; a usage error that names those that are there."""
    found = load_claims(root)
    if key not in found:
        near = [name for name in found if key in name]
        if len(near) == 1:
            return found[near[0]]
        names = ", ".join(near or found) or "none yet; write one with: svodka claim new"
        raise UsageError(f"the desk has no claim {key!r}; its claims: {names}")
    return found[key]


def neighbours_of(claim: Claim, claims: dict[str, Claim]) -> tuple[Claim, ...]:
    """The claims of the desk that must be told apart from one: those that either names."""
    return tuple(
        other
        for key, other in claims.items()
        if key != claim.key and (key in claim.neighbours or claim.key in other.neighbours)
    )


def write_claim(root: Path, key: str, text: str, *, replace: bool = False) -> Path:
    """Write a claim's file, read back before it is kept. Raises UsageError where there is one of that name."""
    path = root / FOLDER / f"{key}.toml"
    parse_claim(text, file=str(path), key=key)
    with editing(root):
        if path.exists() and not replace:
            raise UsageError(f"{path} is there already; edit it, or give another name with --key")
        path.parent.mkdir(exist_ok=True)
        replace_file(path, text)
    return path


def copy_claims(root: Path, pack: Traversable) -> int:
    """Copy the claims of a pack that the desk doesn't have; how many."""
    folder = pack / FOLDER
    if not folder.is_dir():
        return 0
    have = set(load_claims(root))
    copied = 0
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        target = root / FOLDER / file.name
        if file.name.endswith(".toml") and not target.exists() and file.name.removesuffix(".toml") not in have:
            target.parent.mkdir(exist_ok=True)
            replace_file(target, file.read_text(encoding="utf-8"))
            copied += 1
    return copied

"""The pages of a site to a folder: all of them or none; what stood there before stays until then."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from svodka.errors import SvodkaError
from svodka.publish.issues import SitePage

# in a folder that we wrote: only such a one is ever replaced
MARK = ".svodka-site"


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a site's folder."""

    folder: Path
    pages: int
    changed: int  # pages that are new or other than before
    removed: int


def write_site(folder: Path, pages: Sequence[SitePage]) -> Written:
    """Write the pages in place of the folder's earlier ones.

    They are written beside it and take its place by two renames, so that a full disk or a crash leaves the old site;
    where the second of them never came, the next run puts the old one back. SvodkaError where it can't be written, or
    where the folder holds something that no svodka wrote.
    """
    folder = folder.absolute()
    fresh, old = (folder.with_name(f".{folder.name}.{suffix}") for suffix in ("new", "old"))
    try:
        if not folder.exists() and old.exists():
            old.replace(folder)  # a crash between the two renames
        _refuse_strangers(folder)
        before = _contents(folder)
        for leftover in (fresh, old):
            shutil.rmtree(leftover, ignore_errors=True)
        for page in pages:
            _write(fresh / page.path, page.content)
        _write(fresh / MARK, "This folder is written by svodka publish; what else is put here is removed by it.\n")
        _sync(fresh)
        if folder.exists():
            folder.replace(old)
        fresh.replace(folder)
        _sync(folder.parent)
    except OSError as error:
        with suppress(OSError):
            if not folder.exists() and old.exists():
                old.replace(folder)
        shutil.rmtree(fresh, ignore_errors=True)
        why = error.strerror or str(error)
        raise SvodkaError(f"the site can't be written to {folder} ({why}); the one that was there stays") from error
    shutil.rmtree(old, ignore_errors=True)
    now = {page.path: page.content.encode("utf-8", "backslashreplace") for page in pages}
    changed = sum(before.get(path) != content for path, content in now.items())
    return Written(folder, len(now), changed, len(before.keys() - now.keys() - {MARK}))


def _refuse_strangers(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir() or (any(folder.iterdir()) and not (folder / MARK).is_file()):
        raise SvodkaError(f"{folder} holds something else than a site of ours; name an empty or a new folder")


def _contents(folder: Path) -> dict[str, bytes]:
    if not folder.is_dir():
        return {}
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content.encode("utf-8", "backslashreplace"))
        file.flush()


def _sync(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""Changes of a desk's files that leave alone what people wrote: comments, order, spelling.

A change is made in the text, not by writing all of it anew. The outcome is read before it is kept: where it doesn't
say exactly what it should (a header inside a text of several lines, say), nothing is changed and the person is told.
One command at a time changes a desk's files; a crash leaves the old file or the new one.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from svodka.config import outlets, sources
from svodka.config.outlets import load_outlets, outlet_text, read_outlets
from svodka.config.sources import Where, load_removed, read_sources, same_address, source_text
from svodka.errors import ConfigError
from svodka.model import Outlet, Source
from svodka.toml import files_in, read_text, tables

_HEADER = re.compile(r"[ \t]*\[\[[ \t]*(?:source|outlet|watch|delivery)[ \t]*\]\][ \t\r]*(?:#.*)?")
_PAUSED = re.compile(r"([ \t]*paused[ \t]*=[ \t]*)(?:true|false)(.*)", re.S)

_REMOVED_HEAD = "# Sources that were taken out. To have one back: svodka source add ADDRESS\n"
_OWN_HEAD = "# Added by commands; edit as you like.\n"


def add_sources(root: Path, new: Sequence[Source]) -> None:
    """Append sources to ``sources/own.toml``; one that had been taken out comes back as it was written.

    Raises ConfigError, before anything is changed, where a key or an address is there already.
    """
    with editing(root):
        back = _removed_blocks(root)
        blocks = [back.get(same_address(source.address), source_text(source)) for source in new]
        path = root / sources.FOLDER / sources.OWN
        text = appended(path, blocks, _OWN_HEAD)
        others = [table for other in _others(root, path) for table in tables(other, "source")]
        read_sources([*others, *tables(path, "source", text)], {outlet.key for outlet in load_outlets(root)})
        replace_file(path, text)
        if back:
            gone = {same_address(source.address) for source in new}
            _rewrite_removed(root, lambda source: same_address(source.address) not in gone)


def add_outlets(root: Path, new: Sequence[Outlet]) -> None:
    """Append outlets to ``outlets/own.toml``. Raises ConfigError, before anything is changed, for a key in use."""
    with editing(root):
        path = root / outlets.FOLDER / outlets.OWN
        text = appended(path, [outlet_text(outlet) for outlet in new], _OWN_HEAD)
        others = [p for p in files_in(root / outlets.FOLDER) if p != path]
        read_outlets([*(t for other in others for t in tables(other, "outlet")), *tables(path, "outlet", text)])
        replace_file(path, text)


def pause(root: Path, chosen: Iterable[Where], *, paused: bool) -> None:
    """Write ``paused = true`` into the tables of these sources, or take it out."""
    with editing(root):
        for path, numbers in _by_file(root, chosen).items():
            head, blocks = split_blocks(read_text(path))
            changed = [_paused(b, paused) if n in numbers else b for n, b in enumerate(blocks)]
            expected = [
                {**t.values, "paused": paused} if n in numbers else t.values
                for n, t in enumerate(tables(path, "source"))
            ]
            _check(path, head + "".join(changed), expected)
            replace_file(path, head + "".join(changed))


def remove(root: Path, chosen: Iterable[Where]) -> None:
    """Take the tables of these sources, comments directly above them included, over to ``removed.toml``."""
    with editing(root):
        for path, numbers in _by_file(root, chosen).items():
            head, blocks = split_blocks(read_text(path))
            values = [table.values for table in tables(path, "source")]
            left = [v for n, v in enumerate(values) if n not in numbers]
            text = head + "".join(b for n, b in enumerate(blocks) if n not in numbers)
            if len(blocks) != len(values):
                raise _by_hand(path)
            _check(path, text, left)
            # first there, then no longer here: a crash between the two leaves it in both, where it still counts
            removed = root / sources.REMOVED
            replace_file(removed, appended(removed, [b for n, b in enumerate(blocks) if n in numbers], _REMOVED_HEAD))
            replace_file(path, text)


@contextlib.contextmanager
def editing(root: Path) -> Iterator[None]:
    """Wait until no other command changes the desk's files, and keep others waiting; errors as ConfigError."""
    try:
        handle = os.open(root, os.O_RDONLY)
    except OSError as error:
        raise ConfigError(f"can't open {root}: {error.strerror}") from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def split_blocks(text: str) -> tuple[str, list[str]]:
    """What stands above the first table, and each table with the comment lines directly above it.

    Joined, they are the text. A header inside a text of several lines is taken for one; who uses this checks.
    """
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    starts = []
    for number, line in enumerate(lines):
        if _HEADER.fullmatch(line.rstrip("\n")):
            start = number
            while start and lines[start - 1].lstrip().startswith("#"):
                start -= 1
            starts.append(start)
    bounds = [*starts, len(lines)]
    head = "".join(lines[: bounds[0]])
    return head, ["".join(lines[a:b]) for a, b in pairwise(bounds)]


def replace_file(path: Path, text: str) -> None:
    """Put ``text`` in place of the file at once: after a crash there is the old one or the new one."""
    path = path.resolve()  # a link stays a link
    partial = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, partial)
        partial.replace(path)
    except OSError as error:
        raise ConfigError(f"can't write {path}: {error.strerror}; make room or ask its owner") from error


def appended(path: Path, blocks: Iterable[str], head: str) -> str:
    """The file's text with the blocks behind it, an empty line between them."""
    text = read_text(path) if path.exists() else head
    for block in blocks:
        text = (text.rstrip("\n") + "\n\n" if text.strip() else "") + block.strip("\n") + "\n"
    return text


def _others(root: Path, path: Path) -> list[Path]:
    return [other for other in files_in(root / sources.FOLDER) if other != path]


def _by_file(root: Path, chosen: Iterable[Where]) -> dict[Path, set[int]]:
    """The numbers of the chosen tables by file. Raises ConfigError where one of them has just been taken out."""
    now = {where.source.key: where for where in sources.where_sources(root)}
    found: dict[Path, set[int]] = {}
    for where in chosen:
        current = now.get(where.source.key)
        if current is None:
            raise ConfigError(f"the source {where.source.key} has just been taken out; nothing was changed")
        found.setdefault(current.path, set()).add(current.number)
    return found


def _paused(block: str, paused: bool) -> str:
    lines = block.splitlines(keepends=True)
    for number, line in enumerate(lines):
        if match := _PAUSED.fullmatch(line):
            if not paused and not match[2].strip():
                del lines[number]
            else:
                lines[number] = f"{match[1]}{'true' if paused else 'false'}{match[2]}"
            return "".join(lines)
    header = next(n for n, line in enumerate(lines) if _HEADER.fullmatch(line.rstrip("\r\n")))
    if not lines[header].endswith("\n"):
        lines[header] += "\n"
    if paused:
        lines.insert(header + 1, "paused = true" + ("\r\n" if lines[header].endswith("\r\n") else "\n"))
    return "".join(lines)


def _check(path: Path, text: str, expected: Sequence[Mapping[str, object]]) -> None:
    """Raises ConfigError where the changed text of a file of sources doesn't say what is expected."""
    try:
        said = [table.values for table in tables(path, "source", text)]
    except ConfigError:
        raise _by_hand(path) from None
    if [{"paused": False, **table} for table in said] != [{"paused": False, **table} for table in expected]:
        raise _by_hand(path)


def _by_hand(path: Path) -> ConfigError:
    return ConfigError(f"{path} is written in a way that this command can't change safely; change it in an editor")


def _removed_blocks(root: Path) -> dict[str, str]:
    """What was taken out, by address, as it was written; the latest where it was taken out twice."""
    path = root / sources.REMOVED
    removed = load_removed(root)
    if not removed:
        return {}
    _, blocks = split_blocks(read_text(path))
    if len(blocks) != len(removed):
        raise _by_hand(path)
    return {same_address(source.address): block for source, block in zip(removed, blocks, strict=True)}


def _rewrite_removed(root: Path, stays: Callable[[Source], bool]) -> None:
    path = root / sources.REMOVED
    removed = load_removed(root)
    head, blocks = split_blocks(read_text(path))
    text = head + "".join(block for source, block in zip(removed, blocks, strict=True) if stays(source))
    values = [table.values for source, table in zip(removed, tables(path, "source"), strict=True) if stays(source)]
    _check(path, text, values)
    replace_file(path, text)

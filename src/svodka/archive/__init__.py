"""Bytes in, checksum out, nothing ever changed: a folder that ``sha256sum`` can check.

Objects are the plain bytes at ``ROOT/sha256/ab/abcdef…``, read-only. An object appears under its name
whole or not at all: it is written under ``ROOT/partial``, forced to disk, and renamed.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from svodka import ids
from svodka.errors import ArchiveError

CHECKSUM = re.compile(r"[0-9a-f]{64}")


class DamagedObjectError(ArchiveError):
    """One archived object is missing, or is not the bytes that were archived; the others are not concerned."""


class Archive:
    """A content-addressed folder of bytes.

    ``at`` is called with the name of each point that ``put`` passes, for tests that stop it there.
    """

    def __init__(self, root: Path, *, at: Callable[[str], None] = lambda point: None) -> None:
        self.root = root
        self._objects = root / "sha256"
        self._partial = root / "partial"
        self._at = at

    def create(self) -> None:
        """Make the empty folders; those that exist stay as they are."""
        with _explained("make", self.root):
            self._objects.mkdir(parents=True, exist_ok=True)
            self._partial.mkdir(exist_ok=True)
            for folder in (self.root, self.root.parent):
                _sync_folder(folder)

    def path_of(self, checksum: str) -> Path:
        """Where the object with this checksum is, or would be."""
        if not CHECKSUM.fullmatch(checksum):
            raise ArchiveError(f"not a sha256 in hex: {checksum!r}")
        return self._objects / checksum[:2] / checksum

    def has(self, checksum: str) -> bool:
        """Whether there is an object of this name; its bytes are not read."""
        return self.path_of(checksum).is_file()

    def put(self, data: bytes) -> str:
        """Keep ``data`` and return its checksum; when this returns, the bytes are on disk.

        Bytes that are there already are checked and not written again. Raises ``DamagedObjectError`` where
        they differ, ``ArchiveError`` where the disk is full or the folder can't be written; in neither case
        is there a half object.
        """
        checksum = ids.checksum(data)
        with _explained("write to", self.root):
            if self.has(checksum):
                self.get(checksum)
            else:
                self._write(data, self.path_of(checksum))
        return checksum

    def get(self, checksum: str) -> bytes:
        """The bytes of an object, checked; raises ``DamagedObjectError`` where missing or changed."""
        data, found = self.read_unchecked(checksum)
        if found != checksum:
            raise DamagedObjectError(
                f"archived bytes changed: {self.path_of(checksum)} now has checksum {found}; "
                "restore it from a backup, or move it away and add its address again"
            )
        return data

    def read_unchecked(self, checksum: str) -> tuple[bytes, str]:
        """The bytes under this name as they are now, with the checksum that they have now."""
        path = self.path_of(checksum)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            raise DamagedObjectError(
                f"archived bytes are missing: {path}; restore the file from a backup, or add its address again"
            ) from None
        except OSError as error:
            raise DamagedObjectError(f"can't read archived bytes: {path}: {error.strerror}") from error
        return data, ids.checksum(data)

    def checksums(self) -> Iterator[str]:
        """The names of all objects, in order. A file whose name is no checksum is left to ``strangers``."""
        for path in self._files():
            if self._is_object(path):
                yield path.name

    def strangers(self) -> Iterator[Path]:
        """Files among the objects whose name or folder is not that of an object."""
        return (path for path in self._files() if not self._is_object(path))

    def sweep(self) -> int:
        """Remove what an interrupted ``put`` left half-written; only while nobody else writes."""
        leftovers = list(self._partial.glob("*.part"))
        for path in leftovers:
            path.unlink(missing_ok=True)
        return len(leftovers)

    def _files(self) -> Iterator[Path]:
        return (path for path in sorted(self._objects.rglob("*")) if not path.is_dir())

    def _is_object(self, path: Path) -> bool:
        return bool(CHECKSUM.fullmatch(path.name)) and path == self.path_of(path.name)

    def _write(self, data: bytes, path: Path) -> None:
        self._partial.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(suffix=".part", dir=self._partial)
        partial = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fchmod(file.fileno(), 0o444)
                os.fsync(file.fileno())
            self._at("bytes written")
            if not path.parent.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                _sync_folder(path.parent.parent)
            partial.rename(path)
            self._at("bytes renamed")
            _sync_folder(path.parent)
        finally:
            partial.unlink(missing_ok=True)


@contextlib.contextmanager
def _explained(verb: str, path: Path) -> Iterator[None]:
    """Errors of the system as ``ArchiveError`` with what to do."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise ArchiveError(
                f"no space left for the archive {path}: free some and run the same command again; "
                "what was reported as added is kept"
            ) from error
        raise ArchiveError(f"can't {verb} the archive {path}: {error.strerror or error}") from error


def _sync_folder(path: Path) -> None:
    """Force the names in a folder to disk: without it a renamed file may be nameless after a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

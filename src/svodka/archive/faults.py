"""Errors of the archive, and errors of the system in its words."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path

from svodka.errors import ArchiveError


class DamagedObjectError(ArchiveError):
    """One archived body is missing, or is not the bytes that were archived; the others are not concerned."""


@contextlib.contextmanager
def explained(verb: str, path: Path) -> Iterator[None]:
    """Errors of the system as ``ArchiveError`` with what to do."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise ArchiveError(
                f"no space left for the archive {path}: free some and run the same command again; "
                "what was reported as added is kept"
            ) from error
        advice = ""
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            advice = "; run svodka as the owner of the folder, or make it writable"
        raise ArchiveError(f"can't {verb} the archive {path}: {error.strerror or error}{advice}") from error

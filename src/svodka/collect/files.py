"""Files, folders and standard input."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from svodka.errors import CollectError

# What a folder's files may be called to be taken for documents; a file that is named itself is always tried
SUFFIXES = frozenset(
    {"", ".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".vtt", ".srt", ".pdf", ".docx", ".eml", ".mbox"}
)
# Files of other names that hold documents: what Telegram Desktop writes
NAMES = frozenset({"result.json"})
# A maildir holds a message a file, under names without a suffix; what is in tmp was not delivered to its end
_MAILDIR = frozenset({"cur", "new", "tmp"})

# Web archives, which hold many documents each
ARCHIVES = (".warc", ".warc.gz", ".arc", ".arc.gz", ".wacz")


def is_archive(path: Path) -> bool:
    """Whether a file is a web archive by its name."""
    return path.name.lower().endswith(ARCHIVES)


def read_file(path: Path, limit: int) -> bytes:
    """The bytes of a file. Raises CollectError where it is missing, forbidden, no file or over ``limit`` bytes."""
    try:
        with path.open("rb") as file:
            return read_stream(file, limit)
    except FileNotFoundError:
        raise CollectError("there is no such file; check the path") from None
    except NotADirectoryError:
        raise CollectError("a part of its path is a file, not a folder; check the path") from None
    except PermissionError:
        raise CollectError("it may not be read (no permission); ask its owner or change its mode") from None
    except OSError as error:
        raise CollectError(f"it can't be read ({error.strerror or error})") from None


def read_stream(file: BinaryIO, limit: int) -> bytes:
    """All bytes of a stream. Raises CollectError where there are more than ``limit``."""
    data = file.read(limit + 1)
    if len(data) > limit:
        raise CollectError(f"it is larger than {limit // 2**20} MiB; split it and read the parts")
    return data


def documents_in(folder: Path, say: Callable[[str], None]) -> Iterator[Path]:
    """The documents below a folder, sorted by path; what is skipped is said.

    Links to folders aren't followed: they may lead in circles. Raises CollectError where the folder can't be read.
    """
    found: list[Path] = []
    skipped: Counter[str] = Counter()
    hidden = 0

    def refuse(error: OSError) -> None:
        raise CollectError(f"the folder {error.filename} can't be read ({error.strerror}); ask its owner")

    for parent, folders, names in os.walk(folder, onerror=refuse):
        hidden += sum(name.startswith(".") for name in [*folders, *names])
        folders[:] = [name for name in folders if not name.startswith(".")]
        if set(folders) >= _MAILDIR:
            folders.remove("tmp")
        letters = _is_of_maildir(Path(parent))
        for path in (Path(parent, name) for name in names if not name.startswith(".")):
            named = letters or path.suffix.lower() in SUFFIXES or path.name in NAMES or is_archive(path)
            if named and path.is_file():
                found.append(path)
            else:
                skipped[path.suffix.lower() or "no file"] += 1
    if hidden:
        say(f"{folder}: skipped {hidden} hidden file(s) or folder(s)")
    if skipped:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(skipped.items()))
        say(f"{folder}: skipped what is no document by its name ({kinds}); name a file itself to have it tried")
    if not found:
        raise CollectError(
            "the folder holds no document; documents end in "
            ".txt, .md, .html, .pdf, .docx, .eml, .mbox, .vtt, .srt or .wacz"
        )
    yield from sorted(found)


def _is_of_maildir(folder: Path) -> bool:
    """Whether a folder holds the messages of a maildir: cur or new, with their sisters beside it."""
    return folder.name in ("cur", "new") and all((folder.parent / name).is_dir() for name in _MAILDIR)

"""The index brought up to the WARC files, and a file that ends in a torn record made whole."""

from __future__ import annotations

import os
import re
from pathlib import Path

from svodka.archive.index import Entry, Index
from svodka.archive.members import Gap, Head, Member, walk

NAME = re.compile(r"\d{4}-\d\d-\d\d-\d{4}\.warc\.gz")
_BODY = {"response", "resource", "revisit"}
# Bytes not yet in the index from which on it is read whole, once, instead of a part of it for each record; 16 MB are
# some thousand pages
MANY = 16 * 2**20


class CatchingUp:
    """How far the WARC files of a folder are in the index."""

    def __init__(self, folder: Path, index: Index) -> None:
        self._folder = folder
        self._index = index
        self._noted: dict[str, int] = {}
        self._seen: dict[str, int] | None = None  # file name -> bytes that are in the index; None: not yet asked

    def warc_files(self) -> list[Path]:
        """The WARC files in the order of their days."""
        return sorted(path for path in self._folder.glob("*.warc.gz") if NAME.fullmatch(path.name))

    def look(self) -> None:
        """Enter whole records that are not in the index; a torn one at an end may be still in writing."""
        self._catch_up()

    def repair(self) -> list[str]:
        """The same, and cut off torn ends; a sentence for each."""
        done = [_cut(path, at) for path, at in self._catch_up() if at < path.stat().st_size]
        self.note()
        return done

    def seen(self, path: Path) -> None:
        """All of a file is in the index."""
        self._known()[path.name] = path.stat().st_size

    def note(self) -> None:
        """Note it for the next opening, where it is not noted yet."""
        known = self._known()
        if known != self._noted:
            self._index.note(known)
            self._noted = dict(known)

    def _known(self) -> dict[str, int]:
        if self._seen is None:
            self._noted = self._index.noted()
            self._seen = dict(self._noted)
        return self._seen

    def _catch_up(self) -> list[tuple[Path, int]]:
        """Enter what is missing; the files that went on behind what was known, each with where its whole part ends."""
        known = self._known()
        sizes = {path: path.stat().st_size for path in self.warc_files()}
        behind = {path: known.get(path.name, 0) for path, size in sizes.items() if size != known.get(path.name, 0)}
        # a file that is shorter than it was known to be was cut or restored: it is looked through from its beginning
        behind = {path: at if at < sizes[path] else 0 for path, at in behind.items()}
        entered: set[tuple[str, int]] | None = None
        if sum(sizes[path] - at for path, at in behind.items()) > MANY:
            names = {path.name for path in behind}
            entered = {(entry.file, entry.offset) for entry in self._index.all() if entry.file in names}
        ends = []
        for path, at in behind.items():
            end = self._enter(path, at, entered)
            known[path.name] = end
            ends.append((path, end))
        return ends

    def _enter(self, path: Path, start: int, entered: set[tuple[str, int]] | None) -> int:
        """Enter the records of a file from an offset on; where the last whole one ends."""
        end = start
        for member in walk(path, start, Head):
            if isinstance(member, Gap):
                continue
            end = member.offset + member.length
            entry = entry_of(path.name, member)
            if entry is None or (entered is not None and (entry.file, entry.offset) in entered):
                continue
            found = self._index.find(entry.checksum) if entered is None or not entry.is_body else []
            if any((e.file, e.offset) == (entry.file, entry.offset) for e in found):
                continue
            if entry.is_body or all(e.address != entry.address for e in found):
                self._index.add(entry)
        return end


def entry_of(file: str, member: Member[Head]) -> Entry | None:
    """The line of the index for a record, if it holds a body or refers to one."""
    fields = member.head.fields
    kind, digest = fields.get("warc-type", ""), fields.get("warc-payload-digest", "")
    told = [fields.get(name, "") for name in ("warc-date", "warc-record-id", "warc-target-uri")]
    if kind not in _BODY or not re.fullmatch(r"sha256:[0-9a-f]{64}", digest) or any(len(t.split()) != 1 for t in told):
        return None
    return Entry(digest.removeprefix("sha256:"), file, member.offset, member.length, kind, *told)


def _cut(path: Path, at: int) -> str:
    """Cut a file at ``at``, and keep what is cut off beside it; the sentence that tells it."""
    torn = path.with_name(f"{path.name}.{at}.torn")
    with path.open("rb+") as file:
        file.seek(at)
        rest = file.read()
        with torn.open("ab") as beside:
            beside.write(rest)
            beside.flush()
            os.fsync(beside.fileno())
        file.truncate(at)
        os.fsync(file.fileno())
    return (
        f"{path}: its last record was not whole, as after a crash or a power cut; the file was cut after its last "
        f"whole record, at byte {at:,}, and the {len(rest):,} bytes that were cut off are in {torn.name}"
    )

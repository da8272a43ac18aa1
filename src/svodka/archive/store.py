"""The archive of a desk: captures are appended to WARC files, and bodies found again by their checksum."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from svodka import ids
from svodka.archive import members
from svodka.archive.catching_up import CatchingUp
from svodka.archive.faults import DamagedObjectError, explained
from svodka.archive.index import Entry, Index
from svodka.archive.making import records_of, target, warcinfo
from svodka.errors import ArchiveError
from svodka.model import Capture

CHECKSUM = re.compile(r"[0-9a-f]{64}")
# What the WARC specification recommends for a file, and what replay programs open quickly
LARGEST = 10**9
# A note of how far the index goes forces up to 256 files to disk; after so many records it costs little of their time,
# and reading so many again after a crash takes a second
NOTE_EVERY = 4096
# The last captures, by which another part of the same bytes is known for that (an mbox has thousands)
RECENT = 64


@dataclass(frozen=True, slots=True)
class Record:
    """One record of the archive, as its head tells."""

    file: str
    offset: int
    length: int  # of its gzip member
    type: str
    address: str  # target URI; empty: of no document (warcinfo)
    date: str  # WARC-Date
    checksum: str  # of the body; empty: none is told
    id: str


class Archive:
    """The WARC files of a desk. One writer at a time (``Desk.adding`` sees to it); readers may read meanwhile.

    ``at`` is called with the name of each point that ``keep`` passes, for tests that stop it there. ``largest``: bytes
    after which a new file is begun. Raises ``ArchiveError`` for an archive that an early version made.
    """

    def __init__(self, root: Path, *, at: Callable[[str], None] = lambda point: None, largest: int = LARGEST) -> None:
        self.root = root
        self.files = root / "warc"
        self._index = Index(root / "index")
        self._catching_up = CatchingUp(self.files, self._index)
        self._at, self._largest = at, largest
        self._may_append = False
        self._unnoted = 0
        self._recent: dict[tuple[str, str, datetime], None] = {}
        self._hashed: tuple[bytes, str] = (b"", ids.checksum(b""))
        if (root / "sha256").is_dir():
            raise ArchiveError(
                f"the archive {root} was made by an early version of svodka, which kept files by their checksum: "
                "make a new desk with svodka init, and add the documents again"
            )

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def create(self) -> None:
        """Make the empty folders; those that exist stay as they are."""
        with explained("make", self.root):
            self.files.mkdir(parents=True, exist_ok=True)
            (self.root / "index").mkdir(exist_ok=True)
            for folder in (self.root, self.root.parent):
                _sync_folder(folder)

    def close(self) -> None:
        """Note how far the index goes, so that the next opening need not look."""
        if self._unnoted:
            self._catching_up.note()
            self._unnoted = 0

    # ------------------------------------------------------------------------------------------ appending

    def repair(self) -> list[str]:
        """Make the files fit to be appended to, after whatever happened; what was done, a sentence each.

        A file whose last record is torn is cut after its last whole one, and what was cut off kept beside it. Records
        that are not in the index are entered. Only while nobody else writes.
        """
        with explained("write to", self.root):
            done = self._catching_up.repair()
        self._may_append = True
        return done

    def keep(self, capture: Capture, now: datetime | None = None) -> str:
        """Keep what was fetched and return the checksum of its body; when this returns, it is on disk.

        ``now``: when it arrived, which names the file; else when it was fetched. A body that is there already, and
        whole, is not written again: from the web a ``revisit`` record refers to it, and so it does where another
        address has it; the same file again adds nothing. A body that is there but damaged is written anew. Raises
        ``ArchiveError`` where the disk is full or the folder can't be written; then there is no half record.
        """
        checksum = self._checksum(capture.data)
        address = target(capture.address, checksum)
        occasion = (checksum, address, capture.fetched_at)
        if occasion in self._recent:
            return checksum
        if not self._may_append:
            self.repair()
        known = self._index.find(checksum)
        first = next((entry for entry in reversed(known) if entry.is_body and self._body(entry) is not None), None)
        if first is None or capture.exchange or all(entry.address != address for entry in known):
            self._append(capture, checksum, first, known, now or capture.fetched_at)
        self._recent[occasion] = None
        if len(self._recent) > RECENT:
            del self._recent[next(iter(self._recent))]
        return checksum

    def _checksum(self, data: bytes) -> str:
        if self._hashed[0] is not data:
            self._hashed = (data, ids.checksum(data))
        return self._hashed[1]

    def _append(self, capture: Capture, checksum: str, first: Entry | None, known: list[Entry], now: datetime) -> None:
        made = records_of(capture, checksum, first)
        with explained("write to", self.root):
            path = self._file_of(now)
            if not path.exists() or path.stat().st_size == 0:
                made.insert(0, warcinfo(path.name, now))
            offset = self._written(path, b"".join(one.member for one in made))
        self._at("record synced")
        body = made[-1]
        if first is None or all(entry.address != body.address for entry in known):
            at = offset + sum(len(one.member) for one in made[:-1])
            length = len(body.member)
            self._index.add(Entry(checksum, path.name, at, length, body.type, body.date, body.id, body.address))
        self._at("record indexed")
        self._catching_up.seen(path)
        self._unnoted += 1
        if self._unnoted >= NOTE_EVERY:
            self.close()

    def _file_of(self, now: datetime) -> Path:
        """The file of a day to which is appended now."""
        day = now.astimezone(UTC).date().isoformat()
        self.files.mkdir(parents=True, exist_ok=True)
        number = max(
            (int(path.name[11:15]) for path in self.files.glob(f"{day}-[0-9][0-9][0-9][0-9].warc.gz")), default=1
        )
        path = self.files / f"{day}-{number:04}.warc.gz"
        if path.exists() and path.stat().st_size >= self._largest:
            path = self.files / f"{day}-{number + 1:04}.warc.gz"
        return path

    def _written(self, path: Path, data: bytes) -> int:
        """Append and force to disk; where it begins. What could not be written whole is taken back."""
        is_new = not path.exists()
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            size = os.fstat(handle).st_size
            try:
                left = memoryview(data)
                while left:
                    left = left[os.write(handle, left) :]
                self._at("record written")
                os.fsync(handle)
            except OSError:
                os.ftruncate(handle, size)
                raise
        finally:
            os.close(handle)
        if is_new:
            _sync_folder(path.parent)
        return size

    # -------------------------------------------------------------------------------------------- reading

    def has(self, checksum: str) -> bool:
        """Whether there is a record with this body; its bytes are not read."""
        return any(entry.is_body for entry in self._find(checksum))

    def get(self, checksum: str) -> bytes:
        """A body, checked; raises ``DamagedObjectError`` where it is missing or changed."""
        data, found = self.read_unchecked(checksum)
        if found != checksum:
            raise DamagedObjectError(
                f"archived bytes changed: {self.place_of(checksum)} now holds bytes with checksum {found}; "
                "restore the file from a backup, or add its address again"
            )
        return data

    def read_unchecked(self, checksum: str) -> tuple[bytes, str]:
        """The body of this name as it is now, with the checksum that it has now.

        Where several records hold it, a whole one is taken. Of a damaged one as much as can be unpacked is given.
        """
        held = [entry for entry in self._find(checksum) if entry.is_body]
        for entry in reversed(held):
            if (data := self._body(entry)) is not None:
                return data, checksum
        for entry in reversed(held):
            data = self._salvaged(entry)
            if data is not None:
                return data, ids.checksum(data)
        if held:
            raise DamagedObjectError(
                f"archived bytes can't be read: {self.place_of(checksum)}; "
                "restore the file from a backup, or add its address again"
            )
        raise DamagedObjectError(
            f"archived bytes are missing: {self.place_of(checksum)}; "
            "restore the files from a backup, or add its address again"
        )

    def place_of(self, checksum: str) -> str:
        """Where the body is, in words: file and byte."""
        held = [entry for entry in self._find(checksum) if entry.is_body]
        if not held:
            return f"no record of {checksum} in {self.files}"
        return place(self.files / held[-1].file, held[-1].offset)

    def checksums(self) -> Iterator[str]:
        """The checksums of all bodies, in order, each once."""
        self._catching_up.look()
        last = ""
        for entry in self._index.all():
            if entry.is_body and entry.checksum != last:
                last = entry.checksum
                yield last

    def records(self) -> Iterator[Record]:
        """All whole records, file by file, as they were written."""
        for path in self.warc_files():
            for member in members.walk(path, 0, members.Head):
                if isinstance(member, members.Member):
                    yield record_of(path.name, member)

    def warc_files(self) -> list[Path]:
        """The WARC files in the order of their days."""
        return self._catching_up.warc_files()

    def strangers(self) -> Iterator[Path]:
        """What else lies among the WARC files, but for what ``repair`` cut off."""
        ours = set(self.warc_files())
        return (p for p in sorted(self.files.glob("*")) if p not in ours and not p.name.endswith(".torn"))

    def index(self) -> Index:
        """The index, for checking it."""
        self._catching_up.look()
        return self._index

    def _find(self, checksum: str) -> list[Entry]:
        if not CHECKSUM.fullmatch(checksum):
            raise ArchiveError(f"not a sha256 in hex: {checksum!r}")
        found = self._index.find(checksum)
        if not any(entry.is_body for entry in found) and not self._may_append:
            self._catching_up.look()
            found = self._index.find(checksum)
        return found

    def _body(self, entry: Entry) -> bytes | None:
        """The bytes that a record holds, if they are those of its checksum."""
        try:
            data = members.body_of(members.read(self.files / entry.file, entry.offset, entry.length))
        except (OSError, ValueError):
            return None
        return data if ids.checksum(data) == entry.checksum else None

    def _salvaged(self, entry: Entry) -> bytes | None:
        try:
            record = members.salvage(self.files / entry.file, entry.offset, entry.length)
            return members.body_of(record)
        except (OSError, ValueError):
            return None


def place(path: Path, offset: int) -> str:
    """A record's place in words."""
    return f"{path}, byte {offset:,}"


def record_of(file: str, member: members.Member[members.Head]) -> Record:
    """A member as a record of a file."""
    fields = member.head.fields
    digest = fields.get("warc-payload-digest", "")
    return Record(
        file=file,
        offset=member.offset,
        length=member.length,
        type=fields.get("warc-type", ""),
        address=fields.get("warc-target-uri", ""),
        date=fields.get("warc-date", ""),
        checksum=digest.removeprefix("sha256:") if digest.startswith("sha256:") else "",
        id=fields.get("warc-record-id", ""),
    )


def _sync_folder(path: Path) -> None:
    """Force the names in a folder to disk: without it a new file may be nameless after a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

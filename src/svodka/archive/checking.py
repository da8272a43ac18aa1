"""Every record of every WARC file, read and compared with what its head says, with the index, and with its target."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from svodka.archive import members
from svodka.archive.catching_up import entry_of
from svodka.archive.index import Entry, Index
from svodka.archive.store import Archive

# Of a damaged record so much is unpacked to find the address in its head
ENOUGH = 1 << 16
_END = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing in the archive's files that is not as it was written."""

    what: str  # one sentence
    file: Path
    offset: int | None  # None: of the whole file
    address: str = ""  # target URI of the record, where it can be read


class Hashed(members.Head):
    """A head that computes the checksums of its record on the way."""

    def __init__(self) -> None:
        super().__init__()
        self._of_block, self._of_payload = hashlib.sha256(), hashlib.sha256()
        self._of_record = hashlib.sha256()
        self._taken = 0
        self._http: bytes | None = None  # what was read of an HTTP head; None: the payload has begun
        self._tail = b""

    def block(self, data: bytes) -> None:
        """Hash the next bytes of the block, its payload apart, and note the four after it."""
        if not self._taken:
            self._of_record.update(self.bytes)
            self._http = b"" if self.fields.get("warc-type") == "response" else None
        self._of_record.update(data)
        left = max(0, self.length - self._taken)
        self._taken += len(data)
        inside, self._tail = data[:left], (self._tail + data[left:])[: len(_END) + 1]
        self._of_block.update(inside)
        if self._http is not None:
            head, end, inside = (self._http + inside).partition(_END)
            self._http = None if end else head
        self._of_payload.update(inside)

    @property
    def record(self) -> str:
        """The sha256 of the whole record as it is unpacked, head and last line ends included, in hex."""
        return self._of_record.hexdigest()

    def faults(self) -> Iterator[str]:
        """What of the record does not fit its head."""
        if self._tail != _END:
            yield "it does not end as its length says"
        kind = self.fields.get("warc-type", "")
        found = {"block": self._of_block.hexdigest()}
        if kind in ("response", "resource", "metadata"):
            found["payload"] = self._of_payload.hexdigest()
        for name, checksum in found.items():
            told = self.fields.get(f"warc-{name}-digest")
            if told != f"sha256:{checksum}" and (told or kind != "metadata"):
                yield f"its {name} has checksum sha256:{checksum}, its head says {told or 'none'}"
        if "warc-record-id" not in self.fields or "warc-date" not in self.fields:
            yield "its head lacks an id or a date"


def check(archive: Archive, *, progress: Callable[[int], None] = lambda done: None) -> Iterator[Fault]:
    """All faults of the archive's files; ``progress`` is told after each record how many were read.

    Nothing is changed; a last record that is torn is named like any other damage (the next ``svodka add`` cuts it off).
    """
    index = archive.index()
    done = 0
    for path in archive.warc_files():
        try:
            for member in members.walk(path, 0, Hashed):
                if isinstance(member, members.Gap):
                    yield _gap(path, member)
                    continue
                done += 1
                progress(done)
                address = member.head.fields.get("warc-target-uri", "")
                for what in _faults(path, member, index):
                    yield Fault(what, path, member.offset, address)
        except OSError as error:
            yield Fault(f"it can't be read: {error.strerror or error}", path, None)
    yield from _check_index(archive, index)
    for stranger in archive.strangers():
        yield Fault("it lies among the archive's files, but svodka did not write it: move it away", stranger, None)


def _faults(path: Path, member: members.Member[Hashed], index: Index) -> Iterator[str]:
    """What is wrong with a record that is whole by its length and gzip's checksum."""
    head = member.head
    with path.open("rb") as file:
        file.seek(member.offset)
        if file.read(len(members.GZIP_HEAD)) != members.GZIP_HEAD:
            yield "its gzip head is not as svodka writes it: something else has packed it"
    yield from head.faults()
    entry = entry_of(path.name, member)
    if entry is None:
        if head.fields.get("warc-type") in ("response", "resource", "revisit"):
            yield "its head lacks the checksum, the date, the id or the address of its body"
        return
    known = index.find(entry.checksum)
    if entry.is_body and entry not in known:
        yield "the index does not lead to it: delete the archive's folder index, it is made anew"
    target = head.fields.get("warc-refers-to", "")
    if not entry.is_body and not any(e.is_body and e.id == target for e in known):
        yield f"it refers to the body in record {target or 'without id'}, which is not there"


def _gap(path: Path, gap: members.Gap) -> Fault:
    size = (gap.end or path.stat().st_size) - gap.offset
    address = ""
    try:
        fields, _ = members.split(members.salvage(path, gap.offset, min(size, ENOUGH)))
        address = fields.get("warc-target-uri", "")
    except (OSError, ValueError):
        pass
    at_end = " at the end of the file" if gap.end is None else ""
    return Fault(f"{size:,} bytes{at_end} are no whole record: damaged or cut off", path, gap.offset, address)


def _check_index(archive: Archive, index: Index) -> Iterator[Fault]:
    """Lines of the index that lead to no record, or to another."""
    for path, number in index.torn():
        yield Fault(f"line {number} of the index can't be read: delete the archive's folder index", path, None)
    for entry in index.all():
        if (what := _misled(archive, entry)) is not None:
            yield Fault(what, archive.files / entry.file, entry.offset, entry.address)


def _misled(archive: Archive, entry: Entry) -> str | None:
    """What is wrong with where a line leads; a damaged record is named already by the walk through its file."""
    path = archive.files / entry.file
    try:
        record = members.salvage(path, entry.offset, min(entry.length, ENOUGH))
        fields, _ = members.split(record)
    except FileNotFoundError:
        return f"the file is missing: the index has its record of {entry.checksum}; restore it from a backup"
    except (OSError, ValueError):
        # no head to compare; if a whole record were here, the walk would have come by
        return None if path.stat().st_size > entry.offset else f"the record of {entry.checksum} is gone from its end"
    if fields.get("warc-payload-digest") != f"sha256:{entry.checksum}" or fields.get("warc-record-id") != entry.id:
        return (
            f"the index leads here for {entry.checksum}, but another record is here: delete the archive's folder index"
        )
    return None

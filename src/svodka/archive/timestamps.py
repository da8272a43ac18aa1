"""Time-stamps by an authority (RFC 3161) of what was archived on a day: proof that it was there at that time.

``stamps/2031-05-20.txt`` lists the checksums of all records in that day's files, sorted; ``2031-05-20.tsr`` is what the
authority answered. The list is of whole records as they are unpacked, heads included: dates and addresses are in it.
Where more was added to a day after it was stamped, the next stamp of it is ``2031-05-20-2``.

Needs the extra ``timestamps`` (rfc3161-client). Nothing here speaks to a network: who calls brings what asks.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from svodka.archive.checking import Fault, Hashed
from svodka.archive.faults import explained
from svodka.archive.members import Member, walk
from svodka.archive.store import Archive
from svodka.errors import ArchiveError

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from rfc3161_client import TimeStampRequest, TimeStampResponse

_NAME = re.compile(r"(\d{4}-\d\d-\d\d)(?:-(\d+))?\.txt")
_LINE = re.compile(r"[0-9a-f]{64}  \S+")


@dataclass(frozen=True, slots=True)
class Stamp:
    """One time-stamp."""

    list: Path  # the .txt; its response is beside it
    day: str
    records: int

    @property
    def response(self) -> Path:
        """What the authority answered."""
        return self.list.with_suffix(".tsr")


def unstamped_days(archive: Archive, before: date) -> list[str]:
    """The days before ``before`` of which something was archived and nothing is stamped."""
    stamped = {path.name[:10] for path in _lists(archive)}
    days = sorted({path.name[:10] for path in archive.warc_files()})
    return [day for day in days if day < before.isoformat() and day not in stamped]


def stamp(archive: Archive, day: str, ask: Callable[[bytes], bytes]) -> Stamp | None:
    """Have what was archived on a day stamped; None where it is stamped as it is.

    ``ask`` sends a request to the authority and returns its answer. Raises ``ArchiveError`` where nothing was archived
    on that day, where the extra is not installed, and where the answer is no time-stamp of that list.
    """
    lines = sorted(f"{head.record}  {head.fields.get('warc-record-id', '')}" for head in _records(archive, day))
    if not lines:
        raise ArchiveError(f"nothing was archived on {day} (UTC): there is nothing to stamp")
    listed = ("\n".join(lines) + "\n").encode()
    earlier = [path for path in _lists(archive) if path.name.startswith(day)]
    if any(path.read_bytes() == listed for path in earlier):
        return None
    request, answer = _asked(listed, ask)
    if (fault := _fault_of(answer, listed, request.nonce)) is not None:
        raise ArchiveError(f"the authority's answer {fault}; nothing was kept, ask another authority or try again")
    folder = archive.root / "stamps"
    name = day if not earlier else f"{day}-{len(earlier) + 1}"
    with explained("write to", folder):
        folder.mkdir(parents=True, exist_ok=True)
        for suffix, data in ((".tsr", answer.as_bytes()), (".txt", listed)):  # a list without its response is none
            _write(folder / f"{name}{suffix}", data)
    return Stamp(folder / f"{name}.txt", day, len(lines))


def check_stamps(archive: Archive, certificate: bytes | None = None) -> Iterator[Fault | Stamp]:
    """Each stamp, or what is wrong with it: list and response agree, and each record that is listed is there.

    ``certificate``: the authority's root certificates in PEM; with them the signature is checked, too. Raises
    ``ArchiveError`` at once where the certificate can't be read, and later where the extra is not installed.
    """
    return _checked(archive, _roots(certificate) if certificate is not None else None)


def _checked(archive: Archive, roots: list[Certificate] | None) -> Iterator[Fault | Stamp]:
    for path in _lists(archive):
        day, listed = path.name[:10], path.read_bytes()
        lines = listed.decode("ascii", "replace").splitlines()
        there = {head.record for head in _records(archive, day)}
        faults = [
            f"line {number} is no checksum any more"
            for number, line in enumerate(lines, 1)
            if not _LINE.fullmatch(line)
        ]
        faults += [
            f"the record {line[66:]} of {day}, which is listed, is not there or was changed"
            for line in lines
            if _LINE.fullmatch(line) and line[:64] not in there
        ]
        if (fault := _fault_in(path, listed, roots)) is not None:
            faults.append(fault)
        for what in faults:
            yield Fault(what, path, None)
        if not faults:
            yield Stamp(path, day, len(lines))


def _records(archive: Archive, day: str) -> Iterator[Hashed]:
    for path in archive.warc_files():
        if path.name.startswith(day):
            for member in walk(path, 0, Hashed):
                if isinstance(member, Member):
                    yield member.head


def _lists(archive: Archive) -> list[Path]:
    return sorted(path for path in (archive.root / "stamps").glob("*.txt") if _NAME.fullmatch(path.name))


def _asked(listed: bytes, ask: Callable[[bytes], bytes]) -> tuple[TimeStampRequest, TimeStampResponse]:
    _require()
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

    request = TimestampRequestBuilder().data(listed).hash_algorithm(HashAlgorithm.SHA256).build()
    answer = ask(request.as_bytes())
    found = _decoded(answer)
    if found is None:
        raise ArchiveError("what the authority answers is no time-stamp; check its address")
    return request, found


def _decoded(data: bytes) -> TimeStampResponse | None:
    from rfc3161_client import decode_timestamp_response

    try:
        return decode_timestamp_response(data)
    except ValueError:
        return None


def _fault_in(path: Path, listed: bytes, roots: list[Certificate] | None) -> str | None:
    """What is wrong with the response beside a list."""
    _require()
    try:
        response = _decoded(path.with_suffix(".tsr").read_bytes())
    except OSError as error:
        return f"its response {path.with_suffix('.tsr').name} can't be read: {error.strerror}"
    if response is None:
        return f"its response {path.with_suffix('.tsr').name} is no time-stamp any more"
    fault = _fault_of(response, listed, None)
    if fault or roots is None:
        return f"its response {fault}" if fault else None
    return _fault_of_signature(response, listed, roots)


def _fault_of(response: TimeStampResponse, listed: bytes, nonce: int | None) -> str | None:
    """Why a response is no time-stamp of a list; its signature is another matter."""
    try:
        if response.status not in (0, 1):  # granted, granted with modifications
            return f"is a refusal ({', '.join(response.status_string) or response.status})"
        info = response.tst_info
        if info.message_imprint.message != hashlib.sha256(listed).digest():
            return "is of another list"
        if nonce is not None and info.nonce != nonce:
            return "is to another request"
    except ValueError as error:
        return f"can't be read ({error})"
    return None


def _fault_of_signature(response: TimeStampResponse, listed: bytes, roots: list[Certificate]) -> str | None:
    from rfc3161_client import VerificationError, VerifierBuilder

    try:
        VerifierBuilder(roots=list(roots)).build().verify_message(response, listed)
    except (VerificationError, ValueError) as error:
        return f"its response is not signed by the authority of the certificate ({error})"
    return None


def _roots(certificate: bytes) -> list[Certificate]:
    _require()
    from cryptography.x509 import load_pem_x509_certificates

    try:
        return list(load_pem_x509_certificates(certificate))
    except ValueError:
        raise ArchiveError("the certificate can't be read: give a file in PEM, as the authority publishes it") from None


def _require() -> None:
    from importlib.util import find_spec

    if find_spec("rfc3161_client") is None:
        raise ArchiveError("time-stamps need an extra part of svodka: install svodka[timestamps], and run this again")


def _write(path: Path, data: bytes) -> None:
    """The file whole, on disk, or not at all."""
    partial = path.with_name(f"{path.name}.part")
    with partial.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)

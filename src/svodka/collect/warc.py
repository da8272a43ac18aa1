"""What others archived: each readable document of a WARC, ARC or WACZ file is a capture, as if fetched then and there.

Of request and response an exchange is made, of revisits the body that they refer to is looked up in the same file. What
is broken is a failure that says where; what is damaged but can be read is read and said; the rest is counted.
"""

from __future__ import annotations

import base64
import hashlib
import re
import zipfile
import zlib
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from svodka.collect.files import is_archive
from svodka.collect.http_body import decoded, unchunked
from svodka.collect.limits import Limits
from svodka.collect.warc_records import BrokenError, Found, Trouble, records
from svodka.errors import CollectError
from svodka.model import Capture, Exchange, Failure, Hints

DOCUMENTS = {
    "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/vtt", "application/x-subrip",
    "application/pdf", "text/xml", "application/xml", "application/rss+xml", "application/atom+xml",
    "application/feed+json",
}  # fmt: skip
# Requests that are remembered until their response comes: programs write them side by side
REQUESTS = 64
# Bodies that a revisit may refer to: at 200 bytes each 100 MB, for the largest files that archives hand out (1 GB)
BODIES = 500_000
_STATUS = re.compile(rb"HTTP/[\d.]+ (\d{3}) ?([^\r\n]*)")


def read_archive(
    path: Path, *, now: Callable[[], datetime], hints: Hints, limits: Limits, say: Callable[[str], None]
) -> Iterator[Capture | Failure]:
    """The documents of an archive, in its order; what is broken in it as failures.

    ``say`` is told what was repaired and, at the end, what was passed over. Raises CollectError where the file can't be
    read at all.
    """
    try:
        if path.name.lower().endswith(".wacz"):
            yield from _package(path, now, hints, limits, say)
            return
        with path.open("rb") as file, path.open("rb") as again:
            yield from _Reading(str(path), file, again, now, hints, limits, say).captures()
    except OSError as error:
        raise CollectError(f"it can't be read ({error.strerror or error}); check the path and its owner") from None


def _package(
    path: Path, now: Callable[[], datetime], hints: Hints, limits: Limits, say: Callable[[str], None]
) -> Iterator[Capture | Failure]:
    """The WARC files of a WACZ package."""
    found = False
    try:
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                if name.startswith("archive/") and is_archive(Path(name)):
                    found = True
                    with package.open(name) as file, package.open(name) as again:
                        told = f"{path}: {name}"
                        # mypy: what ZipFile opens for reading is a binary file
                        yield from _Reading(told, file, again, now, hints, limits, say).captures()  # type: ignore[arg-type]
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise CollectError(f"the package is damaged ({error}); what is before the damage was read") from None
    if not found:
        raise CollectError("the package holds no WARC file in its folder archive")


@dataclass(frozen=True, slots=True)
class _Body:
    """What a record holds."""

    data: bytes
    media_type: str | None
    charset: str | None
    status: int = 200
    reason: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    is_http: bool = False
    wrong: str = ""  # what is damaged about it, though it can be read


class _PassedOverError(Exception):
    """A record that is no document for us; the message is what it is counted as."""


class _Reading:
    """One pass through one file; ``again`` is the same file once more, for what revisits refer to."""

    def __init__(
        self,
        name: str,
        file: BinaryIO,
        again: BinaryIO,
        now: Callable[[], datetime],
        hints: Hints,
        limits: Limits,
        say: Callable[[str], None],
    ) -> None:
        self._name, self._file, self._again = name, file, again
        self._now, self._hints, self._limits, self._say = now, hints, limits, say
        self._requests: OrderedDict[str, Exchange] = OrderedDict()  # by the record to which, or whose, they belong
        self._bodies: dict[str, tuple[int, str]] = {}  # payload digest -> offset, record id
        self._counts = Counter[str]()
        self._documents = self._all = 0

    def captures(self) -> Iterator[Capture | Failure]:
        """All of it. A response is held back by one record, since its request may stand behind it."""
        held: tuple[Capture, str] | None = None
        for found in records(self._file):
            if isinstance(found, Trouble):
                yield self._failure(found.offset, found.address, found.message)
                continue
            self._all += 1
            if found.type == "request":
                self._note_request(found)
                continue
            if held:
                yield self._with_request(*held)
                held = None
            came = self._taken(found)
            if isinstance(came, Capture):
                self._documents += 1
                held = came, found.field("WARC-Record-ID")
                self._requests.setdefault(held[1], self._requests.pop(found.field("WARC-Concurrent-To"), _NOT_ASKED))
            elif came:
                yield came
        if held:
            yield self._with_request(*held)
        self._summary()

    def _taken(self, found: Found) -> Capture | Failure | None:
        """The document of a record; None where it is counted as passed over."""
        try:
            return self._capture(found)
        except _PassedOverError as passed:
            self._counts[str(passed)] += 1
        except CollectError as error:
            return self._failure(found.offset, found.address, str(error))
        except BrokenError:
            pass  # the next of ``records`` tells it
        return None

    def _capture(self, found: Found) -> Capture:
        if found.type not in ("response", "resource", "revisit"):
            raise _PassedOverError(_shown(found.type))
        if not re.match(r"(https?|ftp|file)://|urn:sha256:", found.address, re.I):
            raise _PassedOverError(f"of {_shown(found.address.partition(':')[0]) or 'no'} address")
        moment = _moment(found.field("WARC-Date"))
        body = self._body_of_revisit(found) if found.type == "revisit" else self._body(found)
        if body.wrong:
            self._say(f"{self._at(found.offset)} ({found.address}): {body.wrong}; it was read as far as it goes")
        for told in _told_of(found):
            self._say(f"{self._at(found.offset)} ({found.address}): {told}")
        exchange = Exchange("GET", (), body.status, body.reason, body.headers) if body.is_http else None
        return Capture(body.data, found.address, moment, body.media_type, body.charset, self._hints, exchange=exchange)

    def _body(self, found: Found) -> _Body:
        """The payload of a record that holds one; for later revisits it is noted where it is."""
        body = _read_body(found, self._limits.size)
        if len(self._bodies) < BODIES:
            for key in _keys(found.field("WARC-Payload-Digest"), found.address, found.field("WARC-Date")):
                self._bodies.setdefault(key, (found.offset, found.field("WARC-Record-ID")))
        return _document(body)

    def _body_of_revisit(self, found: Found) -> _Body:
        """The payload to which a revisit refers, with the revisit's own HTTP head where it has one."""
        refers = found.field("WARC-Refers-To-Target-URI"), found.field("WARC-Refers-To-Date")
        keys = _keys(found.field("WARC-Payload-Digest"), *refers)
        place = next((self._bodies[key] for key in keys if key in self._bodies), None)
        if place is None:
            raise _PassedOverError("revisit of what is not in the file")
        for first in records(self._again, place[0]):
            if isinstance(first, Found) and first.field("WARC-Record-ID") == place[1]:
                body = _read_body(first, self._limits.size)
                if body.is_http and 0 < found.length <= self._limits.size:
                    body = _with_head(body, found.block())
                return _document(body)
            if isinstance(first, Found) and first.offset > place[0]:
                break
        raise CollectError("it refers to a record that can't be read")

    def _note_request(self, found: Found) -> None:
        try:
            if found.length > self._limits.size:
                return
            first, *lines = found.block().partition(b"\r\n\r\n")[0].decode("utf-8", "replace").split("\r\n")
        except BrokenError:
            return
        exchange = Exchange(first.partition(" ")[0][:20], _headers(lines), 0, "", ())
        for key in (found.field("WARC-Concurrent-To"), found.field("WARC-Record-ID")):
            if key:
                self._requests[key] = exchange
        while len(self._requests) > REQUESTS:
            self._requests.popitem(last=False)

    def _with_request(self, capture: Capture, record: str) -> Capture:
        asked = self._requests.pop(record, _NOT_ASKED)
        if capture.exchange is None or asked is _NOT_ASKED:
            return capture
        whole = replace(capture.exchange, method=asked.method, request_headers=asked.request_headers)
        return replace(capture, exchange=whole)

    def _failure(self, offset: int, address: str, message: str) -> Failure:
        self._counts["broken"] += 1
        about = f" ({address})" if address else ""
        return Failure("collect", f"{self._at(offset)}{about}", "BrokenRecord", message, self._now())

    def _at(self, offset: int) -> str:
        return f"{self._name}, byte {offset:,}"

    def _summary(self) -> None:
        passed = ", ".join(f"{count} {what}" for what, count in sorted(self._counts.items()) if what != "broken")
        told = f"{self._name}: {self._all} record(s), {self._documents} document(s)"
        told += f", {self._counts['broken']} broken place(s)" if self._counts["broken"] else ""
        self._say(told + (f"; passed over: {passed}" if passed else ""))


_NOT_ASKED = Exchange("GET", (), 0, "", ())


def _read_body(found: Found, limit: int) -> _Body:
    """The payload of a response or resource record, its encodings undone.

    Raises CollectError where it is too large or can't be unpacked, BrokenError where it is cut off.
    """
    if found.length > limit:
        raise CollectError(f"it is larger than {limit // 2**20} MiB; such a record is not read")
    if found.type == "resource" or not (data := found.block()).startswith(b"HTTP/"):
        media_type, charset = _media_type(found.field("Content-Type"))
        if found.type != "resource":
            return _Body(data, None, None, status=0)
        data = found.block()
        return _Body(data, media_type, charset, wrong=_wrong_digest(found, data))
    status, reason, headers, body = _answer(data)
    told = {name.lower(): value for name, value in headers}
    chunks = packing = ""
    if "chunked" in told.get("transfer-encoding", "").lower():
        body, chunks = unchunked(body)
    if "content-encoding" in told:
        body, packing = decoded(body, told["content-encoding"], limit)
    media_type, charset = _media_type(told.get("content-type", ""))
    return _Body(
        body,
        media_type,
        charset,
        status,
        reason,
        headers,
        is_http=True,
        wrong="; ".join(filter(None, (chunks, packing, _wrong_digest(found, data)))),
    )


def _answer(data: bytes) -> tuple[int, str, tuple[tuple[str, str], ...], bytes]:
    """Status (0: none), reason, headers and body of a stored HTTP answer."""
    head, _, body = data.partition(b"\r\n\r\n") if b"\r\n\r\n" in data else data.partition(b"\n\n")
    status = _STATUS.match(head)
    lines = re.split(r"\r?\n", head.decode("utf-8", "surrogateescape"))[1:]
    reason = status[2].decode("utf-8", "replace").strip() if status else ""
    return int(status[1]) if status else 0, reason, _headers(lines), body


def _with_head(body: _Body, revisit: bytes) -> _Body:
    """An earlier body with the HTTP head of a later visit, if that has one."""
    if not revisit.startswith(b"HTTP/"):
        return body
    status, reason, headers, _ = _answer(revisit)
    return replace(body, status=status, reason=reason, headers=headers)


def _document(body: _Body) -> _Body:
    """The same, if it is a document; raises _PassedOverError for pictures, redirects and error pages."""
    if body.status != 200:
        raise _PassedOverError(f"answered {body.status}" if body.status else "without HTTP status")
    if body.media_type is not None and body.media_type not in DOCUMENTS:
        raise _PassedOverError(_shown(body.media_type))
    if not body.data.strip():
        raise _PassedOverError("empty")
    return body


def _told_of(found: Found) -> Iterator[str]:
    if found.field("WARC-Truncated"):
        yield f"whoever archived it cut it off ({_shown(found.field('WARC-Truncated'))})"
    if found.is_spread:
        yield "it is spread over several gzip members, against the rule of the format"


def _wrong_digest(found: Found, block: bytes) -> str:
    """Whether the block is not what its checksum is of; unknown kinds of checksums are let pass."""
    name, _, told = found.field("WARC-Block-Digest").partition(":")
    if name.lower() not in ("sha1", "sha256", "md5") or not told:
        return ""
    digest = hashlib.new(name.lower(), block, usedforsecurity=False).digest()
    spelled = {digest.hex(), base64.b32encode(digest).decode().lower().rstrip("="), base64.b64encode(digest).decode()}
    spelled.add(base64.urlsafe_b64encode(digest).decode())
    fits = told in spelled or told.lower().rstrip("=") in spelled
    return "" if fits else "its bytes are not those that its checksum is of"


def _keys(digest: str, address: str, moment: str) -> list[str]:
    """The names by which a revisit may refer to a body."""
    address = address.strip("<>")
    return [key for key in (digest.lower(), f"{moment} {address}" if moment and address else "") if key]


def _moment(told: str) -> datetime:
    try:
        moment = datetime.fromisoformat(told)
    except ValueError:
        raise CollectError(f"its date is none that exists ({told[:40]!r})") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _media_type(told: str) -> tuple[str | None, str | None]:
    """Media type and charset of a ``Content-Type``."""
    kind, _, rest = told.partition(";")
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", rest, re.I)
    kind = kind.strip().lower()
    return (kind if re.fullmatch(r"[\w.+-]+/[\w.+-]+", kind) else None), charset[1] if charset else None


def _headers(lines: list[str]) -> tuple[tuple[str, str], ...]:
    named = (line.partition(":") for line in lines if ":" in line)
    return tuple((name.strip(), value.strip()) for name, _, value in named)


def _shown(text: str) -> str:
    """Outside text in a count."""
    return re.sub(r"[^\w/.+ -]", "?", text)[:60] or "without type"

"""Captures as WARC records.

What is kept of a body is what its checksum in the ledger is of: the bytes after their content encoding (gzip, br) and
transfer encoding (chunked) were undone. The HTTP head that is stored with it must fit those bytes, or no replay could
read them: as browser-based archivers do, ``Content-Encoding`` and ``Transfer-Encoding`` are kept under the names
``X-Archive-Orig-Content-Encoding`` and ``X-Archive-Orig-Transfer-Encoding``, and ``Content-Length`` is that of the
bytes that are stored; the one that was sent, where it differs, is ``X-Archive-Orig-Content-Length``. Passwords and
cookies, ours and theirs, are left out: an archive is handed on.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote, urlsplit

from svodka import __version__
from svodka.archive.index import Entry
from svodka.archive.members import compressed
from svodka.ids import checksum as checksum_of
from svodka.model import Capture, Exchange

SECRETS = frozenset({"authorization", "cookie", "proxy-authorization", "set-cookie", "set-cookie2"})
UNDONE = {"content-encoding", "transfer-encoding"}
# What a URI may hold as it is (RFC 3986) and "%": the rest, spaces and letters beyond ASCII, is percent-encoded
_URI = ":/?#[]@!$&'()*+,;=%~-._"


@dataclass(frozen=True, slots=True)
class Made:
    """One record, ready to be appended."""

    type: str
    id: str
    date: str
    address: str
    member: bytes  # gzip


def target(address: str, checksum: str) -> str:
    """An address as the target URI of a record; what was piped in has its checksum for an address."""
    return f"urn:sha256:{checksum}" if address in ("", "-") else quote(address, safe=_URI, errors="replace")


def warc_date(moment: datetime) -> str:
    """A moment as ``WARC-Date``, in UTC, to the microsecond where it has any."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def warcinfo(name: str, moment: datetime) -> Made:
    """The record that begins a file."""
    told = (
        f"software: svodka/{__version__}\r\n"
        "format: WARC File Format 1.1\r\n"
        "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
        "description: bodies are stored with their content and transfer encodings undone; those of the exchange are in "
        "X-Archive-Orig- headers. Passwords and cookies were left out.\r\n"
    ).encode()
    return _made("warcinfo", "", moment, told, "application/warc-fields", {"WARC-Filename": name})


def records_of(capture: Capture, checksum: str, first: Entry | None) -> list[Made]:
    """The records of a capture; the last one is that of its body.

    ``first``: the record that has the same body already; then the last one is a ``revisit`` of it, without a body.
    From the web: the request, where redirects led here a ``metadata`` record that names them, and the response.
    """
    uri, exchange, moment = target(capture.address, checksum), capture.exchange, capture.fetched_at
    fields = {"WARC-Payload-Digest": f"sha256:{checksum}"}
    if first:
        fields |= {
            "WARC-Profile": "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest",
            "WARC-Refers-To-Target-URI": first.address,
            "WARC-Refers-To-Date": first.date,
            "WARC-Refers-To": first.id,
        }
    body = b"" if first else capture.data
    if exchange is None:
        kind = "revisit" if first else "resource"
        return [_made(kind, uri, moment, body, _media_type(capture), fields)]
    asked = _made("request", uri, moment, _request(uri, exchange), "application/http; msgtype=request", {})
    answer = _made(
        "revisit" if first else "response",
        uri,
        moment,
        _answer(exchange, len(capture.data)) + body,
        "application/http; msgtype=response",
        {**fields, "WARC-Concurrent-To": asked.id},
    )
    if not exchange.redirected_from:
        return [asked, answer]
    way = "".join(f"via: {target(address, checksum)}\r\n" for address in exchange.redirected_from).encode()
    told = _made("metadata", uri, moment, way, "application/warc-fields", {"WARC-Concurrent-To": answer.id})
    return [asked, told, answer]


def _media_type(capture: Capture) -> str:
    """The content type of a resource, as we were told; never guessed."""
    told = _line(capture.media_type or "application/octet-stream")
    return f"{told}; charset={_line(capture.charset)}" if capture.charset else told


def _request(uri: str, exchange: Exchange) -> bytes:
    parts = urlsplit(uri)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = [(name, value) for name, value in exchange.request_headers if name.lower() not in SECRETS]
    if not any(name.lower() == "host" for name, _ in headers):
        headers.insert(0, ("Host", parts.netloc.rpartition("@")[2]))
    return _head(f"{_line(exchange.method) or 'GET'} {path} HTTP/1.1", headers)


def _answer(exchange: Exchange, size: int) -> bytes:
    headers: list[tuple[str, str]] = []
    for name, value in exchange.headers:
        lower = name.lower()
        if lower in UNDONE or (lower == "content-length" and value.strip() != str(size)):
            headers.append((f"X-Archive-Orig-{name}", value))
        elif lower not in SECRETS and lower != "content-length":
            headers.append((name, value))
    headers.append(("Content-Length", str(size)))
    return _head(f"HTTP/1.1 {exchange.status} {_line(exchange.reason)}".rstrip(), headers)


def _head(first: str, headers: list[tuple[str, str]]) -> bytes:
    lines = [first, *(f"{_line(name)}: {_line(value)}" for name, value in headers)]
    head = "\r\n".join(lines) + "\r\n\r\n"
    try:
        return head.encode("utf-8", "surrogateescape")  # how bytes that are no UTF-8 came to us
    except UnicodeEncodeError:
        return head.encode("utf-8", "replace")


def _line(text: str) -> str:
    """Outside text that must stay on its line."""
    return re.sub(r"[\x00-\x1f\x7f]+", " ", text).strip()


def _made(kind: str, uri: str, moment: datetime, block: bytes, media_type: str, fields: dict[str, str]) -> Made:
    """A record with its digests. Text from outside can't add a field: it stays on its line."""
    id_, date = f"<urn:uuid:{uuid.uuid4()}>", warc_date(moment)
    block_digest = f"sha256:{checksum_of(block)}"
    head = {"WARC-Type": kind, "WARC-Record-ID": id_, "WARC-Date": date, "WARC-Target-URI": uri, **fields}
    if kind in ("resource", "metadata"):  # whose payload is all of it
        head.setdefault("WARC-Payload-Digest", block_digest)
    head |= {"WARC-Block-Digest": block_digest, "Content-Type": media_type, "Content-Length": str(len(block))}
    lines = ["WARC/1.1", *(f"{name}: {_line(value)}" for name, value in head.items() if value)]
    record = ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "replace") + block + b"\r\n\r\n"
    return Made(kind, id_, date, uri, compressed(record))

"""What can be asked of the web, and all that can be answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from http import HTTPStatus

from svodka.errors import CollectError
from svodka.model import Capture, Exchange, Hints

_NO_HINTS = Hints()


@dataclass(frozen=True, slots=True)
class Request:
    """One address to ask, and what an earlier answer said of its version (``etag``, ``modified``: as they came)."""

    address: str
    etag: str | None = None
    modified: str | None = None
    hints: Hints = _NO_HINTS
    source: str | None = None  # key of the source that wants it; goes into the capture


class Fault(StrEnum):
    """What went wrong on the way."""

    ADDRESS = "address"  # it is no address that can be asked
    DNS = "dns"  # there is no such host
    CONNECTION = "connection"  # refused, unreachable, broken off
    TLS = "tls"  # the certificate isn't good, or no secure connection could be made
    TIME = "time"  # too slow, or silent
    CUT = "cut"  # the body ends before it is whole
    SIZE = "size"  # larger than a document may be
    ENCODING = "encoding"  # the body isn't packed as the server says
    MALFORMED = "malformed"  # not HTTP as it should be
    REDIRECT = "redirect"  # it leads in a circle, nowhere, or too far
    EMPTY = "empty"  # an answer without a body
    STATUS = "status"  # the server says that it failed
    UNEXPECTED = "unexpected"  # a fault of ours or of a library


@dataclass(frozen=True, slots=True)
class Fetched:
    """The whole document, never a part of it."""

    capture: Capture  # its address is where the redirects ended; its exchange is the last one
    etag: str | None = None  # for the next request
    modified: str | None = None
    permanent: str | None = None  # the new address, where all redirects say that it is for good (301, 308)
    notes: tuple[str, ...] = ()  # what a careful reader should know of the way, one sentence each


@dataclass(frozen=True, slots=True)
class NotModified:
    """The version that we have is the present one (304)."""

    exchange: Exchange
    etag: str | None = None
    modified: str | None = None
    permanent: str | None = None


@dataclass(frozen=True, slots=True)
class Gone:
    """The server says that there is no such page (404), or no more (410)."""

    status: int
    message: str
    exchange: Exchange


@dataclass(frozen=True, slots=True)
class Later:
    """The server asks for patience; ``until``: how long, None: it didn't say. Status None: it was not asked again."""

    until: datetime | None
    message: str
    status: int | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """We may not: robots.txt, a password, a private address. Status None: it was not asked."""

    message: str
    status: int | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """Nothing whole came, and why."""

    kind: Fault
    message: str
    status: int | None = None


Answer = Fetched | NotModified | Gone | Later | Refused | Failed


class FetchError(CollectError):
    """What ends a fetch, with the answer that tells it."""

    def __init__(self, answer: Gone | Later | Refused | Failed) -> None:
        super().__init__(answer.message)
        self.answer = answer

    @classmethod
    def of(cls, kind: Fault, message: str) -> FetchError:
        """A failure of that kind."""
        return cls(Failed(kind, message))


_ADVICE = {
    401: "it needs a password: save the page from a browser and read the file",
    402: "it wants to be paid: save the page from a browser and read the file",
    403: "the server refuses: save the page from a browser and read the file",
    404: "there is no such page: check the address",
    410: "the page was taken down",
    429: "the server asks for fewer requests: try again later",
    451: "the page is blocked for legal reasons",
    503: "the server is overloaded: try again later",
}


def status_message(status: int) -> str:
    """One line for a status that is no page."""
    phrase = next((s.phrase for s in HTTPStatus if s == status), "unknown status")
    advice = _ADVICE.get(status, "try again later" if status >= 500 else "check the address")
    return f"the server answers {status} {phrase}; {advice}"

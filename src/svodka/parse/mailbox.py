"""Mailboxes that hold many messages in one file (mbox), and how one tells such files and single messages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from svodka.ids import checksum

# Headers that every mail program writes; three of them, and no text begins like that by chance
_HEADERS = frozenset(
    "from to subject date message-id mime-version received return-path content-type reply-to delivered-to "
    "content-transfer-encoding dkim-signature list-id list-unsubscribe x-mailer sender".split()
)
_FIRST_LINES = re.compile(rb"(?:[!-9;-~]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){3,}")
_FROM_LINE = re.compile(rb"^From (?:\S+@\S+|\S+) +[^\r\n]*\d\d:\d\d[^\r\n]*\d{4}[^\r\n]*\r?\n(?=[!-9;-~]+:)", re.M)


@dataclass(frozen=True, slots=True)
class Letter:
    """Where one message stands in its mailbox."""

    key: str
    start: int
    end: int


def looks_like_mail(data: bytes) -> bool:
    """Whether the bytes begin with the headers of an e-mail."""
    match = _FIRST_LINES.match(data[:16_384])
    if match is None:
        return False
    names = {line.partition(b":")[0].decode("ascii").lower() for line in match[0].splitlines() if line[:1] > b" "}
    return len(names & _HEADERS) >= 3 and "from" in names


def looks_like_mbox(data: bytes) -> bool:
    """Whether the bytes begin as a mailbox does: "From ana@post.example Wed May 14 09:00:00 2031"."""
    return _FROM_LINE.match(data[:4_096]) is not None


# the messages of a box are asked for one by one: it is searched once for all of them
@lru_cache(maxsize=1)
def letters_of(data: bytes) -> tuple[Letter, ...]:
    """The messages of a mailbox. The key is the Message-ID; ordinal and checksum where none or a known one is told."""
    lines = list(_FROM_LINE.finditer(data))
    ends = [*(line.start() for line in lines[1:]), len(data)]
    found: dict[str, Letter] = {}
    for number, (line, end) in enumerate(zip(lines, ends, strict=True), 1):
        told = message_id(data[line.end() : end])
        if told is None or told in found:
            told = f"{number}-{checksum(data[line.end() : end])[:16]}"
        found[told] = Letter(told, line.end(), end)
    return tuple(found.values())


def message_id(data: bytes) -> str | None:
    head = re.split(rb"\r?\n\r?\n", data[:65_536], maxsplit=1)[0]
    match = re.search(rb"^message-id:\s*<([^<>\s]{3,250})>", head, re.I | re.M)
    return match[1].decode("ascii", "replace") if match else None

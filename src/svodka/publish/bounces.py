"""Reports of undelivered mail (RFC 3464) -> which delivery, hard or soft, why. Outside mail is data."""

from __future__ import annotations

import mailbox
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from pathlib import Path

from svodka.errors import UsageError

HEADER = "X-Svodka-Delivery"
_KEY = re.compile(rf"^{HEADER}:\s*([0-9a-f]{{32}})\s*$", re.MULTILINE | re.IGNORECASE)
# A report holds our own message and a few lines; what is larger is none
LARGEST = 5_000_000
_PARTS = 50
_STATUS = re.compile(r"([245])\.(\d{1,3})\.\d{1,3}")


@dataclass(frozen=True, slots=True)
class Bounce:
    """One report: key of the delivery, whether the address is no good for ever, the status."""

    key: str
    hard: bool
    reason: str


def bounce_of(data: bytes) -> Bounce | None:
    """What a mail reports; None for any other mail, whatever it holds."""
    if len(data) > LARGEST:
        return None
    try:
        mail = message_from_bytes(data)
        parts = [part for part, _ in zip(mail.walk(), range(_PARTS), strict=False)]
    except (ValueError, LookupError, RecursionError, TypeError, AttributeError):
        return None  # the parser fails on some hostile mail; no report of a server's does that
    if mail.get_content_type() != "multipart/report":
        return None
    reports = [part for part in parts if part.get_content_type() == "message/delivery-status"]
    keys = {key for part in parts for key in _keys(part)}
    if not reports or len(keys) != 1:
        return None
    for block in _blocks(reports[0]):
        status = _STATUS.match(str(block.get("Status", "")).strip())
        if str(block.get("Action", "")).strip().lower() not in ("failed", "delayed") or not status:
            continue
        # 5.1 address, 5.2 mailbox; but 5.2.2 is a full one, and 5.7 and others speak of us or of the message
        hard = status[1] == "5" and (status[2] == "1" or (status[2] == "2" and not status[0].endswith(".2")))
        return Bounce(keys.pop(), hard, f"bounced with status {status[0]}")
    return None


def _blocks(report: Message) -> list[Message]:
    payload = report.get_payload()
    return [block for block in payload if isinstance(block, Message)] if isinstance(payload, list) else []


def _keys(part: Message) -> list[str]:
    """Keys in the headers of the message that came back, whether as a message or as text of its headers."""
    if part.get_content_type() == "text/rfc822-headers":
        return _KEY.findall(str(part.get_payload()))
    return [key for value in part.get_all(HEADER, []) if (key := str(value).strip()) and len(key) == 32]


def mails_in(path: Path) -> Iterator[bytes]:
    """The mails of a file, mailbox, maildir or folder of .eml files. UsageError where there is no such path."""
    if not path.exists():
        raise UsageError(f"there is no {path}; name a mailbox file, a maildir or a folder of .eml files")
    if path.is_dir() and (path / "cur").is_dir():
        files = sorted([*(path / "cur").iterdir(), *(path / "new").glob("*")])
    elif path.is_dir():
        files = sorted(path.glob("*.eml"))
    else:
        with path.open("rb") as file:
            is_box = file.read(5) == b"From "
        if is_box:
            box = mailbox.mbox(path, create=False)
            try:
                for name in box.keys():  # noqa: SIM118 (a mailbox's own iterator parses each mail)
                    yield box.get_bytes(name)
            finally:
                box.close()
            return
        files = [path]
    for one in files:
        if one.is_file() and one.stat().st_size <= LARGEST:
            yield one.read_bytes()

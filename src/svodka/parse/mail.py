"""One e-mail: its words, from whom it came and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr
from typing import cast

from svodka.errors import ParseError
from svodka.ids import checksum
from svodka.model import Capture, Details, Parsed
from svodka.parse.blocks import Blocks
from svodka.parse.decode import decode
from svodka.parse.fragment import blocks_of
from svodka.parse.mailbox import letters_of, message_id
from svodka.parse.moments import moment_of
from svodka.parse.plain import parsed_text

PARSER = "mail/1"
# A newsletter has one HTML part of 20 to 200 kB; more is an attack or a catalogue
LONGEST_BODY = 5_000_000
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.M)
_INVISIBLE = re.compile("[\u00ad\u034f\u200b-\u200f\u2060-\u2064\ufeff]+")


def parse_mail(capture: Capture) -> Parsed:
    """What a message says: its HTML or plain words under its subject. Raises ParseError where it has no words."""
    message = _message(capture.data)
    return _parsed(message, capture, f"urn:sha256:{checksum(capture.data)}" if capture.part else None)


def parse_letter(capture: Capture) -> Parsed:
    """What the message of a mailbox that ``capture.part`` names says."""
    for letter in letters_of(capture.data):
        if letter.key == capture.part:
            body = _QUOTED_FROM.sub(rb"\1", capture.data[letter.start : letter.end])
            hints = replace(capture.hints, address=None, title=None)
            return parse_mail(replace(capture, data=body, hints=hints))
    raise ParseError(f"there is no message {capture.part!r} in the mailbox")


def _message(data: bytes) -> EmailMessage:
    return message_from_bytes(data, policy=default)


def _parsed(message: EmailMessage, capture: Capture, fallback: str | None) -> Parsed:
    faults = tuple(dict.fromkeys(f"The message is broken: {type(d).__name__}." for d in message.defects))
    subject = _header(message, "Subject")
    name, sender = parseaddr(_header(message, "From") or "")
    found, more = _words(message)
    if not found.length:
        raise ParseError("the message has no words, only attachments; save these and add them")
    hints = capture.hints
    title = hints.title or subject
    told_id = message_id(capture.data)
    published = moment_of(_header(message, "Date"))
    whole = found.headed(title)
    parsed = parsed_text(
        whole.text,
        address=hints.address or (f"mid:{told_id}" if told_id else fallback or capture.address),
        hints=replace(
            hints,
            title=title,
            outlet=hints.outlet or name or sender or None,
            published=hints.published or published,
        ),
        marks=whole.marks,
        faults=faults + more,
        parser=PARSER,
    )
    basis = "given" if hints.published else "mail header" if published else parsed.published_basis
    return replace(parsed, published_basis=basis, details=Details(media=_attached(message)))


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        told = message.get(name)
    except (ValueError, IndexError, AttributeError, TypeError, UnicodeError):
        return None  # the header can't be read as the standard wants it; the rest of the mail can
    line = "".join(ch for ch in " ".join(str(told or "").split()) if not "\ud800" <= ch <= "\udfff")
    return _INVISIBLE.sub("", line) or None


def _words(message: EmailMessage) -> tuple[Blocks, tuple[str, ...]]:
    """The words of the message, of its HTML where it has some (newsletters' plain parts are often stubs)."""
    faults: tuple[str, ...] = ()
    found = Blocks()
    for kind in ("html", "plain"):
        part = message.get_body(preferencelist=(kind,))
        if part is None:
            continue
        text, faults = _text(cast(EmailMessage, part))
        found = blocks_of(text) if kind == "html" else _plain(text)
        if found.length:
            return found, faults
    if not message.is_multipart():  # also one that says that it has parts and has none
        text, faults = _text(message)
        found = _plain(text)
    return found, faults


def _text(part: EmailMessage) -> tuple[str, tuple[str, ...]]:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        return "", ()
    if len(payload) > LONGEST_BODY:
        raise ParseError(f"the message has {len(payload):,} bytes of text, and at most {LONGEST_BODY:,} are read")
    decoded = decode(payload, part.get_content_charset())
    return _INVISIBLE.sub("", decoded.text), decoded.faults


def _plain(text: str) -> Blocks:
    found = Blocks()
    for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n")):
        found.add("\n".join(line.rstrip() for line in block.split("\n")))
    return found


def _attached(message: EmailMessage) -> tuple[str, ...]:
    return tuple(_names(message))[:50]


def _names(message: EmailMessage) -> Iterator[str]:
    for part in message.walk():
        if part.get_content_disposition() == "attachment":
            yield f"file {part.get_filename() or part.get_content_type()}"

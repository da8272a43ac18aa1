"""One message to one person over one connection, with what came of it: taken, not now, refused, or nobody knows."""

from __future__ import annotations

import contextlib
import re
import smtplib
from dataclasses import dataclass
from enum import StrEnum

from svodka.collect.smtp import MailServer, passes, told
from svodka.errors import DeliveryError

_TEMPORARY = 400
_PERMANENT = 500
# 5.1.x (address) and 5.2.x (mailbox) speak of the person; 5.7.x (policy) and the rest speak of us: RFC 3463
_OF_THE_PERSON = re.compile(rb"\s*5\.[12]\.\d+")
_ENHANCED = re.compile(rb"\s*[245]\.\d+\.\d+")


class Fate(StrEnum):
    """What came of handing a message over."""

    TAKEN = "taken"
    LATER = "later"  # surely not taken; another try may help
    REFUSED = "refused"  # the address is no good
    UNCERTAIN = "uncertain"  # the connection broke after the message had gone


@dataclass(frozen=True, slots=True)
class Result:
    """The fate of a message, and the server's words about it."""

    fate: Fate
    reason: str | None = None


class Outbox:
    """A connection that is made when it is needed, and made anew when it broke."""

    def __init__(self, server: MailServer, sender: str) -> None:
        self._server = server
        self._sender = sender
        self._smtp: smtplib.SMTP | None = None

    def hand_over(self, message: bytes, to: str) -> Result:
        """Give a message to the server. DeliveryError where it takes nothing from us: surely not taken."""
        try:
            smtp = self._open()
            code, words = smtp.mail(self._sender)
            if code >= _TEMPORARY:
                self._drop()
                raise DeliveryError(f"{self._server.host} takes no mail from {self._sender}: {_words(words)}")
            code, words = smtp.rcpt(to)
            if code >= _TEMPORARY:
                smtp.rset()
                return _answer(code, words, to_person=True)
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            wait = "; those who wait are tried by the next run" if passes(error) else ""
            raise DeliveryError(f"{self._server.host}: {told(error)}{wait}") from None
        try:
            code, words = smtp.data(message)
        except smtplib.SMTPDataError as error:  # it did not want to hear the message
            self._drop()
            return _answer(error.smtp_code, error.smtp_error, to_person=False)
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            return Result(Fate.UNCERTAIN, told(error))
        return Result(Fate.TAKEN) if code < _TEMPORARY else _answer(code, words, to_person=False)

    def close(self) -> None:
        """Take leave of the server."""
        if self._smtp:
            with contextlib.suppress(smtplib.SMTPException, OSError):
                self._smtp.quit()
        self._drop()

    def _open(self) -> smtplib.SMTP:
        if self._smtp is None:
            self._smtp = self._server.connect()
            self._smtp.ehlo_or_helo_if_needed()
        return self._smtp

    def _drop(self) -> None:
        if self._smtp:
            self._smtp.close()
        self._smtp = None


def _answer(code: int, words: bytes | str, *, to_person: bool) -> Result:
    data = words.encode() if isinstance(words, str) else words
    of_person = bool(_OF_THE_PERSON.match(data)) or (to_person and not _ENHANCED.match(data))
    refused = code >= _PERMANENT and of_person
    return Result(Fate.REFUSED if refused else Fate.LATER, f"{code} {_words(data)}")


def _words(data: bytes) -> str:
    text = data.decode("utf-8", "replace")
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:200]

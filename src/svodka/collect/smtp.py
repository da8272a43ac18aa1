"""The one way to a mail server by SMTP: over TLS, and no password over a connection that is not.

Sending stands beside asking (``posting``): both go out by the same limits, and say in the same words what failed.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from svodka.errors import ConfigError

MAIL_USER, MAIL_PASSWORD = "SVODKA_MAIL_USER", "SVODKA_MAIL_PASSWORD"
_PASSING = range(400, 500)  # SMTP's replies of 4xx: not now
SECONDS = 20.0  # for one answer; a mail server that takes longer is as good as absent


class Security(StrEnum):
    """How the connection to a mail server is secured."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"  # for a server on the same machine; no password goes over it


PORTS = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}


@dataclass(frozen=True, slots=True)
class MailServer:
    """A mail server, and who signs in there."""

    host: str
    port: int
    security: Security
    user: str | None = None
    password: str = field(default="", repr=False)
    seconds: float = SECONDS
    context: Callable[[], ssl.SSLContext] = ssl.create_default_context

    def __post_init__(self) -> None:
        """Raises ConfigError for a password that would go over no TLS."""
        if self.user and self.security is Security.NONE:
            raise ConfigError(f'the mail server {self.host} has security = "none": no password goes over that; '
                              f"change it")  # fmt: skip

    def connect(self) -> smtplib.SMTP:
        """A connection, secured and signed in; raises SMTPException or OSError."""
        if self.security is Security.TLS:
            server: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=self.seconds, context=self.context())
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=self.seconds)
        try:
            if self.security is Security.STARTTLS:
                server.starttls(context=self.context())
            if self.user:
                server.login(self.user, self.password)
        except BaseException:
            server.close()
            raise
        return server


def passes(error: Exception) -> bool:
    """Whether a second try may help: a broken connection, a busy server."""
    if isinstance(error, smtplib.SMTPNotSupportedError | smtplib.SMTPAuthenticationError | ssl.SSLError):
        return False
    code = getattr(error, "smtp_code", None)
    return code is None or code in _PASSING or code < 0


def told(error: Exception) -> str:
    """What went wrong, in one short line; the server's words are made safe to show."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return f"the user or the password is wrong (see {MAIL_USER} and {MAIL_PASSWORD})"
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return 'it offers no such security or sign-in; see "security" in the settings'
    if isinstance(error, ssl.SSLCertVerificationError):
        return "its certificate is not good; ask who runs it"
    text = getattr(error, "smtp_error", b"")
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)
    plain = words or str(error) or type(error).__name__
    return " ".join("".join(c if c.isprintable() else " " for c in plain).split())[:200]

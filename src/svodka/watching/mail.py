"""Mail by SMTP, over TLS; the password never goes over a connection that is not."""

from __future__ import annotations

import contextlib
import smtplib
import ssl
from collections.abc import Callable
from email.header import Header
from email.mime.text import MIMEText
from email.utils import format_datetime

from svodka.errors import ConfigError, DeliveryError
from svodka.watching.carrying import MAIL_PASSWORD, MAIL_USER, TRIES, House
from svodka.watching.messages import message_of
from svodka.watching.records import Receipted
from svodka.watching.watches import Delivery, Security
from svodka.write.visible import one_line

_GAP = 2.0  # seconds, as in ``carrying.posted``
_PASSING = range(400, 500)  # SMTP's replies of 4xx: not now


class MailCarrier:
    """One mail to all who are named by a delivery."""

    def __init__(
        self, delivery: Delivery, house: House, context: Callable[[], ssl.SSLContext] = ssl.create_default_context
    ) -> None:
        """Raises ConfigError for a user without a password, and for one whose password would go over no TLS."""
        self._delivery = delivery
        self._house = house
        self._context = context
        self._user = house.secret(MAIL_USER, delivery.key)
        if self._user and delivery.security is Security.NONE:
            raise ConfigError(
                f'the delivery {delivery.key} has security = "none": no password goes over that; change it'
            )
        self._password = house.needed(MAIL_PASSWORD, delivery.key) if self._user else ""

    def send(self, told: Receipted, key: str, *, again: bool) -> str | None:
        """Hand the mail to the server; a second attempt has the same ``Message-ID``."""
        mail = self._mail(told, key)
        for attempt in range(1, TRIES + 1):
            try:
                refused = self._hand_over(mail)
                # to send it again would give a second one to those who have it
                return (
                    f"the server does not take mail for {', '.join(refused)}; the others have it" if refused else None
                )
            except (smtplib.SMTPException, OSError) as error:
                if attempt == TRIES or not _passes(error):
                    # a connection that breaks may break after the server has taken the mail
                    unsure = again or getattr(error, "smtp_code", None) is None
                    raise DeliveryError(f"{self._delivery.server}: {_told(error)}", unsure=unsure) from None
            self._house.sleep(_GAP * 4 ** (attempt - 1))
        raise AssertionError("no try at all")

    def _mail(self, told: Receipted, key: str) -> MIMEText:
        message = message_of(told)
        # not an EmailMessage: where it folds a subject in other letters, some Pythons lose the spaces between words
        mail = MIMEText(message.text.encode("utf-8", "replace").decode(), "plain", "utf-8")
        subject = Header(message.subject.encode("utf-8", "replace").decode(), "utf-8")
        mail["Subject"] = subject  # type: ignore[assignment] # a header may be a Header, whatever typeshed says
        mail["From"] = self._delivery.sender
        mail["To"] = ", ".join(self._delivery.to)
        mail["Date"] = format_datetime(told.noticed)
        mail["Message-ID"] = f"<{key}@{self._delivery.sender.rpartition('@')[2]}>"
        mail["Auto-Submitted"] = "auto-generated"
        return mail

    def _hand_over(self, mail: MIMEText) -> list[str]:
        """Give the mail to the server; for whom it does not take it, though it does for others."""
        delivery, seconds = self._delivery, self._house.limits.total
        if delivery.security is Security.TLS:
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                delivery.server, delivery.port, timeout=seconds, context=self._context()
            )
        else:
            server = smtplib.SMTP(delivery.server, delivery.port, timeout=seconds)
        try:
            if delivery.security is Security.STARTTLS:
                server.starttls(context=self._context())
            if self._user:
                server.login(self._user, self._password)
            refused = server.send_message(mail, delivery.sender, delivery.to)
        except BaseException:
            server.close()
            raise
        with contextlib.suppress(smtplib.SMTPException, OSError):
            server.quit()  # it has the mail; how it takes leave changes nothing
        return sorted(refused)


def _passes(error: Exception) -> bool:
    """Whether a second try may help: a broken connection, a busy server."""
    if isinstance(error, smtplib.SMTPNotSupportedError | smtplib.SMTPAuthenticationError | ssl.SSLError):
        return False
    code = getattr(error, "smtp_code", None)
    return code is None or code in _PASSING or code < 0


def _told(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return f"the user or the password is wrong (see {MAIL_USER} and {MAIL_PASSWORD})"
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return 'it offers no such security or sign-in; see "security" of the delivery'
    if isinstance(error, ssl.SSLCertVerificationError):
        return "its certificate is not good; ask who runs it"
    text = getattr(error, "smtp_error", b"")
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)
    return one_line(words or str(error) or type(error).__name__)[:200]

"""Mail by SMTP, over TLS; the password never goes over a connection that is not."""

from __future__ import annotations

import contextlib
import smtplib
import ssl
from collections.abc import Callable
from email.header import Header
from email.mime.text import MIMEText
from email.utils import format_datetime

from svodka.collect.smtp import MAIL_PASSWORD, MAIL_USER, MailServer, Security, passes
from svodka.collect.smtp import told as reason_of
from svodka.errors import ConfigError, DeliveryError
from svodka.watching.carrying import TRIES, House
from svodka.watching.messages import message_of
from svodka.watching.records import Receipted
from svodka.watching.watches import Delivery

_GAP = 2.0  # seconds, as in ``carrying.posted``


class MailCarrier:
    """One mail to all who are named by a delivery."""

    def __init__(
        self, delivery: Delivery, house: House, context: Callable[[], ssl.SSLContext] = ssl.create_default_context
    ) -> None:
        """Raises ConfigError for a user without a password, and for one whose password would go over no TLS."""
        self._delivery = delivery
        self._house = house
        user = house.secret(MAIL_USER, delivery.key)
        if user and delivery.security is Security.NONE:
            raise ConfigError(
                f'the delivery {delivery.key} has security = "none": no password goes over that; change it'
            )
        password = house.needed(MAIL_PASSWORD, delivery.key) if user else ""
        self._server = MailServer(
            delivery.server, delivery.port, delivery.security, user, password, house.limits.total, context
        )

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
                if attempt == TRIES or not passes(error):
                    # a connection that breaks may break after the server has taken the mail
                    unsure = again or getattr(error, "smtp_code", None) is None
                    raise DeliveryError(f"{self._delivery.server}: {reason_of(error)}", unsure=unsure) from None
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
        delivery = self._delivery
        server = self._server.connect()
        try:
            refused = server.send_message(mail, delivery.sender, delivery.to)
        except BaseException:
            server.close()
            raise
        with contextlib.suppress(smtplib.SMTPException, OSError):
            server.quit()  # it has the mail; how it takes leave changes nothing
        return sorted(refused)

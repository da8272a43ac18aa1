"""The words with which a person is asked, and what is answered to the forms of asking, confirming and leaving.

The handlers are for a web server: they change the subscribers' file and return a page, and a message that the server
sends after it has answered, so that the time of an answer tells nobody whether an address is known here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from svodka.config.mailing import MailSettings
from svodka.config.site import SiteSettings
from svodka.errors import UsageError
from svodka.ids import content_id
from svodka.publish.privacy import policy_text
from svodka.publish.subscribers import Subscribers
from svodka.write.page import attribute, page, text_html
from svodka.write.visible import one_line

# A person corrects a typing error twice or thrice; an hour of that from one place is a machine
ASKS_PER_HOUR = 5
_HOUR = timedelta(hours=1)

_ENGLISH = {
    "subject": "Please confirm: {title}",
    "mail": "Somebody, we hope you, asked for {title} at this address. To get it, open this link and press the button:"
    "\n\n{link}\n\nIf it was not you, do nothing: the address is erased after {days} days.\n",
    "asked": "If the address can be subscribed, a message with a link is on its way to it. Open the link to confirm.",
    "wrong": "That is no e-mail address that we can write to. Write it as name@example.org.",
    "many": "That was asked too often. Try again in an hour.",
    "press": "Press the button to confirm that you want {title} by e-mail.",
    "confirm": "Confirm",
    "confirmed": "Confirmed: you get the next issue.",
    "old": "This link is not known here: it was used, or it is too old. Ask again if you want the digest.",
    "leave": "Press the button to end your subscription and have your address erased.",
    "end": "End it",
    "left": "Your subscription has ended, and your address is erased.",
}
_RUSSIAN = {
    "subject": "Подтвердите подписку: {title}",
    "mail": "Кто-то — надеемся, вы — подписал этот адрес на «{title}». Чтобы получать рассылку, откройте ссылку и "
    "нажмите кнопку:\n\n{link}\n\nЕсли это не вы, ничего не делайте: адрес удалится через {days} дн.\n",
    "asked": "Если этот адрес можно подписать, на него отправлено письмо со ссылкой. Откройте её для подтверждения.",
    "wrong": "На такой адрес нельзя написать. Укажите адрес в виде name@example.org.",
    "many": "Слишком много запросов. Попробуйте через час.",
    "press": "Нажмите кнопку, чтобы получать «{title}» по почте.",
    "confirm": "Подтвердить",
    "confirmed": "Подтверждено: вы получите следующий выпуск.",
    "old": "Ссылка недействительна: она использована или устарела. Подпишитесь снова, если хотите получать рассылку.",
    "leave": "Нажмите кнопку, чтобы отписаться и удалить свой адрес.",
    "end": "Отписаться",
    "left": "Вы отписаны, адрес удалён.",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """Status and page of an answer, and the message to send after it."""

    status: int
    page: str
    mail: EmailMessage | None = None


@dataclass(slots=True)
class Pace:
    """Who asked when, in memory only: keys of clients are nowhere kept."""

    asked: dict[str, list[datetime]] = field(default_factory=dict)

    def allows(self, key: str, at: datetime) -> bool:
        """Whether ``key`` may ask once more within the hour; counts this time."""
        self.asked = {k: left for k, times in self.asked.items() if (left := [t for t in times if at - t < _HOUR])}
        times = self.asked.setdefault(key, [])
        times.append(at)
        return len(times) <= ASKS_PER_HOUR


@dataclass(frozen=True, slots=True)
class Forms:
    """The three requests of a mailing list's web pages."""

    people: Subscribers
    site: SiteSettings
    mail: MailSettings
    pace: Pace

    def subscribe(self, form: Mapping[str, str], *, client: str, at: datetime) -> Answer:
        """POST with ``address`` and perhaps ``language``: the same answer whether the address is known or not."""
        language = "ru" if form.get("language", self.site.language) == "ru" else "en"
        address = form.get("address", "")
        if not self.pace.allows(f"client {client}", at) or not self.pace.allows(f"to {address.strip().lower()}", at):
            return self._answer(429, language, "many")
        self.people.tidy(at=at, unconfirmed_days=self.site.unconfirmed_days, retention_days=self.site.retention_days)
        try:
            token = self.people.ask(address, language=language, policy=policy_text(self.site, language),
                                    how="the form of the site", at=at)  # fmt: skip
        except UsageError:
            return self._answer(400, language, "wrong")
        mail = confirming_message(self.site, self.mail, address, token, language=language, at=at) if token else None
        return self._answer(200, language, "asked", mail=mail)

    def confirm_form(self, token: str) -> Answer:
        """GET of the link in the message: a button, since programs that scan mail open links, too."""
        return self._answer(200, self.site.language, "press", button="confirm", action="confirm", token=token)

    def confirm(self, token: str, *, at: datetime) -> Answer:
        """POST of that button."""
        found = self.people.confirm(token, at=at)
        return self._answer(200 if found else 404, found.language if found else self.site.language,
                            "confirmed" if found else "old")  # fmt: skip

    def unsubscribe_form(self, token: str) -> Answer:
        """GET of the link at a message's end: a button."""
        return self._answer(200, self.site.language, "leave", button="end", action="unsubscribe", token=token)

    def unsubscribe(self, token: str, *, at: datetime) -> Answer:
        """POST, by the button or by a mail program (RFC 8058). The same answer for a token that is unknown."""
        self.people.unsubscribe(token, at=at)
        return self._answer(200, self.site.language, "left")

    def _answer(self, status: int, language: str, key: str, *, button: str = "", action: str = "", token: str = "",
                mail: EmailMessage | None = None) -> Answer:  # fmt: skip
        words = _words(language)
        said = f"<p>{text_html(words[key].format(title=one_line(self.site.title)))}</p>"
        form = (
            f'<form method="post" action="{attribute(self.mail.service + action)}">'
            f'<input type="hidden" name="token" value="{attribute(token)}"><button>{words[button]}</button></form>'
            if button
            else ""
        )
        body = f'<main id="main"><h1>{text_html(one_line(self.site.title))}</h1>{said}{form}</main>'
        text = page(title=self.site.title, body=body, language=language)
        return Answer(status, text.replace("form-action 'none'", "form-action 'self'") if form else text, mail)


def confirming_message(
    site: SiteSettings, mail: MailSettings, address: str, token: str, *, language: str, at: datetime
) -> EmailMessage:
    """The message that asks for confirmation: one link and nothing else."""
    words, title = _words(language), one_line(site.title)
    message = EmailMessage(policy=SMTP)
    message["Subject"] = words["subject"].format(title=title)
    message["From"] = mail.sender
    message["To"] = address.strip()
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{content_id('confirm/1', token)}@{mail.sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    link = f"{mail.service}confirm?token={token}"
    message.set_content(words["mail"].format(title=title, link=link, days=site.unconfirmed_days))
    return message


def _words(language: str) -> dict[str, str]:
    return _RUSSIAN if language == "ru" else _ENGLISH

"""E-mail: single messages and mailboxes."""

from __future__ import annotations

from dataclasses import replace
from email.message import EmailMessage

import pytest

from svodka.errors import ParseError
from svodka.model import Hints, PartKind
from svodka.parse import parse, parts
from tests.parse.captures import capture

BODY = "The harbour of Port Alder was closed on Monday.\n\nMayor Ivo Lund said that the ferry would wait.\n"
HEAD = "From: Harbour Post <news@post.example>\nTo: you@example\nSubject: Morning briefing\nDate: Wed, 14 May 2031 07:00:00 +0300\nMessage-ID: <m1@post.example>\n"


def mail(**headers: str) -> EmailMessage:
    message = EmailMessage()
    told = {
        "From": "Harbour Post <news@post.example>",
        "To": "you@example.org",
        "Subject": "Morning briefing",
        "Date": "Wed, 14 May 2031 07:00:00 +0300",
        "Message-ID": "<m1@post.example>",
    }
    for name, value in (told | headers).items():
        message[name] = value
    return message


def test_a_newsletter_of_two_parts() -> None:
    message = mail(Subject="Утренний выпуск: порт закрыт")
    message.set_content("See it in your browser.")
    message.add_alternative(
        "<html><head><style>p {color: red}</style></head><body><table><tr><td><h2>Порт</h2><p>Порт закрыли&nbsp;в понедельник.<br>Паром ждёт.</p>"
        "<p>Мэр сказал, что всё будет хорошо.</p></td></tr></table></body></html>",
        subtype="html",
    )
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="report.pdf")
    parsed = parse(capture(message.as_bytes(), "file:///mail/1.eml"))
    assert (
        parsed.text
        == "Утренний выпуск: порт закрыт\n\nПорт\n\nПорт закрыли\u00a0в понедельник.\nПаром ждёт.\n\nМэр сказал, что всё будет хорошо."
    )
    assert [p.kind for p in parsed.parts][:3] == [PartKind.HEADLINE, PartKind.HEADING, PartKind.BODY]
    assert (parsed.title, parsed.outlet) == ("Утренний выпуск: порт закрыт", "Harbour Post")
    assert (parsed.published, parsed.published_basis) == ("2031-05-14T07:00:00+03:00", "mail header")
    assert parsed.address == "mid:m1@post.example"
    assert parsed.details.media == ("file report.pdf",)


def test_a_plain_message_without_a_suffix_is_told_by_its_headers() -> None:
    parsed = parse(capture(HEAD + "\n" + BODY, "file:///Maildir/new/1.M2P3.host:2,S"))
    assert parsed.text == "Morning briefing\n\n" + BODY.strip()
    assert parsed.address == "mid:m1@post.example"


def test_a_text_that_begins_with_labels_is_no_mail() -> None:
    text = "Question: Will he go?\nAnswer: He will.\nQuestion: When?\n\nAnswer: In May, when the ice is gone."
    assert parse(capture(text, "file:///talk")).parser == "plain/1"


@pytest.mark.parametrize(
    ("told", "real"),
    [("utf-8", "windows-1251"), ("windows-1251", "koi8-r"), ("nonsense", "utf-8"), ("koi8-r", "koi8-r")],
)
def test_wrong_charsets(told: str, real: str) -> None:
    head = HEAD + f"MIME-Version: 1.0\nContent-Type: text/plain; charset={told}\nContent-Transfer-Encoding: 8bit\n\n"
    words = "Порт закрыли в понедельник после третьего шторма за неделю, паром ждёт погоды."
    parsed = parse(capture(head.encode() + words.encode(real), "file:///1.eml"))
    assert parsed.text == f"Morning briefing\n\n{words}"


def test_broken_headers_do_not_keep_the_words_from_being_read() -> None:
    head = b"From: \xd0\x9f\xff <a@b>\nSubject: =?utf-8?b?broken\nDate: never\nMIME-Version: 1.0\nContent-Type: multipart/mixed\n\n"
    parsed = parse(capture(head + BODY.encode(), "file:///1.eml"))
    assert "The harbour of Port Alder" in parsed.text
    assert parsed.published is None


def test_a_message_of_attachments_alone() -> None:
    message = mail()
    message.add_attachment(b"x", maintype="image", subtype="png", filename="a.png")
    with pytest.raises(ParseError, match="only attachments"):
        parse(capture(message.as_bytes(), "file:///1.eml"))


BOX = (
    f"From news@post.example Wed May 14 07:00:00 2031\n{HEAD}\n{BODY}\n>From the pier one sees it.\n\n"
    f"From news@post.example Thu May 15 07:00:00 2031\n{HEAD.replace('m1@', 'm2@').replace('14 May', '15 May')}\nFrom now on the ferry sails daily.\n\n"
    f"From news@post.example Fri May 16 07:00:00 2031\n{HEAD.replace('m1@', 'm2@').replace('Morning', 'Evening')}\n{BODY}\n"
    f"From news@post.example Sat May 17 07:00:00 2031\n{HEAD.replace('Message-ID: <m1@post.example>', 'X-Mailer: none')}\n{BODY}"
)


def test_the_messages_of_a_mailbox() -> None:
    box = capture(BOX, "file:///mail/news.mbox", hints=Hints(title="All of it", address="https://post.example/"))
    keys = parts(box)
    assert keys[:2] == ("m1@post.example", "m2@post.example")
    assert [key.partition("-")[0] for key in keys[2:]] == ["3", "4"]
    first, second, third, fourth = (parse(replace(box, part=key)) for key in keys)
    assert first.text.endswith("From the pier one sees it.")
    assert (first.title, first.address) == ("Morning briefing", "mid:m1@post.example")
    assert second.text == "Morning briefing\n\nFrom now on the ferry sails daily."
    assert third.title == "Evening briefing"
    assert fourth.address.startswith("urn:sha256:")
    with pytest.raises(ParseError, match="many messages"):
        parse(box)
    with pytest.raises(ParseError, match="no message"):
        parse(replace(box, part="m9@post.example"))

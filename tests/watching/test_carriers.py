"""Alerts handed over to real servers that fail in the ways of real servers."""

from __future__ import annotations

import email
import email.policy
import json
import ssl
import traceback
from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage
from functools import partial
from pathlib import Path

import feedparser  # type: ignore[import-untyped]
import pytest

from svodka.errors import ConfigError, DeliveryError
from svodka.parse.json_feed import json_feed
from svodka.watching.feed import MOST, FeedCarrier, atom_text, json_text, paths
from svodka.watching.mail import MailCarrier
from svodka.watching.messages import message_of
from svodka.watching.telegram import LONGEST, TelegramCarrier, shortened
from svodka.watching.watches import Delivery, Kind, Security
from svodka.watching.webhook import WebhookCarrier, signature
from tests.collect.tls import server_context, write_certificate
from tests.watching.material import AT, NEW, Sleeps, house, told
from tests.watching.servers import Receiver, http_receiver, mail_server

Answer = tuple[int, dict[str, str], bytes]
SECRET = {"SVODKA_WEBHOOK_SECRET": "shared between us"}
TOKEN = {"SVODKA_TELEGRAM_TOKEN": "123456:ABC-def_4"}


def hook(receiver: Receiver) -> Delivery:
    return Delivery("hook", Kind.WEBHOOK, address=f"{receiver.address}/alerts")


# ------------------------------------------------------------------------------------------------ webhook


def test_a_webhook_gets_the_alert_signed_and_keyed(tmp_path: Path) -> None:
    with http_receiver() as receiver:
        WebhookCarrier(hook(receiver), house(tmp_path, SECRET)).send(told(), "k" * 16, again=False)
    (asked,) = receiver.asked
    assert asked.headers["idempotency-key"] == "k" * 16
    assert asked.headers["x-svodka-signature"] == signature("shared between us", "k" * 16, asked.body)
    assert asked.headers["x-svodka-signature"] != signature("another", "k" * 16, asked.body)
    assert asked.json["holder"] == "Varnia"
    assert (asked.json["from"], asked.json["to"], asked.json["status"]) == ("deny", "affirm", "candidate")
    assert asked.json["evidence"][0]["receipt"]["target"][0]["selector"][1]["exact"] == NEW
    assert "What is not known" in asked.json["text"]


@pytest.mark.parametrize("fault", [500, 503, 429, "cut", "slow", "drip"])
def test_a_webhook_that_fails_once_is_asked_again_with_the_same_key(tmp_path: Path, fault: object) -> None:
    sleep = Sleeps()
    with http_receiver(fault) as receiver:
        WebhookCarrier(hook(receiver), house(tmp_path, SECRET, sleep=sleep)).send(told(), "k" * 16, again=False)
    first, second = receiver.asked
    assert (first.body, first.headers["idempotency-key"]) == (second.body, second.headers["idempotency-key"])
    assert sleep.seconds == [2.0]


def test_a_webhook_that_stays_broken_is_given_up_for_this_run(tmp_path: Path) -> None:
    sleep = Sleeps()
    with http_receiver(otherwise=500) as receiver, pytest.raises(DeliveryError, match="tried 3 times") as caught:
        WebhookCarrier(hook(receiver), house(tmp_path, SECRET, sleep=sleep)).send(told(), "k", again=False)
    assert len(receiver.asked) == 3
    assert sleep.seconds == [2.0, 8.0]
    assert caught.value.unsure


@pytest.mark.parametrize("status", [400, 401, 404, 410, 302])
def test_a_plain_refusal_is_not_repeated(tmp_path: Path, status: int) -> None:
    refusal = (status, {"Location": "http://127.0.0.1/elsewhere"}, b"no")
    with http_receiver(refusal) as receiver, pytest.raises(DeliveryError, match=f"answers {status}") as caught:
        WebhookCarrier(hook(receiver), house(tmp_path, SECRET)).send(told(), "k", again=False)
    assert len(receiver.asked) == 1
    assert not caught.value.unsure


@pytest.mark.parametrize(("seconds", "tries"), [("5", 2), ("900", 1)])
def test_patience_is_kept_where_it_is_short(tmp_path: Path, seconds: str, tries: int) -> None:
    sleep = Sleeps()
    carrier = None
    with http_receiver((429, {"Retry-After": seconds}, b"")) as receiver:
        carrier = WebhookCarrier(hook(receiver), house(tmp_path, SECRET, sleep=sleep))
        if tries == 1:
            with pytest.raises(DeliveryError, match="900 seconds"):
                carrier.send(told(), "k", again=False)
        else:
            carrier.send(told(), "k", again=False)
    assert len(receiver.asked) == tries
    assert sleep.seconds == ([5.0] if tries == 2 else [])


def test_private_addresses_are_not_asked_unless_the_desk_allows_them(tmp_path: Path) -> None:
    with http_receiver() as receiver:
        for address in (
            receiver.address,
            f"http://localhost:{receiver.port}",
            f"http://[::ffff:127.0.0.1]:{receiver.port}",
        ):
            carrier = WebhookCarrier(
                Delivery("hook", Kind.WEBHOOK, address=address), house(tmp_path, SECRET, allowed=frozenset())
            )
            with pytest.raises(DeliveryError, match="private network"):
                carrier.send(told(), "k", again=False)
    assert receiver.asked == []


def test_no_secret_no_webhook(tmp_path: Path) -> None:
    with http_receiver() as receiver, pytest.raises(ConfigError, match="SVODKA_WEBHOOK_SECRET"):
        WebhookCarrier(hook(receiver), house(tmp_path))


def test_a_secret_of_its_own_goes_before_the_common_one(tmp_path: Path) -> None:
    secrets = {**SECRET, "SVODKA_WEBHOOK_SECRET_HOOK": "own"}
    with http_receiver() as receiver:
        WebhookCarrier(hook(receiver), house(tmp_path, secrets)).send(told(), "k", again=False)
    assert receiver.asked[0].headers["x-svodka-signature"] == signature("own", "k", receiver.asked[0].body)


# ----------------------------------------------------------------------------------------------- Telegram


OK: Answer = (200, {}, json.dumps({"ok": True, "result": {"message_id": 1}}).encode())


def bot(receiver: Receiver) -> Delivery:
    return Delivery("chat", Kind.TELEGRAM, chat="-1001234567", address=receiver.address)


def test_a_bot_sends_plain_text(tmp_path: Path) -> None:
    with http_receiver(OK) as receiver:
        odd = told(words="*bold* [a](http://x.example) <b>b</b>")
        TelegramCarrier(bot(receiver), house(tmp_path, TOKEN)).send(odd, "k", again=False)
    (asked,) = receiver.asked
    assert asked.path == "/bot123456:ABC-def_4/sendMessage"
    assert asked.json["chat_id"] == "-1001234567"
    assert "parse_mode" not in asked.json
    assert "*bold* [a](http://x.example) <b>b</b>" in asked.json["text"]
    assert asked.json["text"].startswith("Possible change, unverified: Varnia")


def test_a_bot_that_may_have_sent_it_says_so(tmp_path: Path) -> None:
    with http_receiver("cut", OK, OK) as receiver:
        carrier = TelegramCarrier(bot(receiver), house(tmp_path, TOKEN))
        carrier.send(told(), "k", again=False)
        carrier.send(told(), "k", again=True)
    texts = [asked.json["text"] for asked in receiver.asked]
    assert [text.startswith("(Sent again: it is not known") for text in texts] == [False, True, True]


def test_a_bot_waits_as_telegram_asks(tmp_path: Path) -> None:
    sleep = Sleeps()
    flood: Answer = (429, {}, json.dumps({"ok": False, "parameters": {"retry_after": 7}}).encode())
    with http_receiver(flood, OK) as receiver:
        TelegramCarrier(bot(receiver), house(tmp_path, TOKEN, sleep=sleep)).send(told(), "k", again=False)
    assert sleep.seconds == [7.0]
    assert not receiver.asked[1].json["text"].startswith("(Sent again")


@pytest.mark.parametrize(
    "answer",
    [
        (200, {}, json.dumps({"ok": False, "description": "chat not found"}).encode()),
        (200, {}, b"<html>"),
        (200, {}, b"[" * 100_000),
        (403, {}, b"bot was blocked"),
        500,
        "cut",
    ],
)
def test_no_error_tells_the_token(tmp_path: Path, answer: object) -> None:
    with http_receiver(otherwise=answer) as receiver, pytest.raises(DeliveryError) as caught:
        TelegramCarrier(bot(receiver), house(tmp_path, TOKEN)).send(told(), "k", again=False)
    assert "ABC-def_4" not in str(caught.value)
    shown = "".join(traceback.format_exception(caught.value))
    assert "ABC-def_4" not in shown


@pytest.mark.parametrize("token", ["", "not a token", "123456:ABC/../x", "123456:ABC?x=y"])
def test_a_wrong_token_is_said_before_anything_is_asked(tmp_path: Path, token: str) -> None:
    with http_receiver() as receiver, pytest.raises(ConfigError, match="SVODKA_TELEGRAM_TOKEN"):
        TelegramCarrier(bot(receiver), house(tmp_path, {"SVODKA_TELEGRAM_TOKEN": token}))


@pytest.mark.parametrize("letter", ["x", "ж", "🎗"])
def test_what_is_too_long_is_shortened_and_says_so(letter: str) -> None:
    short = shortened(letter * 5000)
    assert len(short.encode("utf-16-le")) // 2 <= LONGEST
    assert short.endswith("svodka watch list --alerts)")
    assert shortened("short") == "short"


# --------------------------------------------------------------------------------------------------- mail


def mail(port: int, security: Security = Security.STARTTLS) -> Delivery:
    return Delivery(
        "mail", Kind.MAIL, to=("desk@example.org", "night@example.org"), sender="svodka@example.org",
        server="127.0.0.1", port=port, security=security,
    )  # fmt: skip


def parsed(content: bytes) -> EmailMessage:
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def trusting(certificate: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificate))


SIGNED_IN = {"SVODKA_MAIL_USER": "svodka", "SVODKA_MAIL_PASSWORD": "hunter2"}


def test_mail_goes_over_tls_to_all_with_user_and_password(tmp_path: Path) -> None:
    certificate = write_certificate(tmp_path)
    with mail_server(server_context(certificate), b"hunter2") as box:
        carrier = MailCarrier(mail(box.port), house(tmp_path, SIGNED_IN), partial(trusting, certificate))
        carrier.send(told(words="«Мы признаём», — сказала она. 🎗"), "k" * 16, again=False)
    ((sender, to, content),) = box.mails
    assert (sender, to) == ("svodka@example.org", ["desk@example.org", "night@example.org"])
    assert box.logins == [(b"svodka", b"hunter2")]
    message = parsed(content)
    assert message["Message-ID"] == f"<{'k' * 16}@example.org>"
    assert message["Date"] == "Fri, 21 Feb 2031 09:30:00 +0000"
    assert message["Auto-Submitted"] == "auto-generated"
    assert str(message["Subject"]).startswith("Possible change, unverified: Varnia: from “denies it”")
    assert "> «Мы признаём», — сказала она. 🎗" in message.get_content()


def test_a_mail_that_may_have_arrived_is_sent_again_under_its_id(tmp_path: Path) -> None:
    with mail_server() as box:
        box.replies = ["cut"]
        MailCarrier(mail(box.port, Security.NONE), house(tmp_path)).send(told(), "k" * 16, again=False)
    first, second = (parsed(content) for _, _, content in box.mails)
    assert first["Message-ID"] == second["Message-ID"]
    assert first.get_content() == second.get_content()


@pytest.mark.parametrize(("reply", "mails"), [("451 try later", 1), ("554 no", 0)])
def test_a_busy_mail_server_is_asked_again_a_refusing_one_is_not(tmp_path: Path, reply: str, mails: int) -> None:
    sleep = Sleeps()
    with mail_server() as box:
        box.replies = [reply]
        carrier = MailCarrier(mail(box.port, Security.NONE), house(tmp_path, sleep=sleep))
        if mails:
            carrier.send(told(), "k", again=False)
        else:
            with pytest.raises(DeliveryError, match="no") as caught:
                carrier.send(told(), "k", again=False)
            assert not caught.value.unsure
    assert len(box.mails) == mails
    assert len(sleep.seconds) == mails


def test_no_password_without_tls_and_no_tls_without_a_good_certificate(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no password goes over that"):
        MailCarrier(mail(25, Security.NONE), house(tmp_path, SIGNED_IN))
    with pytest.raises(ConfigError, match="SVODKA_MAIL_PASSWORD"):
        MailCarrier(mail(25), house(tmp_path, {"SVODKA_MAIL_USER": "svodka"}))
    certificate = write_certificate(tmp_path)
    with mail_server(server_context(certificate), b"hunter2") as box:
        with pytest.raises(DeliveryError, match="certificate is not good"):
            MailCarrier(mail(box.port), house(tmp_path, SIGNED_IN)).send(told(), "k", again=False)
        wrong = {**SIGNED_IN, "SVODKA_MAIL_PASSWORD": "wrong"}
        with pytest.raises(DeliveryError, match="user or the password is wrong") as caught:
            MailCarrier(mail(box.port), house(tmp_path, wrong), partial(trusting, certificate)).send(
                told(), "k", again=False
            )
    assert box.mails == []
    assert "wrong" not in str(caught.value).replace("is wrong", "")


def test_no_starttls_no_mail(tmp_path: Path) -> None:
    with mail_server() as box, pytest.raises(DeliveryError, match="no such security"):
        MailCarrier(mail(box.port), house(tmp_path)).send(told(), "k", again=False)
    assert box.mails == []


def test_one_refused_receiver_is_named_and_the_others_have_it(tmp_path: Path) -> None:
    with mail_server() as box:
        box.refused = frozenset({"night@example.org"})
        note = MailCarrier(mail(box.port, Security.NONE), house(tmp_path)).send(told(), "k", again=False)
    assert note == "the server does not take mail for night@example.org; the others have it"
    assert [to for _, to, _ in box.mails] == [["desk@example.org"]]


def test_no_server_is_an_error_in_words(tmp_path: Path) -> None:
    with http_receiver() as receiver:
        port = receiver.port
    with pytest.raises(DeliveryError, match=r"127\.0\.0\.1: .*refused"):
        MailCarrier(mail(port, Security.NONE), house(tmp_path)).send(told(), "k", again=False)


def test_outside_words_make_no_header(tmp_path: Path) -> None:
    with mail_server() as box:
        odd = told(words="x\r\nBcc: all@example.org\r\n\r\nbody", outlet="A\r\nBcc: b@example.org")
        MailCarrier(mail(box.port, Security.NONE), house(tmp_path)).send(odd, "k", again=False)
    assert parsed(box.mails[0][2])["Bcc"] is None


# --------------------------------------------------------------------------------------------------- feed


FEED = Delivery("feed", Kind.FEED)


def test_a_feed_has_each_alert_once_newest_first(tmp_path: Path) -> None:
    had = told("b" * 16, at=AT - timedelta(days=1))
    carrier = FeedCarrier(FEED, house(tmp_path, had=[had]))
    for _ in range(2):  # a second attempt, after a crash
        carrier.send(told(), "k", again=True)
    atom, feed = paths(tmp_path, "feed")
    read = feedparser.parse(atom.read_bytes())
    assert not read.bozo and read.version == "atom10"
    assert [entry.id for entry in read.entries] == [f"urn:svodka:alert:{'a' * 16}", f"urn:svodka:alert:{'b' * 16}"]
    assert read.feed.title == "Desk of Halmar: alerts"
    assert read.entries[0].updated == "2031-02-21T09:30:00Z"
    assert NEW in read.entries[0].content[0].value
    assert [link.href for link in read.entries[0].links] == ["https://wire.example/a1", "https://gazette.example/d1"]
    items = json.loads(feed.read_text())["items"]
    assert [item["id"] for item in items] == [entry.id for entry in read.entries]
    assert sorted(path.name for path in atom.parent.iterdir()) == ["feed.atom", "feed.json"]


def test_our_own_reader_of_json_feeds_takes_it(tmp_path: Path) -> None:
    FeedCarrier(FEED, house(tmp_path)).send(told(), "k", again=False)
    text = paths(tmp_path, "feed")[1].read_text(encoding="utf-8")
    feed = json_feed(text, "https://desk.example/feeds/feed.json", AT.date())
    assert [item.title for item in feed.listing.items] == [message_of(told()).subject]


def test_a_feed_holds_the_newest_hundred(tmp_path: Path) -> None:
    had = [told(f"{n:016d}", at=AT - timedelta(hours=n)) for n in range(1, 300)]
    FeedCarrier(FEED, house(tmp_path, had=had)).send(told(), "k", again=False)
    assert len(feedparser.parse(paths(tmp_path, "feed")[0].read_bytes()).entries) == MOST


def test_odd_characters_and_addresses_break_no_feed() -> None:
    odd = told(words="\x00\x0b\ufffe\ud800 ]]> <script>&amp; \u202e", outlet="\x1b[0m")
    text = atom_text([odd], "Desk \x01 & <co>", "feed")
    read = feedparser.parse(text.encode())
    assert not read.bozo
    assert "<script>" in read.entries[0].content[0].value or "&lt;script&gt;" in read.entries[0].content[0].value
    assert read.entries[0].content[0].type == "text/plain"
    json.loads(json_text([odd], "Desk"))
    one = told()
    bad = replace(one, receipts=tuple(replace(r, address="javascript:alert(1)") for r in one.receipts))
    assert "href" not in atom_text([bad], "Desk", "feed")


def test_a_feed_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "feeds").write_text("a file in its place")
    with pytest.raises(DeliveryError, match="can't write"):
        FeedCarrier(FEED, house(tmp_path)).send(told(), "k", again=False)

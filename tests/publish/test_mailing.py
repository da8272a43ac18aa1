"""The e-mail edition: consent, sending to nobody twice, bounces; against a mail server on loopback."""

from __future__ import annotations

import email
import ssl
import stat
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.policy import default
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from svodka.collect.smtp import MailServer, Security
from svodka.config.mailing import MailSettings
from svodka.config.site import SiteSettings
from svodka.errors import BusyError, DeliveryError, UsageError
from svodka.pipeline import mailing
from svodka.pipeline.mailing import Edition, World, send
from svodka.publish.bounces import bounce_of, mails_in
from svodka.publish.consent import Forms, Pace
from svodka.publish.outbox import Fate, Result
from svodka.publish.privacy import policy_text
from svodka.publish.subscribers import FILE, State, Subscribers, normal_address
from tests.collect.tls import server_context, write_certificate
from tests.watching.servers import Mailbox, mail_server
from tests.write.test_line_compose import ALL, composed

NOW = datetime(2031, 6, 1, 12, tzinfo=UTC)
SITE = SiteSettings("The Digest", "https://digest.example/", "The Desk", controller="The Desk, Quay 1, Halmar")
WORLD = World(lambda: NOW, lambda seconds: None)
EDITION = Edition("e" * 16, "june", composed(ALL))


def settings_for(port: int, **more: object) -> MailSettings:
    server = MailServer("127.0.0.1", port, Security.NONE)
    made = MailSettings("digest@digest.example", server, "https://digest.example/mail/")
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.fixture
def people(tmp_path: Path) -> Iterator[Subscribers]:
    made = Subscribers(tmp_path / FILE)
    yield made
    made.close()


def fill(people: Subscribers, number: int) -> list[str]:
    names = [f"reader{at}@halmar.example" for at in range(number)]
    for name in names:
        assert people.take_over(name, language="en", policy="I agree.", how="imported", agreed=NOW)
    return names


def got(box: Mailbox) -> Counter[str]:
    return Counter(to for _, tos, _ in box.mails for to in tos)


def forms(people: Subscribers) -> Forms:
    return Forms(people, SITE, settings_for(1), Pace())


# ------------------------------------------------------------------------------------ consent


@pytest.mark.parametrize(
    "wrong", ["", "a", "a@b", "@b.example", "a b@c.example", "a@c.example\nBcc: x@y.example", '"a"@c.example',
              "a..b@c.example", ".a@c.example", "a@[127.0.0.1]", "a@127.0.0.1", "a@-c.example", "a@c..example",
              "a" * 65 + "@c.example", "a@b@c.example", "a,b@c.example"],
)  # fmt: skip
def test_what_is_no_address_is_refused(wrong: str) -> None:
    with pytest.raises(UsageError):
        normal_address(wrong)


def test_one_spelling_of_an_address() -> None:
    assert normal_address(" Vera.Holm+x@HALMAR.Example ") == "vera.holm+x@halmar.example"
    assert normal_address("vera@почта.example") == "vera@xn--80a1acny.example"


def test_double_opt_in(people: Subscribers) -> None:
    web = forms(people)
    asked = web.subscribe({"address": "Vera@Halmar.example", "language": "ru"}, client="c", at=NOW)
    assert asked.status == 200 and asked.mail is not None
    body = asked.mail.get_content()
    assert body.count("https://") == 1
    token = body.partition("token=")[2].split()[0]
    assert people.all()[0].state is State.ASKED and people.would_get(EDITION.id) == 0
    assert "form-action 'self'" in web.confirm_form(token).page and people.all()[0].state is State.ASKED
    assert web.confirm(token, at=NOW).status == 200
    assert people.all()[0].state is State.CONFIRMED
    assert web.confirm(token, at=NOW).status == 404
    exported = people.export("vera@halmar.example")
    assert exported is not None and policy_text(SITE, "ru").splitlines()[0] in exported


def test_nobody_learns_who_subscribes(people: Subscribers) -> None:
    fill(people, 1)
    web = forms(people)
    known = web.subscribe({"address": "reader0@halmar.example"}, client="a", at=NOW)
    new = web.subscribe({"address": "new@halmar.example"}, client="b", at=NOW)
    again = web.subscribe({"address": "new@halmar.example"}, client="c", at=NOW + timedelta(hours=2))
    assert (known.status, known.page) == (new.status, new.page) == (again.status, again.page)
    assert known.mail is None and new.mail is not None and again.mail is None
    later = web.subscribe({"address": "new@halmar.example"}, client="d", at=NOW + timedelta(days=1))
    assert later.mail is not None
    assert web.unsubscribe("unknown", at=NOW) == web.unsubscribe(people.all()[1].token, at=NOW)


def test_forms_are_paced_and_escape(people: Subscribers) -> None:
    web = forms(people)
    codes = [web.subscribe({"address": f"a{at}@halmar.example"}, client="c", at=NOW).status for at in range(7)]
    assert codes == [200] * 5 + [429] * 2
    to_one = [web.subscribe({"address": "b@halmar.example"}, client=f"c{at}", at=NOW).status for at in range(7)]
    assert to_one == [200] * 5 + [429] * 2
    assert web.subscribe({"address": "x"}, client="other", at=NOW).status == 400
    assert "<script>" not in web.confirm_form('"><script>').page


def test_who_leaves_is_erased_from_the_file(people: Subscribers) -> None:
    [name] = fill(people, 1)
    people.begin(EDITION.id, at=NOW)
    [due] = people.due(EDITION.id)
    people.attempt(due.key, at=NOW)
    assert stat.S_IMODE(people.path.stat().st_mode) == 0o600
    assert name.encode() in people.path.read_bytes()
    assert people.unsubscribe(people.all()[0].token, at=NOW)
    assert people.all() == [] and people.export(name) is None
    left = b"".join(path.read_bytes() for path in people.path.parent.iterdir() if path.is_file())
    assert name.encode() not in left and due.key.encode() not in left


def test_who_does_not_confirm_is_erased(people: Subscribers) -> None:
    people.ask("a@halmar.example", language="en", policy="P", how="form", at=NOW)
    assert people.tidy(at=NOW + timedelta(days=6), unconfirmed_days=7, retention_days=30) == 0
    assert people.tidy(at=NOW + timedelta(days=8), unconfirmed_days=7, retention_days=30) == 1
    assert people.all() == []


# ------------------------------------------------------------------------------------ sending


def test_five_hundred_get_a_message_of_their_own(people: Subscribers) -> None:
    names = fill(people, 500)
    with mail_server() as box:
        assert send(EDITION, people, SITE, settings_for(box.port), WORLD) == {"sent": 500}
        assert send(EDITION, people, SITE, settings_for(box.port), WORLD) == {"sent": 500}
    assert got(box) == Counter(names)
    mail = email.message_from_bytes(box.mails[0][2], policy=default)
    assert mail["To"] == names[0] and mail["Bcc"] is None
    assert not any(other in box.mails[0][2].decode() for other in names[1:9])
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["List-Unsubscribe"].startswith("<https://digest.example/mail/unsubscribe?token=")
    assert mail["List-Id"] == "<digest.digest.example>" and mail["Auto-Submitted"] == "auto-generated"


def test_a_server_that_dies_midway(people: Subscribers) -> None:
    names = fill(people, 6)
    with mail_server() as box:
        box.replies = ["250 OK", "250 OK", "cut"]  # the third is taken, and the answer never leaves
        assert send(EDITION, people, SITE, settings_for(box.port), WORLD) == {"sent": 5, "uncertain": 1}
        assert send(EDITION, people, SITE, settings_for(box.port), WORLD) == {"sent": 5, "uncertain": 1}
        assert got(box) == Counter(names)
        assert send(EDITION, people, SITE, settings_for(box.port), WORLD, again_uncertain=True) == {"sent": 6}
    assert got(box)[names[2]] == 2


def test_a_server_that_is_gone(people: Subscribers) -> None:
    names = fill(people, 4)
    with mail_server() as box:
        port, seen = box.port, []

        def stop(point: str) -> None:
            if point == "recorded" and (seen.append(point) or len(seen) == 2):  # type: ignore[func-returns-value]
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            send(EDITION, people, SITE, settings_for(port), replace(WORLD, at=stop))
    with pytest.raises(DeliveryError):
        send(EDITION, people, SITE, settings_for(port), WORLD)
    assert people.figures(EDITION.id) == {"sent": 2, "waiting": 2}
    with mail_server() as other:
        assert send(EDITION, people, SITE, settings_for(other.port), WORLD) == {"sent": 4}
    assert got(box) + got(other) == Counter(names)


def test_not_now_is_tried_again_and_never_is_a_bounce(people: Subscribers) -> None:
    names = fill(people, 3)
    with mail_server() as box:
        box.replies = ["450 4.2.1 later"]
        box.refused = frozenset({names[1]})
        mail = settings_for(box.port, hard_bounces=1)
        assert send(EDITION, people, SITE, mail, WORLD) == {"waiting": 1, "refused": 1, "sent": 1}
        assert send(EDITION, people, SITE, mail, WORLD) == {"refused": 1, "sent": 2}
    stopped = people.all()[1]
    assert (stopped.state, stopped.reason) == (State.STOPPED, "550 no such box")
    assert got(box) == Counter([names[0], names[2]])


def test_a_server_that_wants_none_of_it_is_left_in_peace(people: Subscribers) -> None:
    fill(people, 30)
    with mail_server() as box:
        box.replies = ["554 5.7.1 policy"] * 30
        with pytest.raises(DeliveryError, match="last 10"):
            send(EDITION, people, SITE, settings_for(box.port), WORLD)
    assert people.figures(EDITION.id) == {"waiting": 30} and box.mails == []


def test_tls_and_password(people: Subscribers, tmp_path: Path) -> None:
    fill(people, 1)
    certificate = write_certificate(tmp_path)
    with mail_server(server_context(certificate), b"hunter2") as box:

        def trying(password: str, cafile: Path | None) -> dict[str, int]:
            context = partial(ssl.create_default_context, cafile=str(cafile) if cafile else None)
            server = MailServer("127.0.0.1", box.port, Security.STARTTLS, "desk", password, context=context)
            return send(EDITION, people, SITE, settings_for(box.port, server=server), WORLD)

        with pytest.raises(DeliveryError, match="user or the password is wrong"):
            trying("wrong", certificate)
        with pytest.raises(DeliveryError, match="certificate is not good"):
            trying("hunter2", None)
        plain = MailServer("127.0.0.1", box.port, Security.NONE)
        with pytest.raises(DeliveryError, match="takes no mail from"):
            send(EDITION, people, SITE, settings_for(box.port, server=plain), WORLD)
        assert box.mails == [] and people.figures(EDITION.id) == {"waiting": 1}
        assert trying("hunter2", certificate) == {"sent": 1}


def test_no_tls_where_it_is_wanted(people: Subscribers) -> None:
    fill(people, 1)
    with mail_server() as box:
        server = MailServer("127.0.0.1", box.port, Security.STARTTLS)
        with pytest.raises(DeliveryError, match="no such security"):
            send(EDITION, people, SITE, settings_for(box.port, server=server), WORLD)
    assert box.mails == [] and people.figures(EDITION.id) == {"waiting": 1}


def test_two_do_not_send_at_once(people: Subscribers) -> None:
    fill(people, 1)

    def second(point: str) -> None:
        if point == "noted":
            with pytest.raises(BusyError):
                send(EDITION, people, SITE, settings_for(1), WORLD)

    with mail_server() as box:
        assert send(EDITION, people, SITE, settings_for(box.port), replace(WORLD, at=second)) == {"sent": 1}


class _KilledError(BaseException):
    """The power failed."""


EVENTS = ("taken", "later", "refused", "lost", "lost-taken", "killed", "killed-taken", "gone")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(runs=st.lists(st.lists(st.sampled_from(EVENTS), max_size=6), max_size=5), number=st.integers(1, 5))
def test_no_sequence_of_crashes_sends_twice(
    runs: list[list[str]], number: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    people = Subscribers(tmp_path_factory.mktemp("crash") / FILE)
    names = fill(people, number)
    arrived, unsure, refused = Counter[str](), set[str](), set[str]()
    events: list[str] = []

    class FakeOutbox:
        def __init__(self, *_: object) -> None: ...

        def close(self) -> None: ...

        def hand_over(self, message: bytes, to: str) -> Result:
            event = events.pop(0) if events else "taken"
            arrived[to] += event in ("taken", "lost-taken", "killed-taken")
            if event.startswith(("lost", "killed")):
                unsure.add(to)
            if event.startswith("killed"):
                raise _KilledError
            if event == "gone":
                raise DeliveryError("gone")
            if event == "refused":
                refused.add(to)
            fates = {"later": Fate.LATER, "refused": Fate.REFUSED, "lost": Fate.UNCERTAIN, "lost-taken": Fate.UNCERTAIN}
            return Result(fates.get(event, Fate.TAKEN))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mailing, "Outbox", FakeOutbox)
        for run in [*runs, []]:
            events[:] = run
            try:
                send(EDITION, people, SITE, settings_for(1), WORLD)
            except (_KilledError, DeliveryError):
                people.close()
                people = Subscribers(people.path)
    people.close()
    assert max(arrived.values(), default=0) <= 1
    assert {name for name in names if arrived[name] == 0} <= unsure | refused


# ------------------------------------------------------------------------------------ bounces


def report(key: str, status: str, *, action: str = "failed") -> bytes:
    return (
        "From: MAILER-DAEMON@halmar.example\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.halmar.example\r\n\r\n"
        f"Final-Recipient: rfc822; x@halmar.example\r\nAction: {action}\r\nStatus: {status}\r\n"
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nSubject: x\r\nX-Svodka-Delivery: {key}\r\n--b--\r\n"
    ).encode()


@pytest.mark.parametrize(
    ("status", "hard"), [("5.1.1", True), ("5.2.1", True), ("5.2.2", False), ("5.7.1", False), ("4.4.7", False)]
)
def test_hard_and_soft_are_told_apart(status: str, hard: bool) -> None:
    found = bounce_of(report("a" * 32, status))
    assert found is not None and (found.key, found.hard) == ("a" * 32, hard)


def test_bounces_stop_after_several_and_count_once(people: Subscribers) -> None:
    fill(people, 1)
    for number in range(3):
        people.begin(f"digest{number}", at=NOW)
        [due] = people.due(f"digest{number}")
        people.attempt(due.key, at=NOW)
        found = bounce_of(report(due.key, "5.1.1"))
        assert found is not None
        told = [people.bounce(found.key, hard=True, reason=found.reason, at=NOW, most=3) for _ in range(2)]
        assert told == [True, False]
        assert people.all()[0].state is (State.STOPPED if number == 2 else State.CONFIRMED)


@given(st.binary(max_size=400))
def test_garbage_is_no_bounce(data: bytes) -> None:
    assert bounce_of(data) is None
    whole = report("a" * 32, "5.1.1")
    bounce_of(whole[: len(data)] + data + whole[len(data) :])


def test_mailboxes(tmp_path: Path) -> None:
    one = report("a" * 32, "5.1.1")
    (tmp_path / "eml").mkdir()
    (tmp_path / "eml" / "a.eml").write_bytes(one)
    for folder in ("cur", "new", "tmp"):
        (tmp_path / "dir" / folder).mkdir(parents=True)
    (tmp_path / "dir" / "new" / "1").write_bytes(one)
    (tmp_path / "box").write_bytes(b"From x Mon Jun  1 00:00:00 2031\n" + one.replace(b"\r\n", b"\n") + b"\n")
    for name in ("eml", "eml/a.eml", "dir", "box"):
        [data] = mails_in(tmp_path / name)
        assert bounce_of(data) is not None
    with pytest.raises(UsageError):
        list(mails_in(tmp_path / "none"))

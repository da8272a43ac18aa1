"""Telegram's API: the client is a plain object, what it hands out are the library's own messages."""

from __future__ import annotations

import asyncio
import json
import stat
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telethon import errors  # type: ignore[import-untyped]
from telethon.tl import types as tl  # type: ignore[import-untyped]

from svodka.collect import telegram_api
from svodka.collect.answers import Failed, Fault, Fetched, Later, Refused
from svodka.collect.telegram_api import Answer, Keys, again, connected, keys, posts, sign_in
from svodka.collect.telegram_message import exported
from svodka.errors import CollectError, ConfigError
from tests.collect.clock import START, SimulatedClock

AT = datetime(2031, 5, 14, 9, 30, tzinfo=UTC)
CHANNEL = tl.Channel(77, "Halmar daily", tl.ChatPhotoEmpty(), AT, broadcast=True, username="halmar_daily")
TARN = tl.Channel(88, "Tarn today", tl.ChatPhotoEmpty(), AT, broadcast=True)


def message(number: int, text: str = "The port is closed.", **more: Any) -> tl.Message:
    return tl.Message(number, tl.PeerChannel(77), AT + timedelta(minutes=number), text, post=True, **more)


class Client:
    """Hands out the messages that it was given, as telethon's client does."""

    def __init__(self, *messages: Any, trouble: Exception | None = None, after: int = 0) -> None:
        self.messages = sorted(messages, key=lambda m: m.id)
        self.trouble = trouble
        self.after = after  # so many messages come before the trouble
        self.asked: list[object] = []

    async def get_entity(self, who: object) -> Any:
        self.asked.append(who)
        if isinstance(who, tl.PeerChannel):
            if who.channel_id == 88:
                return TARN
            raise errors.ChannelPrivateError(None)
        if self.trouble and not self.after:
            raise self.trouble
        return CHANNEL

    async def iter_messages(
        self, entity: Any, limit: int | None = None, *, min_id: int = 0, reverse: bool = False, ids: Any = None
    ) -> AsyncIterator[Any]:
        assert entity is CHANNEL
        if ids is not None:
            for number in ids:
                yield next((m for m in self.messages if m.id == number), None)
            return
        found = [m for m in self.messages if m.id > min_id]
        for n, one in enumerate((found if reverse else found[::-1])[:limit]):
            if self.trouble and n == self.after:
                raise self.trouble
            yield one


def collect(client: Client, *, since_id: int | None = None, limit: int = 1000) -> list[Answer]:
    async def run() -> list[Answer]:
        clock = SimulatedClock()
        return [a async for a in posts("halmar_daily", since_id=since_id, limit=limit, client=client, clock=clock)]

    return asyncio.run(run())


def export(answer: Answer) -> Any:
    assert isinstance(answer, Fetched)
    return json.loads(answer.capture.data)


def only(one: tl.Message) -> Any:
    [answer] = collect(Client(one))
    [found] = export(answer)["messages"]
    return found


def ids(answer: Answer) -> list[int]:
    return [m["id"] for m in export(answer)["messages"]]


# ------------------------------------------------------------------------------------------------ messages


def test_batch_is_an_export_of_telegram_desktop() -> None:
    [answer] = collect(Client(message(5, views=1200, post_author="Editor on duty")))
    assert isinstance(answer, Fetched)
    assert (answer.capture.address, answer.capture.media_type) == ("https://t.me/halmar_daily", "application/json")
    assert answer.capture.fetched_at == START
    assert export(answer) == {
        "name": "Halmar daily",
        "type": "public_channel",
        "id": 77,
        "messages": [
            {
                "id": 5,
                "type": "message",
                "date": "2031-05-14T09:35:00",
                "date_unixtime": str(int(datetime(2031, 5, 14, 9, 35, tzinfo=UTC).timestamp())),
                "from": "Halmar daily",
                "from_id": "channel77",
                "author": "Editor on duty",
                "text": "The port is closed.",
                "text_entities": [{"type": "plain", "text": "The port is closed."}],
                "views": 1200,
            }
        ],
    }


def test_entities_count_in_utf16_and_join_to_the_text() -> None:
    text = "⚡️😀 Порт закрыт, см. сайт порта"
    found = only(
        message(
            1,
            text,
            entities=[
                tl.MessageEntityCustomEmoji(2, 2, document_id=9),
                tl.MessageEntityBold(5, 11),
                tl.MessageEntityTextUrl(22, 10, url="https://port.example/"),
                tl.MessageEntityItalic(100, 5),  # outside: passed over
            ],
        )
    )
    assert "".join(piece["text"] for piece in found["text_entities"]) == text
    assert [piece for piece in found["text_entities"] if piece["type"] != "plain"] == [
        {"type": "custom_emoji", "text": "😀", "document_id": "9"},
        {"type": "bold", "text": "Порт закрыт"},
        {"type": "text_link", "text": "сайт порта", "href": "https://port.example/"},
    ]
    assert found["text"][0] == "⚡️"


@given(
    text=st.text(max_size=30),
    places=st.lists(st.tuples(st.integers(-2, 70), st.integers(-2, 70), st.booleans()), max_size=5),
)
def test_words_stay_the_same_wherever_the_entities_lie(text: str, places: list[tuple[int, int, bool]]) -> None:
    entities = [tl.MessageEntityBold(a, n) if bold else tl.MessageEntityTextUrl(a, n, "x") for a, n, bold in places]
    found = exported(message(1, text, entities=entities), "Halmar daily", 77, None)
    assert found
    assert "".join(piece["text"] for piece in found["text_entities"]) == text


def test_link_outweighs_the_style_of_its_words() -> None:
    entities = [tl.MessageEntityBold(0, 19), tl.MessageEntityTextUrl(4, 4, url="https://port.example/")]
    found = only(message(1, entities=entities))
    assert [piece["type"] for piece in found["text_entities"]] == ["plain", "text_link", "plain"]


@pytest.mark.parametrize(
    ("header", "name"),
    [
        (tl.MessageFwdHeader(AT, from_id=tl.PeerChannel(88), channel_post=3), "Tarn today"),
        (tl.MessageFwdHeader(AT, from_name="A reader"), "A reader"),
        (tl.MessageFwdHeader(AT, from_id=tl.PeerChannel(99)), "Deleted Account"),
    ],
)
def test_forward_names_who_wrote_it_first(header: tl.MessageFwdHeader, name: str) -> None:
    assert only(message(1, fwd_from=header))["forwarded_from"] == name


def test_name_that_came_with_the_message_is_not_asked_for() -> None:
    one = message(1, fwd_from=tl.MessageFwdHeader(AT, from_id=tl.PeerUser(5)))
    # as the client does with each answer: the people that it mentions come with it
    one._forward = SimpleNamespace(chat=None, sender=tl.User(5, first_name="Ana", last_name="Belic"))
    client = Client(one)
    [answer] = collect(client)
    assert export(answer)["messages"][0]["forwarded_from"] == "Ana Belic"
    assert client.asked == ["halmar_daily"]


def test_edit_is_told_and_a_reaction_is_none() -> None:
    edited = AT + timedelta(hours=1)
    assert only(message(1, edit_date=edited))["edited"] == "2031-05-14T10:30:00"
    assert "edited" not in only(message(1, edit_date=edited, edit_hide=True))


def test_reply_is_told_with_its_channel_where_it_is_another() -> None:
    assert only(message(9, reply_to=tl.MessageReplyHeader(reply_to_msg_id=4)))["reply_to_message_id"] == 4
    elsewhere = tl.MessageReplyHeader(reply_to_msg_id=4, reply_to_peer_id=tl.PeerChannel(88))
    assert only(message(9, reply_to=elsewhere))["reply_to_peer_id"] == "channel88"


def document(mime: str, *attributes: Any) -> tl.MessageMediaDocument:
    return tl.MessageMediaDocument(document=tl.Document(1, 2, b"", AT, mime, 10, 1, list(attributes)))


@pytest.mark.parametrize(
    ("media", "told"),
    [
        (tl.MessageMediaPhoto(), {"photo"}),
        (
            document("video/mp4", tl.DocumentAttributeVideo(37.2, 1, 1), tl.DocumentAttributeFilename("a.mp4")),
            {
                ("media_type", "video_file"),
                ("duration_seconds", 37),
                ("file_name", "a.mp4"),
                ("mime_type", "video/mp4"),
            },
        ),
        (document("audio/ogg", tl.DocumentAttributeAudio(9, voice=True)), {("media_type", "voice_message")}),
        (document("application/pdf", tl.DocumentAttributeFilename("report.pdf")), {("file_name", "report.pdf")}),
        (
            document("video/mp4", tl.DocumentAttributeAnimated(), tl.DocumentAttributeVideo(2, 1, 1)),
            {("media_type", "animation")},
        ),
        (tl.MessageMediaGeo(tl.GeoPoint(30.5, 59.9, 1)), {"location_information"}),
        (tl.MessageMediaEmpty(), set()),
        (None, set()),
    ],
)
def test_media_are_told(media: Any, told: set[Any]) -> None:
    found = only(message(1, media=media))
    assert {t if isinstance(t, str) else t[0] for t in told} <= set(found)
    assert [t for t in told if not isinstance(t, str) and found[t[0]] != t[1]] == []


def test_poll_is_told_with_its_votes() -> None:
    def words(text: str) -> tl.TextWithEntities:
        return tl.TextWithEntities(text, [])

    answers = [tl.PollAnswer(words("Yes"), b"0"), tl.PollAnswer(words("No"), b"1")]
    poll = tl.Poll(1, words("Open the port?"), answers, hash=0)
    results = tl.PollResults(results=[tl.PollAnswerVoters(b"1", voters=7)], total_voters=7)
    assert only(message(1, "", media=tl.MessageMediaPoll(poll, results)))["poll"] == {
        "question": "Open the port?",
        "closed": False,
        "total_voters": 7,
        "answers": [
            {"text": "Yes", "voters": 0, "chosen": False},
            {"text": "No", "voters": 7, "chosen": False},
        ],
    }


def test_service_message_is_told_as_one_and_an_empty_one_not_at_all() -> None:
    pin = tl.MessageService(2, tl.PeerChannel(77), AT, action=tl.MessageActionPinMessage())
    [answer] = collect(Client(message(1), pin, tl.MessageEmpty(3, tl.PeerChannel(77))))
    found = export(answer)["messages"]
    assert [(m["id"], m["type"]) for m in found] == [(1, "message"), (2, "service")]
    assert found[1]["action"] == "PinMessage"


# ------------------------------------------------------------------------------------------------- visits


def test_visit_goes_on_where_the_last_one_ended() -> None:
    client = Client(*(message(n) for n in range(1, 251)))
    assert [ids(a) for a in collect(client, since_id=30)] == [
        list(range(31, 131)),
        list(range(131, 231)),
        list(range(231, 251)),
    ]
    assert [ids(a) for a in collect(client, since_id=30, limit=5)] == [list(range(31, 36))]
    assert collect(client, since_id=250) == []


def test_first_visit_takes_the_newest() -> None:
    client = Client(*(message(n) for n in range(1, 251)))
    assert [ids(a) for a in collect(client, limit=110)] == [list(range(141, 241)), list(range(241, 251))]


def test_same_posts_give_the_same_bytes() -> None:
    client = Client(message(1), message(2))
    [one], [other] = collect(client), collect(client)
    assert one == other


def test_posts_that_vanished_are_named() -> None:
    client = Client(message(1), message(3, "Changed.", edit_date=AT), tl.MessageEmpty(4, tl.PeerChannel(77)))

    async def run() -> tuple[Answer, frozenset[int]]:
        return await again("halmar_daily", [1, 2, 3, 4], client=client, clock=SimulatedClock())

    answer, missing = asyncio.run(run())
    assert ids(answer) == [1, 3]
    assert missing == {2, 4}


def test_nothing_vanished_where_nothing_could_be_asked() -> None:
    client = Client(message(1), trouble=errors.FloodWaitError(None, 30))
    answer, missing = asyncio.run(again("halmar_daily", [1, 2], client=client, clock=SimulatedClock()))
    assert isinstance(answer, Later)
    assert missing == frozenset()


@pytest.mark.parametrize(
    ("trouble", "type_", "says"),
    [
        (errors.FloodWaitError(None, 30), Later, "fewer requests"),
        (errors.ChannelPrivateError(None), Refused, "is private"),
        (errors.AuthKeyUnregisteredError(None), Refused, "sign in"),
        (errors.UsernameNotOccupiedError(None), Failed, "no channel halmar_daily"),
        (ValueError("No user has that name"), Failed, "no channel halmar_daily"),
        (ConnectionError("reset"), Failed, "can't be reached"),
        (TimeoutError(), Failed, "can't be reached"),
        (errors.RpcCallFailError(None), Failed, "RpcCallFailError"),
        (KeyError("hash"), Failed, "please report it"),
    ],
)
def test_trouble_is_an_answer(trouble: Exception, type_: type[Answer], says: str) -> None:
    [answer] = collect(Client(message(1), trouble=trouble))
    assert isinstance(answer, type_)
    assert not isinstance(answer, Fetched)
    assert says in answer.message


def test_what_came_before_the_trouble_is_kept() -> None:
    client = Client(*(message(n) for n in range(1, 251)), trouble=errors.FloodWaitError(None, 90_000), after=150)
    kept, last = collect(client, since_id=0)
    assert ids(kept) == list(range(1, 101))
    assert isinstance(last, Later)
    assert last.until == START + timedelta(days=1)


# ----------------------------------------------------------------------------------------- keys and session


def test_keys_come_by_the_names_that_the_desk_gives_them() -> None:
    names = {"id_name": "MY_ID", "hash_name": "MY_HASH"}
    found = keys({"MY_ID": "12", "MY_HASH": "secret"}, **names)
    assert found == Keys(12, "secret")
    assert "secret" not in repr(found)
    with pytest.raises(ConfigError, match="set MY_HASH: your own keys"):
        keys({"MY_ID": "12"}, **names)
    with pytest.raises(ConfigError, match="set MY_ID and MY_HASH"):
        keys({}, **names)
    with pytest.raises(ConfigError, match="MY_ID must be a number"):
        keys({"MY_ID": "twelve", "MY_HASH": "x"}, **names)


class Connection:
    """What stands for telethon's client while it connects."""

    made: list[Connection]
    authorized = True
    trouble: Exception | None = None

    def __init__(self, storage: Any, *args: object, **more: object) -> None:
        self.storage, self.args, self.more = storage, args, more
        self.is_open = False
        self.answers: Sequence[str] = ()
        type(self).made = [self]

    async def connect(self) -> None:
        if self.trouble:
            raise self.trouble
        self.is_open = True

    async def is_user_authorized(self) -> bool:
        return self.authorized

    async def start(self, phone: Any, code_callback: Any, password: Any) -> None:
        await self.connect()
        self.answers = (phone(), code_callback(), password())

    async def disconnect(self) -> None:
        self.is_open = False
        self.storage.close()


@pytest.fixture
def connection(monkeypatch: pytest.MonkeyPatch) -> type[Connection]:
    class One(Connection):
        pass

    monkeypatch.setattr("telethon.TelegramClient", One)
    return One


def test_session_lies_in_the_desk_for_its_owner_only(tmp_path: Path, connection: type[Connection]) -> None:
    async def run() -> None:
        async with connected(Keys(12, "secret"), tmp_path / "telegram" / "desk") as client:
            assert client.is_open

    asyncio.run(run())
    [made] = connection.made
    assert not made.is_open
    assert made.args == (12, "secret")
    assert made.more["flood_sleep_threshold"] == 0
    session = tmp_path / "telegram" / "desk.session"
    assert Path(made.storage.filename) == session
    assert stat.S_IMODE(session.stat().st_mode) == 0o600


def test_who_has_not_signed_in_is_told(tmp_path: Path, connection: type[Connection]) -> None:
    async def run() -> None:
        async with connected(Keys(12, "secret"), tmp_path / "desk"):
            raise AssertionError("connected without having signed in")

    connection.authorized = False
    with pytest.raises(CollectError, match="sign in with your phone's number"):
        asyncio.run(run())
    connection.trouble = ConnectionError("Connection to Telegram failed 2 time(s)")
    with pytest.raises(CollectError, match="can't be reached"):
        asyncio.run(run())
    assert not connection.made[0].is_open


def test_signing_in_asks_the_user(tmp_path: Path, connection: type[Connection]) -> None:
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return str(len(asked))

    asyncio.run(sign_in(Keys(12, "secret"), tmp_path / "desk", ask=ask))
    assert connection.made[0].answers == ("1", "2", "3")
    assert [question.split()[1] for question in asked] == ["phone's", "code", "password"]


def test_missing_library_is_said_with_the_command_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telegram_api, "find_spec", lambda name: None)
    with pytest.raises(CollectError, match=r"pip install 'svodka\[telegram\]'"):
        asyncio.run(sign_in(Keys(12, "secret"), tmp_path / "desk", ask=str))


def test_faults_are_told_apart() -> None:
    kinds = {ValueError("x"): Fault.ADDRESS, OSError(): Fault.CONNECTION, errors.RpcCallFailError(None): Fault.STATUS}
    for trouble, kind in kinds.items():
        [answer] = collect(Client(message(1), trouble=trouble))
        assert isinstance(answer, Failed)
        assert answer.kind is kind

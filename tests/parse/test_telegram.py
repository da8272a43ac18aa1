"""Telegram: a channel's preview page and Telegram Desktop's export."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from svodka.errors import ParseError
from svodka.model import Capture, Details, DocumentKind, Hints, Item, PartKind, SourceKind
from svodka.parse import listing, parse, parts
from svodka.parse.telegram_preview import views_of
from tests.parse.captures import capture

PREVIEW = "https://t.me/s/molniya_velin"


def message(id: int, inner: str, classes: str = "", meta: str = "") -> str:
    return (
        f'<div class="tgme_widget_message_wrap"><div class="tgme_widget_message {classes} js-widget_message" data-post="molniya_velin/{id}">'
        f'<div class="tgme_widget_message_author"><a class="tgme_widget_message_owner_name" href="https://t.me/molniya_velin"><span>Молния</span></a></div>'
        f'{inner}<div class="tgme_widget_message_footer"><span class="tgme_widget_message_views">1.2K</span>'
        f'<span class="tgme_widget_message_meta">{meta}<a class="tgme_widget_message_date" href="https://t.me/molniya_velin/{id}">'
        f'<time datetime="2031-05-14T06:30:00+00:00">09:30</time></a></span></div></div></div>'
    )


def said(words: str) -> str:
    return f'<div class="tgme_widget_message_text js-message_text" dir="auto">{words}</div>'


def page(*messages: str, more: str = "") -> Capture:
    body = (
        '<html><body class="widget_frame_base"><div class="tgme_channel_info_header_title"><span>Молния</span></div>'
        f'<section class="tgme_channel_history js-message_history">{more}{"".join(messages)}</section></body></html>'
    )
    return capture(body, PREVIEW, media_type="text/html")


FORWARDED = '<div class="tgme_widget_message_forwarded_from">Forwarded from <a class="tgme_widget_message_forwarded_from_name" href="https://t.me/via/5"><span>ВИА</span></a></div>'
REPLY = '<a class="tgme_widget_message_reply" href="https://t.me/molniya_velin/11"><div class="tgme_widget_message_text js-message_reply_text">Порт</div></a>'
VIDEO = '<a class="tgme_widget_message_video_player"><time class="message_video_duration js-message_video_duration">0:37</time></a>'
PHOTO = '<a class="tgme_widget_message_photo_wrap" href="https://t.me/molniya_velin/12"></a>'
EMOJI = '<tg-emoji emoji-id="1"><i class="emoji" style="background-image:url(x)"><b>⚡️</b></i></tg-emoji>'
FULL = message(
    12,
    FORWARDED
    + REPLY
    + PHOTO
    + VIDEO
    + said(
        f'{EMOJI} <b>Порт закрыт</b><br/><br/>Мэр <a href="https://post.example/1">сказал</a>, что<br/>паром ждёт.<br/><a href="?q=%23порт">#порт</a>'
    ),
    meta='<span class="tgme_widget_message_from_author">Нина</span>, edited ',
)


def test_a_post_with_all_that_a_preview_tells() -> None:
    came = page(FULL)
    assert parts(came) == ("molniya_velin/12",)
    post = parse(replace(came, part="molniya_velin/12"))
    assert post.text == "⚡️ Порт закрыт\n\nМэр сказал, что\nпаром ждёт.\n#порт"
    assert post.kind is DocumentKind.POST
    assert (post.address, post.outlet, post.author) == ("https://t.me/molniya_velin/12", "Молния", "Нина")
    assert (post.published, post.published_basis, post.language) == ("2031-05-14T06:30:00+00:00", "post", "ru")
    assert post.details == Details(
        carriers=("ВИА",),
        views=1200,
        reply_to="https://t.me/molniya_velin/11",
        media=("photo", "video 0:37"),
        links=((20, 26, "https://post.example/1"),),
    )
    start, end, _ = post.details.links[0]
    assert post.text[start:end] == "сказал"
    assert post.faults == ("The post was edited; the preview doesn't say when.",)
    assert post.parts[-1].kind is PartKind.BOILERPLATE


def test_the_listing_of_a_preview() -> None:
    more = '<a href="/s/molniya_velin?before=11" class="tme_messages_more js-messages_more" data-before="11"></a>'
    pinned = message(13, said("Молния pinned «Порт закрыт»"), classes="service_message")
    told = listing(page(FULL, pinned, message(14, PHOTO), more=more))
    assert told.kind is SourceKind.CHANNEL
    assert told.items == (
        Item("https://t.me/molniya_velin/12", "⚡️ Порт закрыт", "2031-05-14T06:30:00+00:00", part="molniya_velin/12"),
    )
    assert (told.title, told.site, told.older) == ("Молния", "https://t.me/molniya_velin", f"{PREVIEW}?before=11")


def test_pictures_alone_and_service_messages_are_no_documents() -> None:
    came = page(message(14, PHOTO), message(15, said("Channel photo updated"), classes="service_message"))
    assert parts(came) == ()
    assert listing(came).items == ()
    with pytest.raises(ParseError, match="no words"):
        parse(replace(came, part="molniya_velin/14"))
    with pytest.raises(ParseError, match="no post"):
        parse(replace(came, part="molniya_velin/15"))
    with pytest.raises(ParseError, match="many posts"):
        parse(came)


def test_a_channel_without_posts_is_a_listing_too() -> None:
    assert listing(page()).items == ()


def test_text_in_a_text_is_read_once_and_quotations_are_lines() -> None:
    nested = said(said("Первая строка<blockquote>Слова мэра</blockquote>Последняя"))
    post = parse(replace(page(message(1, nested)), part="molniya_velin/1"))
    assert post.text == "Первая строка\nСлова мэра\nПоследняя"


@pytest.mark.parametrize(
    ("told", "count"), [("1.2K", 1200), ("3,4M", 3_400_000), ("817", 817), ("2", 2), ("", None), ("many", None)]
)
def test_views(told: str, count: int | None) -> None:
    assert views_of(told) == count


def test_the_real_preview_page(shared: Path) -> None:
    folder = shared / "data/telegram_preview/app/parsers/tests/tests_data"
    expected = json.loads((folder / "canon_posts.json").read_text(encoding="utf-8"))
    came = capture(
        (folder / "page.html").read_bytes(), "https://t.me/s/infoscape_test?before=8", media_type="text/html"
    )
    found = {item.address: item for item in listing(came).items}
    posts = [post for post in expected if post["text"] != "Channel created"]  # the service's words
    assert list(found) == [post["link"] for post in posts]
    for post in posts:
        item = found[post["link"]]
        parsed = parse(replace(came, part=item.part))
        assert parsed.text == post["heading"]
        assert datetime_of(parsed.published) == post["timestamp"]
    assert parse(replace(came, part="infoscape_test/7")).details.reply_to == "https://t.me/infoscape_test/2"
    assert parse(replace(came, part="infoscape_test/3")).details.media == ("photo",)


def datetime_of(told: str | None) -> int:
    from datetime import datetime

    return int(datetime.fromisoformat(told or "").timestamp())


# ------------------------------------------------------------------------------------------- export


def chat(*messages: dict[str, Any], kind: str = "public_channel", id: int = 77, name: str = "Молния") -> dict[str, Any]:
    return {"name": name, "type": kind, "id": id, "messages": list(messages)}


def exported(id: int = 12, **more: Any) -> dict[str, Any]:
    told = {
        "id": id,
        "type": "message",
        "date": "2031-05-14T09:30:00",
        "date_unixtime": "1936506600",
        "from": "Молния",
        "text": "Порт закрыт.",
    }
    return told | more


def export(value: dict[str, Any], address: str | None = None) -> Capture:
    return capture(json.dumps(value, ensure_ascii=False), "file:///exports/result.json", hints=Hints(address=address))


ENTITIES = [
    "Мэр ",
    {"type": "text_link", "text": "сказал", "href": "https://post.example/1"},
    ", ",
    {"type": "custom_emoji", "text": "⚡️", "document_id": "x"},
    "\n",
    {"type": "mention", "text": "@via"},
    " ",
    {"type": "link", "text": "post.example"},
    "\n\n",
    {"type": "hashtag", "text": "#порт"},
]


def test_a_post_of_an_export() -> None:
    post_ = exported(
        text=ENTITIES, forwarded_from="ВИА", reply_to_message_id=11, edited="2031-05-14T10:00:00", edited_unixtime="1936508400",
        media_type="video_file", file="video.mp4", duration_seconds=37, author="Нина",
    )  # fmt: skip
    came = export(
        chat(exported(id=1, type="service", action="pin_message", text=""), post_), "https://t.me/molniya_velin"
    )
    assert parts(came) == ("77/12",)
    post = parse(replace(came, part="77/12"))
    assert post.text == "Мэр сказал, ⚡️\n@via post.example\n\n#порт"
    assert (post.address, post.outlet, post.author) == ("https://t.me/molniya_velin/12", "Молния", "Нина")
    assert (post.published, post.kind) == (
        "2031-05-14T06:30:00+00:00",
        DocumentKind.POST,
    )
    assert post.details.carriers == ("ВИА",)
    assert post.details.reply_to == "https://t.me/molniya_velin/11"
    assert post.details.media == ("video 0:37",)
    assert [(post.text[a:b], link) for a, b, link in post.details.links] == [
        ("сказал", "https://post.example/1"),
        ("@via", "https://t.me/via"),
        ("post.example", "http://post.example"),
    ]


def test_without_a_known_username_the_address_is_a_stable_name() -> None:
    came = export(chat(exported()))
    assert parse(replace(came, part="77/12")).address == "urn:telegram:77:12"


def test_of_a_whole_account_only_what_is_published_to_many_is_read() -> None:
    value = {
        "about": "Here is the data you requested.",
        "chats": {"about": "…", "list": [
            chat(exported(), id=77),
            chat(exported(), kind="personal_chat", id=5, name="Мама"),
            chat(exported(12, **{"from": "Лев"}), kind="private_supergroup", id=6, name="Клуб"),
        ]},
        "left_chats": {"list": [chat(exported(), id=8)]},
    }  # fmt: skip
    came = export(value)
    assert parts(came) == ("77/12", "6/12", "8/12")
    assert parse(replace(came, part="6/12")).author == "Лев"
    assert parse(replace(came, part="77/12")).author is None


def test_pictures_alone_are_left_out_and_polls_are_said() -> None:
    came = export(chat(exported(1, text="", photo="1.jpg"), exported(2, poll={"question": "Паром?"})))
    assert parts(came) == ("77/2",)
    assert parse(replace(came, part="77/2")).faults == ("The post has a poll, which was not read.",)
    assert parse(replace(came, part="77/2")).details.media == ("poll",)


def test_a_cut_export_is_refused_in_clear_words() -> None:
    came = export(chat(exported()))
    with pytest.raises(ParseError, match="complete"):
        parts(replace(came, data=came.data[:-10]))


def test_one_large_export_is_read_once_for_all_its_posts() -> None:
    came = export(chat(*(exported(n, text=f"Пост номер {n}.") for n in range(3_000))))
    assert len({parse(replace(came, part=part)).text for part in parts(came)}) == 3_000

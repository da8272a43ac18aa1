"""Telegram Desktop's export in JSON (result.json): one chat, or a whole account's channels and groups."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from svodka.errors import ParseError
from svodka.model import Details, Item, Listing, SourceKind
from svodka.parse.dateline import iso_date
from svodka.parse.post import Post, Words

PARSER = "telegram-export/1"
_HOME = "https://t.me/"
# Of a whole account only what is published to many is read: letters between two people are no publications.
# An export of one chat was made of that chat on purpose
_PUBLISHED = frozenset(
    ("public_channel", "private_channel", "public_supergroup", "private_supergroup", "public_group", "private_group")
)
_CHANNELS = frozenset(("public_channel", "private_channel"))
_MEDIA = {
    "video_file": "video",
    "video_message": "video message",
    "voice_message": "voice message",
    "audio_file": "audio",
    "animation": "animation",
    "sticker": "sticker",
}
_USERNAME = re.compile(r"https?://(?:www\.)?(?:t\.me|telegram\.me)/(?:s/)?([A-Za-z]\w{3,31})(?:/.*)?")


def is_export(value: object) -> bool:
    """Whether a JSON value is such an export."""
    return bool(_chats(value))


# an export may have 200 MB, and each of its posts is asked for by itself: it is read once for all of them
@lru_cache(maxsize=1)
def posts_of(data: bytes, channel: str | None) -> dict[str, Post]:
    """The posts with words by key. ``channel``: the channel's web address, where it is known.

    Raises ParseError for what is no such export.
    """
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        raise ParseError("it begins as JSON and is none; is the export of Telegram Desktop complete?") from None
    chats = _chats(value)
    if not chats:
        raise ParseError("it is JSON and no export of Telegram Desktop: it has no messages")
    alone = len(chats) == 1 and "messages" in value
    found: dict[str, Post] = {}
    for chat in chats:
        if alone or chat.get("type") in _PUBLISHED:
            for post in _posts(chat, channel if alone else None):
                found.setdefault(post.key, post)
    return found


def listing_of(data: bytes, channel: str | None) -> Listing:
    """The posts of a channel that has a name on the web; ParseError for an export without one."""
    posts = posts_of(data, channel).values()
    items = tuple(
        Item(post.address, announced=post.published, updated=post.details.modified, part=post.key)
        for post in posts
        if post.address.startswith(_HOME)
    )
    if posts and not items:
        raise ParseError("it is an export of a chat that has no public name; add it as a file: svodka add result.json")
    return Listing(SourceKind.CHANNEL, items, title=next((post.outlet for post in posts), None), site=channel)


def _chats(value: object) -> list[dict[str, Any]]:
    if not isinstance(value, dict):
        return []
    if isinstance(value.get("messages"), list) and ("type" in value or "name" in value):
        return [value]
    found = []
    for key in ("chats", "left_chats"):
        chats = value.get(key)
        listed = chats.get("list") if isinstance(chats, dict) else None
        if isinstance(listed, list):
            found += [c for c in listed if isinstance(c, dict) and isinstance(c.get("messages"), list)]
    return found


def _posts(chat: dict[str, Any], channel: str | None) -> Iterator[Post]:
    match = _USERNAME.fullmatch(channel or "")
    username = match[1] if match else _word(chat, "username")
    home = f"{_HOME}{username.lstrip('@')}/" if username else f"urn:telegram:{chat.get('id', 'chat')}:"
    for message in chat["messages"]:
        if isinstance(message, dict) and message.get("type") == "message" and isinstance(message.get("id"), int):
            post = _post(message, chat, home)
            if post.text:
                yield post


def _post(message: dict[str, Any], chat: dict[str, Any], home: str) -> Post:
    said = _words(message.get("text_entities") or message.get("text")).stripped()
    is_channel = chat.get("type") in _CHANNELS
    reply = message.get("reply_to_message_id")
    elsewhere = message.get("reply_to_peer_id")
    sender = _word(message, "from")
    return Post(
        key=f"{chat.get('id', 'chat')}/{message['id']}",
        address=f"{home}{message['id']}",
        text=said.text,
        published=_moment(message, "date"),
        outlet=_word(chat, "name"),
        author=_word(message, "author") or (None if is_channel else sender),
        details=Details(
            modified=_moment(message, "edited"),
            carriers=tuple(name for name in (_word(message, "forwarded_from"),) if name),
            views=message.get("views") if isinstance(message.get("views"), int) else None,
            reply_to=f"{home}{reply}" if isinstance(reply, int) and not elsewhere else None,
            media=_media(message),
            links=said.links,
        ),
        faults=("The post has a poll, which was not read.",) if message.get("poll") else (),
    )


def _words(told: object) -> Words:
    """A text as plain words, or as a list of words and entities (bold, links, custom emoji)."""
    words = Words()
    for piece in told if isinstance(told, list) else [told]:
        if isinstance(piece, str):
            words.add(_sound(piece))
        elif isinstance(piece, dict) and isinstance(piece.get("text"), str):
            words.add(_sound(piece["text"]), _link(piece))
    return words


def _link(entity: dict[str, Any]) -> str | None:
    kind, text = entity.get("type"), entity["text"].strip()
    if kind == "text_link":
        link = _word(entity, "href") or ""
        return link if link.startswith(("http://", "https://")) else None
    if kind == "link":
        return text if text.startswith(("http://", "https://")) else f"http://{text}"
    return f"{_HOME}{text[1:]}" if kind == "mention" and text.startswith("@") else None


def _sound(words: str) -> str:
    """Half a character (a lone surrogate), which can't be stored, becomes U+FFFD."""
    return re.sub("[\ud800-\udfff]", "\ufffd", words)


def _media(message: dict[str, Any]) -> tuple[str, ...]:
    """ "photo", "video 0:37", "file report.pdf"; a file that was not exported has its kind only."""
    found = []
    if "photo" in message:
        found.append("photo")
    if "file" in message or "media_type" in message:
        what = _MEDIA.get(str(message.get("media_type")), "file")
        seconds = message.get("duration_seconds")
        name = _word(message, "file_name") if what == "file" else _word(message, "sticker_emoji")
        length = f"{seconds // 60}:{seconds % 60:02}" if isinstance(seconds, int) else None
        found.append(" ".join(filter(None, (what, name or length))))
    found += [what for key, what in (("poll", "poll"), ("location_information", "location")) if key in message]
    return tuple(found)


def _moment(message: dict[str, Any], key: str) -> str | None:
    """By the clock of the world, where it is told; else as the exporting computer's clock had it, without a zone."""
    seconds = str(message.get(f"{key}_unixtime") or "")
    if seconds.isdigit() and 0 < int(seconds) < 32_503_680_000:  # year 3000
        return datetime.fromtimestamp(int(seconds), UTC).isoformat()
    told = _word(message, key)
    return iso_date(told) if told else None


def _word(value: dict[str, Any], key: str) -> str | None:
    found = value.get(key)
    return " ".join(_sound(found).split()) or None if isinstance(found, str) else None

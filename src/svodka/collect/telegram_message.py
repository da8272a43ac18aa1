"""A message of Telegram's API in the very form in which Telegram Desktop exports it (result.json).

So one parser reads both. The message's classes are told by their names: the client library need not be loaded.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]

# what Desktop writes in place of a file that was not exported
_NOT_INCLUDED = "(File not included. Change data exporting settings to download.)"

_LINKS = {
    "MessageEntityTextUrl": "text_link",
    "MessageEntityUrl": "link",
    "MessageEntityMention": "mention",
    "MessageEntityMentionName": "mention_name",
    "MessageEntityEmail": "email",
}
_STYLES = {
    "MessageEntityBold": "bold",
    "MessageEntityItalic": "italic",
    "MessageEntityUnderline": "underline",
    "MessageEntityStrike": "strikethrough",
    "MessageEntitySpoiler": "spoiler",
    "MessageEntityBlockquote": "blockquote",
    "MessageEntityCode": "code",
    "MessageEntityPre": "pre",
    "MessageEntityHashtag": "hashtag",
    "MessageEntityCashtag": "cashtag",
    "MessageEntityBotCommand": "bot_command",
    "MessageEntityPhone": "phone",
    "MessageEntityBankCard": "bank_card",
    "MessageEntityCustomEmoji": "custom_emoji",
}
# entity's own field -> the export's
_MORE = {"url": "href", "user_id": "user_id", "language": "language", "document_id": "document_id"}


def exported(message: Any, channel: str, channel_id: int, forwarded_from: str | None) -> Json | None:
    """One message; None: there is none (MessageEmpty).

    ``channel``, ``channel_id``: its title and number; ``forwarded_from``: the name of who wrote it first.
    """
    kind = type(message).__name__
    if kind == "MessageService":
        action = type(message.action).__name__.removeprefix("MessageAction")
        return {"id": message.id, "type": "service", **_time("date", message.date), "actor": channel, "action": action}
    if kind != "Message":
        return None
    found: Json = {"id": message.id, "type": "message", **_time("date", message.date)}
    # a reaction, too, is an edit to Telegram; it hides those from readers, and Desktop doesn't tell them
    if message.edit_date and not message.edit_hide:
        found.update(_time("edited", message.edit_date))
    found.update({"from": channel, "from_id": f"channel{channel_id}"})
    if message.post_author:
        found["author"] = message.post_author
    if message.fwd_from:
        found["forwarded_from"] = forwarded_from or "Deleted Account"
    found.update(_reply(message.reply_to))
    found.update(_media(message.media))
    pieces = list(_pieces(message.message or "", message.entities or []))
    found["text"] = _plain(pieces)
    found["text_entities"] = pieces
    if message.views is not None:
        found["views"] = message.views
    return found


def _time(name: str, at: datetime) -> Json:
    """Desktop writes the time of its own machine; here it is UTC, so that two machines write the same."""
    at = at.astimezone(UTC)
    return {name: f"{at:%Y-%m-%dT%H:%M:%S}", f"{name}_unixtime": str(int(at.timestamp()))}


def _pieces(text: str, entities: list[Any]) -> Iterator[Json]:
    """The text cut up by its entities, which count in halves of UTF-16; joined it is the text again."""
    units = text.encode("utf-16-le", errors="surrogatepass")

    def cut(start: int, end: int) -> str:
        return units[2 * start : 2 * end].decode("utf-16-le", errors="replace")

    at = 0
    for entity in _side_by_side(entities, units):
        if entity.offset > at:
            yield {"type": "plain", "text": cut(at, entity.offset)}
        at = entity.offset + entity.length
        name = type(entity).__name__
        more = {to: str(getattr(entity, key)) for key, to in _MORE.items() if getattr(entity, key, None)}
        yield {"type": _LINKS.get(name) or _STYLES.get(name, "unknown"), "text": cut(entity.offset, at), **more}
    if 2 * at < len(units):
        yield {"type": "plain", "text": cut(at, len(units) // 2)}


def _side_by_side(entities: list[Any], units: bytes) -> list[Any]:
    """Those that don't overlap, in order: the form has no nesting. A link outweighs the style of its words.

    One that would begin or end inside a character, or outside of the text, is left out: the words matter more.
    """
    taken: list[Any] = []

    def is_edge(at: int) -> bool:
        return 0 <= 2 * at <= len(units) and not 0xDC <= (units[2 * at + 1] if 2 * at < len(units) else 0) <= 0xDF

    for entity in sorted(entities, key=lambda e: (type(e).__name__ not in _LINKS, e.offset, -e.length)):
        start, end = entity.offset, entity.offset + entity.length
        beside = all(start >= t.offset + t.length or t.offset >= end for t in taken)
        if start < end and is_edge(start) and is_edge(end) and beside:
            taken.append(entity)
    return sorted(taken, key=lambda e: e.offset)


def _plain(pieces: list[Json]) -> str | list[str | Json]:
    """The older of the two forms of a text, which exports carry as well: plain pieces are bare strings."""
    if all(piece["type"] == "plain" for piece in pieces):
        return "".join(piece["text"] for piece in pieces)
    return [piece["text"] if piece["type"] == "plain" else piece for piece in pieces]


def _reply(reply: Any) -> Json:
    number = getattr(reply, "reply_to_msg_id", None)
    if not number:
        return {}
    peer = getattr(reply, "reply_to_peer_id", None)
    channel = getattr(peer, "channel_id", None)
    return {"reply_to_message_id": number} | ({"reply_to_peer_id": f"channel{channel}"} if channel else {})


def _media(media: Any) -> Json:
    match type(media).__name__:
        case "MessageMediaPhoto":
            return {"photo": _NOT_INCLUDED}
        case "MessageMediaDocument":
            return {"file": _NOT_INCLUDED, **_document(media.document)}
        case "MessageMediaPoll":
            return {"poll": _poll(media)}
        case "MessageMediaGeo" | "MessageMediaGeoLive" | "MessageMediaVenue":
            place = media.geo
            return {"location_information": {"latitude": _field(place, "lat"), "longitude": _field(place, "long")}}
    return {}


def _document(document: Any) -> Json:
    found: Json = {"mime_type": _field(document, "mime_type") or ""}
    for attribute in _field(document, "attributes") or []:
        match type(attribute).__name__:
            case "DocumentAttributeFilename":
                found["file_name"] = attribute.file_name
            case "DocumentAttributeVideo":
                # a moving picture without sound is marked as a video, too: "animation" stays
                found.setdefault("media_type", "video_message" if attribute.round_message else "video_file")
                found["duration_seconds"] = int(attribute.duration)
            case "DocumentAttributeAudio":
                found["media_type"] = "voice_message" if attribute.voice else "audio_file"
                found["duration_seconds"] = int(attribute.duration)
            case "DocumentAttributeAnimated":
                found["media_type"] = "animation"
            case "DocumentAttributeSticker":
                found["media_type"] = "sticker"
                found["sticker_emoji"] = attribute.alt
    return found


def _poll(media: Any) -> Json:
    poll, results = media.poll, media.results
    votes = {voters.option: voters.voters for voters in _field(results, "results") or []}
    return {
        "question": _words(poll.question),
        "closed": bool(poll.closed),
        "total_voters": _field(results, "total_voters") or 0,
        "answers": [
            {"text": _words(a.text), "voters": votes.get(a.option) or 0, "chosen": False} for a in poll.answers
        ],
    }


def _words(text: Any) -> str:
    """A text, which newer versions wrap together with its entities."""
    return str(getattr(text, "text", text))


def _field(value: Any, name: str) -> Any:
    return getattr(value, name, None)

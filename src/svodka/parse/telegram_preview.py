"""The public preview of a Telegram channel (t.me/s/CHANNEL): its posts."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from svodka.errors import ParseError
from svodka.model import Details, Listing, SourceKind
from svodka.parse.moments import moment_of
from svodka.parse.post import Post, Words
from svodka.parse.trees import tree_of

PARSER = "telegram-preview/1"
_HOME = "https://t.me/"
_POST = re.compile(r"[\w+-]{1,64}/\d{1,12}")
_VIEWS = re.compile(r"(\d+(?:[.,]\d+)?)\s*([KMBКМ]?)", re.I)
_TIMES = {"k": 1_000, "к": 1_000, "m": 1_000_000, "м": 1_000_000, "b": 1_000_000_000, "": 1}
_LINES = frozenset(("blockquote", "pre", "div", "p"))
_DEEPEST = 100
_EDITED = re.compile(r"(?:^|, )(?:edited|изменено)\b", re.I)  # before the time, behind the author
# class of a wrapper, what it holds, class of its length
_MEDIA = (
    ("tgme_widget_message_photo_wrap", "photo", None),
    ("tgme_widget_message_video_player", "video", "message_video_duration"),
    ("tgme_widget_message_roundvideo_player", "video message", "tgme_widget_message_roundvideo_duration"),
    ("tgme_widget_message_voice_player", "voice message", "tgme_widget_message_voice_duration"),
    ("tgme_widget_message_document_wrap", "file", "tgme_widget_message_document_title"),
    ("tgme_widget_message_sticker_wrap", "sticker", None),
    ("tgme_widget_message_poll", "poll", None),
    ("tgme_widget_message_location_wrap", "location", None),
)


def looks_like_preview(text: str) -> bool:
    """Whether a page is a channel's preview, or one post as it is embedded into other pages."""
    return "tgme_widget_message" in text and 'data-post="' in text


def is_channel_page(text: str) -> bool:
    """Whether a page is a channel's preview, maybe an empty one."""
    return "tgme_channel_history" in text or looks_like_preview(text)


def listing_of(text: str, address: str) -> Listing:
    """The posts with words, oldest first as the page has them; ``older``: the page before."""
    tree = tree_of(text)
    title = _first_text(tree, "tgme_channel_info_header_title") or _first_text(tree, "tgme_header_title")
    channel = next((post.key.partition("/")[0] for post in posts_of(text)), None)
    older = tree.xpath(f"//a[{_has('tme_messages_more')}][@data-before]/@href | //link[@rel='prev']/@href")
    return Listing(
        kind=SourceKind.CHANNEL,
        items=tuple(post.item for post in posts_of(text) if post.text),
        title=title,
        site=f"{_HOME}{channel}" if channel else None,
        older=_absolute(older[0], address) if older else None,
    )


# the posts of a page are asked for one by one: it is read once for all of them
@lru_cache(maxsize=4)
def posts_of(text: str) -> tuple[Post, ...]:
    """The posts in a page, those without words included; what the service says (pinned, joined) is no post."""
    found: dict[str, Post] = {}
    for message in tree_of(text).xpath(f"//*[@data-post][{_has('tgme_widget_message')}]"):
        key = str(message.get("data-post"))
        if _POST.fullmatch(key) and "service_message" not in (message.get("class") or "").split():
            found.setdefault(key, _post(message, key))
    return tuple(found.values())


def _post(message: HtmlElement, key: str) -> Post:
    words = Words()
    shown = message.xpath(f".//*[{_has('js-message_text')}][not(ancestor::*[{_has('js-message_text')}])]")
    for block in shown:
        if words.text:
            words.add("\n")
        _read(block, words, 0)
    said = words.stripped()
    meta = _first_text(message, "tgme_widget_message_meta") or ""
    times = message.xpath(f".//a[{_has('tgme_widget_message_date')}]//time/@datetime")
    replies = message.xpath(f".//a[{_has('tgme_widget_message_reply')}]/@href")
    unsupported = message.xpath(f".//*[{_has('message_media_not_supported')}]")
    return Post(
        key=key,
        address=_HOME + key,
        text=said.text,
        published=moment_of(times[0]) if times else None,
        outlet=_first_text(message, "tgme_widget_message_owner_name") or key.partition("/")[0],
        author=_first_text(message, "tgme_widget_message_from_author"),
        details=Details(
            modified=None,
            carriers=_forwarded(message),
            views=views_of(_first_text(message, "tgme_widget_message_views")),
            reply_to=_absolute(replies[0], _HOME) if replies else None,
            media=_media(message),
            links=said.links,
        ),
        faults=(
            *(("The preview shows a part of the post only: Telegram says to open it in its app.",) * bool(unsupported)),
            *(("The post was edited; the preview doesn't say when.",) * bool(_EDITED.search(meta))),
        ),
    )


def views_of(told: str | None) -> int | None:
    """How many have seen it: "1.2K" is 1,200."""
    match = _VIEWS.fullmatch((told or "").strip())
    return round(float(match[1].replace(",", ".")) * _TIMES[match[2].lower()]) if match else None


def _forwarded(message: HtmlElement) -> tuple[str, ...]:
    found = message.xpath(f".//*[{_has('tgme_widget_message_forwarded_from_name')}]")
    return tuple(dict.fromkeys(name for name in (_line(element) for element in found) if name))


def _media(message: HtmlElement) -> tuple[str, ...]:
    """What belongs to the post, in the page's order: "photo", "video 0:37", "file report.pdf"."""
    classes = {name: (what, told) for name, what, told in _MEDIA}
    found = []
    for element in message.iter():
        if not isinstance(element.tag, str) or _is_quoted(element):
            continue
        for name in (element.get("class") or "").split():
            if name in classes:
                what, told = classes[name]
                detail = _first_text(element, told) if told else None
                found.append(f"{what} {detail}" if detail else what)
    return tuple(found)


def _is_quoted(element: HtmlElement) -> bool:
    return any("tgme_widget_message_reply" in (a.get("class") or "").split() for a in element.iterancestors())


def _read(element: HtmlElement, words: Words, depth: int) -> None:
    """The words of an element as they are shown: a break is a line end, an emoji its character."""
    if depth > _DEEPEST:
        raise ParseError("its elements are nested deeper than any post's; it was not read")
    tag = element.tag if isinstance(element.tag, str) else None
    if tag is None or tag in ("script", "style"):
        return
    if tag == "br":
        words.add("\n")
    lines = tag in _LINES and depth > 0
    if lines and words.text and not words.text.endswith("\n"):
        words.add("\n")
    start = len(words.text)
    words.add(element.text or "")
    for child in element:
        _read(child, words, depth + 1)
        words.add(child.tail or "")
    if lines and not words.text.endswith("\n"):
        words.add("\n")
    if tag == "a":
        link = element.get("href") or ""
        if link.startswith(("http://", "https://")) and words.text[start:].strip():
            words.links += ((start, len(words.text), link),)


def _has(name: str) -> str:
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


def _first_text(element: HtmlElement, name: str) -> str | None:
    found = element.xpath(f"(.//*[{_has(name)}])[1]")
    return _line(found[0]) if found else None


def _line(element: HtmlElement) -> str | None:
    return " ".join(element.text_content().split()) or None


def _absolute(told: str, base: str) -> str | None:
    address = urljoin(base if base.startswith("http") else _HOME, told)
    return address if urlsplit(address).scheme in ("http", "https") else None

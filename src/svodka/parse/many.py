"""Bytes that hold many documents: which they are, and what each says."""

from __future__ import annotations

from dataclasses import replace

from svodka.errors import ParseError
from svodka.model import Capture, Details, Parsed
from svodka.parse.forms import Form, Opened, opened
from svodka.parse.plain import parsed_text

MANY = frozenset((Form.FEED, Form.SITEMAP, Form.PREVIEW, Form.EXPORT, Form.MAILBOX))
_WHAT = {
    Form.FEED: "it is a feed, which announces documents and is none; watch it with: svodka source add ADDRESS",
    Form.SITEMAP: "it is a sitemap, which lists documents and is none; watch it with: svodka source add ADDRESS",
    Form.PREVIEW: "it is the page of a channel with many posts; each is read by itself",
    Form.EXPORT: "it is an export with many posts; each is read by itself",
    Form.MAILBOX: "it is a mailbox with many messages; each is read by itself",
}


def parts(capture: Capture) -> tuple[str, ...]:
    """The parts of bytes that hold many documents, as ``Capture.part`` wants them; empty for a single document.

    A part is a post with words, a message, or an entry whose whole text its feed carries. Raises ParseError for
    bytes that can't be read at all.
    """
    found = opened(capture)
    if found.form is Form.MAILBOX:
        from svodka.parse.mailbox import letters_of

        return tuple(letter.key for letter in letters_of(capture.data))
    if found.form is Form.EXPORT:
        from svodka.parse import telegram_export

        return tuple(telegram_export.posts_of(capture.data, channel_of(capture)))
    if found.form is Form.PREVIEW:
        from svodka.parse import telegram_preview

        return tuple(post.key for post in telegram_preview.posts_of(found.decoded.text) if post.text)
    if found.form is Form.FEED:
        from svodka.parse.feed import feed_of

        feed = feed_of(found.decoded.text, capture.address, capture.fetched_at.date())
        return tuple(entry.key for entry in feed.entries if entry.content is not None)
    return ()


def parse_part(capture: Capture, found: Opened) -> Parsed:
    """What the document that ``capture.part`` names says. Raises ParseError where it names none."""
    if capture.part is None or found.form is Form.SITEMAP:
        raise ParseError(_WHAT[found.form])
    if found.form is Form.MAILBOX:
        from svodka.parse.mail import parse_letter

        return parse_letter(capture)
    if found.form is Form.EXPORT:
        from svodka.parse import telegram_export
        from svodka.parse.post import parsed_post

        post = telegram_export.posts_of(capture.data, channel_of(capture)).get(capture.part)
        return parsed_post(post, capture, telegram_export.PARSER)
    if found.form is Form.PREVIEW:
        from svodka.parse import telegram_preview
        from svodka.parse.post import parsed_post

        posts = telegram_preview.posts_of(found.decoded.text)
        post = next((post for post in posts if post.key == capture.part), None)
        return parsed_post(post, capture, telegram_preview.PARSER)
    return _entry(capture, capture.part, found)


def _entry(capture: Capture, part: str, found: Opened) -> Parsed:
    """The text of a feed's entry, where the feed carries it whole."""
    from svodka.parse.feed import PARSER, feed_of
    from svodka.parse.fragment import blocks_of

    feed = feed_of(found.decoded.text, capture.address, capture.fetched_at.date())
    entry = feed.entry(part)
    item, given = entry.item, capture.hints
    whole = blocks_of(entry.content or "").headed(item.title)
    hints = replace(
        given,
        address=item.address,
        title=item.title,
        published=given.published or item.announced,
        outlet=given.outlet or feed.listing.title,
    )
    parsed = parsed_text(
        whole.text,
        address=item.address,
        hints=hints,
        marks=whole.marks,
        faults=found.decoded.faults,
        parser=PARSER,
    )
    return replace(
        parsed,
        author=entry.author or parsed.author,
        language=parsed.language or feed.listing.language,
        published_basis="given" if given.published else "feed" if item.announced else parsed.published_basis,
        details=Details(modified=item.updated if item.updated != item.announced else None),
    )


def channel_of(capture: Capture) -> str | None:
    """The channel's address, where the person who brings an export tells it, or where it came from."""
    came_from = capture.address if capture.address.startswith("https://t.me/") else None
    return capture.hints.address or came_from

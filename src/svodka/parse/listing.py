"""What a listing's bytes announce: a feed, a sitemap, a channel's preview, a page of links."""

from __future__ import annotations

from dataclasses import replace

from svodka.errors import ParseError
from svodka.model import Capture, Listing
from svodka.parse.forms import Form, opened
from svodka.parse.many import channel_of

# As for pages (``parse.LONGEST_MARKUP``)
LONGEST_PAGE = 5_000_000
_GZIP = b"\x1f\x8b"


def listing(capture: Capture) -> Listing:
    """What the bytes announce, in their own order. The same capture makes the same listing.

    Raises ParseError, in words for the person who gave the address, where they are no listing.
    """
    if capture.data.startswith(_GZIP):
        from svodka.parse.sitemap import unpacked

        # .xml.gz: a file that is packed, not a body that was sent packed
        capture = replace(capture, data=unpacked(capture.data), media_type=None)
    found = opened(capture)
    text, fetched_on = found.decoded.text, capture.fetched_at.date()
    if found.form is Form.FEED:
        from svodka.parse.feed import feed_of

        told = feed_of(text, capture.address, fetched_on).listing
    elif found.form is Form.SITEMAP:
        from svodka.parse.sitemap import sitemap_of

        told = sitemap_of(text, capture.address, fetched_on)
    elif found.form is Form.PREVIEW:
        from svodka.parse.telegram_preview import listing_of

        told = listing_of(text, capture.address)
    elif found.form is Form.EXPORT:
        from svodka.parse.telegram_export import listing_of as export_of

        told = export_of(capture.data, channel_of(capture))
    elif found.form is Form.HTML:
        told = _page(text, capture)
    else:
        raise ParseError("it is no list of publications: neither feed nor sitemap nor a page with links to articles")
    return replace(told, faults=tuple(dict.fromkeys((*found.decoded.faults, *told.faults))))


def _page(text: str, capture: Capture) -> Listing:
    if len(text) > LONGEST_PAGE:
        raise ParseError(f"the page has {len(text):,} characters, and at most {LONGEST_PAGE:,} are read")
    if "tgme_channel_history" in text:  # a channel without a post yet
        from svodka.parse.telegram_preview import listing_of

        return listing_of(text, capture.address)
    from svodka.parse.links import links_of

    return links_of(text, capture.address, capture.fetched_at.date())

"""A post of a channel or a group, from whichever form of Telegram's it was read."""

from __future__ import annotations

from dataclasses import dataclass, replace

from svodka.errors import ParseError
from svodka.model import Capture, Details, DocumentKind, Item, Parsed
from svodka.parse.plain import parsed_text

NO_DETAILS = Details()


@dataclass(frozen=True, slots=True)
class Post:
    """What a post says; ``links`` in ``details`` are offsets into ``text``."""

    key: str  # which of the posts in its bytes: "channel/17"
    address: str
    text: str  # without space at its ends; empty: pictures alone
    published: str | None = None  # ISO 8601
    outlet: str | None = None
    author: str | None = None
    details: Details = NO_DETAILS
    faults: tuple[str, ...] = ()

    @property
    def item(self) -> Item:
        """The post as a line of a listing."""
        first = self.text.split("\n", 1)[0]
        title = first if len(first) <= _LONGEST_TITLE else first[: _LONGEST_TITLE - 1] + "…"
        return Item(self.address, title or None, self.published, self.details.modified, part=self.key)


_LONGEST_TITLE = 120


@dataclass(slots=True)
class Words:
    """Words as they are put together, and the links that they carry."""

    text: str = ""
    links: tuple[tuple[int, int, str], ...] = ()

    def add(self, words: str, link: str | None = None) -> None:
        """Appends words; with a link on them, if they have one."""
        start = len(self.text)
        self.text += words
        if link and words.strip():
            self.links += ((start, start + len(words), link),)

    def stripped(self) -> Words:
        """The same without the space at the ends; links keep to what is left."""
        text = self.text.strip()
        before = len(self.text) - len(self.text.lstrip())
        kept = (
            (max(0, start - before), min(len(text), end - before), link)
            for start, end, link in self.links
            if start - before < len(text) and end > before
        )
        return Words(text, tuple(kept))


def parsed_post(post: Post | None, capture: Capture, parser: str) -> Parsed:
    """What the post that ``capture.part`` names says. Raises ParseError where there is none, or none with words.

    The address and the title that a person gives are those of the whole, and aren't taken for one post's.
    """
    if post is None:
        raise ParseError(f"there is no post {capture.part!r} in it")
    if not post.text:
        raise ParseError("the post has pictures and no words; there is nothing to read")
    hints = replace(
        capture.hints,
        address=post.address,
        title=None,
        published=capture.hints.published or post.published,
        outlet=capture.hints.outlet or post.outlet,
    )
    parsed = parsed_text(post.text, address=post.address, hints=hints, faults=post.faults, parser=parser)
    basis = "given" if capture.hints.published else "post" if post.published else parsed.published_basis
    return replace(
        parsed,
        kind=DocumentKind.POST,
        author=post.author or parsed.author,
        published_basis=basis,
        details=post.details,
    )

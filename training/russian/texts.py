"""The posts that were annotated. Their texts lie outside the repository; every user fetches them from the collector."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

SHARED = Path(__file__).resolve().parents[3] / "shared"
POSTS = SHARED / "data" / "telegram_ru" / "posts.jsonl"
DEVELOPMENT = SHARED / "gold" / "ru_posts" / "dev.gold.jsonl"


@dataclass(frozen=True, slots=True)
class Post:
    """One post as its collector stored it; ``key`` names it in sketches, ``112/17763``."""

    channel: str
    message_id: int
    date: str
    text: str

    @property
    def key(self) -> str:
        return f"{self.channel}/{self.message_id}"

    @property
    def checksum(self) -> str:
        """By it a later reader knows that the offsets belong to the text at hand."""
        return sha256(self.text.encode()).hexdigest()


def load(path: Path) -> list[Post]:
    """The posts of a JSON Lines file; other fields of its lines are not looked at."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip())
    return [Post(row["channel"], int(row["message_id"]), row["date"], row["text"]) for row in rows]


def without(posts: Iterable[Post], withheld: Iterable[Post]) -> list[Post]:
    """The posts that occur in ``withheld`` neither by name nor by text, spaces and case aside; one of each text."""
    withheld = list(withheld)
    names = {post.key for post in withheld}
    seen = {_plain(post.text) for post in withheld}
    kept: list[Post] = []
    for post in posts:
        plain = _plain(post.text)
        if post.key not in names and plain not in seen:
            seen.add(plain)
            kept.append(post)
    return kept


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("*", "").split())

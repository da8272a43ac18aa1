"""Russian posts as tokens with labels: annotated ones, and ones of which only the rules told what they say."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from svodka.extract.russian.attribution import findings
from svodka.extract.russian.page import page_of
from svodka.extract.russian.suggestions import tagger_input
from svodka.extract.russian.tagging import UNTAUGHT
from svodka.extract.russian.view import views
from svodka.extract.tagger.tokens import Suggestion, TokenRange, Tokens
from svodka.model import CueClass, Revision, Span
from svodka.parse.record import parse_record, record_of
from svodka.reading import revision_of
from training.corpus import Document, Gold
from training.russian.texts import Post

ANNOTATIONS = Path(__file__).with_name("annotations.jsonl")
Json = dict[str, Any]


def revision(post: Post) -> Revision:
    """A post as the reader gets it. ValueError: the parser changes its text, so that offsets don't hold."""
    row = {"id": post.key, "lang": "ru", "text": post.text, "published": post.date, "outlet": post.channel}
    made = revision_of(parse_record(record_of(json.dumps(row).encode())), checksum="")
    if made.text != post.text:
        raise ValueError(f"{post.key}: the parser changes this text; its offsets don't hold")
    return made


def annotated(posts: Iterable[Post], path: Path = ANNOTATIONS) -> dict[str, list[Json]]:
    """Key -> statements of the posts whose text is unchanged."""
    checksums = {post.key: post.checksum for post in posts}
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip())
    keyed = ((f"{row['channel']}/{row['message_id']}", row) for row in rows)
    return {key: row["statements"] for key, row in keyed if checksums.get(key) == row["text_sha256"]}


def gold_document(post: Post, statements: Sequence[Json]) -> Document:
    """An annotated post with what the rules found in it."""
    tokens, suggestions = _read(post)
    spans = [tuple(one["cue"]) for one in statements if "cue" in one]
    alone = {cue for cue, count in Counter(spans).items() if count == 1}  # the items of a list share a cue: the rules'
    gold = tuple(_gold(one, tokens) for one in statements if tuple(one.get("cue", ())) in alone)
    return Document(post.key, post.text, tokens, suggestions, tuple(g for g in gold if g.cue and g.content))


def silver_document(post: Post) -> Document:
    """A post of which the rules' findings are taken for right."""
    tokens, suggestions = _read(post)
    return Document(post.key, post.text, tokens, suggestions, tuple(_as_gold(suggestions)))


def _read(post: Post) -> tuple[Tokens, tuple[Suggestion, ...]]:
    page = page_of(revision(post))
    return tagger_input(page, [pair for pair in findings(list(views(page))) if pair[1].rule not in UNTAUGHT])


def _as_gold(suggestions: Sequence[Suggestion]) -> Iterator[Gold]:
    for one in suggestions:
        if one.cue and one.content:
            yield Gold(one.cue, one.source, one.content, None, CueClass.SPEECH)


def _gold(one: Json, tokens: Tokens) -> Gold:
    cue, source = (_ranges(tokens, [one[role]] if role in one else []) for role in ("cue", "source"))
    head = tokens.range_of(Span(*one["head"])) if one.get("head") else None
    return Gold(cue, source, _ranges(tokens, one["content"]), head, CueClass(one["cue_class"]))


def _ranges(tokens: Tokens, spans: Iterable[Sequence[int]]) -> tuple[TokenRange, ...]:
    return tuple(r for r in (tokens.range_of(Span(*span)) for span in spans) if r is not None)

"""Turns sketches into annotations without text: python -m training.russian.mark [--show] [--to FILE] SKETCH...

Each line of the result is one post: channel, message_id, text_sha256, statements. A post that is sketched twice takes
the later sketch. ``--show`` prints the texts with the marks in them, to be looked at, and ``--list`` the statements
only, their content shortened; ``--check`` writes nothing.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

from training.russian.sketch import SketchError, Statement, sketches, statements
from training.russian.texts import POSTS, Post, load

ANNOTATIONS = Path(__file__).with_name("annotations.jsonl")

WIDE = 60  # code points of content that are shown whole in a list

Annotated = dict[str, tuple[Post, tuple[Statement, ...]]]


def annotate(written: Iterable[str], posts: Iterable[Post]) -> tuple[Annotated, list[str]]:
    """What the sketch files say of the posts, and what is wrong in them; a post with a fault is left out."""
    by_key = {post.key: post for post in posts}
    done: Annotated = {}
    faults: list[str] = []
    for text in written:
        for sketch in sketches(text):
            post = by_key.get(sketch.key)
            if post is None:
                faults.append(f"{sketch.key}: no such post")
                continue
            try:
                done[post.key] = (post, statements(sketch, post.text, post.date))
            except SketchError as fault:
                faults.append(str(fault))
    return done, faults


def row(post: Post, found: Iterable[Statement]) -> dict[str, object]:
    """One line of the annotations; what is empty is left out, so that the file stays small."""
    return {
        "channel": post.channel,
        "message_id": post.message_id,
        "text_sha256": post.checksum,
        "statements": [_fields(one) for one in found],
    }


def _fields(one: Statement) -> dict[str, object]:
    always = {"content", "kind", "act", "cue_class"}
    values = {field.name: getattr(one, field.name) for field in fields(one)}
    return {name: value for name, value in values.items() if name in always or value not in (None, (), False)}


def marked(text: str, found: Iterable[Statement]) -> str:
    """The text with brackets: ``[0c …]`` is the cue of statement 0, ``s`` its source, ``r`` role, ``:`` content."""
    opened: list[tuple[int, int, str]] = []
    for number, one in enumerate(found):
        named = [("s", one.source), ("c", one.cue), ("w", one.when), ("v", one.venue)]
        named += [(":", part) for part in one.content]
        for letter, span in named:
            if span:
                opened += [(span[0], 1, f"⟦{number}{letter}"), (span[1], 0, f"{letter}{number}⟧")]
    out, last = [], 0
    for position, _, mark in sorted(opened):
        out += [text[last:position], mark]
        last = position
    return "".join([*out, text[last:]])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sketch", nargs="+", type=Path)
    parser.add_argument("--to", type=Path, default=ANNOTATIONS)
    parser.add_argument("--posts", type=Path, default=POSTS)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    done, faults = annotate((path.read_text(encoding="utf-8") for path in asked.sketch), load(asked.posts))
    for post, found in done.values():
        if asked.show:
            print(f"===== {post.key}", marked(post.text, found), *_notes(post.text, found), sep="\n")
        elif asked.list:
            print(f"===== {post.key}", *_listed(post.text, found), sep="\n")
    print(*faults, sep="\n", file=sys.stderr)
    if not asked.check:
        lines = [json.dumps(row(post, found), ensure_ascii=False) for post, found in done.values()]
        asked.to.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(done)} posts, {sum(len(found) for _, found in done.values())} statements, {len(faults)} faults")
    return 1 if faults else 0


def _listed(text: str, found: Iterable[Statement]) -> Iterable[str]:
    for note, one in zip(_notes(text, found), found, strict=True):
        cue = text[slice(*one.cue)] if one.cue else None
        parts = [
            text[a:b] if b - a < WIDE else f"{text[a : a + WIDE // 2]} … {text[b - WIDE // 2 : b]}"
            for a, b in one.content
        ]
        yield f"{note} | {cue} | {' ++ '.join(parts)}".replace("\n", "⏎")


def _notes(text: str, found: Iterable[Statement]) -> Iterable[str]:
    for number, one in enumerate(found):
        head = text[slice(*one.head)] if one.head else None
        role = text[slice(*one.role)] if one.role else None
        extra = [one.kind, one.act, one.cue_class, *(f"via {name}" for name in one.chain)]
        extra += [f"on {one.said_date}"] if one.said_date else []
        extra += [f"in {one.nested_in}"] if one.nested_in is not None else []
        yield f"  {number} {head} = {one.speaker} | {role} | {' '.join(extra)}{' ?' if one.doubt else ''}"


if __name__ == "__main__":
    sys.exit(main())

"""Ids from content, and the canonical JSON under them: running twice makes the same ids."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from svodka.model import Span


def canonical_json(value: object) -> str:
    """One spelling for equal values: sorted keys, no spaces, code points as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def checksum(data: bytes) -> str:
    """The sha256 of ``data`` in hex, as ``sha256sum`` prints it."""
    return hashlib.sha256(data).hexdigest()


def text_checksum(text: str) -> str:
    """The sha256 of the text in UTF-8; a lone surrogate counts as its three bytes."""
    return checksum(text.encode("utf-8", "surrogatepass"))


def content_id(kind: str, *fields: object) -> str:
    """An id of 16 hex digits from a kind and fields.

    The fields are hashed as a JSON list, not joined by a separator: ("a.b", "c") and ("a", "b.c")
    must not meet. 64 bits: among ten million ids of a kind two meet with a chance of 3 in a million.
    """
    spelled = canonical_json([kind, *fields]).encode("utf-8", "surrogatepass")
    return hashlib.sha256(spelled).hexdigest()[:16]


def document_id(address: str) -> str:
    """The id of a document, from its canonical address."""
    return content_id("document/1", address)


def revision_id(document: str, text: str) -> str:
    """The id of a revision: the same text of the same document is the same revision."""
    return content_id("revision/1", document, text_checksum(text))


def statement_id(revision: str, content: Iterable[Span], source: Iterable[Span], cue: Iterable[Span]) -> str:
    """The id of a statement, from where its words stand in a revision."""
    return content_id(
        "statement/1",
        revision,
        [[s.start, s.end] for s in content],
        [[s.start, s.end] for s in source],
        [[s.start, s.end] for s in cue],
    )

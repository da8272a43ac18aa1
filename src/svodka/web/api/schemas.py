"""The shapes of answers as JSON Schema (the dialect of OpenAPI 3.1). docs/statement.md tells what the fields mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_TEXT = {"type": "string"}
_TEXT_OR_NULL = {"type": ["string", "null"]}
_NUMBER = {"type": "integer"}
_DAY = {"type": ["string", "null"], "format": "date"}
_SPANS = {"type": "array", "items": {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2},
          "description": "Pairs of offsets in code points of the revision's text."}  # fmt: skip
_TEXTS = {"type": "array", "items": _TEXT}
_OBJECT = {"type": "object"}


def _object(required: str, **properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": required.split(), "properties": properties}


SCHEMAS: Mapping[str, Mapping[str, Any]] = {
    "Error": _object("error", error={"type": "string", "description": "What is wrong, and what to do."}),
    "Document": _object(
        "document revision address statements", document=_TEXT, revision=_TEXT, address=_TEXT, kind=_TEXT,
        title=_TEXT_OR_NULL, outlet=_TEXT_OR_NULL, language=_TEXT_OR_NULL, published=_TEXT_OR_NULL, characters=_NUMBER,
        statements=_NUMBER, unread=_TEXT_OR_NULL,
    ),
    "Statement": _object(
        "id kind words document", id=_TEXT, kind=_TEXT, content=_SPANS, source=_SPANS, cue=_SPANS,
        speaker={"type": ["object", "null"]}, said={"type": ["object", "null"]}, venue=_TEXT_OR_NULL, chain=_TEXTS,
        act=_TEXT, words=_TEXTS, confidence={"type": "number"}, doubts=_TEXTS, language=_TEXT_OR_NULL, document=_OBJECT,
    ),
    "Utterance": _object(
        "id speaker words reports", id=_TEXT, speaker=_TEXT, speaker_key=_TEXT, start=_DAY, end=_DAY, words=_TEXT,
        language=_TEXT_OR_NULL, statement=_TEXT, reports=_NUMBER, languages=_TEXTS, independent=_TEXTS, doubts=_TEXTS,
    ),
    "Claim": _object("key text", key=_TEXT, text=_TEXT, facet=_TEXT, place=_TEXT_OR_NULL,
                     event_from=_DAY, event_to=_DAY, actors=_TEXTS),
    "Line": _object("claim holders stances", claim=_OBJECT, holders={"type": "array", "items": _OBJECT},
                    stances={"type": "array", "items": _OBJECT}, silences={"type": "array", "items": _OBJECT},
                    undated=_TEXTS),
    "Shift": _object("claim holder level before after onset", claim=_TEXT, holder=_TEXT, level=_TEXT, before=_TEXT,
                     after=_TEXT, onset=_TEXT, status=_TEXT),
    "Digest": _object("id headline compiled signed_by", id=_TEXT, headline=_TEXT, compiled=_TEXT,
                      signed_by=_TEXT_OR_NULL, slug=_TEXT_OR_NULL, versions=_NUMBER),
    "WholeDigest": _object("format headline sections", format=_TEXT, headline=_OBJECT,
                           sections={"type": "array", "items": _OBJECT}),
    "Receipt": {"type": "object", "description": "A W3C Web Annotation (docs/digest.md)."},
    "Source": _object("source address findings", source=_TEXT, address=_TEXT, kind=_TEXT, paused={"type": "boolean"},
                      findings={"type": "array", "items": _OBJECT}),
    "Report": _object("format faults sentences", format=_TEXT, faults=_NUMBER, notes=_TEXTS,
                      sentences={"type": "array", "items": _OBJECT}),
    "Desk": _object("name documents statements", name=_TEXT, documents=_NUMBER, statements=_NUMBER,
                    first_day=_DAY, last_day=_DAY),
    "Draft": {
        **_object("text", text={"type": "string", "minLength": 1, "maxLength": 400_000,
                                "description": "The draft: Markdown, or plain text."},
                  published={"type": "string", "format": "date", "description": "Its own day."}),
        "additionalProperties": False,
    },
}  # fmt: skip


def ref(name: str) -> dict[str, Any]:
    """A schema by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


def listing(name: str) -> dict[str, Any]:
    """A page of a list."""
    return _object("items next", items={"type": "array", "items": ref(name)}, next=_TEXT_OR_NULL)


def array(name: str) -> dict[str, Any]:
    """A whole list, short by nature."""
    return _object("items", items={"type": "array", "items": ref(name)})

"""Our types as plain JSON objects and back: one spelling for files, the ledger and the interface to scorers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from svodka.model import (
    Act,
    CueClass,
    Details,
    Hop,
    Part,
    PartKind,
    Precision,
    Said,
    Span,
    Speaker,
    SpeakerType,
    Statement,
    StatementKind,
)


def spans_to_json(spans: Iterable[Span]) -> list[list[int]]:
    """Spans as ``[[start, end], …]``."""
    return [[s.start, s.end] for s in spans]


def spans_from_json(value: Iterable[Iterable[int]]) -> tuple[Span, ...]:
    """The inverse of ``spans_to_json``."""
    return tuple(Span(*pair) for pair in value)


def said_to_json(said: Said) -> dict[str, str]:
    """``{"from", "to", "precision", "basis"}`` with ISO dates."""
    return {
        "from": said.start.isoformat(),
        "to": said.end.isoformat(),
        "precision": said.precision.value,
        "basis": said.basis,
    }


def said_from_json(value: dict[str, str]) -> Said:
    """The inverse of ``said_to_json``."""
    return Said(
        date.fromisoformat(value["from"]),
        date.fromisoformat(value["to"]),
        Precision(value["precision"]),
        value["basis"],
    )


def statement_to_json(statement: Statement) -> dict[str, Any]:
    """A statement as one JSON object; keys as docs/statement.md lists them."""
    s = statement
    speaker = s.speaker and {
        "name": s.speaker.name,
        "mention": s.speaker.mention,
        "role": s.speaker.role,
        "basis": s.speaker.basis,
        "type": s.speaker.type.value,
    }
    return {
        "id": s.id,
        "kind": s.kind.value,
        "content": spans_to_json(s.content),
        "source": spans_to_json(s.source),
        "cue": spans_to_json(s.cue),
        "source_head": [s.source_head.start, s.source_head.end] if s.source_head else None,
        "speaker": speaker,
        "said": said_to_json(s.said) if s.said else None,
        "venue": s.venue,
        "chain": [hop.name for hop in s.chain],
        "chain_spans": [[hop.span.start, hop.span.end] if hop.span else None for hop in s.chain],
        "act": s.act.value,
        "cue_class": s.cue_class.value,
        "stance": s.stance,
        "within": s.within,
        "question": [s.question.start, s.question.end] if s.question else None,
        "rules": list(s.rules),
        "confidence": round(s.confidence, 3),
        "doubts": list(s.doubts),
        "language": s.language,
    }


def speaker_from_json(value: dict[str, Any]) -> Speaker:
    """The speaker of a statement's object; records of before there were types have none: unknown."""
    kind = SpeakerType(value.get("type") or SpeakerType.UNKNOWN)
    return Speaker(value["name"], value["mention"], value["role"], value["basis"], kind)


def statement_from_json(value: dict[str, Any]) -> Statement:
    """The inverse of ``statement_to_json``."""
    return Statement(
        id=value["id"],
        kind=StatementKind(value["kind"]),
        content=spans_from_json(value["content"]),
        source=spans_from_json(value["source"]),
        cue=spans_from_json(value["cue"]),
        source_head=Span(*value["source_head"]) if value["source_head"] else None,
        speaker=speaker_from_json(value["speaker"]) if value["speaker"] else None,
        said=said_from_json(value["said"]) if value["said"] else None,
        venue=value["venue"],
        chain=tuple(
            Hop(name, Span(*span) if span else None)
            for name, span in zip(value["chain"], value["chain_spans"], strict=True)
        ),
        act=Act(value["act"]),
        cue_class=CueClass(value.get("cue_class", "speech")),
        stance=value["stance"],
        within=value["within"],
        question=Span(*value["question"]) if value["question"] else None,
        rules=tuple(value["rules"]),
        confidence=value["confidence"],
        doubts=tuple(value["doubts"]),
        language=value.get("language"),  # records of before it was told have none
    )


def parts_to_json(parts: Iterable[Part]) -> list[list[Any]]:
    """Parts as ``[[kind, start, end], …]``."""
    return [[p.kind.value, p.span.start, p.span.end] for p in parts]


def parts_from_json(value: Iterable[Iterable[Any]]) -> tuple[Part, ...]:
    """The inverse of ``parts_to_json``."""
    return tuple(Part(PartKind(kind), Span(start, end)) for kind, start, end in value)


def details_to_json(details: Details) -> dict[str, Any]:
    """Details as an object of what is told; ``{}`` where nothing is."""
    value = {
        "modified": details.modified,
        "carriers": list(details.carriers),
        "views": details.views,
        "reply_to": details.reply_to,
        "media": list(details.media),
        "links": [list(link) for link in details.links],
        "times": [list(time) for time in details.times],
    }
    return {name: told for name, told in value.items() if told not in (None, [])}


def details_from_json(value: dict[str, Any]) -> Details:
    """The inverse of ``details_to_json``."""
    return Details(
        modified=value.get("modified"),
        carriers=tuple(value.get("carriers", ())),
        views=value.get("views"),
        reply_to=value.get("reply_to"),
        media=tuple(value.get("media", ())),
        links=tuple((start, end, address) for start, end, address in value.get("links", ())),
        times=tuple((offset, seconds) for offset, seconds in value.get("times", ())),
    )

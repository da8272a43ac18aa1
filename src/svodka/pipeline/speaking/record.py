"""An act of speaking as a row of the ledger, and back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from svodka.group.origins import Origin
from svodka.group.speech import Joined
from svodka.group.utterances import VERSION, Join, Utterance
from svodka.ids import canonical_json, content_id
from svodka.ledger import UtteranceRow


@dataclass(frozen=True, slots=True)
class Kept:
    """What a row tells of an act of speaking, beside its statements."""

    origin: Origin
    primary: str
    joins: tuple[Join, ...]
    doubts: tuple[str, ...]


def utterance_id(statements: tuple[str, ...]) -> str:
    """The id of an act of speaking: of the statements that report it, in whatever order they came."""
    return content_id("utterance/1", sorted(statements))


def row_of(one: Utterance) -> UtteranceRow:
    """An act of speaking as the ledger keeps it."""
    record: dict[str, Any] = {
        "origin": {
            "statement": one.origin.statement,
            "named": one.origin.named,
            "because": one.origin.because,
            "independent": list(one.origin.independent),
        },
        "primary": one.primary,
        "joins": [
            {"one": join.one, "other": join.other, "score": join.why.score, "reasons": list(join.why.reasons),
             "doubts": list(join.why.doubts)} for join in one.joins
        ],
        "doubts": list(one.doubts),
    }  # fmt: skip
    return UtteranceRow(
        id=utterance_id(one.statements),
        version=VERSION,
        speaker=one.speaker,
        start=one.start,
        end=one.end,
        statements=one.statements,
        record=canonical_json(record),
    )


def kept_of(row: UtteranceRow) -> Kept:
    """What a row's record tells."""
    record = json.loads(row.record)
    origin = record["origin"]
    return Kept(
        Origin(origin["statement"], origin["named"], origin["because"], tuple(origin["independent"])),
        record["primary"],
        tuple(
            Join(j["one"], j["other"], Joined(j["score"], tuple(j["reasons"]), tuple(j["doubts"])))
            for j in record["joins"]
        ),
        tuple(record["doubts"]),
    )

"""Lines as JSON, in the form that other programs and the scorer read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from svodka.model import Stance
from svodka.track.decisions import shift_id
from svodka.track.drift import Drift
from svodka.track.follow import Followed
from svodka.track.holders import romanised
from svodka.track.levels import First, Split
from svodka.track.positions import Line, Position, Shift
from svodka.track.silence import Silence
from svodka.track.utterances import Utterance


def lines_to_json(found: Followed, undated: Sequence[str], silences: Sequence[Silence] = ()) -> dict[str, Any]:
    """One object: the claim, the holders with positions and shifts, the stances of every document, what else is seen.

    Updates of the world stand apart from shifts: nobody has turned.
    """
    claim = found.claim
    return {
        "claim": {"key": claim.key, "text": claim.text, "facet": claim.facet.value},
        "holders": [_line(line, claim.key) for line in found.lines],
        "stances": stances(found.said),
        "first": [_told(one) for one in found.firsts],
        "splits": [_told(one) for one in found.splits],
        "drift": [{**_told(one), "sentence": one.sentence} for one in found.drifts],
        "silences": [
            {"level": one.level.value, "holder": one.holder, "held": one.held.value, "since": one.since.isoformat(),
             "until": one.until.isoformat(), "sentence": one.sentence}
            for one in silences
        ],
        "undated": list(undated),
    }  # fmt: skip


def _line(line: Line, claim: str) -> dict[str, Any]:
    return {
        "holder": _both_scripts(line.holder),
        "level": line.level.value,
        "speaks_for": line.state,
        "positions": [_position(p) for p in line.positions],
        "shifts": [_shift(s, shift_id(claim, line, s)) for s in line.shifts if s.kind != "UPDATE"],
        "updates": [_shift(s, shift_id(claim, line, s)) for s in line.shifts if s.kind == "UPDATE"],
        "left_out": list(line.guards),
    }


def _told(one: First | Split | Drift) -> dict[str, Any]:
    """A dataclass as JSON: days as ISO dates, enumerations as their values."""
    return {name: _plain(value) for name, value in asdict(one).items()}


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def stances(said: Sequence[Utterance]) -> dict[str, list[str]]:
    """Document -> the leading stances of what is said of the claim in it; of its sentences, the surest ones."""
    best: dict[str, tuple[float, list[str]]] = {}
    for one in said:
        if one.stance is None:
            continue
        sure = one.stance.score * one.own
        for mention in one.mentions:
            if mention not in best or sure > best[mention][0]:
                best[mention] = (sure, [one.stance.stance.value])
    return {mention: names for mention, (_, names) in sorted(best.items())}


def _position(position: Position) -> dict[str, Any]:
    return {
        "stance": position.stance.value,
        "from": position.start.isoformat(),
        "to": position.end.isoformat(),
        "statements": list(position.mentions),
    }


def _shift(shift: Shift, id: str) -> dict[str, Any]:
    return {
        "id": id,
        "from": shift.before.value,
        "to": shift.after.value,
        "kind": shift.kind,
        "onset": shift.onset.isoformat(),
        "after": shift.earliest.isoformat(),
        "alert": shift.alert.isoformat(),
        "first_by": _both_scripts(shift.first_by) if shift.first_by else None,
        "magnitude": shift.magnitude,
        "belief": shift.belief,
        "confidence": shift.confidence,
        "status": shift.status,
        "reason": shift.reason,
        "evidence": list(shift.evidence),
        "guards": list(shift.guards),
    }


def _both_scripts(name: str) -> str:
    """The name as it is written, and, where that is in Cyrillic, in Latin letters behind it."""
    latin = romanised(name)
    return name if latin == name else f"{name} ({latin})"


__all__ = ["Stance", "lines_to_json", "stances"]

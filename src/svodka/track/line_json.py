"""Lines as JSON, in the form that other programs and the scorer read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from svodka.model import Claim, Stance
from svodka.track.holders import romanised
from svodka.track.lines import Line, Position, Shift
from svodka.track.utterances import Utterance


def lines_to_json(
    claim: Claim, found: Sequence[Line], said: Sequence[Utterance], undated: Sequence[str]
) -> dict[str, Any]:
    """One object: the claim, the holders with positions and shifts, the stances of every document."""
    return {
        "claim": {"key": claim.key, "text": claim.text, "facet": claim.facet.value},
        "holders": [
            {
                "holder": _both_scripts(line.holder),
                "level": line.level.value,
                "speaks_for": line.state,
                "positions": [_position(p) for p in line.positions],
                "shifts": [_shift(s) for s in line.shifts],
                "left_out": list(line.guards),
            }
            for line in found
        ],
        "stances": stances(said),
        "undated": list(undated),
    }


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


def _shift(shift: Shift) -> dict[str, Any]:
    return {
        "from": shift.before.value,
        "to": shift.after.value,
        "kind": shift.kind,
        "onset": shift.onset.isoformat(),
        "after": shift.earliest.isoformat(),
        "alert": shift.alert.isoformat(),
        "first_by": _both_scripts(shift.first_by) if shift.first_by else None,
        "magnitude": shift.magnitude,
        "belief": shift.belief,
        "status": shift.status,
        "reason": shift.reason,
        "evidence": list(shift.evidence),
    }


def _both_scripts(name: str) -> str:
    """The name as it is written, and, where that is in Cyrillic, in Latin letters behind it."""
    latin = romanised(name)
    return name if latin == name else f"{name} ({latin})"


__all__ = ["Stance", "lines_to_json", "stances"]

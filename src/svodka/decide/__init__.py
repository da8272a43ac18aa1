"""What came and what we had -> what to write, and why; what an editor changed; how sources stand. Pure."""

from __future__ import annotations

from svodka.decide.decisions import (
    DESCRIPTION,
    Decision,
    Presence,
    Sighting,
    State,
    changed_description,
    decide,
    first_difference,
    gone_decision,
)
from svodka.decide.edits import edits
from svodka.decide.kinds import Edit, EditType
from svodka.decide.noise import noise

__all__ = [
    "DESCRIPTION",
    "Decision",
    "Edit",
    "EditType",
    "Presence",
    "Sighting",
    "State",
    "changed_description",
    "decide",
    "edits",
    "first_difference",
    "gone_decision",
    "noise",
]

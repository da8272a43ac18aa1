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
from svodka.decide.findings import findings
from svodka.decide.health import Rhythm, next_visit, rhythm
from svodka.decide.kinds import Edit, EditType
from svodka.decide.looks import next_look
from svodka.decide.noise import noise
from svodka.decide.sources import Finding, Kind, Look, Outcome, Severity, Taken

__all__ = [
    "DESCRIPTION",
    "Decision",
    "Edit",
    "EditType",
    "Finding",
    "Kind",
    "Look",
    "Outcome",
    "Presence",
    "Rhythm",
    "Severity",
    "Sighting",
    "State",
    "Taken",
    "changed_description",
    "decide",
    "edits",
    "findings",
    "first_difference",
    "gone_decision",
    "next_look",
    "next_visit",
    "noise",
    "rhythm",
]

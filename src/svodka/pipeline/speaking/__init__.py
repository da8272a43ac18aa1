"""The pass ``group``: statements | who speaks, when, through whom | reports of one act joined | append."""

from __future__ import annotations

from svodka.pipeline.speaking.grouping import Grouped, group_speech
from svodka.pipeline.speaking.listing import Carried, Shown, utterance_named, utterances_after, utterances_of
from svodka.pipeline.speaking.spelled import json_of

__all__ = [
    "Carried",
    "Grouped",
    "Shown",
    "group_speech",
    "json_of",
    "utterance_named",
    "utterances_after",
    "utterances_of",
]

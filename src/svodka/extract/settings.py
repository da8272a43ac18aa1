"""How texts are read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What a caller may choose."""

    rules_only: bool = False  # without the trained reader, where a language has one
    every_class: bool = False  # beliefs, wishes, votes and decisions, too (``Statement.cue_class``)


DEFAULT = Settings()

"""Stance: what words say of a claim, by rules that carry names."""

from svodka.track.stance.judge import Passage, judge

__all__ = ["Passage", "judge"]

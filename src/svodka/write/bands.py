"""Confidence in words: the one place where a number becomes "high", "medium" or "low"."""

from __future__ import annotations

# The owners of the figures: a digest prints nothing that is more likely wrong than right (MEDIUM), and a
# headline only what would be wrong at most once in five (HIGH). They are limits on *calibrated* confidence;
# where a rule's confidence is off, mend the rule, not these.
HIGH = 0.8
MEDIUM = 0.5


def band(confidence: float) -> str:
    """One of "high", "medium" and "low"."""
    if confidence >= HIGH:
        return "high"
    return "medium" if confidence >= MEDIUM else "low"

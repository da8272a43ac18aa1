"""Which sayings are one utterance, where a person has said so."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Joins:
    """Pairs of sayings of which a person has said that they are one utterance, or that they are two."""

    together: frozenset[frozenset[str]] = frozenset()
    apart: frozenset[frozenset[str]] = frozenset()

    def one(self, older: tuple[str, ...], newer: tuple[str, ...], alike: bool) -> bool:
        """Whether two of these ids are one utterance; ``alike`` is what their words say."""
        if not (self.together or self.apart):
            return alike
        pairs = {frozenset((a, b)) for a in older for b in newer}
        return bool(pairs & self.together) or (alike and not pairs & self.apart)


NO_JOINS = Joins()

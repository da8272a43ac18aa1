"""Translators, off by default: LibreTranslate, DeepL, an OpenAI-compatible endpoint, a model on this machine.

All of them are a ``Translator``; ``kept.Kept`` asks one only for what the desk has not had translated yet.
"""

from __future__ import annotations

from typing import Protocol

# The longest words that a digest prints whole have 300 code points; a statement of a transcript a few thousand
LONGEST = 4_000
# An answer has the same texts in another language, with their frame
LARGEST_REPLY = 1 << 18


class Translator(Protocol):
    """Who translates."""

    @property
    def name(self) -> str:
        """As readers are told it: "translated by LibreTranslate"."""

    @property
    def version(self) -> str:
        """What of it tells one translation from another: address, model."""

    def translate(self, text: str, source: str, target: str) -> str:
        """``text`` from one language (ISO 639-1) in the other.

        Raises ``UnusableError`` where there is no whole answer, ``ServiceError`` where the translator can't be had.
        """


__all__ = ["LARGEST_REPLY", "LONGEST", "Translator"]

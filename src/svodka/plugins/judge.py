"""What a judge of stance is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from svodka.model import Judgement


class Judge(Protocol):
    """One more observer of what words say of a claim."""

    @property
    def name(self) -> str:
        """As the settings call it; its counts stand under this name."""

    @property
    def rejected(self) -> Mapping[str, int]:
        """How many answers were not used, by reason."""

    def judge(self, claim: str, passage: str, language: str) -> Judgement | None:
        """The stance that ``passage`` (in ``language``, ISO 639-1) takes towards ``claim``, with verbatim words of it.

        None: it says nothing of the claim, the judge doesn't read this language, or its answer can't be used (then
        it is counted under ``rejected``). Raises ``JudgeError`` where the judge can't be had at all.
        """

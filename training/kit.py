"""What training needs of a language: its dictionary, its lexicon of cues, and how good its rules are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from svodka.extract.english import suggestions as english
from svodka.extract.english.confidence import PRECISION
from svodka.extract.english.cue_forms import cue_forms
from svodka.extract.russian import suggestions as russian
from svodka.extract.russian.found import RECORD, confidence_of
from svodka.extract.tagger.network import Language


@dataclass(frozen=True, slots=True, eq=False)
class Kit:
    """One language."""

    language: Language
    bits: int  # columns of ``language.word_bits``
    is_cue: Callable[[str], bool]  # whether the lexicon knows a folded word as a cue
    precision: Mapping[str, float]  # share of right findings of each rule


ENGLISH = Kit(english.LANGUAGE, english.WORD_BITS, lambda word: word in cue_forms(), PRECISION)
RUSSIAN = Kit(russian.LANGUAGE, russian.WORD_BITS, russian.is_cue, {rule: confidence_of(rule) for rule in RECORD})

"""What the English rules and lexicon tell the tagger."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from lemminflect import getAllLemmas
from numpy.typing import NDArray

from svodka.extract.english.attribution import spans_of
from svodka.extract.english.cue_forms import cue_forms
from svodka.extract.english.found import Found
from svodka.extract.english.sentences import Sentence
from svodka.extract.english.words import ADJECTIVE, ADVERB, NOUN, VERB, parts_of_speech
from svodka.extract.tagger.network import Language
from svodka.extract.tagger.tokens import Suggestion, TokenRange, Tokens, mark_suggestions, tokens_of
from svodka.lexicon.en import names as n
from svodka.lexicon.en import words as w
from svodka.lexicon.en.senses import CLASSES, senses
from svodka.model import Part, Span
from svodka.text.quotes import Quotation

_WORD_SETS = (
    w.DETERMINERS,
    w.PERSONAL,
    w.RELATIVES,
    w.PREPOSITIONS,
    w.AUXILIARIES,
    w.SUBORDINATORS,
    w.ADVERBS,
    w.TIME_WORDS,
    w.LISTENERS,
    n.HONORIFICS,
    n.PERSON_NOUNS,
    n.INSTITUTION_NOUNS,
    n.OUTLET_NOUNS | n.OUTLET_NAMES,
    n.GROUP_NOUNS,
    n.TEXT_DESCRIPTIONS,
)
_CLASSES_BY_RANK = (VERB, NOUN, ADJECTIVE, ADVERB)
_CLASSES = (NOUN, VERB, ADJECTIVE, ADVERB)
_FORMS = ("base", "s", "past", "ing")
WORD_BITS = len(_WORD_SETS) + len(_CLASSES) + len(_FORMS) + CLASSES


def word_bits(lower: str) -> NDArray[np.float32]:
    """What dictionary, lexicon and WordNet say of a word, whatever stands around it."""
    lemmas = getAllLemmas(lower)
    known = parts_of_speech(lower)
    cues = {form.form for form in cue_forms().get(lower, ())}
    bits = [lower in words for words in _WORD_SETS]
    bits += [name in known for name in _CLASSES]
    bits += [name in cues for name in _FORMS]
    kinds = [senses(lemma) for lemma in sorted({lower, *(forms[0] for forms in lemmas.values())})]
    return np.concatenate([np.array(bits, dtype=np.float32), np.maximum.reduce(kinds)])


@cache
def lemma_of(lower: str) -> str:
    """The dictionary form under which the tagger knows a word: of a verb, if it can be one."""
    found = getAllLemmas(lower)
    for part_of_speech in _CLASSES_BY_RANK:
        if part_of_speech in found:
            return str(found[part_of_speech][0])
    return lower


LANGUAGE = Language(word_bits, lemma_of)


def tagger_input(
    text: str,
    parts: Sequence[Part],
    quoted: Sequence[Quotation],
    outer: Sequence[Sentence],
    found: Sequence[Found],
) -> tuple[Tokens, tuple[Suggestion, ...]]:
    """The tokens of a text, and the rules' findings as ranges of them (one for each of ``found``)."""
    tokens = tokens_of(text, parts, quoted, [s.tokens[0].start for s in outer])
    suggestions = tuple(_suggestion(tokens, finding) for finding in found)
    mark_suggestions(tokens, suggestions)
    return tokens, suggestions


def _suggestion(tokens: Tokens, found: Found) -> Suggestion:
    source, _ = spans_of(found)
    return Suggestion(
        rule=found.rule,
        cue=_ranges(tokens, found.cue),
        source=_ranges(tokens, source),
        content=_ranges(tokens, found.content),
        nested=found.sentence.depth > 0,
    )


def _ranges(tokens: Tokens, spans: Sequence[Span]) -> tuple[TokenRange, ...]:
    return tuple(r for r in map(tokens.range_of, spans) if r is not None)

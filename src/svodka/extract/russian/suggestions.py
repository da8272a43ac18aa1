"""What Russian morphology, the lexicon and the rules tell the tagger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from svodka.extract.russian.attribution import Pair
from svodka.extract.russian.morph import CASES, forms, known
from svodka.extract.russian.page import Page
from svodka.extract.tagger.network import Language
from svodka.extract.tagger.tokens import Suggestion, TokenRange, Tokens, mark_suggestions, tokens_of
from svodka.lexicon.ru import carriers, cues, people, venues
from svodka.model import Part, PartKind, Span

_CLASSES = (
    "NOUN", "ADJF", "ADJS", "COMP", "VERB", "INFN", "PRTF", "PRTS", "GRND", "NUMR", "ADVB", "NPRO", "PRED", "PREP",
    "CONJ", "PRCL",
)  # fmt: skip
_KINDS = ("surname", "first", "patronymic", "place", "body")
_TAGS = ("past", "pres", "futr", "sing", "plur", "masc", "femn", "neut", "1per", "3per", "impr", "pssv", "anim")
_FRAMES = ("что", "«", ",", ":", "о", "inf", "acc")
_LEMMAS = (
    frozenset(cues.VERB_OF),
    cues.CITING,
    cues.PASSIVES | cues.PASSIVE_PARTICIPLES,
    cues.PREDICATES,
    frozenset(cues.SPEECH_NOUNS),
    cues.DECLINED_ACTS,
    people.DESCRIPTIONS,
    people.OFFICES,
    people.UNNAMED,
    people.SPEAKING_BODIES,
    people.GROUPS,
    carriers.OUTLET_NOUNS,
    carriers.CARRYING_VERBS,
    venues.VENUE_NOUNS,
    venues.DOCUMENT_NOUNS,
)
_WORDS = (
    cues.CLAUSE_OPENERS,
    cues.POSSESSIVES,
    frozenset(name.lower().replace("ё", "е") for name in carriers.NAMES),
    frozenset(pair.split()[1] for pair in cues.ACCORDING_TO),
)
WORD_BITS = len(_CLASSES) + len(CASES) + len(_KINDS) + len(_TAGS) + len(_FRAMES) + len(_LEMMAS) + len(_WORDS) + 1
_READINGS = 3  # of a form: the likeliest


def word_bits(low: str) -> NDArray[np.float32]:
    """What dictionary and lexicon say of a word's likeliest readings, whatever stands around it."""
    readings = forms(low)[:_READINGS] if low[:1].isalpha() else ()
    lemmas = {f.lemma for f in readings}
    plain = low.replace("ё", "е")
    first = readings[:1]
    frames = {frame for lemma in lemmas if lemma in cues.VERB_OF for frame in cues.VERB_OF[lemma].frames}
    bits = [any(f.pos == name for f in first) for name in _CLASSES]
    bits += [any(f.case == case for f in readings) for case in CASES]
    bits += [any(f.kind == kind for f in readings) for kind in _KINDS]
    bits += [any(tag in f.tags for f in first) for tag in _TAGS]
    bits += [frame in frames for frame in _FRAMES]
    bits += [not lemmas.isdisjoint(listed) for listed in _LEMMAS]
    bits += [plain in listed for listed in _WORDS]
    bits.append(low[:1].isalpha() and known(low))
    return np.array(bits, dtype=np.float32)


def lemma_of(low: str) -> str:
    """The dictionary form of the likeliest reading."""
    readings = forms(low) if low[:1].isalpha() else ()
    return readings[0].lemma if readings else low


@lru_cache(maxsize=20_000)
def is_cue(low: str) -> bool:
    """Whether the lexicon knows the word as a verb or noun of speaking."""
    return any(f.lemma in cues.VERB_OF or f.lemma in cues.SPEECH_NOUNS for f in forms(low)[:_READINGS])


LANGUAGE = Language(word_bits, lemma_of)


def tagger_input(page: Page, pairs: Sequence[Pair]) -> tuple[Tokens, tuple[Suggestion, ...]]:
    """The tokens of a page, and the rules' findings as ranges of them (one for each of ``pairs``).

    A cue sees all around it, whatever the paragraph: «Об этом сообщил мэр» often stands in one of its own.
    """
    lines = [list(group) for _, group in groupby(page.sentences, key=lambda s: s.paragraph)]
    parts = [Part(PartKind.BODY, Span(line[0].span.start, line[-1].span.end)) for line in lines]
    starts = [s.words[0].span.start for s in page.sentences if s.words]
    tokens = tokens_of(page.text, parts, page.quotations, starts)
    tokens = replace(tokens, scope=np.zeros(len(tokens), dtype=np.int32))
    suggestions = tuple(_suggestion(tokens, pair) for pair in pairs)
    mark_suggestions(tokens, suggestions)
    return tokens, suggestions


def _suggestion(tokens: Tokens, pair: Pair) -> Suggestion:
    view, found = pair
    source = [view.sentence.span_of(found.source.first, found.source.last)] if found.source else []
    return Suggestion(
        rule=found.rule,
        cue=_ranges(tokens, [view.sentence.span_of(*found.cue)]),
        source=_ranges(tokens, source),
        content=_ranges(tokens, found.content),
        nested=view.quoted(found.cue[1]),
    )


def _ranges(tokens: Tokens, spans: Sequence[Span]) -> tuple[TokenRange, ...]:
    return tuple(r for r in map(tokens.range_of, spans) if r is not None)

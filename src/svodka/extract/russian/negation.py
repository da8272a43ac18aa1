"""Cue verbs of several words: refusals, negations, beginnings."""

from __future__ import annotations

from dataclasses import replace

from svodka.extract.russian.found import Cue
from svodka.extract.russian.morph import Form
from svodka.extract.russian.page import Sentence
from svodka.lexicon.ru.cues import (
    DECLINED_ACTS,
    DECLINED_WHEN_NEGATED,
    EITHER_WAY,
    REFUSING_WHEN_NEGATED,
    SAID_WHEN_NEGATED,
    UNABLE_WHEN_NEGATED,
    VERB_OF,
)
from svodka.model import Act

_BEGINNING = frozenset({"начать", "начинать", "стать", "продолжать", "продолжить", "поспешить"})
_NEGATIONS = ("не", "ни")
# words between a verb and its infinitive: «отвечать он, впрочем, не стал», «не стал вчера отвечать»
_REACH = 5
_OBJECT = frozenset({"acc", "что"})


def begun(sentence: Sentence, at: int) -> bool:
    """«начали кричать»: an infinitive is a cue only behind a verb of beginning."""
    return at > 0 and any(lemma in _BEGINNING for lemma in sentence.words[at - 1].lemmas("VERB"))


def negated(sentence: Sentence, cue: Cue) -> Cue | None:
    """The cue with what a negation in front of it makes of it; None where nothing is said."""
    if sentence.low(cue.at - 1) != "не":
        return cue
    first = cue.at - 1
    if cue.form.lemma in SAID_WHEN_NEGATED:
        return replace(cue, act=Act.SAY, first=first)
    if cue.form.lemma in DECLINED_WHEN_NEGATED:
        return replace(cue, at=_either_way(sentence, cue.at), act=Act.DECLINE, frames=_OBJECT, first=first)
    return None


def refused(sentence: Sentence, at: int, infinitive: Form) -> Cue | None:
    """«не стал комментировать», «отвечать не стал»; «не стал отрицать», by which something is said."""
    governing = _governing(sentence, at)
    if governing is None:
        return None
    verb, form = governing
    first = min(verb - 1, at)
    if infinitive.lemma in SAID_WHEN_NEGATED and verb < at:
        return Cue(at, form, "finite", Act.SAY, VERB_OF[infinitive.lemma].frames, first)
    refuses = form.lemma in REFUSING_WHEN_NEGATED or infinitive.lemma in EITHER_WAY
    if infinitive.lemma not in DECLINED_ACTS or not refuses:
        return None
    if sentence.low(first) == "не" and sentence.low(at - 1) == "ни" and sentence.low(at - 2) == ",":
        return None  # the second half of «ни подтвердить, ни опровергнуть»
    return Cue(max(verb, _either_way(sentence, at)), form, "finite", Act.DECLINE, _OBJECT, first)


def _governing(sentence: Sentence, at: int) -> tuple[int, Form] | None:
    """The negated verb that the infinitive belongs to, before or behind it."""
    before = range(at - 1, max(0, at - _REACH), -1)
    behind = range(at + 2, min(at + _REACH + 1, len(sentence.words)))
    for verb in (*before, *behind):
        if sentence.low(verb - 1) != "не":
            continue
        for form in sentence.words[verb].forms[:2]:
            if form.pos == "VERB" and form.lemma in REFUSING_WHEN_NEGATED | UNABLE_WHEN_NEGATED:
                return (verb, form) if form.tags.isdisjoint({"1per", "2per", "futr", "impr"}) else None
    return None


def _either_way(sentence: Sentence, at: int) -> int:
    """The last word of «подтвердил и не опроверг», «подтвердить, ни опровергнуть»; ``at`` where there is no second."""
    if not any(lemma in EITHER_WAY for lemma in sentence.words[at].lemmas("VERB", "INFN")):
        return at
    for second in range(at + 2, min(at + 6, len(sentence.words))):
        between = {sentence.low(i) for i in range(at + 1, second)}
        if between <= {",", "и", "или", "но", *_NEGATIONS} and any(
            lemma in EITHER_WAY for lemma in sentence.words[second].lemmas("VERB", "INFN")
        ):
            return second
    return at

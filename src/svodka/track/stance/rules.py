"""The ordered rules of each language, and what of them is found in a passage."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from svodka.lexicon.ru.table import rows
from svodka.model import Stance
from svodka.track.patterns import compiled
from svodka.track.words import View


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern by which a stance shows."""

    name: str
    stance: Stance
    subtype: str
    pattern: re.Pattern[str]
    example: str
    order: int


@dataclass(frozen=True, slots=True)
class Cue:
    """Where a rule matched: tokens, both included."""

    rule: Rule
    first: int
    last: int


# tokens between "asked" and "whether": "asked the minister of defence whether"
_ASKING = 7


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """The rules of a language, composites first."""
    lexicon = import_module(f"svodka.lexicon.{language}.stance")
    classes = lexicon.classes()
    return tuple(
        Rule(name, Stance(stance), subtype, compiled(pattern, classes, language), example, order)
        for order, (name, stance, subtype, pattern, example) in enumerate(rows(lexicon.RULES))
    )


@cache
def tones(language: str) -> tuple[Rule, ...]:
    """The rules of last resort: how one speaks of those who say so, of rules, of what is to follow."""
    lexicon = import_module(f"svodka.lexicon.{language}.stance")
    classes = lexicon.classes()
    return tuple(
        Rule(name, Stance(stance), subtype, compiled(pattern, classes, language), example, order)
        for order, (name, stance, subtype, pattern, example) in enumerate(rows(lexicon.TONE))
    )


@cache
def word_class(name: str, language: str) -> re.Pattern[str]:
    """The words of one class as a pattern of its own."""
    lexicon = import_module(f"svodka.lexicon.{language}.stance")
    return compiled("{" + name + "}", lexicon.classes(), language)


def cues(passage: View, language: str) -> tuple[Cue, ...]:
    """What the rules find, in the order of the text; a token that one rule took is not taken again."""
    found: list[Cue] = []
    taken: set[int] = set()
    for rule in rules(language):
        for match in rule.pattern.finditer(passage.line):
            first, last = passage.where(match.start()), passage.where(match.end() - 2)
            tokens = set(range(first, last + 1))
            if not tokens & taken and not _in_question(passage, first):
                taken |= tokens
                found.append(Cue(rule, first, last))
    return tuple(sorted(found, key=lambda cue: cue.first))


def _in_question(passage: View, at: int) -> bool:
    """Whether a token stands in what was asked: "asked whether the reports were true, she …"."""
    lemma = [w.lemma for w in passage.words[:at]]
    opening = max((i for i, w in enumerate(lemma) if w in ("whether", "ли")), default=None)
    if opening is None or "," in lemma[opening:]:
        return False
    asked = {"ask", "question", "спросить", "вопрос", "спрашивать"}
    return bool(asked & {*lemma[max(0, opening - _ASKING) : opening]})


def places(passage: View, name: str, language: str) -> tuple[int, ...]:
    """The tokens at which words of a class stand."""
    return tuple(passage.where(m.start()) for m in word_class(name, language).finditer(passage.line))


# in front of these "claim" and "report" are nouns
_BEFORE_NOUNS = frozenset("the a any his her its their this these those no every of such 's new media other".split())


def said_verbs(passage: View, language: str) -> tuple[int, ...]:
    """The tokens that are verbs of saying."""
    found = places(passage, "said" if language == "en" else "сказал", language)
    return tuple(i for i in found if i == 0 or passage.words[i - 1].lemma not in _BEFORE_NOUNS)

"""What a noun phrase is to the rules, and what its words can be: closed classes, a dictionary, capital letters."""

from __future__ import annotations

from dataclasses import dataclass

from svodka.extract.english.sentences import Sentence, Token
from svodka.extract.english.words import ADVERB, NOUN, only_a_verb, parts_of_speech
from svodka.lexicon.en import words as w
from svodka.lexicon.en.calendar import MONTHS, WEEKDAYS

DASHES = frozenset("—–-") | {"--"}
CALENDAR = frozenset({*MONTHS, *WEEKDAYS})
OBJECTS = frozenset("him her them me us".split())
# no nouns, whatever the dictionary says
_CLOSED = w.PREPOSITIONS | w.SUBORDINATORS | w.DETERMINERS | w.ADVERBS | w.PERSONAL
_AT_TIME = w.TIME_WORDS | {"in"}
_WITH_VERB_CLITIC = w.PERSONAL | {"that", "there", "who", "what"}
_BEHIND_HEAD = w.PREPOSITIONS | {"who", "which", "that", "and", "as", "(", ","} | (DASHES - {"-"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: ``[start, end)`` with its appositions, and its core, which names or describes."""

    start: int
    end: int
    core_start: int
    core_end: int
    apposition: tuple[int, int] | None = None  # what the commas beside the core say of it
    asides: tuple[tuple[int, int], ...] = ()  # "while briefing the president", between core and cue, in order


def is_adverb(token: Token) -> bool:
    """Whether the word may stand between a subject and its verb."""
    if token.lower in w.ADVERBS:
        return True
    return (
        token.lower.endswith("ly")
        and not token.is_name
        and ADVERB in parts_of_speech(token.lower)
        and NOUN not in parts_of_speech(token.lower)
    )


def is_nounlike(token: Token) -> bool:
    """Whether the word can head a noun phrase."""
    if token.is_name or token.lower in w.INDEFINITE:
        return True
    if not token.is_word or only_a_verb(token.lower) or token.lower in _CLOSED:
        return False  # names are through already: Per, Will, May
    known = parts_of_speech(token.lower)
    return not known or NOUN in known


def is_time(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    if token.lower in w.TIME_WORDS:
        return not token.is_name or token.lower in CALENDAR  # the channel Night Watch
    return token.text[:1].isdigit() and sentence.lower(at - 1) in _AT_TIME


def is_named(sentence: Sentence, phrase: tuple[int, int]) -> bool:
    """Whether a phrase is headed by a name: Orlan; not: his guest; the fisheries minister of Skarland."""
    end = next((k for k in range(phrase[0] + 1, phrase[1]) if sentence.lower(k) in w.PREPOSITIONS), phrase[1])
    return sentence.tokens[end - 1].is_name


def has_clause(sentence: Sentence, inside: tuple[int, int]) -> bool:
    """Whether a finite verb stands between the commas, so that they hold a clause and no apposition."""
    for at in range(*inside):
        low = sentence.lower(at)
        if low in ("who", "which", "that", "whose", "whom"):
            return False
        if sentence.tokens[at].is_name or not sentence.tokens[at].is_word:
            continue
        if low in w.AUXILIARIES or (only_a_verb(low) and not low.endswith(("ed", "ing", "en", "wn"))):
            return True
    return False


def is_verb_clitic(sentence: Sentence, at: int) -> bool:
    """Whether 's is a verb: he's said."""
    return sentence.lower(at) == "'s" and sentence.lower(at - 1) in _WITH_VERB_CLITIC


def head(sentence: Sentence, phrase: Phrase) -> int:
    """The index of the head: the last name of a named core, else its head noun."""
    stop = phrase.core_end
    for at in range(phrase.core_start + 1, phrase.core_end):
        low = sentence.lower(at)
        if low in _BEHIND_HEAD:
            stop = at
            break
    at = stop - 1
    while at > phrase.core_start and sentence.lower(at) in ("'s", "jr.", "sr.", "ii", "iii", ")", "'", "’"):
        at -= 1
    return at

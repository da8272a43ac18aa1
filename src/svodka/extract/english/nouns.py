"""What a noun phrase is to the rules, and what its words can be: closed classes, a dictionary, capital letters."""

from __future__ import annotations

from dataclasses import dataclass

from svodka.extract.english.cue_forms import quoting_words
from svodka.extract.english.sentences import Sentence, Token
from svodka.extract.english.words import ADVERB, NOUN, only_a_verb, parts_of_speech
from svodka.lexicon.en import words as w
from svodka.lexicon.en.calendar import MONTHS, WEEKDAYS
from svodka.lexicon.en.names import OUTLET_NAMES, OUTLET_NOUNS

DASHES = frozenset("—–-") | {"--"}
CALENDAR = frozenset({*MONTHS, *WEEKDAYS})
OBJECTS = frozenset("him her them me us".split())
_BEFORE_PERSONS = frozenset("to by from with of for about against".split())
_OUTLETS = OUTLET_NAMES | OUTLET_NOUNS
_EARLIER_LATER = frozenset("last this next early late mid mid- early- late- earlier".split())
_BEFORE_MONTHS = w.PREPOSITIONS | w.DETERMINERS | _EARLIER_LATER
# no nouns, whatever the dictionary says
_CLOSED = w.PREPOSITIONS | w.SUBORDINATORS | w.DETERMINERS | w.ADVERBS | w.PERSONAL
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
        return not token.is_name  # the Varn Today said
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
    """Whether the word tells a time, as a word or as the number behind one: on May | 9; in | 2031."""
    if is_time_word(sentence, at):
        return True
    return sentence.tokens[at].text[:1].isdigit() and (is_time_word(sentence, at - 1) or sentence.lower(at - 1) == "in")


def is_time_word(sentence: Sentence, at: int) -> bool:
    """Whether a word of time is one here and no part of a name: USA Today; Kristen Day; Clara May; the Sunday Post."""
    if sentence.lower(at) not in w.TIME_WORDS:
        return False
    token = sentence.tokens[at]
    if token.lower in MONTHS:
        return token.text[:1].isupper() and _is_month(sentence, at)
    if token.lower in WEEKDAYS:
        following = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
        return token.text[:1].isupper() and not (following and following.is_name and _names_outlet(following))
    return not token.is_name


def _names_outlet(token: Token) -> bool:
    return token.lower in _OUTLETS


def _is_month(sentence: Sentence, at: int) -> bool:
    """Whether a month's name is the month: a number beside it, a preposition before it, another month."""
    before, behind = sentence.lower(at - 1), sentence.lower(at + 1)
    following = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    named = following is not None and following.is_name
    if sentence.lower(at - 2) == "according" or (named and before in _BEFORE_PERSONS):
        return behind[:1].isdigit()  # according to May; a letter from April Dunn
    if behind[:1].isdigit() or before[:1].isdigit() or before in _BEFORE_MONTHS:
        return True
    if before in ("and", "or", "to", "-", "–") or behind in ("and", "or", "to", "-", "–"):
        return sentence.lower(at - 2) in CALENDAR or sentence.lower(at + 2) in CALENDAR
    if behind in ("'s", ",") and not (at and sentence.tokens[at - 1].is_name):
        return True  # April's figures; In the end, April, …
    if at and sentence.tokens[at - 1].is_name and not is_time_word(sentence, at - 1):
        return False  # Clara May
    if following is None or not following.is_word:
        return before not in ("said", "told", "")
    return not (named or following.lower in quoting_words())


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

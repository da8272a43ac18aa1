"""Noun phrases beside a cue, found without a parser.

A phrase is a half-open range of token indices of one sentence.
"""

from __future__ import annotations

from svodka.extract.english.cores import core_before
from svodka.extract.english.nouns import (
    DASHES,
    OBJECTS,
    Phrase,
    has_clause,
    head,
    is_adverb,
    is_named,
    is_nounlike,
    is_time,
    is_time_word,
)
from svodka.extract.english.sentences import Sentence, Token
from svodka.extract.english.words import VERB, only_a_verb, parts_of_speech
from svodka.lexicon.en import names as n
from svodka.lexicon.en import words as w

__all__ = ["DASHES", "Phrase", "after", "before", "head", "is_adverb", "is_nounlike"]

_MOST_ASIDES = 3  # a name, its age, its office: more commas than that are a list or a clause
_AUXILIARY = w.AUXILIARIES | {"not", "n't", "cannot"}
_WHO = n.PERSON_NOUNS | n.OUTLET_NOUNS
_PRONOUNS = w.PERSONAL | w.RELATIVES | OBJECTS | {"this", "these", "those"}
_CLOSED = w.SUBORDINATORS | w.PREPOSITIONS | w.AUXILIARIES
_BEFORE_DETERMINER = w.PREPOSITIONS | {"all", "both", "of"}
_OPENS_APPOSITION = w.DETERMINERS | {"who", "whose"}
_OTHERS = w.POSSESSIVES | {"a", "an"}


def before(sentence: Sentence, end: int, start: int = 0) -> Phrase | None:
    """The noun phrase that ends right before token ``end``: the subject of a verb that stands there."""
    at = _skip_back(sentence, end, start)
    asides: tuple[tuple[int, int], ...] = ()
    for _ in range(_MOST_ASIDES):
        opened = _aside_before(sentence, at, start)
        if opened is None:
            break
        inside = (opened + 1, at - 1)
        first = sentence.lower(inside[0])
        if first in w.ASIDE_OPENERS and not _is_one_of(sentence, inside[0]):
            asides = (inside, *asides)
            # one comma may close an aside and open the next: citing the agency, which in turn cited a guard,
            further = _aside_before(sentence, opened + 1, start)
            chained = further is not None and sentence.lower(further + 1) in ("citing", "quoting")
            at = opened + 1 if chained else _skip_back(sentence, opened, start)
            continue
        named = core_before(sentence, _before_age(sentence, opened), start)
        if named is None or _only_time(sentence, named):
            break
        if _is_list(sentence, named, inside):
            break
        if (
            not is_named(sentence, named)
            and _is_description(sentence, named)
            and sentence.tokens[inside[1] - 1].is_name
            and not is_time_word(sentence, inside[1] - 1)
            and not _tells_what_was_done(sentence, inside[0])
            and not has_clause(sentence, inside)
        ):
            return Phrase(named[0], inside[1], *inside, apposition=named, asides=asides)
        if _describes(sentence, inside):
            return Phrase(named[0], inside[1], *named, apposition=inside, asides=asides)
        break
    core = core_before(sentence, at, start)
    return Phrase(*core, *core, asides=asides) if core else None


def _skip_back(sentence: Sentence, end: int, start: int) -> int:
    """Go left over what may stand between subject and verb: adverbs, auxiliaries, days."""
    at = end
    while at > start:
        token = sentence.tokens[at - 1]
        if at == 1 and token.lower in ("both", "all"):
            break  # Both have accused the other
        if is_adverb(token) or (token.lower in _AUXILIARY and not token.is_name):
            at -= 1
        elif token.lower == "turn" and sentence.lower(at - 2) == "in":
            at -= 2
        elif is_time_word(sentence, at - 1) or (token.text[:1].isdigit() and _dates_before(sentence, at)):
            low = _time_start(sentence, at, start)
            if low in (start, at):
                break
            at = low
        else:
            break
    return at


def _dates_before(sentence: Sentence, at: int) -> bool:
    return is_time_word(sentence, at - 2) or sentence.lower(at - 2) == "in"


def _time_start(sentence: Sentence, end: int, start: int) -> int:
    """The start of the time phrase that ends before ``end``: on Monday, last week, in 2031."""
    at = end
    while at > start and (is_time_word(sentence, at - 1) or sentence.tokens[at - 1].text[:1].isdigit()):
        at -= 1
    while at > start and sentence.lower(at - 1) in ("on", "in", "at", "since", "the", "that", "of", "a"):
        at -= 1
    # "Friday's statement": the day belongs to a noun phrase
    return end if sentence.lower(end) == "'s" else at


def _aside_before(sentence: Sentence, at: int, start: int) -> int | None:
    """The index of the comma or dash that opens the aside which a comma or dash before ``at`` closes."""
    closing = sentence.lower(at - 1) if at - 1 > start else ""
    if closing == ",":
        wanted = {","}
    elif closing in DASHES:
        wanted = set(DASHES)
    else:
        return None
    for k in range(at - 2, start, -1):
        low = sentence.words[k]
        if low in wanted:
            return k if k < at - 2 else None
        if low in (".", ";", ":") or sentence.tokens[k].is_quote:
            return None
    return None


def _tells_what_was_done(sentence: Sentence, at: int) -> bool:
    """Whether a participle begins a clause: dated May 2 and seen by the Daily; not: retired admiral Lubo Karst."""
    behind = sentence.lower(at + 1)
    return sentence.lower(at).endswith(("ed", "en")) and (behind in w.PREPOSITIONS or is_time_word(sentence, at + 1))


def _before_age(sentence: Sentence, at: int) -> int:
    """Go left over an age between commas: Sand | , 51 | , a former captain,"""
    is_age = sentence.lower(at - 1).isdigit() and sentence.lower(at - 2) == ","
    return at - 2 if is_age else at


def _only_time(sentence: Sentence, phrase: tuple[int, int]) -> bool:
    """Whether the words are a date: On April 28, Orlan, a guard, said."""
    return all(is_time(sentence, k) or sentence.tokens[k].text[:1].isdigit() for k in range(*phrase))


def _is_one_of(sentence: Sentence, at: int) -> bool:
    return sentence.lower(at) == "one" and sentence.lower(at + 1) == "of"


def _describes(sentence: Sentence, inside: tuple[int, int]) -> bool:
    """Whether the words between commas are an apposition: a retired general; 45; spokesman for the port."""
    first = sentence.tokens[inside[0]]
    if has_clause(sentence, inside):
        return False
    if first.lower in w.DETERMINERS or _is_one_of(sentence, inside[0]) or first.text[:1].isdigit():
        return True
    if first.lower in ("himself", "herself", "itself", "formerly", "now", "then", "once"):
        return True
    return (not first.is_name and is_nounlike(first)) or _has_office_inside(sentence, inside)


def _is_description(sentence: Sentence, phrase: tuple[int, int]) -> bool:
    """Whether a phrase says what somebody is: the operator; his guest; one of them; not: a briefing by Orlan."""
    first = sentence.lower(phrase[0])
    if first in w.DETERMINERS or _is_one_of(sentence, phrase[0]):
        return True
    end = next((k for k in range(*phrase) if sentence.lower(k) in w.PREPOSITIONS), phrase[1])
    return sentence.lower(end - 1) in _WHO


def _has_office_inside(sentence: Sentence, inside: tuple[int, int]) -> bool:
    """Capitalized appositions: Varn's Minister of Ports; Democrat of Ohio."""
    return any(sentence.lower(k) in ("'s", "of", "for") for k in range(*inside))


def _is_list(sentence: Sentence, named: tuple[int, int], inside: tuple[int, int]) -> bool:
    """Whether the commas separate a list of names, not a name and its description."""
    return sentence.lower(inside[0]) == "and" or (
        sentence.lower(named[0] - 1) == "," and sentence.tokens[inside[0]].is_name and is_named(sentence, named)
    )


def after(sentence: Sentence, start: int, *, appositions: bool = True) -> Phrase | None:
    """The noun phrase that begins at token ``start``: said General Orlan, head of the port."""
    end = start
    while end < len(sentence.tokens):
        step = _step_right(sentence, end, start)
        if step == end:
            break
        end = step
    while end > start and not is_nounlike(sentence.tokens[end - 1]) and sentence.tokens[end - 1].text != ")":
        if sentence.lower(end - 1) in _PRONOUNS:
            break
        end -= 1
    if end == start:
        return None
    if appositions and sentence.lower(end) == ",":
        stop = _apposition_end(sentence, end)
        if stop and not is_named(sentence, (start, end)) and sentence.tokens[stop - 1].is_name:
            return Phrase(start, stop, end + 1, stop, apposition=(start, end))
        if stop:
            return Phrase(start, stop, start, end, apposition=(end + 1, stop))
    return Phrase(start, end, start, end)


def _step_right(sentence: Sentence, end: int, start: int) -> int:
    token = sentence.tokens[end]
    low, grown = token.lower, end > start
    if token.is_name and not is_time_word(sentence, end):
        return end if grown and sentence.lower(start) in w.PERSONAL else end + 1
    if low in w.PERSONAL or (low in OBJECTS and not grown):
        return end if grown else end + 1
    if grown and sentence.lower(start) in w.PERSONAL:
        return end
    if (low in ("of", "for") and grown) or (low == "by" and sentence.lower(end - 1) in n.TEXT_DESCRIPTIONS):
        return end + 1
    if low in ("from", "in", "at", "with", "to", "on") and grown:
        follows = sentence.lower(end + 1)
        if low == "to" and VERB in parts_of_speech(follows) and not sentence.tokens[end + 1].is_name:
            return end  # urged drivers | to wait
        return end if is_time_word(sentence, end + 1) or follows in _OTHERS else end + 1
    if low == "and" and grown:
        nxt = sentence.tokens[end + 1] if end + 1 < len(sentence.tokens) else None
        return end + 1 if nxt and nxt.is_name and sentence.tokens[end - 1].is_name else end
    if low in ("'s", "'", "’", "-", "/", "&") and grown:
        return end + 1
    if token.text == "(" and grown:
        closing = next((k for k in range(end, len(sentence.tokens)) if sentence.tokens[k].text == ")"), -1)
        return closing + 1 if closing > 0 else end
    if not token.is_word or low in _CLOSED:
        return end
    in_name = sentence.lower(end - 1) == "'s" or (token.is_name and sentence.lower(end - 1) == "the")
    if grown and is_time_word(sentence, end) and not in_name:
        return end
    if grown and low in w.ADVERBS and not token.is_name:
        return end
    if grown and only_a_verb(low) and not _participle_inside(sentence, end):
        return end
    if grown and low in w.DETERMINERS and sentence.lower(end - 1) not in _BEFORE_DETERMINER:
        return end
    if not grown and not token.is_name and only_a_verb(low):
        return end
    return end + 1


def _participle_inside(sentence: Sentence, at: int) -> bool:
    """Whether a participle stands between article and noun: a written reply."""
    if not sentence.lower(at).endswith(("ed", "en", "ing")) or at + 1 >= len(sentence.tokens):
        return False
    left = sentence.lower(at - 1)
    return (left in w.DETERMINERS or left.endswith("ly")) and is_nounlike(sentence.tokens[at + 1])


def _apposition_end(sentence: Sentence, comma: int) -> int:
    """The end of the apposition that the comma opens; 0 if it opens none."""
    first = sentence.tokens[comma + 1] if comma + 1 < len(sentence.tokens) else None
    if first is None or first.is_quote:
        return 0
    named = sentence.tokens[comma - 1].is_name
    possessed = first.is_name and sentence.lower(comma + 2) == "'s"  # Varn's foreign minister
    if not (
        (named and (first.lower in n.PERSON_NOUNS or possessed))
        or first.lower in _OPENS_APPOSITION
        or first.text[:1].isdigit()
        or _lower_noun(first)
        or (first.is_name and not named)
    ):
        return 0
    stop = len(sentence.tokens)
    for at in range(comma + 1, len(sentence.tokens)):
        token = sentence.tokens[at]
        if token.lower in (",", ".", ";", ":") or token.lower in DASHES or token.is_quote:
            stop = at
            break
    if first.is_name and not named and not all(t.is_name for t in sentence.tokens[comma + 1 : stop]):
        return 0  # according to the results, Clara Dorn leads by a point
    if possessed and sentence.lower(stop - 1) not in n.PERSON_NOUNS:
        return 0
    return 0 if has_clause(sentence, (comma + 1, stop)) else stop


def _lower_noun(token: Token) -> bool:
    return not token.is_name and is_nounlike(token) and VERB not in parts_of_speech(token.lower)

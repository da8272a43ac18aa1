"""Noun phrases beside a cue, found without a parser: closed classes, a dictionary and capital letters.

A phrase is a half-open range of token indices of one sentence.
"""

from __future__ import annotations

from dataclasses import dataclass

from svodka.extract.english.sentences import Sentence, Token
from svodka.extract.english.words import ADJECTIVE, ADVERB, NOUN, VERB, only_a_verb, parts_of_speech
from svodka.lexicon.en import words as w

DASHES = frozenset("—–-") | {"--"}
_OPENERS = frozenset("the a an this these those his her its their my our your".split())
_BEFORE_OPENERS = w.INNER_PREPOSITIONS | {"all", "both", "and", "or", "&"}
_OBJECTS = frozenset("him her them me us".split())
_MOST_ASIDES = 3  # a name, its age, its office: more commas than that are a list or a clause


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
    if not token.is_word or only_a_verb(token.lower) or token.lower in w.PREPOSITIONS | w.SUBORDINATORS:
        return False  # names are through already: Per, Will, May
    if token.lower in w.DETERMINERS | w.ADVERBS | w.PERSONAL:
        return False
    known = parts_of_speech(token.lower)
    return not known or NOUN in known


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
            at = _skip_back(sentence, opened, start)
            continue
        named = _core_before(sentence, opened, start)
        if named is None or _only_time(sentence, named):
            break
        if _is_list(sentence, named, inside):
            break
        if not _names(sentence, named) and named[1] > named[0] and sentence.tokens[inside[1] - 1].is_name and not _has_clause(sentence, inside):
            return Phrase(named[0], inside[1], *inside, apposition=named, asides=asides)
        if _describes(sentence, inside):
            return Phrase(named[0], inside[1], *named, apposition=inside, asides=asides)
        break
    core = _core_before(sentence, at, start)
    return Phrase(*core, *core, asides=asides) if core else None


def _skip_back(sentence: Sentence, end: int, start: int) -> int:
    """Go left over what may stand between subject and verb: adverbs, auxiliaries, days."""
    at = end
    while at > start:
        token = sentence.tokens[at - 1]
        if is_adverb(token) or (token.lower in w.AUXILIARIES | {"not", "n't", "cannot"} and not token.is_name):
            at -= 1
        elif token.lower == "turn" and sentence.lower(at - 2) == "in":
            at -= 2
        elif token.lower in w.TIME_WORDS or (token.text[:1].isdigit() and _dates_before(sentence, at)):
            low = _time_start(sentence, at, start)
            if low == start or low == at:
                break
            at = low
        else:
            break
    return at


def _dates_before(sentence: Sentence, at: int) -> bool:
    return sentence.lower(at - 2) in w.TIME_WORDS | {"in"}


def _time_start(sentence: Sentence, end: int, start: int) -> int:
    """The start of the time phrase that ends before ``end``: on Monday, last week, in 2031."""
    at = end
    while at > start and (
        sentence.lower(at - 1) in w.TIME_WORDS or sentence.tokens[at - 1].text[:1].isdigit()
    ):
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
        low = sentence.lower(k)
        if low in wanted:
            return k if k < at - 2 else None
        if low in (".", ";", ":") or sentence.tokens[k].is_quote:
            return None
    return None


def _only_time(sentence: Sentence, phrase: tuple[int, int]) -> bool:
    """Whether the words are a date: On April 28, Orlan, a guard, said."""
    return all(_is_time(sentence, k) or sentence.tokens[k].text[:1].isdigit() for k in range(*phrase))


def _is_one_of(sentence: Sentence, at: int) -> bool:
    return sentence.lower(at) == "one" and sentence.lower(at + 1) == "of"


def _describes(sentence: Sentence, inside: tuple[int, int]) -> bool:
    """Whether the words between commas are an apposition: a retired general; 45; spokesman for the port."""
    first = sentence.tokens[inside[0]]
    if _has_clause(sentence, inside):
        return False
    if first.lower in w.DETERMINERS or _is_one_of(sentence, inside[0]) or first.text[:1].isdigit():
        return True
    if first.lower in ("himself", "herself", "itself", "formerly", "now", "then", "once"):
        return True
    return not first.is_name and is_nounlike(first) or _has_office_inside(sentence, inside)


def _names(sentence: Sentence, phrase: tuple[int, int]) -> bool:
    """Whether a phrase is headed by a name: Orlan; not: his guest; the fisheries minister of Skarland."""
    end = next((k for k in range(phrase[0] + 1, phrase[1]) if sentence.lower(k) in w.PREPOSITIONS), phrase[1])
    return sentence.tokens[end - 1].is_name


def _has_clause(sentence: Sentence, inside: tuple[int, int]) -> bool:
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


def _has_office_inside(sentence: Sentence, inside: tuple[int, int]) -> bool:
    """Capitalized appositions: Varn's Minister of Ports; Democrat of Ohio."""
    return any(sentence.lower(k) in ("'s", "of", "for") for k in range(*inside))


def _is_list(sentence: Sentence, named: tuple[int, int], inside: tuple[int, int]) -> bool:
    """Whether the commas separate a list of names, not a name and its description."""
    return sentence.lower(inside[0]) == "and" or (
        sentence.lower(named[0] - 1) == ","
        and sentence.tokens[inside[0]].is_name
        and _names(sentence, named)
    )


def _core_before(sentence: Sentence, end: int, start: int) -> tuple[int, int] | None:
    """The phrase without appositions that ends right before ``end``."""
    at = end
    while at > start:
        step = _step_left(sentence, at, end, start)
        if step == at:
            break
        at = step
    at = _trim_front(sentence, at, end)
    if at >= end or not _can_head(sentence, at, end):
        return None
    return at, end


def _can_head(sentence: Sentence, at: int, end: int) -> bool:
    last = sentence.tokens[end - 1]
    if last.lower in ("them", "us", "whom") and sentence.lower(end - 2) == "of" and end - at > 2:
        return True
    if last.lower in w.PERSONAL | w.RELATIVES | {"this", "these", "those"}:
        return True
    return is_nounlike(last) or last.text == ")" or last.is_quote or (
        last.text[:1].isdigit() and end - at > 1
    )


def _step_left(sentence: Sentence, at: int, end: int, start: int) -> int:
    """Where the phrase begins if it takes in the token before ``at``; ``at`` if it doesn't."""
    token = sentence.tokens[at - 1]
    low, grown = token.lower, at < end
    if grown and sentence.lower(at) in _OPENERS and not sentence.tokens[at].is_name and low not in _BEFORE_OPENERS:
        return at  # nothing of the phrase stands in front of its article: in April | the treasury
    if token.is_name:
        return at if grown and sentence.lower(at) in w.PERSONAL | w.RELATIVES else at - 1
    if low in w.PERSONAL or low in w.RELATIVES:
        # "that" beside a noun is a conjunction or determines it; alone it is the subject of a relative clause
        return at if grown else at - 1
    if grown and sentence.lower(at) in w.PERSONAL | w.RELATIVES:
        return at
    if low in ("and", "or", "&"):
        return _across_and(sentence, at, end, start)
    if low in w.INNER_PREPOSITIONS:
        return _across_preposition(sentence, at, end, start)
    if low in ("'s", "'", "’", "-", "/") and grown and at - 1 > start and not _is_verb_clitic(sentence, at - 1):
        return at - 1
    if low in w.SUBORDINATORS or low in w.PREPOSITIONS or low in w.AUXILIARIES:
        return at
    if token.text == ")":
        opening = next((k for k in range(at - 2, start - 1, -1) if sentence.tokens[k].text == "("), -1)
        return opening if opening > start else at
    if token.is_quote:
        # a nickname or a "so-called" noun stays inside; a quotation that ends with a mark stands by itself
        nickname = grown and at - 1 > start and len(token.text) <= 25 and token.text[-2:-1] not in ",.?!…"
        return at - 1 if nickname else at
    if not token.is_word:
        return at
    if not token.is_name and only_a_verb(low) and not _modifies(sentence, at - 1, end):
        return at
    if grown and is_adverb(token) and not token.is_name:
        return at - 1 if VERB in parts_of_speech(sentence.lower(at)) and not sentence.tokens[at].is_name else at
    return at - 1


def _is_verb_clitic(sentence: Sentence, at: int) -> bool:
    """Whether 's is a verb: he's said."""
    return sentence.lower(at) == "'s" and sentence.lower(at - 1) in w.PERSONAL | {"that", "there", "who", "what"}


def _modifies(sentence: Sentence, at: int, end: int) -> bool:
    """Whether a verb form stands as an adjective: the newly elected president, unnamed officials."""
    if at + 1 >= end or not sentence.lower(at).endswith(("ed", "ing", "en")):
        return False
    left = sentence.lower(at - 1)
    return at == 0 or left in w.DETERMINERS or left.endswith("ly") or left in (",", "most", "more", "well")


def _across_and(sentence: Sentence, at: int, end: int, start: int) -> int:
    """Take in "A and" only where A begins its clause: the mayor and the envoy said."""
    if at >= end or at - 1 <= start:
        return at
    if not is_nounlike(sentence.tokens[at - 2]) or sentence.lower(at - 2) in w.PERSONAL:
        return at
    left = _core_before(sentence, at - 1, start)
    if left is None:
        return at
    opens = left[0] == 0 or sentence.lower(left[0] - 1) in {",", "and", "both"} | w.SUBORDINATORS
    return left[0] if opens or sentence.tokens[left[0] - 1].is_quote else at


def _across_preposition(sentence: Sentence, at: int, end: int, start: int) -> int:
    """Take in a prepositional phrase only behind a noun: a spokesman for the port."""
    if at >= end or at - 1 <= start:
        return at
    left, right = sentence.tokens[at - 2], sentence.tokens[at]
    if right.lower in w.TIME_WORDS or (sentence.lower(at - 1) == "in" and right.text[:1].isdigit()):
        return at
    if not (is_nounlike(left) or left.text == ")") or left.lower in w.TIME_WORDS:
        return at
    if sentence.lower(at - 1) != "of" and VERB in parts_of_speech(left.lower) and not left.is_name:
        # "officials met with the envoy said" does not occur; "he works for the mayor said" must not reach back
        governed = w.DETERMINERS | w.PREPOSITIONS | {"'s"}
        known_noun = sentence.lower(at - 3) in governed or sentence.tokens[at - 3].is_name if at >= 3 else False
        return at - 1 if known_noun or at - 2 == start or _after_adjective(sentence, at - 2) else at
    return at - 1


def _after_adjective(sentence: Sentence, at: int) -> bool:
    return at > 0 and ADJECTIVE in parts_of_speech(sentence.lower(at - 1))


def _trim_front(sentence: Sentence, at: int, end: int) -> int:
    """Drop what opens the clause but not the phrase: In October Peskov; Tuesday the mayor; However he."""
    while at < end - 1:
        token = sentence.tokens[at]
        if token.lower in w.PREPOSITIONS and token.lower not in ("like",):
            at += 1
            while at < end - 1 and _is_time(sentence, at):
                at += 1
        elif _is_time(sentence, at) and sentence.lower(at + 1) != "'s" and token.lower not in ("last", "this", "may"):
            at += 1
        elif token.lower in ("this", "last", "next", "that", "earlier") and sentence.lower(at + 1) in w.TIME_WORDS:
            at += 2
        elif is_adverb(token) and token.lower not in ("all", "both") and not _premodifies(sentence, at, end):
            at += 1
        elif token.lower in (",", "'s", "-", "/", "&", "'", "’"):
            at += 1
        else:
            break
    return at


def _premodifies(sentence: Sentence, at: int, end: int) -> bool:
    """Adverbs inside a phrase: frequently cited experts; early voters."""
    return at + 2 < end and not sentence.tokens[at].is_name and not sentence.tokens[at + 1].is_name


def _is_time(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    return token.lower in w.TIME_WORDS or (
        token.text[:1].isdigit() and sentence.lower(at - 1) in w.TIME_WORDS | {"in"}
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
        if sentence.lower(end - 1) in w.PERSONAL | w.RELATIVES | _OBJECTS | {"this", "these", "those"}:
            break
        end -= 1
    if end == start:
        return None
    if appositions and sentence.lower(end) == ",":
        stop = _apposition_end(sentence, end)
        if stop and not _names(sentence, (start, end)) and sentence.tokens[stop - 1].is_name:
            return Phrase(start, stop, end + 1, stop, apposition=(start, end))
        if stop:
            return Phrase(start, stop, start, end, apposition=(end + 1, stop))
    return Phrase(start, end, start, end)


def _step_right(sentence: Sentence, end: int, start: int) -> int:
    token = sentence.tokens[end]
    low, grown = token.lower, end > start
    if token.is_name and low not in w.TIME_WORDS:
        return end if grown and sentence.lower(start) in w.PERSONAL else end + 1
    if low in w.PERSONAL or (low in _OBJECTS and not grown):
        return end if grown else end + 1
    if grown and sentence.lower(start) in w.PERSONAL:
        return end
    if low in ("of", "for") and grown:
        return end + 1
    if low in ("from", "in", "at", "with", "to", "on") and grown:
        nxt = sentence.lower(end + 1)
        return end if nxt in w.TIME_WORDS or nxt in w.POSSESSIVES | {"a", "an"} else end + 1
    if low == "and" and grown:
        nxt = sentence.tokens[end + 1] if end + 1 < len(sentence.tokens) else None
        return end + 1 if nxt and nxt.is_name and sentence.tokens[end - 1].is_name else end
    if low in ("'s", "'", "’", "-", "/", "&") and grown:
        return end + 1
    if token.text == "(" and grown:
        closing = next((k for k in range(end, len(sentence.tokens)) if sentence.tokens[k].text == ")"), -1)
        return closing + 1 if closing > 0 else end
    if not token.is_word or low in w.SUBORDINATORS or low in w.PREPOSITIONS or low in w.AUXILIARIES:
        return end
    if grown and (low in w.TIME_WORDS or low in w.ADVERBS) and not token.is_name:
        return end
    if grown and low in w.TIME_WORDS and sentence.tokens[end].is_name and sentence.lower(end - 1) != "the":
        return end
    if grown and only_a_verb(low) and not _participle_inside(sentence, end):
        return end
    if grown and low in w.DETERMINERS and sentence.lower(end - 1) not in w.PREPOSITIONS | {"all", "both", "of"}:
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
    if not (
        first.lower in w.DETERMINERS | {"who", "whose"}
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
    return 0 if _has_clause(sentence, (comma + 1, stop)) else stop


def _lower_noun(token: Token) -> bool:
    return not token.is_name and is_nounlike(token) and VERB not in parts_of_speech(token.lower)


def head(sentence: Sentence, phrase: Phrase) -> int:
    """The index of the head: the last name of a named core, else its head noun."""
    stop = phrase.core_end
    for at in range(phrase.core_start + 1, phrase.core_end):
        low = sentence.lower(at)
        if low in w.PREPOSITIONS | {"who", "which", "that", "and", "as", "(", ","} or low in DASHES - {"-"}:
            stop = at
            break
    at = stop - 1
    while at > phrase.core_start and sentence.lower(at) in ("'s", "jr.", "sr.", "ii", "iii", ")", "'", "’"):
        at -= 1
    return at

"""The core of the noun phrase that ends at a token, found from right to left: a spokesman for the port."""

from __future__ import annotations

from svodka.extract.english.cue_forms import cue_forms
from svodka.extract.english.nouns import is_adverb, is_nounlike, is_time, is_time_word, is_verb_clitic
from svodka.extract.english.sentences import Sentence
from svodka.extract.english.words import ADJECTIVE, VERB, only_a_verb, parts_of_speech
from svodka.lexicon.en import words as w
from svodka.lexicon.en.calendar import NUMBERS

_OPENERS = frozenset("the a an this these those his her its their my our your".split())
_BEFORE_OPENERS = w.INNER_PREPOSITIONS | {"all", "both", "and", "or", "&"}
_PRONOUNS = w.PERSONAL | w.RELATIVES
_POINTING = frozenset({"this", "these", "those"})
_GOVERNING = w.DETERMINERS | w.PREPOSITIONS | {"'s"}


def core_before(sentence: Sentence, end: int, start: int) -> tuple[int, int] | None:
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
    if last.lower in _PRONOUNS or last.lower in _POINTING:
        return True
    return is_nounlike(last) or last.text == ")" or last.is_quote or (last.text[:1].isdigit() and end - at > 1)


def _step_left(sentence: Sentence, at: int, end: int, start: int) -> int:
    """Where the phrase begins if it takes in the token before ``at``; ``at`` if it doesn't."""
    token = sentence.tokens[at - 1]
    low, grown = token.lower, at < end
    if grown and sentence.lower(at) in _OPENERS and not sentence.tokens[at].is_name and low not in _BEFORE_OPENERS:
        return at  # nothing of the phrase stands in front of its article: in April | the treasury
    if token.is_name:
        return at if grown and sentence.lower(at) in _PRONOUNS else at - 1
    if low in w.PERSONAL or low in w.RELATIVES:
        # "that" beside a noun is a conjunction or determines it; alone it is the subject of a relative clause
        return at if grown else at - 1
    if grown and sentence.lower(at) in _PRONOUNS:
        return at
    if low in ("and", "or", "&"):
        return _across_and(sentence, at, end, start)
    if low in w.INNER_PREPOSITIONS:
        return _across_preposition(sentence, at, end, start)
    if low in ("'s", "'", "’", "-", "/") and grown and at - 1 > start and not is_verb_clitic(sentence, at - 1):
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
    if grown and low.endswith("ed") and low in cue_forms() and at - 2 >= start and sentence.tokens[at - 2].is_name:
        return at  # the League accused | Skarland
    if not token.is_name and only_a_verb(low) and not _modifies(sentence, at - 1, end):
        return at
    if grown and is_adverb(token) and not token.is_name:
        return at - 1 if VERB in parts_of_speech(sentence.lower(at)) and not sentence.tokens[at].is_name else at
    return at - 1


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
    left = core_before(sentence, at - 1, start)
    if left is None:
        return at
    before = sentence.lower(left[0] - 1)
    opens = left[0] == 0 or before in (",", "and", "both") or before in w.SUBORDINATORS
    return left[0] if opens or sentence.tokens[left[0] - 1].is_quote else at


def _across_preposition(sentence: Sentence, at: int, end: int, start: int) -> int:
    """Take in a prepositional phrase only behind a noun: a spokesman for the port."""
    if at >= end or at - 1 <= start:
        return at
    left, right = sentence.tokens[at - 2], sentence.tokens[at]
    if is_time_word(sentence, at) or (sentence.lower(at - 1) == "in" and right.text[:1].isdigit()):
        return at
    if not (is_nounlike(left) or left.text == ")") or is_time_word(sentence, at - 2):
        return at
    if sentence.lower(at - 1) != "of" and VERB in parts_of_speech(left.lower) and not left.is_name:
        # "officials met with the envoy said" does not occur; "he works for the mayor said" must not reach back
        known_noun = sentence.lower(at - 3) in _GOVERNING or sentence.tokens[at - 3].is_name if at >= 3 else False
        return at - 1 if known_noun or at - 2 == start or _after_adjective(sentence, at - 2) else at
    return at - 1


def _after_adjective(sentence: Sentence, at: int) -> bool:
    return at > 0 and ADJECTIVE in parts_of_speech(sentence.lower(at - 1))


def _trim_front(sentence: Sentence, at: int, end: int) -> int:
    """Drop what opens the clause but not the phrase: In October Peskov; Tuesday the mayor; However he."""
    while at < end - 1:
        token = sentence.tokens[at]
        if (days := _day_words_end(sentence, at, end)) > at:
            at = days
        elif token.lower in w.PREPOSITIONS and token.lower not in ("like",):
            at += 1
            while at < end - 1 and is_time(sentence, at):
                at += 1
        elif is_time(sentence, at) and sentence.lower(at + 1) != "'s" and token.lower not in ("last", "this"):
            at += 1
        elif token.lower in ("this", "last", "next", "that", "earlier") and is_time_word(sentence, at + 1):
            at += 2
        elif (
            is_adverb(token) and token.lower not in ("all", "both") and not _premodifies(sentence, at, end)
        ) or token.lower in (",", "'s", "-", "/", "&", "'", "’"):
            at += 1
        else:
            break
    return at


def _day_words_end(sentence: Sentence, at: int, end: int) -> int:
    """The end of day words in front of a phrase: two days ago | Barr; the next day | Barr; May 9 | Barr."""
    k = at
    while k < end - 1 and _is_day_word(sentence, k):
        k += 1
    while k > at and sentence.lower(k - 1) in w.DETERMINERS:
        k -= 1  # this article is the phrase's own: on Monday | the mayor
    is_date = any(is_time(sentence, i) for i in range(at, k))
    return k if is_date and k - at > 1 and sentence.lower(k) != "'s" else at


def _is_day_word(sentence: Sentence, at: int) -> bool:
    low = sentence.lower(at)
    if is_time(sentence, at) or sentence.tokens[at].text[:1].isdigit():
        return True
    return low in NUMBERS or low in w.DETERMINERS


def _premodifies(sentence: Sentence, at: int, end: int) -> bool:
    """Adverbs inside a phrase: frequently cited experts; early voters."""
    return at + 2 < end and not sentence.tokens[at].is_name and not sentence.tokens[at + 1].is_name

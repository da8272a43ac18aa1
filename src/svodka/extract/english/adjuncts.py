"""What stands between a cue and its content: listeners, days, places, whom the speaker cites."""

from __future__ import annotations

from dataclasses import dataclass

from svodka.extract.english import phrases
from svodka.extract.english.cues import Cue
from svodka.extract.english.nouns import is_time_word
from svodka.extract.english.sentences import Sentence
from svodka.lexicon.en import words as w
from svodka.lexicon.en.calendar import MONTHS, NUMBERS

CITING = frozenset(["citing", "quoting"])
_INSERTED = w.PREPOSITIONS | {"who", "which", "whose"}


@dataclass(frozen=True, slots=True)
class Adjuncts:
    """What stands between a cue and its content."""

    end: int  # index of the token at which the content may begin
    addressee: tuple[int, int] | None = None
    phrases: tuple[tuple[int, int], ...] = ()  # prepositional: times and venues
    citing: tuple[int, int] | None = None  # "citing a source in the port"


def adjuncts(sentence: Sentence, cue: Cue) -> Adjuncts:
    """Skip what may stand between a cue and its content: listeners, days, places, adverbs."""
    at = cue.end
    addressee: tuple[int, int] | None = None
    found: list[tuple[int, int]] = []
    if cue.takes("addressee") and (listener := _listener(sentence, at, cue)):
        addressee, at = listener, listener[1]
    citing: tuple[int, int] | None = None
    for _ in range(4):
        if sentence.lower(at) == "," and sentence.lower(at + 1) in CITING and (cited := _cited(sentence, at + 2)):
            citing, at = (at + 1, cited), cited + (sentence.lower(cited) == ",")
            continue
        step = _adjunct(sentence, at) or _inserted(sentence, at)
        if step is None:
            break
        found.append((at, step))
        at = step
        if sentence.lower(at) == "," and at + 1 < len(sentence.tokens) and _adjunct(sentence, at + 1):
            at += 1
    return Adjuncts(at, addressee, tuple(found), citing)


def _inserted(sentence: Sentence, at: int) -> int | None:
    """The end of an insertion between commas before the content: said, in a line along the picture, that …"""
    if sentence.lower(at) != "," or sentence.lower(at + 1) not in _INSERTED:
        return None
    for k in range(at + 2, min(at + 16, len(sentence.tokens) - 1)):
        if sentence.lower(k) == ",":
            return k + 1 if sentence.lower(k + 1) == "that" or sentence.tokens[k + 1].is_quote else None
    return None


def _cited(sentence: Sentence, at: int) -> int | None:
    """The end of the phrase that is cited."""
    phrase = phrases.after(sentence, at, appositions=False)
    if phrase is None:
        return at + 1 if at < len(sentence.tokens) and sentence.tokens[at].is_quote else None
    end = phrase.end
    if sentence.lower(end) == "," and sentence.lower(end + 1) == "which":
        for k in range(end + 2, min(end + 6, len(sentence.tokens))):
            if sentence.lower(k) in ("cited", "quoted"):
                return _cited(sentence, k + 1) or end
    return end


def _listener(sentence: Sentence, at: int, cue: Cue) -> tuple[int, int] | None:
    """The listener behind "told": reporters; the Daily; him."""
    low = sentence.lower(at)
    if low in ("that", "whether", "how", "why", ":", ",", ".", "if", "to", "of", "what"):
        return None
    if low in w.LISTENERS:
        return (at, at + 1)
    phrase = phrases.after(sentence, at, appositions=False)
    if phrase is None:
        return None
    nxt = sentence.lower(phrase.end)
    quote_next = phrase.end < len(sentence.tokens) and sentence.tokens[phrase.end].is_quote
    follows = nxt in {
        "that",
        "whether",
        "how",
        "why",
        ",",
        ".",
        ":",
        "if",
        "to",
        "in",
        "on",
        "at",
        "about",
        "during",
        "of",
        "",
    }
    return (
        (phrase.start, phrase.end)
        if follows or quote_next or is_time_word(sentence, phrase.end) or cue.entry.lemma == "tell"
        else None
    )


_VENUE_OPENERS = frozenset(
    "on in at during after before to via through from last this earlier late early over amid with".split()
)


def _adjunct(sentence: Sentence, at: int) -> int | None:
    """The end of the adverbial phrase at ``at``: on Monday, in a statement, last week, to reporters."""
    if at >= len(sentence.tokens):
        return None
    token = sentence.tokens[at]
    low = token.lower
    if low in MONTHS and is_time_word(sentence, at) and sentence.lower(at + 1)[:1].isdigit():
        return at + 2  # said May 9 that
    if (
        is_time_word(sentence, at) and low not in ("last", "this", "next", "early", "late", "previous", "same", "past")
    ) or low in ("yesterday", "today", "again", "recently", "publicly", "bluntly", "simply"):
        return at + 1
    if low in ("last", "this", "next", "earlier", "late", "early", "that") and is_time_word(sentence, at + 1):
        end = at + 2
        while is_time_word(sentence, end):
            end += 1
        return end
    if low == "only" and sentence.lower(at + 1) == "that":
        return at + 1
    if low in ("the", "that", "a") or low in NUMBERS:
        return _day_words(sentence, at)
    if low == "in" and sentence.lower(at + 1) in ("which",):
        return None
    if low in _VENUE_OPENERS:
        return _prepositional(sentence, at)
    return None


def _day_words(sentence: Sentence, at: int) -> int | None:
    """The end of day words without a preposition: the next day, that evening, two days later."""
    first, second, third = (sentence.lower(at + k) for k in range(3))
    if second == "times":
        return at + 2  # said three times
    if first == "the" and second in ("next", "following", "same", "previous") and is_time_word(sentence, at + 2):
        return at + 3
    if first == "the" and second == "day" and third in ("before", "after"):
        return at + 3
    if first == "that" and second in ("day", "evening", "night", "morning", "afternoon", "week"):
        return at + 2
    if is_time_word(sentence, at + 1) and third in ("later", "earlier", "ago", "before"):
        return at + 3
    return None


def _date_end(sentence: Sentence, at: int) -> int | None:
    """The end of date words at ``at``: the 3rd of May | March 3, 2029, | the spring of 2029 | the weekend"""
    end = at + (sentence.lower(at) == "the")
    start = end
    while is_time_word(sentence, end) or _is_number(sentence, end) or (end > start and _links_date(sentence, end)):
        end += 1
    if not any(is_time_word(sentence, k) for k in range(start, end)):
        return None
    return end + (sentence.lower(end) == "," and sentence.lower(end - 2) == ",")


def _is_number(sentence: Sentence, at: int) -> bool:
    return sentence.lower(at)[:1].isdigit()


def _links_date(sentence: Sentence, at: int) -> bool:
    """Whether "of" or a comma stands inside date words: the spring | of | 2029; March 3 | , | 2029"""
    if sentence.lower(at) == "of":
        return is_time_word(sentence, at + 1) or _is_number(sentence, at + 1)
    year = sentence.lower(at + 1)
    return sentence.lower(at) == "," and _is_number(sentence, at - 1) and year.isdigit() and len(year) == 4


def _prepositional(sentence: Sentence, at: int) -> int | None:
    if date_end := _date_end(sentence, at + 1):
        return date_end
    phrase = phrases.after(sentence, at + 1, appositions=False)
    if phrase is None:
        end = at + 1
        while is_time_word(sentence, end) or (
            end > at + 1 and end < len(sentence.tokens) and sentence.tokens[end].text[:1].isdigit()
        ):
            end += 1
        return end if end > at + 1 else None
    end = phrase.end
    while end < len(sentence.tokens) and sentence.tokens[end].text[:1].isdigit():
        end += 1
    if sentence.lower(at) == "to" and not _listens(sentence, phrase):
        return None
    return end


def _listens(sentence: Sentence, phrase: phrases.Phrase) -> bool:
    head = sentence.tokens[phrases.head(sentence, phrase)]
    return head.is_name or head.lower in w.LISTENERS

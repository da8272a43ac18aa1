"""Where a sentence attributes: cue verbs with their auxiliaries, and what stands between cue and content."""

from __future__ import annotations

from dataclasses import dataclass

from svodka.extract.english import phrases
from svodka.extract.english.cue_forms import CueForm, cue_forms
from svodka.extract.english.nouns import is_time_word
from svodka.extract.english.sentences import Sentence
from svodka.extract.english.words import ADJECTIVE, NOUN, VERB, parts_of_speech
from svodka.lexicon.en import words as w
from svodka.lexicon.en.calendar import MONTHS, NUMBERS
from svodka.lexicon.en.cues import GLOMAR, NEGATIONS, PUBLICATION_NOUNS, READ, TEXT_NOUNS, CueEntry

CITING = frozenset(["citing", "quoting"])
_SELDOM_NOUNS = frozenset(["say", "argue", "insist", "contend", "allege"])
_BE = frozenset("is are was were be been being 's 're".split())


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue verb of a sentence. Indices are of its tokens."""

    start: int  # of the verb
    end: int  # behind the verb and its particle
    first: int  # of the leftmost auxiliary or adverb that belongs to it
    entry: CueEntry
    form: str  # "base", "s", "past", "ing"
    passive: bool
    negated: bool
    modal: bool

    def takes(self, frame: str) -> bool:
        """Whether the verb has the frame."""
        return frame in self.entry.frames


@dataclass(frozen=True, slots=True)
class Adjuncts:
    """What stands between a cue and its content."""

    end: int  # index of the token at which the content may begin
    addressee: tuple[int, int] | None = None
    phrases: tuple[tuple[int, int], ...] = ()  # prepositional: times and venues
    citing: tuple[int, int] | None = None  # "citing a source in the port"


def find_cues(sentence: Sentence) -> list[Cue]:
    """The cue verbs of a sentence, in order; what is written like one but is a noun is left out."""
    found: list[Cue] = []
    at = 0
    while at < len(sentence.tokens):
        cue = _cue_at(sentence, at)
        if cue and _is_verb_here(sentence, cue):
            found.append(cue)
            at = cue.end
        else:
            at += 1
    return found


def _cue_at(sentence: Sentence, at: int) -> Cue | None:
    for form in cue_forms().get(sentence.lower(at), ()):
        if _matches(sentence, at, form):
            return _with_auxiliaries(sentence, at, form)
    return None


def _matches(sentence: Sentence, at: int, form: CueForm) -> bool:
    return all(sentence.lower(at + k) == word for k, word in enumerate(form.words))


def _with_auxiliaries(sentence: Sentence, at: int, form: CueForm) -> Cue:
    first = at
    passive = negated = modal = False
    while first > 0:
        token = sentence.tokens[first - 1]
        low = token.lower
        if low in NEGATIONS:
            negated = True
        elif low in w.AUXILIARIES and not token.is_name:
            if low == "'s" and not _contracted_verb(sentence, first - 1):
                break
            passive = passive or (low in _BE and form.form == "past" and first < at + 1)
            modal = modal or low in (
                "would",
                "can",
                "could",
                "may",
                "might",
                "must",
                "shall",
                "should",
                "will",
                "'d",
                "'ll",
            )
        elif not (phrases.is_adverb(token) and token.lower not in ("yesterday", "today", "both", "all")):
            break
        first -= 1
    return Cue(at, at + len(form.words), first, form.entry, form.form, passive, negated, modal)


def _contracted_verb(sentence: Sentence, at: int) -> bool:
    """Whether 's stands for "is" or "has", not for a possessive: he's said."""
    return sentence.lower(at - 1) in w.PERSONAL | {"that", "there", "who", "what"}


def _is_verb_here(sentence: Sentence, cue: Cue) -> bool:
    """Whether the word is used as a verb of this sentence, not as a noun or an adjective."""
    left, right = sentence.lower(cue.start - 1), sentence.lower(cue.end)
    if cue.entry is GLOMAR:
        return True
    if cue.entry is READ and not _is_read_out(sentence, cue):
        return False
    if cue.entry is READ and cue.start == 1 and sentence.tokens[0].is_quote:
        return True  # “This is our river,” reads a banner
    known = parts_of_speech(sentence.lower(cue.start))
    if sentence.tokens[cue.start].is_name and cue.start > 0 and not sentence.tokens[cue.start - 1].is_quote:
        return False  # the Post, Attack of the Ants
    has_auxiliary = any(sentence.lower(k) in w.AUXILIARIES for k in range(cue.first, cue.start))
    if has_auxiliary and cue.form in ("base", "past", "ing"):
        return not (cue.form == "base" and left in _BE)
    if cue.form == "ing":
        return NOUN not in known or left == "," or cue.start == 0 or right in ("that", ":")
    if left in w.DETERMINERS | {"'s", "of", "for", "by", "with", "no"} and left not in ("that", "all", "both", "some"):
        return False
    if left == "to":
        return False  # an infinitive: nothing was said yet
    if left in w.PREPOSITIONS and left not in ("on", "in", "about", "up", "out"):
        return False
    if cue.form == "base" and cue.entry.lemma in _SELDOM_NOUNS and left not in w.RELATIVES | w.SUBORDINATORS:
        return phrases.before(sentence, cue.first) is not None  # those over 60 say
    if NOUN in known and cue.form in ("base", "s"):
        if (
            cue.form == "s"
            and left in ("and", "but")
            and len(sentence.tokens[cue.end : cue.end + 1])
            and cue.takes("object")
        ):
            return right in {"that", "for", "on"} | w.DETERMINERS or len(cue.entry.lemma.split()) > 1
        return _verb_between_nouns(sentence, cue)
    if cue.form == "base" and left and not _plural_subject(sentence, cue):
        return False
    return not (cue.form == "past" and _is_participle(sentence, cue))


def _is_read_out(sentence: Sentence, cue: Cue) -> bool:
    """Whether a text reads so, or words stand before or behind a colon; not: he read “Cold Hands” on the train."""
    subject = phrases.before(sentence, cue.first)
    behind = sentence.tokens[cue.end] if cue.end < len(sentence.tokens) else None
    if subject is None or behind is None or not behind.is_quote:
        return True
    he_or_she = sentence.lower(phrases.head(sentence, subject)) in w.PERSON_PRONOUNS
    return not he_or_she or cue.end + 2 >= len(sentence.tokens)


def _verb_between_nouns(sentence: Sentence, cue: Cue) -> bool:
    """Words like "reports" and "claims": a verb needs a subject that agrees and something that it governs."""
    right = sentence.lower(cue.end)
    governs = (
        right in {"that", "whether", "how", "why", ":", ","} | w.DETERMINERS | w.PERSONAL | {"him", "them"}
        or (cue.end < len(sentence.tokens) and (sentence.tokens[cue.end].is_quote or sentence.tokens[cue.end].is_name))
        or (right == "." and (cue.start > 2 or sentence.tokens[0].is_quote))
    )
    subject = phrases.before(sentence, cue.first)
    if not governs or subject is None:
        return False
    last = sentence.tokens[phrases.head(sentence, subject)]
    if cue.form == "base":
        return _plural_subject(sentence, cue)
    return last.is_name or last.lower in w.PERSON_PRONOUNS | {"it", "who"} or not _plural(last.lower)


def _plural(lower: str) -> bool:
    return (lower.endswith("s") and not lower.endswith(("ss", "us", "is"))) or lower in (
        "people",
        "media",
        "police",
        "they",
        "we",
    )


def _plural_subject(sentence: Sentence, cue: Cue) -> bool:
    left = sentence.tokens[cue.first - 1] if cue.first > 0 else None
    if left is None:
        return False
    if left.lower in (
        "they",
        "we",
        "i",
        "you",
        "who",
        "some",
        "many",
        "others",
        "several",
        "most",
        "both",
        "all",
        "few",
    ):
        return True
    return (
        (left.is_word and _plural(left.lower) and VERB not in parts_of_speech(left.lower) - {NOUN})
        or (left.is_name and _plural(left.lower))
        or left.lower in ("media", "people", "police")
    )


def _is_participle(sentence: Sentence, cue: Cue) -> bool:
    """A participle that modifies a noun: the video released by the ministry; a reported loss."""
    left, right = sentence.lower(cue.start - 1), sentence.lower(cue.end)
    if left in ("more", "most", "less", "very", "so", "as", "highly"):
        return True
    if right == "by" and not cue.passive:
        return True
    adjective = ADJECTIVE in parts_of_speech(sentence.lower(cue.start)) or left in ("a", "an", "the")
    return left in w.DETERMINERS and adjective and cue.start > 0 and left not in ("this", "that", "all", "some", "both")


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
    if sentence.lower(at) != "," or sentence.lower(at + 1) not in w.PREPOSITIONS | {"who", "which", "whose"}:
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


def is_publication(sentence: Sentence, phrase: phrases.Phrase) -> bool:
    """Whether the phrase is headed by a text or a film: a video showing the drill."""
    return sentence.lower(phrases.head(sentence, phrase)) in PUBLICATION_NOUNS


def is_text(lower: str) -> bool:
    """Whether a noun names a text that can "say" or "read"."""
    return lower in TEXT_NOUNS

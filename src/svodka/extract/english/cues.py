"""Where a sentence attributes: cue verbs with their auxiliaries, and what stands between cue and content."""

from __future__ import annotations

from dataclasses import dataclass

from svodka.extract.english import phrases
from svodka.extract.english.cue_forms import CueForm, cue_forms
from svodka.extract.english.sentences import Sentence
from svodka.extract.english.words import ADJECTIVE, NOUN, VERB, parts_of_speech
from svodka.lexicon.en import words as w
from svodka.lexicon.en.cues import GLOMAR, NEGATIONS, PUBLICATION_NOUNS, READ, TEXT_NOUNS, CueEntry

_SELDOM_NOUNS = frozenset(["say", "argue", "insist", "contend", "allege"])
_BE = frozenset("is are was were be been being 's 're".split())
_MODALS = frozenset("would can could may might must shall should will 'd 'll".split())
_CONTRACTING = w.PERSONAL | {"that", "there", "who", "what"}
_BEFORE_NOUN = (w.DETERMINERS | {"'s", "of", "for", "by", "with", "no"}) - {"that", "all", "both", "some"}
_BEFORE_CLAUSE = w.RELATIVES | w.SUBORDINATORS
_OBJECTS = w.DETERMINERS | {"that", "for", "on"}
_GOVERNED = w.DETERMINERS | w.PERSONAL | {"that", "whether", "how", "why", ":", ",", "him", "them"}
_ONE = w.PERSON_PRONOUNS | {"it", "who"}


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


def find_cues(sentence: Sentence) -> list[Cue]:
    """The cue verbs of a sentence, in order; what is written like one but is a noun is left out."""
    found: list[Cue] = []
    forms, end = cue_forms(), 0
    if forms.keys().isdisjoint(sentence.words):
        return found
    for at, word in enumerate(sentence.words):
        if at < end or word not in forms:
            continue
        cue = _cue_at(sentence, at, forms[word])
        if cue and _is_verb_here(sentence, cue):
            found.append(cue)
            end = cue.end
    return found


def _cue_at(sentence: Sentence, at: int, forms: tuple[CueForm, ...]) -> Cue | None:
    for form in forms:
        if _matches(sentence, at, form):
            return _with_auxiliaries(sentence, at, form)
    return None


def _matches(sentence: Sentence, at: int, form: CueForm) -> bool:
    return sentence.words[at : at + len(form.words)] == form.words


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
            modal = modal or low in _MODALS
        elif not (phrases.is_adverb(token) and token.lower not in ("yesterday", "today", "both", "all")):
            break
        first -= 1
    return Cue(at, at + len(form.words), first, form.entry, form.form, passive, negated, modal)


def _contracted_verb(sentence: Sentence, at: int) -> bool:
    """Whether 's stands for "is" or "has", not for a possessive: he's said."""
    return sentence.lower(at - 1) in _CONTRACTING


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
    if left in _BEFORE_NOUN:
        return False
    if left == "to":
        return False  # an infinitive: nothing was said yet
    if left in w.PREPOSITIONS and left not in ("on", "in", "about", "up", "out"):
        return False
    if cue.form == "base" and cue.entry.lemma in _SELDOM_NOUNS and left not in _BEFORE_CLAUSE:
        return phrases.before(sentence, cue.first) is not None  # those over 60 say
    if NOUN in known and cue.form in ("base", "s"):
        if (
            cue.form == "s"
            and left in ("and", "but")
            and len(sentence.tokens[cue.end : cue.end + 1])
            and cue.takes("object")
        ):
            return right in _OBJECTS or len(cue.entry.lemma.split()) > 1
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
        right in _GOVERNED
        or (cue.end < len(sentence.tokens) and (sentence.tokens[cue.end].is_quote or sentence.tokens[cue.end].is_name))
        or (right == "." and (cue.start > 2 or sentence.tokens[0].is_quote))
    )
    subject = phrases.before(sentence, cue.first)
    if not governs or subject is None:
        return False
    last = sentence.tokens[phrases.head(sentence, subject)]
    if cue.form == "base":
        return _plural_subject(sentence, cue)
    return last.is_name or last.lower in _ONE or not _plural(last.lower)


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


def is_publication(sentence: Sentence, phrase: phrases.Phrase) -> bool:
    """Whether the phrase is headed by a text or a film: a video showing the drill."""
    return sentence.lower(phrases.head(sentence, phrase)) in PUBLICATION_NOUNS


def is_text(lower: str) -> bool:
    """Whether a noun names a text that can "say" or "read"."""
    return lower in TEXT_NOUNS

"""One cue with its surroundings, and how far what it introduces reaches."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from svodka.extract.english import phrases
from svodka.extract.english.adjuncts import Adjuncts, adjuncts
from svodka.extract.english.cues import Cue
from svodka.extract.english.nouns import is_time_word
from svodka.extract.english.phrases import DASHES, Phrase
from svodka.extract.english.sentences import QUOTE, Sentence
from svodka.extract.english.words import VERB, only_a_verb, parts_of_speech
from svodka.lexicon.en import words as w

_SUBORDINATE = frozenset("when while after although though if because once since before whenever".split())
_ENDS = frozenset([".", "!", "?", ";", ""])
_ENDS_PHRASE = _ENDS | {","}
_ENDS_ATTRIBUTION = _ENDS | {"in", "on", "at", "during"}
# prepositions and conjunctions that open a new circumstance behind a noun-phrase content:
# "criticized the plan | during a debate"; "as" and "for" don't: they belong to what is said
_CIRCUMSTANCE = frozenset(
    "after while when during before amid following since until although though because where".split()
)
# where a content may end; behind a quotation it may at any word
_MAY_STOP = _CIRCUMSTANCE | DASHES | {";", ":", ",", "according", "and", "but", "in"}


@dataclass(frozen=True)
class CueClause:
    """A cue, its subject and its neighbours, computed when a rule asks."""

    sentence: Sentence
    cue: Cue
    cues: tuple[Cue, ...]  # all of the sentence

    @cached_property
    def inverted(self) -> Phrase | None:
        """The subject behind the cue: “We stay,” said General Orlan."""
        s, cue = self.sentence, self.cue
        if cue.first < cue.start or cue.form not in ("past", "s") or not cue.takes("quote"):
            return None
        if cue.entry.lemma == "tell":
            return None  # what follows "told" is the listener
        left = s.lower(cue.first - 1)
        quote_before = cue.first > 0 and s.tokens[cue.first - 1].is_quote
        opens = cue.first == 0 and cue.form == "s"
        if not quote_before and left != "," and left not in DASHES and not opens:
            return None
        phrase = phrases.after(s, cue.end)
        if phrase is None:
            return None
        if opens:
            return phrase if s.lower(phrase.end) == ":" else None  # Says Orlan: “We stay.”
        if quote_before or (cue.first > 1 and s.tokens[cue.first - 2].is_quote):
            return phrase
        # "Orlan, a guard, said Varn is calm": a verb behind the phrase makes it the content's subject
        return phrase if self._closes(phrase.end) and cue.first > 3 else None

    def _closes(self, at: int) -> bool:
        low = self.sentence.lower(at)
        ends = low in _ENDS or low in (",", "in", "on", "at", "during", "who") or low in DASHES
        return ends or is_time_word(self.sentence, at)

    @cached_property
    def subject(self) -> Phrase | None:
        """The noun phrase to which the cue attributes, where it stands beside the cue."""
        if self.inverted:
            return self.inverted
        found = phrases.before(self.sentence, self.cue.first)
        if found is None:
            return None
        if self.sentence.lower(found.core_start) == "that" and found.core_end - found.core_start == 1:
            return None if self.sentence.lower(found.core_start - 1) in (",", "") else found
        return found

    @cached_property
    def after(self) -> Adjuncts:
        """What stands between cue (or inverted subject) and what follows."""
        if self.inverted:
            # behind “…,” said Orlan no listener can stand
            entry = replace(self.cue.entry, frames=self.cue.entry.frames - {"addressee"})
            return adjuncts(self.sentence, replace(self.cue, end=self.inverted.end, entry=entry))
        return adjuncts(self.sentence, self.cue)

    @cached_property
    def is_relative(self) -> bool:
        """Whether the subject is who, which or that: the envoy, who said."""
        subject = self.subject
        return subject is not None and self.sentence.lower(subject.core_start) in ("who", "which", "that")

    @cached_property
    def is_subordinate(self) -> bool:
        """Whether the cue stands in a clause that only prepares the main one: when journalists asked, …"""
        s = self.sentence
        opening = self.subject.start if self.subject else self.cue.first
        if opening == 0:
            return self.subject is None and self.cue.form in ("past", "ing")
        if s.lower(opening - 1) not in _SUBORDINATE:
            return False
        # "it began when Orlan stated that …" prepares nothing: the clause must open the sentence or be answered
        return opening <= 2 or any(c.start > self.cue.start and c.form != "ing" for c in self.cues)

    @cached_property
    def next_cue_start(self) -> int:
        """The index of the first token of the next cue of the sentence; its length where there is none."""
        later = [c.first for c in self.cues if c.start > self.cue.start]
        return min(later, default=len(self.sentence.tokens))

    def ends_at(self, at: int) -> bool:
        """Whether nothing of the sentence but its final mark stands at ``at``."""
        return self.sentence.lower(at) in _ENDS

    def content_end(self, start: int, *, noun_phrase: bool = False) -> int:
        """The index behind the last token of the content that begins at ``start``."""
        s = self.sentence
        limit = len(s.tokens)
        while limit > start and s.lower(limit - 1) in (".", "!", "?", ";", "…"):
            limit -= 1
        for at in range(start + 1, limit):
            # most words can't stop a content, and the look at what they do costs more than this one
            if (s.words[at] in _MAY_STOP or s.words[at - 1] == QUOTE) and self._stops(
                at, start, noun_phrase=noun_phrase
            ):
                end = at
                while end > start + 1 and (s.lower(end - 1) in (",", "and", "but", "or") or s.lower(end - 1) in DASHES):
                    end -= 1
                return end
        return limit

    def _stops(self, at: int, start: int, *, noun_phrase: bool) -> bool:
        s = self.sentence
        low = s.lower(at)
        if low == ";" or (low == ":" and at > start + 2):
            return True
        before = s.tokens[at - 1].quotation
        if before and s.tokens[at - 1].text.rstrip("”\"'’»")[-1:] == ",":
            # American style puts the comma inside: “we remember,” adding that
            return self._attribution_follows(at)
        if low == "according" and s.lower(at + 1) == "to":
            return True
        if low == "," or low in DASHES:
            if self.is_relative or noun_phrase or self.is_subordinate:
                return not _list_goes_on(s, at)
            return self._attribution_follows(at + 1)
        if low in ("and", "but") and self._coordinated_cue(at):
            return True
        if noun_phrase and low in _CIRCUMSTANCE and at > start + 1:
            return True
        if noun_phrase and low == "and" and s.tokens[at - 1].is_quote and _is_past(s.lower(at + 1)):
            return True  # called it “a novel” and closed his folder
        return (
            noun_phrase
            and low == "in"
            and s.lower(at + 1) in ("a", "an", "his", "her", "their", "comments", "remarks")
            and _is_venue(s, at)
        )

    def _attribution_follows(self, at: int) -> bool:
        """Whether behind a comma comes a further attribution: , adding that …; , said Orlan; , Orlan said."""
        s = self.sentence
        for cue in self.cues:
            if cue.start <= self.cue.start:
                continue
            if cue.form == "ing" and cue.first <= at + 1 and cue.start >= at:
                return True
            if cue.first == at and cue.form != "ing":
                phrase = phrases.after(s, cue.end)
                if phrase is not None and s.lower(phrase.end) in _ENDS_PHRASE:
                    return True
            if s.lower(at) in ("and", "but", "while", "whereas") and self._coordinated_cue(at):
                return True
            if cue.form != "ing" and self._closing_attribution(cue, at):
                return True
        return False

    def _closing_attribution(self, cue: Cue, at: int) -> bool:
        """Whether subject and cue at ``at`` close the sentence: …, Foreign Minister Tarn said on Monday."""
        s = self.sentence
        subject = phrases.before(s, cue.first, at)
        if subject is None or subject.start != at or not (cue.takes("that") or cue.takes("quote")):
            return False
        behind = adjuncts(s, cue).end  # told parliament on Tuesday
        return s.lower(behind) in _ENDS_ATTRIBUTION or is_time_word(s, behind)

    def _coordinated_cue(self, at: int) -> bool:
        """Whether "and" or "but" joins a second cue with the same subject, or a clause with its own: and added."""
        s = self.sentence
        for cue in self.cues:
            if cue.start <= at or cue.form == "base":
                continue
            if cue.first == at + 1:
                return True
            subject = phrases.before(s, cue.first, at + 1)
            return subject is not None and subject.start == at + 1 and s.lower(at - 1) == ","
        return False


def _is_past(lower: str) -> bool:
    return VERB in parts_of_speech(lower) and (lower.endswith("ed") or only_a_verb(lower))


def _list_goes_on(s: Sentence, at: int) -> bool:
    """Whether a comma separates items of one content: praised A, B and C."""
    for k in range(at + 1, min(at + 8, len(s.tokens))):
        low = s.lower(k)
        if low in ("and", "or"):
            return True
        if low in ("who", "which", "that", ".") or low in w.AUXILIARIES:
            return False
    return False


def _is_venue(s: Sentence, at: int) -> bool:
    return any(
        s.lower(k)
        in (
            "interview",
            "statement",
            "comments",
            "remarks",
            "address",
            "post",
            "speech",
            "conversation",
            "tweet",
            "letter",
            "article",
            "column",
        )
        for k in range(at + 1, min(at + 6, len(s.tokens)))
    )

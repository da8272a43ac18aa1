"""The sentences of a document as the rules see them: what came before, what follows, what is quoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from svodka.extract.english import phrases
from svodka.extract.english.clauses import CueClause
from svodka.extract.english.nouns import is_time_word
from svodka.extract.english.phrases import Phrase
from svodka.extract.english.sentences import QUOTE, Sentence
from svodka.lexicon.en import words as w
from svodka.model import Span

_OPENS_CIRCUMSTANCE = w.PREPOSITIONS | {"when", "while", "as", "if", "speaking", "asked", "now"}


@dataclass
class Passage:
    """A run of sentences, and which quotations an attribution has taken."""

    text: str
    sentences: Sequence[Sentence]
    at: int = 0  # the sentence that is being read
    taken: set[Span] = field(default_factory=set)
    question: tuple[Sentence, Span] | None = None  # asked in a clause before its answer

    def quotations_following(self, clause: CueClause, *, next_part: bool = False) -> list[Span]:
        """The quotations that go on from this sentence without a cue of their own.

        Bare quotations of the same part, and of the next parts where the marks say that one quotation runs
        over paragraphs; with ``next_part`` (the sentence ended with a colon) also the next part's first ones.
        """
        return self.quotations_after(clause.sentence, next_part=next_part)

    def quotations_after(self, sentence: Sentence, *, next_part: bool = False) -> list[Span]:
        """As ``quotations_following``, for a sentence without a cue verb."""
        found: list[Span] = []
        part = sentence.part_index
        runs_on = next_part
        for index in range(self.at + 1, len(self.sentences)):
            later = self.sentences[index]
            quotation = bare_quotation(later)
            if quotation is None:
                break
            if later.part_index != part:
                continues = any(t.quotation and t.quotation.continues for t in later.tokens)
                if not (continues or (runs_on and later.part_index == part + 1)):
                    break
                part = later.part_index
            found.append(quotation)
        return found

    def main_subject(self, clause: CueClause) -> Phrase | None:
        """The subject of the sentence's main clause, for a cue without one beside it: …, adding that."""
        s = clause.sentence
        earlier = [c for c in clause.cues if c.start < clause.cue.start]
        for cue in reversed(earlier):
            if cue.entry.lemma == "ask" and clause.cue.form != "ing":
                continue
            subject = CueClause(s, cue, clause.cues).subject
            if subject is not None and s.lower(subject.core_start) not in w.RELATIVES:
                return subject
        if clause.cue.first == 0:
            comma = s.find(",")
            return phrases.after(s, comma + 1) if 0 < comma < len(s.tokens) - 1 else None
        return leading_subject(s, clause.cue.first)


def bare_quotation(sentence: Sentence) -> Span | None:
    """The words inside, if a sentence is a quotation and nothing else."""
    if QUOTE not in sentence.words:
        return None
    found: Span | None = None
    for token in sentence.tokens:
        if token.is_word or token.lower == ":" or (token.quotation and found is not None):
            return None
        if token.quotation:
            found = token.quotation.inner
    return found


def leading_subject(s: Sentence, end: int) -> Phrase | None:
    """The noun phrase with which the sentence begins, behind an opening circumstance: On Monday, the mayor …"""
    at = 0
    if is_time_word(s, 0) or s.lower(0) in _OPENS_CIRCUMSTANCE:
        comma = s.find(",")
        at = comma + 1 if 0 < comma < end else 0
    while at < end and (s.lower(at) in ("but", "and", "however", ",", "so") or phrases.is_adverb(s.tokens[at])):
        at += 1
    return phrases.after(s, at) if at < end and not s.tokens[at].is_quote else None

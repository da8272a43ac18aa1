"""What rules look for and what they find."""

from __future__ import annotations

from dataclasses import dataclass, replace

from svodka.extract.russian.morph import Form
from svodka.extract.russian.page import Sentence
from svodka.extract.russian.phrase import Phrase
from svodka.extract.tagger.scorer import Chances
from svodka.model import Act, CueClass, Hop, Span

# How often each rule's statements were right, content and speaker: (right, all) on the half of the 104 annotated
# posts whose texts were not read while the rules were written; where a rule stood there fewer than five times, on
# both halves. An unseen rule is (0, 0).
RECORD: dict[str, tuple[int, int]] = {
    "about_this_said": (2, 2),
    "according_to": (7, 7),
    "according_to_dative": (1, 2),
    "as_speaker_said": (5, 6),
    "asked_to_do": (1, 2),
    "cue_colon": (0, 0),
    "dash_speaker": (10, 10),
    "interrupted_quotation": (0, 0),
    "list_of_statements": (7, 7),
    "noun_of_speaking": (1, 1),
    "object_is_content": (3, 6),
    "quotation_alone": (0, 0),
    "quotation_then_cue": (6, 10),
    "said_about": (6, 6),
    "said_that": (15, 20),
    "speaker_colon": (3, 3),
    "that_said": (1, 1),
    "words_about": (0, 0),
    "words_then_cue": (18, 21),
}


# the rule of what only the trained reader found
TAGGER = "tagger"


def confidence_of(rule: str) -> float:
    """The rule of succession: one right and one wrong more than were seen."""
    right, seen = RECORD.get(rule, (0, 0))
    return (right + 1) / (seen + 2)


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue verb in a sentence."""

    at: int  # index of the verb
    form: Form
    kind: str  # "finite", "gerund", "participle", "infinitive", "predicate", "passive"
    act: Act
    frames: frozenset[str]
    first: int  # index of the first word of the cue: the negation, or the verb itself


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found."""

    rule: str
    sentence: Sentence  # where the source and the cue stand
    content: tuple[Span, ...]
    cue: tuple[int, int]  # first and last word
    source: Phrase | None = None
    act: Act = Act.SAY
    doubts: tuple[str, ...] = ()
    verbatim: bool = False  # the speaker's own words, though without quotation marks
    document: Phrase | None = None  # «в сообщении»: where the words are said to stand
    hops: tuple[Hop, ...] = ()  # carriers found by the rules
    chances: Chances | None = None  # by the trained reader
    cue_class: CueClass = CueClass.SPEECH
    model: str | None = None  # the version of the trained reader, if it had a say

    def with_doubt(self, *doubts: str) -> Found:
        """The same with more doubts."""
        return replace(self, doubts=(*self.doubts, *doubts))

    @property
    def confidence(self) -> float:
        """The trained reader's chance where it had a say, else the rule's record; a fifth less for each doubt."""
        if self.chances is not None:
            return self.chances.content * self.chances.speaker
        return confidence_of(self.rule) * 0.8 ** len(self.doubts)

"""What a rule found, before names, dates, venue and chain are read off it."""

from __future__ import annotations

from dataclasses import dataclass, field

from svodka.extract.english.phrases import Phrase
from svodka.extract.english.sentences import Sentence
from svodka.extract.tagger.scorer import Chances
from svodka.model import Act, CueClass, Span

TAGGER = "tagger"  # the rule of a finding that no rule made


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as spans, with the rule that found it."""

    rule: str
    sentence: Sentence  # the one in which the cue stands
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: Phrase | None  # indices of ``source_sentence``
    source_sentence: Sentence
    act: Act = Act.SAY
    title: bool = False  # the content is the title of a publication
    publication: Phrase | None = None  # the text or film that was published
    addressee: tuple[int, int] | None = None  # the listener: told the Daily
    agent: Phrase | None = None  # the carrier of a passive: quoted as saying by the Daily
    cited: tuple[Phrase, ...] = ()  # behind a carrier as source: "the Daily reported, citing a guard"; origin last
    cited_surely: bool = False  # the source only passes on: "circulated an article from the agency"
    present: bool = False  # told in the present tense: says
    lemma: str = ""  # of the cue
    question: Span | None = None  # which it answers
    continued: bool = False  # no source here: the speaker of the statement before goes on
    doubts: tuple[str, ...] = field(default=())
    cue_class: CueClass = CueClass.SPEECH
    chances: Chances | None = None  # what the trained scorer thinks of it; None where only a rule found it
    model: str | None = None  # version of the weights that found or confirmed it

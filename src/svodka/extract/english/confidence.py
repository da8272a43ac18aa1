"""How sure a statement is, and why a reader should look twice."""

from __future__ import annotations

from svodka.extract.english.found import TAGGER, Found
from svodka.extract.english.speakers import Resolved
from svodka.extract.tagger.scorer import Chances

# Share of right contents (overlap of half the letters and more) among a rule's findings on the 840 documents of
# PolNeAR's training part, of which a few dozen errors were read; docs/design/0004-reading-rules.md has the counts.
# Rules marked * had fewer than 30 findings there, or read what PolNeAR does not annotate (releases, titles): theirs
# is the share on the seed and our ten digests, by the rule of succession.
PRECISION = {
    "quotation_before_cue": 0.95,
    "that_clause": 0.85,
    "quotation_after_cue": 0.85,
    "according_to": 0.82,
    "called_names": 0.77,
    "bare_clause": 0.76,
    "clause_before_cue": 0.80,
    "quotation_after_colon": 0.88,
    "label_with_colon": 0.70,
    "indirect_question": 0.65,
    "about": 0.67,
    "as_clause": 0.60,
    "noun_phrase": 0.60,
    "infinitive": 0.63,
    "quotation_goes_on": 0.48,
    "noun_of_speech": 0.53,
    "said_to": 0.50,
    "title": 0.94,  # *
    "quoted_as_saying": 0.83,  # *
    "quotes_another": 0.80,  # *
    "published": 0.75,  # *
}
_OTHER = 0.5
# what a doubt about the speaker costs: pronouns with a rival were right in about two of three cases there
_SPEAKER_DOUBT = 0.7
_NO_SPEAKER = 0.6


# Below this chance a doubt is put in words. The scorer is calibrated: fewer than two in three of these are right
_DOUBTFUL = 0.65


def rules_of(found: Found) -> tuple[str, ...]:
    """The names of what found it: the version of the trained reader, a rule, or both."""
    return tuple(name for name in (found.model, found.rule) if name and name != TAGGER)


def confidence_of(found: Found, resolved: Resolved) -> tuple[float, tuple[str, ...]]:
    """A number from 0 to 1, and the doubts in words."""
    confidence = PRECISION.get(found.rule, _OTHER)
    doubts = [*found.doubts, *resolved.doubts]
    if found.chances is not None:
        # calibrated for content and source as written; who a pronoun is, no annotation told: a doubt in words only
        confidence = found.chances.content * found.chances.speaker
        doubts = [*_doubts_of(found.chances), *resolved.doubts]
    elif resolved.speaker is None:
        confidence *= _NO_SPEAKER
    elif resolved.doubts:
        confidence *= _SPEAKER_DOUBT
    if found.sentence.depth:
        doubts.append("reported inside a quotation: at second hand")
    return confidence, tuple(dict.fromkeys(doubts))


def _doubts_of(chances: Chances) -> list[str]:
    doubts = []
    if chances.content < _DOUBTFUL:
        doubts.append("whether this is a statement, and where its words end, is doubtful")
    if chances.speaker < _DOUBTFUL:
        doubts.append("whether these words belong to this source is doubtful")
    return doubts

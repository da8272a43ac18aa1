"""How sure a statement is, and why a reader should look twice."""

from __future__ import annotations

from svodka.extract.english.found import Found
from svodka.extract.english.speakers import Resolved

# Share of right contents (overlap of half the letters and more) among a rule's findings on PolNeAR's training
# part; a rule that found fewer than 30 there has .5. docs/design/0004-reading-rules.md holds the counts.
PRECISION = {
    "quotation_before_cue": 0.97,
    "quotation_after_cue": 0.85,
    "quoted_as_saying": 0.8,
    "quotation_goes_on": 0.8,
    "that_clause": 0.8,
    "bare_clause": 0.77,
    "clause_before_cue": 0.78,
    "as_clause": 0.65,
    "according_to": 0.84,
    "indirect_question": 0.65,
    "infinitive": 0.6,
    "called_names": 0.73,
    "noun_of_speech": 0.67,
    "label_with_colon": 0.8,
    "noun_phrase": 0.55,
    "published": 0.5,
    "title": 0.8,
    "said_to": 0.5,
    "about": 0.4,
}
_OTHER = 0.5
# what a doubt about the speaker costs: pronouns with a rival were right in about two of three cases there
_SPEAKER_DOUBT = 0.7
_NO_SPEAKER = 0.6


def confidence_of(found: Found, resolved: Resolved) -> tuple[float, tuple[str, ...]]:
    """A number from 0 to 1, and the doubts in words."""
    confidence = PRECISION.get(found.rule, _OTHER)
    doubts = [*found.doubts, *resolved.doubts]
    if resolved.speaker is None:
        confidence *= _NO_SPEAKER
    elif resolved.doubts:
        confidence *= _SPEAKER_DOUBT
    if found.sentence.depth:
        doubts.append("reported inside a quotation: at second hand")
    return confidence, tuple(dict.fromkeys(doubts))

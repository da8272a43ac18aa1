"""What the headline of an English transcript tells: who speaks, where and when."""

from __future__ import annotations

from collections.abc import Sequence

from svodka.extract.english.cast import Cast, name_phrases
from svodka.extract.english.names import Mention, NameKind, mention_of
from svodka.extract.english.sentences import Sentence
from svodka.extract.english.timeline import Timeline
from svodka.extract.transcript import Occasion, initials_fit
from svodka.lexicon.en.venues import VENUE_NOUNS
from svodka.model import PartKind, Precision, Revision, Said, Speaker, SpeakerType


def occasion_of(revision: Revision, sentences: Sequence[Sentence]) -> Occasion:
    """The occasion of a transcript, from the sentences of its headline."""
    headline = [s for s in sentences if s.part.kind is PartKind.HEADLINE]
    cast = Cast.of(revision.text, sentences)
    principal = _principal(headline, revision.text)
    venue = next((t.text.lower() for s in headline for t in s.tokens if t.lower in VENUE_NOUNS), None)

    def called(label: str) -> Speaker | None:
        fitting = cast.called(label.split()[-1].casefold())
        full = [entity for entity in fitting if initials_fit(label, entity.name)]
        if len(full) != 1:
            return None
        return Speaker(full[0].name, None, full[0].role, type=SpeakerType.PERSON)

    return Occasion(
        principal=Speaker(principal.words, None, principal.role, type=SpeakerType.PERSON) if principal else None,
        called=called,
        said=_said(revision, headline),
        venue=venue,
        is_speech=venue is not None,
    )


def _principal(headline: Sequence[Sentence], text: str) -> Mention | None:
    """The person whom the headline names, with the office; None where it names none or several."""
    named: dict[str, Mention] = {}
    for sentence in headline:
        for phrase in name_phrases(sentence):
            mention = mention_of(sentence, phrase, text)
            if mention.kind is NameKind.PERSON:
                named[mention.words] = mention
    return next(iter(named.values())) if len(named) == 1 else None


def _said(revision: Revision, headline: Sequence[Sentence]) -> Said | None:
    timeline = Timeline(revision.published_on)
    for sentence in headline:
        for dated in timeline.dates(sentence):
            if dated.said.precision is Precision.DAY:
                return Said(dated.said.start, dated.said.end, Precision.DAY, f"the headline: {dated.said.basis}")
    return None

"""The statements of a transcript: its turns, and what others are reported to have said in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from svodka.extract.english.cast import Cast
from svodka.extract.english.confidence import PRECISION
from svodka.extract.english.names import Mention
from svodka.extract.english.sentences import Sentence
from svodka.extract.english.timeline import Timeline
from svodka.extract.english.turns import Turn, principal_of, turns
from svodka.ids import statement_id
from svodka.lexicon.en.venues import VENUE_NOUNS
from svodka.model import Hop, PartKind, Precision, Revision, Said, Span, Speaker, Statement, StatementKind


def transcript_of(revision: Revision, outer: Sequence[Sentence], reported: Sequence[Statement]) -> list[Statement]:
    """The turns of a transcript as statements, with the ``reported`` ones inside the turn in which they stand.

    ``outer``: the sentences of the text; ``reported``: what the rules for other texts found in it.
    """
    text = revision.text
    headline = [s for s in outer if s.part.kind is PartKind.HEADLINE]
    principal = principal_of(headline, text)
    cast = Cast.of(text, outer)
    said, venue = _said(revision, headline), _venue(headline)
    spoken: list[Statement] = []
    for turn in turns(text, revision.parts, has_principal=principal is not None):
        speaker, doubts = _speaker(turn, principal, cast, revision.outlet)
        source = (turn.label,) if turn.label and turn.speaker else ()
        cue = (_colon_behind(text, turn.label),) if turn.label else ()
        spoken.append(
            Statement(
                id=statement_id(revision.id, turn.content, source, cue),
                kind=StatementKind.DIRECT,
                content=turn.content,
                source=source,
                cue=cue,
                source_head=turn.label if source else None,
                speaker=speaker,
                said=said,
                venue=venue,
                question=turn.question,
                rules=(turn.rule,),
                confidence=PRECISION[turn.rule],
                doubts=doubts,
            )
        )
    return sorted([*spoken, *_inside(spoken, reported)], key=lambda s: (s.content[0].start, -s.content[-1].end))


def _colon_behind(text: str, label: Span) -> Span:
    colon = text.index(":", label.end)
    return Span(colon, colon + 1)


def _speaker(
    turn: Turn, principal: Mention | None, cast: Cast, outlet: str | None
) -> tuple[Speaker | None, tuple[str, ...]]:
    if turn.speaker is not None:
        called = cast.called(turn.speaker.split()[-1].casefold())
        full = [entity for entity in called if not entity.name.split()[0].endswith(".")]  # I. Dorn is Inga Dorn
        name = full[0].name if len(full) == 1 else turn.speaker
        return Speaker(name, turn.speaker, full[0].role if len(full) == 1 else None, "the label of the turn"), ()
    if principal is not None:
        return Speaker(principal.words, None, principal.role, "whom the headline names"), ()
    if outlet:
        doubt = "the transcript names no speaker; its publisher stands for one"
        return Speaker(outlet, None, None, "whose transcript it is"), (doubt,)
    return None, ("the transcript names no speaker",)


def _said(revision: Revision, headline: Sequence[Sentence]) -> Said | None:
    """The day in the headline, else the day of publication."""
    timeline = Timeline(revision.published_on)
    for sentence in headline:
        for dated in timeline.dates(sentence):
            if dated.said.precision is Precision.DAY:
                return replace(dated.said, basis=f"the headline: {dated.said.basis}")
    if revision.published_on is None:
        return None
    return Said(revision.published_on, revision.published_on, Precision.APPROXIMATE, "the transcript's publication")


def _venue(headline: Sequence[Sentence]) -> str | None:
    words = [token.text for s in headline for token in s.tokens if token.lower in VENUE_NOUNS]
    return words[0].lower() if words else None


def _inside(spoken: Sequence[Statement], reported: Sequence[Statement]) -> list[Statement]:
    """What is reported in a turn comes through who speaks there; outside of turns it is as in any text."""
    placed: list[Statement] = []
    for statement in reported:
        turn = next((t for t in spoken if any(c.contains(statement.content[0]) for c in t.content)), None)
        if turn is None:
            placed.append(statement)
        elif statement.speaker and statement.speaker.mention in ("I", "we", "We", "you", "You"):
            continue  # the speaker's own way of talking: I thank, we regret
        elif statement.speaker is None or turn.speaker is None or statement.speaker.name != turn.speaker.name:
            hop = (Hop(turn.speaker.name),) if turn.speaker else ()
            placed.append(
                replace(statement, within=statement.within or turn.id, chain=(*statement.chain, *hop), said=None)
            )
    return placed

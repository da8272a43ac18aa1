"""The statements of a transcript: its turns, and what others are reported to have said in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from svodka.extract.turns import Turn, has_named_turns, turns
from svodka.ids import statement_id
from svodka.model import Hop, Part, Precision, Revision, Said, Speaker, SpeakerType, Statement, StatementKind

# A label names who speaks; without one the headline does. There is no annotated set of transcripts yet: these were
# judged on the bundled briefings, all of whose turns are read right.
CONFIDENCE = {"speaker_turn": 0.95, "answer": 0.9, "answer_follows": 0.8, "principal_speaks": 0.7}
_PUBLISHER = "the transcript names no speaker; its publisher stands for one"
# the speaker's own way of talking is no report: I thank, we regret
_OWN_VOICE = frozenset({"I", "we", "We", "you", "You", "я", "Я", "мы", "Мы"})


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a transcript's headline tells, as the reader of its language reads it."""

    principal: Speaker | None  # whom the headline names, if it names one
    called: Callable[[str], Speaker | None]  # the person for whom a label stands: I. Dorn -> Inga Dorn
    said: Said | None  # the day in the headline
    venue: str | None  # briefing, address
    is_speech: bool  # an address or a briefing: what nobody is said to have said is the principal's


def initials_fit(label: str, name: str) -> bool:
    """Whether a full name may be meant by initials: I. Dorn is Inga Dorn and not Nina Dorn; a label without fits."""
    first = label.split()[0] if label.split() else ""
    if "." not in first:
        return True
    spelled = name.split()[0]
    return "." not in spelled and spelled[:1].casefold() == first[:1].casefold()


def share_initials(label: str, name: str) -> bool:
    """Whether two names with initials may be one person's: «И. Дорн» and «И.Л. Дорн», but not «Н. Дорн»."""
    one, other = _initials(label), _initials(name)
    return bool(one and other) and all(a == b for a, b in zip(one, other, strict=False))


def _initials(name: str) -> str:
    """The first letters of all that stands before the surname: "il" of «И. Л. Дорн»."""
    words = name.replace(".", ". ").split()
    return "".join(word[0] for word in words[:-1]).casefold()


def transcript_of(revision: Revision, occasion: Occasion, reported: Sequence[Statement]) -> tuple[Statement, ...]:
    """The turns of a transcript as statements, with the ``reported`` ones inside the turn in which they stand.

    ``reported``: what the rules for other texts found in it.
    """
    text, parts = revision.text, revision.parts
    alone = occasion.principal is not None or (
        occasion.is_speech and revision.outlet is not None and not has_named_turns(text, parts)
    )
    spoken = [_statement(revision, occasion, turn) for turn in turns(text, parts, has_principal=alone)]
    found = [*spoken, *_inside(spoken, [s for s in reported if _is_in_one_part(s, parts)])]
    return tuple(sorted(found, key=lambda s: (s.content[0].start, -s.content[-1].end)))


def _statement(revision: Revision, occasion: Occasion, turn: Turn) -> Statement:
    speaker, doubts = _speaker(turn, occasion, revision.outlet)
    source = (turn.label,) if turn.label and turn.speaker else ()
    cue = (turn.colon,) if turn.colon else ()
    return Statement(
        id=statement_id(revision.id, turn.content, source, cue),
        kind=StatementKind.DIRECT,
        content=turn.content,
        source=source,
        cue=cue,
        source_head=turn.label if source else None,
        speaker=speaker,
        said=occasion.said or _as_published(revision),
        venue=occasion.venue,
        question=turn.question,
        rules=(turn.rule,),
        confidence=CONFIDENCE[turn.rule],
        doubts=doubts,
    )


def _speaker(turn: Turn, occasion: Occasion, outlet: str | None) -> tuple[Speaker | None, tuple[str, ...]]:
    if turn.speaker is not None:
        known = occasion.called(turn.speaker)
        if known:
            return replace(known, mention=turn.speaker, basis="the label of the turn"), ()
        return Speaker(turn.speaker, turn.speaker, None, "the label of the turn", SpeakerType.PERSON), ()
    if occasion.principal is not None:
        return replace(occasion.principal, mention=None, basis="whom the headline names"), ()
    if outlet:
        return Speaker(outlet, None, None, "whose transcript it is"), (_PUBLISHER,)
    return None, ("the transcript names no speaker",)


def _as_published(revision: Revision) -> Said | None:
    day = revision.published_on
    return Said(day, day, Precision.APPROXIMATE, "the transcript's publication") if day else None


def _inside(spoken: Sequence[Statement], reported: Sequence[Statement]) -> list[Statement]:
    """What is reported in a turn comes through who speaks there; outside of turns it is as in any text."""
    placed: list[Statement] = []
    for statement in reported:
        turn = next((t for t in spoken if _holds(t, statement)), None)
        if turn is None:
            placed.append(statement)
        elif not _is_own_voice(statement, turn):
            hop = (Hop(turn.speaker.name),) if turn.speaker else ()
            within, chain = statement.within or turn.id, statement.chain or hop
            placed.append(replace(statement, within=within, chain=chain, said=None))
    return placed


def _is_in_one_part(statement: Statement, parts: Sequence[Part]) -> bool:
    """Whether the words stand in one paragraph: a headline without a full stop doesn't go on in the first question."""
    return any(part.span.contains(span) for span in statement.content[:1] for part in parts)


def _holds(turn: Statement, statement: Statement) -> bool:
    """Whether a statement stands in a turn: its words, or the label that a rule for other texts took for a source."""
    inside = any(c.contains(statement.content[0]) for c in turn.content)
    return inside or bool(turn.source and statement.source == turn.source)


def _is_own_voice(statement: Statement, turn: Statement) -> bool:
    if statement.source and statement.source == turn.source:
        return True
    if statement.speaker is None:
        return True  # "it is said": in a turn the speaker says it
    named = turn.speaker is not None and statement.speaker.name == turn.speaker.name
    return named or statement.speaker.mention in _OWN_VOICE

"""Interviews in which dashes and no names tell the turns: a question, an answer, a question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from svodka.extract.russian.content import CUE_BETWEEN_DASHES
from svodka.extract.russian.names import People, mention_of
from svodka.extract.russian.speakers import role_of
from svodka.extract.russian.view import View
from svodka.ids import statement_id
from svodka.model import (
    Hop,
    Part,
    PartKind,
    Precision,
    Revision,
    Said,
    Span,
    Speaker,
    SpeakerType,
    Statement,
    StatementKind,
)

RULE = "interview_answer"
# Two bundled interviews, 16 answers, all read right: the rule of succession
CONFIDENCE = 17 / 18
# fewer turns are a scene in a report: «— Кто там? — спросила она»
FEWEST_TURNS = 6
_DASH = re.compile(r"\s*(?P<mark>[—–-])\s+(?=\S)")
_VENUE = "интервью"


def answers(revision: Revision, views: Sequence[View], people: People) -> tuple[Statement, ...]:
    """The answers of an interview as statements of whom its introduction names; none where it is no interview.

    Turns alternate: not every question has a question mark, and some answers have one.
    """
    found: list[Statement] = []
    for run in _runs(revision):
        speaker = _interviewee(run[0], views, people)
        for asked, answer in zip(run[::2], run[1::2], strict=False):
            dash = _DASH.match(revision.text, answer.span.start, answer.span.end)
            if dash:
                content = Span(dash.end(), answer.span.end)
                found.append(_statement(revision, speaker, content, Span(*dash.span("mark")), asked.span))
    return tuple(found)


def _runs(revision: Revision) -> Iterator[list[Part]]:
    """Paragraphs in a row that begin with a dash, the first of them a question, without «— сказал он»."""
    run: list[Part] = []
    for part in (*revision.parts, None):
        turn = part and part.kind in (PartKind.BODY, PartKind.QUESTION) and _DASH.match(revision.text, part.span.start)
        if part and turn and (run or part.kind is PartKind.QUESTION):
            run.append(part)
            continue
        scene = any(CUE_BETWEEN_DASHES.search(p.span.of(revision.text)) for p in run)
        if len(run) >= FEWEST_TURNS and not scene:
            yield run
        run = []


def _interviewee(first: Part, views: Sequence[View], people: People) -> Speaker | None:
    """The person of a full name before the first question; None where it names none or several."""
    named: dict[str, Speaker] = {}
    for view in views:
        if view.sentence.span.end > first.span.start:
            break
        for phrase in view.all_phrases:
            if phrase.name and phrase.name[0] < phrase.name[1]:
                name, _ = people.full_name(mention_of(view.sentence, phrase))
                role, basis = role_of(view, phrase), "whom the introduction names"
                named.setdefault(name, Speaker(name, None, role, basis, SpeakerType.PERSON))
    return next(iter(named.values())) if len(named) == 1 else None


def _statement(revision: Revision, speaker: Speaker | None, content: Span, dash: Span, question: Span) -> Statement:
    day = revision.published_on
    return Statement(
        id=statement_id(revision.id, (content,), (), (dash,)),
        kind=StatementKind.DIRECT,
        content=(content,),
        cue=(dash,),
        speaker=speaker,
        said=Said(day, day, Precision.APPROXIMATE, "the interview's publication") if day else None,
        venue=_VENUE,
        question=question,
        rules=(RULE,),
        confidence=CONFIDENCE if speaker else CONFIDENCE * 0.8,
        doubts=() if speaker else ("The introduction does not name who answers.",),
    )


def with_answers(found: Sequence[Statement], given: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements ``found`` by the rules for other texts with the answers; those in an answer come through it."""
    out = list(given)
    for statement in found:
        answer = next((a for a in given if a.content[0].contains(statement.content[0])), None)
        if answer is None:
            out.append(statement)
        elif statement.speaker is not None:  # «говорят»: in an answer its speaker says it
            chain = statement.chain or ((Hop(answer.speaker.name),) if answer.speaker else ())
            out.append(replace(statement, within=statement.within or answer.id, chain=chain))
    return tuple(sorted(out, key=lambda s: (s.content[0].start, -s.content[-1].end)))

"""What the readers of direct quotations (Ukrainian, Korean) share: findings, the persons of a text, statements.

A language finds quotations with their cues and names their speakers; from there on all is the same.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from svodka.ids import statement_id
from svodka.model import Act, Part, PartKind, Revision, Span, Speaker, SpeakerType, Statement, StatementKind
from svodka.text.quotes import Quotation, quotations

_READ = frozenset({PartKind.HEADLINE, PartKind.HEADING, PartKind.BODY, PartKind.CAPTION})
# Chance that content and speaker are right, by rule family: what the blind cases of docs/languages.md came to, less a
# tenth for texts that are not cases. A speaker from a pronoun or an office takes a further fifth, as in Russian
_CONFIDENCE = 0.75
_UNSURE = 0.8
_DOUBTS = {
    "pronoun": "The speaker is named by a pronoun.",
    "description": "The text names the speaker by a description.",
    "not resolved": "The speaker is named by a pronoun.",
}


@dataclass(frozen=True, slots=True)
class Named:
    """A phrase that names a speaker. ``span`` and ``head`` are of the revision's text."""

    span: Span
    head: Span
    name: str  # in the dictionary's form; of a pronoun, the pronoun
    type: SpeakerType
    role: str | None = None  # as written
    office: str | None = None  # the role's main word in the dictionary's form, by which the person may be called again
    gender: str | None = None
    pronoun: bool = False
    surname: str | None = None  # of a person: what is compared with full names


@dataclass(frozen=True, slots=True)
class Found:
    """A quotation with its cue and its speaker."""

    rule: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    act: Act
    source: Named | None
    verbatim: bool = False  # direct without quotation marks: a line of dialogue


def read_parts(revision: Revision) -> tuple[Span, ...]:
    """The paragraphs of a revision in which something can be said; all of its text where no parts are told."""
    parts: Sequence[Part] = revision.parts or (Part(PartKind.BODY, Span(0, len(revision.text))),)
    return tuple(part.span for part in parts if part.kind in _READ)


def without_overlaps(found: Iterable[Found]) -> list[Found]:
    """The findings in order of the text; of two with common words the one that came first."""
    kept: list[Found] = []
    taken: list[Span] = []  # in order, none overlaps another
    for one in found:
        if not any(_meets(taken, span) for span in one.content):
            kept.append(one)
            for span in one.content:
                insort(taken, span)
    return sorted(kept, key=lambda one: one.content[0])


def _meets(taken: Sequence[Span], span: Span) -> bool:
    at = bisect_right(taken, span)
    return any(other.overlaps(span) for other in taken[max(0, at - 1) : at + 1])


def statements(revision: Revision, found: Sequence[Found], named: Sequence[Named]) -> tuple[Statement, ...]:
    """The statements of findings in order; ``named``: every person that the text names, in order of the text."""
    marks = [mark for mark in quotations(revision.text, read_parts(revision)) if mark.depth == 1]
    return tuple(_statement(revision, one, _speaker(revision.text, one.source, named), marks) for one in found)


def _statement(revision: Revision, found: Found, speaker: Speaker | None, marks: Sequence[Quotation]) -> Statement:
    source = (found.source.span,) if found.source else ()
    doubt = _DOUBTS.get(speaker.basis) if speaker else None
    return Statement(
        id=statement_id(revision.id, found.content, source, found.cue),
        kind=StatementKind.DIRECT if found.verbatim else _kind(revision.text, found.content, marks),
        content=found.content,
        source=source,
        cue=found.cue,
        source_head=found.source.head if found.source else None,
        speaker=speaker,
        act=found.act,
        rules=(found.rule,),
        confidence=_CONFIDENCE * (_UNSURE if doubt else 1),
        doubts=(doubt,) if doubt else (),
    )


def _kind(text: str, content: Sequence[Span], marks: Sequence[Quotation]) -> StatementKind:
    """Direct, mixed or indirect, by how many of the letters stand in quotation marks, which are in order."""
    letters = []
    for span in content:
        first = max(0, bisect_right(marks, span.start, key=lambda mark: mark.span.start) - 1)
        last = bisect_right(marks, span.end, key=lambda mark: mark.span.start)
        around = [mark.span for mark in marks[first:last]]
        for at in range(span.start, span.end):
            if text[at].isalnum():
                letters.append(any(mark.start <= at < mark.end for mark in around))
    if all(letters):
        return StatementKind.DIRECT
    return StatementKind.MIXED if any(letters) else StatementKind.INDIRECT


def _speaker(text: str, source: Named | None, named: Sequence[Named]) -> Speaker | None:
    if source is None or not source.name:
        return None
    mention = source.span.of(text)
    name, basis = _resolved(source, named)
    kind = SpeakerType.PERSON if basis not in ("as written", "not resolved") else source.type
    return Speaker(name, mention, source.role, basis, kind)


def _resolved(source: Named, named: Sequence[Named]) -> tuple[str, str]:
    """The full name for which a phrase stands in this text, and how one knows."""
    if source.pronoun:
        # a pronoun is the last person of its gender, if the text has named one at all
        before = named[: bisect_right(named, source.span.start, key=lambda one: one.span.start)]
        fitting = (one for one in reversed(before) if not source.gender or one.gender in (None, source.gender))
        last = next(fitting, None)
        return (_longest(last, named), "pronoun") if last else (source.name, "not resolved")
    if source.surname:
        full = _longest(source, named)
        return full, "full name" if full == source.name and (" " in full) is not _is_hangul(full) else "surname"
    if source.office and source.type is not SpeakerType.INSTITUTION:
        holders = {_longest(one, named) for one in named if one.office == source.office}
        if len(holders) == 1:
            return holders.pop(), "description"
    return source.name, "as written"


def _longest(one: Named, named: Sequence[Named]) -> str:
    """The longest name of the text with this surname, where only one person bears it."""
    same = {other.name for other in named if other.surname == one.surname and _fuller(other.name, one.name)}
    same = {name for name in same if not any(name != other and name in other for other in same)}
    return same.pop() if len(same) == 1 else one.name


def _fuller(name: str, short: str) -> bool:
    """Whether a name tells more than another: «Ілля Дорнін» than «Дорнін», 박민호 than 박 시장."""
    if _is_hangul(name):
        return " " in short and " " not in name and name[0] == short[0]
    return len(name) > len(short)


def _is_hangul(name: str) -> bool:
    return "가" <= name[:1] <= "힣"

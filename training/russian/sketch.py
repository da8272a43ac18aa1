"""Reads sketches, the form in which a person writes annotations down quickly.

A sketch file holds posts, each a line ``@ CHANNEL/ID`` with its statements below, one a line::

    @ 112/17763
    source | head | speaker | role | cue | content ++ content | flags

Places are written as ``training.russian.spans`` says. ``-`` is nothing (a hyphen of the text is ``-#1``); ``=`` as
head is the last word of the source (punctuation aside), as speaker the source as written, as role the whole source. A
post without statements has no lines. Flags, separated by ``;``: ``d`` direct, ``m`` mixed, ``t`` title (else
indirect); ``o`` not uttered (a belief, wish or decision); ``?`` doubt; ``a=deny`` the act (else say); ``c=ТАСС > РБК``
carriers, nearest the speaker first; ``w=place`` the words that date the saying; ``on=2024-11-18`` or ``on=-1`` the day
they mean, as a date or in days from the post's; ``v=place`` venue; ``n=0`` the number of the statement that this one
stands in. A line that begins with ``#`` is a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from training.russian.spans import Anchor, PlaceError, Span, find

ACTS = frozenset("say deny confirm decline promise demand ask accuse praise thank threaten other".split())
KINDS = {"d": "direct", "m": "mixed", "t": "title", "i": "indirect"}
FIELDS = 7
_QUOTED = re.compile('«[^«»]*»|“[^“”]*”|"[^"]*"')


class SketchError(ValueError):
    """A sketch that can't be turned into spans; the message says which line and why."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One annotated statement; spans are code points of the post's text."""

    source: Span | None
    head: Span | None
    speaker: str | None
    role: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: str = "indirect"
    cue_class: str = "speech"
    act: str = "say"
    chain: tuple[str, ...] = ()
    when: Span | None = None
    said_date: str | None = None
    venue: Span | None = None
    nested_in: int | None = None
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class Sketch:
    """The lines of one post, as written."""

    key: str
    lines: list[str] = field(default_factory=list)


def sketches(written: str) -> Iterator[Sketch]:
    """The posts of a sketch file, in order. Raises SketchError for a statement that belongs to no post."""
    current: Sketch | None = None
    for line in written.split("\n"):
        if line.startswith("@"):
            if current is not None:
                yield current
            current = Sketch(line[1:].strip())
        elif line.strip() and not line.startswith("#"):
            if current is None:
                raise SketchError(f"a statement before the first post: {line}")
            current.lines.append(line)
    if current is not None:
        yield current


def statements(sketch: Sketch, text: str, posted: str) -> tuple[Statement, ...]:
    """The statements of one post, checked. Raises SketchError with all that is wrong, a fault a line."""
    done: list[Statement] = []
    faults: list[str] = []
    for number, line in enumerate(sketch.lines):
        try:
            done.append(_statement(line, text, posted))
        except (PlaceError, SketchError) as fault:
            faults.append(f"{sketch.key} {number}: {fault}")
    faults += [f"{sketch.key} {n}: {fault}" for n, one in enumerate(done) for fault in _faults(one, n, done, text)]
    if faults:
        raise SketchError("\n".join(faults))
    return tuple(done)


def _statement(line: str, text: str, posted: str) -> Statement:
    cells = [cell.strip() for cell in re.split(r" \|(?: |$)", line)]
    if len(cells) == FIELDS - 1:
        cells.append("")
    if len(cells) != FIELDS:
        raise SketchError(f"{len(cells)} fields instead of {FIELDS}: {line}")
    source, head, speaker, role, cue, content, flags = cells
    parts = tuple(find(text, part) for part in content.split(" ++ "))
    whole = Anchor(parts[0][0], parts[-1][1])
    cue_span = _place(text, cue, whole)
    near = Anchor(*cue_span) if cue_span else whole
    source_span = _place(text, source, near)
    head_span = _head(text, head, source_span)
    one = Statement(
        source=source_span,
        head=head_span,
        speaker=_speaker(text, speaker, source_span),
        role=source_span if role == "=" else _inside(text, role, source_span, near),
        cue=cue_span,
        content=parts,
    )
    return _flagged(one, flags, text, posted, near)


def _place(text: str, place: str, anchor: Anchor) -> Span | None:
    return None if place in {"-", ""} else find(text, place, anchor)


def _inside(text: str, place: str, outer: Span | None, anchor: Anchor) -> Span | None:
    """A place looked for inside the source first, then in the whole text."""
    if place in {"-", ""}:
        return None
    if outer is not None:
        try:
            start, end = find(text[outer[0] : outer[1]], place)
        except PlaceError:
            return find(text, place, anchor)
        return outer[0] + start, outer[0] + end
    return find(text, place, anchor)


def _head(text: str, head: str, source: Span | None) -> Span | None:
    if source is None:
        return None
    if head != "=":
        return _inside(text, head, source, Anchor(*source))
    words = text[source[0] : source[1]].replace("\xa0", " ")
    end = source[0] + len(words.rstrip('»"”*_)'))
    start = max(text.replace("\xa0", " ").rfind(" ", 0, end) + 1, source[0])
    while not text[start].isalnum():
        start += 1
    return start, end


def _speaker(text: str, speaker: str, source: Span | None) -> str | None:
    if speaker == "=":
        if source is None:
            raise SketchError("a speaker as the source is written, and no source")
        return text[source[0] : source[1]].replace("\xa0", " ").strip('«»"')
    return None if speaker in {"-", ""} else speaker


def _flagged(one: Statement, flags: str, text: str, posted: str, near: Anchor) -> Statement:
    values: dict[str, object] = {name: getattr(one, name) for name in Statement.__slots__}
    for flag in filter(None, (part.strip() for part in flags.split(";"))):
        name, equals, value = flag.partition("=")
        if not equals:
            values.update(_bare(name))
        elif name == "a" and value in ACTS:
            values["act"] = value
        elif name == "c":
            values["chain"] = tuple(carrier.strip() for carrier in value.split(" > "))
        elif name in {"w", "v"}:
            values["when" if name == "w" else "venue"] = find(text, value, near)
        elif name == "on":
            values["said_date"] = _day(value, posted)
        elif name == "n":
            values["nested_in"] = int(value)
        else:
            raise SketchError(f"unknown flag {flag!r}")
    return Statement(**values)  # type: ignore[arg-type]  # names are the class's own, values checked above


def _bare(name: str) -> dict[str, object]:
    if name in KINDS:
        return {"kind": KINDS[name]}
    if name == "o":
        return {"cue_class": "other"}
    if name == "?":
        return {"doubt": True}
    raise SketchError(f"unknown flag {name!r}")


def _day(value: str, posted: str) -> str:
    if value.lstrip("-").isdigit() and len(value) < len("2024"):
        return (date.fromisoformat(posted[:10]) + timedelta(days=int(value))).isoformat()
    return date.fromisoformat(value).isoformat()


def _faults(one: Statement, number: int, all_of_post: list[Statement], text: str) -> Iterator[str]:
    """What can't be right in a statement whose places were all found."""
    for name, span in (("cue", one.cue), ("source", one.source), ("when", one.when), ("venue", one.venue)):
        if span and any(_overlap(span, part) for part in one.content):
            yield f"{name} {text[slice(*span)]!r} overlaps the content"
    if any(_overlap(a, b) for i, a in enumerate(one.content) for b in one.content[i + 1 :]):
        yield "parts of the content overlap"
    if one.source and one.cue and _overlap(one.source, one.cue) and not _within(one.source, one.cue):
        yield "the source overlaps the cue without lying in it"
    if one.head and one.source and not _within(one.head, one.source):
        yield "the head is not in the source"
    if one.source and not one.speaker:
        yield "a source and no speaker"
    if any(text[a] in " \n*_»”" or text[b - 1] in " \n*_" for a, b in one.content):
        yield "the content begins or ends with a space, a mark-up sign or a closing mark"
    if any(_QUOTED.fullmatch(text[a:b]) for a, b in one.content):
        yield "the quotation marks around the content belong outside"
    if one.said_date and not one.when:
        yield "a day and no words that say it"
    if one.nested_in is not None:
        yield from _nesting_faults(one, number, all_of_post)


def _nesting_faults(one: Statement, number: int, all_of_post: list[Statement]) -> Iterator[str]:
    if one.nested_in == number or one.nested_in is None or one.nested_in >= len(all_of_post):
        yield f"nested in statement {one.nested_in}, which can't be"
        return
    outer = all_of_post[one.nested_in].content
    if not any(_overlap(part, whole) for part in one.content for whole in outer):
        yield f"nested in statement {one.nested_in}, whose content is elsewhere"


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]

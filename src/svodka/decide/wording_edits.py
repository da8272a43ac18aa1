"""What is left when quotations, headlines and speakers are told: figures, and text added, removed, reworded, moved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from svodka.decide.comparison import Comparison, hull, spoken, untold, words
from svodka.decide.figures import Figure, figures
from svodka.decide.kinds import Edit, EditType, clip
from svodka.model import Span
from svodka.text.diff import Change

# Changes with at most so many letters between them, in one sentence, are one: an editor rewrote the clause
NEAR = 30
# A figure is set against a figure in a rewritten clause of at most so many words; in a longer one it would be by chance
LONGEST_CLAUSE = 12
# "12 million crowns": the letters beside a change in which the rest of its figure is looked for
BESIDE = 40
# Beside a quotation that came or went, up to so many words are the clause that reported it
REPORTING_CLAUSE = 8
# Fewer words are found elsewhere by chance
FEWEST_MOVED = 4
_PARTS = re.compile(r"[.!?…][\"'”’»)]*\s|\n")
_FORMS = {"is", "are", "was", "were", "has", "have"}  # agree with a figure that changed


@dataclass(frozen=True, slots=True)
class _Group:
    before: Span
    after: Span
    changes: tuple[Change, ...]


def wording_edits(compared: Comparison) -> Iterator[Edit]:
    """Figures changed, then what else of the text was added, removed, reworded or moved."""
    groups = _groups(compared)
    counted = set()
    for n, group in enumerate(groups):
        found = list(_figure_edits(compared, group))
        if found:
            counted.add(n)
        yield from found
    pieces = []
    for n, group in enumerate(groups):
        removed = [
            s for c in group.changes for s in _said(compared.before.text, untold(c.before, compared.told_before))
        ]
        added = [s for c in group.changes for s in _said(compared.after.text, untold(c.after, compared.told_after))]
        if n in counted and _agreement(compared, removed, added):
            continue
        if (removed or added) and not _reporting(compared, group, removed, added):
            pieces.append((removed, added))
    yield from _text_edits(compared, pieces)


def _groups(compared: Comparison) -> list[_Group]:
    groups: list[_Group] = []
    for change in compared.changes:
        last = groups[-1] if groups else None
        if last and _near(compared, last, change):
            before, after = Span(last.before.start, change.before.end), Span(last.after.start, change.after.end)
            groups[-1] = _Group(before, after, (*last.changes, change))
        else:
            groups.append(_Group(change.before, change.after, (change,)))
    return groups


def _near(compared: Comparison, last: _Group, change: Change) -> bool:
    gap = compared.before.text[last.before.end : change.before.start]
    across = gap + compared.after.text[last.after.end : change.after.start]
    return len(gap) <= NEAR and not _PARTS.search(across)


def _said(text: str, spans: Sequence[Span]) -> list[Span]:
    """Stretches with a word in them, line by line, without the spaces around."""
    lines = (Span(span.start + m.start(), span.start + m.end()) for span in spans
             for m in re.finditer(r"\S(?:[^\n]*\S)?", span.of(text)))  # fmt: skip
    return [span for span in lines if words(span.of(text))]


# ------------------------------------------------------------------------------------------------- figures


def _figure_edits(compared: Comparison, group: _Group) -> Iterator[Edit]:
    old = _touched(_around(compared.before.text, group.before), [c.before for c in group.changes], compared.told_before)
    new = _touched(_around(compared.after.text, group.after), [c.after for c in group.changes], compared.told_after)
    size = max(len(words(c.removed + " " + c.added)) for c in group.changes)
    if not old or len(old) != len(new) or size > 2 * LONGEST_CLAUSE:
        return
    for one, other in zip(old, new, strict=True):
        if one.value != other.value:
            compared.tell([one.span], [other.span])
            sentence = f"A figure was changed: {clip(one.words)} became {clip(other.words)}{_where(compared, other)}."
            yield Edit(EditType.FIGURE, one.span, other.span, one.words, other.words, sentence)


def _around(text: str, span: Span) -> list[Figure]:
    """The figures of the words that changed and of their line near them: a unit stands beside its number."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - BESIDE)
    end = text.find("\n", span.end, span.end + BESIDE)
    return figures(text, Span(start, end if end >= 0 else min(len(text), span.end + BESIDE)))


def _touched(found: Sequence[Figure], changed: Sequence[Span], told: Sequence[Span]) -> list[Figure]:
    return [
        figure
        for figure in found
        if any(figure.span.overlaps(span) for span in changed) and not any(figure.span.overlaps(s) for s in told)
    ]


def _where(compared: Comparison, figure: Figure) -> str:
    """The words around a figure, so that the reader knows what it counts."""
    text = compared.after.text
    start = max((m.end() for m in _PARTS.finditer(text, max(0, figure.span.start - 80), figure.span.start)), default=0)
    start = max(start, text.find(" ", max(0, figure.span.start - 50)) + 1 if figure.span.start > 50 else 0)
    start = min(start, figure.span.start)
    stop = _PARTS.search(text, figure.span.end)
    end = min(stop.start() if stop else len(text), figure.span.end + 60)
    around = text[start:end].strip().rstrip(".")
    return f" in {clip(around)}" if around != figure.words else ""


def _agreement(compared: Comparison, removed: Sequence[Span], added: Sequence[Span]) -> bool:
    """Whether what else changed beside a figure only agrees with it: «погиб» and «погибли», "was" and "were"."""
    old = [w for span in removed for w in words(span.of(compared.before.text))]
    new = [w for span in added for w in words(span.of(compared.after.text))]
    return len(old) == len(new) and all(_form(one, other) for one, other in zip(old, new, strict=True))


def _form(one: str, other: str) -> bool:
    shared = min(len(one), len(other))
    stem = next((n for n in range(shared) if one[n] != other[n]), shared)
    return {one, other} <= _FORMS or stem >= max(3, shared - 2)


# ---------------------------------------------------------------------------------------------------- text


def _reporting(compared: Comparison, group: _Group, removed: Sequence[Span], added: Sequence[Span]) -> bool:
    """Whether all that is left of a change is the clause that reported a told quotation, or agreed with a told name."""
    told = any(
        untold(c.before, compared.told_before) != [c.before] * bool(len(c.before))
        or untold(c.after, compared.told_after) != [c.after] * bool(len(c.after))
        for c in group.changes
    )
    left = [words(s.of(compared.before.text)) for s in removed] + [words(s.of(compared.after.text)) for s in added]
    return told and sum(map(len, left)) <= REPORTING_CLAUSE


Pieces = list[tuple[list[Span], list[Span]]]


def _text_edits(compared: Comparison, pieces: Pieces) -> Iterator[Edit]:
    old_text, new_text = compared.before.text, compared.after.text
    gone = {spoken(s.of(old_text)): s for removed, _ in pieces for s in removed}
    came = {spoken(s.of(new_text)): s for _, added in pieces for s in added}
    moved = {said for said in gone.keys() & came.keys() if len(said.split()) >= FEWEST_MOVED}
    for said in sorted(moved, key=lambda said: gone[said].start):
        one, other = gone[said], came[said]
        words_moved = one.of(old_text)
        sentence = f"Text was moved: {clip(words_moved)}."
        yield Edit(EditType.MOVED, one, other, words_moved, other.of(new_text), sentence)
    for removed, added in pieces:
        left = [s for s in removed if spoken(s.of(old_text)) not in moved]
        right = [s for s in added if spoken(s.of(new_text)) not in moved]
        if left or right:
            yield _text_edit(compared, hull(left), hull(right))


def _text_edit(compared: Comparison, before: Span | None, after: Span | None) -> Edit:
    removed = before.of(compared.before.text) if before else ""
    added = after.of(compared.after.text) if after else ""
    if before and after:
        kind, sentence = EditType.REWORDED, f"Text was reworded: {clip(removed)} became {clip(added)}."
    elif before:
        kind, sentence = EditType.REMOVED, f"Text was removed: {clip(removed)}."
    else:
        kind, sentence = EditType.ADDED, f"Text was added: {clip(added)}."
    return Edit(kind, before, after, removed, added, sentence)

"""What an editor changed between two revisions of a document, as typed edits, each with one plain sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from svodka.decide.attribution_edits import attribution_edits
from svodka.decide.comparison import Comparison, lines_of, words
from svodka.decide.kinds import Edit, EditType, clip
from svodka.decide.quoting_edits import quotation_edits
from svodka.decide.wording_edits import wording_edits
from svodka.lexicon.figures import CORRECTIONS
from svodka.model import PartKind, Revision, Span, Statement
from svodka.text.spelling import plain

_CORRECTION = re.compile("|".join(f"(?:{pattern})" for pattern, _ in CORRECTIONS))
# A note is a paragraph, not an article in one line that also says "an earlier version of this article"
LONGEST_NOTE = 1_000
# Where a headline stands that the parts don't tell: at the head of the text
HEAD = 600


def edits(
    before: Revision,
    after: Revision,
    statements_before: Sequence[Statement] = (),
    statements_after: Sequence[Statement] = (),
) -> tuple[Edit, ...]:
    """The edits that made ``after`` of ``before``: first what concerns the whole, then in the order of the text.

    The statements of both, where they are read, tell attributions removed or changed. What only differs in typing, or
    moves by itself, is no edit; a document without edits yields nothing.
    """
    compared = Comparison.of(before, after)
    whole = [*_headline(compared), *_date(compared), *_author(compared), *_corrections(compared)]
    inside = [
        *attribution_edits(compared, statements_before, statements_after),
        *quotation_edits(compared),
        *wording_edits(compared),
    ]
    return (*whole, *sorted(inside, key=_place))


def _place(edit: Edit) -> tuple[int, int]:
    after = edit.after or edit.before
    before = edit.before or edit.after
    return (after.start if after else 0, before.start if before else 0)


def _headline(compared: Comparison) -> Iterator[Edit]:
    """The headline over the text; where that stayed or is not in the text, the title that the page tells."""
    old, new = compared.before, compared.after
    spans = _headline_span(old), _headline_span(new)
    if spans[0] and spans[1]:
        shown = spans[0].of(old.text), spans[1].of(new.text)
        if plain(shown[0]) != plain(shown[1]):
            compared.tell([spans[0]], [spans[1]])
            yield Edit(EditType.HEADLINE, *spans, *shown, _changed("The headline", *shown))
            return
    told = old.title or "", new.title or ""
    if plain(told[0]) != plain(told[1]):
        compared.tell([spans[0]], [spans[1]])
        yield Edit(EditType.HEADLINE, None, None, *told, _changed("The headline", *told))


def _headline_span(revision: Revision) -> Span | None:
    told = _part(revision, PartKind.HEADLINE)
    if told or not revision.title:
        return told
    at = revision.text.find(revision.title, 0, HEAD + len(revision.title))
    return Span(at, at + len(revision.title)) if at >= 0 else None


def _part(revision: Revision, kind: PartKind) -> Span | None:
    return next((part.span for part in revision.parts if part.kind == kind), None)


def _date(compared: Comparison) -> Iterator[Edit]:
    old, new = compared.before.published or "", compared.after.published or ""
    if old != new:
        spans = _part(compared.before, PartKind.DATELINE), _part(compared.after, PartKind.DATELINE)
        compared.tell([spans[0]], [spans[1]])
        yield Edit(EditType.DATE, None, None, old, new, _changed("The date of publication", old, new))


def _author(compared: Comparison) -> Iterator[Edit]:
    old, new = compared.before.author or "", compared.after.author or ""
    if words(old) != words(new):
        spans = _byline(compared.before), _byline(compared.after)
        compared.tell([spans[0]], [spans[1]])
        yield Edit(EditType.AUTHOR, None, None, old, new, _changed("The author", old, new))


def _byline(revision: Revision) -> Span | None:
    """The line that names the author."""
    told = _part(revision, PartKind.BYLINE)
    if told or not revision.author:
        return told
    named = words(revision.author)
    lines = (line for line in lines_of(revision.text) if len(words(line.of(revision.text))) <= len(named) + 1)
    return next((line for line in lines if words(line.of(revision.text))[-len(named) :] == named), None)


def _corrections(compared: Comparison) -> Iterator[Edit]:
    text = compared.after.text
    had = {plain(span.of(compared.before.text)) for span in lines_of(compared.before.text)}
    for span in lines_of(text):
        note = span.of(text)
        spelled = plain(note)
        if len(note) <= LONGEST_NOTE and spelled not in had and _CORRECTION.fullmatch(spelled.lower()):
            compared.tell([], [span])
            yield Edit(EditType.CORRECTION, None, span, "", note, f"A correction note was added: {clip(note)}.")


def _changed(what: str, old: str, new: str) -> str:
    if old and new:
        return f"{what} {clip(old)} became {clip(new)}."
    return f"{what} is no longer told; it was {clip(old)}." if old else f"{what} is told now: {clip(new)}."

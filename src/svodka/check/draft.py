"""A draft as it is checked: its sentences, its statements, its quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from svodka.check.ground import sentences
from svodka.check.words import tokens
from svodka.model import PartKind, Precision, Revision, Span, Statement
from svodka.text.quotes import Quotation, quotations

_LEFT_OUT = frozenset({PartKind.BOILERPLATE, PartKind.DATELINE, PartKind.BYLINE})
# A date that the reader took over from the sentence before, or only fenced in, was not written by the editor
_NOT_TOLD = ("same ", "no date", "as in", "seen from the day of publication")
_COUNTED = "counted from"
_LONGEST = 2_000  # characters of a quotation in front of the content that may be its second half
_TOLD = re.compile(r"[“«]([^”»]+)[”»]")
_EXACT = frozenset({Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.SEASON, Precision.YEAR})


@dataclass(frozen=True, slots=True)
class Draft:
    """What is held to the ledger."""

    revision: Revision
    statements: tuple[Statement, ...]
    sentences: tuple[Span, ...]
    quotations: tuple[Quotation, ...]

    @property
    def text(self) -> str:
        """The text that all offsets are of."""
        return self.revision.text

    def sentence_of(self, span: Span) -> Span:
        """The sentence in which a span begins."""
        return next((s for s in self.sentences if s.start <= span.start < s.end), span)

    def quoted_in(self, statement: Statement) -> list[Quotation]:
        """The outermost quotations inside a statement's content."""
        first, last = statement.content[0].start - _LONGEST, statement.content[-1].end
        near = [q for q in self.quotations if first <= q.span.start < last]
        inside = [
            c for q in near if (c := _closed(q, statement)) and any(_shared(c.inner, s) for s in statement.content)
        ]
        return [q for q in inside if not any(o is not q and o.span.contains(q.span) for o in inside)]

    def around(self, statement: Statement) -> tuple[str, int]:
        """The sentences of a statement with its content blanked out, and where they begin: what tells who and when."""
        ours = [*statement.content, *statement.source, *statement.cue]
        touched = [s for s in self.sentences if any(s.overlaps(span) for span in ours)]
        if not touched:
            return "", 0
        start, end = touched[0].start, touched[-1].end
        chars = list(self.text[start:end])
        for span in statement.content:
            for at in range(max(span.start, start), min(span.end, end)):
                chars[at - start] = " "
        return "".join(chars), start

    def told_days(self, statement: Statement) -> tuple[date, date] | None:
        """The days that the statement's own sentences tell; None where they tell none."""
        said = statement.said
        if said is None or said.precision not in _EXACT or said.basis.startswith(_NOT_TOLD) or _COUNTED in said.basis:
            return None
        told = _TOLD.search(said.basis)
        around, _ = self.around(statement)
        here = {word.low for word in tokens(around)}
        if told and not all(word.low in here for word in tokens(told[1])):
            return None
        return said.start, said.end


def draft_of(revision: Revision, statements: Sequence[Statement]) -> Draft:
    """The draft that a read text makes."""
    text = revision.text
    left_out = [part.span for part in revision.parts if part.kind in _LEFT_OUT]
    paragraphs = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    kept = [p for p in paragraphs if not any(p.overlaps(span) for span in left_out)]
    found = quotations(text, kept)
    whole = _unbroken([s for s in sentences(text) if not any(s.overlaps(span) for span in left_out)], found)
    return Draft(revision, tuple(statements), tuple(whole), found)


def _unbroken(pieces: list[Span], found: Sequence[Quotation]) -> list[Span]:
    """Sentences, without a cut inside a quotation."""
    joined: list[Span] = []
    for piece in pieces:
        if joined and any(q.closed and q.span.start < joined[-1].end and q.span.end > piece.start for q in found):
            joined[-1] = Span(joined[-1].start, piece.end)
        else:
            joined.append(piece)
    return joined


def _closed(quotation: Quotation, statement: Statement) -> Quotation | None:
    """A quotation that lost its last mark, as is usual where two end together in Russian, ended with the content."""
    if quotation.closed:
        return quotation
    end = max((s.end for s in statement.content if s.overlaps(quotation.inner)), default=None)
    if end is None:
        return None
    return replace(quotation, span=Span(quotation.span.start, end), inner=Span(quotation.inner.start, end))


def _shared(quoted: Span, content: Span) -> bool:
    return 2 * max(0, min(quoted.end, content.end) - max(quoted.start, content.start)) >= len(quoted)

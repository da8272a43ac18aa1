"""A desk's claims and its ledger -> the lines of each claim, and the words on which they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date

from svodka.config.claims import neighbours_of
from svodka.errors import ReceiptError
from svodka.model import Claim, LedgerRow, Receipt, Span
from svodka.pipeline.desk import Desk
from svodka.pipeline.lines import Gathered, Known, gathered
from svodka.track.events import ClaimLines
from svodka.write.receipt import quoted_span, receipt_of, time_at

_SENTENCE_END = re.compile(r"(?<=[.!?…\"”»])\s")


class DeskLines:
    """The lines of all claims of a desk; judged once, shown as of any day."""

    def __init__(
        self,
        desk: Desk,
        claims: Sequence[Claim],
        only: Collection[str] | None = None,
        progress: Callable[[str], None] = lambda text: None,
        known: Known | None = None,
    ) -> None:
        """``only``: keys of the claims whose lines are wanted, None: of all; ``progress``: told each in its turn."""
        self._desk, known = desk, known or Known()
        self._found: list[Gathered] = []
        by_key = {claim.key: claim for claim in claims}
        for claim in claims:
            if only is not None and claim.key not in only:
                continue
            progress(claim.key)
            self._found.append(gathered(desk, claim, neighbours_of(claim, by_key), known))
        self._documents = {one.id: one for found in self._found for one in found.documents}

    def as_of(self, day: date | None = None) -> tuple[ClaimLines, ...]:
        """The lines of each claim from what was said until ``day``; None: from all."""
        followed = [found.followed(day) for found in self._found]
        return tuple(ClaimLines(one.claim, one.lines, one.said) for one in followed)

    def days(self) -> list[date]:
        """The days on which anything was said of a claim, in order."""
        return sorted({one.day for found in self._found for one in found.sayings})

    def receipt(self, document: str, words: str) -> Receipt:
        """The receipt of an utterance's words in a document; ReceiptError where they don't stand there."""
        found = self._documents.get(document)
        spans = located(words, found.revision.text) if found else []
        if not found or not spans:
            raise ReceiptError(f"the words of an alert are not in document {document}; run: svodka verify")
        behind = self._desk.ledger.provenance(found.revision.id, found.revision.checksum)
        if behind is None or not found.statements:
            raise ReceiptError(f"the bytes behind document {document} are not in the ledger; run: svodka verify")
        text = found.revision.text
        said = (s for s in found.statements if any(span.overlaps(c) for span in spans for c in s.content))
        row = LedgerRow(next(said, found.statements[0]), found.revision, behind.snapshot)
        quoted = tuple(quoted_span(span, text) for span in spans)
        return replace(receipt_of(row), quoted=quoted, time=time_at(row.revision, spans[0]))


def located(words: str, text: str) -> list[Span]:
    """Where words stand in a text; an utterance of several sentences is these joined by a space.

    Empty where a part of them stands nowhere.
    """
    found: list[Span] = []
    rest = words
    while rest:
        ends = [len(rest), *reversed([m.start() for m in _SENTENCE_END.finditer(rest)])]
        end = next((end for end in ends if rest[:end] in text), None)
        if end is None:
            return []
        start = text.index(rest[:end])
        found.append(Span(start, start + end))
        rest = rest[end:].lstrip()
    return sorted(set(found))

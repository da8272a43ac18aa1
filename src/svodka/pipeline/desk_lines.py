"""A desk's claims and its ledger -> the lines of each claim, and the words on which they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from svodka.errors import ReceiptError
from svodka.model import Claim, LedgerRow, Receipt, Span
from svodka.pipeline.desk import Desk
from svodka.toml import files_in
from svodka.track.events import ClaimLines
from svodka.track.lines import lines
from svodka.track.utterances import Document, Utterance, utterances
from svodka.tracking import load_claims
from svodka.write.receipt import quoted_span, receipt_of, time_at

FOLDER = "claims"
_SENTENCE_END = re.compile(r"(?<=[.!?…\"”»])\s")


def claims_of(root: Path) -> tuple[Claim, ...]:
    """The claims of ``DESK/claims/*.toml``; ConfigError that names file and key."""
    return load_claims(files_in(root / FOLDER))


class DeskLines:
    """The lines of all claims over the current texts of a desk's documents; judged once, shown as of any day."""

    def __init__(
        self,
        desk: Desk,
        claims: Sequence[Claim],
        only: Collection[str] | None = None,
        progress: Callable[[str], None] = lambda text: None,
    ) -> None:
        """``only``: keys of the claims whose lines are wanted, None: of all; ``progress``: told each in its turn."""
        rows: dict[str, list[LedgerRow]] = defaultdict(list)
        for row in desk.ledger.statements():
            rows[row.revision.document].append(row)
        self._rows = dict(rows)
        documents = [
            Document(id, found[0].revision, tuple(row.statement for row in found)) for id, found in rows.items()
        ]
        self._said: list[tuple[Claim, tuple[Utterance, ...]]] = []
        for claim in claims:
            if only is not None and claim.key not in only:
                continue
            progress(claim.key)
            neighbours = [other for other in claims if other.key != claim.key]
            self._said.append((claim, utterances(documents, claim, neighbours)))

    def as_of(self, day: date | None = None) -> tuple[ClaimLines, ...]:
        """The lines of each claim from what was said until ``day``; None: from all."""
        found = []
        for claim, all_said in self._said:
            said = tuple(one for one in all_said if day is None or one.day <= day)
            found.append(ClaimLines(claim, lines(said), said))
        return tuple(found)

    def days(self) -> list[date]:
        """The days on which anything was said of a claim, in order."""
        return sorted({one.day for _, said in self._said for one in said})

    def receipt(self, document: str, words: str) -> Receipt:
        """The receipt of an utterance's words in a document; ReceiptError where they don't stand there."""
        rows = self._rows.get(document)
        spans = located(words, rows[0].revision.text) if rows else []
        if not rows or not spans:
            raise ReceiptError(f"the words of an alert are not in document {document}; run: svodka verify")
        text = rows[0].revision.text
        row = next((row for row in rows if any(s.overlaps(c) for s in spans for c in row.statement.content)), rows[0])
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

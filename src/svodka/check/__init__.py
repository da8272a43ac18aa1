"""Checking: a read draft and the ledger's documents -> each sentence with what bears it out or speaks against it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from svodka.check import attributed, quoted, summaries
from svodka.check.draft import Draft, draft_of
from svodka.check.ground import Evidence, Ground
from svodka.check.who import Likeness, Named, OfficeFault, Who
from svodka.model import CheckedSentence, CheckReport, Claim, Finding, Revision, Statement, Taken

__all__ = ["Evidence", "Ground", "Likeness", "Named", "OfficeFault", "Who", "check"]


def check(
    revision: Revision,
    statements: Sequence[Statement],
    ground: Ground,
    who: Who,
    *,
    claims: Sequence[Claim] = (),
    taken: Callable[[Claim], Sequence[Taken]] = lambda claim: (),
    notes: Sequence[str] = (),
) -> CheckReport:
    """Hold a draft (its text and the statements that were read in it) to the ground.

    ``taken`` gives the dated stances towards one of ``claims``, to which summaries are held. Offsets are of ``revision.text``.
    """
    draft = draft_of(revision, statements)
    findings = _findings(draft, ground, who)
    for sentence in draft.sentences:
        findings += summaries.judge(draft, sentence, claims, taken, ground, who)
    checked = [
        CheckedSentence(sentence, tuple(f for f in findings if sentence.start <= f.span.start < sentence.end))
        for sentence in draft.sentences
    ]
    return CheckReport(revision.text, tuple(checked), revision.title, revision.language, tuple(notes))


def _findings(draft: Draft, ground: Ground, who: Who) -> list[Finding]:
    found: list[Finding] = []
    for statement in draft.statements:
        found += attributed.judge(draft, statement, ground, who)
    told = {quotation for statement in draft.statements for quotation in draft.quoted_in(statement)}
    for quotation in draft.quotations:
        if quotation.depth > 1 or not quotation.closed or quotation in told:
            continue
        judged = quoted.judge(draft, quotation, None, None, ground, who)
        if judged:
            found.append(judged.finding)
    return found

"""Checking: a read draft and the ledger's documents -> each sentence with what bears it out or speaks against it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from svodka.check import attributed, quoted, summaries
from svodka.check.draft import Draft, draft_of
from svodka.check.ground import Evidence, Ground
from svodka.check.who import Likeness, Named, OfficeFault, Who
from svodka.model import (
    Aspect,
    CheckedSentence,
    CheckReport,
    Claim,
    Finding,
    Outcome,
    Revision,
    Statement,
    StatementKind,
    Taken,
)

_MOST = 0.5

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

    ``taken`` gives the dated stances towards one of ``claims``, to which summaries are held. Offsets
    are of ``revision.text``.
    """
    draft = draft_of(revision, statements)
    findings = _findings(draft, ground, who)
    for sentence in draft.sentences:
        findings += summaries.judge(draft, sentence, claims, taken, ground, who)
    checked = [
        CheckedSentence(sentence, _once(f for f in findings if sentence.start <= f.span.start < sentence.end))
        for sentence in draft.sentences
    ]
    return CheckReport(revision.text, tuple(checked), revision.title, revision.language, tuple(notes))


def _once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, the gravest first, each told once though two statements of a sentence may raise it."""
    order = list(Outcome)
    told = {(f.aspect, f.outcome, f.label, f.message): f for f in findings}
    return tuple(sorted(told.values(), key=lambda f: (order.index(f.outcome), f.span.start)))


def _is_carriers(finding: Finding, statement: Statement, others: list[tuple[Statement, list[Finding]]]) -> bool:
    """Whether a wrong speaker is only the one through whom the words came, and another statement has the right one."""
    if finding.aspect is not Aspect.SPEAKER or finding.outcome is not Outcome.FAULT:
        return False
    return any(
        other is not statement
        and _covers(other, statement)
        and any(f.aspect is Aspect.QUOTATION and f.outcome is Outcome.SOUND for f in findings)
        and not any(f.aspect is Aspect.SPEAKER and f.outcome is Outcome.FAULT for f in findings)
        for other, findings in others
    )


def _covers(other: Statement, statement: Statement) -> bool:
    """Whether another statement quotes most of a statement's content."""
    if other.kind is not StatementKind.DIRECT:
        return False
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in other.content for b in statement.content)
    return shared >= _MOST * sum(len(span) for span in statement.content)


def _findings(draft: Draft, ground: Ground, who: Who) -> list[Finding]:
    by_statement = [(s, attributed.judge(draft, s, ground, who)) for s in draft.statements]
    # what a speaker says that another one says is the speaker's: only his own statement is held to the ledger
    own = [(s, findings) for s, findings in by_statement if s.within is None]
    found = [f for s, findings in own for f in findings if not _is_carriers(f, s, by_statement)]
    told = {quotation for statement in draft.statements for quotation in draft.quoted_in(statement)}
    for quotation in draft.quotations:
        if quotation.depth > 1 or not quotation.closed or quotation in told:
            continue
        judged = quoted.judge(draft, quotation, None, None, ground, who)
        if judged:
            found.append(judged.finding)
    return found

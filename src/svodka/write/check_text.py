"""A checked draft as lines for a terminal: sentence, verdict, reason, and the ledger's words with address and date."""

from __future__ import annotations

from collections.abc import Iterator

from svodka.model import CheckReport, Cited, Finding, Outcome
from svodka.write.visible import one_line

_MARKS = {Outcome.FAULT: "✗", Outcome.OPEN: "?", Outcome.SOUND: "✓", Outcome.NOTHING: " "}
# A sentence is for recognising it, the ledger's words for comparing
_SENTENCE, _WORDS = 200, 240


def report_lines(report: CheckReport, *, everything: bool = False) -> Iterator[str]:
    """The sentences that have a fault or can't be said; with ``everything`` all of them."""
    for number, sentence in enumerate(report.sentences, 1):
        if sentence.outcome in (Outcome.SOUND, Outcome.NOTHING) and not everything:
            continue
        yield f"{_MARKS[sentence.outcome]} {number}. {_cut(sentence.span.of(report.text), _SENTENCE)}"
        for finding in sentence.findings:
            if finding.outcome is not Outcome.SOUND or everything:
                yield from _finding(finding)
        yield ""


def _finding(finding: Finding) -> Iterator[str]:
    weight = f", {finding.weight}" if finding.outcome is Outcome.FAULT else ""
    yield f"    {finding.outcome}{weight} · {finding.aspect}: {finding.label}. {one_line(finding.message)}"
    for cited in finding.evidence:
        yield f"      “{_cut(cited.words, _WORDS)}”"
        yield f"        {source_line(cited)}"


def source_line(cited: Cited) -> str:
    """Who, when and where, on one line."""
    told = [cited.speaker, cited.day, cited.outlet, cited.address]
    return " · ".join(one_line(part) for part in told if part)


def _cut(text: str, longest: int) -> str:
    line = one_line(text)
    return line if len(line) <= longest else f"{line[:longest].rstrip()} …"

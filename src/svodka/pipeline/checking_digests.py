"""A digest held to the desk's ledger before somebody puts a name under it."""

from __future__ import annotations

from datetime import date, datetime

from svodka.config import Settings
from svodka.model import Capture, Digest, Finding, Outcome, Weight
from svodka.parse import parse
from svodka.pipeline.desk import Desk
from svodka.pipeline.tracked import check_draft
from svodka.write.markdown import digest_markdown


def grave_faults(desk: Desk, settings: Settings, digest: Digest, at: datetime) -> list[tuple[str, Finding]]:
    """The sentences of a digest against which the ledger speaks, each with what is wrong: quotations altered or not
    there, wrong speakers, days, numbers, summaries that dated statements contradict. Lighter doubts are not among them.

    It is read as any draft is, by its text alone: what an editor wrote is held to the ledger, not to what it cites.
    """
    data = digest_markdown(digest).encode("utf-8", "replace")
    parsed = parse(Capture(data, "digest.md", at, media_type="text/markdown", charset="utf-8"))
    report = check_draft(desk, settings, parsed, today=at.date(), published=_day(digest))
    return [
        (sentence.span.of(report.text), finding)
        for sentence in report.sentences
        for finding in sentence.findings
        if finding.outcome is Outcome.FAULT and finding.weight is Weight.HIGH
    ]


def _day(digest: Digest) -> date:
    return digest.issued or digest.period_end

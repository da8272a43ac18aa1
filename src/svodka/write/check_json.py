"""A checked draft as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from svodka.model import CheckReport, Finding

FORMAT = "svodka-check/1"


def report_to_json(report: CheckReport) -> dict[str, Any]:
    """The report as one object; spans are ``[start, end]`` in code points of ``text``."""
    return {
        "format": FORMAT,
        "title": report.title,
        "language": report.language,
        "text": report.text,
        "faults": len(report.faults),
        "notes": list(report.notes),
        "sentences": [
            {
                "span": [sentence.span.start, sentence.span.end],
                "verdict": sentence.outcome.value,
                "findings": [_finding(finding) for finding in sentence.findings],
            }
            for sentence in report.sentences
        ],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "about": finding.aspect.value,
        "verdict": finding.outcome.value,
        "weight": finding.weight.value,
        "span": [finding.span.start, finding.span.end],
        "label": finding.label,
        "message": finding.message,
        "evidence": [asdict(cited) for cited in finding.evidence],
    }

"""Acts of speaking as JSON."""

from __future__ import annotations

from typing import Any

from svodka.group.variants import Variant
from svodka.pipeline.speaking.listing import Carried, Shown


def json_of(shown: Shown, *, whole: bool) -> dict[str, Any]:
    """One act of speaking as a JSON object; ``whole``: with carriers, variants and reasons."""
    origin = shown.kept.origin
    value: dict[str, Any] = {
        "id": shown.id,
        "speaker": shown.speaker,
        "speaker_key": shown.key,
        "start": shown.start.isoformat() if shown.start else None,
        "end": shown.end.isoformat() if shown.end else None,
        "words": shown.primary.report.words,
        "language": shown.primary.report.language,
        "statement": shown.primary.report.statement,
        "reports": len(shown.carriers),
        "languages": sorted({c.report.language for c in shown.carriers if c.report.language}),
        "independent": list(origin.independent),
        "doubts": list(shown.kept.doubts),
    }
    if whole:
        value["origin"] = {"statement": origin.statement, "named": origin.named, "because": origin.because}
        value["carriers"] = [_carrier_json(carried) for carried in shown.carriers]
        value["variants"] = [_variant_json(variant) for variant in shown.variants]
        value["joins"] = [
            {"one": join.one, "other": join.other, "score": join.why.score}
            | {"reasons": list(join.why.reasons), "doubts": list(join.why.doubts)}
            for join in shown.kept.joins
        ]
    return value


def _carrier_json(carried: Carried) -> dict[str, Any]:
    report = carried.report
    return {
        "statement": report.statement,
        "outlet": report.outlet,
        "address": carried.row.revision.address,
        "published": report.published,
        "language": report.language,
        "carrier": report.carrier.value,
        "speaker": carried.row.statement.speaker.name if carried.row.statement.speaker else None,
        "venue": report.venue,
        "chain": list(report.chain),
        "copy_of": report.copy_of,
        "recalled": report.recalled,
        "words": report.words,
    }


def _variant_json(variant: Variant) -> dict[str, Any]:
    return {
        "statement": variant.statement,
        "also": list(variant.also),
        "language": variant.language,
        "against": variant.against,
        "changes": [change.value for change in variant.changes],
        "dropped": list(variant.dropped),
        "added": list(variant.added),
    }

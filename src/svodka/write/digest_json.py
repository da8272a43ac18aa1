"""A digest as JSON with all its receipts, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from svodka.model import Digest, Figure, FigureKind, GlossaryEntry, Section, Sentence
from svodka.write.receipt import receipt_from_jsonld, receipt_to_jsonld

FORMAT = "svodka-digest/1"


def digest_to_json(digest: Digest) -> dict[str, Any]:
    """The digest as one JSON object; receipts are W3C Web Annotations."""
    return {
        "format": FORMAT,
        "period": {"from": digest.period_start.isoformat(), "to": digest.period_end.isoformat()},
        "about": list(digest.about),
        "headline": _sentence_to_json(digest.headline),
        "sections": [
            {"heading": section.heading, "sentences": [_sentence_to_json(s) for s in section.sentences]}
            for section in digest.sections
        ],
        "left_out": list(digest.left_out),
        **({"not_collected": list(digest.not_collected)} if digest.not_collected else {}),
        **({"rubric": digest.rubric} if digest.rubric else {}),
        **({"issued": digest.issued.isoformat()} if digest.issued else {}),
        **({"figures": [_figure_to_json(figure) for figure in digest.figures]} if digest.figures else {}),
        **({"language": digest.language} if digest.language != "en" else {}),
        **({"background": [asdict(entry) for entry in digest.background]} if digest.background else {}),
    }


def digest_from_json(value: Mapping[str, Any]) -> Digest:
    """The inverse of ``digest_to_json``; KeyError or ValueError if it is something else."""
    if value["format"] != FORMAT:
        raise ValueError(f"not a digest of format {FORMAT}: {value['format']!r}")
    return Digest(
        headline=_sentence_from_json(value["headline"]),
        period_start=date.fromisoformat(value["period"]["from"]),
        period_end=date.fromisoformat(value["period"]["to"]),
        about=tuple(value["about"]),
        sections=tuple(
            Section(section["heading"], tuple(_sentence_from_json(s) for s in section["sentences"]))
            for section in value["sections"]
        ),
        left_out=tuple(value["left_out"]),
        not_collected=tuple(value.get("not_collected", ())),
        rubric=value.get("rubric"),
        issued=date.fromisoformat(value["issued"]) if value.get("issued") else None,
        background=tuple(
            GlossaryEntry(**{**entry, "aliases": tuple(entry["aliases"])}) for entry in value.get("background", ())
        ),
        figures=tuple(_figure_from_json(figure) for figure in value.get("figures", ())),
        language=value.get("language", "en"),
    )


def _figure_to_json(figure: Figure) -> dict[str, Any]:
    return {"kind": figure.kind.value, "title": figure.title, "rows": [list(row) for row in figure.rows]}


def _figure_from_json(value: Mapping[str, Any]) -> Figure:
    return Figure(FigureKind(value["kind"]), value["title"], tuple(tuple(map(str, row)) for row in value["rows"]))


def _sentence_to_json(sentence: Sentence) -> dict[str, Any]:
    receipts = [receipt_to_jsonld(receipt) for receipt in sentence.receipts]
    return {"text": sentence.text, "receipts": receipts, **({"follows": True} if sentence.follows else {})}


def _sentence_from_json(value: Mapping[str, Any]) -> Sentence:
    receipts = tuple(receipt_from_jsonld(receipt) for receipt in value["receipts"])
    return Sentence(value["text"], receipts, follows=bool(value.get("follows", False)))

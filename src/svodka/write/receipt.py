"""Receipts: made from a ledger row, checked against a text, and spelled as W3C Web Annotations.

https://www.w3.org/TR/annotation-model/ (Recommendation of 2017-02-23). How we follow it:

* One target, a SpecificResource, for each span. Several selectors of *one* resource must all describe
  the same words, so a content in two parts is two targets, not four selectors.
* Each target has two selectors that describe the same words: TextPositionSelector and TextQuoteSelector.
  The quote does not *refine* the position (``refinedBy``): a refining selector looks only inside what was
  already selected, where its own prefix and suffix can't stand.
* ``start`` and ``end`` count code points of the text that ``svodka:parser`` read out of the archived bytes,
  as the standard asks (markup removed, entities resolved; code points, not UTF-16 units).
* State: a TimeState with the fetch time in UTC (``sourceDate``, "Z") and the archived bytes by name
  (``cached``, ``urn:sha256:…``).
* Words of a video: the first target has a third selector, FragmentSelector, with the moment from which the words
  are shown as a media fragment (``t=37``, https://www.w3.org/TR/media-frags/).
* What the standard has no word for has our prefix, declared in ``@context``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from svodka.ids import content_id, text_checksum
from svodka.model import LedgerRow, QuotedSpan, Receipt, Revision, Span

# The W3C's own examples use a few words of context; 32 code points is what the annotators of the Web
# (Hypothesis, Apache Annotator) settled on: enough to tell two equal quotations of one text apart.
CONTEXT = 32
MEDIA_FRAGMENTS = "http://www.w3.org/TR/media-frags/"

JSONLD_CONTEXT: list[Any] = [
    "http://www.w3.org/ns/anno.jsonld",
    {"svodka": "urn:svodka:terms:"},
]


def quoted_span(span: Span, text: str) -> QuotedSpan:
    """The words of ``text`` at ``span``, with up to ``CONTEXT`` code points on either side."""
    return QuotedSpan(
        span=span,
        exact=span.of(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
    )


def receipt_of(row: LedgerRow, *also: Span) -> Receipt:
    """The receipt of a statement: its content spans in the text of the revision on which it stands.

    ``also``: further spans of the same text that the sentence prints.
    """
    text = row.revision.text
    spans = sorted((*also, *row.statement.content))
    return Receipt(
        statement=row.statement.id,
        revision=row.revision.id,
        address=row.revision.address,
        fetched_at=row.snapshot.fetched_at,
        checksum=row.snapshot.checksum,
        text_checksum=text_checksum(text),
        parser=row.revision.parser,
        quoted=tuple(quoted_span(span, text) for span in spans),
        outlet=row.revision.outlet,
        published=row.revision.published,
        time=time_at(row.revision, spans[0]),
    )


def time_at(revision: Revision, span: Span) -> float | None:
    """The seconds into a video at which the words at ``span`` are shown; None for a document that has no times."""
    at = bisect_right(revision.details.times, (span.start, float("inf")))
    return revision.details.times[at - 1][1] if at else None


def check_receipt(receipt: Receipt, text: str, data_checksum: str | None = None) -> tuple[str, ...]:
    """What is wrong with a receipt, one sentence a fault; nothing if every word is where it says.

    ``text`` is the text that the receipt's parser read out of the archived bytes; ``data_checksum`` the
    sha256 of those bytes, where they are at hand.
    """
    faults = []
    if data_checksum is not None and data_checksum != receipt.checksum:
        faults.append(f"the bytes have checksum {data_checksum}, the receipt says {receipt.checksum}")
    if not receipt.quoted:
        faults.append("the receipt quotes no words")
    for quoted in receipt.quoted:
        faults += _span_faults(quoted, text)
    if not faults and text_checksum(text) != receipt.text_checksum:
        faults.append("the text differs outside the quoted words and their context")
    return tuple(faults)


def _span_faults(quoted: QuotedSpan, text: str) -> list[str]:
    span = quoted.span
    if span.end > len(text):
        return [f"the text ends at {len(text)}, the words should stand at {span.start} to {span.end}"]
    found = quoted_span(span, text)
    pairs = [
        ("words", quoted.exact, found.exact, span.start),
        ("context before the words", quoted.prefix, found.prefix, span.start - len(quoted.prefix)),
        ("context after the words", quoted.suffix, found.suffix, span.end),
    ]
    return [
        f"the {what} at {at} differ: the receipt has {told!r}, the text has {got!r}"
        for what, told, got, at in pairs
        if told != got
    ]


def receipt_to_jsonld(receipt: Receipt) -> dict[str, Any]:
    """A receipt as a W3C Web Annotation; ``receipt_from_jsonld`` is the inverse."""
    fetched = receipt.fetched_at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    state = {"type": "TimeState", "sourceDate": fetched, "cached": f"urn:sha256:{receipt.checksum}"}
    key = content_id("receipt/1", receipt.statement, receipt.checksum, fetched)
    return {
        "@context": JSONLD_CONTEXT,
        "id": f"urn:svodka:receipt:{key}",
        "type": "Annotation",
        "motivation": "identifying",
        "target": [
            {
                "type": "SpecificResource",
                "source": receipt.address,
                "state": state,
                "selector": [
                    {"type": "TextPositionSelector", "start": quoted.span.start, "end": quoted.span.end},
                    {
                        "type": "TextQuoteSelector",
                        "exact": quoted.exact,
                        "prefix": quoted.prefix,
                        "suffix": quoted.suffix,
                    },
                    *(_media_fragments(receipt) if number == 0 else ()),
                ],
            }
            for number, quoted in enumerate(receipt.quoted)
        ],
        "svodka:statement": receipt.statement,
        "svodka:revision": receipt.revision,
        "svodka:parser": receipt.parser,
        "svodka:textChecksum": f"urn:sha256:{receipt.text_checksum}",
        "svodka:outlet": receipt.outlet,
        "svodka:published": receipt.published,
    }


def receipt_from_jsonld(value: Mapping[str, Any]) -> Receipt:
    """The receipt that ``receipt_to_jsonld`` spelled; KeyError or ValueError if it is something else."""
    targets = value["target"]
    if not targets:
        raise ValueError("an annotation without a target is no receipt")
    state = targets[0]["state"]
    return Receipt(
        statement=value["svodka:statement"],
        revision=value["svodka:revision"],
        address=targets[0]["source"],
        fetched_at=datetime.fromisoformat(state["sourceDate"]),
        checksum=state["cached"].removeprefix("urn:sha256:"),
        text_checksum=value["svodka:textChecksum"].removeprefix("urn:sha256:"),
        parser=value["svodka:parser"],
        quoted=tuple(_quoted_from_selectors(target["selector"]) for target in targets),
        outlet=value["svodka:outlet"],
        published=value["svodka:published"],
        time=_time_from_selectors(targets[0]["selector"]),
    )


def _media_fragments(receipt: Receipt) -> list[dict[str, Any]]:
    if receipt.time is None:
        return []
    seconds = f"{receipt.time:.3f}".rstrip("0").rstrip(".")
    return [{"type": "FragmentSelector", "conformsTo": MEDIA_FRAGMENTS, "value": f"t={seconds}"}]


def _time_from_selectors(selectors: list[dict[str, Any]]) -> float | None:
    told = [s["value"] for s in selectors if s["type"] == "FragmentSelector" and s["conformsTo"] == MEDIA_FRAGMENTS]
    return float(told[0].removeprefix("t=")) if told else None


def _quoted_from_selectors(selectors: list[dict[str, Any]]) -> QuotedSpan:
    by_type = {selector["type"]: selector for selector in selectors}
    position, quote = by_type["TextPositionSelector"], by_type["TextQuoteSelector"]
    return QuotedSpan(Span(position["start"], position["end"]), quote["exact"], quote["prefix"], quote["suffix"])

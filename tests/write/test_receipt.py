"""Receipts: what they hold, what a changed text does to them, and their spelling as Web Annotations."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.model import Details, DocumentKind, LedgerRow, Receipt, Span
from svodka.write.receipt import (
    CONTEXT,
    check_receipt,
    receipt_from_jsonld,
    receipt_of,
    receipt_to_jsonld,
)
from svodka.write.wording import clock_words
from tests.write.samples import COURIER, FICTION, NEVER_HIDDEN, revision, row, statement


def receipt() -> Receipt:
    return receipt_of(row(COURIER, FICTION))


def test_words_stand_where_the_receipt_says() -> None:
    made = receipt()
    assert made.quoted[0].exact == "It is all fiction,"
    for quoted in made.quoted:
        assert quoted.span.of(COURIER.text) == quoted.exact
        assert (quoted.prefix + quoted.exact + quoted.suffix) in COURIER.text
        assert len(quoted.prefix) == CONTEXT
    assert check_receipt(made, COURIER.text, COURIER.checksum) == ()


def test_context_counts_code_points_and_stops_at_the_ends() -> None:
    of = revision("🙂🙂“Да”🙂", language="ru")
    made = receipt_of(row(of, statement(of, "Да", "Лев Карский")))
    (quoted,) = made.quoted
    assert (quoted.span.start, quoted.prefix, quoted.suffix) == (3, "🙂🙂“", "”🙂")


def test_further_spans_are_quoted_in_order() -> None:
    made = receipt_of(row(COURIER, NEVER_HIDDEN), Span(0, 6))
    assert [q.exact for q in made.quoted] == [
        "Digest",
        "We have never hidden our friends, and we will not begin today,",
    ]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("all fiction", "all faction", "the words at"),
        ("open, Arden", "open, Borden", "the words at"),
        ("quoted as saying by", "quoted as hinting by", "context after the words"),
        ("harbour would", "harbor would", "the words at"),
        ("Share this", "Share That", "context after the words"),
    ],
)
def test_a_changed_text_is_named(old: str, new: str, fault: str) -> None:
    faults = check_receipt(receipt(), COURIER.text.replace(old, new))
    assert faults
    assert fault in faults[0]


def test_a_change_elsewhere_is_named_too() -> None:
    changed = COURIER.text.replace("Kestrian media", "Kestrian MEDIA")
    assert check_receipt(receipt(), changed) == ("the text differs outside the quoted words and their context",)


def test_a_shorter_text_and_other_bytes_are_named() -> None:
    assert "the text ends at 10" in check_receipt(receipt(), COURIER.text[:10])[0]
    assert "the bytes have checksum abc" in check_receipt(receipt(), COURIER.text, "abc")[0]
    assert check_receipt(replace(receipt(), quoted=()), COURIER.text) == ("the receipt quotes no words",)


def test_spelling_follows_the_model_of_the_w3c() -> None:
    value = receipt_to_jsonld(receipt())
    assert value["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert value["type"] == "Annotation"
    assert value["id"].startswith("urn:")
    assert len(value["target"]) == 2  # one resource a span: selectors of one resource say the same words
    for target, quoted in zip(value["target"], receipt().quoted, strict=True):
        assert target["type"] == "SpecificResource"
        assert target["source"] == "https://courier.example/a"
        position, quote = target["selector"]
        assert position == {
            "type": "TextPositionSelector",
            "start": quoted.span.start,
            "end": quoted.span.end,
        }
        assert quote["type"] == "TextQuoteSelector"
        assert set(quote) == {"type", "exact", "prefix", "suffix"}
        assert target["state"] == {
            "type": "TimeState",
            "sourceDate": "2031-05-02T07:30:00Z",
            "cached": f"urn:sha256:{COURIER.checksum}",
        }


def test_equal_receipts_have_equal_ids_and_a_later_fetch_another() -> None:
    first, second = receipt_to_jsonld(receipt()), receipt_to_jsonld(receipt())
    later = replace(receipt(), fetched_at=receipt().fetched_at.replace(year=2032))
    assert first == second
    assert receipt_to_jsonld(later)["id"] != first["id"]


def test_something_else_is_no_receipt() -> None:
    with pytest.raises(ValueError, match="no receipt"):
        receipt_from_jsonld({"target": []})


@given(before=st.text(max_size=50), words=st.text(min_size=1, max_size=50), after=st.text(max_size=50))
def test_any_receipt_comes_back_from_json(before: str, words: str, after: str) -> None:
    of = revision(before + words + after)
    span = Span(len(before), len(before) + len(words))
    made = receipt_of(LedgerRow(replace(FICTION, content=(span,)), of, row(of, FICTION).snapshot))
    assert receipt_from_jsonld(json.loads(json.dumps(receipt_to_jsonld(made)))) == made
    assert check_receipt(made, of.text) == ()


# --------------------------------------------------------------------------------------------- videos

BRIDGE = revision(
    "The bridge is open. We will keep it open.", "https://works.example/bridge.vtt", kind=DocumentKind.VIDEO
)
SHOWN = replace(BRIDGE, details=Details(times=((0, 1.0), (20, 37.5), (33, 3723.0))))


@pytest.mark.parametrize(
    ("words", "time", "shown"),
    [
        ("The bridge is open", 1.0, "0:01"),
        ("We will keep it", 37.5, "0:37"),
        ("it open", 3723.0, "1:02:03"),
        ("open.", 1.0, "0:01"),
    ],
)
def test_the_receipt_of_a_video_tells_when_the_words_are_shown(words: str, time: float, shown: str) -> None:
    made = receipt_of(row(SHOWN, statement(SHOWN, words, "Inga Dorn")))
    assert made.time == time
    assert clock_words(time) == shown
    assert receipt_from_jsonld(json.loads(json.dumps(receipt_to_jsonld(made)))) == made


def test_the_moment_is_a_media_fragment_of_the_first_target() -> None:
    spelled = receipt_to_jsonld(receipt_of(row(SHOWN, statement(SHOWN, "The bridge‖keep it", "Inga Dorn"))))
    first, second = (target["selector"] for target in spelled["target"])
    assert first[2] == {"type": "FragmentSelector", "conformsTo": "http://www.w3.org/TR/media-frags/", "value": "t=1"}
    assert len(second) == 2


def test_other_documents_have_no_moment() -> None:
    made = receipt()
    assert made.time is None
    assert all(len(target["selector"]) == 2 for target in receipt_to_jsonld(made)["target"])


def test_hours_are_told_where_there_are_any() -> None:
    assert (clock_words(3723.9), clock_words(59.99), clock_words(600)) == ("1:02:03", "0:59", "10:00")

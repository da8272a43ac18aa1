"""What came and what we had -> what to write."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.decide import (
    DESCRIPTION,
    Presence,
    Sighting,
    State,
    changed_description,
    decide,
    first_difference,
    gone_decision,
)
from svodka.model import DocumentKind, Part, PartKind, Revision, Span

HAD = Revision(id="r1", document="d1", address="https://halmar.example/1", text="The ferry will sail.", parser="html/1")
OTHER = replace(HAD, id="r2", text="The ferry has sailed.")


def test_a_document_that_we_did_not_have_is_new() -> None:
    decision = decide(HAD, None, None)
    assert (decision.state, decision.describe) == (State.NEW, True)


def test_another_text_is_a_revision_and_the_place_is_told() -> None:
    decision = decide(OTHER, HAD, None)
    assert (decision.state, decision.describe) == (State.REVISED, True)
    assert decision.reason == "the text changed, first at offset 10"


def test_an_earlier_text_is_a_revision_that_needs_no_new_description() -> None:
    decision = decide(HAD, OTHER, HAD)
    assert (decision.state, decision.describe) == (State.REVISED, False)
    assert decision.reason.endswith("back to a text that the desk has")


def test_an_earlier_text_with_another_title_is_described_anew() -> None:
    assert decide(replace(HAD, title="Ferry"), OTHER, HAD).describe


@pytest.mark.parametrize(
    "came",
    [
        replace(HAD, title="Ferry"),
        replace(HAD, author="A. Lind"),
        replace(HAD, outlet="The Halmar Courier"),
        replace(HAD, language="en"),
        replace(HAD, published="2031-05-14"),
        replace(HAD, kind=DocumentKind.POST),
        replace(HAD, parts=(Part(PartKind.BODY, Span(0, 20)),)),
    ],
)
def test_the_same_text_otherwise_described_is_its_own_case(came: Revision) -> None:
    decision = decide(came, HAD, HAD)
    assert (decision.state, decision.describe) == (State.REDESCRIBED, True)
    [name] = changed_description(HAD, came)
    assert name in DESCRIPTION
    assert decision.reason == f"same text, other {name}"


def test_other_bytes_with_the_same_words_change_nothing() -> None:
    came = replace(HAD, checksum="f" * 64, parser="html/2", published_basis="date line")
    assert decide(came, HAD, HAD) == decide(HAD, HAD, HAD)
    assert decide(came, HAD, HAD).state == State.UNCHANGED
    assert not decide(came, HAD, HAD).describe


@given(st.text(), st.text(), st.text())
def test_the_first_difference(common: str, one: str, other: str) -> None:
    left, right = common + one, common + other
    at = first_difference(left, right)
    assert left[:at] == right[:at]
    assert left == right or left[at : at + 1] != right[at : at + 1]


# --------------------------------------------------------------------------------------------- gone, back

AT = datetime(2031, 5, 14, 12, tzinfo=UTC)
THERE, NOT_FOUND, REMOVED, NOT_LISTED, UNKNOWN = Presence


def seen(*looks: tuple[float, Presence]) -> list[Sighting]:
    """Looks, each with hours."""
    return [Sighting(AT + timedelta(hours=hours), presence) for hours, presence in looks]


@pytest.mark.parametrize(
    ("looks", "gone", "state"),
    [
        (seen(), False, None),
        (seen((0, NOT_FOUND)), False, None),
        (seen((0, NOT_FOUND), (0.5, NOT_FOUND)), False, None),  # a site that is restarted
        (seen((0, NOT_FOUND), (1, NOT_FOUND)), False, State.GONE),
        (seen((0, NOT_FOUND), (0.5, UNKNOWN), (1, NOT_FOUND)), False, State.GONE),
        (seen((0, NOT_FOUND), (1, UNKNOWN)), False, None),
        (seen((0, NOT_FOUND), (1, THERE), (2, NOT_FOUND)), False, None),  # it flaps
        (seen((0, NOT_FOUND), (1, THERE), (2, NOT_FOUND), (3, NOT_FOUND)), False, State.GONE),
        (seen((0, NOT_LISTED), (6, NOT_LISTED)), False, State.GONE),
        (seen((0, REMOVED)), False, State.GONE),
        (seen((0, REMOVED)), True, None),
        (seen((0, NOT_FOUND), (1, NOT_FOUND)), True, None),
        (seen((0, THERE)), False, None),
        (seen((0, NOT_FOUND), (1, THERE)), True, State.BACK),
        (seen((0, UNKNOWN)), True, None),
    ],
)
def test_gone_and_back(looks: list[Sighting], gone: bool, state: State | None) -> None:
    decision = gone_decision(looks, gone=gone)
    assert (decision.state if decision else None) == state
    assert decision is None or not decision.describe


def test_the_reason_of_a_departure_tells_both_looks() -> None:
    decision = gone_decision(seen((0, NOT_FOUND), (6, NOT_FOUND)), gone=False)
    assert (
        decision and decision.reason == "its address was not found, at 2031-05-14 12:00 and again at 2031-05-14 18:00"
    )

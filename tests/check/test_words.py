"""Numbers, stems, pieces of quotations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.check.align import find, pieces_of
from svodka.check.figures import figures
from svodka.check.ground import Ground, sentences
from svodka.check.words import concept, folded
from tests.check.world import evidence


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("more than 400, 1,200 and 4,120", [400, 1200, 4120]),
        ("three hundred men and one interpreter", [300]),
        ("Eleven thousand six hundred and forty times", [11640]),
        ("forty-two embassies, a few thousand", [42, 1000]),
        ("одиннадцать тысяч шестьсот сорок предметов", [11640]),
        ("более четырёхсот, двое из них", [400, 2]),
        ("seven men, not two", [7, 2]),
        ("3,5 миллиона", [3_500_000]),
    ],
)
def test_numbers(text: str, values: list[float]) -> None:
    assert [figure.value for figure in figures(text)] == values


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sappers", "сапёров"),
        ("Lorim", "Лориме"),
        ("denied", "отрицал"),
        ("soldiers", "военных"),
        ("Varnian", "варнийские"),
    ],
)
def test_a_word_and_its_translation_have_one_key(one: str, other: str) -> None:
    assert concept(folded(one)) == concept(folded(other))


def test_pieces_of_a_quotation() -> None:
    assert [[w.low for w in piece] for piece in pieces_of("We [the army] came … and left")] == [
        ["we", "came"],
        ["and", "left"],
    ]


@given(st.text(max_size=300))
def test_any_text_can_be_looked_for(text: str) -> None:
    for match in find(_GROUND, text):
        assert 0 <= match.share <= 1.000001
        assert match.span.end <= len(match.doc.text)
    assert all(span.of(text).strip() for span in sentences(text))
    assert all(0 <= figure.span.start < figure.span.end <= len(text) for figure in figures(text))


_GROUND = Ground.of(evidence())

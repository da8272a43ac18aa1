"""Quotation marks, cuts, and finding the quoted runs again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.model import Span
from svodka.write.quoting import cut, frame, marks_for, quoted_runs, trim

TEXTS = st.text(alphabet="ab “”«»\"',.;:!?…—\n", max_size=80)


@pytest.mark.parametrize(
    ("words", "language", "marks"),
    [
        ("plain", "en", "“”"),
        ("plain", None, "“”"),
        ("просто", "ru", "«»"),
        ("a “nested” word", "en", "“”"),
        ("an “open one", "en", "«»"),
        ("газета «Маяк» пишет", "ru", "«»"),
        ("газета «Маяк пишет", "ru", "“”"),
    ],
)
def test_marks_suit_language_and_words(words: str, language: str | None, marks: str) -> None:
    assert "".join(marks_for(words, language) or ()) == marks


def test_words_that_no_marks_can_hold() -> None:
    assert marks_for("both “ and « open", "en") is None


def test_frame_has_no_double_marks() -> None:
    assert frame('the  «Lamp»\n"daily"') == "the ‘Lamp’ 'daily'"


def test_runs_are_the_outermost_ones() -> None:
    assert list(quoted_runs("He said: “one “two” three” and «четыре», then “five")) == [
        "one “two” three",
        "четыре",
        "five",
    ]


@pytest.mark.parametrize(
    ("text", "limit", "kept"),
    [
        ("Short.", 20, "Short."),
        ("One thought here. Another one follows it.", 30, "One thought here."),
        ("We agree, and more than that; we insist on it", 38, "We agree, and more than that"),
        ("one two three four five six", 15, "one two three"),
        ("No. The rest is a long and winding clause, as they say", 45, "No. The rest is a long and winding clause"),
        ("unbrokenunbroken", 5, "unbro"),
    ],
)
def test_cuts_end_well(text: str, limit: int, kept: str) -> None:
    assert cut(Span(0, len(text)), text, limit).of(text) == kept


@given(TEXTS, st.integers(1, 80), st.data())
def test_a_cut_is_a_beginning_within_the_limit(text: str, limit: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    kept = cut(span, text, limit)
    assert span.contains(kept)
    assert len(kept) <= limit


@given(TEXTS)
def test_trimmed_words_have_no_space_at_their_ends(text: str) -> None:
    words = trim(Span(0, len(text)), text).of(text)
    assert words == words.strip()
    assert words in text


@given(TEXTS, st.sampled_from(["en", "ru", None]))
def test_whatever_can_be_quoted_is_found_again(words: str, language: str | None) -> None:
    marks = marks_for(words, language)
    if marks:
        assert list(quoted_runs(f"X said: {marks[0]}{words}{marks[1]}, and that was all.")) == [words]

"""Differences as a reader sees them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from svodka.text.diff import word_diff
from svodka.write.diff import changed_lines, with_marks
from svodka.write.visible import ODD


def shown(before: str, after: str) -> list[str]:
    return [with_marks(line) if line else "…" for line in changed_lines(before, word_diff(before, after))]


def test_changed_lines_stand_between_their_neighbours() -> None:
    before = "One.\nTwo.\nThe quay is closed.\nFour.\nFive.\nSix."
    assert shown(before, before.replace("closed", "open")) == [
        "…", "Two.", "The quay is {-closed-}{+open+}.", "Four.", "…",
    ]  # fmt: skip


def test_an_added_line_is_marked_as_one() -> None:
    assert shown("One.\nTwo.", "One.\nA new one.\nTwo.") == ["One.", "{+A new one.+}", "Two."]


def test_a_broken_line_is_shown() -> None:
    assert shown("One. Two.", "One.\nTwo.") == ["One.{- -}{+¶+}", "Two."]


def test_nothing_is_shown_of_equal_texts() -> None:
    assert shown("One.\nTwo.", "One.\nTwo.") == []


def test_characters_that_do_something_are_shown_by_name() -> None:
    assert shown("a", "a \x1b[31mred\u202e") == ["a{+ ‹U+001B›[31mred‹U+202E›+}"]


@given(st.text(), st.text())
def test_no_odd_character_reaches_a_terminal(before: str, after: str) -> None:
    assert not any(ODD.search(line) or "\n" in line for line in shown(before, after))

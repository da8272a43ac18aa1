"""Word-level differences of two texts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.text import diff
from svodka.text.diff import applied, moved_to, word_diff

WORDS = st.lists(
    st.sampled_from("the quay is closed . , “ ” \n 12,500 Причал закрыт ё \u00ad don’t".split(" ")), max_size=40
)
TEXTS = WORDS.map(" ".join) | st.text(max_size=40)


def told(before: str, after: str) -> list[tuple[str, str]]:
    return [(change.removed, change.added) for change in word_diff(before, after)]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("The quay is closed.", "The quay is open.", [("closed", "open")]),
        ("The quay is closed.", "The old quay is closed.", [("", "old ")]),
        ("Three died. Nobody was held.\nEnd.", "Five died. Two were held.\nNew line.\nEnd.",
         [("Three", "Five"), ("Nobody was", "Two were"), ("", "New line.\n")]),
        ("12,500 crowns", "12,600 crowns", [("12,500", "12,600")]),
        ("Паром уйдёт в пятницу.", "Паром не уйдёт в пятницу.", [("", "не ")]),
        # nothing in common but "the" and signs: told as one replaced by the other, not as confetti
        ("The minister, a friend of the port, left.", "Over the hills, nobody sings the songs, ever.",
         [("The minister, a friend of the port, left", "Over the hills, nobody sings the songs, ever")]),
        ("same", "same", []),
        ("", "all new", [("", "all new")]),
    ],
)  # fmt: skip
def test_differences(before: str, after: str, expected: list[tuple[str, str]]) -> None:
    assert told(before, after) == expected


def test_typing_is_told_as_such() -> None:
    changes = word_diff('"Всё" - here.', "“Все” — there.")
    assert [c.spelling for c in changes] == [True, True, True, False] or [
        c.removed for c in changes if not c.spelling
    ] == ["here"]


def test_where_an_offset_went() -> None:
    before, after = "The quay is closed.", "The old quay is quite closed."
    changes = word_diff(before, after)
    assert [after[moved_to(before.index(word), changes) :].split()[0] for word in ("quay", "closed")] == [
        "quay",
        "closed.",
    ]


def test_texts_too_long_to_align_are_told_as_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diff, "MOST_PAIRS", 4)
    assert told("one a b c two", "one d b e two") == [("a b c", "d b e")]


@given(TEXTS, TEXTS)
def test_the_changes_make_the_new_text(before: str, after: str) -> None:
    changes = word_diff(before, after)
    assert applied(before, changes) == after
    assert all(c.before.of(before) == c.removed and c.after.of(after) == c.added for c in changes)
    assert all(one.before.end <= other.before.start for one, other in pairwise(changes))
    assert bool(changes) == (before != after)

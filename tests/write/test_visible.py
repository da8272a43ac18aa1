"""Characters that do something are shown instead."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from svodka.write.visible import ODD, code_name, one_line


def test_escapes_and_overrides_become_names() -> None:
    assert one_line("a\x1b[2J b\u202ec\nd\u00ade") == "a‹U+001B›[2J b‹U+202E›c de"


def test_emoji_and_joiners_stay() -> None:
    assert one_line("👩‍🚀 می‌خواهم") == "👩‍🚀 می‌خواهم"


def test_names() -> None:
    assert code_name("\u202e") == "U+202E RIGHT-TO-LEFT OVERRIDE"
    assert code_name("\x07") == "U+0007"


@given(st.text())
def test_nothing_odd_is_left(text: str) -> None:
    line = one_line(text)
    assert not ODD.search(line)
    assert len(line.splitlines()) <= 1

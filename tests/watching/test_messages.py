"""What a message says: all that the product promises, and no outside character that does something."""

from __future__ import annotations

import pytest

from svodka.track.events import When
from svodka.watching.messages import message_of
from svodka.watching.records import receipted_from_json, receipted_to_json
from svodka.watching.sample import sample
from tests.watching.material import AT, NEW, OLD, told


def test_it_says_who_what_when_where_and_what_is_not_known() -> None:
    message = message_of(told())
    assert message.subject.startswith("Possible change, unverified: Varnia: from “denies it” to “affirms it”")
    for needed in (
        "Possible change, unverified.", "Varnia (state); also Tessa Orlan (person)",
        "The Varnian army struck the hospital in Vesk. [strike]", "2031-02-20", "2031-02-06", NEW, OLD, "The Wire",
        "https://wire.example/a1", "sha256 ", "fetched 2031-02-21 09:30", "What is not known:", "Nobody on this desk",
        "one outlet only", "1 more document(s) carry the same words", "read by a program", "a" * 16,
    ):  # fmt: skip
        assert needed in message.text, needed


@pytest.mark.parametrize(
    ("status", "when", "head", "unverified"),
    [
        ("candidate", When.SHIFT, "Possible change, unverified", True),
        ("likely", When.SHIFT, "Likely change, unverified", True),
        ("confirmed", When.SHIFT, "Change, confirmed on this desk", False),
        ("", When.TAKES, "First statement of this kind found, unverified", True),
        ("", When.SPEAKS, "Statement found after a silence, unverified", True),
    ],
)
def test_how_sure_it_is_stands_first(status: str, when: When, head: str, unverified: bool) -> None:
    message = message_of(told(status=status, when=when))
    assert message.subject.startswith(head)
    assert message.text.startswith(head)
    assert ("Nobody on this desk has confirmed it" in message.text) is unverified


def test_a_silence_is_no_refusal() -> None:
    text = message_of(told(status="", when=When.SPEAKS)).text
    assert "tells of what this desk collected, not of what the holder did" in text
    assert "refus" not in text


def test_outside_words_stay_on_their_line_and_do_nothing() -> None:
    odd = "He said:\r\nSubject: free money\x1b[2J \u202etxet\u200b"
    message = message_of(told(words=odd, claim="a\nb\x07", outlet="Wire\r\nBcc: x@example.org"))
    assert "\x1b" not in message.text and "\u202e" not in message.text and "\r" not in message.text
    assert "\n" not in message.subject
    assert "  > He said: Subject: free money‹U+001B›[2J ‹U+202E›txet‹U+200B›" in message.text
    assert not any(line.startswith(("Subject:", "Bcc:")) for line in message.text.splitlines())


def test_long_words_are_cut_and_say_so() -> None:
    text = message_of(told(words="word " * 1000)).text
    assert max(map(len, text.splitlines())) < 1000
    assert "word…" in text


def test_json_comes_back_as_it_was() -> None:
    one = told()
    assert receipted_from_json(receipted_to_json(one)) == one


def test_a_test_says_that_it_is_one() -> None:
    assert "This is a test of a delivery. Nobody said anything." in message_of(sample(AT)).text

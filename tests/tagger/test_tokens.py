"""The tokens of the tagger: all characters, in order, and what is said of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from svodka.extract.tagger.tokens import HASHES, SHAPES, TOKEN_BITS, affixes, normal, shape, tokens_of
from svodka.model import Part, PartKind, Span
from svodka.text.quotes import quotations


def tokens(text: str, starts: tuple[int, ...] = (0,)):  # type: ignore[no-untyped-def]
    parts = (Part(PartKind.BODY, Span(0, len(text))),)
    return tokens_of(text, parts, quotations(text, [part.span for part in parts]), starts)


def bit(found, name: str) -> list[int]:  # type: ignore[no-untyped-def]
    return [at for at in range(len(found)) if found.bits[at, TOKEN_BITS.index(name)]]


def test_words_marks_and_clitics_are_tokens() -> None:
    assert tokens("Orlan’s men didn't leave: 1,400 stayed.").words == (
        "Orlan", "’s", "men", "did", "n't", "leave", ":", "1,400", "stayed", ".",
    )  # fmt: skip


@given(st.text(max_size=80))
def test_every_character_that_is_no_space_is_in_one_token(text: str) -> None:
    found = tokens(text)
    covered = [at for start, end in zip(found.starts, found.ends, strict=True) for at in range(start, end)]
    assert covered == sorted(set(covered))
    assert {at for at, char in enumerate(text) if not char.isspace()} == set(covered)


@given(st.text(min_size=1, max_size=60), st.data())
def test_the_span_of_a_range_is_that_range_again(text: str, data: st.DataObject) -> None:
    found = tokens(text)
    if len(found):
        start = data.draw(st.integers(0, len(found) - 1))
        end = data.draw(st.integers(start + 1, len(found)))
        one = found.range_of(Span(int(found.starts[start]), int(found.ends[end - 1])))
        assert one is not None and (one.start, one.end) == (start, end)


def test_no_token_where_a_span_touches_none() -> None:
    assert tokens("a  b").range_of(Span(1, 3)) is None


def test_what_is_quoted_is_marked() -> None:
    found = tokens("He said: “We will all stay here.” Then “peace” left.")
    assert [found.words[at] for at in bit(found, "quoted")][:2] == ["“", "We"]
    assert [found.words[at] for at in bit(found, "opening_mark")] == ["“", "“"]
    assert [found.words[at] for at in bit(found, "closing_mark")] == ["”", "”"]
    assert "peace" not in [found.words[at] for at in bit(found, "long_quotation")]
    assert found.words.index("stay") in bit(found, "quotation_with_stop")


def test_sentences_and_parts_begin() -> None:
    found = tokens("One goes. Two stay.", (0, 10))
    assert [found.words[at] for at in bit(found, "sentence_start")] == ["One", "Two"]
    assert bit(found, "part_start") == [0]


@given(st.text(min_size=1, max_size=20))
def test_any_word_has_a_shape_and_affixes(word: str) -> None:
    assert 0 <= shape(word) < SHAPES
    assert all(0 <= row < HASHES for row in affixes(word))
    assert normal(word) == normal(normal(word))

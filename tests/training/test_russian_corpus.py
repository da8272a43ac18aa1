"""Annotated Russian posts as tokens with labels."""

from __future__ import annotations

from typing import Any

from svodka.extract.tagger.tokens import TokenRange, Tokens
from svodka.model import CueClass
from training.corpus import Gold
from training.kit import RUSSIAN
from training.russian.corpus import gold_document, silver_document
from training.russian.texts import Post

TEXT = "🔹**Мост цел**, сообщил мэр Илья Дорн. Порт надеются открыть."


def post(text: str) -> Post:
    return Post("Порт", 7, "2031-03-02T10:00:00+00:00", text)


def place(words: str) -> list[int]:
    at = TEXT.index(words)
    return [at, at + len(words)]


def told(tokens: Tokens, ranges: tuple[TokenRange, ...]) -> list[str]:
    return [word for one in ranges for word in tokens.words[one.start : one.end]]


STATEMENT: dict[str, Any] = {
    "content": [place("Мост цел")],
    "cue": place("сообщил"),
    "source": place("мэр Илья Дорн"),
    "head": place("Дорн"),
    "cue_class": "speech",
}


def test_an_annotated_post_becomes_tokens_without_marks_and_with_what_the_rules_found() -> None:
    hope = {"content": [place("Порт")], "cue": place("надеются"), "cue_class": "other"}
    document = gold_document(post(TEXT), [STATEMENT, hope])
    first, second = document.gold
    assert "*" not in document.tokens.words
    assert told(document.tokens, first.content) == ["Мост", "цел"]
    assert told(document.tokens, first.source) == ["мэр", "Илья", "Дорн"]
    assert (first.cue_class, second.cue_class) == (CueClass.SPEECH, CueClass.OTHER)
    assert [s.rule for s in document.suggestions] == ["words_then_cue"]


def test_statements_that_share_a_cue_or_have_none_are_left_to_the_rules() -> None:
    other = {**STATEMENT, "content": [place("Порт")]}
    bare = {"content": [place("Порт")], "cue_class": "speech"}
    assert gold_document(post(TEXT), [STATEMENT, other]).gold == ()
    assert gold_document(post(TEXT), [bare]).gold == ()


def test_what_the_rules_found_is_taken_for_right_where_nobody_annotated() -> None:
    document = silver_document(post(TEXT))
    [suggestion] = document.suggestions
    assert document.gold == (Gold(suggestion.cue, suggestion.source, suggestion.content, None, CueClass.SPEECH),)


def test_russian_knows_its_cues_and_the_record_of_its_rules() -> None:
    assert RUSSIAN.is_cue("сообщил")
    assert len(RUSSIAN.language.word_bits("мост")) == RUSSIAN.bits
    assert 0 < RUSSIAN.precision["words_then_cue"] < 1

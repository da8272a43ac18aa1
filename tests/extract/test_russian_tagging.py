"""What the Russian tagger's spans become: findings with the sentence in which they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.extract import DEFAULT, Settings, extract
from svodka.extract.russian.attribution import findings
from svodka.extract.russian.page import Page, page_of
from svodka.extract.russian.suggestions import WORD_BITS, is_cue, lemma_of, tagger_input, word_bits
from svodka.extract.russian.tagging import REFUSED, UNTAUGHT, contents_of, model
from svodka.extract.russian.view import views
from svodka.extract.tagger.decode import Candidate, Link
from svodka.extract.tagger.tokens import COLUMN, TokenRange, Tokens
from svodka.model import CueClass, Statement
from tests.extract.test_russian import PIECES, revision


def read(text: str, settings: Settings = DEFAULT) -> tuple[Statement, ...]:
    return extract(revision(text), settings)


def tokens_of(text: str) -> tuple[Tokens, Page]:
    page = page_of(revision(text))
    tokens, _ = tagger_input(page, findings(list(views(page))))
    return tokens, page


def link(tokens: Tokens, *words: tuple[str, str]) -> Link:
    """A link whose content goes from one word to another, once for each pair; its cue is the first token."""
    ranges = tuple(TokenRange(tokens.words.index(a), tokens.words.index(b) + 1) for a, b in words)
    return Link(Candidate(0, 0, 1.0, 0.0, None), (), ranges, 1.0)


def test_a_content_that_takes_half_of_a_quotation_takes_all_of_it() -> None:
    text = "Вель заявила, что «мост цел и стоит» у порта."
    tokens, page = tokens_of(text)
    [one] = contents_of(link(tokens, ("мост", "и")), tokens, page)
    assert one.of(text) == "мост цел и стоит"


def test_parts_between_which_no_word_stands_are_one() -> None:
    text = "Вель заявила, что мост цел — и стоит."
    tokens, page = tokens_of(text)
    [one] = contents_of(link(tokens, ("мост", "цел"), ("и", ".")), tokens, page)
    assert one.of(text) == "мост цел — и стоит"


def test_the_rules_findings_and_quotations_are_bits_of_the_tokens() -> None:
    tokens, _ = tokens_of("Анна Вель заявила: «Мост цел и стоит у порта».")
    marked = [w for w, bits in zip(tokens.words, tokens.bits, strict=True) if bits[COLUMN["rule_source"]]]
    assert marked == ["Анна", "Вель"]
    assert tokens.bits[tokens.words.index("Мост"), COLUMN["long_quotation"]]
    assert set(tokens.scope) == {0}, "a cue sees the paragraphs around it"


def test_a_word_is_told_by_dictionary_and_lexicon() -> None:
    assert len(word_bits("заявила")) == WORD_BITS == len(word_bits("—"))
    assert lemma_of("заявила") == "заявить"
    assert is_cue("заявила")
    assert not is_cue("мост")


def test_a_statement_names_the_weights_and_the_rule_that_found_it() -> None:
    [statement] = read("Министр обороны Анна Вель заявила, что мост через реку цел.")
    assert statement.rules == (model().version, "said_that")
    assert statement.confidence > 0.8
    [ruled] = read("Министр обороны Анна Вель заявила, что мост через реку цел.", Settings(rules_only=True))
    assert ruled.rules == ("said_that",)
    assert (ruled.content, ruled.source) == (statement.content, statement.source)


def test_a_list_is_the_rules_business() -> None:
    found = read("Главное из брифинга министра Анны Вель:\n▪️Мост цел и стоит\n▪️Порт откроют в мае")
    assert [s.rules for s in found] == [("list_of_statements",)] * 2
    assert "list_of_statements" in UNTAUGHT


def test_a_denial_that_only_a_rule_finds_is_kept_with_a_doubt() -> None:
    text = "В ведомстве слухи опровергли."
    by_rules = read(text, Settings(rules_only=True))
    trained = read(text)
    assert by_rules
    assert all(REFUSED in s.doubts or model().version in s.rules for s in trained)
    assert {s.content for s in by_rules} <= {s.content for s in trained}


@pytest.mark.parametrize("text", ["Жители надеются, что мост откроют к весне.", "Эксперты опасаются нового паводка."])
def test_hopes_and_fears_are_no_statements_unless_all_is_asked_for(text: str) -> None:
    asked = read(text, Settings(every_class=True))
    assert [s for s in asked if s.cue_class is CueClass.SPEECH] == list(read(text))


@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_any_text_gives_silence_or_spans_inside_it(text: str) -> None:
    for statement in read(text):
        spans = (*statement.content, *statement.source, *statement.cue)
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert 0 < statement.confidence < 1
        assert statement.rules


def test_reading_twice_gives_the_same() -> None:
    text = "Песок привезли, сообщил порт. По словам Анны Вель, мост цел. «Мы готовы», — добавила она."
    assert read(text) == read(text)

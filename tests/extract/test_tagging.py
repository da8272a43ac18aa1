"""What the tagger's spans become: findings with the sentence in which they stand."""

from __future__ import annotations

import dataclasses
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.extract import DEFAULT, Settings, extract
from svodka.extract.english import tagging
from svodka.extract.english.attribution import attributions
from svodka.extract.english.phrases import Phrase
from svodka.extract.english.suggestions import tagger_input
from svodka.extract.english.tagging import REFUSED, Places, contents_of, model, phrase_of
from svodka.extract.tagger.decode import Candidate, Link
from svodka.extract.tagger.tokens import TokenRange, Tokens
from svodka.model import CueClass, Part, PartKind, Revision, Span, Statement
from svodka.text.quotes import quotations
from tests.extract.cases import Case
from tests.extract.test_cases import revision_of
from tests.extract.test_names import SENTENCES


def text_of(text: str) -> tuple[Tokens, Places]:
    parts = [Part(PartKind.BODY, Span(0, len(text)))]
    quoted = quotations(text, [part.span for part in parts])
    outer, found = attributions(text, parts, quoted)
    tokens, _ = tagger_input(text, parts, quoted, outer, found)
    return tokens, Places(text, outer, quoted)


def link(tokens: Tokens, *words: tuple[str, str]) -> Link:
    """A link whose content goes from one word to another, once for each pair."""
    ranges = tuple(TokenRange(tokens.words.index(a), tokens.words.index(b) + 1) for a, b in words)
    return Link(Candidate(0, 0, 1.0, 0.0, None), (), ranges, 1.0)


def read(text: str, settings: Settings = DEFAULT) -> tuple[Statement, ...]:
    return extract(revision(text), settings)


def revision(text: str) -> Revision:
    return revision_of(Case("here", "en", "none", text, {"s": (), "c": (), "w": ()}, {}, text))


def test_a_content_ends_before_marks_and_a_sentences_own_stop() -> None:
    text = "Orlan said “We stay,” and that the pier holds."
    tokens, places = text_of(text)
    first, second = contents_of(link(tokens, ("“", "”"), ("that", ".")), tokens, text, places.quoted)
    assert (first.of(text), second.of(text)) == ("We stay", "that the pier holds")


def test_parts_between_which_no_word_stands_are_one() -> None:
    text = "Orlan said that it holds — and will hold."
    tokens, places = text_of(text)
    [one] = contents_of(link(tokens, ("that", "holds"), ("and", "hold")), tokens, text, places.quoted)
    assert one.of(text) == "that it holds — and will hold"


def test_a_span_inside_a_quotation_is_found_in_the_sentence_there() -> None:
    text = "“A friend told me that crates came,” Orlan said."
    _, places = text_of(text)
    at = text.index("told")
    place = places.of(Span(at, at + 4))
    assert place is not None
    sentence, first, end = place
    assert (sentence.depth, sentence.tokens[first].text, end) == (1, "told", first + 1)
    outside = text.index("said")
    place = places.of(Span(outside, outside + 4))
    assert place is not None and place[0].depth == 0


def test_a_span_over_two_sentences_has_no_place() -> None:
    text = "Orlan left. Brenn stayed."
    _, places = text_of(text)
    assert places.of(Span(0, len(text))) is None


def test_a_phrase_keeps_its_core() -> None:
    text = "The port's chief engineer, Ada Brenn, said that it holds."
    _, places = text_of(text)
    sentence = places.outer[0]
    end = next(k for k, token in enumerate(sentence.tokens) if token.text == "said")
    phrase = phrase_of(sentence, 0, end - 1)
    assert (phrase.start, phrase.end) == (0, end - 1)
    assert sentence.tokens[phrase.core_end - 1].text == "Brenn"


@pytest.mark.parametrize(
    ("text", "rules", "core"),
    [
        ("Majorities of voters in five states say so.", "five states", "Majorities"),
        ("Drivers asked at the crossing said so.", "the crossing", "Drivers"),
        ("A source close to the cabinet said so.", "the cabinet", "A source"),
        ("Ada Brenn, a clerk from Velt, said so.", "a clerk from Velt", "Ada Brenn"),
        ("They and their friends said so.", "their friends", "They and their friends"),
        ("the most recent data shows this.", "the most", "the most recent data"),
    ],
)
def test_a_phrase_of_which_the_rules_took_a_part(text: str, rules: str, core: str) -> None:
    _, places = text_of(text)
    sentence = places.outer[0]
    found = Span(text.index(rules), text.index(rules) + len(rules))
    first, last = (
        next(k for k, t in enumerate(sentence.tokens) if t.start == found.start),
        next(k for k, t in enumerate(sentence.tokens) if t.end == found.end) + 1,
    )
    verb = next(k for k, t in enumerate(sentence.tokens) if t.lower in ("say", "said", "shows"))
    end = verb - 1 if sentence.lower(verb - 1) == "," else verb
    whole = tagging._whole(sentence, 0, end, Phrase(first, last, first, last))
    assert whole is not None
    words = text[sentence.tokens[whole.core_start].start : sentence.tokens[whole.core_end - 1].end]
    assert words == core


def test_a_phrase_that_the_rules_took_as_a_whole_stays() -> None:
    text = "The mayor of Velt said so."
    _, places = text_of(text)
    assert tagging._whole(places.outer[0], 0, 4, Phrase(0, 4, 0, 2)) is None


def test_statements_are_the_same_each_time_and_every_class_adds_to_them() -> None:
    text = (
        "The mayor believes that the pier will hold. Ada Brenn said that it had been closed since Monday. "
        "According to the port, nobody was hurt. “We all hope for rain,” Orlan added."
    )
    said, again, every = read(text), read(text), read(text, dataclasses.replace(DEFAULT, every_class=True))
    assert said == again
    assert set(said) <= set(every)
    assert {s.cue_class for s in said} == {CueClass.SPEECH}
    assert CueClass.OTHER in {s.cue_class for s in every}


def test_what_only_a_rule_finds_says_so() -> None:
    alone = [s for s in read("The ministry’s answer came at once: “No.”") if not s.rules[0].startswith("tagger-en/")]
    assert all(REFUSED in s.doubts or not s.cue for s in alone)


def test_a_very_long_text_is_read_in_pieces() -> None:
    sentence = "Ada Brenn said that the pier had been closed since Monday.\n"
    statements = read(sentence * 400)
    assert len(statements) == 400
    assert {s.speaker and s.speaker.name for s in statements} == {"Ada Brenn"}


def test_the_weights_that_come_with_the_package_name_their_version() -> None:
    assert model().version.startswith("tagger-en/")


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5), st.sampled_from(["\n", " "]))
def test_whatever_is_found_stands_in_the_text_in_order_and_once(told: list[str], between: str) -> None:
    text = between.join(sentence.format(who="Ada Brenn", when=" on Monday") for sentence in told)
    statements = read(text, Settings(every_class=True))
    assert len({s.id for s in statements}) == len(statements)
    for statement in statements:
        spans = (*statement.content, *statement.source, *statement.cue)
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(a.end <= b.start for a, b in pairwise(statement.content))
        assert not any(s.overlaps(c) for s in statement.source for c in statement.content)
        assert 0 <= statement.confidence <= 1


def test_what_nobody_is_told_to_have_said_is_not_the_last_speakers() -> None:
    text = (
        "Toma Orlan said that the pier will hold. It was widely believed and often repeated that the road was closed."
    )
    alone = [s for s in read(text, Settings(every_class=True)) if not s.source]
    assert alone
    assert {s.speaker for s in alone} == {None}

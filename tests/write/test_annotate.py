"""The annotated text: the text itself is untouched, whatever the spans, and every statement has its card."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from svodka.model import Part, PartKind, Revision, Span, Statement, StatementKind
from svodka.write.annotate import PAIRED_MOST, annotated_html
from tests.write.pages import Page
from tests.write.samples import (
    COURIER,
    COURIER_STATEMENTS,
    EVIL,
    FICTION,
    HOSTILE,
    OFFICERS,
    VESTNIK,
    revision,
    statement,
)


def as_held(text: str) -> str:
    """The text as an HTML page can hold it."""
    return "".join("\ufffd" if char == "\0" or "\ud800" <= char <= "\udfff" else char for char in text)


def test_the_text_is_whole_and_every_statement_has_a_card() -> None:
    page = Page(annotated_html(COURIER, COURIER_STATEMENTS))
    page.assert_harmless()
    assert page.marked == COURIER.text
    cards = [a["id"] for tag, a in page.tags if tag == "article"]
    assert cards == [f"s{n}" for n in range(1, len(COURIER_STATEMENTS) + 1)]
    for told in (
        "Vera Holm",
        "the foreign ministry’s spokeswoman",
        "'on April 26' in the year of publication",
        "briefing",
        "Evening Lamp",
        "said_that",
        "high (0.90)",
        "low (0.30)",
        "the speaker is resolved from the pronoun “She”",
        COURIER.checksum,
        f"{FICTION.content[0].start}–{FICTION.content[0].end}, {FICTION.content[1].start}–{FICTION.content[1].end}",
        "inside statement 6",
    ):
        assert told in page.text, told


def test_every_link_into_the_page_arrives() -> None:
    page = Page(annotated_html(COURIER, COURIER_STATEMENTS))
    ids = {a["id"] for _, a in page.tags if "id" in a}
    targets = {a["href"][1:] for tag, a in page.tags if tag == "a" and a["href"].startswith("#")}
    assert targets <= ids


def test_nested_words_point_at_the_inner_statement_and_belong_to_both() -> None:
    page = Page(annotated_html(COURIER, [FICTION, OFFICERS]))
    (inner,) = [a for tag, a in page.tags if tag == "a" and "t2" in a.get("class", "").split()]
    assert inner["href"] == "#s2"
    assert {"c1", "c2", "nested", "indirect"} <= set(inner["class"].split())


def test_boilerplate_and_language_are_told() -> None:
    source = annotated_html(COURIER, [])
    assert '<span class="boilerplate">Share this article</span>' in source
    assert '<div id="text" dir="auto" lang="en">' in source
    assert '<div id="text" dir="auto" lang="ru">' in annotated_html(VESTNIK, [])


def test_hostile_text_shows_and_does_nothing() -> None:
    page = Page(annotated_html(HOSTILE, [EVIL]))
    page.assert_harmless()
    assert page.marked == as_held(HOSTILE.text)
    assert page.title.startswith("</title><script>alert(4)</script>")
    odd = [a["data-name"] for tag, a in page.tags if tag == "bdi"]
    assert "U+202E RIGHT-TO-LEFT OVERRIDE" in odd
    assert "U+001B" in odd
    assert "javascript:alert('address')" in page.text  # shown, not linked


def test_hostile_language_and_ids_stay_in_their_attributes() -> None:
    of = replace(revision("Some words"), language='en" onclick="x')
    page = Page(annotated_html(of, [replace(statement(of, "words", "A"), id='"><b>')]))
    page.assert_harmless()
    assert page.marked == "Some words"


def test_without_statements_and_without_text() -> None:
    page = Page(annotated_html(replace(COURIER, text="", title=None, parts=()), []))
    assert page.marked == ""
    assert "0 statements" in page.text


SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: Span(min(pair), max(pair)))


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[Revision, list[Statement]]:
    of = revision(draw(st.text(max_size=50)))
    parts = [Part(draw(st.sampled_from(list(PartKind))), draw(SPANS)) for _ in range(draw(st.integers(0, 3)))]
    statements = [
        Statement(
            id=str(number),
            kind=draw(st.sampled_from(list(StatementKind))),
            content=tuple(draw(st.lists(SPANS, min_size=1, max_size=3))),
            source=tuple(draw(st.lists(SPANS, max_size=2))),
            cue=tuple(draw(st.lists(SPANS, max_size=2))),
            within=draw(st.sampled_from([None, "0", "nowhere"])),
            question=draw(st.none() | SPANS),
        )
        for number in range(draw(st.integers(0, 4)))
    ]
    return replace(of, parts=tuple(parts)), statements


@given(marked_texts())
def test_any_spans_leave_any_text_whole(marked: tuple[Revision, list[Statement]]) -> None:
    of, statements = marked
    page = Page(annotated_html(of, statements))
    assert page.marked == as_held(of.text)
    page.assert_harmless()


def test_many_statements_are_tied_by_links_alone() -> None:
    many = [replace(FICTION, id=str(number)) for number in range(PAIRED_MOST + 1)]
    assert ":has(" in annotated_html(COURIER, many[:-1])
    page = Page(annotated_html(COURIER, many))
    assert ":has(" not in page.source
    ids = {a["id"] for _, a in page.tags if "id" in a}
    targets = {a["href"][1:] for tag, a in page.tags if tag == "a" and a["href"].startswith("#")}
    assert targets <= ids

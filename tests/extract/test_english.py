"""English reading: what must hold for any text, and the parts that cases cannot draw."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.extract import Settings, extract
from svodka.model import DocumentKind, Part, PartKind, Precision, Revision, Span, Statement
from svodka.text.quotes import quotations

PIECES = (
    "Foreign Minister Ilya Dorn said", "that the pier holds", "“We are staying,”", '"', "“", "”", "‘", "’", "’s", "she added",
    "according to the agency", ", ", ". ", "\n", "\n\n", " — ", ": ", "on Monday", "in October 2030", "the Harbor Post",
    "told", "was quoted as saying by", "who", "The ministry", "denied", "(", ")", "…", "!", "?", "31 April", "May 99",
    "it", "the author", "neither confirmed nor denied", "citing", "-", "’’", "''", "Question:", "Answer:", ", reports the Harbor Post", "the plan says", "Ö", "和", "\u202e",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=40).map(" ".join)


def revision_of(text: str, kind: DocumentKind = DocumentKind.PAGE) -> Revision:
    """A revision whose lines are its paragraphs, as a reader of plain text would lay them out."""
    parts: list[Part] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            parts.append(Part(PartKind.BODY, Span(at, at + len(line))))
        at += len(line) + 1
    return Revision(
        "r", "d", "https://post.example/1", text, kind, language="en", published="2031-05-14", parts=tuple(parts)
    )


def spans_of(statement: Statement) -> list[Span]:
    hops = [hop.span for hop in statement.chain if hop.span]
    head = [statement.source_head] if statement.source_head else []
    question = [statement.question] if statement.question else []
    return [*statement.content, *statement.source, *statement.cue, *head, *hops, *question]


@given(texts, st.sampled_from([DocumentKind.PAGE, DocumentKind.TRANSCRIPT]))
def test_any_text_gives_silence_or_spans_inside_it(text: str, kind: DocumentKind) -> None:
    statements = extract(revision_of(text, kind))
    for statement in statements:
        for span in spans_of(statement):
            assert 0 <= span.start < span.end <= len(text)
        assert statement.rules
        assert 0 <= statement.confidence <= 1
        assert statement.within is None or statement.within in {s.id for s in statements}
        assert statement.within != statement.id
    assert len({s.id for s in statements}) == len(statements)


@given(texts, st.integers(0, 50))
def test_blank_lines_before_a_text_only_move_its_spans(text: str, lines: int) -> None:
    plain = extract(revision_of(text))
    moved = extract(revision_of("\n" * lines + text))
    assert [[s.shift(lines) for s in spans_of(statement)] for statement in plain] == [spans_of(s) for s in moved]


@given(texts)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert extract(revision_of(text)) == extract(revision_of(text))


@given(texts)
def test_quotations_lie_inside_their_paragraphs_and_inside_each_other(text: str) -> None:
    paragraphs = [part.span for part in revision_of(text).parts]
    found = quotations(text, paragraphs)
    for quotation in found:
        assert quotation.span.contains(quotation.inner)
        assert any(paragraph.contains(quotation.span) for paragraph in paragraphs)
        if quotation.depth > 1:
            assert any(q.depth == quotation.depth - 1 and q.span.contains(quotation.span) for q in found)


def test_without_a_day_of_publication_only_dates_with_a_year_are_resolved() -> None:
    text = "On Monday Barr said that it was late.\nOn 9 May 2029, Barr said that it was early."
    undated, dated = extract(replace(revision_of(text), published=None))
    assert undated.said is None
    assert dated.said is not None
    assert (dated.said.start, dated.said.precision) == (date(2029, 5, 9), Precision.DAY)


@pytest.mark.parametrize("words", ["April 31", "February 30, 2029", "the 45th of May", "99 June"])
def test_an_impossible_date_dates_nothing(words: str) -> None:
    [statement] = extract(revision_of(f"On {words} Barr said that it was late."))
    assert statement.said is None or statement.said.precision is not Precision.DAY


BRIEFING = """Briefing by Foreign Ministry Spokeswoman Inga Dorn, May 12, 2031
I thank everyone who came, and I wish the crews patience.
Question (Harbor Post): Are there crews in the valley?
Answer: There are none. General Orlan told us that the valley is empty.
And there never were.
Question: Since when?
Ivo Tarn: Since winter."""


def test_a_briefing_is_read_turn_by_turn() -> None:
    revision = revision_of(BRIEFING, DocumentKind.TRANSCRIPT)
    headline, opening, *rest = revision.parts
    kinds = {"Question": PartKind.QUESTION}
    parts = [replace(p, kind=kinds.get(BRIEFING[p.span.start : p.span.start + 8], p.kind)) for p in rest]
    revision = replace(revision, parts=(replace(headline, kind=PartKind.HEADLINE), opening, *parts))
    opened, answered, reported, answer_of_tarn = extract(revision)
    assert opened.rules == ("principal_speaks",)
    assert answered.rules == ("answer",)
    assert [span.of(BRIEFING) for span in answered.content] == [
        "There are none. General Orlan told us that the valley is empty.",
        "And there never were.",
    ]
    for statement in (opened, answered):
        assert statement.speaker is not None
        assert (statement.speaker.name, statement.speaker.role) == ("Inga Dorn", "Foreign Ministry Spokeswoman")
        assert statement.said is not None
        assert statement.said.start == statement.said.end == date(2031, 5, 12)
        assert statement.venue == "briefing"
    assert answered.question is not None
    assert answered.question.of(BRIEFING).startswith("Question (Harbor Post)")
    assert reported.within == answered.id
    assert [hop.name for hop in reported.chain] == ["Inga Dorn"]
    assert answer_of_tarn.speaker is not None
    assert answer_of_tarn.speaker.name == "Ivo Tarn"


@pytest.mark.parametrize(
    "sentence",
    [
        "Barr, who had said that it was early, left the hall.",
        "Barr had repeatedly said that it was early.",
        "Earlier, Barr said that it was early.",
        "The fair comes a week after Barr said that it was early.",
        "“We came,” Orlan said on Tuesday, two days after Barr said that it was early.",
    ],
)
def test_what_was_said_before_the_events_of_the_text_has_not_their_date(sentence: str) -> None:
    told = "Orlan said on Monday that it was late."
    assert extract(revision_of(f"{told}\n{told}\nStoll said that it was late.\n{sentence}"))[-1].said is None
    later = extract(revision_of(f"{told}\n{told}\nStoll said that it was late.\nBarr said that it was early."))[-1]
    assert later.said is not None
    assert later.said.precision is Precision.PERIOD


def test_a_report_inside_a_quotation_inside_a_report_is_one_statement() -> None:
    text = "“The plan says you are no longer welcome,” said Ada Brenn, director of the port, reports Tarn Weekly."
    statements = extract(revision_of(text), Settings(rules_only=True))
    assert len({s.id for s in statements}) == len(statements)
    [plan] = [s for s in statements if s.speaker and s.speaker.name == "plan"]
    assert [hop.name for hop in plan.chain] == ["Ada Brenn"]

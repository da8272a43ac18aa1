"""What an editor changed, told as typed edits."""

from __future__ import annotations

import re
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.decide import Edit, EditType, edits
from svodka.extract import extract
from svodka.ids import document_id, revision_id
from svodka.model import Part, PartKind, Revision, Span

CASES = Path(__file__).parent / "cases_edits.txt"
ADDRESS = "https://halmar.example/1"


def cases() -> list[tuple[str, str]]:
    """Types, and the rest of the line."""
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [(kinds, rest) for kinds, _, rest in (line.partition(": ") for line in lines)]


def revision(text: str, told: dict[str, Any]) -> Revision:
    document = document_id(ADDRESS)
    lines = tuple(Part(PartKind.BODY, Span(*m.span())) for m in re.finditer(r"[^\n]+", text))
    told = {"parts": lines, **told}
    return Revision(
        revision_id(document, text),
        document,
        ADDRESS,
        text,
        language="ru" if re.search("[а-я]", text) else "en",
        **told,
    )


def pair(rest: str) -> tuple[Revision, Revision]:
    texts, _, page = rest.partition(" ## ")
    name, _, values = page.partition("=")
    before, after = (side.strip().replace("⏎", "\n") for side in texts.split("=>"))
    told = [{name: value.strip()} if name else {} for value in (values.split(" > ") if name else ("", ""))]
    return revision(before, told[0]), revision(after, told[1])


def found(before: Revision, after: Revision) -> tuple[Edit, ...]:
    return edits(before, after, extract(before), extract(after))


@pytest.mark.parametrize(("kinds", "rest"), cases(), ids=lambda text: text[:60])
def test_case(kinds: str, rest: str) -> None:
    before, after = pair(rest)
    made = found(before, after)
    expected = [] if kinds == "none" else kinds.split(", ")
    assert sorted(edit.type.value for edit in made) == sorted(expected), [edit.sentence for edit in made]
    for edit in made:
        assert edit.before is None or edit.before.of(before.text) == edit.removed
        assert edit.after is None or edit.after.of(after.text) == edit.added
        assert edit.sentence.endswith(".")
        assert "\n" not in edit.sentence


def test_every_type_has_cases_in_both_languages() -> None:
    kinds = Counter(
        (kind, any("а" <= letter <= "я" for letter in rest)) for kinds, rest in cases() for kind in kinds.split(", ")
    )
    assert len(cases()) >= 60
    for kind in EditType:
        assert kinds[kind.value, False], kind
        assert kinds[kind.value, True] or kind == EditType.MOVED, kind


def test_sentences_say_what_was_there_and_what_is() -> None:
    before, after = pair("Three people died in the storm on the quay. => Five people died in the storm on the quay.")
    [edit] = edits(before, after)
    assert (
        edit.sentence == "A figure was changed: “Three” became “Five” in “Five people died in the storm on the quay”."
    )
    before, after = pair("“We shall sail on Friday,” she said. => “We may sail on Friday,” she said.")
    [edit] = edits(before, after)
    assert edit.sentence == "A quotation was altered: “shall” became “may” in “We may sail on Friday”."


def test_the_line_of_the_headline_is_known_by_its_part() -> None:
    def headed(text: str, end: int) -> Revision:
        return revision(text, {"parts": (Part(PartKind.HEADLINE, Span(0, end)),)})

    [edit] = edits(headed("Calm at sea\nThe ferry sails.", 11), headed("Storm at sea\nThe ferry sails.", 12))
    assert (edit.type, edit.removed, edit.added) == (EditType.HEADLINE, "Calm at sea", "Storm at sea")


def test_edits_that_concern_the_whole_come_first_then_the_order_of_the_text() -> None:
    before = revision("Three people died.\nThe quay is closed to ships.", {"title": "Storm", "published": "2031-05-14"})
    after = revision(
        "Five people died.\nThe quay is open to ships.\nCorrection: it is open.",
        {"title": "Calm", "published": "2031-05-15"},
    )
    kinds = [edit.type for edit in edits(before, after)]
    assert kinds == [EditType.HEADLINE, EditType.DATE, EditType.CORRECTION, EditType.FIGURE, EditType.REWORDED]


def test_long_texts_take_less_than_a_second() -> None:
    lines = [
        f"Paragraph {n} says that the ferry {n * 7} of Norvik sails, “as it did on day {n}”." for n in range(2_600)
    ]
    before = revision("\n".join(lines), {})
    for n in range(0, 2_600, 40):
        lines[n] = lines[n].replace("sails", "sank")
    after = revision("\n".join(lines), {})
    assert len(before.text) > 200_000
    started = time.perf_counter()
    made = edits(before, after)
    assert time.perf_counter() - started < 3  # 0.5 s on a quiet machine; others may be at work on this one
    assert [edit.type for edit in made] == [EditType.REWORDED] * 65


texts = st.lists(
    st.sampled_from(
        ["The quay is closed.", "“We shall sail,” she said.", "Три человека погибли.", "12 million", "Updated 12:31",
         "\n", "«", "”", "Correction: no.", "\u00ad", "’", "ё", "14 May 2031", " "]
    )
    | st.text(max_size=8)
).map("".join)  # fmt: skip


@given(texts)
def test_a_text_has_no_edits_against_itself(text: str) -> None:
    assert edits(revision(text, {}), revision(text, {})) == ()


@given(texts, texts)
def test_spans_lie_inside_and_hold_the_words(one: str, other: str) -> None:
    before, after = revision(one, {}), revision(other, {})
    for edit in edits(before, after):
        for span, text, said in ((edit.before, one, edit.removed), (edit.after, other, edit.added)):
            assert span is None or (span.end <= len(text) and span.of(text) == said)

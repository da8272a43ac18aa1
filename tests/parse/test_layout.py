"""What each line of a pasted text is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.lexicon.boilerplate import ENTRIES
from svodka.lexicon.layout import ANSWER_LABELS, BYLINES, QUESTION_LABELS
from svodka.model import PartKind
from svodka.parse.boilerplate import bare, is_boilerplate
from svodka.parse.layout import lay_out
from svodka.parse.lines import LONGEST_PARAGRAPH

BODY = (
    "The harbour of Port Alder was closed on Monday after the third storm in a week. "
    "Two ferries turned back, and the mayor asked people to stay at home until the evening."
)
MORE = "“We have seen worse,” Mayor Ivo Lund told the daily Harbour Post. “But not in May, and not three times.”"


def kinds(text: str, title: str | None = None) -> list[str]:
    """One letter-like word a part, in order."""
    return [part.kind.value for part in lay_out(text, title=title).parts]


def drawn(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(p.kind.value, p.span.of(text)) for p in lay_out(text, title=title).parts]


def test_pasted_article_has_head_body_and_tail() -> None:
    text = (
        "Digest of Norvian media\n‘A Storm in May’: Port Alder Learns to Wait for the Ferry\nMay 14, 2031\n"
        f"{BODY}\n\n{MORE}\n  • Ana Petrel\n\n    Harbour.Post\nShare this article\nRead More\n"
        "By subscribing you consent to the use of your personal data"
    )
    layout = lay_out(text)
    assert drawn(text) == [
        ("rubric", "Digest of Norvian media"),
        ("headline", "‘A Storm in May’: Port Alder Learns to Wait for the Ferry"),
        ("dateline", "May 14, 2031"),
        ("body", BODY),
        ("body", MORE),
        ("byline", "• Ana Petrel"),
        ("byline", "Harbour.Post"),
        ("boilerplate", "Share this article"),
        ("boilerplate", "Read More"),
        ("boilerplate", "By subscribing you consent to the use of your personal data"),
    ]
    assert (layout.published, layout.author) == ("2031-05-14", "Ana Petrel")
    assert layout.title == "‘A Storm in May’: Port Alder Learns to Wait for the Ferry"


def test_russian_article_has_head_body_and_tail() -> None:
    body = "Порт Ольховска закрыли в понедельник после третьего шторма за неделю. Два парома вернулись с полпути."
    text = (
        f"Обзор прессы\nПорт закрыт: как город ждёт паром\n14 мая 2031 года, 09:30\nАвтор: Анна Петрель\n\n{body}\n\n{body}\n\n"
        "Подписывайтесь на наш канал\nЧитайте также: Шторм идёт на север\n© Вестник гавани"
    )
    layout = lay_out(text)
    assert kinds(text) == [
        "rubric", "headline", "dateline", "byline", "body", "body", "boilerplate", "boilerplate", "boilerplate"
    ]  # fmt: skip
    assert (layout.published, layout.author) == ("2031-05-14T09:30", "Анна Петрель")


def test_text_that_is_only_body_is_only_body() -> None:
    assert kinds(BODY) == ["body"]
    assert kinds(f"{BODY}\n\n{MORE}") == ["body", "body"]
    assert kinds("Министр отказался от встречи.") == ["body"]


@pytest.mark.parametrize(
    "headline",
    [
        "Port Alder Closes Its Harbour Again.",
        "Lund: We Have Seen Worse.",
        "Why does the ferry wait?",
        "Порт Ольховска закрыли из-за шторма",
    ],
)
def test_headline_may_end_in_a_full_stop(headline: str) -> None:
    assert kinds(f"{headline}\n\n{BODY}\n\n{MORE}\n\n{BODY}")[0] == "headline"


def test_first_line_that_repeats_the_title_is_the_headline() -> None:
    title = "A mayor, three storms, and a ferry that did not sail. What we know so far."
    assert kinds(f"{title}\n{BODY}", title=title) == ["headline", "body"]


def test_name_of_the_column_above_a_date_is_no_headline() -> None:
    text = (
        f"Other Shores\nWednesday, 14 May 2031\nWho Closed the Harbour? Three Ports and One Storm\n\n{BODY}\n\n{MORE}"
    )
    assert kinds(text) == ["rubric", "dateline", "headline", "body", "body"]


def test_one_line_may_hold_author_outlet_and_date() -> None:
    layout = lay_out(f"A Storm in May\nBy Ana Petrel | The Harbour Post | Wednesday, May 14, 2031\n\n{BODY}\n\n{MORE}")
    assert [p.kind for p in layout.parts][:2] == [PartKind.HEADLINE, PartKind.BYLINE]
    assert (layout.author, layout.published) == ("Ana Petrel", "2031-05-14")


def test_headings_stand_between_paragraphs_and_lists_have_none() -> None:
    assert kinds(f"{BODY}\n\nWhat happens next\n\n{MORE}\n\n{BODY}") == ["body", "heading", "body", "body"]
    assert kinds(f"{BODY}\n\n7:15 p.m.\n\n{MORE}") == ["body", "heading", "body"]
    assert "heading" not in kinds(f"{BODY}\n\nThe list:\nFerries\nTugs\nBarges\n\n{MORE}")


def test_questions_of_a_transcript_end_at_the_answer() -> None:
    text = (
        f"{BODY}\n\nQuestion: Will the ferry sail?\n\nAnd when will it?\n\nIvo Lund: It will, tomorrow at seven, if the wind lets us.\n\n"
        "Вопрос: А паром?\n\nОтвет: Паром пойдёт завтра в семь, если позволит ветер."
    )
    assert kinds(text) == ["body", "question", "question", "body", "question", "body"]


def test_interview_as_dialogue_has_questions() -> None:
    text = f"{BODY}\n\n— Паром пойдёт?\n\n— Пойдёт, если позволит ветер.\n\n— А когда?\n\n— Завтра в семь."
    assert kinds(text) == ["body", "question", "body", "question", "body"]


def test_hard_wrapped_lines_make_one_paragraph() -> None:
    wrapped = (
        "The harbour of Port Alder was closed on Monday after the third storm\n"
        "in a week, and the mayor of the town asked people to stay at home\n"
        "until the evening. Two ferries turned back half way and lay at the\n"
        "outer pier until the wind had gone down enough for the tugs to help.\n"
        "\n"
        "Nobody was hurt."
    )
    assert kinds(wrapped) == ["body", "body"]


def test_paragraph_without_end_is_cut_at_sentences_and_said() -> None:
    text = "The ferry waits. " * 2_000
    layout = lay_out(text)
    assert all(len(part.span) <= LONGEST_PARAGRAPH for part in layout.parts)
    assert all(part.span.of(text).endswith(".") for part in layout.parts)
    assert layout.faults == ("1 paragraph(s) longer than 8000 characters were cut.",)


def test_paragraph_without_spaces_is_cut_too() -> None:
    assert all(len(part.span) <= LONGEST_PARAGRAPH for part in lay_out("я" * 100_000).parts)


@pytest.mark.parametrize(("pattern", "example"), ENTRIES, ids=[example for _, example in ENTRIES])
def test_example_beside_each_boilerplate_entry_holds(pattern: str, example: str) -> None:
    assert re.fullmatch(pattern, bare(example)), bare(example)
    # the words without which an entry that begins with anything isn't tried must stand in its lines
    assert is_boilerplate(example)


@pytest.mark.parametrize(
    "line",
    [
        "👉 [Канал «Маяк». Подписаться](https://t.me/mayak)",
        "**❗️**[Подписывайся на Маяк](https://t.me/+abc)",
        "__Читать нас без VPN: ____bit.ly/mayak__",
        "#порт #шторм @mayak",
        "https://mayak.example/1",
    ],
)
def test_channel_tails_are_boilerplate(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "I agree with the minister on privacy, Lund said.",
        "Read more books, the minister told pupils.",
        "Share prices fell on Monday.",
        "Copyright law was changed, the ministry said.",
        "Продолжая переговоры, стороны согласились на паузу.",
        "Президент отказался подписаться под договором.",
        "Журналист Петрель признан иностранным агентом, сообщил Минюст.",
        "Согласно закону о персональных данных, списки закрыты.",
        "Мы в ответе за порт, сказал мэр.",
        "Реклама на телевидении подорожает, заявили в министерстве.",
        "Follow the money, the prosecutor said.",
        "You may also like him, she said of the mayor.",
        "Related charges were dropped, the court said.",
        "Subscribe to no theory, the minister advised.",
    ],
)
def test_words_of_the_news_are_not_boilerplate(line: str) -> None:
    assert not is_boilerplate(line)


@pytest.mark.parametrize(("pattern", "example"), [*BYLINES, *QUESTION_LABELS, *ANSWER_LABELS])
def test_example_beside_each_layout_entry_holds(pattern: str, example: str) -> None:
    names = "(?P<name>" in pattern
    text = f"{BODY}\n\n{example}" if names else f"{BODY}\n\n{example}\n\n{MORE}"
    expected = "byline" if names else "question" if example.endswith("?") else "body"
    assert kinds(text)[1] == expected


LINES = st.sampled_from(
    [
        BODY,
        MORE,
        "By Ana Petrel",
        "May 14, 2031",
        "Share",
        "Q: Will it?",
        "A: It will.",
        "• Ivo Lund",
        "— Да?",
        "x" * 50,
        "",
        " ",
        "\u00a0",
    ]
)


@given(st.one_of(st.text(), st.lists(LINES, max_size=12).map("\n".join)))
def test_parts_cover_all_that_is_not_space_in_order(text: str) -> None:
    at = 0
    for part in lay_out(text).parts:
        assert part.span.start >= at
        assert not text[at : part.span.start].strip()
        assert part.span.of(text) == part.span.of(text).strip() != ""
        at = part.span.end
    assert not text[at:].strip()


@given(st.lists(LINES, min_size=1, max_size=8).map("\n\n".join))
def test_space_in_front_only_moves_the_parts(text: str) -> None:
    plain, moved = lay_out(text).parts, lay_out("\n\n\n" + text).parts
    assert [(p.kind, p.span.shift(3)) for p in plain] == [(p.kind, p.span) for p in moved]

"""The language of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.text.language import language_code, language_of, unread_because


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The minister said that the harbour would open on Monday, and that the ferries were ready for it.", "en"),
        ("Port Alder reopens after storm", "en"),
        ("Министр сказал, что порт откроют в понедельник, если шторм уйдёт на север.", "ru"),
        ("❗️Взрывы в Ольховске, — мэр", "ru"),
        ("Міністр сказав журналістам, що порт відкриють у понеділок, якщо буря відійде на північ країни.", "uk"),
        ("Міністр сказаў, што порт адкрыюць у панядзелак.", "be"),
        ("Министърът каза, че пристанището ще бъде отворено в понеделник.", "bg"),
        ("Министр порт дүйсенбіде ашылады деп мәлімдеді.", "kk"),
        ("Ministeri sanoi maanantaina, että satama avataan huomenna.", "fi"),
        ("部长星期一说，港口明天将重新开放。", "zh"),
        ("قال الوزير يوم الاثنين إن الميناء سيفتح غدا.", "ar"),
    ],
)
def test_languages_of_the_press(text: str, code: str) -> None:
    assert language_of(text).code == code


@pytest.mark.parametrize(
    "text", ["", "Nie!", "2031: 14 %", "https://post.example/a/very/long/address @channel", "❗️❗️"]
)
def test_too_few_letters_tell_nothing_and_say_why(text: str) -> None:
    told = language_of(text)
    assert told.code is None
    assert "too few" in told.reason


def test_plain_english_and_russian_are_told_without_a_model() -> None:
    assert (
        language_of("The minister said that the port of the town was closed for the day and not for good. " * 2).reason
        != "lingua"
    )
    assert language_of("Порт закрыли, сообщил мэр.").reason == "its letters and words"


@pytest.mark.parametrize(
    ("named", "code"), [("en-GB", "en"), ("ru_RU", "ru"), (" EN ", "en"), ("english", None), ("", None), (None, None)]
)
def test_language_tags(named: str | None, code: str | None) -> None:
    assert language_code(named) == code


def test_languages_that_we_read_need_no_excuse() -> None:
    assert {unread_because(code) for code in ("en", "ru", "uk", "ko")} == {None}
    assert "its language is Finnish" in (unread_because("fi") or "")
    assert "--lang" in (unread_because(None) or "")


@given(st.text(st.characters(exclude_categories=[]), max_size=60))
def test_any_text_gets_an_answer(text: str) -> None:
    assert language_of(text).reason

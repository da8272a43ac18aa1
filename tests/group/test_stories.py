"""Reports of one event, and reports of others that look like them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.group.stories import Batch, StoryText, likeness, same_story
from svodka.text.letters import rough
from tests.group.material import AGENCY, REPORT, RUSSIAN, RUSSIAN_REPORT


def story(text: str) -> StoryText:
    title, _, body = text.partition("\n\n")
    return StoryText(title, body)


STORM, GALE, SHTORM, PAROM = map(story, (AGENCY, REPORT, RUSSIAN, RUSSIAN_REPORT))
OTHERS = [
    StoryText("Storm warning lifted in Sundria", "The service of weather of Sundria lifted its warning on Monday. Ships may sail, schools open again, and the mayor of Karst thanked the fire brigade for its work in the hills."),
    StoryText("Ministry of ports sells two islands", "The ministry of ports has sold two islands near Norvik to a company of Halmar City, Irina Velt told a briefing. The price was not told. The guild of bird watchers wants a court to decide."),
    StoryText("Министерство портов продало два острова", "Министерство портов продало два острова близ Норвика компании из столицы, сообщила на брифинге Ирина Вельт. Цена не названа. Общество любителей птиц обратится в суд."),
    StoryText("В Сундрии избрали мэра", "Жители столицы Сундрии выбрали мэром учителя химии Марека Толя. За него проголосовали 54 процента избирателей, явка была рекордной."),
    StoryText("Norvik's football club changes its trainer", "The club of Norvik parted with its trainer after seven defeats. The new one comes from Sundria and speaks no Halmarian."),
]  # fmt: skip
BATCH = Batch([STORM, GALE, SHTORM, PAROM, *OTHERS])


RETOLD = replace(GALE, title="Storm closes Norvik quay, ferry kept at sea")
PERESKAZ = replace(PAROM, title="Шторм закрыл причал: паром ждал в море")


def test_reports_of_one_event_are_one_story() -> None:
    assert BATCH.same_story(STORM, RETOLD)
    assert BATCH.same_story(SHTORM, PERESKAZ)


def test_a_report_under_quite_another_title_is_nearer_than_any_other_event() -> None:
    assert BATCH.likeness(STORM, GALE) > max(BATCH.likeness(GALE, other) for other in OTHERS)
    assert BATCH.likeness(SHTORM, PAROM) > max(BATCH.likeness(PAROM, other) for other in OTHERS)


@pytest.mark.parametrize("other", OTHERS, ids=lambda text: text.title)
def test_other_events_of_the_same_actors_are_not(other: StoryText) -> None:
    assert not any(BATCH.same_story(report, other) for report in (STORM, GALE, SHTORM, PAROM))


def test_headlines_alone() -> None:
    titles = ["Ferry Dawn stranded off Norvik", "Storm strands the ferry Dawn", "Karst elects a mayor", "Sundria bans plastic bags",
              "Farmers block the road to Karst", "Shipping company raises its prices"]  # fmt: skip
    stories = [StoryText(title) for title in titles]
    batch = Batch(stories)
    found = [(i, j) for i in range(6) for j in range(i) if batch.same_story(stories[i], stories[j])]
    assert found == [(1, 0)]


def test_days_apart_they_are_two_events() -> None:
    one, other = replace(STORM, published=date(2031, 5, 14)), replace(RETOLD, published=date(2031, 5, 15))
    assert BATCH.same_story(one, other)
    assert not BATCH.same_story(one, replace(RETOLD, published=date(2031, 6, 14)))


def test_a_text_outside_the_batch_is_compared_too() -> None:
    assert BATCH.likeness(STORM, replace(STORM, title="Storm closes Norvik's quay")) > 0.5
    assert same_story(STORM, STORM) and likeness(STORM, STORM) == pytest.approx(1)
    assert likeness(StoryText(""), StoryText("")) == 0


@pytest.mark.parametrize(
    "spellings",
    [
        ("Щербаков", "Shcherbakov", "scherbakov", "shherbakov"),
        ("Харьков", "kharkov", "harkov", "xarkov"),
        ("жителей", "zhiteley", "zhitelej", "zitelei"),
        ("Россия", "rossiya", "rossija"),
        ("ёж", "еж", "ezh"),
    ],
)
def test_one_rough_spelling_of_a_word(spellings: tuple[str, ...]) -> None:
    assert len({rough(word) for word in spellings}) == 1


@given(st.text(), st.text(), st.text(), st.text())
def test_likeness_is_between_nothing_and_one_and_has_no_direction(
    title: str, text: str, other_title: str, other_text: str
) -> None:
    one, other = StoryText(title, text), StoryText(other_title, other_text)
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == pytest.approx(likeness(other, one))

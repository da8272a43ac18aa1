"""Texts of several events, each put with its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from svodka.group.events import stories_among
from svodka.group.stories import MOST_DAYS
from tests.group.test_stories import OTHERS, RETOLD, STORM

DAY = date(2031, 5, 14)
TEXTS = [replace(text, published=DAY) for text in (STORM, RETOLD, *OTHERS)]


def test_two_reports_of_one_event_are_one_story_and_others_stand_alone() -> None:
    found = stories_among(TEXTS)
    assert {frozenset(story) for story in found if len(story) > 1} == {frozenset({0, 1})}


def test_days_apart_are_two_events() -> None:
    later = replace(RETOLD, published=DAY + timedelta(days=MOST_DAYS + 1))
    assert all(len(story) == 1 for story in stories_among([TEXTS[0], later, *TEXTS[2:]]))


def test_a_text_without_a_day_stands_alone() -> None:
    undated = replace(RETOLD, published=None)
    assert all(len(story) == 1 for story in stories_among([TEXTS[0], undated, *TEXTS[2:]]))


def test_of_no_text_there_is_no_story() -> None:
    assert stories_among([]) == []


@given(st.permutations(range(len(TEXTS))))
def test_each_text_is_in_one_story_in_whatever_order_they_come(order: list[int]) -> None:
    found = stories_among([TEXTS[n] for n in order])
    assert sorted(n for story in found for n in story) == list(range(len(TEXTS)))
    assert frozenset({0, 1}) in {frozenset(order[n] for n in story) for story in found}

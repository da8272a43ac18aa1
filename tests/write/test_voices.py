"""Speakers in words: names with offices, descriptions with articles, and who has a section of their own."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import pytest

from svodka.model import Digest, LedgerRow, Speaker
from svodka.write.compose import compose
from svodka.write.select import select
from svodka.write.voices import capitalized, has_name, office_of, voice
from tests.write.samples import PERIOD, revision, row, statement


def spoken(text: str, name: str, mention: str | None = None, role: str | None = None) -> LedgerRow:
    """A row whose speaker the text names by ``mention``; its words are the first word of the text."""
    of = revision(text)
    made = statement(of, text.split()[0], name)
    return row(of, replace(made, speaker=Speaker(name, mention, role, "by hand")))


@pytest.mark.parametrize(
    ("text", "name", "mention", "words"),
    [
        ("Rain, a ferryman said.", "ferryman", "a ferryman", "a ferryman"),
        ("Rain, a ferryman said. He left.", "ferryman", "He", "the ferryman"),
        ("Rain, the foreign ministry said.", "foreign ministry", "the foreign ministry", "the foreign ministry"),
        ("Foreign Ministry: rain.", "Foreign Ministry", "Foreign Ministry", "the Foreign Ministry"),
        ("Two residents said so.", "Two residents", "Two residents", "two residents"),
        ("Source: rain.", "Source", "Source", "the source"),
        (
            "Spokesmen for the port said so.",
            "Spokesmen for the port",
            "Spokesmen for the port",
            "spokesmen for the port",
        ),
        ("Oravia’s government said so.", "Oravia’s government", "Oravia’s government", "Oravia’s government"),
        ("The Oravian embassy said so.", "Oravian embassy", "The Oravian embassy", "the Oravian embassy"),
        ("Rain, Vera Holm said.", "Vera Holm", "she", "Vera Holm"),
        ("Собеседник газеты сказал.", "Собеседник газеты", "Собеседник газеты", "собеседник газеты"),
    ],
)
def test_subjects(text: str, name: str, mention: str, words: str) -> None:
    role = name if text[0] == "С" else None  # the Russian reader gives a description as its own office
    assert voice(spoken(text, name, mention, role), defaultdict(set)) == words


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("Presidential press secretary", "Vera Holm, presidential press secretary,"),
        ("Veligorian deputy minister", "Vera Holm, Veligorian deputy minister,"),
        ("Foreign Ministry spokeswoman", "Vera Holm, Foreign Ministry spokeswoman,"),
        ("Foreign Minister", "Vera Holm, foreign minister,"),
        ("Colonel, spokesman for the ministry", "Vera Holm, colonel, spokesman for the ministry,"),
        ("Foreign Ministry", "Vera Holm (Foreign Ministry)"),
        ("spokeswoman for", "Vera Holm, spokeswoman,"),
        ("His predecessor", "Vera Holm, predecessor,"),
        ("copy of which the daily has kept", "Vera Holm"),
        ("Vera Holm", "Vera Holm"),
    ],
)
def test_offices_in_the_middle_of_a_sentence(role: str, words: str) -> None:
    assert voice(spoken("Rain, Vera Holm said.", "Vera Holm", "Vera Holm", role), defaultdict(set)) == words


@pytest.mark.parametrize(
    ("mention", "role", "office"),
    [
        ("Официальный представитель МИД Вера Хольм", "Официальный представитель МИД", "официальный представитель МИД"),
        ("МИД Вера Хольм", "МИД", "МИД"),
        ("дипломата", "дипломата", ""),
        ("ваша однофамилица Вера Хольм", "ваша однофамилица", ""),
    ],
)
def test_russian_offices(mention: str, role: str, office: str) -> None:
    assert office_of(Speaker("Вера Хольм", mention, role)) == office


def test_an_office_is_told_once_to_a_section_however_it_is_worded() -> None:
    told: dict[str, set[str]] = defaultdict(set)
    roles = ["Oravian spokeswoman", "spokeswoman", "Oravia’s spokeswoman", "mayor"]
    spoke = [voice(spoken("Rain, Vera Holm said.", "Vera Holm", "Vera Holm", role), told) for role in roles]
    assert spoke == ["Vera Holm, Oravian spokeswoman,", "Vera Holm", "Vera Holm", "Vera Holm, mayor,"]
    other = spoken("Rain, Lev Karsky said.", "Lev Karsky", "Lev Karsky", "mayor")
    assert voice(other, told) == "Lev Karsky, mayor,"


@pytest.mark.parametrize(
    ("text", "name", "named"),
    [
        ("Rain, Vera Holm said.", "Vera Holm", True),
        ("Rain, the Foreign Ministry said.", "Foreign Ministry", True),
        ("Rain, as Oravia said.", "Oravia", True),
        ("Rain, a ferryman said.", "ferryman", False),
        ("Others said so.", "Others", False),
        ("Chairman said so.", "Chairman", False),
        ("Two residents of Kamen said so.", "Two residents of Kamen", False),
        ("Foreign Ministry spokeswoman said so.", "Foreign Ministry spokeswoman", False),
        ("Дождь, сказал Семён.", "Семён", True),
        ("Спасатели сказали.", "Спасатели", False),
    ],
)
def test_who_has_a_name(text: str, name: str, named: bool) -> None:
    assert has_name(spoken(text, name, name)) is named


def test_particles_of_names_stay_small() -> None:
    assert [capitalized(x) for x in ("a ferryman", "de Moreno", "d’Arval")] == ["A ferryman", "de Moreno", "d’Arval"]


def test_sections_are_for_names_with_an_office_or_two_statements() -> None:
    text = (
        "“Rain again today,” “snow again today,” “hail again today,” “wind again today,” “sun again today,” they said."
    )
    of = revision(text)
    rows = [
        row(of, statement(of, "Rain again today,", "Vera Holm", role="mayor")),
        row(of, statement(of, "snow again today,", "Lev Karsky")),
        row(of, statement(of, "hail again today,", "Lev Karsky")),
        row(of, statement(of, "wind again today,", "Ivo Tal")),
        row(of, statement(of, "sun again today,", "a ferryman", source=None)),
    ]
    made: Digest = compose(select(rows, *PERIOD))
    assert [section.heading for section in made.sections] == ["Vera Holm", "Lev Karsky", "Other voices"]
    others = [sentence.text for sentence in made.sections[-1].sentences]
    assert "Ivo Tal said: “wind again today”" in others[0]
    assert "a ferryman" in others[1].casefold()

"""The registry as lines ask it, and one person under several spellings."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from svodka.identity import Registry
from svodka.identity.joined import one_name
from svodka.identity.registered import RegisteredVoices
from svodka.model import OfficeKind
from svodka.people import parse_people

TOML = """
[about]
source = "by hand"
date = "2031-06"

[[person]]
key = "tessa-orlan"
name = "Tessa Orlan"
country = "fr"
sex = "f"
names = { ru = ["Тесса Орлан"] }
surname_is_enough = true

[[person]]
key = "ilo-brann"
name = "Ilo Brann"
country = "fr"
sex = "m"

[[institution]]
key = "ministry"
name = "Ministry of Defence of France"
kind = "ministry"
country = "fr"

[[institution]]
key = "assembly"
name = "Harbour Assembly of France"
kind = "parliament"
country = "fr"

[[office]]
key = "minister"
title = "Minister of Defence"
kind = "defence-minister"
institution = "ministry"
held = [{ by = "tessa-orlan", since = "2030-01-01", until = "2031-02-15" },
        { by = "ilo-brann", since = "2031-02-15" }]

[[office]]
key = "member"
title = "Member of the Assembly"
kind = "legislator"
institution = "assembly"
held = [{ by = "tessa-orlan", since = "2031-02-16" }]
"""


@pytest.fixture(scope="module")
def voices() -> RegisteredVoices:
    return RegisteredVoices(Registry.of(parse_people(TOML, "test")))


def test_an_office_is_that_of_the_day(voices: RegisteredVoices) -> None:
    minister = voices.voice("Орлан", "", date(2031, 2, 4))
    assert minister is not None
    assert (minister.person, minister.state, minister.institution) == ("Tessa Orlan", "France", "Defence Ministry")
    assert (minister.kind, minister.own) == (OfficeKind.DEFENCE_MINISTER, False)
    member = voices.voice("Tessa Orlan", "", date(2031, 3, 1))
    assert member is not None
    assert (member.institution, member.own) == ("Harbour Assembly", True)


def test_before_any_office_only_the_person_is_known(voices: RegisteredVoices) -> None:
    early = voices.voice("Tessa Orlan", "", date(2020, 1, 1))
    assert early is not None
    assert (early.person, early.office, early.institution) == ("Tessa Orlan", None, None)


def test_a_surname_in_any_case_of_who_needs_no_first_name(voices: RegisteredVoices) -> None:
    assert voices.surname("Orlan") == voices.surname("Орлан") == "Orlan"
    assert voices.surname("Brann") is None
    assert voices.surname("harbour") is None
    assert voices.voice("Nobody Known", "", None) is None


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        ("defence minister", OfficeKind.DEFENCE_MINISTER),
        ("the president's press secretary", OfficeKind.SPOKESPERSON),
        ("пресс-секретарь президента", OfficeKind.SPOKESPERSON),
        ("aide to the president", OfficeKind.AIDE),
        ("baker", None),
    ],
)
def test_the_kind_of_an_office(voices: RegisteredVoices, role: str, kind: OfficeKind | None) -> None:
    assert voices.office(role) is kind


def test_spellings_of_one_person_are_joined_and_namesakes_are_not() -> None:
    told = Counter(
        {"Inga Dorova": 3, "Инга Дорова": 5, "И. Л. Дорова": 1, "Nina Dorova": 1, "Mark Talin": 2, "Talin": 4}
    )
    shown = one_name(told)
    assert shown["Инга Дорова"] == shown["Inga Dorova"] == "Inga Dorova"
    assert shown["И. Л. Дорова"] == "Inga Dorova"
    assert shown["Nina Dorova"] == "Nina Dorova"
    assert shown["Talin"] == "Mark Talin"


def test_a_surname_that_two_bear_stays_as_it_is() -> None:
    shown = one_name(Counter({"Inga Dorova": 3, "Nina Dorova": 1, "Dorova": 2}))
    assert shown["Dorova"] == "Dorova"

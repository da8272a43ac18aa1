"""Whom of the registry a speaker is: persons with the office of the day, bodies by the country that the text tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from svodka.identity import Registry
from svodka.identity.bodies import countries_beside
from svodka.identity.recorded import entries_of, people_of, registry_checksum
from svodka.identity.voices import Context, needs_text, voice_of
from svodka.model import Attributed, EntryKind, Label, Outlet, People, SpeakerType
from svodka.people import load_packs, parse_people
from tests.identity.halmar import TOML, registry

HALMAR = registry()
PACKS = Registry.of(load_packs())
DAY = date(2024, 8, 1)
T = SpeakerType


def asked(name: str, type: SpeakerType, role: str | None = None, day: date | None = DAY) -> Attributed:
    return Attributed("s1", name, type, role, day, "Courier", "The bridge stands.", "https://halmar.example/1")


@pytest.mark.parametrize(
    ("day", "office", "sure"),
    [
        (date(2024, 6, 1), "ha-spokesperson", True),
        (date(2028, 5, 10), "ha-spokesperson", False),  # her last month
        (date(2030, 1, 1), "ha-minister", True),
        (date(2019, 1, 1), None, True),
        (None, None, True),
    ],
)
def test_the_office_is_that_of_the_day(day: date | None, office: str | None, sure: bool) -> None:
    voice = voice_of(asked("Щербатовой", T.PERSON, "министр", day), HALMAR)
    assert (voice.kind, voice.key, voice.office, voice.sure) == (EntryKind.PERSON, "zhanna-shcherbatova", office, sure)


def test_a_former_office_holder_speaks_with_the_office_of_that_day() -> None:
    voice = voice_of(asked("Pavel Ivanovich Dorn", T.PERSON, "former foreign minister", date(2030, 1, 1)), HALMAR)
    assert (voice.key, voice.office) == ("pavel-dorn", None)
    before = voice_of(asked("Pavel Ivanovich Dorn", T.PERSON, "foreign minister", date(2024, 1, 1)), HALMAR)
    assert before.office == "ha-minister"


def test_a_namesake_is_nobody_with_candidates() -> None:
    voice = voice_of(asked("Pavel Dorn", T.PERSON), HALMAR)
    assert voice.kind is None and {key for key, _ in voice.candidates} == {"pavel-dorn", "pavel-dorn-younger"}
    assert "2 persons" in voice.basis


@pytest.mark.parametrize(
    ("name", "text", "home", "key"),
    [
        ("МИД", "В МИД сообщили о переговорах.", "ru", "ru-foreign-ministry"),
        ("МИД", "В МИД сообщили о переговорах.", "ua", "ua-foreign-ministry"),
        ("МИД", "МИД КНДР выразил протест. В МИД добавили, что ответят.", None, "kp-foreign-ministry"),
        ("МИД", "Глава МИД КНДР приедет в пятницу, сообщили в МИД.", "ru", None),  # whose, can't be told
        ("МИД", "МИД Украины и МИД Белоруссии поспорили; МИД молчит.", None, None),
        ("Foreign Ministry", "The Foreign Ministry of Ukraine denied it. The Foreign Ministry said more.", None,
         "ua-foreign-ministry"),
        ("the Foreign Ministry", "Russia's Foreign Ministry denied it.", None, "ru-foreign-ministry"),
        ("the Foreign Ministry", "The Foreign Ministry denied it. Ukraine waits.", None, None),
        ("the Foreign Ministry", "The Foreign Ministry denied it.", "fi", None),
        ("МИД Украины", "", None, "ua-foreign-ministry"),
        ("Кремль", "", None, "kremlin"),
        ("Кремле", "", None, "kremlin"),
    ],
)  # fmt: skip
def test_a_body_without_a_country(name: str, text: str, home: str | None, key: str | None) -> None:
    said = asked(name, T.INSTITUTION)
    context = Context(text, home) if needs_text(said, PACKS) else None
    voice = voice_of(said, PACKS, context)
    assert voice.key == key
    assert voice.kind is (EntryKind.INSTITUTION if key else None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("российский МИД", {"ru"}),
        ("МИД России", {"ru"}),
        ("МИД, России это не понравилось", set()),
        ("в МИД. Россия ответит", set()),
        ("МИД и Минобороны КНДР", set()),  # too far to tell
        ("", set()),
    ],
)
def test_countries_beside_a_name(text: str, found: set[str]) -> None:
    assert countries_beside("МИД", text) == found


def test_offices_without_a_name() -> None:
    voice = voice_of(asked("министр обороны России", T.OFFICE), PACKS)
    assert (voice.kind, voice.key, voice.candidates) == (
        EntryKind.OFFICE,
        "ru-defence-minister",
        (("andrei-belousov", 1.0),),
    )
    earlier = voice_of(asked("the Russian defence minister", T.OFFICE, day=date(2020, 1, 1)), PACKS)
    assert earlier.candidates == (("sergei-shoigu", 1.0),)
    said = asked("the defence minister", T.OFFICE)
    assert needs_text(said, PACKS)
    assert voice_of(said, PACKS, Context("The defence minister spoke.", "ua")).key == "ua-defence-minister"
    assert voice_of(said, PACKS, Context("The defence minister spoke.", None)).kind is None
    assert voice_of(asked("the former Russian defence minister", T.OFFICE), PACKS).kind is None
    assert voice_of(asked("источник", T.UNKNOWN), PACKS).kind is None


@pytest.mark.parametrize(
    ("name", "office"),
    [
        ("президент США", "us-president"),
        ("украинский президент", "ua-president"),
        ("the current Russian president", "ru-president"),
        ("избранный президент США", None),
        ("жена президента США", None),
        ("Посольство США", None),
        ("представитель президента Украины", None),
        ("эксперты и президент США", None),
        ("Офис генерального прокурора Украины", None),
    ],
)
def test_what_is_an_office_and_what_only_names_one(name: str, office: str | None) -> None:
    voice = voice_of(asked(name, T.OFFICE), PACKS, Context())
    assert (voice.key if voice.kind is EntryKind.OFFICE else None) == office


def test_groups_are_of_the_registry_or_nobody() -> None:
    assert voice_of(asked("Wagner", T.GROUP), PACKS).key == "ru-wagner"
    assert voice_of(asked("чиновники", T.GROUP), PACKS).kind is None


def test_an_outlet_speaks() -> None:
    courier = Outlet("courier", "The Halmar Courier", (("ru", "Вестник Халмара"),))
    whole = replace(parse_people(TOML, "halmar.toml"), outlets=(courier,))
    here = Registry.of(whole)
    assert voice_of(asked("Вестнику Халмара", T.OUTLET), here).key == "courier"
    assert voice_of(asked("Halmar Courier", T.INSTITUTION), here).kind is EntryKind.OUTLET
    assert voice_of(asked("Halmar Courier", T.PERSON), here).kind is None


@pytest.mark.parametrize(
    ("person", "day", "bodies"),
    [
        ("dmitry-peskov", DAY, ("ru-president", "kremlin")),
        ("maria-zakharova", DAY, ("ru-foreign-ministry",)),
        ("vladimir-putin", DAY, ("kremlin", "kremlin-bloc")),
    ],
)
def test_for_whom_one_speaks(person: str, day: date, bodies: tuple[str, ...]) -> None:
    assert PACKS.speaks_for(person, day) == bodies
    assert PACKS.institutions["kremlin"].bloc == "kremlin-bloc"


# ------------------------------------------------------------------------------------- as entries of the ledger


def test_entries_give_the_same_registry_back() -> None:
    label = Label("daily", "the site itself", "2030")
    outlet = Outlet(
        "courier", "The Halmar Courier", (("ru", "Вестник"),), label, sites=("halmar.example",), country="xh"
    )
    people = replace(parse_people(TOML, "halmar.toml"), outlets=(outlet,))
    entries = entries_of(people)
    again = people_of(entries)
    for name in ("persons", "institutions", "offices", "tenures", "outlets"):
        assert set(getattr(again, name)) == set(getattr(people, name)), name
    turned = replace(people, persons=people.persons[::-1], tenures=people.tenures[::-1])
    assert entries_of(turned) == entries and registry_checksum(entries) == registry_checksum(entries_of(turned))
    assert registry_checksum(entries_of(People())) != registry_checksum(entries)
    packs = load_packs()
    assert set(people_of(entries_of(packs)).tenures) == set(packs.tenures)

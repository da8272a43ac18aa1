"""Who speaks for whom."""

from __future__ import annotations

import pytest

from svodka.track.holders import (
    Cast,
    Described,
    Holder,
    home_state,
    institution_of,
    office_and_name,
    resolve,
    romanised,
    state_of,
)


def cast() -> Cast:
    found = Cast(home="Iran")
    found.learn(Described("Tessa Orlan", "Tessa Orlan", "Foreign Minister", True))
    found.learn(Described("Ilo Brann", "Ilo Brann", "Canadian defence minister", True))
    return found


@pytest.mark.parametrize(
    ("described", "holder"),
    [
        (Described("Orlan", "Orlan", "", True), Holder("Tessa Orlan", "Foreign Ministry", "Iran")),
        (Described("London Orlan", "London Orlan", "", True), Holder("Tessa Orlan", "Foreign Ministry", "Iran")),
        (Described("Brann", "Brann", "", True), Holder("Ilo Brann", "Defence Ministry", "Canada")),
        (
            Described("the ministry", "The Iranian interior ministry", "", False),
            Holder(None, "Interior Ministry", "Iran"),
        ),
        (Described("he", "he", "", True), Holder(None, None, None)),
        (Described("a source", "a source in the ministry", "", False), Holder(None, None, None, True)),
        (Described("Mara Vel", "Mara Vel", "former foreign minister", True), Holder("Mara Vel", None, None)),
        (Described("Mara Vel", "Mara Vel", "", True), Holder("Mara Vel", None, None)),
    ],
)
def test_resolve(described: Described, holder: Holder) -> None:
    assert resolve(described, cast()) == holder


def test_states_and_bodies_in_both_languages() -> None:
    assert state_of("North Korean foreign minister") == "North Korea"
    assert state_of("представитель МИД Ирана") == "Iran"
    assert state_of("he told us") is None
    assert state_of("the US envoy") == "United States"
    assert institution_of("представитель МИД Ирана") == "Foreign Ministry"
    assert institution_of("Iran's UN envoy") == "Permanent Mission to the UN"
    assert home_state(("Saudi agents",)) == "Saudi Arabia"
    assert home_state(("Varnia", "Varnian army")) == "Varnia"


def test_names_in_latin_letters() -> None:
    assert romanised("Евгений Орлов") == "Yevgeny Orlov"
    assert romanised("Сергей Чайский") == "Sergei Chaisky"
    assert romanised("Tessa Orlan") == "Tessa Orlan"


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Foreign Minister Ada Kell rebuked the agency.", "Ada Kell", "Foreign Minister"),
        ("Министр иностранных дел Ада Келл упрекнула агентство.", "Ада Келл", "Министр иностранных дел"),
        ("Президент Ловро Бест уволил генерала.", "Ловро Бест", "Президент"),
        ("Министр обороны Лории Ада Келл уехала.", "Ада Келл", "Министр обороны Лории"),
    ],
)
def test_an_office_and_a_name_open_a_sentence(text: str, name: str, role: str) -> None:
    found = office_and_name(text)
    assert found is not None
    assert (found.name, found.role) == (name, role)


@pytest.mark.parametrize(
    "text", ["The Lorim Daily News wrote it.", "Ada Kell left.", "Kell told Sky News that she left."]
)
def test_names_without_an_office_open_nothing(text: str) -> None:
    assert office_and_name(text) is None


def test_a_first_name_alone_is_the_one_who_bears_it() -> None:
    cast = Cast()
    cast.learn(Described("Abin Ahret", "Abin Ahret", "prime minister", True))
    assert cast.full("Abin") == "Abin Ahret"

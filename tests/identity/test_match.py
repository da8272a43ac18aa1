"""Whom a name means, with the words of an office and a day; who held what when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from svodka.identity import Registry
from svodka.identity.compare import Mention, Verdict, same_person
from svodka.identity.roles import role_of, without_role
from svodka.identity.said import said_by, said_under, unconfirmed
from svodka.identity.voices import voice_of
from svodka.model import Attributed, Citation, EntryKind, NameDecision, OfficeKind, SpeakerType
from tests.identity.halmar import registry

HALMAR = registry()


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Velt", "irina-velt"),
        ("Ирина Вельт", "irina-velt"),
        ("Ириной Вельт", "irina-velt"),
        ("И. П. Вельт", "irina-velt"),
        ("VELT, Irina", "irina-velt"),
        ("Вельт Ирина Павловна", "irina-velt"),
        ("Ms Velt", "irina-velt"),
        ("Irina Veldt", None),  # too short a name for a slip
        ("Щербатовой", "zhanna-shcherbatova"),
        ("Zhanna Ščerbatova", "zhanna-shcherbatova"),
        ("Schanna Schtscherbatowa", "zhanna-shcherbatova"),
        ("Zhanna Shcherbatskaya", None),
        ("Zhanna Shcherbotova", "zhanna-shcherbatova"),  # a slip
        ("Anna Shcherbatova", None),
        ("Жанной Щербатова", None),  # no case has both
        ("Ласкина", None),  # likelier a woman
        ("Ласкину", "gleb-laskin"),
        ("Глеба Ласкина", "gleb-laskin"),
        ("Глеб Петрович Ласкин", None),
        ("Иван Орлов", None),  # many are called so
        ("Иван Петрович Орлов", "ivan-orlov"),
        ("Dorn", None),
        ("Pavel Dorn", None),  # two of them
        ("Павел Иванович Дорн", "pavel-dorn"),
        ("Павлом Павловичем Дорном", "pavel-dorn-younger"),
        ("Mok Tae-ran", "mok-tae-ran"),
        ("목태란", "mok-tae-ran"),
        ("Мок", None),
        ("Somebody Else", None),
        ("", None),
        ("…", None),
    ],
)
def test_names_without_context(name: str, person: str | None) -> None:
    assert HALMAR.identify(name).person == person


@pytest.mark.parametrize(
    ("name", "role", "on", "person"),
    [
        ("Dorn", "foreign minister", date(2024, 1, 1), "pavel-dorn"),
        ("Dorn", "former foreign minister", date(2030, 1, 1), "pavel-dorn"),
        ("Pavel Dorn", "an expert at the Institute for the Straits", date(2031, 1, 1), "pavel-dorn-younger"),
        ("Дорн", "министр иностранных дел", date(2024, 1, 1), "pavel-dorn"),
        ("Dorn", "foreign minister", date(2031, 1, 1), None),  # not on that day
        ("Ivan Orlov", "commander", date(2030, 1, 1), "ivan-orlov"),
        ("Ivan Orlov", "schoolteacher", date(2030, 1, 1), None),
        ("Ирина Вельт", "актриса", None, None),
        ("Вельт", "теннисистка", None, None),
        ("Foreign Minister Pavel Dorn", None, date(2024, 1, 1), "pavel-dorn"),
    ],
)
def test_an_office_tells_bearers_of_a_name_apart(
    name: str, role: str | None, on: date | None, person: str | None
) -> None:
    assert HALMAR.identify(name, role, on).person == person


def test_unknown_comes_with_candidates_and_reasons() -> None:
    found = HALMAR.identify("Pavel Dorn")
    assert [c.person for c in found.candidates] == ["pavel-dorn", "pavel-dorn-younger"]
    assert "2 persons" in found.reason
    assert all(c.score >= 0.9 and "surname Dorn" in c.reasons for c in found.candidates)
    against = HALMAR.identify("Irina Velt", "actress")
    assert against.candidates[0].against == ("“actress” is no public office",)


def test_another_country_speaks_against() -> None:
    assert HALMAR.identify("Gleb Laskin", country="xs").person == "gleb-laskin"
    assert HALMAR.identify("Laskin", country="xh").person is None


@given(st.text(max_size=60), st.one_of(st.none(), st.text(max_size=60)))
@example("÷", None)  # stands among the Latin letters of Unicode and is none
def test_any_text_is_somebody_or_nobody(name: str, role: str | None) -> None:
    found = HALMAR.identify(name, role)
    assert found.person is None or found.candidates[0].person == found.person
    assert all(0 <= c.score <= 0.99 for c in found.candidates)


def test_the_office_of_the_day() -> None:
    def titles(day: date) -> list[tuple[str, bool]]:
        return [(h.tenure.office, h.sure) for h in HALMAR.role_on("zhanna-shcherbatova", day)]

    assert titles(date(2024, 2, 29)) == []
    assert titles(date(2025, 1, 1)) == [("ha-spokesperson", True)]
    assert titles(date(2028, 5, 10)) == [("ha-spokesperson", False)]  # left in May, the day is not known
    assert titles(date(2029, 1, 1)) == [("ha-minister", True)]
    assert titles(date(2040, 1, 1)) == [("ha-minister", False)]  # the file is of 2031
    assert HALMAR.role_on("zhanna-shcherbatova", date(2040, 1, 1))[0].why == "in office in 2031-06, later is not known"
    assert [h.sure for h in HALMAR.role_on("ivan-orlov", date(2030, 1, 1))] == [False]
    assert HALMAR.speaks_for("irina-velt", date(2030, 1, 1)) == ("ha-ministry",)
    assert HALMAR.holders("foreign minister", date(2024, 1, 1), "xh") == ("pavel-dorn",)
    assert HALMAR.holders("foreign minister", date(2024, 1, 1), "xs") == ()


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("вице-премьер", OfficeKind.DEPUTY_PRIME_MINISTER),
        ("премьер", OfficeKind.PRIME_MINISTER),
        ("замглавы МИД", OfficeKind.DEPUTY_FOREIGN_MINISTER),
        ("глава МИД", OfficeKind.FOREIGN_MINISTER),
        ("deputy defense minister", OfficeKind.DEPUTY_DEFENCE_MINISTER),
        ("press secretary", OfficeKind.SPOKESPERSON),
        ("спикер парламента", OfficeKind.SPEAKER),
        ("глава генштаба", OfficeKind.CHIEF_OF_GENERAL_STAFF),
    ],
)
def test_a_role_is_of_one_kind(words: str, kind: OfficeKind) -> None:
    assert role_of(words).kinds == {kind}


def test_a_role_tells_country_and_that_it_was_left() -> None:
    assert role_of("экс-министр обороны Украины").former
    assert role_of("экс-министр обороны Украины").countries == {"ua"}
    assert role_of("учительница").ordinary
    assert without_role("глава МИД РФ Глеб Ласкин") == ("глава МИД РФ", "Глеб Ласкин")
    assert without_role("Глеб Ласкин") is None


@pytest.mark.parametrize(
    ("name", "country", "key"),
    [
        ("the Palace", None, "ha-palace"),
        ("Дворцу", None, "ha-palace"),
        ("Palace of Halmar", None, "ha-palace"),
        ("МИД Халмара", None, "ha-ministry"),
        ("Ministry of Foreign Affairs", None, None),
        ("Bank", None, None),
        ("", None, None),
    ],
)
def test_institutions(name: str, country: str | None, key: str | None) -> None:
    assert HALMAR.bodies.find(name, country).institution == key


def test_two_mentions() -> None:
    older = Mention("Pavel Dorn", "foreign minister", date(2024, 1, 1))
    assert same_person(older, Mention("Павел Иванович Дорн"), HALMAR) is Verdict.SAME
    assert same_person(older, Mention("Павел Павлович Дорн"), HALMAR) is Verdict.DIFFERENT
    assert same_person(older, Mention("Pavel Dorn"), HALMAR) is Verdict.UNKNOWN
    assert same_person(Mention("Velt"), Mention("Irina Velt", "actress"), HALMAR) is Verdict.DIFFERENT
    assert same_person(Mention("Anna Lind"), Mention("Анна Линд"), HALMAR) is Verdict.SAME


def row(speaker: str, day: str | None, outlet: str | None, *, role: str | None = None,
        type: SpeakerType = SpeakerType.PERSON) -> Citation:  # fmt: skip
    said = Attributed(
        f"{speaker}{day}", speaker, type, role, date.fromisoformat(day) if day else None, outlet, "The bridge stands.",
        "https://halmar.example/1",
    )  # fmt: skip
    return Citation(said, 1, "r1", "d1", said.day, voice=voice_of(said, HALMAR))


ROWS = [
    row("Irina Velt", "2030-01-02", "Courier"),
    row("Вельт", "2031-05-14", "Вести", role="представитель МИД"),
    row("Irina Velt", None, None, role="spokeswoman"),
    row("Irina Velt", "2031-05-15", "Courier", role="actress"),
    row("Anna Lind", "2031-05-14", "Courier", role="mayor"),
    row("Анной Линд", "2031-05-16", "Вести"),
    row("Линд Анна", "2031-05-17", "Вести"),
    row("the woman", "2031-05-17", "Вести"),
    row("Palace", "2031-05-17", "Вести", type=SpeakerType.INSTITUTION),
]


def test_what_somebody_said_by_year_and_outlet() -> None:
    figures = said_by(EntryKind.PERSON, "irina-velt", ROWS, HALMAR)
    assert figures.total == 3
    assert figures.by_year == {"2030": 1, "2031": 1, "undated": 1}
    assert figures.by_outlet == {"Courier": 1, "Вести": 1, "unknown outlet": 1}
    assert (figures.first, figures.last) == (date(2030, 1, 2), date(2031, 5, 14))
    assert figures.offices == {"ha-spokesperson": 2}  # none is known without a day
    assert said_by(EntryKind.INSTITUTION, "ha-palace", ROWS, HALMAR).total == 1
    assert said_under("Anna Lind", ROWS, HALMAR).spellings == {"Anna Lind": 1, "Анной Линд": 1, "Линд Анна": 1}


def test_whom_no_record_knows_most_frequent_first() -> None:
    found = unconfirmed(ROWS, HALMAR)
    assert [(one.name, one.figures.total) for one in found] == [("Anna Lind", 2), ("Irina Velt", 1), ("Анной Линд", 1)]
    assert found[1].candidates[0][0] == "irina-velt"
    no_person = NameDecision("Лінд Анна", "rejected", None, "editor", datetime(2031, 6, 1, tzinfo=UTC), "by hand")
    assert [one.name for one in unconfirmed(ROWS, HALMAR, [no_person])] == ["Irina Velt", "Анной Линд"]
    reopened = replace(no_person, verdict="reopened")
    assert len(unconfirmed(ROWS, HALMAR, [no_person, reopened])) == 3


def test_the_same_registry_whatever_the_order() -> None:
    from svodka.people import parse_people
    from tests.identity.halmar import TOML

    people = parse_people(TOML, "x")
    turned = type(people)(people.persons[::-1], people.institutions[::-1], people.offices[::-1], people.tenures[::-1])
    other = Registry.of(turned)
    for name in ("Pavel Dorn", "Velt", "Орлов", "Mok"):
        assert other.identify(name) == HALMAR.identify(name)


@pytest.mark.parametrize(
    "name",
    [
        "брат министра иностранных дел Ирины Вельт",
        "канцелярия министра Ирины Вельт",
        "the brother of minister Irina Velt",
    ],
)
def test_who_belongs_to_somebody_is_somebody_else(name: str) -> None:
    assert HALMAR.identify(name).person is None
    assert HALMAR.identify("министр Ирина Вельт").person == "irina-velt"

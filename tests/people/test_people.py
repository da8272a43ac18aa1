"""Files of persons: read, written, refused with what is wrong; the packs; what importers take over."""

from __future__ import annotations

import gzip
import json
import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from svodka.errors import ConfigError, UsageError
from svodka.identity import Registry
from svodka.identity.folding import script
from svodka.model import ENDED, Basis, OfficeKind, People
from svodka.people import PACKS, load_packs, load_people, merged, parse_people, people_text
from svodka.people.imported import join
from svodka.people.reading import read_import
from tests.identity.halmar import TOML

BASIS = Basis("file.json", "2031-06-01")
ABOUT = '[about]\nsource = "by hand"\ndate = "2031"\n'


def test_what_is_written_reads_as_the_same() -> None:
    people = parse_people(TOML, "halmar.toml")
    assert parse_people(people_text(people, Basis("by hand", "2031-06")), "again") == people
    assert parse_people(people_text(people, Basis("elsewhere", "2030")), "again") == people


@pytest.mark.parametrize("pack", PACKS)
def test_packs_read_as_they_are_written(pack: str) -> None:
    people = load_packs([pack])
    about = people.persons[0].basis
    assert parse_people(people_text(people, about), pack) == people


def test_packs_hold_enough_and_no_key_leads_nowhere() -> None:
    people = load_people()
    assert len(people.persons) >= 150
    assert len(people.institutions) >= 60
    assert {p.country for p in people.persons} >= {"ru", "ua", "by", "us", "kp", "kr"}
    held = {tenure.person for tenure in people.tenures}
    # relatives of the North Korean leader, whom reports name and who hold no known office
    assert {p.key for p in people.persons} - held == {"kim-jong-nam", "ri-sol-ju", "kim-ju-ae"}
    bases = [*(person.basis for person in people.persons), *(tenure.basis for tenure in people.tenures)]
    assert not any(basis.checked for basis in bases)  # nobody has looked one up; who does, says so there, and here


def test_every_person_of_a_pack_has_a_name_in_russian_and_who_is_korean_in_hangul() -> None:
    for person in load_packs().persons:
        languages = {language for language, _ in person.names}
        assert "ru" in languages, person.key
        assert person.sex in ("m", "f"), person.key
        if person.country in ("kp", "kr"):
            assert "ko" in languages and person.surname_first, person.key
        for language, name in person.names:
            wanted = {"ru": "cyrillic", "uk": "cyrillic", "be": "cyrillic", "ko": "hangul", "zh": "han", "en": "latin"}
            assert script(name) == wanted.get(language, script(name)), (person.key, name)


def test_every_person_of_a_pack_is_found_by_each_of_its_names_or_is_one_of_several() -> None:
    registry = Registry.of(load_people())
    for person in registry.persons.values():
        for name in (person.name, *(name for _, name in person.names)):
            found = registry.identify(name)
            assert person.key in {c.person for c in found.candidates}, name
            if found.person != person.key:
                assert found.person is None or "Peskov" in person.name, name


def test_one_office_of_state_has_one_holder_at_a_time() -> None:
    people = load_packs()
    single = {"president", "prime-minister", "foreign-minister", "defence-minister"}
    for office in people.offices:
        if office.kind.value in single:
            terms = sorted((t.since or "", t.until or "9999") for t in people.tenures if t.office == office.key)
            for (_, until), (since, _) in pairwise(terms):
                shared = min(len(until), len(since))
                assert until[:shared] <= since[:shared], (office.key, until, since)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[person]]\nkey = 'a'\nname = 'A'\n", "source and date are missing"),
        (ABOUT + "[[person]]\nkey = 'a'\n", "person 1: name is missing"),
        (ABOUT + "[[person]]\nkey = 'A b'\nname = 'A'\n", "person 1: key must be of small letters"),
        (ABOUT + "[[person]]\nkey = 'a'\nname = 'A'\nnick = 'x'\n", "unknown key 'nick'"),
        (ABOUT + "[[person]]\nkey = 'a'\nname = 'A'\n[[person]]\nkey = 'a'\nname = 'B'\n", "two tables [[person]]"),
        (ABOUT + "[[person]]\nkey = 'a'\nname = 'A'\nnames = ['x']\n", "names must be a table in braces"),
        (ABOUT + "[[person]]\nkey = 'a'\nname = 'A'\nnames = { russian = ['x'] }\n", "no two-letter code"),
        (ABOUT + "[[person]]\nkey = 'a'\nname = 'A'\nsex = 'x'\n", 'sex must be "m" or "f"'),
        (ABOUT + "[[person]]\nkey = 'a'\nname = 'A'\ncommon = 1\n", "common must be true or false"),
        (ABOUT + '[[person]]\nkey = "a"\nname = "A\\u001b[31m"\n', "name must be a text of one line"),
        (ABOUT + "[[office]]\nkey = 'a'\ntitle = 'A'\nkind = 'boss'\n", "kind must be one of leader"),
        (ABOUT + "[[office]]\nkey='a'\ntitle='A'\nkind='mayor'\nheld=[{by='b', since='May 2031'}]\n", "must be a year"),
        (
            ABOUT + "[[office]]\nkey='a'\ntitle='A'\nkind='mayor'\nheld=[{by='b', since='2031', until='2030'}]\n",
            "before since",
        ),
        (ABOUT + "[[people]]\nkey = 'a'\n", "unknown key 'people'"),
        ("key = [", "is not TOML"),
    ],
)
def test_a_wrong_file_is_told_in_one_line(text: str, told: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(told)) as error:
        parse_people(text, "own.toml")
    assert str(error.value).startswith("own.toml")
    assert "\n" not in str(error.value)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "people").mkdir()
    return tmp_path


def test_a_desk_adds_and_replaces(root: Path) -> None:
    (root / "people/own.toml").write_text(
        ABOUT + '[[person]]\nkey = "ana-belic"\nname = "Ana Belic"\n'
        '[[person]]\nkey = "dmitry-peskov"\nname = "D. S. Peskov"\n',
        encoding="utf-8",
    )
    (root / "people/.hidden.toml").write_text("[", encoding="utf-8")
    persons = {p.key: p for p in load_people(root).persons}
    assert persons["ana-belic"].name == "Ana Belic"
    assert persons["dmitry-peskov"].name == "D. S. Peskov"
    assert len(persons) == len(load_packs().persons) + 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "[[office]]\nkey='x'\ntitle='X'\nkind='mayor'\nheld=[{by='nobody'}]\n",
            "'nobody', and there is no such person",
        ),
        ("[[office]]\nkey='x'\ntitle='X'\nkind='mayor'\ninstitution='none'\n", "institution 'none'"),
        ("[[office]]\nkey='x'\ntitle='X'\nkind='mayor'\nspeaks_for=['none']\n", "speaks_for 'none'"),
        ("[[institution]]\nkey='x'\nname='X'\nkind='court'\nparent='none'\n", "parent 'none'"),
    ],
)
def test_a_name_of_nothing_is_refused(root: Path, text: str, told: str) -> None:
    (root / "people/own.toml").write_text(ABOUT + text, encoding="utf-8")
    with pytest.raises(ConfigError, match=re.escape(told)):
        load_people(root)


def test_files_that_cannot_be_read(root: Path) -> None:
    (root / "people/own.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_people(root)


# ------------------------------------------------------------------------------------------- importers


def wikidata_person() -> dict[str, Any]:
    def item(number: str) -> dict[str, Any]:
        return {"mainsnak": {"datavalue": {"value": {"id": number}}}}

    def time(value: str, precision: int) -> list[dict[str, Any]]:
        return [{"datavalue": {"value": {"time": value, "precision": precision}}}]

    return {
        "id": "Q1001",
        "labels": {"en": {"value": "Ana Belic"}, "ru": {"value": "Ана Белич"}, "xx": {"value": "?"}},
        "aliases": {"en": [{"value": "A. Belic"}]},
        "claims": {
            "P31": [item("Q5")],
            "P21": [item("Q6581072")],
            "P27": [item("Q403")],
            "P39": [
                {**item("Q2001"), "qualifiers": {"P580": time("+2028-05-14T00:00:00Z", 11)}},
                {
                    **item("Q2002"),
                    "qualifiers": {"P580": time("+2020-00-00T00:00:00Z", 9), "P582": time("+2028-04-00T00:00:00Z", 10)},
                },
                {**item("Q2003"), "rank": "deprecated"},
                {**item("Q2004"), "qualifiers": {"P582": [{"snaktype": "somevalue"}]}},
                {"mainsnak": {"snaktype": "novalue"}},
            ],
        },
    }


OFFICE = {"id": "Q2001", "labels": {"en": {"value": "Minister of Foreign Affairs of Halmar"}}, "claims": {}}


@pytest.mark.parametrize("form", ["entities", "list", "lines", "dump", "gzip"])
def test_wikidata_in_each_of_its_forms(form: str, tmp_path: Path) -> None:
    entities = [wikidata_person(), OFFICE]
    text = {
        "entities": json.dumps({"entities": {e["id"]: e for e in entities}}),
        "list": json.dumps(entities),
        "lines": "\n".join(map(json.dumps, entities)),
        "dump": "[\n" + ",\n".join(map(json.dumps, entities)) + "\n]\n",
        "gzip": json.dumps(entities),
    }[form]
    path = tmp_path / "file.json"
    path.write_bytes(gzip.compress(text.encode()) if form == "gzip" else text.encode())
    joined = join(read_import(path, BASIS), People(), BASIS)
    (person,) = joined.people.persons
    assert (person.key, person.country, person.sex) == ("ana-belic", "rs", "f")
    assert person.names == (("en", "A. Belic"), ("ru", "Ана Белич"))
    assert person.basis == Basis("Wikidata Q1001", "2031-06-01")
    held = {t.office: (t.since, t.until) for t in joined.people.tenures}
    assert held == {
        "wikidata-q2001": ("2028-05-14", None),
        "wikidata-q2002": ("2020", "2028-04"),
        "wikidata-q2004": (None, ENDED),
    }
    titles = {o.key: (o.title, o.kind) for o in joined.people.offices}
    assert titles["wikidata-q2001"] == ("Minister of Foreign Affairs of Halmar", OfficeKind.FOREIGN_MINISTER)
    assert titles["wikidata-q2002"] == ("Q2002", OfficeKind.OFFICIAL)


FTM = [
    {"id": "p1", "schema": "Person", "caption": "Pavel Dorn",
     "properties": {"name": ["Дорн Павел Иванович", "Pavel Dorn"], "gender": ["male"], "country": ["xh"]}},
    {"id": "o1", "schema": "Position", "properties": {"name": ["Minister of Foreign Affairs of Halmar"], "country": ["xh"]}},
    {"id": "t1", "schema": "Occupancy",
     "properties": {"holder": ["p1"], "post": ["o1"], "startDate": ["2020"], "endDate": ["2027-02-01"]}},
    {"id": "t2", "schema": "Occupancy", "properties": {"holder": ["p1"], "post": ["gone"]}},
    {"id": "b1", "schema": "PublicBody", "properties": {"name": ["Customs of Halmar"], "country": ["xh"]}},
    {"id": "c1", "schema": "CryptoWallet", "properties": {}},
]  # fmt: skip


def ftm_file(tmp_path: Path) -> Path:
    path = tmp_path / "entities.ftm.json"
    path.write_text("\n".join(map(json.dumps, FTM)), encoding="utf-8")
    return path


def test_followthemoney(tmp_path: Path) -> None:
    joined = join(read_import(ftm_file(tmp_path), BASIS), People(), BASIS)
    (person,) = joined.people.persons
    assert (person.name, person.country, person.sex) == ("Pavel Dorn", "xh", "m")
    assert ("ru", "Дорн Павел Иванович") in person.names
    assert [(t.since, t.until) for t in joined.people.tenures] == [("2020", "2027-02-01")]
    assert [i.name for i in joined.people.institutions] == ["Customs of Halmar"]
    assert joined.notes == ("t2: its holder or its post is not in the file: left out",)


def test_a_known_person_keeps_its_key_and_our_dates_stay(tmp_path: Path) -> None:
    have = parse_people(TOML.replace('key = "pavel-dorn-younger"\nname = "Pavel Dorn"', 'key = "pavel-dorn-younger"\nname = "Paul Dornik"')
                        .replace("Павел Павлович Дорн", "Павел Дорник"), "halmar.toml")  # fmt: skip
    joined = join(read_import(ftm_file(tmp_path), BASIS), have, BASIS)
    assert (joined.new, joined.known) == (0, 1)
    assert [p.key for p in joined.people.persons] == ["pavel-dorn"]
    assert any("until 2027-02-01, we have 2026-02-01; kept ours" in note for note in joined.notes)
    whole = merged([have, joined.people])
    mine = [t for t in whole.tenures if t.person == "pavel-dorn"]
    assert [(t.office, t.until) for t in mine] == [("ha-minister", "2026-02-01")]
    assert [t.person for t in whole.tenures if t.office == "ha-minister"] == ["pavel-dorn", "zhanna-shcherbatova"]
    again = join(read_import(ftm_file(tmp_path), BASIS), whole, BASIS)
    assert again.people.persons == joined.people.persons
    text = people_text(joined.people, BASIS)
    assert Registry.of(merged([have, parse_people(text, "x")])).role_on("pavel-dorn", date(2024, 1, 1))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"a": 1}',
        "no json",
        "[" * 5000,
        '{"id": "x"}\nbroken',
        "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    ],
)
def test_other_files_are_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as error:
        read_import(path, BASIS)
    assert "\n" not in str(error.value)
    with pytest.raises(UsageError):
        read_import(tmp_path / "missing.json", BASIS)


def test_broken_entities_are_left_out_and_said(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    strange = [
        wikidata_person(),
        7,
        {"id": "Q7", "claims": {"P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q5"}}}}]}},
    ]
    path.write_text(json.dumps(strange), encoding="utf-8")
    found = read_import(path, BASIS)
    assert len(found.persons) == 1
    assert len(found.faults) == 2

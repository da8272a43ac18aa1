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


def test_the_packs_of_russia_and_korea_hold_what_such_digests_need() -> None:
    people = load_packs(["russia", "korea"])
    assert len(people.persons) >= 150 and len(people.institutions) >= 60
    for institution in people.institutions:
        languages = {language for language, _ in institution.names}
        assert "ru" in languages, institution.key
        assert institution.country not in ("kp", "kr") or "ko" in languages, institution.key
    dated = [tenure for tenure in people.tenures if tenure.since]
    assert len(dated) / len(people.tenures) > 0.85
    # offices of state are known in each year to the date of the pack
    registry = Registry.of(load_people())
    for office in ("ru-president", "ru-prime-minister", "ru-foreign-minister", "ru-defence-minister", "ru-press-secretary",
                   "ru-foreign-ministry-spokesperson", "kp-leader", "kp-foreign-minister", "ua-president"):  # fmt: skip
        for year in range(2015, 2026):
            day = date(year, 3, 1)
            held = [p for p in registry.persons if any(h.tenure.office == office for h in registry.role_on(p, day))]
            assert held, (office, day)


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


# ------------------------------------------------------------------------------------- hostile and huge


def lines_file(tmp_path: Path, lines: list[bytes]) -> Path:
    path = tmp_path / "file.json"
    path.write_bytes(b"\n".join(lines))
    return path


def test_broken_lines_are_left_out_and_the_rest_is_read(tmp_path: Path) -> None:
    good = [json.dumps(one).encode() for one in FTM]
    broken = [b'{"id": "p9", "schema": "Per', b"\xff\xfe{}", b"[" * 100_000, b"null", b'{"id": "\xff"}']
    found = read_import(lines_file(tmp_path, [good[0], *broken, *good[1:]]), BASIS)
    assert [person.name for person in found.persons] == ["Pavel Dorn"]
    told = "; ".join(found.faults)
    assert "line 2 is not JSON, or ends in its middle" in told
    assert "line 3 is not UTF-8" in told and "line 4 " in told and "something that is no entity" in told


def test_of_a_torn_file_what_came_before_is_read(tmp_path: Path) -> None:
    persons = [{**FTM[0], "id": f"p{n}", "properties": {"name": [f"Anna Lind {n} {n * 7919}"]}} for n in range(3000)]
    packed = gzip.compress("\n".join(map(json.dumps, persons)).encode())
    path = tmp_path / "torn.json.gz"
    path.write_bytes(packed[: len(packed) // 2])
    found = read_import(path, BASIS)
    assert 100 < len(found.persons) < 3000
    assert any("the file is torn behind line" in fault for fault in found.faults)
    path.write_bytes(packed[:200] + b"xxxxxxxx" + packed[208:])  # bytes changed in the middle
    assert isinstance(read_import_or_refusal(path), str | int)


def read_import_or_refusal(path: Path) -> str | int:
    try:
        return len(read_import(path, BASIS).persons)
    except UsageError as error:
        return str(error)


def test_a_line_that_is_too_long_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("svodka.people.reading.LONGEST_LINE", 2000)
    long = json.dumps({"id": "p7", "schema": "Person", "properties": {"name": ["x" * 5000]}}).encode()
    good = [json.dumps(one).encode() for one in FTM]
    found = read_import(lines_file(tmp_path, [good[0], long, *good[1:]]), BASIS)
    assert len(found.persons) == 1 and any("line 2 is longer than" in fault for fault in found.faults)
    monkeypatch.setattr("svodka.people.reading.LARGEST_WHOLE", 100)
    whole = json.dumps([wikidata_person()], indent=1).encode()
    with pytest.raises(UsageError, match="one value of more than"):
        read_import(lines_file(tmp_path, [whole]), BASIS)


def test_names_that_would_harm_are_cleaned_or_left_out(tmp_path: Path, root: Path) -> None:
    person = wikidata_person()
    person["labels"] = {
        "en": {"value": "Ana\u202e Belic\x00\n[[person]]"},
        "ru": {"value": "Ана\ud800 Белич"},
        "ko": {"value": "나" * 500},
        "uk": {"value": {"deep": 1}},
    }
    person["aliases"] = {"en": "no list", "ru": [{"value": "\u2028"}]}
    found = read_import(lines_file(tmp_path, [json.dumps([person]).encode()]), BASIS)
    joined = join(found, People(), BASIS)
    assert [p.name for p in joined.people.persons] == ["Ana Belic [[person]]"]
    assert joined.people.persons[0].names == (("ru", "Ана Белич"),)
    (root / "people/own.toml").write_text(people_text(joined.people, BASIS), encoding="utf-8")
    assert "ana-belic-person" in {p.key for p in load_people(root).persons}


@pytest.mark.parametrize(
    ("time", "precision", "told"),
    [
        ("+2028-05-14T00:00:00Z", 11, "2028-05-14"),
        ("+2028-05-00T00:00:00Z", 11, "2028-05"),
        ("+2028-05-14T00:00:00Z", 9, "2028"),
        ("+2028-00-00T00:00:00Z", 10, "2028"),
        ("+2028-13-01T00:00:00Z", 11, None),
        ("+2027-02-29T00:00:00Z", 11, None),
        ("-0044-03-15T00:00:00Z", 11, None),
        ("+12028-05-14T00:00:00Z", 11, None),
        ("+1900-00-00T00:00:00Z", 7, None),  # a century
        (2028, 11, None),
    ],
)
def test_dates_as_exactly_as_they_are_known(tmp_path: Path, time: object, precision: int, told: str | None) -> None:
    person = wikidata_person()
    snak = [{"datavalue": {"value": {"time": time, "precision": precision}}}]
    person["claims"]["P39"] = [{"mainsnak": {"datavalue": {"value": {"id": "Q5001"}}}, "qualifiers": {"P580": snak}}]
    found = read_import(lines_file(tmp_path, [json.dumps([person]).encode()]), BASIS)
    assert [tenure.since for tenure in found.tenures] == [told]
    assert bool(found.faults) is (told is None)


def test_a_term_that_ends_before_it_begins_is_left_out(tmp_path: Path) -> None:
    entities = [*FTM[:2], {"id": "t1", "schema": "Occupancy",
                           "properties": {"holder": ["p1"], "post": ["o1"], "startDate": ["2029"], "endDate": ["2027"]}}]  # fmt: skip
    entities.append({"id": "t3", "schema": "Occupancy",
                     "properties": {"holder": ["p1"], "post": ["o1"], "startDate": ["2029-40", "soon"]}})  # fmt: skip
    path = lines_file(tmp_path, [json.dumps(one).encode() for one in entities])
    joined = join(read_import(path, BASIS), People(), BASIS)
    assert [(t.since, t.until) for t in joined.people.tenures] == [(None, None)]
    assert any("it ends (2027) before it begins (2029)" in note for note in joined.notes)
    assert any("soon is no date" in note for note in joined.notes)


def test_of_many_faults_the_first_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    path = lines_file(tmp_path, [json.dumps(FTM[0]).encode(), *[b"7"] * 500])
    joined = join(read_import(path, BASIS), People(), BASIS)
    assert len(joined.notes) == 51 and joined.notes[-1] == "and 450 more things were left out"


def test_keys_of_names_without_latin_letters(tmp_path: Path) -> None:
    entities = [{"id": f"p{n}", "schema": "Person", "properties": {"name": [name]}}
                for n, name in enumerate(["Жанна Щербатова", "목태란", "목태란 2"])]  # fmt: skip
    joined = join(read_import(lines_file(tmp_path, [json.dumps(e).encode() for e in entities]), BASIS), People(), BASIS)
    assert [person.key for person in joined.people.persons] == ["zhanna-shcherbatova", "person", "2"]


# ---------------------------------------------------------------------------- additions to other files


def test_spellings_and_terms_are_added_to_what_other_files_have(root: Path) -> None:
    (root / "people/a.toml").write_text(
        ABOUT + '[[spelling]]\nperson = "dmitry-peskov"\nlanguage = "en"\nname = "Dimitri Pieskoff"\n'
        '[[tenure]]\noffice = "ru-press-secretary"\nby = "maria-zakharova"\nsince = "2031"\n',
        encoding="utf-8",
    )
    people = load_people(root)
    registry = Registry.of(people)
    assert registry.identify("Dimitri Pieskoff").person == "dmitry-peskov"
    assert {h.tenure.office for h in registry.role_on("maria-zakharova", date(2031, 6, 1))} >= {"ru-press-secretary"}
    assert registry.role_on("dmitry-peskov", date(2024, 6, 1))  # who held it stays
    pack = {t.person for t in load_packs().tenures if t.office == "ru-press-secretary"}
    assert {t.person for t in people.tenures if t.office == "ru-press-secretary"} == pack | {"maria-zakharova"}
    alone = parse_people((root / "people/a.toml").read_text("utf-8"), "a")
    assert parse_people(people_text(alone, Basis("by hand", "2031")), "again") == alone


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[spelling]]\nperson = 'nobody-at-all'\nlanguage = 'en'\nname = 'X Y'\n", "'nobody-at-all', and there is no"),
        ("[[spelling]]\nperson = 'dmitry-peskov'\nname = 'X Y'\n", "language is missing"),
        ("[[tenure]]\noffice = 'no-office'\nby = 'dmitry-peskov'\n", "office 'no-office': there is none such"),
    ],
)
def test_additions_to_nothing_are_refused(root: Path, text: str, told: str) -> None:
    (root / "people/own.toml").write_text(ABOUT + text, encoding="utf-8")
    with pytest.raises(ConfigError, match=re.escape(told)):
        load_people(root)

"""``svodka people`` and ``svodka speaker``, as a person gives them."""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from svodka.cli import main
from svodka.config import initial
from svodka.ids import checksum, document_id, revision_id, statement_id
from svodka.ledger import Ledger, Reading
from svodka.model import Basis, Hints, Revision, Snapshot, Span, Speaker, SpeakerType, Statement, StatementKind
from svodka.people import load_people
from tests.identity.halmar import TOML
from tests.people.test_people import FTM

AT = datetime(2031, 5, 20, 12, 0, tzinfo=UTC)
SAID = [
    ("The Halmar Courier", "2030-05-14", "Irina Velt", "spokeswoman", SpeakerType.PERSON, "The bridge stands."),
    ("Вести Халмара", "2031-05-15", "Вельт", "представитель МИД", SpeakerType.PERSON, "Паром уйдёт в пятницу."),
    ("The Halmar Courier", "2031-05-16", "Anna Lind", "mayor", SpeakerType.PERSON, "The ferry \u202ewill sail."),
    ("Вести Халмара", "2031-05-17", "Анна Линд", None, SpeakerType.PERSON, "Паром стоит."),
    ("Вести Халмара", None, "Palace", None, SpeakerType.INSTITUTION, "No comment."),
    ("Вести Халмара", "2031-05-18", "Pavel Dorn", None, SpeakerType.PERSON, "It will not last."),
]


OUTLETS = """
[[outlet]]
key = "vesti-halmara"
name = "Vesti Halmara"
names = { ru = ["Вести Халмара", "Вести"] }
kind = { is = "daily", source = "the site itself", date = "2030" }
leaning = { is = "pro-government", source = "the annual report", date = "2030" }
country = "xh"
"""


class Ran(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str


Svodka = Callable[..., Ran]


@pytest.fixture
def svodka(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], desk: Path) -> Svodka:
    monkeypatch.delenv("SVODKA_DESK", raising=False)
    monkeypatch.chdir(desk)

    def run(*words: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["svodka", *map(str, words)])
        with pytest.raises(SystemExit) as left:
            main()
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return Ran(int(left.value.code or 0), out.decode(), err.decode())

    return run


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A desk about Halmar, its ledger filled by hand."""
    fill_desk(tmp_path)
    return tmp_path


def fill_desk(tmp_path: Path) -> None:
    """Make a desk about Halmar with the registry and the statements of ``SAID``."""
    (tmp_path / "svodka.toml").write_text(initial("Halmar"), encoding="utf-8")
    (tmp_path / "people").mkdir()
    (tmp_path / "people/halmar.toml").write_text(TOML, encoding="utf-8")
    with Ledger(tmp_path / "ledger.sqlite", create=True) as ledger:
        for number, (outlet, day, name, role, kind, text) in enumerate(SAID):
            address = f"https://halmar.example/{number}"
            document, sum_ = document_id(address), checksum(text.encode())
            came = Revision(revision_id(document, text), document, address, text, outlet=outlet, published=day,
                            parser="plain/1", checksum=sum_)  # fmt: skip
            ledger.append(Snapshot(sum_, len(text), address, AT), Hints(), came)
            span = Span(0, len(text))
            statement = Statement(
                id=statement_id(came.id, (span,), (), ()),
                kind=StatementKind.DIRECT,
                content=(span,),
                speaker=Speaker(name, name, role, type=kind),
            )
            ledger.append_reading(came, Reading("hand/1", (statement,), AT))


def test_a_speaker_in_any_script(svodka: Svodka) -> None:
    ran = svodka("speaker", "Вельт", "--on", "2031-05-15")
    assert ran.code == 0
    assert "Irina Velt (irina-velt, xh)" in ran.out
    assert "On 2031-05-15:" in ran.out and "speaks for: Foreign Ministry of Halmar" in ran.out
    assert "2 statements, 2030-05-14 to 2031-05-15" in ran.out
    assert "By year: 2030 1, 2031 1" in ran.out
    assert "Basis: by hand, 2031-06, not checked" in ran.out


def test_a_speaker_as_json(svodka: Svodka) -> None:
    found = json.loads(svodka("speaker", "irina-velt", "--json", "--on", "2031-05-15").out)
    assert found["person"]["on"]["offices"][0]["office"] == "ha-spokesperson"
    assert found["ledger"]["by_outlet"] == {"The Halmar Courier": 1, "Вести Халмара": 1}
    assert found["ledger"]["last_statements"][0]["words"] == "Паром уйдёт в пятницу."


def test_a_name_of_two_is_told_with_both(svodka: Svodka) -> None:
    ran = svodka("speaker", "Pavel Dorn")
    assert ran.code == 0  # the ledger has the name
    assert "2 persons of the registry have that name" in ran.out
    assert "pavel-dorn-younger" in ran.out and "1 statement" in ran.out
    told = svodka("speaker", "Pavel Dorn", "--role", "foreign minister", "--on", "2024-01-01")
    assert "Pavel Dorn (pavel-dorn, xh)" in told.out


def test_an_unknown_name_has_what_the_ledger_has_of_it(svodka: Svodka) -> None:
    ran = svodka("speaker", "Анной Линд")
    assert "2 statements" in ran.out
    assert "no such name in the registry" in ran.out
    assert "\u202e" not in ran.out and "‹U+202E›" in ran.out
    assert svodka("speaker", "Nobody Atall").code == 1


def test_an_institution_and_who_speaks_for_it(svodka: Svodka) -> None:
    ran = svodka("speaker", "МИД Халмара", "--on", "2031-01-01")
    assert "Irina Velt: 2028-05 to in office in 2031-06" in ran.out
    assert "Zhanna Shcherbatova" in ran.out  # the minister
    assert "Part of: Palace of Halmar" in ran.out
    assert "1 statement" in svodka("speaker", "Palace").out


def test_listing_and_showing(svodka: Svodka) -> None:
    listed = svodka("people", "list", "--country", "xh", "--on", "2024-06-01").out.splitlines()
    assert "zhanna-shcherbatova\tZhanna Shcherbatova\txh\tSpokesperson of the Foreign Ministry of Halmar" in listed
    assert len(listed) == 4
    assert "ha-palace\tPalace of Halmar\txh\tpresidency" in svodka("people", "list", "--institutions").out
    lines = [json.loads(line) for line in svodka("people", "list", "--json", "--country", "xs").out.splitlines()]
    assert [line["key"] for line in lines] == ["gleb-laskin", "ivan-orlov"]
    assert "left, not known when" in svodka("people", "show", "ivan-orlov").out
    assert svodka("people", "show", "Ласкину").out.startswith("Gleb Laskin")
    assert svodka("people", "show", "Орлов").code == 1


def test_whom_no_record_knows(svodka: Svodka) -> None:
    ran = svodka("people", "unconfirmed")
    assert ran.out.splitlines()[0] == "Anna Lind, mayor: 2 statements (The Halmar Courier, Вести Халмара)"
    assert "2 names that no record knows." in ran.err
    assert "May be: 2 persons" in ran.out and "Pavel Dorn (pavel-dorn-younger): 0.95" in ran.out
    assert "1 more with a larger --limit" in svodka("people", "unconfirmed", "--limit", "1").err
    found = [json.loads(line) for line in svodka("people", "unconfirmed", "--json").out.splitlines()]
    assert {one["key"] for one in found} == {"anna-lind", "pavel-dorn"}


def test_confirming_makes_a_record_with_its_source(svodka: Svodka, desk: Path) -> None:
    ran = svodka("people", "confirm", "Анна Линд", "--role", "Mayor of Lorim", "--sex", "f", "--by", "ed")
    assert ran.code == 0, ran.err
    told = tomllib.loads((desk / "people/confirmed.toml").read_text("utf-8"))
    assert told["person"][0]["key"] == "anna-lind" and told["person"][0]["names"] == {"ru": ["Анна Линд"]}
    assert told["person"][0]["source"] == "https://halmar.example/3" and told["person"][0]["date"] == "2031-05-17"
    assert told["office"][0]["kind"] == "mayor" and told["office"][0]["held"] == [{"by": "anna-lind"}]
    assert "1 name that" in svodka("people", "unconfirmed").err
    shown = svodka("speaker", "anna-lind")
    assert "2 statements" in shown.out and "as Mayor of Lorim" in shown.out
    with Ledger(desk / "ledger.sqlite") as ledger:
        (decision,) = ledger.registering.decisions()
    assert (decision.verdict, decision.person, decision.by) == ("confirmed", "anna-lind", "ed")
    again = svodka("people", "confirm", "Анна Линд")
    assert again.code == 2 and "the registry knows Анна Линд as anna-lind" in again.err


def test_merging_adds_a_spelling_and_leaves_the_record(svodka: Svodka, desk: Path) -> None:
    ran = svodka("people", "confirm", "anna-lind", "--as", "gleb-laskin", "--by", "ed")
    assert ran.code == 0, ran.err
    told = tomllib.loads((desk / "people/confirmed.toml").read_text("utf-8"))
    assert {(one["person"], one["name"]) for one in told["spelling"]} == {
        ("gleb-laskin", "Anna Lind"),
        ("gleb-laskin", "Анна Линд"),
    }
    assert "2 statements" in svodka("speaker", "gleb-laskin").out
    assert "Spellings: Глеб Олегович Ласкин; Anna Lind; Анна Линд" in svodka("people", "show", "gleb-laskin").out
    assert svodka("people", "confirm", "Pavel Dorn", "--as", "nobody").code == 2
    ran = svodka("people", "confirm", "Pavel Dorn", "--as", "irina-velt", "--role", "x")
    assert ran.code == 2 and "leave out --name" in ran.err


def test_a_spelling_that_tells_nobody_apart_is_said(svodka: Svodka) -> None:
    ran = svodka("people", "confirm", "Pavel Dorn", "--as", "pavel-dorn")
    assert ran.code == 0
    assert "alone is still not told for sure" in ran.err


def test_what_is_no_person_is_not_offered_again(svodka: Svodka) -> None:
    assert "2 statements stay nobody's" in svodka("people", "reject", "Anna Lind", "--by", "ed").out
    assert "Anna Lind" not in svodka("people", "unconfirmed").out
    assert svodka("people", "reject", "Anna Lind", "--undo").code == 0
    assert "Anna Lind" in svodka("people", "unconfirmed").out
    assert svodka("people", "reject", "Pavel Dorn", "--undo").code == 2


def test_adding_by_hand(svodka: Svodka, desk: Path) -> None:
    words = ("people", "add", "Anna Lind", "--spelling", "Анна Линд", "--role", "Mayor of Lorim", "--since", "2029",
             "--source", "https://lorim.example/council", "--on", "2031-05-01")  # fmt: skip
    assert svodka(*words).code == 0
    person = next(p for p in load_people(desk).persons if p.key == "anna-lind")
    assert person.basis == Basis("https://lorim.example/council", "2031-05-01", True)
    again = svodka(*words)
    assert again.code == 2 and "the registry knows Anna Lind as anna-lind" in again.err
    assert "anna-lind-2" in svodka(*words, "--namesake").out
    bad = svodka("people", "add", "Ann Oak", "--since", "soon", "--role", "Mayor", "--source", "x")
    assert bad.code == 1 and "since must be a year, month or day" in bad.err
    assert "Ann Oak" not in (desk / "people/own.toml").read_text("utf-8")
    assert svodka("people", "add", "Ann Oak", "--since", "2029", "--source", "x").code == 2


def test_figures_by_leaning_with_their_base_rate(svodka: Svodka, desk: Path) -> None:
    (desk / "outlets").mkdir()
    (desk / "outlets/own.toml").write_text(OUTLETS, encoding="utf-8")
    found = json.loads(svodka("speaker", "irina-velt", "--json").out)["cited"]
    assert (found["utterances"], found["collected"], found["outlets"]) == (2, 6, 2)
    camps = {camp["leaning"]: camp for camp in found["by_leaning"]}
    assert (camps["pro-government"]["part"], camps["pro-government"]["whole"]) == (1, 2)
    assert (camps["pro-government"]["base_part"], camps["pro-government"]["base_whole"]) == (4, 6)
    assert camps["pro-government"]["verdict"] == "too few"
    since = json.loads(svodka("speaker", "irina-velt", "--json", "--since", "2031-01-01").out)
    assert since["cited"]["utterances"] == 1 and since["ledger"]["statements"] == 1
    assert svodka("speaker", "irina-velt", "--since", "2031-01-01", "--until", "2030-01-01").code == 2
    printed = svodka("speaker", "irina-velt").out
    assert "pro-government: 1 of 2 (50%; 95 % interval 9% to 91%), of everybody 4 of 6 (67%): too few" in printed


def test_an_outlet(svodka: Svodka, desk: Path) -> None:
    (desk / "outlets").mkdir()
    (desk / "outlets/own.toml").write_text(OUTLETS, encoding="utf-8")
    ran = svodka("outlet", "«Вестям Халмара»")
    assert ran.code == 0, ran.err
    assert "Leaning: pro-government (the annual report, 2030, not checked)" in ran.out
    assert "4 documents, 4 statements with a speaker" in ran.out
    assert "Quotes most: Irina Velt 1" in ran.out and "Palace of Halmar 1" in ran.out
    told = json.loads(svodka("outlet", "vesti-halmara", "--json").out)
    assert told["leaning"] == {"is": "pro-government", "source": "the annual report", "date": "2030", "checked": False}
    assert told["archive"]["documents_by_year"] == {"2031": 3, "undated": 1}
    listed = svodka("outlet").out.splitlines()
    assert "vesti-halmara\tVesti Halmara\txh\tdaily\tpro-government" in listed
    assert "tass\tTASS\tru\tagency\tpro-Kremlin" in listed
    assert svodka("outlet", "The Lorim Gazette").code == 1


def test_a_second_run_adds_nothing(svodka: Svodka, desk: Path) -> None:
    tables = ("registry_loads", "registry_entries", "identity_passes", "identities")

    def rows() -> list[int]:
        with Ledger(desk / "ledger.sqlite") as ledger:
            return [ledger.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]

    svodka("speaker", "irina-velt")
    before = rows()
    assert before[0] == 1 and before[2:] == [1, len(SAID)]
    svodka("speaker", "irina-velt")
    svodka("outlet", "tass")
    assert rows() == before


def test_importing(svodka: Svodka, desk: Path) -> None:
    file = desk / "entities.json"
    file.write_text("\n".join(map(json.dumps, FTM)), encoding="utf-8")
    ran = svodka("people", "import", file, "--into", "ministers", "--on", "2031-06-01")
    assert ran.code == 0, ran.err
    assert "0 new persons, 1 person known before" in ran.out  # the patronymic tells which of two it is
    assert "until 2027-02-01, we have 2026-02-01; kept ours" in ran.err
    assert "t2: its holder or its post is not in the file" in ran.err
    assert (desk / "people/ministers.toml").is_file()
    again = svodka("people", "import", file, "--into", "ministers")
    assert again.code == 2 and "--replace" in again.err
    assert svodka("people", "import", file, "--into", "../x").code == 2
    assert svodka("people", "import", file, "--into", "ministers", "--replace").code == 0


def test_a_broken_file_of_the_desk_is_one_line(svodka: Svodka, desk: Path) -> None:
    (desk / "people/own.toml").write_text("[[person]]\nkey = 'x'\n", encoding="utf-8")
    ran = svodka("people", "list")
    assert ran.code == 1
    assert "own.toml: person 1: name is missing" in ran.err
    assert "Traceback" not in ran.err

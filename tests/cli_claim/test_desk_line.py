"""``svodka claim``, ``line`` and ``review`` on a desk, as a person gives them."""

from __future__ import annotations

import json
import sqlite3
import xml.dom.minidom
from collections.abc import Callable
from pathlib import Path

import pytest

from svodka.cli import main
from svodka.track.claims import format_claim
from tests.cli_people.test_people import Ran
from tests.track.claims import claim
from tests.track.material import ADMISSION, DENIALS, LURES

Svodka = Callable[..., Ran]
COPY = {**DENIALS[0], "id": "c1", "published": "2031-02-05", "outlet": "other"}


@pytest.fixture
def svodka(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Svodka:
    """The command line in this process, in the folder of a new desk."""
    monkeypatch.delenv("SVODKA_DESK", raising=False)
    monkeypatch.setenv("COLUMNS", "160")

    def run(*words: object) -> Ran:
        monkeypatch.setattr("sys.argv", ["svodka", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capfdbinary.readouterr()
        return Ran(int(ended.value.code or 0), out.decode(), err.decode())

    assert run("init", tmp_path / "desk").code == 0
    monkeypatch.chdir(tmp_path / "desk")
    return run


def add(svodka: Svodka, folder: Path, *records: dict[str, str]) -> None:
    """Bring reports to the desk as files with front matter."""
    folder.mkdir(exist_ok=True)
    for record in records:
        published = f"published: {record['published']}\n" if "published" in record else ""
        text = f"---\naddress: https://wire.example/{record['id']}\noutlet: {record['outlet']}\n{published}language: en\n---\n"
        (folder / f"{record['id']}.md").write_text(f"{text}\n{record['text']}\n", encoding="utf-8")
    done = svodka("add", folder, "--workers", 1)
    assert done.code == 0, done.err


@pytest.fixture
def desk(svodka: Svodka, tmp_path: Path) -> Path:
    """A desk with a claim, denials and an admission."""
    add(svodka, tmp_path / "in", *DENIALS, ADMISSION, COPY, *LURES)
    folder = Path("claims")
    folder.mkdir()
    (folder / "strike.toml").write_text(format_claim(claim("strike")), encoding="utf-8")
    return tmp_path / "desk"


def line(svodka: Svodka, *more: object) -> dict[str, object]:
    done = svodka("line", "strike", "--json", *more)
    assert done.code == 0, done.err
    found: dict[str, object] = json.loads(done.out)
    return found


def shifts(found: dict[str, object]) -> dict[str, list[tuple[str, str, str]]]:
    holders: list[dict[str, object]] = found["holders"]  # type: ignore[assignment]
    return {
        str(h["holder"]): [(s["from"], s["to"], s["status"]) for s in h["shifts"]]  # type: ignore[attr-defined]
        for h in holders
    }


@pytest.mark.usefixtures("desk")
def test_the_line_of_a_desk_is_that_of_the_documents(svodka: Svodka) -> None:
    found = shifts(line(svodka))
    assert found["Varnia"] == [("deny", "affirm", "likely")]
    assert found["Tessa Orlan"] == [("deny", "affirm", "likely")]
    assert found["Foreign Ministry"] == []


def test_the_order_of_arrival_changes_nothing_and_a_second_run_adds_nothing(
    svodka: Svodka, desk: Path, tmp_path: Path
) -> None:
    first = line(svodka)
    with sqlite3.connect(desk / "ledger.sqlite") as ledger:
        before = list(ledger.iterdump())
    assert line(svodka) == first
    with sqlite3.connect(desk / "ledger.sqlite") as ledger:
        assert list(ledger.iterdump()) == before
    assert svodka("init", tmp_path / "other").code == 0
    import os

    os.chdir(tmp_path / "other")
    for number, record in enumerate(reversed([*DENIALS, ADMISSION, COPY, *LURES])):
        add(svodka, tmp_path / f"in{number}", record)
    Path("claims").mkdir()
    (Path("claims") / "strike.toml").write_text(format_claim(claim("strike")), encoding="utf-8")
    assert line(svodka) == first


@pytest.mark.usefixtures("desk")
def test_as_of_and_until(svodka: Svodka) -> None:
    assert shifts(line(svodka, "--until", "2031-02-19"))["Varnia"] == []
    early = svodka("line", "strike", "--as-of", "2020-01-01")
    assert early.code == 0
    assert "had fetched nothing about it by 2020-01-01" in early.err
    assert "--until 2020-01-01" in early.err


@pytest.mark.usefixtures("desk")
def test_chart_and_page_lead_to_receipts(svodka: Svodka, tmp_path: Path) -> None:
    done = svodka("line", "strike", "--svg", tmp_path / "l.svg", "--html", tmp_path / "l.html", "--explain")
    assert done.code == 0
    assert "reliability" in done.out
    svg = xml.dom.minidom.parse(str(tmp_path / "l.svg"))
    links = {a.getAttribute("href") for a in svg.getElementsByTagName("a")}
    assert "https://wire.example/a1" in links
    page = (tmp_path / "l.html").read_text(encoding="utf-8")
    assert 'href="#r1"' in page and 'id="r1"' in page
    assert "sha256:" in page and "<script" not in page


@pytest.mark.usefixtures("desk")
def test_confirming_correcting_taking_back(svodka: Svodka) -> None:
    (listed, *_) = [json.loads(row) for row in svodka("review", "list", "--claim", "strike", "--json").out.splitlines()]
    assert listed["kind"] == "shift"
    done = svodka("review", "confirm", listed["id"], "--by", "Ed")
    assert done.code == 0 and "To take it back: svodka review undo 1" in done.out
    assert svodka("review", "confirm", listed["id"], "--by", "Ed").out.startswith("Nothing was added")
    assert shifts(line(svodka))[listed["holder"]] == [("deny", "affirm", "confirmed")]
    assert svodka("review", "undo", "1", "--by", "Ed").code == 0
    assert shifts(line(svodka))[listed["holder"]] == [("deny", "affirm", "likely")]
    again = svodka("review", "undo", "1", "--by", "Ed")
    assert again.code == 2 and "is taken back already" in again.err
    log = svodka("review", "log").out.splitlines()
    assert log[0].endswith("(taken back)") and "takes back 1" in log[1]
    assert svodka("verify").code == 0


@pytest.mark.usefixtures("desk")
def test_a_statement_is_struck_out_by_its_reason(svodka: Svodka) -> None:
    said = svodka("line", "strike", "--explain").out
    where = said.index("struck the hospital in Vesk by mistake")
    saying = said[said.index("; saying ", where) + len("; saying ") :].split()[0]
    done = svodka(
        "review", "reject", f"strike/{saying[:8]}", "--reason", "claim", "--by", "Ed", "--note", "another day"
    )
    assert done.code == 0, done.err
    assert all(found == [] for found in shifts(line(svodka)).values())
    assert "left out" in svodka("line", "strike", "--explain").out
    back = svodka("review", "correct", f"strike/{saying[:8]}", "--speaker", "Ilo Brann", "--by", "Ed")
    assert back.code == 0, back.err


def test_a_changed_decision_is_found_by_verify(svodka: Svodka, desk: Path) -> None:
    baseline = ("review", "baseline", "strike", "Foreign Ministry", "--stance", "deny", "--since", "2031-02-01")
    for by in ("Ed", "Ann"):
        assert svodka(*baseline, "--by", by, "--level", "institution" if by == "Ed" else "state").code == 0
    assert svodka("verify").code == 0
    with sqlite3.connect(desk / "ledger.sqlite") as ledger:
        ledger.execute("DELETE FROM decisions WHERE seq = 1")
    done = svodka("verify")
    assert done.code == 1
    assert "decisions" in done.out + done.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["line", "nothing"], "the desk has no claim 'nothing'; its claims: strike"),
        (["line"], "name a claim of the desk"),
        (["line", "strike", "--claim", "x.toml"], "name a claim of the desk"),
        (["review", "confirm", "strike"], "is no id"),
        (["review", "confirm", "strike/zzzz"], "nothing begins with 'zzzz'"),
        (["review", "correct", "strike/zzzz"], "say what is right"),
        (["review", "undo", "99"], "the log has no decision 99"),
        (["claim", "new", "--text", "Нечто.", "--from", "2031-02-03"], "give a short name with --key"),
        (["claim", "new", "--key", "strike", "--text", "It happened."], "is there already"),
        (["claim", "new", "--text", "It did happen.", "--from", "2031-03-01", "--to", "2031-02-01"], "is after"),
    ],
)
@pytest.mark.usefixtures("desk")
def test_errors_say_what_to_do(svodka: Svodka, words: list[str], told: str) -> None:
    done = svodka(*words)
    assert done.code in (1, 2)
    assert told in done.err
    assert "Traceback" not in done.err


@pytest.mark.usefixtures("desk")
def test_new_show_list_check(svodka: Svodka) -> None:
    made = svodka("claim", "new", "--key", "convoy", "--text", "A Varnian convoy crossed into Lorim.", "--term", "convoy",
                  "--term", "Lorim", "--from", "2031-02-01", "--actor", "Varnia")  # fmt: skip
    assert made.code == 0
    assert "no terms_ru" in made.err
    assert "# What is claimed" in Path("claims/convoy.toml").read_text(encoding="utf-8")
    assert [row.split("\t")[0] for row in svodka("claim", "list").out.splitlines()] == ["convoy", "strike"]
    shown = svodka("claim", "show", "strike")
    assert "utterances surely about it" in shown.out
    assert svodka("claim", "check", "strike").code == 0
    assert svodka("claim", "check").code == 1


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ('text = "It happened."', "no terms; only the words of its text are looked for"),
        ('text = "It happened."\nterms_en = ["Vesk"]\nnot_en = ["vesk"]\nterms_ru = ["Веск"]', "Strike one of them"),
        (f'text = "It happened."\nterms_ru = ["x"]\nterms_en = {[f"term{n}" for n in range(1000)]}', "1000 terms_en"),
        ('text = "The Varnian army struck the hospital in Vesk."\nfacet = "AGENT"\nterms_en = ["a"]\nterms_ru = ["b"]',
         "overlaps with strike"),
        ('text = "It happened."\nterms_en = ["a"]\nterms_ru = ["b"]\nneighbours = ["gone"]', "no claim of the desk"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("desk")
def test_doubtful_claims_are_told_and_followed_all_the_same(svodka: Svodka, toml: str, told: str) -> None:
    Path("claims/bad.toml").write_text(toml, encoding="utf-8")
    done = svodka("claim", "check")
    assert done.code == 1
    assert told in done.err
    assert svodka("line", "bad", "--json").code == 0


@pytest.mark.usefixtures("desk")
def test_a_broken_claim_names_file_and_key(svodka: Svodka) -> None:
    Path("claims/bad.toml").write_text('text = "x"\nevent_from = "soon"', encoding="utf-8")
    done = svodka("line", "strike")
    assert done.code == 1
    assert "bad.toml: event_from 'soon' is no date that exists" in done.err


@pytest.mark.usefixtures("desk")
def test_suggested_claims_are_written_as_drafts(svodka: Svodka) -> None:
    done = svodka("claim", "suggest", "--write")
    assert done.code == 0, done.err
    (draft,) = Path("claims").glob("suggested-*.toml")
    assert "hospital" in draft.read_text(encoding="utf-8")


def test_statements_without_a_date_stand_on_no_line(svodka: Svodka, desk: Path, tmp_path: Path) -> None:
    undated = {key: value for key, value in DENIALS[0].items() if key != "published"} | {"id": "u1"}
    add(svodka, tmp_path / "undated", undated)
    done = svodka("line", "strike", "--json")
    assert "1 document without a date" in done.err
    assert len(json.loads(done.out)["undated"]) == 1

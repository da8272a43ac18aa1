"""The whole way once, on the bundled material: added, listed, compiled, verified, damaged, verified again."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import subprocess
import sys
import tomllib
from collections import Counter
from html import unescape
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from svodka.archive import Archive
from svodka.cli.demo import _add_claims
from tests.archive.material import alter

PACK = Path(str(resources.files("svodka.packs") / "demo"))
PERIOD = ("--from", "2031-09-01", "--to", "2032-05-31")


def svodka(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "svodka", *map(str, arguments)], capture_output=True, encoding="utf-8", check=False
    )


def statements(desk: Path, *filters: str) -> list[dict[str, Any]]:
    done = svodka("statements", "--desk", desk, "--json", *filters)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with all of the material, added twice, and its digest in ``out``; tests that change it take a copy."""
    desk = tmp_path_factory.mktemp("demo") / "desk"
    add: list[str | Path] = ["add", PACK / "documents", "--desk", desk]
    digest: list[str | Path] = ["digest", *PERIOD, *about_main_claim(), "--desk", desk, "--out", desk / "out"]
    init: list[str | Path] = ["init", desk, "--name", "Demo"]
    for name, command in (("init", init), ("first add", add), ("second add", add), ("digest", digest)):
        done = svodka(*command)
        assert done.returncode == 0, done.stderr
        (desk / f"{name}.log").write_text(done.stdout + done.stderr, encoding="utf-8")
    return desk


def about_main_claim() -> list[str]:
    """--about with each term of the claim that the material turns on."""
    pack = tomllib.loads((PACK / "pack.toml").read_text(encoding="utf-8"))
    [main] = [claim for claim in pack["claims"] if claim.get("main")]
    return [word for term in (*main["terms_en"], *main["terms_ru"]) for word in ("--about", term)]


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "desk"
    shutil.copytree(made, copy)
    return copy


@pytest.fixture(scope="session")
def digest(made: Path) -> dict[str, Any]:
    value: dict[str, Any] = json.loads((made / "out" / "digest.json").read_text(encoding="utf-8"))
    return value


def sentences(digest: dict[str, Any]) -> list[dict[str, Any]]:
    return [digest["headline"], *(s for section in digest["sections"] for s in section["sentences"])]


def asked(desk: Path, sql: str, *arguments: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(desk / "ledger.sqlite") as ledger:
        return ledger.execute(sql, arguments).fetchall()


def test_adding_again_adds_nothing(made: Path) -> None:
    count = len(list((PACK / "documents").iterdir()))
    told = (made / "second add.log").read_text(encoding="utf-8")
    assert f"{count} documents: 0 new, 0 revised, {count} unchanged, 0 failed; 0 statements added." in told
    assert asked(made, "SELECT count(*) FROM snapshots") == asked(made, "SELECT count(*) FROM revisions") == [(count,)]
    assert asked(made, "SELECT count(*) FROM failures") == [(0,)]
    assert len(statements(made)) > 300


def test_a_language_that_is_not_read_is_kept_and_said_to_be_unread(made: Path) -> None:
    [(finnish, checksum, text)] = asked(
        made,
        "SELECT d.revision, s.checksum, r.text FROM descriptions d JOIN revisions r ON r.id = d.revision "
        "JOIN snapshots s ON s.seq = d.snapshot WHERE d.language NOT IN ('en', 'ru')",
    )
    assert Archive(made / "archive").get(checksum) in [path.read_bytes() for path in (PACK / "documents").iterdir()]
    assert text.strip()
    sql = "SELECT count(*) FROM statements s JOIN readings g ON g.seq = s.reading WHERE g.revision = ?"
    assert asked(made, sql, finnish) == [(0,)]
    told = (made / "first add.log").read_text(encoding="utf-8").splitlines()
    [said] = [line for line in told if "language is fi" in line]
    assert "kept, not read" in said


def test_an_edited_post_has_two_texts(made: Path) -> None:
    edited = [path for path in (PACK / "documents").iterdir() if "\nedited:" in path.read_text("utf-8", "replace")]
    addresses = {re.search(r"^address: (\S+)$", path.read_text("utf-8"), re.M)[1] for path in edited}  # type: ignore[index]
    assert addresses
    texts = asked(
        made,
        "SELECT d.address, count(DISTINCT r.text) FROM revisions r JOIN documents d ON d.id = r.document "
        "GROUP BY d.address",
    )
    assert {address for address, count in texts if count == 2} == addresses
    assert {count for _, count in texts} == {1, 2}


def test_a_page_in_windows_1251_is_read_as_what_it_says(made: Path) -> None:
    [page] = [p for p in (PACK / "documents").glob("*.html") if b'charset="windows-1251"' in p.read_bytes()]
    written = unescape(re.sub(r"<[^>]*>", " ", page.read_bytes().decode("cp1251")))
    [(text,)] = asked(
        made,
        "SELECT r.text FROM revisions r JOIN snapshots s ON s.revision = r.id WHERE s.address LIKE ?",
        f"%/{page.name}",
    )
    paragraphs = [line for line in text.splitlines() if line.strip()]
    assert len(paragraphs) > 5
    for paragraph in paragraphs:
        assert " ".join(paragraph.split()) in " ".join(written.split())
    words = " ".join(part for s in statements(made, "--about", "Ветлугин") for part in s["words"])
    assert "Договор работает в обе стороны" in words


def test_filters_narrow(made: Path) -> None:
    whole = statements(made)
    of_speaker = statements(made, "--speaker", "dorokhova")
    assert 0 < len(of_speaker) < len(whole)
    assert all("dorokhov" in s["speaker"]["name"].casefold() for s in of_speaker)
    late = statements(made, "--since", "2032-05-04")
    assert 0 < len(late) < len(whole)
    about = statements(made, "--about", "sapper", "--about", "сапёр")
    assert 0 < len(about) < len(whole)
    assert {s["document"]["language"] for s in about} == {"en", "ru"}


def test_the_denial_and_the_acknowledgement_have_speaker_and_day(made: Path) -> None:
    denials = statements(made, "--speaker", "Inga Dorokhova", "--until", "2031-09-30", "--about", "no Tiralian")
    assert any(s["said"] and s["said"]["from"] == s["said"]["to"] == "2031-09-10" for s in denials)
    turns = statements(made, "--speaker", "Kudeyarov", "--since", "2032-05-04", "--until", "2032-05-04")
    assert any("sapper brigade" in " ".join(s["words"]) for s in turns)


def test_the_opponent_speaks_through_the_one_who_quotes(made: Path) -> None:
    """Mengard says that Vetrograd admitted: the admission is Mengard's word, and the ledger shows through whom."""
    admissions = [s for s in statements(made, "--outlet", "Mengard Times") if s["act"] == "confirm"]
    assert admissions
    assert all(s["within"] and s["chain"] for s in admissions)


def test_every_sentence_of_the_digest_has_a_receipt_that_is_its_source(made: Path, digest: dict[str, Any]) -> None:
    texts = dict(asked(made, "SELECT id, text FROM revisions"))
    assert len(sentences(digest)) > 100
    for sentence in sentences(digest):
        assert sentence["receipts"], sentence["text"]
        for receipt in sentence["receipts"]:
            for target in receipt["target"]:
                place, quoted, *_ = target["selector"]  # of a video, the moment comes third
                assert texts[receipt["svodka:revision"]][place["start"] : place["end"]] == quoted["exact"]


def test_every_quoted_run_of_the_digest_is_in_a_source_of_its_sentence(made: Path, digest: dict[str, Any]) -> None:
    texts = dict(asked(made, "SELECT id, text FROM revisions"))
    runs = 0
    for sentence in sentences(digest):
        sources = [texts[receipt["svodka:revision"]] for receipt in sentence["receipts"]]
        for marks in re.findall(r'“([^“”]+)”|«([^«»]+)»|"([^"]+)"', sentence["text"]):
            runs += 1
            assert any("".join(marks) in source for source in sources), sentence["text"]
    assert runs > 50


def test_the_digest_is_there_to_read(made: Path, digest: dict[str, Any]) -> None:
    markdown = (made / "out" / "digest.md").read_text(encoding="utf-8")
    page = unescape((made / "out" / "digest.html").read_text(encoding="utf-8"))
    for words in (digest["sections"][0]["heading"], "Kudeyarov"):
        assert words in markdown and words in page
    receipts = sum(len(sentence["receipts"]) for sentence in sentences(digest))
    assert len(re.findall(r"^\[\^\d+\]: ", markdown, re.M)) == receipts
    assert set(re.findall(r"<script[^>]*>", page)) == {'<script type="application/ld+json">'}  # data, not a program


def test_copies_of_one_wire_are_one_sentence(digest: dict[str, Any]) -> None:
    told = Counter(sentence["text"].rpartition(" (")[0] for sentence in sentences(digest)[1:])
    assert max(told.values()) == 1
    wire = "сообщения о прибытии тиралийских военных сапёров в долину тарши не соответствуют"
    copies = [s for s in sentences(digest) if wire in s["text"].casefold() and len(s["receipts"]) > 1]
    assert len(copies) == 1
    assert len({receipt["svodka:outlet"] for receipt in copies[0]["receipts"]}) >= 5
    assert "; also in " in copies[0]["text"]


def test_verify_finds_nothing_and_then_one_changed_byte(desk: Path, digest: dict[str, Any]) -> None:
    done = svodka("verify", "--desk", desk)
    assert done.returncode == 0, done.stdout + done.stderr
    receipts = len({receipt["id"] for sentence in sentences(digest) for receipt in sentence["receipts"]})
    assert f"{receipts} receipts, 3 digest files: all as they were written" in done.stdout
    with Archive(desk / "archive") as archive:
        changed = max(archive.checksums(), key=lambda checksum: len(archive.get(checksum)))
    [(address,)] = asked(
        desk,
        "SELECT c.address FROM snapshots s JOIN documents c ON c.id = s.document WHERE s.checksum = ?",
        changed,
    )

    def flipped(record: bytes) -> bytes:
        middle = len(record) // 2
        return record[:middle] + bytes((record[middle] ^ 1,)) + record[middle + 1 :]

    path = alter(desk / "archive", changed, flipped)
    done = svodka("verify", "--desk", desk)
    assert done.returncode == 1
    assert path.name in done.stdout
    assert address in done.stdout
    assert "1 damage found" in done.stdout


def test_the_line_of_the_main_claim_turns_on_its_day(desk: Path) -> None:
    key = _add_claims(desk)
    done = svodka("line", key, "--desk", desk, "--json")
    assert done.returncode == 0, done.stderr
    states = [h for h in json.loads(done.stdout)["holders"] if h["level"] == "state"]
    turned = {h["holder"]: [(s["from"], s["to"], s["onset"]) for s in h["shifts"]] for h in states if h["shifts"]}
    assert turned == {"Veligoria": [("deny", "affirm", "2032-05-04")]}
    early = svodka("line", key, "--desk", desk, "--json", "--until", "2032-04-30")
    assert all(h["shifts"] == [] for h in json.loads(early.stdout)["holders"] if h["level"] == "state")

"""The whole way once, on the bundled material: added, listed, compiled, verified, damaged, verified again."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from html import unescape
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

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
    """A desk with all of the material; tests that change it take a copy."""
    desk = tmp_path_factory.mktemp("demo") / "desk"
    assert svodka("init", desk, "--name", "Demo").returncode == 0
    done = svodka("add", PACK / "documents", "--desk", desk, "--json")
    assert done.returncode == 0, done.stderr
    return desk


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "desk"
    shutil.copytree(made, copy)
    return copy


def test_adding_again_changes_nothing(desk: Path) -> None:
    before = statements(desk)
    done = svodka("add", PACK / "documents", "--desk", desk)
    assert done.returncode == 0, done.stderr
    assert statements(desk) == before
    assert len(before) > 300


def test_all_is_kept_and_what_is_not_read_is_said_to_be_unread(made: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "desk"
    assert svodka("init", fresh).returncode == 0
    done = svodka("add", PACK / "documents", "--desk", fresh)
    documents = sorted((PACK / "documents").iterdir())
    archived = [path for path in (fresh / "archive" / "sha256").rglob("*") if path.is_file()]
    assert len(archived) == len(documents)
    unread = [line for line in (done.stdout + done.stderr).splitlines() if "language is fi" in line]
    assert len(unread) == 1


def test_an_edited_post_has_two_texts(made: Path) -> None:
    edited = [path for path in (PACK / "documents").iterdir() if "\nedited:" in path.read_text("utf-8", "replace")]
    addresses = {re.search(r"^address: (\S+)$", path.read_text("utf-8"), re.M)[1] for path in edited}  # type: ignore[index]
    assert addresses
    with sqlite3.connect(made / "ledger.sqlite") as ledger:
        texts = ledger.execute(
            "SELECT d.address, count(*) FROM revisions r JOIN documents d ON d.id = r.document GROUP BY d.address"
        ).fetchall()
    assert {address for address, count in texts if count == 2} == addresses
    assert {count for _, count in texts} == {1, 2}


def test_a_page_in_windows_1251_is_read_as_what_it_says(made: Path) -> None:
    [page] = [p for p in (PACK / "documents").glob("*.html") if b'charset="windows-1251"' in p.read_bytes()]
    words = " ".join(part for s in statements(made, "--about", "Ветлугин") for part in s["words"])
    assert page.read_bytes().decode("cp1251")
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


def strings_of(value: Any) -> list[str]:
    """Every string in a JSON value."""
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for item in inner for text in strings_of(item)]


def compiled(desk: Path, out: Path) -> dict[str, Any]:
    about = [word for term in ("sapper", "сапёр") for word in ("--about", term)]
    done = svodka("digest", *PERIOD, *about, "--desk", desk, "--out", out, "--json")
    assert done.returncode == 0, done.stderr
    value: dict[str, Any] = json.loads(done.stdout)
    return value


def test_every_sentence_of_the_digest_has_a_receipt_and_every_quotation_is_in_it(desk: Path, tmp_path: Path) -> None:
    told = compiled(desk, tmp_path / "out")
    digest = json.loads((tmp_path / "out" / "digest.json").read_text(encoding="utf-8"))
    sentences = [s for section in digest["sections"] for s in section["sentences"]]
    assert told["sentences"] == len(sentences) > 50
    for sentence in [digest["headline"], *sentences]:
        assert sentence["receipts"]
        exact = [text for receipt in sentence["receipts"] for text in strings_of(receipt)]
        for run in re.findall(r"“([^“”]+)”", sentence["text"]):
            assert any(run in text for text in exact), sentence["text"]
    markdown = (tmp_path / "out" / "digest.md").read_text(encoding="utf-8")
    page = unescape((tmp_path / "out" / "digest.html").read_text(encoding="utf-8"))
    assert "Kudeyarov" in markdown and "Kudeyarov" in page
    assert "<script>" not in page


def test_copies_of_one_wire_are_one_sentence(desk: Path, tmp_path: Path) -> None:
    compiled(desk, tmp_path / "out")
    digest = json.loads((tmp_path / "out" / "digest.json").read_text(encoding="utf-8"))
    told = Counter(s["text"].split(" (")[0] for section in digest["sections"] for s in section["sentences"])
    assert max(told.values()) == 1
    assert any("; also in " in s["text"] for section in digest["sections"] for s in section["sentences"])


def test_verify_finds_nothing_and_then_one_changed_byte(desk: Path, tmp_path: Path) -> None:
    compiled(desk, tmp_path / "out")
    assert svodka("verify", "--desk", desk).returncode == 0
    changed = max((p for p in (desk / "archive" / "sha256").rglob("*") if p.is_file()), key=lambda p: p.stat().st_size)
    data = bytearray(changed.read_bytes())
    data[len(data) // 2] ^= 1
    changed.chmod(0o644)
    changed.write_bytes(bytes(data))
    done = svodka("verify", "--desk", desk)
    assert done.returncode == 1
    assert changed.name[:12] in done.stdout + done.stderr

"""``svodka documents``, and what ``status`` says of documents that are not read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli_desk.test_commands import Svodka, svodka  # noqa: F401 (a fixture)

FINNISH = "Satama avataan huomenna, sanoi ministeri maanantaina. Laivat lähtevät aamulla, jos myrsky laantuu."
RUSSIAN = "Мэр Лоримы Илья Дорнин заявил, что мост откроют в мае, если ледоход закончится."


@pytest.fixture
def desk(svodka: Svodka, tmp_path: Path) -> Path:  # noqa: F811
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "fi.txt").write_text(FINNISH, encoding="utf-8")
    (texts / "ru.txt").write_text(RUSSIAN, encoding="utf-8")
    assert svodka("init", tmp_path / "desk").code == 0
    added = svodka("add", "--desk", tmp_path / "desk", texts / "fi.txt", texts / "ru.txt")
    assert added.code == 0
    assert "its language is Finnish" in added.out + added.err
    return tmp_path / "desk"


def test_an_unread_document_is_found_by_its_words(svodka: Svodka, desk: Path) -> None:  # noqa: F811
    found = svodka("documents", "--desk", desk, "--about", "myrsky", "--json")
    assert found.code == 0
    (row,) = map(json.loads, found.out.splitlines())
    assert row["address"].endswith("fi.txt")
    assert (row["language"], row["statements"], row["characters"]) == ("fi", 0, len(FINNISH))
    assert "its language is Finnish" in row["unread"]


def test_all_and_only_unread_in_words(svodka: Svodka, desk: Path) -> None:  # noqa: F811
    everything = svodka("documents", "--desk", desk).out
    assert "Russian; 1 statement" in everything
    assert "Finnish; not read (its language is Finnish)" in everything
    unread = svodka("documents", "--desk", desk, "--unread").out
    assert "ru.txt" not in unread
    assert "fi.txt" in unread


def test_status_says_what_is_not_read(svodka: Svodka, desk: Path) -> None:  # noqa: F811
    said = svodka("status", "--desk", desk).out
    assert "1 document is kept and not read, by language: 1 Finnish. To find them: svodka documents --unread" in said


def test_nothing_fits_and_filters_that_make_no_sense(svodka: Svodka, desk: Path) -> None:  # noqa: F811
    nothing = svodka("documents", "--desk", desk, "--about", "вулкан")
    assert (nothing.code, nothing.out) == (0, "")
    assert "No document fits" in nothing.err
    assert svodka("documents", "--desk", desk, "--language", "finnish").code == 2
    assert svodka("documents", "--desk", desk, "--since", "2031-05-02", "--until", "2031-05-01").code == 2
    assert svodka("documents", "--desk", desk, "--about", "—").code == 2

"""``svodka group``, ``svodka utterances`` and ``svodka utterance`` as a person gives them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli_desk.test_commands import Svodka, svodka
from tests.pipeline.test_speaking import DOCUMENTS, put

__all__ = ["svodka"]  # the fixture


@pytest.fixture
def desk(svodka: Svodka, tmp_path: Path) -> Path:
    made = tmp_path / "desk"
    svodka("init", made)
    ran = svodka("add", "--desk", made, "--workers", 1, put(tmp_path / "documents"))
    assert ran.code == 0
    return made


def listed(svodka: Svodka, desk: Path, *options: str) -> list[dict[str, Any]]:
    ran = svodka("utterances", "--desk", desk, "--json", *options)
    assert (ran.code, ran.err) == (0, "")
    return [json.loads(line) for line in ran.out.splitlines()]


def test_adding_joins_reports(svodka: Svodka, desk: Path) -> None:
    [one] = listed(svodka, desk, "--least", "2")
    assert one["reports"] == 4 and one["languages"] == ["en", "ru"]
    assert one["words"].startswith("There are no volunteers")
    assert one["independent"] == ["Foreign Ministry of Halmar", "Halmar Press Agency", "Вести"]
    assert [u["reports"] for u in listed(svodka, desk)] == [4, 1]
    ran = svodka("group", "--desk", desk)
    assert (ran.code, ran.out) == (0, "Looked at 0 statements; 0 acts of speaking are new or changed.\n")


def test_the_list_is_a_table(svodka: Svodka, desk: Path) -> None:
    ran = svodka("utterances", "--desk", desk, "--speaker", "velt", "--since", "2031-05-01", "--until", "2031-05-15")
    assert ran.code == 0
    assert all(word in ran.out for word in ("Velt", "2031-05-14", "en", "ru", "volunteers"))
    ran = svodka("utterances", "--desk", desk, "--speaker", "nobody")
    assert (ran.code, ran.out) == (0, "")
    assert "No act of speaking fits" in ran.err


def test_one_act_with_its_carriers_and_variants(svodka: Svodka, desk: Path) -> None:
    [one] = listed(svodka, desk, "--least", "2")
    ran = svodka("utterance", one["id"][:8], "--desk", desk)
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == f"Irina Velt, 2031-05-14  ({one['id'][:8]})"
    assert "Origin: Foreign Ministry of Halmar (the speaker's own side published it)" in lines
    assert "3 independent origins: Foreign Ministry of Halmar, Halmar Press Agency, Вести" in lines
    assert "4 reports in 4 documents, in order of time:" in lines
    assert any("Foreign Ministry of Halmar (en; official; its words count)" in line for line in lines)
    assert any("The Courier (en; outlet; recalled)" in line for line in lines)
    assert any(line.strip() == "Вести (ru, translated)" for line in lines)
    assert "Why it is taken for one:" in lines and "Look twice:" in lines


def test_one_act_as_json_by_a_statement_of_it(svodka: Svodka, desk: Path) -> None:
    [one] = listed(svodka, desk, "--least", "2")
    ran = svodka("utterance", one["statement"], "--desk", desk, "--json")
    value = json.loads(ran.out)
    assert value["id"] == one["id"]
    assert value["carriers"][0]["outlet"] == "Foreign Ministry of Halmar"
    assert value["origin"]["statement"] == one["statement"]
    assert {v["language"] for v in value["variants"]} == {"en", "ru"}
    assert all(join["reasons"] for join in value["joins"]) and len(value["joins"]) == 3


@pytest.mark.parametrize("name", ["12345", "ffffffffff", "\u202eabcdefg"])
def test_what_is_not_there_is_said(svodka: Svodka, desk: Path, name: str) -> None:
    ran = svodka("utterance", name, "--desk", desk)
    assert (ran.code, ran.out) == (1, "")
    assert "no act of speaking has the id" in ran.err and "\u202e" not in ran.err


def test_days_the_wrong_way_round(svodka: Svodka, desk: Path) -> None:
    ran = svodka("utterances", "--desk", desk, "--since", "2031-05-02", "--until", "2031-05-01")
    assert ran.code == 2 and "swap them" in ran.err


def test_a_desk_where_nothing_is_grouped_says_what_to_do(svodka: Svodka, tmp_path: Path) -> None:
    svodka("init", tmp_path / "empty")
    ran = svodka("utterances", "--desk", tmp_path / "empty")
    assert ran.code == 0 and "svodka group" in ran.err
    ran = svodka("utterance", "abcdefgh", "--desk", tmp_path / "empty")
    assert ran.code == 1 and "svodka group" in ran.err


def test_outside_text_is_only_shown(svodka: Svodka, desk: Path, tmp_path: Path) -> None:
    text = DOCUMENTS["02-agency.md"].replace("Halmar Press Agency", "Halmar \x1b[31mPress").replace("/14", "/15")
    folder = tmp_path / "odd"
    folder.mkdir()
    (folder / "odd.md").write_text(text, encoding="utf-8")
    svodka("add", "--desk", desk, "--workers", 1, folder)
    [one] = listed(svodka, desk, "--least", "2")
    for command in (("utterances", "--least", "2"), ("utterance", one["id"])):
        ran = svodka(*command, "--desk", desk)
        assert ran.code == 0 and "\x1b[31mPress" not in ran.out

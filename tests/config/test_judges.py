"""Judges in a desk's settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from svodka.config import JudgeSettings, initial, load
from svodka.errors import ConfigError


def settings(folder: Path, more: str) -> tuple[JudgeSettings, ...]:
    (folder / "svodka.toml").write_text(initial("Desk") + more, encoding="utf-8")
    return load(folder).judges


def test_there_are_none_unless_a_person_writes_one(tmp_path: Path) -> None:
    assert settings(tmp_path, "") == ()


def test_both_kinds(tmp_path: Path) -> None:
    more = """
[judges.local]
kind = "nli"
folder = "models/nli"
languages = ["en"]

[judges.house-2]
kind = "model"
address = "http://127.0.0.1:8080/v1"
model = "some-model"
counts = [[4, 1, 0, 0], [0, 2, 0, 0], [0, 0, 3.5, 0], [1, 0, 0, 9]]
claims.strike = [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]
"""
    local, house = settings(tmp_path, more)
    assert local == JudgeSettings("local", "nli", tmp_path.resolve() / "models/nli", ("en",))
    assert dict(house.claims)["strike"][3] == (0.0, 0.0, 0.0, 1.0)
    assert house.counts[2] == (0.0, 0.0, 3.5, 0.0)
    assert (house.name, house.address, house.model) == ("house-2", "http://127.0.0.1:8080/v1", "some-model")


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("judges = 3\n", "judges must be a table"),
        ("[judges]\nx = 3\n", "x must be a table"),
        ("[judges.X]\nkind = 'nli'\n", "X must be called by small letters"),
        ("[judges.x]\n", "judges: x: kind is missing"),
        ("[judges.x]\nkind = 'oracle'\n", "kind must be one of nli, model"),
        ("[judges.x]\nkind = 'nli'\n", "folder is missing"),
        ("[judges.x]\nkind = 'nli'\nfolder = 'm'\nlanguages = ['English']\n", "languages must be a two-letter code"),
        ("[judges.x]\nkind = 'model'\naddress = 'localhost'\nmodel = 'm'\n", "address must be an http"),
        ("[judges.x]\nkind = 'model'\naddress = 'https://x.example/v1'\n", "model is missing"),
        ("[judges.x]\nkind = 'model'\naddress = 'https://x.example'\nmodel = 'm'\nkey = 's'\n", "unknown key 'key'"),
        ("[judges.x]\nkind = 'nli'\nfolder = 'm'\ncounts = [[1, 2]]\n", "counts must be four rows"),
        ("[judges.x]\nkind = 'nli'\nfolder = 'm'\ncounts = 'many'\n", "counts must be four rows"),
        ("[judges.x]\nkind = 'nli'\nfolder = 'm'\nclaims = {strike = [1]}\n", "claims: strike must be four rows"),
        (
            "[judges.x]\nkind='nli'\nfolder='m'\ncounts=[[-1,0,0,0],[0,0,0,0],[0,0,0,0],[0,0,0,0]]\n",
            "counts must be four rows",
        ),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, more: str, told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        settings(tmp_path, more)
    assert told in str(caught.value)
    assert "svodka.toml" in str(caught.value)

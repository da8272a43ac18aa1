"""A desk is found, its settings read; what is wrong is named by file and key."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.config import find_desk, initial, load
from svodka.errors import ConfigError


def desk(folder: Path, text: str = 'name = "Desk"\n') -> Path:
    folder.mkdir(parents=True)
    (folder / "svodka.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_named_desk_comes_before_the_environment_and_that_before_the_folder(tmp_path: Path) -> None:
    named, told, here = (desk(tmp_path / name) for name in ("named", "told", "here"))
    below = here / "a" / "b"
    below.mkdir(parents=True)
    environment = {"SVODKA_DESK": str(told)}
    assert find_desk(named, start=below, environment=environment) == named
    assert find_desk(None, start=below, environment=environment) == told
    assert find_desk(None, start=below, environment={}) == here
    assert find_desk(None, start=below, environment={"SVODKA_DESK": ""}) == here


def test_no_desk_is_said_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="--desk"):
        find_desk(None, start=tmp_path, environment={})
    with pytest.raises(ConfigError, match="svodka init"):
        find_desk(tmp_path / "nothing", start=tmp_path, environment={})
    with pytest.raises(ConfigError, match="named by SVODKA_DESK"):
        find_desk(None, start=tmp_path, environment={"SVODKA_DESK": str(tmp_path)})


def test_defaults_and_what_is_set(tmp_path: Path) -> None:
    settings = load(desk(tmp_path / "plain", ""))
    assert (settings.name, settings.language) == ("plain", None)
    assert settings.archive == tmp_path / "plain" / "archive"
    assert settings.ledger == tmp_path / "plain" / "ledger.sqlite"
    settings = load(desk(tmp_path / "set", 'name = "Вести"\nlanguage = "ru"\narchive = "a/b"\nledger = "l.db"\n'))
    assert (settings.name, settings.language) == ("Вести", "ru")
    assert settings.archive == tmp_path / "set" / "a" / "b"
    assert settings.ledger == tmp_path / "set" / "l.db"


def test_settings_of_collecting(tmp_path: Path) -> None:
    plain = load(desk(tmp_path / "plain", ""))
    assert (plain.contact, plain.allow_hosts) == (None, ()) and plain.pace > 0
    text = 'contact = "desk@halmar.example"\nallow_hosts = ["127.0.0.1", "intranet", "::1"]\npace = 0\n'
    settings = load(desk(tmp_path / "set", text))
    assert settings.contact == "desk@halmar.example"
    assert settings.allow_hosts == ("127.0.0.1", "intranet", "::1")
    assert settings.pace == 0


def test_a_file_that_an_editor_began_with_a_byte_order_mark(tmp_path: Path) -> None:
    folder = desk(tmp_path / "desk")
    (folder / "svodka.toml").write_bytes(b"\xef\xbb\xbf" + 'name = "Вести"\r\n'.encode())
    assert load(folder).name == "Вести"
    (folder / "svodka.toml").write_bytes('name = "Вести"\n'.encode("windows-1251"))
    with pytest.raises(ConfigError, match=r"svodka.toml is not UTF-8 \(byte 8\): save it as UTF-8"):
        load(folder)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("name = 3", "name"),
        ('name = " "', "name"),
        ('language = "English"', "language"),
        ('archive = "../elsewhere"', "archive"),
        ('ledger = "/elsewhere/ledger"', "ledger"),
        ('archive = "."', "archive"),
        ('colour = "red"', "colour"),
        ("name = ", "not TOML"),
        ('contact = "our desk"', "contact"),
        ('contact = "Редакция"', "contact"),
        ('allow_hosts = "127.0.0.1"', "allow_hosts"),
        ('allow_hosts = ["http://127.0.0.1"]', "allow_hosts"),
        ("allow_hosts = [1]", "allow_hosts"),
        ("pace = -1", "pace"),
        ("pace = true", "pace"),
        ("pace = nan", "pace"),
    ],
)
def test_a_wrong_setting_is_named_by_file_and_key(tmp_path: Path, text: str, key: str) -> None:
    folder = desk(tmp_path / "desk", text)
    with pytest.raises(ConfigError) as wrong:
        load(folder)
    assert str(folder / "svodka.toml") in str(wrong.value)
    assert key in str(wrong.value)
    assert "\n" not in str(wrong.value)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_name_is_written_as_toml(name: str) -> None:
    assert tomllib.loads(initial(name))["name"] == name

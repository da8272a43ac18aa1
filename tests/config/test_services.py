"""The tables ``[writer]`` and ``[translator]`` of a desk's settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from svodka.config import FILE, load
from svodka.config.services import WRITER_KEY, TranslatorSettings, WriterSettings, service_key
from svodka.errors import ConfigError


def settings(tmp_path: Path, text: str):  # type: ignore[no-untyped-def]
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    return load(tmp_path)


def test_without_them_nothing_is_asked(tmp_path: Path) -> None:
    found = settings(tmp_path, "")
    assert found.writer is None and found.translator is None


def test_they_are_read(tmp_path: Path) -> None:
    found = settings(
        tmp_path,
        '[writer]\naddress = "http://127.0.0.1:8080/v1"\nmodel = "m"\n[translator]\nengine = "local"\nfolder = "models/ru-en"\n',
    )
    assert found.writer == WriterSettings("http://127.0.0.1:8080/v1", "m")
    assert found.translator == TranslatorSettings("local", folder=tmp_path.resolve() / "models/ru-en")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('[writer]\nmodel = "m"', "address"),
        ('[writer]\naddress = "http://a.example/v1"', "model"),
        ('[writer]\naddress = "file:///etc/passwd"\nmodel = "m"', "address"),
        ('[writer]\naddress = "http://me:secret@a.example"\nmodel = "m"', "address"),
        ('[writer]\naddress = "http://a.example"\nmodel = "m"\nkey = "secret"', "key"),
        ('writer = "m"', "writer"),
        ('[translator]\nengine = "magic"', "engine"),
        ('[translator]\nengine = "deepl"', "address"),
        ('[translator]\nengine = "openai"\naddress = "http://a.example/v1"', "model"),
        ('[translator]\nengine = "local"', "folder"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(ConfigError, match=named) as caught:
        settings(tmp_path, text)
    assert FILE in str(caught.value)


def test_keys_stand_in_the_environment_only() -> None:
    assert service_key(WRITER_KEY, {WRITER_KEY: "k"}) == "k"
    assert service_key(WRITER_KEY, {WRITER_KEY: ""}) is None

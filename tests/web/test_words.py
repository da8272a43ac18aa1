"""The interface's words: both languages, the same places, and plurals."""

from __future__ import annotations

import re
from importlib import resources
from string import Formatter

import pytest

from svodka.model import Ground, Stance, StatementKind
from svodka.track.queue import ItemKind
from svodka.web.words import Words, entries, form_of

TEMPLATES = [
    file for folder in ("templates",) for file in resources.files("svodka.web").joinpath(folder).iterdir() if file.is_file()
]  # fmt: skip


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("key", sorted(entries()))
def test_an_entry_speaks_both_languages(key: str) -> None:
    entry = entries()[key]
    assert set(entry) == {"en", "ru"}
    english, russian = entry["en"], entry["ru"]
    assert isinstance(english, str) == isinstance(russian, str)
    if isinstance(english, str) and isinstance(russian, str):
        assert _places(english) == _places(russian)
    else:
        assert (len(english), len(russian)) == (2, 3)


@pytest.mark.parametrize(
    ("n", "form"), [(0, 2), (1, 0), (2, 1), (5, 2), (11, 2), (12, 2), (21, 0), (22, 1), (101, 0), (111, 2), (1004, 1)]
)
def test_russian_plurals(n: int, form: int) -> None:
    assert form_of("ru", n) == form


def test_numbers_have_their_thousands_apart() -> None:
    assert Words("en")("documents", n=12345) == "12,345 documents"
    assert Words("ru")("documents", n=12345) == "12\u00a0345 документов"


def test_every_value_that_is_shown_has_its_words() -> None:
    known = entries()
    shown = [("stance", Stance), ("kind", StatementKind), ("item", ItemKind), ("ground", Ground)]
    for name, values in shown:
        assert all(f"{name}_{value.value}".replace("-", "_") in known for value in values), name


def test_templates_ask_for_words_that_are_there() -> None:
    asked = {
        key for file in TEMPLATES for key in re.findall(r"""\bt\(\s*["'](\w+)["']\s*[,)]""", file.read_text("utf-8"))
    }
    assert asked
    assert asked <= set(entries())

"""The interface's words in English and Russian: ``words/*.toml``, one file per part.

An entry is a table of both languages; a list is a plural (English: one, many; Russian: one, few, many), chosen by
the number ``n``:

    [documents]
    en = ["{n} document", "{n} documents"]
    ru = ["{n} документ", "{n} документа", "{n} документов"]
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

LANGUAGES = ("en", "ru")


class Words:
    """The words of one language. Called with a key and the values of its places: ``words("documents", n=3)``."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"

    def __call__(self, key: str, **values: Any) -> str:
        """The wording; raises ``KeyError`` for a key that no file has: a mistake of ours, which a test finds."""
        entry = entries()[key][self.language]
        if not isinstance(entry, str):
            entry = entry[form_of(self.language, int(values["n"]))]
        return entry.format(**{name: self.number(v) if isinstance(v, int) else v for name, v in values.items()})

    def number(self, value: int) -> str:
        """A number with its thousands set apart, as the language does it."""
        return f"{value:,}" if self.language == "en" else f"{value:,}".replace(",", "\u00a0")


def form_of(language: str, n: int) -> int:
    """Which plural form a number takes (Unicode CLDR's rules for whole numbers)."""
    if language == "en":
        return 0 if n == 1 else 1
    if n % 10 == 1 and n % 100 != 11:
        return 0
    return 1 if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else 2


@cache
def entries() -> Mapping[str, Mapping[str, str | Sequence[str]]]:
    """All entries of all files; raises ``ValueError`` where two files have one key."""
    found: dict[str, Any] = {}
    for file in sorted(resources.files("svodka.web").joinpath("words").iterdir(), key=lambda f: f.name):
        table = tomllib.loads(file.read_text("utf-8"))
        twice = found.keys() & table.keys()
        if twice:
            raise ValueError(f"words/{file.name} repeats {', '.join(sorted(twice))}")
        found |= table
    return found

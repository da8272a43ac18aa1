"""``DESK/glossary/*.toml``: what a digest's reader may need to know; ``[[entry]]`` tables that a person edits."""

from __future__ import annotations

from pathlib import Path

from svodka.errors import ConfigError
from svodka.model import GlossaryEntry
from svodka.toml import Table, files_in, parsed, read_text

GLOSSARY = "glossary"
_KEYS = ("term", "aliases", "text", "source", "date", "checked")


def load_glossary(root: Path) -> tuple[GlossaryEntry, ...]:
    """The entries of a desk; raises ``ConfigError`` that names file and key. None where there is no folder."""
    found: dict[str, GlossaryEntry] = {}
    for path in files_in(root / GLOSSARY):
        tables = parsed(read_text(path), path).get("entry", [])
        if not isinstance(tables, list):
            raise ConfigError(f"{path}: entries are written as [[entry]] tables")
        for number, values in enumerate(tables, 1):
            table = Table(f"{path}: entry {number}", values)
            table.only(_KEYS)
            entry = GlossaryEntry(
                term=table.needed("term"),
                text=table.needed("text"),
                source=table.needed("source"),
                date=table.needed("date"),
                aliases=table.texts("aliases"),
                checked=table.flag("checked", False),
            )
            found[entry.term.casefold()] = entry
    return tuple(found.values())

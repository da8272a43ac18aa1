"""Translations that a desk keeps, so that the same words are translated once and stay as they were printed."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

from svodka.ids import canonical_json, content_id
from svodka.plugins.translate import Translator


class Kept:
    """A translator whose answers are kept in a folder: by text, pair of languages, translator and its version."""

    def __init__(self, translator: Translator, folder: Path) -> None:
        self._translator = translator
        self._folder = folder

    @property
    def name(self) -> str:
        """The translator's."""
        return self._translator.name

    @property
    def version(self) -> str:
        """The translator's."""
        return self._translator.version

    def translate(self, text: str, source: str, target: str) -> str:
        """The kept translation, else the translator's. See ``Translator``."""
        id = content_id("translation/1", self.name, self.version, source, target, text)
        path = self._folder / f"{id}.json"
        kept = _read(path, text)
        if kept is not None:
            return kept
        made = self._translator.translate(text, source, target)
        _write(path, canonical_json({"text": text, "translation": made, "by": self.name, "from": source, "to": target}))
        return made


def _read(path: Path, text: str) -> str | None:
    """A kept translation; None where there is none of this text, or somebody changed it to something else."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        found = value["translation"] if value["text"] == text else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return found if isinstance(found, str) and found.strip() else None


def _write(path: Path, content: str) -> None:
    """Keep a translation; where that can't be, it is asked for again."""
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_text(content, encoding="utf-8")
        partial.replace(path)
    except (OSError, ValueError):
        with contextlib.suppress(OSError):
            partial.unlink()

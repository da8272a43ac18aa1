"""Reads documents with the installed command, as a user would."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sysconfig
import tempfile
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

Reading = dict[str, Any]  # one object of ``svodka read --json``

COMMAND = Path(sysconfig.get_path("scripts")) / "svodka"


def read_documents(documents: Iterable[dict[str, Any]], *options: str, workers: int = 2) -> str:
    """What ``svodka read --jsonl … --json`` with further options prints for the documents, a JSON object a line.

    RuntimeError, with the command's own words, if it fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "in.jsonl"
        path.write_text("".join(json.dumps(d) + "\n" for d in documents), encoding="utf-8")
        done = subprocess.run(
            [COMMAND, "read", "--jsonl", path, "--json", "--workers", str(workers), *options],
            check=False,
            capture_output=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
        )
    if done.returncode:
        raise RuntimeError(f"svodka read ended with {done.returncode}: {done.stderr.strip()[-2000:]}")
    return done.stdout


def rows(lines: str) -> list[dict[str, Any]]:
    """The objects of JSON Lines. Not by splitlines: a string may hold U+2028, which JSON leaves as it is."""
    return [json.loads(line) for line in lines.split("\n") if line.strip()]


def by_id(output: str) -> dict[str, Reading]:
    """The objects of the output by their document's id."""
    return {row["id"]: row for row in rows(output)}


def load_module(path: Path) -> ModuleType:
    """A scorer of the reference material as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

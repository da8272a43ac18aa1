"""Runs the command as a user does: a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

COMMAND = (sys.executable, "-c", "from svodka.cli import main; main()", "read")


@dataclass(frozen=True)
class Done:
    """What the command printed and how it ended."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.split("\n") if line]

    @property
    def lines(self) -> list[str]:
        """The lines on standard error; a traceback is never one of them."""
        assert "Traceback" not in self.err, self.err
        return self.err.splitlines()


def read(*arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None) -> Done:
    """``svodka read`` with these arguments."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)], input=stdin, capture_output=True, timeout=120, check=False, cwd=cwd
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def jsonl(path: Path, *documents: dict[str, Any] | str) -> Path:
    """A file of JSON Lines: objects, or lines as they are."""
    lines = [d if isinstance(d, str) else json.dumps(d, ensure_ascii=False) for d in documents]
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path

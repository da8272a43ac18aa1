"""``svodka demo``: the whole way, on the bundled material, twice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli_desk.test_commands import Svodka, svodka

__all__ = ["svodka"]  # a fixture


@pytest.mark.slow
def test_the_demonstration_works_twice(svodka: Svodka, tmp_path: Path) -> None:
    first = svodka("demo", tmp_path / "demo")
    assert first.code == 0, first.err
    assert first.err == ""
    lines = first.out.splitlines()
    assert len(lines) == 3
    documents, statements, _, sentences, receipts = map(int, re.findall(r"\d+", lines[0]))
    assert documents >= 60
    assert receipts >= 1 and sentences >= 1 and statements >= sentences / 2
    for path in (tmp_path / "demo" / "digest.html", tmp_path / "demo" / "annotated.html"):
        assert str(path) in "\n".join(lines)
        assert "<html" in path.read_text(encoding="utf-8")
    assert svodka("demo", tmp_path / "demo").out == first.out
    assert svodka("verify", "--desk", tmp_path / "demo").code == 0


def test_the_demonstration_spares_a_folder_with_other_things(svodka: Svodka, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").touch()
    ran = svodka("demo", tmp_path / "mine")
    assert ran.code == 2
    assert "not empty" in ran.err
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["thesis.txt"]

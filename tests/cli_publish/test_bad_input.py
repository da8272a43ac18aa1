"""Bad input on the way to a published digest: clear words, and nothing half-published."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli_desk.test_commands import Svodka, svodka

__all__ = ["svodka"]

HEAD = """---
address: https://halmar.example/{name}
outlet: {outlet}
published: {published}
title: {title}
---

"""


def document(name: str, text: str, *, outlet: str = "Halmar Courier", published: str = "2031-05-14") -> str:
    return HEAD.format(name=name, outlet=outlet, published=published, title="Of volunteers") + text + "\n"


def desk_of(svodka: Svodka, folder: Path, *texts: str) -> Path:
    root = folder / "desk"
    assert svodka("init", root).code == 0
    paths = []
    for number, text in enumerate(texts):
        paths.append(folder / f"{number}.md")
        paths[-1].write_text(text, encoding="utf-8")
    if paths:
        assert svodka("add", "--desk", root, "--workers", 1, *paths).code == 0
    return root


def compiled(svodka: Svodka, root: Path, *more: object) -> Path:
    ran = svodka("digest", "--desk", root, "--from", "2031-05-01", "--to", "2031-05-31", "--out", root / "may", *more)
    assert ran.code == 0, ran.err
    return root / "may"


def test_no_statements_in_the_period(svodka: Svodka, tmp_path: Path) -> None:
    root = desk_of(svodka, tmp_path, document("1", 'Irina Velt said: "There are no volunteers."'))
    ran = svodka("digest", "--desk", root, "--from", "2030-01-01", "--to", "2030-01-31", "--out", tmp_path / "out")
    assert ran.code == 1
    assert "no statement from 2030-01-01 to 2030-01-31; nothing is written" in ran.err
    assert not (tmp_path / "out").exists()
    empty = tmp_path / "empty"
    empty.mkdir()
    ran = svodka("digest", "--desk", desk_of(svodka, empty), "--from", "2031-05-01", "--to", "2031-05-31")
    assert ran.code == 1 and "nothing is written" in ran.err


def test_one_source_only_is_told(svodka: Svodka, tmp_path: Path) -> None:
    text = (
        'Irina Velt, a minister, said: "There are no volunteers here."\n\nPavel Dorn said: "I have seen none of them."'
    )
    made = compiled(svodka, desk_of(svodka, tmp_path, document("1", text))) / "digest.md"
    assert "All of it is from one outlet, Halmar Courier" in made.read_text(encoding="utf-8")
    two = tmp_path / "two"
    two.mkdir()
    both = (document("1", text), document("2", 'Anna Lind said: "The ferry sails."', outlet="Coast Post"))
    assert "from one outlet" not in (compiled(svodka, desk_of(svodka, two, *both)) / "digest.md").read_text("utf-8")


def test_dates_that_contradict_one_another_are_told(svodka: Svodka, tmp_path: Path) -> None:
    words = '"There are no such volunteers, and there never were at any time,"'
    root = desk_of(
        svodka, tmp_path,
        document("1", f"{words} Irina Velt said on May 12.", published="2031-05-13"),
        document("2", f"{words} Irina Velt said on May 9.", outlet="Coast Post", published="2031-05-13"),
    )  # fmt: skip
    made = json.loads((compiled(svodka, root) / "digest.json").read_text(encoding="utf-8"))
    [told] = [line for line in made["not_collected"] if "differ" in line]
    assert "Halmar Courier" in told and "Coast Post" in told
    assert "May 12, 2031" in told and "May 9, 2031" in told


def test_names_from_right_to_left_turn_no_other_words(svodka: Svodka, tmp_path: Path) -> None:
    text = 'Sara Cohen (שרה כהן) said: "The ferry will sail on Friday."\n\nעלי רז said: "We shall wait for it here."'
    made = compiled(svodka, desk_of(svodka, tmp_path, document("1", text)), "--format", "md,html,json,eml,pdf,docx")
    page = (made / "digest.html").read_text(encoding="utf-8")
    assert '<p dir="auto">' in page and 'h1 dir="auto"' in page
    assert {path.suffix for path in made.iterdir()} == {".md", ".html", ".json", ".eml", ".pdf", ".docx"}


def test_a_full_disk_leaves_the_old_site(svodka: Svodka, tmp_path: Path) -> None:
    root = desk_of(svodka, tmp_path, document("1", 'Irina Velt, a minister, said: "There are no volunteers here."'))
    compiled(svodka, root)
    [one] = json.loads(svodka("draft", "list", "--desk", root, "--json").out)
    assert svodka("draft", "sign", one["id"], "--by", "Vera", "--desk", root, "--slug", "may").code == 0
    assert svodka("publish", "--init", "--desk", root).code == 0
    assert svodka("publish", "--desk", root).code == 0
    before = {path: path.read_bytes() for path in sorted((root / "site").rglob("*")) if path.is_file()}
    settings = root / "site.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('title = "', 'title = "New '), encoding="utf-8")

    def small() -> None:  # no file may grow beyond 512 bytes: writing fails as on a full disk
        resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512))

    program = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\nfrom svodka.cli import main; main()"
    command = [sys.executable, "-c", program, "publish", "--desk", str(root)]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", preexec_fn=small, check=False,
                         env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})  # fmt: skip
    assert ran.returncode == 1, ran.stdout
    assert "svodka:" in ran.stderr and "Traceback" not in ran.stderr
    assert {path: path.read_bytes() for path in sorted((root / "site").rglob("*")) if path.is_file()} == before


@pytest.mark.parametrize("period", [("2031-05-31", "2031-05-01"), ("2031-02-30", "2031-03-01")])
def test_absurd_periods(svodka: Svodka, tmp_path: Path, period: tuple[str, str]) -> None:
    root = desk_of(svodka, tmp_path)
    assert svodka("digest", "--desk", root, "--from", period[0], "--to", period[1]).code == 2

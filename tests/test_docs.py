"""The manual tells what is there: its keys, its links, its commands."""

from __future__ import annotations

import re
import shlex
import subprocess
import sysconfig
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
import pytest

from svodka.cli import cli
from svodka.model import Precision, Said, Span, Speaker, Statement, StatementKind
from svodka.records import statement_to_json
from tests.conftest import ROOT

PAGES = [
    *sorted(ROOT.glob("*.md")),
    *(p for d in ("docs", "eval", "bench") for p in sorted((ROOT / d).rglob("*.md"))),
]
SCRIPTS = Path(sysconfig.get_path("scripts"))
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def page_id(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def fenced(path: Path, kind: str = "") -> list[str]:
    """The fenced blocks of a page, of one kind."""
    text = path.read_text(encoding="utf-8")
    return re.findall(rf"^ *```{kind}\n(.*?)^ *```", text, flags=re.MULTILINE | re.DOTALL)


def anchors(path: Path) -> set[str]:
    """The anchors that a page's headings make."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def shown_commands() -> Iterator[tuple[str, list[str]]]:
    """Every ``svodka …`` line shown in a page, as words, with where it stands."""
    for path in PAGES:
        for block in (*fenced(path), *fenced(path, "console")):
            for line in block.replace("\\\n", " ").splitlines():
                words = line.strip().removeprefix("$ ")
                if words.startswith("svodka ") and path.name != "commands.md":
                    yield f"{page_id(path)}: {words}", shlex.split(words, comments=True)[1:]


def test_statement_page_explains_exactly_the_keys_that_there_are() -> None:
    statement = Statement(
        id="0" * 16,
        kind=StatementKind.DIRECT,
        content=(Span(0, 1),),
        speaker=Speaker("Ana Belic", "she"),
        said=Said(date(2031, 5, 14), date(2031, 5, 14), Precision.DAY, "told"),
    )
    keys = statement_to_json(statement)
    page = (ROOT / "docs/statement.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", page, flags=re.MULTILINE))
    assert list(rows) == list(keys)
    for key in ("speaker", "said"):
        assert [inner for inner in keys[key] if f"`{inner}`" not in rows[key]] == []
    for values in (StatementKind, Precision):
        assert [value for value in values if f"`{value}`" not in page] == []


@pytest.mark.parametrize("path", PAGES, ids=page_id)
def test_links_lead_somewhere(path: Path) -> None:
    lost = []
    for target in LINK.findall(path.read_text(encoding="utf-8")):
        if target.startswith(("http:", "https:")):
            continue
        name, _, anchor = target.partition("#")
        there = (path.parent / name).resolve() if name else path
        if not there.exists() or (anchor and anchor not in anchors(there)):
            lost.append(target)
    assert lost == []


def test_the_index_of_the_manual_lists_every_page() -> None:
    index = (ROOT / "docs/README.md").read_text(encoding="utf-8")
    linked = {(ROOT / "docs" / target).resolve() for target in LINK.findall(index)}
    assert {p for p in PAGES if p.is_relative_to(ROOT / "docs") and p.name != "README.md"} - linked == set()


@pytest.mark.parametrize(("where", "words"), [pytest.param(*shown, id=shown[0]) for shown in shown_commands()])
def test_shown_commands_and_their_options_exist(where: str, words: list[str]) -> None:
    top = click.Context(cli, info_name="svodka")
    if words[0].startswith("-") or words[0].isupper():
        return
    command = cli.get_command(top, words[0])
    assert command is not None, f"no such command in {where}"
    while isinstance(command, click.Group) and len(words) > 1 and not words[1].startswith("-"):
        inner = command.get_command(top, words[1])
        assert inner is not None, f"no such command in {where}"
        command, words = inner, words[1:]
    known = {name for p in command.params for name in (*p.opts, *p.secondary_opts)} | {"--help"}
    used = {w.partition("=")[0] for w in words[1:] if w.startswith("-") and w != "-"}
    assert used - known == set(), f"no such option in {where}"


@pytest.mark.slow
def test_the_tour_can_be_taken(tmp_path: Path) -> None:
    (tmp_path / "src").symlink_to(ROOT / "src")
    lines = [
        line.removeprefix("$ ")
        for block in fenced(ROOT / "docs/tour.md", "console")
        for line in block.splitlines()
        if line.startswith("$ ")
    ]
    assert lines
    for line in lines:
        words = shlex.split(line)
        done = subprocess.run([SCRIPTS / words[0], *words[1:]], cwd=tmp_path, capture_output=True, encoding="utf-8")
        assert done.returncode == 0, f"{line}\n{done.stderr}"
    assert (tmp_path / "annotated.html").exists()
    assert list((tmp_path / "digest").iterdir())

"""The shape of the code: what may import what, how long things are, what must be documented."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from docs.make_commands import PAGE, commands, page
from tests.conftest import ROOT

SOURCES = sorted((ROOT / "src").rglob("*.py"))
MAX_MODULE = 400  # lines
MAX_FUNCTION = 60

# name -> why it may be longer
LONG_MODULES: dict[str, str] = {
    "src/svodka/ledger/migrations.py": "steps that were released never change and stand in one list",
    "src/svodka/model.py": "all types in one file, in the order in which data flows: docs/design/0001",
}
LONG_FUNCTIONS: dict[str, str] = {}

# what the help of the whole and of each command must not load: together they take seconds
HEAVY = {
    "aiohttp",
    "charset_normalizer",
    "lemminflect",
    "lingua",
    "lxml",
    "markdown_it",
    "nh3",
    "numpy",
    "onnxruntime",
    "pymorphy3",
    "razdel",
    "rich",
    "sentencex",
    "sqlite3",
    "tokenizers",
    "trafilatura",
}

# machine paths, and the host of a package registry; the brackets keep this line from finding itself
MACHINE = re.compile(r"(?<![\w.])/(wor[k]|tm[p]|far[m]|roo[t])/|pypi[.]org|pythonhosted[.]org|npmjs[.]com")
TEXTS = {".py", ".md", ".toml", ".txt", ".json", ".yml", ".html", ".css", ".cfg", ".ini", ".lock", ""}


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Name and length in lines of each function of a file, from its first decorator's def to its end."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            yield f"{path.relative_to(ROOT)}:{node.name}", node.end_lineno - node.lineno + 1


def repository_files() -> list[Path]:
    """The files of the repository that hold text: the listed ones, or all where there is no git."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, encoding="utf-8"
    )
    names = listed.stdout.splitlines() if listed.returncode == 0 else _walked()
    return [ROOT / name for name in names if Path(name).suffix in TEXTS and (ROOT / name).is_file()]


def _walked() -> list[str]:
    folders = ("src", "tests", "eval", "bench", "docs")
    return [str(p.relative_to(ROOT)) for folder in folders for p in (ROOT / folder).rglob("*")]


def test_import_contracts_hold() -> None:
    linter = Path(sysconfig.get_path("scripts")) / "lint-imports"
    done = subprocess.run([linter, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_module_is_too_long() -> None:
    lengths = {str(p.relative_to(ROOT)): len(p.read_text(encoding="utf-8").splitlines()) for p in SOURCES}
    assert {n: length for n, length in lengths.items() if length > MAX_MODULE and n not in LONG_MODULES} == {}


def test_no_function_is_too_long() -> None:
    lengths = dict(pair for path in SOURCES for pair in functions(path))
    too_long = {n: length for n, length in lengths.items() if length > MAX_FUNCTION and n not in LONG_FUNCTIONS}
    assert too_long == {}


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for file, wanted in (
        ("requirements.lock", project["project"]["dependencies"]),
        ("requirements-dev.lock", project["dependency-groups"]["dev"]),
    ):
        pinned = set(re.findall(r"^([\w.-]+)==", (ROOT / file).read_text(encoding="utf-8"), flags=re.MULTILINE))
        names = {re.split(r"[\[<>=~ ]", requirement)[0] for requirement in wanted}
        assert names - pinned == set(), f"{file} is old: run make lock"


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import json, sys\n"
        "from svodka.cli import cli\n"
        "try: cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert set(json.loads(done.stdout.splitlines()[-1])) & HEAVY == set()


def test_every_command_and_option_is_documented() -> None:
    written = PAGE.read_text(encoding="utf-8")
    assert written == page(), "docs/commands.md is old: run make commands"


def test_every_option_says_what_it_does() -> None:
    silent = [
        f"{name} {option.opts[0]}"
        for name, command, _ in commands()
        for option in command.params
        if isinstance(option, click.Option) and not option.help
    ]
    assert silent == []


@pytest.mark.parametrize("path", repository_files(), ids=lambda p: str(p.relative_to(ROOT)))
def test_no_machine_is_named(path: Path) -> None:
    found = MACHINE.search(path.read_text(encoding="utf-8", errors="replace"))
    assert found is None, f"{path.relative_to(ROOT)} names {found[0]}" if found else ""

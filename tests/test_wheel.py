"""A built wheel works in an empty environment, outside the source tree: its data files are in it.

Not part of ``make test``: it needs the package registry and a minute. ``make wheel`` runs it, and .ci/run.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

import svodka
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

TEXT = "“We will rebuild the bridge,” Prime Minister Ana Belic said on Monday.\n"


def pip(python: str | Path, *arguments: str | Path) -> None:
    """Run pip; its own words where it fails."""
    command = [python, "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    pip(sys.executable, "wheel", "-q", "--no-deps", "-w", folder, ROOT)
    (built,) = folder.glob("svodka-*.whl")
    return built


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """An empty folder with an environment in which only the wheel was installed."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder / "env", with_pip=True)
    pip(folder / "env/bin/python", "install", "-q", wheel)
    return folder


def run(home: Path, *arguments: str) -> str:
    """What the installed command prints; nothing of the source tree or the test run reaches it."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "SVODKA", "PYTEST"))}
    done = subprocess.run(
        [home / "env/bin/svodka", *arguments],
        cwd=home,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_all_files_of_the_package_are_in_the_wheel(wheel: Path) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    source = ROOT / "src"
    kept = {p.relative_to(source).as_posix() for p in (source / "svodka").rglob("*") if p.is_file()}
    assert {name for name in kept if "__pycache__" not in name} - packed == set()


def test_version(home: Path) -> None:
    assert run(home, "--version").strip().endswith(svodka.__version__)


def test_read(home: Path) -> None:
    (home / "text.txt").write_text(TEXT, encoding="utf-8")
    reading = json.loads(run(home, "read", "text.txt", "--published", "2031-05-14", "--json"))
    (statement,) = reading["statements"]
    assert statement["speaker"]["name"] == "Ana Belic"


def test_demo(home: Path) -> None:
    assert len(run(home, "demo", "demo").strip().splitlines()) == 3
    assert any((home / "demo").rglob("*.html"))

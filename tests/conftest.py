"""What all tests share: the reference material beside the checkout, golden files, Hypothesis profiles."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# before numpy can load: a worker process with a thread a core only slows its neighbours down
os.environ.setdefault("OMP_NUM_THREADS", "1")

ROOT = Path(__file__).resolve().parents[1]

# ci: more examples, the same ones each time. dev: few, new ones each run. No deadline: the first example
# pays for loading dictionaries.
settings.register_profile(
    "ci", max_examples=200, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("dev", max_examples=40, deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite golden files; review the diff")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "shared" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.shared)


def find_shared() -> Path | None:
    """The folder of reference material: SVODKA_SHARED, else ``shared`` beside the checkout; None: absent."""
    told = os.environ.get("SVODKA_SHARED")
    folder = Path(told) if told else ROOT.parent / "shared"
    return folder if folder.is_dir() else None


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference material; the test is skipped, and says so, where it is absent."""
    folder = find_shared()
    if folder is None:
        pytest.skip("no reference material: no folder 'shared' beside the checkout, SVODKA_SHARED is not set")
    return folder


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the checkout."""
    return ROOT


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """``golden(path, text)``: the text equals the file; with ``--update`` the file is rewritten instead."""
    update = request.config.getoption("--update")

    def compare(path: Path, text: str) -> None:
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"no golden file {path}: run pytest --update"
        assert text == path.read_text(encoding="utf-8")

    return compare

"""The gate lets nothing fall, and lets no input change unseen."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.gate import Pinned, checksums, run
from eval.measures import Figures, Measure


def measure(path: Path, figures: Figures) -> Measure:
    return Measure("m", (path,), lambda: figures)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "shared" / "gold.json"
    path.parent.mkdir()
    path.write_text("gold")
    return path


@pytest.fixture(autouse=True)
def reference(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("eval.gate.SHARED", tmp_path / "shared")


def pins(gold: Path, floors: Figures) -> dict[str, Pinned]:
    return {"m": {"inputs": checksums(measure(gold, {})), "floors": floors, "ceilings": {"extra": 2.0}}}


@pytest.mark.parametrize(
    ("figures", "well"),
    [
        ({"score": 80.0, "extra": 2.0}, True),
        ({"score": 79.9, "extra": 2.0}, True),  # the rounding of one figure
        ({"score": 79.7, "extra": 2.0}, False),
        ({"score": 95.0, "extra": 3.0}, False),
        ({"score": 95.0}, False),  # a figure that is pinned and not measured any more
    ],
)
def test_a_figure_may_not_get_worse(gold: Path, figures: Figures, well: bool) -> None:
    floors = pins(gold, {"score": 80.0})
    assert run([measure(gold, figures)], floors, pin=False) == (floors, well)


def test_a_changed_input_fails_until_it_is_pinned(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    floors = pins(gold, {"score": 80.0})
    gold.write_text("other gold")
    assert not run([measure(gold, {"score": 99.0, "extra": 0.0})], floors, pin=False)[1]
    assert "shared/gold.json is not the file that was pinned" in capsys.readouterr().out
    pinned, well = run([measure(gold, {"score": 99.0, "extra": 0.0})], floors, pin=True)
    assert well
    assert run([measure(gold, {"score": 99.0, "extra": 0.0})], pinned, pin=False)[1]


def test_pinning_raises_floors_and_never_lowers_one(gold: Path) -> None:
    floors = pins(gold, {"score": 80.0})
    better, well = run([measure(gold, {"score": 85.0, "extra": 1.0})], floors, pin=True)
    assert well
    assert better["m"]["floors"] == {"score": 85.0}
    assert better["m"]["ceilings"] == {"extra": 2.0}  # a promise, not a measurement
    within_margin, _ = run([measure(gold, {"score": 84.9, "extra": 1.0})], better, pin=True)
    assert within_margin["m"]["floors"]["score"] == 85.0
    kept, well = run([measure(gold, {"score": 70.0, "extra": 0.0})], better, pin=True)
    assert not well
    assert kept == better


def test_an_absent_input_is_skipped_and_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([measure(tmp_path / "none", {})], {}, pin=False) == ({}, True)
    assert "m: skipped" in capsys.readouterr().out


def test_a_file_of_ours_that_is_gone_is_a_complaint(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    floors = pins(gold, {"score": 80.0})
    gold.unlink()
    ours = Measure("m", (gold,), lambda: {"score": 99.0, "extra": 0.0}, ours=True)
    assert not run([ours], floors, pin=False)[1]
    assert "shared/gold.json is not the file that was pinned" in capsys.readouterr().out


def test_a_reading_that_fails_is_a_complaint(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def fails() -> Figures:
        raise RuntimeError("svodka read ended with 3")

    assert not run([Measure("m", (gold,), fails)], pins(gold, {}), pin=False)[1]
    assert "svodka read ended with 3" in capsys.readouterr().out

"""The bars on the shared cases: nine of ten proposed changes right, nobody's line moved that did not move."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.lines_score import by_baseline, by_limits, read_cases, score


@pytest.mark.shared
@pytest.mark.parametrize(("lang", "stance", "f1"), [("en", 78, 80), ("ru", 78, 80)])
def test_bars(shared: Path, lang: str, stance: float, f1: float) -> None:
    assert shared.is_dir()
    cases = read_cases(lang)
    got = score(cases, by_limits())
    assert got["stance_macro"] >= stance
    assert got["shift@7"]["f1"] >= f1
    assert got["false_alarms_per_1000"] <= 5
    kept, controls = got["controls_kept"]
    assert kept >= 0.9 * controls
    for in_a_row in (1, 3):
        assert score(cases, by_baseline(in_a_row))["shift@7"]["f1"] < got["shift@7"]["f1"]

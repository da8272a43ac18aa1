"""The measures of groups, and the marked-up reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval import utterances_gold, utterances_score
from eval.clustering import Score, b_cubed, pairwise

GOLD = {"a": "1", "b": "1", "c": "2", "d": "2", "e": "3"}


def test_what_is_right_scores_one() -> None:
    same = {item: f"group {act}" for item, act in GOLD.items()}
    assert pairwise(GOLD, same) == b_cubed(GOLD, same) == Score(1.0, 1.0)
    assert Score(1.0, 1.0).f1 == 1


def test_one_group_has_all_recall_and_little_precision() -> None:
    one = dict.fromkeys(GOLD, "g")
    assert pairwise(GOLD, one) == Score(2 / 10, 1.0)
    # of each of a to d two of five belong with it, of e one
    assert b_cubed(GOLD, one).recall == 1
    assert b_cubed(GOLD, one).precision == pytest.approx((4 * 2 / 5 + 1 / 5) / 5)


def test_each_alone_has_all_precision_and_little_recall() -> None:
    alone = {item: item for item in GOLD}
    assert pairwise(GOLD, alone) == Score(1.0, 0.0)
    assert pairwise(GOLD, alone).f1 == 0
    found = b_cubed(GOLD, alone)
    assert found.precision == 1.0
    assert found.recall == pytest.approx((4 * 1 / 2 + 1) / 5)


def test_nothing_is_all_right() -> None:
    assert pairwise({}, {}) == b_cubed({}, {}) == Score(1.0, 1.0)


def test_the_set_is_large_and_its_lines_are_whole(tmp_path: Path) -> None:
    scenes = [s for name in ("tune", "held") for s in utterances_gold.load(utterances_gold.FOLDER / f"{name}.txt")]
    pairs = sum(len(scene.reports) * (len(scene.reports) - 1) // 2 for scene in scenes)
    assert pairs >= 300
    assert {report.language for scene in scenes for report in scene.reports} == {"en", "ru"}
    broken = tmp_path / "x.txt"
    broken.write_text("== scene\na | too | few\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"x\.txt, line 2: 3 cells"):
        utterances_gold.load(broken)


@pytest.mark.parametrize("name", utterances_gold.HALVES)
def test_the_bar_is_held(name: str) -> None:
    figures = utterances_score.figures(utterances_score.own(name))
    assert figures["B-cubed F1"] >= 90
    assert figures["B-cubed P"] >= 97  # precision comes before recall


@pytest.mark.shared
def test_the_bar_is_held_on_the_cases_of_lines() -> None:
    if not utterances_score.cases(utterances_score.SHARED):
        pytest.skip("the shared cases of lines are not beside this checkout")
    assert utterances_score.figures(utterances_score.lines(utterances_score.SHARED))["B-cubed F1"] >= 90

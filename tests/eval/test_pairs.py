"""The scorer of story pairs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval import pairs
from eval.pairs import Pair, best_threshold, f1, halved
from svodka.group.stories import StoryText


def test_f1_and_the_threshold_of_the_best() -> None:
    scores, same = [0.9, 0.8, 0.3, 0.1], [True, True, False, True]
    assert f1(scores, same, 0.5) == pytest.approx(0.8)
    assert f1(scores, same, 0.0) == pytest.approx(6 / 7)
    assert best_threshold(scores, same) == 0.1
    assert f1([], [], 0.5) == 0


def test_a_half_is_measured_at_the_other_halfs_threshold() -> None:
    made = [Pair(StoryText(f"title {n}"), StoryText(f"other {n}"), n % 2 == 0) for n in range(40)]
    assert {pair.first_half for pair in made} == {True, False}
    assert halved(made, lambda one, _: float(int(one.title.split()[1]) % 2 == 0)) == 100


def test_files_are_read(tmp_path: Path) -> None:
    row = {
        "lang": "en",
        "same": True,
        "a": {"url": "u", "title": "A", "text": "x"},
        "b": {"url": "v", "title": "B", "text": "y"},
    }
    (tmp_path / "articles.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (tmp_path / "headlines_20200525.tsv").write_text(
        'first_slug\tsecond_slug\tlabel\tfirst_url\tsecond_url\na "b\tc\tOK\tu\tv\nd\te\tBAD\tu\tv\n', encoding="utf-8"
    )
    found = pairs.sets(tmp_path)
    assert found["articles"] == [Pair(StoryText("A", "x"), StoryText("B", "y"), True)]
    assert [(p.one.title, p.same) for p in found["headlines"]] == [('a "b', True), ("d", False)]


@pytest.mark.shared
def test_pairing_is_better_than_what_one_tries_first(shared: Path) -> None:
    made = pairs.articles(pairs.inputs(shared / "gold/pairs")[0])
    assert halved(made, pairs.batch_of(made).likeness) > halved(made, pairs.title_jaccard) + 5

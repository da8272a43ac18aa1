"""The languages of short texts: figures that may not fall, on our own lines and on real posts."""

from __future__ import annotations

import json

import pytest

from eval.languages_score import answers, of_texts, sentences
from tests.conftest import ROOT

POSTS = ROOT.parent / "shared" / "data" / "telegram_ru" / "posts.jsonl"


def test_short_lines_are_told() -> None:
    found = answers()
    total = sum(counts.total() for counts in found.values())
    assert total >= 300
    assert sum(counts["right"] for counts in found.values()) >= 0.91 * total
    assert sum(counts["wrong"] for counts in found.values()) <= 0.025 * total  # untold is better than wrong
    for code in ("ru", "uk", "en", "ko"):  # what we read: never taken for another
        assert found[code]["wrong"] == 0, code
        assert found[code]["right"] >= 0.9 * found[code].total()
    assert found["-"]["right"] == found["-"].total()


def test_the_lines_are_all_different() -> None:
    lines = sentences()
    assert len(set(lines)) == len(lines)


@pytest.mark.shared
def test_russian_posts_are_told_russian() -> None:
    if not POSTS.exists():
        pytest.skip(f"no {POSTS.name} beside the checkout")
    lines = POSTS.read_text(encoding="utf-8").splitlines()
    told, each = of_texts(text for line in lines[:2000] if (text := json.loads(line)["text"]).strip())
    wrong = told.total() - told["ru"] - told[None]
    assert wrong <= 0.001 * told.total()
    assert told[None] <= 0.005 * told.total()
    assert each < 2  # milliseconds; 0.4 where nothing else runs

"""What a reading is worth, on one small text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from eval.digests_score import Gold, load, score

TEXT = (
    "Sundria daily “Vest” cites minister Ana Belic. “We won’t,” she said on May 12, “not as my aides claim.” "
    "Share this article"
)
DATE = {"from": "2031-05-12", "to": "2031-05-12", "precision": "day"}
WHOLE: dict[str, Any] = {
    "id": "s1",
    "speaker": "Ana Belic",
    "role": "minister",
    "kind": "direct",
    "content": ["We won’t,", "not as my aides claim."],
    "date": DATE,
    "venue": None,
    "chain": ["Vest"],
    "within": None,
}
GOLD = Gold("t", TEXT, {"published": "2031-05-14"}, [WHOLE], ["Share this article"])


def read(words: list[str], **fields: Any) -> dict[str, Any]:
    spans = [[TEXT.index(w), TEXT.index(w) + len(w)] for w in words]
    speaker = {"name": "Belic", "role": "minister", "mention": "she"}
    right = {
        "speaker": speaker,
        "kind": "direct",
        "said": DATE,
        "venue": None,
        "chain": ["Vest"],
        "within": None,
    }
    return {"content": spans, **right, **fields}


def test_a_right_reading_has_every_point() -> None:
    one = score(GOLD, {"statements": [read(WHOLE["content"])]})
    assert one.percent == 100.0
    assert dict(one.of) == dict.fromkeys(["found", "speaker", "kind", "chain", "date", "role"], 1)
    assert (one.extra, one.traps, one.misses) == (0, 0, [])


@pytest.mark.parametrize(
    ("field", "value", "lost"),
    [
        ("speaker", {"name": "Vest", "role": "minister"}, "speaker"),
        ("speaker", {"name": "Ana Belic", "role": None}, "role"),
        ("kind", "mixed", "kind"),
        ("said", None, "date"),
        ("said", {**DATE, "to": "2031-05-13"}, "date"),
        ("chain", [], "chain"),
    ],
)
def test_a_wrong_field_loses_its_point_only(field: str, value: Any, lost: str) -> None:
    one = score(GOLD, {"statements": [read(WHOLE["content"], **{field: value})]})
    assert {key for key in one.of if one.got[key] < one.of[key]} == {lost}
    assert len(one.misses) == 1


def test_half_of_the_words_is_the_least_that_counts_as_found() -> None:
    assert score(GOLD, {"statements": [read(["not as my aides claim"])]}).got["found"] == 1
    assert score(GOLD, {"statements": [read(["not as my"])]}).got["found"] == 0


def test_what_answers_no_gold_is_extra_and_a_trap_where_gold_says_so() -> None:
    statements = [read(WHOLE["content"]), read(["Share this article"]), read(["cites"])]
    one = score(GOLD, {"statements": statements})
    assert (one.extra, one.traps, one.percent) == (2, 1, 100.0)


def test_a_nested_reading_is_not_the_answer_to_the_whole_one() -> None:
    assert score(GOLD, {"statements": [read(["not as my aides claim"], within="s")]}).got["found"] == 0


def test_gold_whose_words_are_not_in_its_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text("other words", encoding="utf-8")
    value = {"document": {}, "statements": [WHOLE]}
    (tmp_path / "t.gold.json").write_text(json.dumps(value), encoding="utf-8")
    with pytest.raises(ValueError, match="has no 'We won’t,'"):
        load(tmp_path / "t.gold.json")

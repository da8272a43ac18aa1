"""The score of annotated Russian posts, on posts of our own."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from eval.russian import Marked, Score, difference, score, summed

TEXT = "Мост цел, сообщил мэр Дорн. Порт хотят закрыть, надеется он."
SPANS = cast(Any, SimpleNamespace(speaker_ok=lambda text, gold, read, language: gold["source"] == read["source"]))


def mark(content: tuple[int, int], **more: Any) -> dict[str, Any]:
    return {"content": [list(content)], "cue_class": "speech", "act": "say", **more}


def reading(content: tuple[int, int], source: list[list[int]], name: str | None) -> dict[str, Any]:
    speaker = {"name": name} if name else None
    told = {"speaker": speaker, "source": source, "chain": [], "act": "say"}
    return {"content": [list(content)], "confidence": 0.8, "rules": ["here"], **told}


POST = Marked(
    "Порт/1",
    TEXT,
    "2031-03-02T10:00:00+00:00",
    "Порт",
    (
        mark((0, 8), source=[18, 26], head=[22, 26], speaker="мэр Дорн"),
        {**mark((28, 46)), "cue_class": "other"},
    ),
)


def test_a_pair_counts_for_its_words_and_for_its_source() -> None:
    right = score(POST, [reading((0, 8), [[18, 26]], "Дорн")], SPANS)
    wrong = score(POST, [reading((0, 8), [[0, 4]], "Мост")], SPANS)
    assert right.figures()["attribution F1"] == 100
    assert (wrong.figures()["overlap F1"], wrong.figures()["attribution F1"], wrong.figures()["name"]) == (100, 0, 0)
    assert right.sure == [(0.8, True)]
    assert wrong.sure == [(0.8, False)]


def test_a_hope_is_neither_asked_for_nor_held_against_the_reading() -> None:
    hope = reading((28, 46), [], None)
    assert score(POST, [hope], SPANS).counts["read"] == 0
    assert score(POST, [reading((10, 17), [], None)], SPANS).counts["read"] == 1


def test_what_one_reading_finds_and_the_other_misses_makes_the_difference() -> None:
    found = [score(POST, [reading((0, 8), [[18, 26]], "Дорн")], SPANS)] * 4
    missed = [score(POST, [], SPANS)] * 4
    assert difference(found, missed, "overlap") == (100, 100, 100)
    assert summed([*found, *missed]).f1("overlap") == 66.7
    assert Score().f1("overlap") == 0


def test_a_posts_half_hangs_on_its_key_alone() -> None:
    assert POST.half == Marked(POST.key, "", "", "", ()).half
    assert {Marked(f"Порт/{n}", "", "", "", ()).half for n in range(20)} == {"A", "B"}

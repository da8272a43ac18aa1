"""Sketches of Russian posts become offsets; what can't be right is refused."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from training.russian.agreement import agreement
from training.russian.mark import ANNOTATIONS, annotate, marked, row
from training.russian.sample import draw, draw_hard
from training.russian.sketch import SketchError, Statement, sketches, statements
from training.russian.spans import Anchor, PlaceError, find
from training.russian.texts import DEVELOPMENT, POSTS, Post, load, without

TEXT = (
    "«Тарифы не вырастут»,\xa0— заявил министр Орлан Туйгунов. Он добавил, что вопрос закрыт, и что он закрыт навсегда."
)
POST = Post("Вестник Оркентау", 7, "2031-03-02T10:00:00+00:00", TEXT)
LINES = """@ Вестник Оркентау/7
министр Орлан Туйгунов | = | Орлан Туйгунов | министр | заявил | Тарифы~вырастут | d;a=promise
Он | = | Орлан Туйгунов | - | добавил | вопрос закрыт ++ он закрыт навсегда | ?
"""


def test_words_fragments_and_numbers_name_one_place() -> None:
    assert find(TEXT, "Тарифы не вырастут") == (1, 19)
    assert find(TEXT, "Тар~тут") == (1, 19)
    assert find(TEXT, "закрыт#2") == find(TEXT, "закрыт#>", Anchor(*find(TEXT, "что он")))
    assert find(TEXT, "вырастут», — заявил") == (11, 30), "a typed space stands for a no-break space"


@pytest.mark.parametrize(
    "place", ["закрыт", "Тариф", "цены", "закрыт#3", "Тарифы~цены", "он#<", "~вырастут", "Он~закрыт#>"]
)
def test_a_place_that_is_missing_ambiguous_or_no_whole_word_is_refused(place: str) -> None:
    with pytest.raises(PlaceError):
        find(TEXT, place)


def test_a_sketch_becomes_statements() -> None:
    (sketch,) = sketches(LINES)
    first, second = statements(sketch, TEXT, POST.date)
    assert (first.kind, first.act, first.speaker, first.cue_class) == ("direct", "promise", "Орлан Туйгунов", "speech")
    assert first.head is not None
    assert TEXT[slice(*first.head)] == "Туйгунов"
    assert first.role is not None
    assert TEXT[slice(*first.role)] == "министр"
    assert [TEXT[a:b] for a, b in second.content] == ["вопрос закрыт", "он закрыт навсегда"]
    assert second.doubt


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Он | = | X | - | заявил | «Тарифы не вырастут» |", "belong outside"),
        ("Он | = | X | - | вопрос закрыт | вопрос~навсегда |", "overlaps the content"),
        ("Он | = | - | - | добавил | вопрос закрыт |", "no speaker"),
        ("Он | = | X | - | добавил | вопрос закрыт | n=0", "can't be"),
        ("Он | = | X | - | добавил | вопрос закрыт | on=-1", "no words that say it"),
        ("Он | = | X | - | добавил | вопрос закрыт | a=sing", "unknown flag"),
        ("Он | = | X | - | добавил", "fields instead of"),
        ("Он | = | X | - | добавил | вопрос закрыт ++ закрыт#1 |", "parts of the content overlap"),
    ],
)
def test_what_cannot_be_right_is_refused_with_a_reason(line: str, said: str) -> None:
    (sketch,) = sketches(f"@ {POST.key}\n{line}\n")
    with pytest.raises(SketchError, match=said):
        statements(sketch, TEXT, POST.date)


def test_a_row_holds_offsets_and_a_checksum_and_none_of_the_text() -> None:
    done, faults = annotate([LINES, "@ Nobody/1\n"], [POST])
    assert faults == ["Nobody/1: no such post"]
    post, found = done[POST.key]
    written = json.loads(json.dumps(row(post, found)))
    assert written["text_sha256"] == sha256(TEXT.encode()).hexdigest()
    assert written["statements"][0]["content"] == [[1, 19]]
    assert "nested_in" not in written["statements"][0]
    assert "вырастут" not in json.dumps(written, ensure_ascii=False)


def test_the_marked_text_has_brackets_at_the_right_places() -> None:
    shown = marked(TEXT, [Statement((39, 47), (39, 47), "X", None, None, ((1, 19),))])
    assert "⟦0:Тарифы не вырастут:0⟧" in shown


def test_agreement_counts_pairs_that_overlap_and_pairs_that_are_equal() -> None:
    def one(*contents: tuple[int, int], speaker: str = "X") -> dict[str, Any]:
        said = [{"content": [list(content)], "speaker": speaker, "kind": "direct"} for content in contents]
        return {"channel": "c", "message_id": 1, "text_sha256": "s", "statements": said}

    counts = agreement([one((0, 10), (20, 30))], [one((0, 10), (20, 26), (40, 50), speaker="Y")])
    assert (counts.first, counts.second, counts.overlapping, counts.exact) == (2, 3, 2, 1)
    assert counts.f1(counts.overlapping) == pytest.approx(0.8)
    assert counts.alike["kind"] == 2
    assert counts.alike["speaker"] == 0


def test_a_withheld_post_is_left_out_by_name_and_by_text() -> None:
    same_text = Post("Другой", 1, POST.date, f"**{TEXT}**  ")
    other = Post("Другой", 2, POST.date, "Совсем другое")
    assert without([POST, same_text, other, other], [POST]) == [other]


@pytest.mark.shared
@pytest.mark.skipif(not POSTS.exists(), reason="the posts lie in ../shared, which is not here")
def test_the_annotations_fit_the_posts_and_avoid_the_development_set() -> None:
    texts = {post.key: post for post in load(POSTS)}
    posts = without(texts.values(), load(DEVELOPMENT))
    sampled = draw(posts)
    drawn = {post.key for post in [*sampled, *draw_hard(posts, sampled)]}
    for line in Path(ANNOTATIONS).read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        post = texts[f"{entry['channel']}/{entry['message_id']}"]
        assert post.key in drawn
        assert entry["text_sha256"] == post.checksum
        for said in entry["statements"]:
            assert all(0 <= a < b <= len(post.text) for a, b in said["content"])
            assert "source" not in said or said["speaker"]

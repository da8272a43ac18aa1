"""The second English set loads as it is written, and its scorer counts as its guide says."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from eval.matching import one_to_one, same_carriers, trimmed
from eval.second_gold import KINDS, Document, MarkError, document, find, load, load_all
from eval.second_score import Score, score, summed

TEXT = (
    "Vest: “We won’t,” minister Ana Belic said on May 12, “not now.”\n"
    "She said he said that it leaks. The cabinet decided to wait. Share it\n"
)
WHOLE: dict[str, Any] = {
    "content": ["We won’t,", "not now."],
    "cue": "said",
    "source": "minister Ana Belic",
    "speaker": "Ana Belic",
    "kind": "direct",
    "said": date(2031, 5, 12),
    "chain": ["Vest"],
}
VALUE: dict[str, Any] = {
    "kind": "post",
    "published": date(2031, 5, 14),
    "outlet": "Ponton",
    "traps": ["Share it"],
    "speech": [WHOLE, {"content": "that it leaks", "source": "he", "cue": {"words": "said", "nth": 2}}],
    "other": [{"content": "to wait", "cue": "decided", "source": "The cabinet"}],
}
SAID = {"from": "2031-05-12", "to": "2031-05-12"}


def made(**changes: Any) -> Document:
    return document("t", TEXT, {**VALUE, **changes})


def read(*content: str, **fields: Any) -> dict[str, Any]:
    spans = [[TEXT.index(part), TEXT.index(part) + len(part)] for part in content]
    plain = {
        "speaker": {"name": "Belic"},
        "kind": "direct",
        "said": SAID,
        "venue": None,
        "chain": ["Vest"],
        "act": "say",
    }
    return {"id": content[0], "within": None, "content": spans, **plain, **fields}


def scored(*statements: dict[str, Any], subset: str = "speech") -> Score:
    return score(made(), {"statements": list(statements)}, subset)


def places(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_words_are_resolved_to_their_exact_places() -> None:
    whole, leak, wait = made().attributions
    assert whole.content == ((7, 16), (54, 62))
    assert (places(TEXT, whole.content), places(TEXT, whole.cue)) == (["We won’t,", "not now."], ["said"])
    assert leak.cue == ((TEXT.index("said that"), TEXT.index("said that") + 4),)
    assert (leak.group, wait.group, places(TEXT, made().traps)) == ("speech", "other", ["Share it"])


def test_a_source_is_looked_for_beside_the_content_first() -> None:
    text = "Belic spoke.\nBelic said: no.\nLater she left.\n"
    rows = [{"content": "no", "source": "Belic"}, {"content": "Later", "cue": "spoke"}]
    no, later = document("t", text, {**VALUE, "traps": [], "speech": rows, "other": []}).attributions
    assert (no.source, later.cue) == (((13, 18),), ((6, 11),))


@pytest.mark.parametrize(
    ("quoted", "before", "words"),
    [
        ("it leaks", "said that ", "it leaks"),
        ("We ~ now", "Vest: “", "We won’t,” minister Ana Belic said on May 12, “not now"),
        ({"words": "said", "nth": 3}, "She said he ", "said"),
        ("he", "She said ", "he"),  # neither "She" nor "The"
    ],
)
def test_gaps_and_ordinals(quoted: Any, before: str, words: str) -> None:
    start, end = find(TEXT, quoted)
    assert (TEXT[:start].endswith(before), TEXT[start:end]) == (True, words)


@pytest.mark.parametrize(
    ("quoted", "complaint"),
    [
        ("said", "'said' 3 times"),
        ("nobody", "has no 'nobody'"),
        ("eak", "has no 'eak'"),
        ("to wait ~ leaks", "no 'leaks' after 'to wait'"),
        ({"words": "said", "nth": 4}, "no number 4 of 'said'"),
    ],
)
def test_words_that_tell_no_place_are_refused(quoted: Any, complaint: str) -> None:
    with pytest.raises(MarkError, match=complaint):
        find(TEXT, quoted)


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "poem"},
        {"speeches": []},
        {"speech": [{**WHOLE, "speker": "Belic"}]},
        {"speech": [{**WHOLE, "said": [date(2031, 5, 12), date(2031, 5, 1)]}]},
    ],
)
def test_a_wrong_form_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(MarkError):
        made(**changes)


def test_a_fault_names_its_file(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "t.txt").write_text("No such words", encoding="utf-8")
    head = 'kind = "post"\npublished = 2031-05-14\noutlet = "Ponton"\n'
    (tmp_path / "t.toml").write_text(f'{head}[[speech]]\ncontent = "others"\n', encoding="utf-8")
    with pytest.raises(MarkError, match=r"t\.toml: the text has no 'others'"):
        load(tmp_path / "t.toml")


def test_the_set_is_what_its_guide_says() -> None:
    documents = load_all()
    assert Counter(one.kind for one in documents) == KINDS
    assert all(one.id.startswith(one.kind) and one.attributions for one in documents)
    assert all(a.speaker or a.group != "speech" or not a.also for one in documents for a in one.attributions)


def test_a_right_reading_has_every_point() -> None:
    leak = read("that it leaks", speaker={"name": "the plumber"}, kind="indirect", chain=[])
    one = scored(read("We won’t,", "not now."), leak)
    assert {key: value for key, value in one.figures().items() if value != 100.0} == {"traps": 0.0}
    assert (one.of["speaker"], one.of["said"], one.notes) == (1, 1, [])


@pytest.mark.parametrize(
    ("fields", "lost"),
    [
        ({"speaker": {"name": "Vest"}}, {"speaker"}),
        ({"speaker": None}, {"speaker"}),
        ({"said": None}, {"said"}),
        ({"said": {"from": "2031-05-11", "to": "2031-05-12"}}, {"said"}),
        ({"chain": []}, {"chain"}),
        ({"chain": ["Ponton", "Vest"]}, set()),  # the document's own outlet
        ({"kind": "mixed", "act": "deny"}, {"kind", "act"}),
    ],
)
def test_a_wrong_field_loses_its_point_only(fields: dict[str, Any], lost: set[str]) -> None:
    one = scored(read("We won’t,", "not now.", **fields))
    assert {key for key in one.of if one.got[key] < one.of[key]} == lost
    assert one.counts["attributed"] == ("speaker" not in lost)


def test_overlap_needs_half_of_the_letters_and_exact_all() -> None:
    half, less = scored(read("not now")), scored(read("now"))
    assert (half.counts["overlap"], half.counts["exact"]) == (1, 0)
    assert (less.counts["overlap"], less.f1("overlap")) == (0, 0.0)
    quoted = scored(read("“We won’t,”", "not now"))
    assert (quoted.counts["exact"], quoted.f1("exact")) == (1, 66.7)  # 2 marked, 1 read


def test_what_is_read_on_a_decision_is_put_aside_for_speech_and_asked_for_by_all() -> None:
    speech, every = scored(read("to wait")), scored(read("to wait"), subset="all")
    assert (speech.counts["read"], speech.counts["on other"], speech.f1("overlap")) == (0, 1, 0.0)
    assert (every.counts["read"], every.counts["overlap"], every.counts["marked"]) == (1, 1, 3)


def test_a_trap_counts_where_half_of_it_is_read_as_a_statement() -> None:
    assert scored(read("Share it"), read("hare it")).counts["trap"] == 1
    assert scored(read("it\n")).counts["trap"] == 0


def test_nobody_is_right_where_nobody_is_told() -> None:
    rows = {"speech": [{"content": "that it leaks"}], "other": []}
    for name, right in (({"name": "Belic"}, 0), (None, 1)):
        one = score(made(**rows), {"statements": [read("that it leaks", speaker=name)]})
        assert (one.counts["attributed"], one.of["speaker"]) == (right, 0)


def test_a_nested_reading_has_the_chain_of_the_one_around_it_too() -> None:
    rows = {"speech": [{"content": "that it leaks", "speaker": "he", "chain": ["Belic", "Vest"]}], "other": []}
    around = read("he said that it leaks", "The cabinet decided to wait")
    inner = read("that it leaks", chain=["Ana Belic"], within=around["id"])
    assert score(made(**rows), {"statements": [around, inner]}).got["chain"] == 1


def test_scores_add_up_by_kind() -> None:
    whole = scored(read("We won’t,", "not now."))
    totals = summed([made()], {"t": whole})
    assert set(totals) == {"post", "all"}
    assert totals["all"].figures() == whole.figures()


def test_pairs_are_made_best_first_and_each_once() -> None:
    assert list(one_to_one([(0.6, 0, 0), (0.9, 0, 1), (0.8, 1, 1), (0.5, 1, 0)])) == [(0, 1), (1, 0)]


def test_trimmed_parts_lose_their_ends_and_join_over_punctuation() -> None:
    text = "“Yes,” “no” he said “so.”"
    assert trimmed(text, [(0, 6), (7, 11), (20, 25)]) == ((1, 10), (21, 23))
    assert trimmed(text, [(4, 6)]) == ()


def test_carriers_are_the_same_in_any_order() -> None:
    assert same_carriers(["Vest", "Ponton"], ["the Ponton", "Vest"], None)
    assert same_carriers(["Vest"], [], "Vest")
    assert not same_carriers(["Vest"], [], "Ponton")

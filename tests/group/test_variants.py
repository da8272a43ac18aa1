"""The variants of a quotation side by side."""

from __future__ import annotations

import pytest

from svodka.group.variants import Change, compared, passage, variants
from tests.group.test_utterances import report

FULL = "Тессийская сторона, к сожалению, снова солгала: никакого обстрела судов не было и быть не могло."


@pytest.mark.parametrize(
    ("base", "other", "kinds", "dropped", "added"),
    [
        ("We shall sail.", "“We shall sail”", (Change.SAME,), (), ()),
        ("We shall sail on Friday with all ships.", "sail on Friday", (Change.PART,), (), ()),
        (FULL, FULL.replace(", к сожалению,", ""), (Change.DROPPED, Change.SHARPENED), ("к сожалению",), ()),
        (
            "The leaders lead their people to the abyss.",
            "The leaders perhaps lead their people to the abyss.",
            (Change.ADDED, Change.SOFTENED),
            (),
            ("perhaps",),
        ),
        (
            "The leaders lead their people to the abyss.",
            "The leaders push their people to the abyss.",
            (Change.CHANGED,),
            ("lead",),
            ("push",),
        ),
        ("We shall answer harshly.", "Nobody will cross the buoys unpunished", (Change.REWORDED,), (), ()),
    ],
)
def test_what_was_changed(
    base: str, other: str, kinds: tuple[Change, ...], dropped: tuple[str, ...], added: tuple[str, ...]
) -> None:
    assert compared(base, other) == (kinds, dropped, added)


def test_a_part_of_a_speech_is_held_against_its_sentence() -> None:
    speech = "Dear friends! Forty schools were built this year. None of them lacks a teacher. Thank you."
    assert passage(speech, "None of them lacks teachers") == "None of them lacks a teacher."
    whole, part = report("a", speech), report("b", "None of them lacks teachers")
    found = variants([part, whole], "a")
    assert [v.statement for v in found] == ["a", "b"]
    assert found[0].changes == () and found[0].against is None
    assert found[1].changes == (Change.CHANGED,) and found[1].against == "a"


def test_translations_are_held_against_the_longest_one() -> None:
    original = report("a", "Мы ответим жёстко и без предупреждения.")
    short = report("b", "We shall respond harshly")
    long = report("c", "We shall respond harshly and without any warning")
    found = {v.statement: v for v in variants([original, short, long], "a")}
    assert found["c"].changes == (Change.TRANSLATED,) and found["c"].against == "a"
    assert found["b"].changes == (Change.PART,) and found["b"].against == "c"
    tough = report("d", "Our answer will be tough and come with no notice")
    found = {v.statement: v for v in variants([original, long, tough], "a")}
    assert found["d"].changes == (Change.TRANSLATED,) or found["d"].changes == (Change.RETRANSLATED, Change.REWORDED)
    assert {found["c"].against, found["d"].against} == {"a", max((long, tough), key=lambda r: len(r.words)).statement}


def test_the_same_words_are_one_variant_with_several_carriers() -> None:
    found = variants([report("a"), report("b"), report("c", "closed to Tessian ships")], "a")
    assert [(v.statement, v.also) for v in found] == [("a", ("b",)), ("c", ())]

"""Foreign statements in a digest: reported, labelled, with the original beside them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from svodka.model import Act, LedgerRow, StatementKind
from svodka.write.compose import compose
from svodka.write.guard import Citable
from svodka.write.quoting import quoted_runs
from svodka.write.select import select
from svodka.write.translated import Translation, doubts_of, fault_of, is_foreign, with_translations, words_to_translate
from tests.write.samples import revision, row, said, statement

TEXT = "«Мы не скрываем друзей», — сказала Вера Холм 26 апреля на брифинге. «Мост открыт», — заявил он."
OF = revision(TEXT, "https://vestnik.example/1", "Вестник", language="ru")
MADE = statement(OF, "Мы не скрываем друзей", "Вера Холм", cue="сказала", when=said("2031-04-26"))
ROW = row(OF, MADE)
PERIOD = (said("2031-04-01").start, said("2031-04-30").end)


def told(one: LedgerRow, translation: Translation) -> list[str]:
    digest = compose(select([one], *PERIOD))
    id = one.statement.id
    made = with_translations(digest, {id: Citable(one)}, {id: translation})
    return [sentence.text for section in made.sections for sentence in section.sentences]


def test_a_translation_is_reported_and_the_original_stands_beside_it() -> None:
    (text,) = told(ROW, Translation("We do not hide our “friends”.", "LibreTranslate"))
    assert text == (
        "Вера Холм said on April 26, 2031, as translated by LibreTranslate: We do not hide our ‘friends’ "
        "(in the original: «Мы не скрываем друзей»). (Вестник, April 28, 2031)"
    )
    assert list(quoted_runs(text)) == ["Мы не скрываем друзей"]


def test_doubts_of_a_translation_are_told() -> None:
    (text,) = told(
        ROW, Translation("We hide our friends.", "DeepL", doubts_of("Мы не скрываем друзей", "We hide our friends."))
    )
    assert "[Look twice: The original has a negation, the translation shows none.]" in text


def test_the_outlets_own_edition_is_quoted_with_its_receipt() -> None:
    english = revision("“We hide no friends,” Vera Holm said.", "https://vestnik.example/en/1", "Vestnik")
    edition = row(english, statement(english, "We hide no friends", "Vera Holm", cue="said"))
    digest = compose(select([ROW], *PERIOD))
    made = with_translations(digest, {MADE.id: Citable(ROW)}, {MADE.id: Translation("", "Vestnik", edition=edition)})
    (sentence,) = made.sections[0].sentences
    assert (
        "in the words of Vestnik’s own edition: “We hide no friends” (in the original: «Мы не скрываем друзей»)"
        in sentence.text
    )
    assert [receipt.address for receipt in sentence.receipts] == [
        "https://vestnik.example/1",
        "https://vestnik.example/en/1",
    ]


def test_the_act_is_told_by_its_verb() -> None:
    denied = replace(ROW, statement=replace(MADE, kind=StatementKind.INDIRECT, act=Act.DENY))
    assert "denied on April 26, 2031" in told(denied, Translation("they hide friends", "X"))[0]


def test_a_refusal_is_translated_with_its_cue() -> None:
    text = "Вера Холм отказалась комментировать потери."
    of = revision(text, language="ru")
    made = row(
        of,
        statement(
            of, "комментировать потери", "Вера Холм", cue="отказалась", act=Act.DECLINE, kind=StatementKind.INDIRECT
        ),
    )
    assert words_to_translate(made) == "отказалась комментировать потери"
    assert words_to_translate(ROW) == "Мы не скрываем друзей"


def test_what_is_foreign_goes_by_the_words() -> None:
    assert is_foreign(ROW, "en") and not is_foreign(ROW, "ru")
    quoted = replace(ROW, statement=replace(MADE, language="en"))
    assert not is_foreign(quoted, "en")
    unknown = replace(ROW, revision=replace(OF, language=None))
    assert not is_foreign(unknown, "en")


@pytest.mark.parametrize(
    ("translation", "fault"),
    [
        ("We lost 11 boats.", None),
        ("We lost 12 boats.", "other numbers"),
        ("We lost boats.", "other numbers"),
        ("11", "much longer or shorter"),
        ("We lost 11 boats. " * 10, "much longer or shorter"),
        ("We lost <b>11</b> boats.", "markup"),
        ("We lost 11 boats \u202e.", "markup"),
        ("See https://evil.example 11", "markup"),
    ],
)
def test_a_translation_that_is_none_is_refused(translation: str, fault: str | None) -> None:
    found = fault_of("Мы потеряли 11 лодок.", translation)
    assert found is None if fault is None else fault in (found or "")


def test_a_statement_without_a_translation_stays_as_it_was() -> None:
    digest = compose(select([ROW], *PERIOD))
    assert with_translations(digest, {MADE.id: Citable(ROW)}, {}) == digest

"""The language of quoted words, where it is not their document's."""

from __future__ import annotations

import pytest

from svodka.extract import Settings, extract
from svodka.ids import document_id, revision_id
from svodka.model import Part, PartKind, Revision, Span, Statement
from svodka.records import statement_from_json, statement_to_json

RULES = Settings(rules_only=True)


def read(text: str, language: str | None) -> tuple[Statement, ...]:
    document = document_id("case:language")
    parts = (Part(PartKind.BODY, Span(0, len(text))),)
    revision = Revision(revision_id(document, text), document, "case:language", text, language=language, parts=parts)
    return extract(revision, RULES)


@pytest.mark.parametrize(
    ("language", "text", "quoted"),
    [
        ("ru", "«Ми не відступимо від своїх вимог ніколи», — сказал Илья Дорнин.", "uk"),
        ("ru", "«We will never give up our harbour», — сказал Илья Дорнин.", "en"),
        ("ru", "«우리는 결코 물러서지 않을 것이다», — сказал посол Илья Дорнин.", "ko"),
        ("ru", "«Мы не отступим от своих требований никогда», — сказал Илья Дорнин.", None),
        ("ru", "«Status quo», — сказал Илья Дорнин.", None),  # two words are anybody's
        ("ru", "Илья Дорнин заявил, что мост откроют в мае.", None),  # the outlet's own words
        ("ru", "Дорнин назвал это «глупой и смешной выдумкой наших соседей».", None),
        ("uk", "«Мы ничего не знаем об этом договоре», — заявив посол Петро Лінд.", "ru"),
        ("uk", "«Ми нічого не знаємо про цю угоду», — заявив посол Петро Лінд.", None),
        ("en", "“Мы ничего не знаем об этом договоре,” Ivo Lund said.", "ru"),
        ("en", "“We know nothing of this treaty,” Ivo Lund said.", None),
        ("en", "“Wir wissen nichts von diesem Vertrag und unterschreiben nichts,” Ivo Lund said.", "de"),
        ("ko", "강지우 대사는 “We will never give up our harbour”라고 말했다.", "en"),
        ("ko", "강지우 대사는 “우리는 물러서지 않는다”고 말했다.", None),
    ],
)
def test_the_language_of_a_quotation(language: str, text: str, quoted: str | None) -> None:
    assert [statement.language for statement in read(text, language)] == [quoted]


def test_the_language_changes_no_id_and_comes_back_from_a_record() -> None:
    (statement,) = read("«We will never give up our harbour», — сказал Илья Дорнин.", "ru")
    record = statement_to_json(statement)
    assert record["language"] == "en"
    assert statement_from_json(record).language == "en"
    del record["language"]  # as a ledger of before has it
    assert statement_from_json(record).language is None
    assert statement_from_json(record).id == statement.id


@pytest.mark.parametrize("language", ["fi", "bg", None])
def test_what_no_reader_reads_has_no_statements(language: str | None) -> None:
    assert read("«Мост открыт», — сказал мэр.", language) == ()

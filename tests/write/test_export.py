"""CSV and JSON Lines of ledger rows."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.model import SpeakerType
from svodka.records import statement_from_json, statement_to_json
from svodka.write.export import COLUMNS, statements_csv, statements_json
from tests.write.samples import EVIL, FICTION, HOSTILE, ROWS, VESTNIK, revision, row, statement


def test_csv_has_a_line_a_statement() -> None:
    lines = list(csv.DictReader(io.StringIO("".join(statements_csv(ROWS)), newline="")))
    assert len(lines) == len(ROWS)
    fiction = lines[5]
    assert fiction["speaker"] == "Tomas Arden"
    assert fiction["content"].startswith("It is all fiction, … As my officers noted")
    assert (fiction["said_from"], fiction["said_to"], fiction["precision"]) == ("2031-04-26", "2031-04-28", "period")
    assert fiction["chain"] == "Evening Lamp"
    assert fiction["statement"] == FICTION.id


def test_formulas_are_text() -> None:
    of = revision("=1+1 is what he wrote")
    made = replace(statement(of, "=1+1", "@SUM(A1)", venue="-cmd", role="+x"), chain=EVIL.chain)
    (line,) = csv.DictReader(io.StringIO("".join(statements_csv([row(of, made)])), newline=""))
    assert (line["content"], line["speaker"], line["venue"], line["role"]) == ("'=1+1", "'@SUM(A1)", "'-cmd", "'+x")
    assert line["chain"] == '\'=HYPERLINK("x")'


@pytest.mark.parametrize("kind", SpeakerType)
def test_the_type_of_a_speaker_comes_back_and_is_unknown_where_a_record_has_none(kind: SpeakerType) -> None:
    of = revision("Some words")
    made = statement(of, "words", "Ana Belic")
    assert made.speaker is not None
    value = statement_to_json(replace(made, speaker=replace(made.speaker, type=kind)))
    assert value["speaker"]["type"] == kind.value
    assert statement_from_json(value) == replace(made, speaker=replace(made.speaker, type=kind))
    del value["speaker"]["type"]
    assert statement_from_json(value) == made


@given(st.text(min_size=1, max_size=30))
def test_any_name_keeps_the_columns_and_starts_no_formula(name: str) -> None:
    of = revision("Some words")
    made = statement(of, "words", name)
    header, line = csv.reader(io.StringIO("".join(statements_csv([row(of, made)])), newline=""))
    assert tuple(header) == COLUMNS
    assert len(line) == len(COLUMNS)
    assert not line[0].startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_json_holds_the_words_untouched_and_the_statement_comes_back() -> None:
    for one in (*ROWS, row(HOSTILE, EVIL)):
        (line,) = statements_json([one])
        assert line.count("\n") == 1
        value = json.loads(line)
        assert value["words"] == [span.of(one.revision.text) for span in one.statement.content]
        assert value["document"]["checksum"] == one.snapshot.checksum
        assert statement_from_json(value) == one.statement
    (russian,) = statements_json(ROWS[-1:])
    assert "суда уйдут" in russian  # letters, not escapes
    assert VESTNIK.address in russian

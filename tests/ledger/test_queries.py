"""Filters over a ledger filled by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from svodka.ids import checksum, document_id, revision_id
from svodka.ledger import Filter, Ledger, Reading
from svodka.ledger.queries import about_query
from svodka.model import Hints, Precision, Revision, Said, Snapshot, StatementKind
from tests.pipeline.material import AT, statement, words_of


def revision(text: str, number: int, outlet: str | None, published: str | None, title: str | None) -> Revision:
    address = f"https://halmar.example/{number}"
    document = document_id(address)
    return Revision(
        id=revision_id(document, text),
        document=document,
        address=address,
        text=text,
        title=title,
        outlet=outlet,
        published=published,
        parser="plain/1",
        checksum=checksum(text.encode("utf-8", "surrogatepass")),
    )


def fill(ledger: Ledger, came: Revision, *, speaker: str | None, words: str, said: Said | None = None,
         kind: StatementKind = StatementKind.DIRECT) -> None:  # fmt: skip
    snapshot = Snapshot(came.checksum, len(came.text), came.address, AT)
    ledger.append(snapshot, Hints(), came)
    made = statement(came, words, speaker=speaker, said=said, kind=kind)
    ledger.append_reading(came, Reading("hand/1", (made,), AT))


def days(first: str, last: str) -> Said:
    return Said(date.fromisoformat(first), date.fromisoformat(last), Precision.PERIOD, "by hand")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger(tmp_path_factory.mktemp("ledger") / "ledger.sqlite", create=True) as made:
        fill(made, revision("The bridge stands.", 1, "The Halmar Courier", "2031-05-14", "Straits"),
             speaker="Irina Velt", words="bridge stands")  # fmt: skip
        fill(made, revision("Sanctions were denied.", 2, "The Halmar Courier", "2031-05-20T10:00", None),
             speaker="Irina Velt", words="Sanctions", said=days("2031-05-01", "2031-05-31"))  # fmt: skip
        fill(made, revision("Паром уйдёт в пятницу.", 3, "Вести Халмара", "2031-05-16", "Ответ"),
             speaker="Ирина Вельт", words="Паром уйдёт", kind=StatementKind.INDIRECT)  # fmt: skip
        fill(made, revision("The café AND the \"quay\" NEAR it.", 4, None, None, None), speaker=None, words="café AND the \"quay\" NEAR")  # fmt: skip
        yield made


def found(ledger: Ledger, wanted: Filter, limit: int | None = None) -> list[str]:
    return [words_of(row) for row in ledger.statements(wanted, limit)]


BRIDGE, SANCTIONS, FERRY, CAFE = "bridge stands", "Sanctions", "Паром уйдёт", 'café AND the "quay" NEAR'


def test_all_are_in_the_order_of_days_and_undated_ones_last(ledger: Ledger) -> None:
    assert found(ledger, Filter()) == [SANCTIONS, BRIDGE, FERRY, CAFE]
    assert found(ledger, Filter(), limit=2) == [SANCTIONS, BRIDGE]
    assert ledger.period() == (date(2031, 5, 1), date(2031, 5, 31))


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(speaker="Velt"), [SANCTIONS, BRIDGE]),
        (Filter(speaker="velt irina"), [SANCTIONS, BRIDGE]),
        (Filter(speaker="ВЕЛЬТ"), [FERRY]),
        (Filter(speaker="V_lt"), []),
        (Filter(speaker="%"), []),
        (Filter(outlet="courier"), [SANCTIONS, BRIDGE]),
        (Filter(outlet="халмара"), [FERRY]),
        (Filter(since=date(2031, 5, 15)), [SANCTIONS, FERRY]),
        (Filter(until=date(2031, 5, 14)), [SANCTIONS, BRIDGE]),
        (Filter(since=date(2031, 5, 16), until=date(2031, 5, 16)), [SANCTIONS, FERRY]),
        (Filter(since=date(2031, 6, 1)), []),
        (Filter(since=date(2031, 6, 1), undated=True), [CAFE]),
        (Filter(kind=StatementKind.INDIRECT), [FERRY]),
        (Filter(about=("sanction",)), [SANCTIONS]),
        (Filter(about=("BRIDGE stand",)), [BRIDGE]),
        (Filter(about=("bridge ferry",)), []),
        (Filter(about=("bridge", "паром")), [BRIDGE, FERRY]),
        (Filter(about=("bridge ferry", "паро")), [FERRY]),
        (Filter(about=("cafe",)), [CAFE]),
        (Filter(about=("CAFÉ",)), [CAFE]),
        (Filter(about=("уидет",)), []),  # «й» is a letter of its own
        (Filter(about=("уйдет",)), [FERRY]),
        (Filter(about=("УЙДЁТ паром",)), [FERRY]),
        (Filter(about=("ответ вёльт",)), [FERRY]),
        (Filter(about=("straits",)), [BRIDGE]),
        (Filter(about=("velt",)), [SANCTIONS, BRIDGE]),
        (Filter(about=("AND",)), [CAFE]),
        (Filter(about=('"quay" NEAR',)), [CAFE]),
        (Filter(about=("   ",)), [SANCTIONS, BRIDGE, FERRY, CAFE]),
        (Filter(about=("— !",)), []),
        (Filter(speaker="velt", about=("bridge",), since=date(2031, 5, 1), outlet="halmar"), [BRIDGE]),
    ],
)
def test_filters(ledger: Ledger, wanted: Filter, expected: list[str]) -> None:
    assert found(ledger, wanted) == expected


@given(st.text(), st.text())
@example('"', ")")
@example("a\0b", "")
@example("words : speaker", "*")
@example("^x (y) -z +w {speaker} NOT OR *", "(")
@example("\ud800", "a")
def test_no_words_are_syntax(ledger: Ledger, words: str, others: str) -> None:
    found(ledger, Filter(about=(words, others)))
    found(ledger, Filter(speaker=words, outlet=words))


def test_words_are_quoted() -> None:
    assert about_query(['say "no" OR', "-", "yes"]) == '("say"* AND """no"""* AND "OR"*) OR ("yes"*)'
    assert about_query(["полёт"]) == '(("полет"* OR "полёт"*))'
    assert about_query(["ё" * 41]) == f'(("{"ё" * 41}"* OR "{"е" * 41}"*))'


def test_a_row_stands_on_its_revision_and_snapshot(ledger: Ledger) -> None:
    [row] = ledger.statements(Filter(about=("bridge",)))
    assert row.revision == revision("The bridge stands.", 1, "The Halmar Courier", "2031-05-14", "Straits")
    assert row.snapshot.fetched_at == AT
    assert row.snapshot.checksum == row.revision.checksum


def test_odd_text_comes_back_as_it_was(tmp_path: Path) -> None:
    text = "Nul \0, a lone \ud800, \u202e back, 🎗 and \r\n ends."
    with Ledger(tmp_path / "odd.sqlite", create=True) as odd:
        came = revision(text, 1, "Out\udfff", "2031-05-14", "Ti\ud83dtle")
        fill(odd, came, speaker="Spea\ud800ker", words="a lone \ud800, \u202e back")
        [row] = odd.statements()
        assert row.revision == came
        assert words_of(row) == "a lone \ud800, \u202e back"
        assert found(odd, Filter(about=("lone back",))) == [words_of(row)]
        assert list(odd.audit().structure_faults()) == []
        assert list(odd.audit().broken_rows()) == []


def test_a_description_fits_the_reading_that_used_it(tmp_path: Path) -> None:
    """While a worker reads a text as first described, a second description may come; each has its own reading."""
    with Ledger(tmp_path / "two.sqlite", create=True) as two:
        first = revision("The bridge stands.", 1, "Courier", "2031-05-14", None)
        second = replace(first, published="2031-05-13")
        snapshot = Snapshot(first.checksum, 1, first.address, AT)
        two.append(snapshot, Hints(), first)
        two.append(snapshot, Hints(published="2031-05-13"), second)
        assert two.append_reading(first, Reading("hand/1", (statement(first, "bridge"),), AT))
        assert [unread.published for unread in two.unread("hand/1")] == ["2031-05-13"]
        assert not two.has_read(first.id, "hand/1")
        assert two.append_reading(second, Reading("hand/1", (statement(second, "bridge"),), AT))
        assert not two.append_reading(second, Reading("hand/1", (), AT))
        assert [row.revision.published for row in two.statements()] == ["2031-05-13"]

"""Documents found by their words, language and outlet, read or unread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from svodka.ledger import DocumentFilter, Ledger, Reading
from svodka.ledger.migrations import MIGRATIONS
from svodka.model import Hints, Revision, Snapshot
from tests.ledger.test_queries import revision
from tests.pipeline.material import AT

FINNISH = "kept, not read: its language is Finnish"


def keep(ledger: Ledger, came: Revision, note: str | None = None) -> None:
    ledger.append(Snapshot(came.checksum, len(came.text), came.address, AT), Hints(), came)
    ledger.append_reading(came, Reading("hand/1", (), AT, note))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "ledger.db", create=True) as made:
        rows = [
            ("Satama avataan huomenna, sanoi ministeri.", "fi", "Aamu", "2031-05-02", FINNISH),
            ("Сапёры осмотрели порт Лоримы.", "ru", "Утро Лоримы", "2031-05-03", None),
            ("港口再次关闭，市长说没有人员伤亡。", "zh", None, None, "kept, not read: its language is Chinese"),
            ("Порт — 3:1", None, "Утро Лоримы", "2031-05-04", "kept, not read: its words don't tell its language"),
        ]
        for number, (text, language, outlet, published, note) in enumerate(rows):
            keep(made, replace(revision(text, number, outlet, published, None), language=language), note)
        yield made


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (DocumentFilter(), [0, 1, 3, 2]),  # undated ones last
        (DocumentFilter(about=("satam",)), [0]),
        (DocumentFilter(about=("САПЕР",)), [1]),  # е finds ё, capitals don't matter
        (DocumentFilter(about=("порт",)), [1, 3]),
        (DocumentFilter(about=("порт сапер",)), [1]),
        (DocumentFilter(about=("satama", "порт")), [0, 1, 3]),
        (DocumentFilter(about=("市长",)), [2]),  # inside a clause without spaces
        (DocumentFilter(about=("市长 港口", "satama")), [0, 2]),
        (DocumentFilter(about=("市长 satama",)), []),
        (DocumentFilter(about=('" OR порт',)), []),
        (DocumentFilter(unread=True), [0, 3, 2]),
        (DocumentFilter(language="fi"), [0]),
        (DocumentFilter(language="none"), [3]),
        (DocumentFilter(outlet="УТРО лор"), [1, 3]),
        (DocumentFilter(since=date(2031, 5, 3)), [1, 3]),
        (DocumentFilter(until=date(2031, 5, 3), unread=True), [0]),
    ],
)
def test_documents_are_found(ledger: Ledger, wanted: DocumentFilter, numbers: list[int]) -> None:
    found = [int(one.address[-1]) for one in ledger.documents.listed(wanted)]
    assert found == numbers


def test_only_the_current_text_of_a_document_is_searched(ledger: Ledger) -> None:
    later = replace(revision("Laiva lähti satamasta.", 0, "Aamu", "2031-05-02", None), language="fi")
    keep(ledger, later, FINNISH)
    assert list(ledger.documents.listed(DocumentFilter(about=("ministeri",)))) == []
    (one,) = ledger.documents.listed(DocumentFilter(about=("laiva",)))
    assert (one.language, one.unread, one.statements, one.size) == ("fi", FINNISH, 0, 22)


def test_at_most_so_many_and_counts_by_language(ledger: Ledger) -> None:
    assert len(list(ledger.documents.listed(DocumentFilter(), 2))) == 2
    assert ledger.documents.unread_languages() == {None: 1, "fi": 1, "zh": 1}


def test_a_ledger_of_before_gets_the_index_of_its_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.db"
    step = next(i for i, sql in enumerate(MIGRATIONS) if "text_words" in sql)
    with monkeypatch.context() as before:
        before.setattr("svodka.ledger.connect.MIGRATIONS", MIGRATIONS[:step])
        with Ledger(path, create=True) as made:
            keep(made, revision("Satama avataan huomenna.", 0, None, None, None))
    with Ledger(path) as ledger:
        assert len(list(ledger.documents.listed(DocumentFilter(about=("satama",))))) == 1
        assert list(ledger.audit().structure_faults()) == []


def test_an_index_that_lost_a_text_is_named(ledger: Ledger) -> None:
    ledger.connection.execute("DROP TRIGGER texts_words")
    keep(ledger, revision("Ei mitään.", 9, None, None, None))
    ledger.connection.execute("INSERT INTO text_numbers (revision) SELECT id FROM revisions WHERE text = 'Ei mitään.'")
    assert "the index of words does not fit the texts" in list(ledger.audit().structure_faults())

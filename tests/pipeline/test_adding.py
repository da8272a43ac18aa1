"""What becomes of captures: new, revised, redescribed, unchanged, failed; adding again changes nothing."""

from __future__ import annotations

import gzip
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from svodka.errors import LedgerError
from svodka.extract import VERSION
from svodka.model import Capture, Failure, Hints
from svodka.pipeline import Desk, add, read_unread, verify
from tests.archive.material import alter
from tests.pipeline.material import (
    AT,
    BRIEFING,
    POST,
    added,
    captured,
    open_desk,
    read_by_hand,
    rows,
    statement,
    words_of,
    write_documents,
)


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return write_documents(tmp_path / "documents")


def test_each_document_is_what_it_is(tmp_path: Path, documents: Path) -> None:
    with open_desk(tmp_path / "desk") as desk:
        outcomes = added(desk, documents)
        states = {Path(outcome.address).name: outcome.state for outcome in outcomes}
        assert states == {
            "01-briefing.md": "new",
            "02-daily.html": "new",
            "03-post.md": "new",
            "04-post-edited.md": "revised",
            "05-briefing-dated.md": "redescribed",
            "06-vesti.md": "new",
            "07-empty.txt": None,
            "08-plain.txt": "new",
        }
        assert desk.ledger.counts() | {"readings": 0, "statements": 0} == {
            "documents": 5, "revisions": 6, "snapshots": 8, "readings": 0, "statements": 0,
            "failures": 1, "digests": 0, "receipts": 0,
        }  # fmt: skip
        # each description is read, the briefing's twice
        assert desk.ledger.counts()["readings"] == 7
        assert outcomes[3].reason.startswith("the text changed, first at offset ")
        assert outcomes[4].reason == "same text, other published"
        assert all((documents / Path(o.address).name).read_bytes() in _objects(desk) for o in outcomes)


def _objects(desk: Desk) -> set[bytes]:
    return {desk.archive.get(checksum) for checksum in desk.archive.checksums()}


def test_adding_again_changes_nothing(tmp_path: Path, documents: Path) -> None:
    with open_desk(tmp_path / "desk") as desk:
        added(desk, documents)
        before = rows(desk.ledger.path)
        objects = sorted((path, path.stat().st_mtime_ns) for path in (tmp_path / "desk/archive/warc").iterdir())
        for _ in range(2):
            outcomes = added(desk, documents)
            assert Counter(outcome.state for outcome in outcomes) == {"unchanged": 7, None: 1}
        assert rows(desk.ledger.path) == before
        assert objects == sorted((path, path.stat().st_mtime_ns) for path in (tmp_path / "desk/archive/warc").iterdir())


def test_the_order_of_workers_is_that_of_the_captures(
    tmp_path: Path, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("svodka.pipeline.readers.ALONE", 0)
    with open_desk(tmp_path / "one") as one, open_desk(tmp_path / "many") as many:
        assert [o.address for o in added(one, documents)] == [o.address for o in added(many, documents, workers=2)]
        assert rows(one.ledger.path) == rows(many.ledger.path)


def test_a_text_that_comes_back_is_current_again(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    edited = POST.replace("hold the bridge", "held the bridge")
    with open_desk(tmp_path / "desk") as desk:
        states = []
        for text in (POST, edited, POST, POST):
            path.write_text(text, encoding="utf-8")
            states += [outcome.state for outcome in added(desk, path)]
        assert states == ["new", "revised", "revised", "unchanged"]
        assert desk.ledger.counts()["revisions"] == 2
        assert desk.ledger.counts()["snapshots"] == 3
        document = rows(desk.ledger.path)["documents"][0][0]
        current = desk.ledger.current(str(document))
        assert current and "hold the bridge" in current.text


def test_only_the_current_revision_is_listed_unless_all_are_asked_for(tmp_path: Path) -> None:
    from svodka.ledger import Filter

    path = tmp_path / "post.md"
    with open_desk(tmp_path / "desk") as desk:
        for words in ("hold the bridge", "held the bridge"):
            path.write_text(POST.replace("hold the bridge", words), encoding="utf-8")
            [outcome] = added(desk, path)
            assert outcome.revision
            read_by_hand(desk, outcome.revision, statement(outcome.revision, f"The volunteers {words}"))
        assert [words_of(row) for row in desk.ledger.statements()] == ["The volunteers held the bridge"]
        everything = [words_of(row) for row in desk.ledger.statements(Filter(all_revisions=True))]
        assert sorted(everything) == ["The volunteers held the bridge", "The volunteers hold the bridge"]


def test_a_hint_given_later_describes_anew_and_reads_again(tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text('Anna Lind, the mayor, said: "The ferry will sail on Friday."\n')
    with open_desk(tmp_path / "desk") as desk:
        assert [o.state for o in added(desk, path)] == ["new"]
        hints = Hints(published="2031-05-14", outlet="The Halmar Courier")
        [outcome] = added(desk, path, hints=hints)
        assert (outcome.state, outcome.reason) == ("redescribed", "same text, other outlet, published")
        assert [o.state for o in added(desk, path, hints=hints)] == ["unchanged"]
        for row in desk.ledger.statements():
            assert row.revision.outlet == "The Halmar Courier"
            assert row.revision.published == "2031-05-14"
        assert desk.ledger.counts()["revisions"] == 1
        assert desk.ledger.counts()["readings"] == 2


def test_a_newer_reader_reads_again_and_only_its_reading_is_listed(tmp_path: Path) -> None:
    path = tmp_path / "briefing.md"
    path.write_text(BRIEFING)
    with open_desk(tmp_path / "desk") as desk:
        [outcome] = added(desk, path)
        assert outcome.revision
        read_by_hand(
            desk, outcome.revision, statement(outcome.revision, "There are no such volunteers"), version="hand/1"
        )
        read_by_hand(desk, outcome.revision, statement(outcome.revision, "there never were"), version="hand/2")
        assert [words_of(row) for row in desk.ledger.statements()] == ["there never were"]
        assert desk.ledger.counts()["readings"] == 3
        # the same version again adds nothing
        read_by_hand(desk, outcome.revision, version="hand/2")
        assert [words_of(row) for row in desk.ledger.statements()] == ["there never were"]


def test_unread_revisions_are_read_by_the_next_run(tmp_path: Path, documents: Path) -> None:
    with open_desk(tmp_path / "desk") as desk:
        added(desk, documents)
        with desk.ledger.connection:  # as if the reader had had no such version
            desk.ledger.connection.execute("DELETE FROM statements")
            desk.ledger.connection.execute("DELETE FROM readings")
        assert len(list(desk.ledger.unread(VERSION))) == 6
        assert {outcome.state for outcome in read_unread(desk, now=lambda: AT)} == {"unchanged"}
        assert list(desk.ledger.unread(VERSION)) == []


def test_failures_are_rows_and_the_rest_goes_on(tmp_path: Path, documents: Path) -> None:
    with open_desk(tmp_path / "desk") as desk:
        outcomes = added(desk, documents / "nothing.txt", documents / "07-empty.txt", documents / "08-plain.txt")
        assert [outcome.state for outcome in outcomes] == [None, None, "new"]
        failures = rows(desk.ledger.path)["failures"]
        assert [failure[0] for failure in failures] == ["collect", "parse"]
        assert all(outcome.reason and "\n" not in outcome.reason for outcome in outcomes)


def test_a_reader_that_breaks_on_one_text_leaves_it_unread(
    tmp_path: Path, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(revision: object, settings: object) -> object:
        raise ZeroDivisionError("of\nits own")

    with open_desk(tmp_path / "desk") as desk:
        with monkeypatch.context() as patch:
            patch.setattr("svodka.reading.extract", breaks)
            [outcome] = added(desk, documents / "08-plain.txt")
            assert outcome.state is None
            assert "please report it: ZeroDivisionError: of its own" in outcome.reason
            assert rows(desk.ledger.path)["failures"][0][0] == "extract"
        [completed, unchanged] = added(desk, documents / "08-plain.txt")
        assert (completed.reason, unchanged.reason) == ("read now, not by an earlier run", "same bytes")


def test_a_language_that_we_do_not_read_is_kept_and_said(tmp_path: Path) -> None:
    path = tmp_path / "german.txt"
    path.write_text("Der Minister sagte am Montag, dass die Fähre am Freitag fahren werde. " * 5)
    with open_desk(tmp_path / "desk") as desk:
        [outcome] = added(desk, path, hints=Hints(language="de"))
        assert outcome.state == "new"
        assert (
            "kept, not read: its language is German, and Svodka reads English, Korean, Russian and Ukrainian"
            in outcome.faults[0]
        )
        assert desk.ledger.counts()["readings"] == 1
        assert outcome.statements == 0


def test_piped_texts_are_documents_of_their_own(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk") as desk:
        for text in (b"One text of the piped ones.", b"Another text of the piped ones."):
            [outcome] = list(add(desk, [Capture(text, "-", AT)], now=lambda: AT))
            assert outcome.state == "new"
            assert outcome.address.startswith("urn:sha256:")


def test_damaged_bytes_that_come_again_are_kept_anew(tmp_path: Path, documents: Path) -> None:
    with open_desk(tmp_path / "desk") as desk:
        [first] = added(desk, documents / "01-briefing.md")
    assert first.revision
    checksum = first.revision.checksum
    alter(tmp_path / "desk" / "archive", checksum, lambda record: record[:-9] + b"other\r\n\r\n")
    with open_desk(tmp_path / "desk") as desk:
        assert desk.archive.read_unchecked(checksum)[1] != checksum
        assert [o.state for o in added(desk, documents / "01-briefing.md")] == ["unchanged"]
        assert desk.archive.get(checksum) == BRIEFING.encode()


def test_a_torn_record_is_cut_off_and_said(tmp_path: Path, documents: Path) -> None:
    with open_desk(tmp_path / "desk") as desk:
        added(desk, documents / "01-briefing.md")
    [path] = (tmp_path / "desk" / "archive" / "warc").iterdir()
    with path.open("ab") as file:
        file.write(b"half a record")
    said: list[str] = []
    with open_desk(tmp_path / "desk") as desk:
        assert list(add(desk, (), now=lambda: AT, say=said.append)) == []
    assert len(said) == 1 and "cut after its last whole record" in said[0]


def test_the_same_document_at_a_later_time_is_unchanged(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk") as desk:
        for days in (0, 1):
            came = Capture(POST.encode(), "https://t.example/front/881", AT + timedelta(days=days))
            [outcome] = list(add(desk, [came], now=lambda: AT))
        assert outcome.state == "unchanged"
        assert desk.ledger.counts()["snapshots"] == 1


def test_two_programs_do_not_add_at_once(tmp_path: Path, documents: Path) -> None:
    with open_desk(tmp_path / "desk") as one, open_desk(tmp_path / "desk") as other:
        running = add(one, captured(documents), now=lambda: AT)
        next(running)
        with pytest.raises(LedgerError, match="another svodka is adding"):
            next(add(other, captured(documents), now=lambda: AT))
        running.close()
        assert len(list(add(other, captured(documents), now=lambda: AT))) == 8


def test_a_failure_to_collect_is_the_outcome(tmp_path: Path) -> None:
    failure = Failure(
        "collect", "https://halmar.example/gone", "CollectError", "not found (404); check the address", AT
    )
    with open_desk(tmp_path / "desk") as desk:
        [outcome] = list(add(desk, [failure], now=lambda: AT))
        assert (outcome.address, outcome.state, outcome.reason) == (failure.subject, None, failure.message)
        list(add(desk, [failure], now=lambda: AT))
        assert desk.ledger.counts()["failures"] == 1


def test_a_parser_that_breaks_on_some_bytes_does_not_stop_later_runs(
    tmp_path: Path, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(capture: object) -> object:
        raise RecursionError("too deep")

    with open_desk(tmp_path / "desk") as desk:
        with monkeypatch.context() as patch:
            patch.setattr("svodka.pipeline.rereading.parse", breaks)
            [outcome] = added(desk, documents / "08-plain.txt")
            assert outcome.state is None
            assert "please report it: RecursionError: too deep" in outcome.reason
            assert [o.state for o in added(desk, documents / "08-plain.txt")] == [None]
        assert desk.ledger.arrivals() == []
        # a repaired parser reads the bytes that are there
        assert [o.state for o in added(desk, documents / "08-plain.txt")] == ["new"]
        assert verify(desk).damages == []


def test_a_reader_that_gives_one_id_twice_is_refused(
    tmp_path: Path, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_desk(tmp_path / "desk") as desk:
        monkeypatch.setattr("svodka.reading.extract", lambda revision, _: (statement(revision, "ferry"),) * 2)
        [outcome] = added(desk, documents / "08-plain.txt")
        assert outcome.state is None and "two statements with one id" in outcome.reason


@pytest.mark.shared
@pytest.mark.slow
def test_real_pages_are_added_and_verified(tmp_path: Path, shared: Path) -> None:
    """Parsing must say the same of the same bytes each time, on pages as they are."""
    pages = sorted((shared / "data" / "pages" / "html").glob("*.html.gz"))
    came = [Capture(gzip.decompress(page.read_bytes()), f"https://page.example/{page.name}", AT) for page in pages]
    with open_desk(tmp_path / "desk") as desk:
        outcomes = list(add(desk, came, now=lambda: AT))
        report = verify(desk)
        assert report.damages == []
        assert len(outcomes) == report.objects > 100
        assert report.texts >= 0.9 * len(outcomes)

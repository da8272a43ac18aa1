"""A single changed byte, anywhere, is found and named."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from svodka.errors import ReceiptError, SvodkaError
from svodka.ledger import Filter
from svodka.model import Capture
from svodka.pipeline import Damage, Report, compile_digest, note_files, verify, verify_archive
from svodka.records import statement_to_json
from tests.archive.material import alter, flip
from tests.pipeline.material import AT, added, open_desk, read_by_hand, statement, write_documents

WORDS = "There are no such volunteers, and there never were"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with documents, statements and a digest."""
    folder = tmp_path_factory.mktemp("verify")
    documents = write_documents(folder / "documents")
    with open_desk(folder / "desk") as desk:
        for outcome in added(desk, documents):
            revision = outcome.revision
            if revision and "volunteers, and" in revision.text:
                read_by_hand(desk, revision, statement(revision, WORDS))
            elif revision and "ferry" in revision.text:
                read_by_hand(desk, revision, statement(revision, "The ferry will sail", speaker="Anna Lind"))
        compile_digest(desk, start=date(2031, 5, 1), end=date(2031, 5, 31), at=AT)
    return folder / "desk"


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy of that desk, to be damaged."""
    return Path(shutil.copytree(made, tmp_path / "desk"))


def verified(folder: Path) -> Report:
    with open_desk(folder) as desk:
        return verify(desk)


def change(folder: Path, sql: str, *arguments: object) -> None:
    """Change the ledger behind its back."""
    with sqlite3.connect(folder / "ledger.sqlite") as connection:
        assert connection.execute(sql, arguments).rowcount == 1
    connection.close()


def the_damage(report: Report) -> Damage:
    """The one damage; that a changed text no longer fits the index of words goes with it."""
    [damage] = [one for one in report.damages if "index of words" not in one.what]
    return damage


def object_of(folder: Path, name: str) -> str:
    """The checksum of a document's bytes."""
    with open_desk(folder) as desk:
        [checksum] = desk.ledger.connection.execute(
            "SELECT checksum FROM snapshots WHERE address LIKE ?", (f"%{name}",)
        ).fetchone()
        return str(checksum)


def change_object(folder: Path, checksum: str, old: bytes, new: bytes) -> str:
    """Change archived bytes behind the archive's back; where they are."""

    def changed(record: bytes) -> bytes:
        assert old in record
        return record.replace(old, new)

    alter(folder / "archive", checksum, changed)
    with open_desk(folder) as desk:
        return desk.archive.place_of(checksum)


def test_a_whole_desk_is_whole(made: Path) -> None:
    told: list[tuple[int, int]] = []
    with open_desk(made) as desk:
        report = verify(desk, progress=lambda done, total: told.append((done, total)))
    assert report.damages == [] and report.notes == []
    assert (report.objects, report.texts) == (8, 7)
    assert report.receipts >= 2
    assert report.statements >= 3
    assert told[0] == (0, 8) and told[-1] == (8, 8)


def test_a_changed_byte_of_an_object_is_named_with_all_that_stands_on_it(folder: Path) -> None:
    path = change_object(folder, object_of(folder, "05-briefing-dated.md"), b"never were", b"oever were")
    damage = the_damage(verified(folder))
    assert damage.file == path
    assert "archived bytes changed" in damage.what
    assert damage.standing.address == "https://halmar.example/briefings/14"
    assert damage.standing.title == "Briefing of May 14"
    assert [(s.speaker, s.words) for s in damage.standing.statements] == [("Irina Velt", WORDS)]
    assert len(damage.standing.digests) == 1
    assert damage.difference
    assert "there never were" in damage.difference.stored
    assert "there oever were" in damage.difference.found


def test_a_changed_byte_outside_the_text_is_found_too(folder: Path) -> None:
    path = change_object(folder, object_of(folder, "02-daily.html"), b"doctype", b"docTYPE")
    damage = the_damage(verified(folder))
    assert damage.file == path
    assert damage.difference is None
    assert "still the same" in damage.what


def test_every_byte_of_an_object_counts(folder: Path, tmp_path: Path) -> None:
    checksum = object_of(folder, "03-post.md")
    with open_desk(folder) as desk:
        data = desk.archive.get(checksum)
    for at in range(0, len(data), 7):
        copy = Path(shutil.copytree(folder, tmp_path / f"copy-{at}"))
        changed = data[:at] + bytes((data[at] ^ 1 << at % 8,)) + data[at + 1 :]
        place = change_object(copy, checksum, data, changed)
        assert [damage.file for damage in verified(copy).damages] == [place]
    assert verified(folder).damages == []


def test_a_missing_object_is_named(folder: Path) -> None:
    checksum = object_of(folder, "08-plain.txt")
    alter(folder / "archive", checksum, lambda record: b"")
    damage = the_damage(verified(folder))
    assert checksum in damage.what and "missing" in damage.what
    assert damage.standing.address and damage.standing.address.endswith("08-plain.txt")
    assert [s.speaker for s in damage.standing.statements] == ["Anna Lind"]


def test_a_foreign_object_is_noted(folder: Path) -> None:
    with open_desk(folder) as desk:
        checksum = desk.archive.keep(Capture(b"not ours", "file:///not-ours", AT))
        report = verify(desk)
        assert report.damages == []
        assert [desk.archive.place_of(checksum) in note for note in report.notes] == [True]


def test_each_record_of_the_archive_is_verified(folder: Path) -> None:
    with open_desk(folder) as desk:
        report = verify(desk)
        verify_archive(desk, report)
    assert (report.damages, report.records) == ([], 9)
    place = change_object(folder, object_of(folder, "05-briefing-dated.md"), b"never were", b"oever were")
    done: list[int] = []
    with open_desk(folder) as desk:
        report = Report()
        verify_archive(desk, report, progress=done.append)
    assert done[-1] == 9
    assert {damage.file for damage in report.damages} == {place}
    assert all((damage.standing.address or "").endswith("05-briefing-dated.md") for damage in report.damages)


def test_an_object_of_a_document_without_text_counts_too(folder: Path) -> None:
    checksum = object_of(folder, "07-empty.txt")
    with open_desk(folder) as desk:
        data = desk.archive.get(checksum)
    path = change_object(folder, checksum, b"\r\n\r\n" + data, b"\r\n\r\n!" + data[1:])
    damage = the_damage(verified(folder))
    assert damage.file == path
    assert damage.standing.address and damage.standing.address.endswith("07-empty.txt")


def test_a_changed_letter_of_a_text_is_shown_with_its_offset(folder: Path) -> None:
    change(
        folder, "UPDATE revisions SET text = replace(text, 'no such', 'all such') WHERE text LIKE '%front?%no such%'"
    )
    damage = the_damage(verified(folder))
    assert damage.file == str(folder / "ledger.sqlite")
    assert "the ledger's text is not what the archived bytes say" in damage.what
    assert damage.difference
    assert "There are all such" in damage.difference.stored
    assert "There are no such" in damage.difference.found
    assert [s.words for s in damage.standing.statements] == [WORDS]
    assert len(damage.standing.digests) == 1


@pytest.mark.parametrize(
    ("sql", "named"),
    [
        ("UPDATE descriptions SET outlet = 'The Halmar Herald' WHERE outlet = 'The Halmar Courier'", "the ledger's outlet is"),
        ("UPDATE descriptions SET parts = '[]' WHERE outlet = 'The Halmar Courier'", "other parts"),
        ("UPDATE descriptions SET author = 'A. N.' WHERE outlet = 'Front channel' AND seq = 3", "the ledger's author is"),
        ("UPDATE statements SET speaker = 'Irina Valt' WHERE seq = (SELECT max(seq) FROM statements WHERE speaker = 'Irina Velt')", "statements"),
        ("UPDATE statements SET words = 'There are now such' WHERE seq = (SELECT max(seq) FROM statements)", "words are not in the text"),
        ("UPDATE statements SET record = replace(record, 'direct', 'mixed') WHERE seq = (SELECT max(seq) FROM statements)", "statements"),
        ("UPDATE readings SET statements = statements + 1 WHERE seq = 1", "readings"),
        ("UPDATE snapshots SET fetched_at = replace(fetched_at, '2031', '2030') WHERE seq = 1", "snapshots"),
        ("UPDATE failures SET message = 'nothing'", "failures"),
        ("UPDATE digests SET headline = 'Another'", "digests"),
        ("UPDATE digests SET record = replace(record, 'volunteers', 'Volunteers')", "digests"),
        ("UPDATE receipts SET record = replace(record, 'no such', 'all such') WHERE record LIKE '%briefings%'", "the words at"),
        ("UPDATE receipts SET record = '{' WHERE ordinal = 0", "can't be understood"),
        ("DELETE FROM receipts WHERE ordinal = 0", "digests"),
        ("DELETE FROM statements WHERE seq = (SELECT max(seq) FROM statements)", "readings"),
    ],
)  # fmt: skip
def test_a_changed_row_is_named(folder: Path, sql: str, named: str) -> None:
    change(folder, sql)
    damages = verified(folder).damages
    assert damages
    assert any(named in damage.what for damage in damages), [damage.what for damage in damages]
    assert all(damage.file == str(folder / "ledger.sqlite") for damage in damages)


def test_a_receipt_that_lost_a_letter_is_named_with_its_digest(folder: Path) -> None:
    change(
        folder,
        "UPDATE receipts SET record = replace(record, 'never were', 'newer were') WHERE record LIKE '%briefings%'",
    )
    damage = the_damage(verified(folder))
    assert "'There are no such volunteers, and there newer were'" in damage.what
    assert damage.standing.address == "https://halmar.example/briefings/14"
    assert len(damage.standing.digests) == 1


def test_damaged_utf8_is_named(folder: Path) -> None:
    change(
        folder,
        "UPDATE revisions SET text = CAST(x'ff' || CAST(text AS BLOB) AS TEXT) WHERE text LIKE '%ferry%'",
    )
    damage = the_damage(verified(folder))
    assert damage.difference and damage.difference.offset == 0
    with open_desk(folder) as desk, pytest.raises(SvodkaError, match="svodka verify"):
        list(desk.ledger.statements())


def contents(folder: Path) -> dict[str, object]:
    """All that a desk says, or the error with which it refuses."""
    with open_desk(folder) as desk:
        connection = desk.ledger.connection
        tables = [
            row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1")
        ]
        dump: dict[str, object] = {
            table: [tuple(row) for row in connection.execute(f"SELECT * FROM {table}")]
            for table in tables
            if not table.startswith(("sqlite_", "statement_words"))
        }
        dump["listed"] = [json.dumps(statement_to_json(row.statement)) for row in desk.ledger.statements()]
        dump["found"] = [row.statement.id for row in desk.ledger.statements(Filter(about=("volunteers",)))]
        return dump


@pytest.mark.slow
def test_a_changed_byte_anywhere_in_the_ledger_file_is_found_or_means_nothing(folder: Path) -> None:
    """SQLite's file has unused places; where verify finds nothing, everything must read as before."""
    path = folder / "ledger.sqlite"
    whole, expected = path.read_bytes(), contents(folder)
    chance = random.Random(5)
    silent = 0
    for _ in range(400):
        flip(path, chance.randrange(len(whole)), chance.randrange(8))
        try:
            found = bool(verified(folder).damages)
        except SvodkaError:
            found = True
        if not found:
            silent += 1
            assert contents(folder) == expected
        for leftover in folder.glob("ledger.sqlite*"):
            leftover.unlink()
        path.write_bytes(whole)
    assert 0 < silent < 390


def test_another_parser_version_is_said_and_words_are_compared(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from svodka.parse import parse

    monkeypatch.setattr(
        "svodka.pipeline.rereading.parse",
        lambda capture: replace(parse(capture), parser="newer/2", text="another text"),
    )
    report = verified(folder)
    assert report.damages == []
    assert report.notes and all("this svodka has newer/2" in note for note in report.notes)
    change(
        folder, "UPDATE revisions SET text = replace(text, 'no such', 'all such') WHERE text LIKE '%front?%no such%'"
    )
    damages = verified(folder).damages
    assert any("words are not in the text" in damage.what for damage in damages)
    assert any("table revisions" in damage.what for damage in damages)


# ------------------------------------------------------------------------------------------- digests


def test_a_digest_is_not_written_from_damaged_bytes(folder: Path) -> None:
    change_object(folder, object_of(folder, "05-briefing-dated.md"), b"never were", b"oever were")
    with open_desk(folder) as desk:
        before = desk.ledger.counts()
        with pytest.raises(ReceiptError, match="nothing is written"):
            compile_digest(desk, start=date(2031, 5, 1), end=date(2031, 5, 14), at=AT)
        assert desk.ledger.counts() == before


def test_a_digest_is_not_written_from_a_changed_text(folder: Path) -> None:
    change(
        folder, "UPDATE revisions SET text = replace(text, 'no such', 'all such') WHERE text LIKE '%front?%no such%'"
    )
    with open_desk(folder) as desk:
        before = desk.ledger.counts()
        with pytest.raises(ReceiptError, match="nothing is written"):
            compile_digest(desk, start=date(2031, 5, 1), end=date(2031, 5, 14), at=AT)
        assert desk.ledger.counts() == before


def test_the_same_digest_again_adds_nothing(folder: Path) -> None:
    with open_desk(folder) as desk:
        before = desk.ledger.counts()
        compile_digest(desk, start=date(2031, 5, 1), end=date(2031, 5, 31), at=AT)
        assert desk.ledger.counts() == before
        assert before["digests"] == 1


def test_a_digest_of_nothing_is_an_error(folder: Path) -> None:
    with open_desk(folder) as desk, pytest.raises(ReceiptError):
        compile_digest(desk, start=date(1999, 1, 1), end=date(1999, 1, 2), at=AT)


def test_a_changed_file_of_a_digest_is_named(folder: Path, tmp_path: Path) -> None:
    inside, outside = folder / "digests" / "may.md", tmp_path / "elsewhere.md"
    inside.parent.mkdir()
    with open_desk(folder) as desk:
        digest = compile_digest(desk, start=date(2031, 5, 1), end=date(2031, 5, 31), at=AT)
        for path in (inside, outside):
            path.write_text("A digest.", encoding="utf-8")
        for _ in range(2):  # the second time adds nothing
            note_files(desk, digest, [inside, outside])
        assert (verify(desk).damages, verify(desk).files) == ([], 2)
    flip(inside, 0)
    damage = the_damage(verified(folder))
    assert damage.file == str(inside)
    assert "not as it was written" in damage.what
    assert [standing.headline for standing in damage.standing.digests] == [digest.headline.text]
    flip(inside, 0)
    outside.unlink()
    report = verified(folder)
    assert report.damages == []
    assert report.notes == [f"{outside}: a digest was written there: No such file or directory"]


def test_a_later_digest_may_take_the_place_of_a_file(folder: Path) -> None:
    path = folder / "digest.md"
    with open_desk(folder) as desk:
        for end in (31, 30, 31):
            digest = compile_digest(desk, start=date(2031, 5, 1), end=date(2031, 5, end), at=AT)
            path.write_text(f"A digest until {end}.", encoding="utf-8")
            note_files(desk, digest, [path])
            assert verify(desk).damages == []


def test_a_copy_of_the_desk_is_verified_with_its_own_files(folder: Path, tmp_path: Path) -> None:
    with open_desk(folder) as desk:
        digest = compile_digest(desk, start=date(2031, 5, 1), end=date(2031, 5, 31), at=AT)
        (folder / "digest.md").write_text("A digest.", encoding="utf-8")
        note_files(desk, digest, [folder / "digest.md"])
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    flip(copy / "digest.md", 0)
    assert verified(folder).damages == []
    assert the_damage(verified(copy)).file == str(copy / "digest.md")

"""``verify --archive``: each kind of damage is named, with file, byte and address."""

from __future__ import annotations

import random
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from svodka import ids
from svodka.archive import Archive, Fault, check_archive
from tests.archive.material import AT, FERRY, PAGE, alter, brought, fetched, flip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    with Archive(tmp_path / "archive") as archive:
        for number in range(3):
            archive.keep(brought(f"text {number} ".encode() * 40, f"file:///{number}.txt"), now=AT)
        archive.keep(fetched(), now=AT)
        archive.keep(fetched(at=AT + timedelta(hours=1)), now=AT)
    return tmp_path / "archive"


def faults(root: Path) -> list[Fault]:
    with Archive(root) as archive:
        return list(check_archive(archive))


def test_a_whole_archive_is_whole_and_progress_counts_its_records(root: Path) -> None:
    done: list[int] = []
    with Archive(root) as archive:
        assert list(check_archive(archive, progress=done.append)) == []
    assert done == [1, 2, 3, 4, 5, 6, 7, 8]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda record: record.replace(b"The ferry", b"No ferry!"), ["its block has", "its payload has"]),
        (lambda record: record.replace(b"HTTP/1.1 200", b"HTTP/1.1 404"), ["its block has"]),
        (lambda record: record.replace(b"WARC-Block-Digest", b"WARC-Black-Digest"), ["its block has"]),
        (lambda record: record[:-1] + b"x", ["does not end"]),
        (lambda record: b"", ["refers to the body"]),
    ],
)  # fmt: skip
def test_a_record_that_was_changed_and_packed_again(root: Path, change: object, words: list[str]) -> None:
    path = alter(root, ids.checksum(PAGE), change)  # type: ignore[arg-type]
    found = faults(root)
    assert [word in fault.what for word, fault in zip(words, found, strict=True)] == [True] * len(words)
    assert {(fault.file, fault.address) for fault in found} == {(path, FERRY)}


def test_a_changed_bit_anywhere_is_named(root: Path) -> None:
    with Archive(root) as archive:
        records = list(archive.records())
    path = root / "warc" / records[0].file
    whole, chance = path.read_bytes(), random.Random(3)
    silent = 0
    for _ in range(200):
        at = chance.randrange(len(whole))
        flip(path, at, chance.randrange(8))
        hit = next(r for r in records if r.offset <= at < r.offset + r.length)
        found = faults(root)
        if not found:  # deflate ends with up to seven bits that mean nothing
            silent += 1
            with Archive(root) as archive:
                assert list(archive.records()) == records
        else:
            assert any(fault.offset == hit.offset for fault in found)
        path.write_bytes(whole)
    assert silent <= 2


def test_the_index_is_compared_with_the_records(root: Path) -> None:
    checksum = ids.checksum(PAGE)
    bucket = root / "index" / checksum[:2]
    whole = bucket.read_text()
    bucket.write_text(whole.replace(checksum, checksum[:2] + "0" * 62))
    found = faults(root)
    assert [word in f.what for word, f in zip(("not lead", "not there", "another record"), found, strict=True)] == [
        True
    ] * 3
    assert {fault.address for fault in found} == {FERRY}
    bucket.write_text(whole.replace(" response ", " r?sponse "))
    assert sum("can't be read" in fault.what for fault in faults(root)) == 1
    shutil.rmtree(root / "index")
    assert faults(root) == []


def test_a_file_that_is_missing_or_strange_is_named(root: Path) -> None:
    (root / "warc" / "notes.txt").write_text("mine")
    [fault] = faults(root)
    assert fault.file.name == "notes.txt"
    assert "move it away" in fault.what
    (root / "warc" / "notes.txt").unlink()
    (root / "warc" / "2031-05-20-0001.warc.gz").rename(root / "elsewhere")
    found = faults(root)
    assert len(found) == 4
    assert all("the file is missing" in fault.what for fault in found)


def test_a_torn_end_is_named(root: Path) -> None:
    [path] = (root / "warc").iterdir()
    with path.open("ab") as file:
        file.write(b"\x1f\x8b half")
    [fault] = faults(root)
    assert fault.offset == path.stat().st_size - 7
    assert "at the end" in fault.what

"""A file that ends in a torn record is cut after its last whole one, whatever tore it; nothing whole is cut off."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from svodka.archive import Archive
from tests.archive.material import AT, brought, fetched, flip, kinds


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """An archive that another run left without noting how far its index goes."""
    archive = Archive(tmp_path / "made")
    for number in range(3):
        archive.keep(brought(f"text {number} ".encode() * 40, f"file:///{number}.txt"), now=AT)
    archive.keep(fetched(), now=AT)
    return tmp_path / "made"


def copy_of(made: Path, tmp_path: Path) -> tuple[Path, Path]:
    root = tmp_path / "copy"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(made, root)
    [path] = (root / "warc").iterdir()
    return root, path


def test_cut_at_every_byte_of_the_last_record(made: Path, tmp_path: Path) -> None:
    records = list(Archive(made).records())
    last = records[-1]
    for at in range(last.offset, last.offset + last.length):
        root, path = copy_of(made, tmp_path)
        os.truncate(path, at)
        with Archive(root) as archive:
            told = archive.repair()
            assert len(told) == (at > last.offset)
            assert [r.id for r in archive.records()] == [r.id for r in records[:-1]]
            assert all(archive.get(r.checksum) for r in records if r.type == "resource")
            checksum = archive.keep(fetched(), now=AT)
            assert kinds(archive)[-2:] == ["request", "response"]
        assert Archive(root).get(checksum) == fetched().data
        if told:
            assert "at byte" in told[0]
            [torn] = path.parent.glob("*.torn")
            assert torn.stat().st_size == at - last.offset
            assert torn.name in told[0]
            assert list(Archive(root).strangers()) == []


def test_cut_at_random_bytes_with_and_without_an_index(made: Path, tmp_path: Path) -> None:
    records = list(Archive(made).records())
    chance = random.Random(11)
    for number in range(60):
        root, path = copy_of(made, tmp_path)
        before = path.read_bytes()
        at = chance.randrange(len(before))
        with path.open("rb+") as file:
            file.truncate(at)
            file.seek(at)
            file.write((b"", b"\0" * 512, os.urandom(100))[number % 3])  # as file systems leave it after a power cut
        if number % 2:
            shutil.rmtree(root / "index")
        after = path.read_bytes()
        # gzip ends with the length's high bytes, which are zeros: what is cut off there the padding puts back
        ends = (r.offset + r.length for r in records)
        whole = [r for r, end in zip(records, ends, strict=True) if after[:end] == before[:end] and len(after) >= end]
        with Archive(root) as archive:
            archive.repair()
            assert archive.repair() == []
            assert [r.id for r in archive.records()] == [r.id for r in whole]
            for record in whole:
                assert not record.checksum or archive.get(record.checksum)
            archive.keep(brought(b"more", "file:///more"), now=AT)
            assert len(list(archive.records())) == len(whole) + (1 if whole else 2)


def test_damage_in_the_middle_is_left_where_it_is(made: Path, tmp_path: Path) -> None:
    records = list(Archive(made).records())
    root, path = copy_of(made, tmp_path)
    shutil.rmtree(root / "index")
    flip(path, records[2].offset + records[2].length // 2)
    before = path.read_bytes()
    with Archive(root) as archive:
        assert archive.repair() == []
        assert path.read_bytes() == before
        assert [r.id for r in archive.records()] == [r.id for r in records if r is not records[2]]
        assert archive.get(records[3].checksum)
        assert not archive.has(records[2].checksum)
        archive.keep(brought(b"text 1 " * 40, "file:///1.txt"), now=AT)
        assert archive.get(records[2].checksum) == b"text 1 " * 40


def test_a_reader_cuts_nothing(made: Path, tmp_path: Path) -> None:
    root, path = copy_of(made, tmp_path)
    os.truncate(path, path.stat().st_size - 3)
    before = path.read_bytes()
    with Archive(root) as archive:
        assert len(list(archive.checksums())) == 4  # the line of the torn record is in the index
        assert len(list(archive.records())) == 5
    assert path.read_bytes() == before

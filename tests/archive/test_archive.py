"""Bytes in, checksum out, nothing ever changed; and other programs can read the files."""

from __future__ import annotations

import os
import resource
import shutil
import signal
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka import ids
from svodka.archive import Archive, DamagedObjectError
from svodka.archive.index import Index
from svodka.errors import ArchiveError
from tests.archive.material import AT, FERRY, PAGE, alter, brought, fetched, flip, kinds


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive(tmp_path / "archive")
    made.create()
    return made


@given(st.binary(max_size=300), st.text(max_size=30))
def test_what_goes_in_comes_out(tmp_path_factory: pytest.TempPathFactory, data: bytes, address: str) -> None:
    with Archive(tmp_path_factory.getbasetemp() / "any") as archive:
        checksum = archive.keep(brought(data, address))
        assert checksum == ids.checksum(data)
        assert archive.get(checksum) == data
        assert checksum in archive.checksums()


def test_a_file_a_day_and_a_new_one_when_it_is_large(tmp_path: Path) -> None:
    with Archive(tmp_path, largest=1500) as archive:
        for number in range(3):
            archive.keep(brought(os.urandom(300), f"file:///{number}"), now=AT)
        archive.keep(fetched(), now=AT + timedelta(days=1))
        names = [path.name for path in archive.warc_files()]
    assert names == [
        "2031-05-20-0001.warc.gz",
        "2031-05-20-0002.warc.gz",
        "2031-05-21-0001.warc.gz",
    ]
    assert [record.type for record in Archive(tmp_path).records()].count("warcinfo") == 3


def test_the_clock_of_the_arrival_names_the_file_and_its_day_is_that_of_utc(archive: Archive) -> None:
    archive.keep(fetched(at=AT - timedelta(days=4000)), now=AT.replace(hour=23).astimezone(tz=None))
    assert [path.name for path in archive.warc_files()] == ["2031-05-20-0001.warc.gz"]


def test_the_same_file_again_adds_nothing_another_address_is_noted(archive: Archive) -> None:
    for _ in range(2):
        checksum = archive.keep(brought(b"words"))
    assert kinds(archive) == ["warcinfo", "resource"]
    for _ in range(2):
        archive.keep(brought(b"words", "file:///notes/two.txt"))
    assert kinds(archive) == ["warcinfo", "resource", "revisit"]
    assert archive.get(checksum) == b"words"
    assert list(archive.checksums()) == [checksum]


def test_parts_of_the_same_bytes_are_one_record(archive: Archive) -> None:
    data = b"an mbox of many letters"
    for _ in range(3):
        archive.keep(fetched(data))
    assert kinds(archive) == ["warcinfo", "request", "response"]


def test_the_same_page_later_is_a_revisit(archive: Archive) -> None:
    for hours in range(3):
        archive.keep(fetched(at=AT + timedelta(hours=hours)))
    assert kinds(archive) == ["warcinfo", "request", "response", "request", "revisit", "request", "revisit"]
    assert archive.files.joinpath("2031-05-20-0001.warc.gz").stat().st_size < 3500


def test_nothing_there_is_said(archive: Archive) -> None:
    missing = "0" * 64
    assert not archive.has(missing)
    with pytest.raises(DamagedObjectError, match="missing"):
        archive.get(missing)
    assert missing in archive.place_of(missing)


@pytest.mark.parametrize("name", ["", "abc", "A" * 64, "../" * 21 + "x", "0" * 63 + "\n"])
def test_only_a_checksum_is_a_name(archive: Archive, name: str) -> None:
    with pytest.raises(ArchiveError, match="not a sha256"):
        archive.has(name)


def test_changed_bytes_are_found_and_good_ones_heal_them(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        checksum = archive.keep(brought(b"good words"))
    alter(tmp_path, checksum, lambda record: record.replace(b"good words", b"evil words"))
    with Archive(tmp_path) as archive:
        assert archive.has(checksum)
        assert archive.read_unchecked(checksum) == (b"evil words", ids.checksum(b"evil words"))
        with pytest.raises(DamagedObjectError, match=r"2031-05-20-0001\.warc\.gz, byte "):
            archive.get(checksum)
        archive.keep(brought(b"good words"))
        assert archive.get(checksum) == b"good words"
        assert kinds(archive) == ["warcinfo", "resource", "resource"]
    assert Archive(tmp_path).get(checksum) == b"good words"


def test_a_changed_bit_anywhere_in_a_record_never_gives_other_bytes(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        checksum = archive.keep(fetched())
        [found] = [r for r in archive.records() if r.type == "response"]
    path = tmp_path / "warc" / found.file
    whole = path.read_bytes()
    refused = 0
    for at in range(found.offset, found.offset + found.length):
        flip(path, at, at % 8)
        try:
            assert Archive(tmp_path).get(checksum) == PAGE
        except DamagedObjectError:
            refused += 1
        path.write_bytes(whole)
    assert refused > found.length / 3


def test_an_index_that_is_gone_torn_or_behind_is_made_anew(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        checksums = [archive.keep(brought(f"text {n}".encode(), f"file:///{n}")) for n in range(40)]
    index = tmp_path / "index"
    whole = {path.name: path.read_text() for path in index.iterdir()}
    bucket = index / checksums[7][:2]

    def again() -> None:
        with Archive(tmp_path) as archive:
            assert [archive.get(checksum) for checksum in checksums] == [f"text {n}".encode() for n in range(40)]

    shutil.rmtree(index)
    again()
    assert {p.name: sorted(p.read_text().splitlines()) for p in index.iterdir() if len(p.name) == 2} == {
        name: sorted(text.splitlines()) for name, text in whole.items() if len(name) == 2
    }
    bucket.unlink()
    again()
    bucket.write_text(bucket.read_text()[:-20])
    with Archive(tmp_path) as archive:
        archive.repair()
    again()
    (index / "indexed.json").write_text("{")
    again()


def test_a_reader_finds_what_a_writer_adds_meanwhile(tmp_path: Path) -> None:
    writer, reader = Archive(tmp_path), Archive(tmp_path)
    first = writer.keep(brought(b"one"))
    assert reader.get(first) == b"one"
    second = writer.keep(fetched())
    assert reader.get(second) == PAGE
    assert not reader.has("0" * 64)


def test_where_the_index_cannot_be_written_it_is_kept_in_memory(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        checksum = archive.keep(fetched())
    shutil.rmtree(tmp_path / "index")
    (tmp_path / "index").write_text("in the way")
    with Archive(tmp_path) as archive:
        assert archive.get(checksum) == PAGE
        assert list(archive.checksums()) == [checksum]


def test_no_space_left_leaves_no_half_record(archive: Archive) -> None:
    kept = archive.keep(brought(b"kept"))
    size = archive.warc_files()[0].stat().st_size
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
    try:
        with pytest.raises(ArchiveError, match="no space left"):
            archive.keep(brought(os.urandom(20_000), "file:///large"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert archive.warc_files()[0].stat().st_size == size
    assert list(archive.checksums()) == [kept]
    assert archive.keep(brought(b"more", "file:///more"))
    assert kinds(archive) == ["warcinfo", "resource", "resource"]


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("a file where the folder should be")
    with pytest.raises(ArchiveError, match="can't make the archive"):
        Archive(tmp_path / "archive").create()
    with pytest.raises(ArchiveError, match="can't write to the archive"):
        Archive(tmp_path / "archive").keep(brought(b"words"))


def test_an_archive_of_an_early_version_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sha256").mkdir()
    with pytest.raises(ArchiveError, match=r"early version.*make a new desk"):
        Archive(tmp_path)


@pytest.mark.parametrize("point", ["record written", "record synced", "record indexed"])
def test_what_a_killed_keep_leaves_is_whole(tmp_path: Path, point: str) -> None:
    child = os.fork()
    if child == 0:
        dying = Archive(tmp_path, at=lambda name: os.kill(os.getpid(), signal.SIGKILL) if name == point else None)
        dying.create()
        dying.keep(fetched())
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    with Archive(tmp_path) as archive:
        assert archive.repair() == []
        assert [archive.get(checksum) for checksum in archive.checksums()] == [PAGE]
        archive.keep(fetched())
        assert archive.get(ids.checksum(PAGE)) == PAGE


def test_a_line_of_the_index_is_not_swallowed_by_a_torn_one(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        checksum = archive.keep(fetched())
    bucket = tmp_path / "index" / checksum[:2]
    bucket.write_text(bucket.read_text() + f"{checksum} 2031-05-2")
    with Archive(tmp_path) as archive:
        archive.keep(fetched(address=f"{FERRY}&again"))
    assert [entry.type for entry in Index(tmp_path / "index").find(checksum)] == ["response", "revisit"]

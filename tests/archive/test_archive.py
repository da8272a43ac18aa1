"""Bytes in, checksum out, nothing ever changed."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import stat
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka import ids
from svodka.archive import Archive, DamagedObjectError
from svodka.errors import ArchiveError


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive(tmp_path / "archive")
    made.create()
    return made


@given(st.binary(max_size=300))
def test_what_goes_in_comes_out(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    archive = Archive(tmp_path_factory.getbasetemp() / "any")
    archive.create()
    checksum = archive.put(data)
    assert checksum == ids.checksum(data)
    assert archive.get(checksum) == data
    assert checksum in archive.checksums()


def test_objects_are_plain_read_only_files_that_sha256sum_checks(archive: Archive) -> None:
    checksums = [archive.put(data) for data in (b"", b"one", "два".encode())]
    for checksum in checksums:
        path = archive.path_of(checksum)
        assert path.parent.name == checksum[:2]
        assert stat.S_IMODE(path.stat().st_mode) == 0o444
        if program := shutil.which("sha256sum"):
            told = subprocess.run([program, str(path)], capture_output=True, text=True, check=True).stdout
            assert told.split()[0] == checksum
    assert list(archive.checksums()) == sorted(checksums)
    assert not list((archive.root / "partial").iterdir())


def test_putting_again_writes_nothing_and_checks_what_is_there(archive: Archive) -> None:
    checksum = archive.put(b"words")
    path = archive.path_of(checksum)
    before = path.stat()
    assert archive.put(b"words") == checksum
    assert path.stat() == before or path.stat().st_mtime_ns == before.st_mtime_ns
    path.chmod(0o644)
    path.write_bytes(b"wordz")
    with pytest.raises(DamagedObjectError, match=checksum):
        archive.put(b"words")
    assert path.read_bytes() == b"wordz"


def test_changed_and_missing_bytes_are_named(archive: Archive) -> None:
    checksum = archive.put(b"words")
    path = archive.path_of(checksum)
    path.chmod(0o644)
    path.write_bytes(b"swords")
    with pytest.raises(DamagedObjectError) as changed:
        archive.get(checksum)
    assert str(path) in str(changed.value) and ids.checksum(b"swords") in str(changed.value)
    assert archive.read_unchecked(checksum) == (b"swords", ids.checksum(b"swords"))
    path.unlink()
    assert not archive.has(checksum)
    with pytest.raises(DamagedObjectError, match="missing"):
        archive.get(checksum)


@pytest.mark.parametrize("name", ["", "ab", "../../etc/passwd", "A" * 64, "g" * 64, "a" * 65, "a" * 64 + "\n"])
def test_a_name_that_is_no_checksum_is_refused(archive: Archive, name: str) -> None:
    with pytest.raises(ArchiveError):
        archive.path_of(name)


def test_strangers_are_told_from_objects(archive: Archive) -> None:
    checksum = archive.put(b"words")
    folder = archive.path_of(checksum).parent
    (folder / "notes.txt").write_text("hm")
    (folder / ("0" * 64)).write_text("in a folder that is not its own")
    assert list(archive.checksums()) == [checksum]
    assert {path.name for path in archive.strangers()} == {"notes.txt", "0" * 64}


def test_a_full_disk_is_said_and_leaves_no_half_object(archive: Archive) -> None:
    """A limit on the size of files stands in for a full disk: writing stops half-way with the system's error."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
        with pytest.raises(ArchiveError, match="no space left"):
            archive.put(b"x" * 20_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert not list(archive.checksums())
    assert not list((archive.root / "partial").iterdir())
    assert archive.put(b"x" * 20_000)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("a file where the folder should be")
    with pytest.raises(ArchiveError, match="can't make the archive"):
        Archive(tmp_path / "archive").create()
    with pytest.raises(ArchiveError, match="can't write to the archive"):
        Archive(tmp_path / "archive").put(b"words")


@pytest.mark.parametrize("point", ["bytes written", "bytes renamed"])
def test_what_a_killed_put_leaves_is_whole_or_swept(tmp_path: Path, point: str) -> None:
    child = os.fork()
    if child == 0:
        dying = Archive(tmp_path, at=lambda name: os.kill(os.getpid(), signal.SIGKILL) if name == point else None)
        dying.create()
        dying.put(b"words")
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    archive = Archive(tmp_path)
    assert archive.sweep() == (1 if point == "bytes written" else 0)
    assert archive.sweep() == 0
    assert [archive.get(checksum) for checksum in archive.checksums()] == [b"words"] * (point == "bytes renamed")
    assert archive.get(archive.put(b"words")) == b"words"

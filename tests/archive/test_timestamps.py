"""A day's records are stamped by an authority, and whatever is changed afterwards is named."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from svodka.archive import Archive, Fault, Stamp, check_stamps, stamp, unstamped_days
from svodka.errors import ArchiveError
from tests.archive.authority import Authority
from tests.archive.material import AT, alter, brought, fetched

DAY = "2031-05-20"


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive(tmp_path / "archive")
    made.keep(fetched(), now=AT)
    made.keep(brought(b"a note"), now=AT)
    made.keep(brought(b"another", "file:///b"), now=AT + timedelta(days=1))
    return made


def whats(archive: Archive, certificate: bytes | None = None) -> list[str]:
    found = check_stamps(archive, certificate)
    return ["stamped" if isinstance(one, Stamp) else one.what for one in found]


def test_a_day_is_stamped_and_signature_and_list_are_checked(archive: Archive, authority: Authority) -> None:
    assert unstamped_days(archive, date(2031, 5, 22)) == [DAY, "2031-05-21"]
    assert unstamped_days(archive, date(2031, 5, 21)) == [DAY]
    done = stamp(archive, DAY, authority.answer)
    assert done and done.records == 4
    assert done.list.name == f"{DAY}.txt" and done.response.name == f"{DAY}.tsr"
    lines = done.list.read_text().splitlines()
    assert lines == sorted(lines) and all(line[64:].startswith("  <urn:uuid:") for line in lines)
    assert whats(archive) == whats(archive, authority.pem) == ["stamped"]
    assert unstamped_days(archive, date(2031, 5, 22)) == ["2031-05-21"]
    assert "not signed by the authority" in whats(archive, Authority().pem)[0]


def test_a_day_to_which_was_added_is_stamped_once_more(archive: Archive, authority: Authority) -> None:
    stamp(archive, DAY, authority.answer)
    assert stamp(archive, DAY, authority.answer) is None
    archive.keep(brought(b"late", "file:///late"), now=AT)
    assert whats(archive) == ["stamped"]
    done = stamp(archive, DAY, authority.answer)
    assert done and (done.list.name, done.records) == (f"{DAY}-2.txt", 5)
    assert whats(archive, authority.pem) == ["stamped"] * 2


def test_whatever_is_changed_is_named(archive: Archive, authority: Authority, tmp_path: Path) -> None:
    done = stamp(archive, DAY, authority.answer)
    assert done
    listed, response = done.list.read_bytes(), done.response.read_bytes()
    done.list.write_bytes(listed.replace(b"urn:uuid:", b"urn:uuid-", 1))
    assert whats(archive) == ["its response is of another list"]
    done.list.write_bytes(b"x" + listed)
    assert "line 1 is no checksum" in whats(archive)[0]
    done.list.write_bytes(listed)
    done.response.write_bytes(response[:-9])
    assert "no time-stamp any more" in whats(archive)[0]
    done.response.write_bytes(response[:-9] + bytes(9))
    assert whats(archive) == ["stamped"]
    assert "not signed" in whats(archive, authority.pem)[0]
    done.response.unlink()
    assert "can't be read" in whats(archive)[0]
    done.response.write_bytes(response)
    archive.close()
    [record] = [r for r in archive.records() if r.type == "resource" and r.address == "file:///notes/one.txt"]
    alter(tmp_path / "archive", record.checksum, lambda data: data.replace(b"2031-05-20", b"2031-05-19"))
    [fault] = check_stamps(Archive(tmp_path / "archive"))
    assert isinstance(fault, Fault)
    assert record.id in fault.what and "was changed" in fault.what
    shutil.rmtree(tmp_path / "archive" / "warc")
    assert len(whats(Archive(tmp_path / "archive"))) == 4


def test_an_answer_that_is_no_stamp_of_this_list_keeps_nothing(archive: Archive, authority: Authority) -> None:
    for ask, words in (
        (lambda request: authority.answer(request, other=True), "of another list"),
        (lambda request: authority.answer(request, nonce=False), "to another request"),
        (lambda request: authority.refusal(), "is a refusal"),
        (lambda request: b"<html>", "no time-stamp"),
    ):
        with pytest.raises(ArchiveError, match=words):
            stamp(archive, DAY, ask)
    with pytest.raises(ArchiveError, match="nothing was archived on 2030"):
        stamp(archive, "2030-01-01", authority.answer)
    assert not (archive.root / "stamps").exists()
    with pytest.raises(ArchiveError, match="certificate can't be read"):
        check_stamps(archive, b"x")


def test_without_the_extra_it_says_what_to_install(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ArchiveError, match=r"install svodka\[timestamps\]"):
        stamp(archive, DAY, lambda request: b"")

"""Files, folders and standard input."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from svodka.collect import Limits, gather
from svodka.model import Capture, Failure
from tests.parse.captures import FETCHED


def gathered(*targets: str, limits: Limits | None = None) -> tuple[list[Capture | Failure], list[str]]:
    said: list[str] = []
    came = gather(targets, now=lambda: FETCHED, limits=limits or Limits(), say=said.append)
    return list(came), said


def test_file_comes_as_its_bytes_and_its_uri(tmp_path: Path) -> None:
    path = tmp_path / "порт и шторм.txt"
    path.write_bytes(b"\xd0\xef\xf0\xf2")
    for target in (str(path), path.as_uri()):
        [came], _ = gathered(target)
        assert isinstance(came, Capture)
        assert (came.data, came.address) == (b"\xd0\xef\xf0\xf2", path.as_uri())


def test_folder_gives_its_documents_in_order_and_says_what_it_skips(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "deep/c.html", "picture.png", ".hidden.txt", ".git/x.txt", "notes"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    (tmp_path / "round").symlink_to(tmp_path)
    came, said = gathered(str(tmp_path))
    assert [c.data.decode() for c in came if isinstance(c, Capture)] == ["a.txt", "b.md", "deep/c.html", "notes"]
    assert len(came) == 4
    assert "2 hidden" in said[0]
    assert "1 .png" in said[1]


def test_standard_input_is_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("шторм".encode())))
    [came], _ = gathered("-")
    assert isinstance(came, Capture)
    assert (came.data.decode(), came.address) == ("шторм", "-")


def test_what_can_not_be_had_is_said_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x" * 11)
    (tmp_path / "b.txt").write_text("y")
    (tmp_path / "empty").mkdir()
    came, _ = gathered(
        str(tmp_path / "missing.txt"),
        str(tmp_path / "a.txt" / "inside"),
        str(tmp_path / "a.txt"),
        str(tmp_path / "empty"),
        str(tmp_path / "b.txt"),
        limits=Limits(size=10),
    )
    said = [c.message for c in came if isinstance(c, Failure)]
    assert "no such file" in said[0]
    assert "not a folder" in said[1]
    assert "larger than 0 MiB" in said[2]
    assert "holds no document" in said[3]
    assert isinstance(came[-1], Capture)


def test_file_that_may_not_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # root may read every file; so the refusal is the system's own exception, raised at the same place
    def refuse(self: Path, *args: object, **kwargs: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    [came], _ = gathered(str(tmp_path / "a.txt"))
    assert isinstance(came, Failure)
    assert "no permission" in came.message


def test_a_maildir_is_a_folder_of_messages(tmp_path: Path) -> None:
    for name in ("cur", "new", "tmp"):
        (tmp_path / "Maildir" / name).mkdir(parents=True)
    (tmp_path / "Maildir" / "cur" / "1.M1P1.host:2,S").write_text("From: a@b\n\nA")
    (tmp_path / "Maildir" / "new" / "2.M1P1.host").write_text("From: a@b\n\nB")
    (tmp_path / "Maildir" / "tmp" / "3.M1P1.host").write_text("From: a@b\n\nhalf")
    (tmp_path / "cur").mkdir()  # a folder of that name without its sisters is none
    (tmp_path / "cur" / "photo.jpg").write_bytes(b"\xff\xd8")
    came, _ = gathered(str(tmp_path))
    assert [c.data[-1:] for c in came if isinstance(c, Capture)] == [b"A", b"B"]


def test_documents_of_a_folder_by_their_names(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.eml", "c.mbox", "result.json", "other.json", "d.jpg"):
        (tmp_path / name).write_text("x")
    came, said = gathered(str(tmp_path))
    assert [c.address.rpartition("/")[2] for c in came if isinstance(c, Capture)] == [
        "a.pdf",
        "b.eml",
        "c.mbox",
        "result.json",
    ]
    assert "1 .jpg, 1 .json" in said[0]

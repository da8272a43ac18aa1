"""Evidence packs: written from a desk, checked by themselves, and what is found in damaged or hostile ones."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from svodka.pipeline import verify_pack
from tests.cli_desk.test_commands import Svodka, svodka

__all__ = ["svodka"]

TEXT = """---
address: https://halmar.example/briefings/14
outlet: Foreign Ministry of Halmar
published: 2031-05-14
title: Briefing of May 14
---

Irina Velt, the ministry's spokeswoman, said: "There are no such volunteers, and there never were."
"""
OTHER = TEXT.replace("briefings/14", "briefings/15").replace("There are no such", "Nobody has seen any")


@pytest.fixture
def desk(svodka: Svodka, tmp_path: Path) -> Path:
    root = tmp_path / "desk"
    svodka("init", root)
    for name, text in (("a.md", TEXT), ("b.md", OTHER)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert svodka("add", "--desk", root, "--workers", 1, tmp_path / "a.md", tmp_path / "b.md").code == 0
    made = svodka("digest", "--desk", root, "--from", "2031-05-01", "--to", "2031-05-31", "--about", "volunteers",
                  "--out", tmp_path / "may")  # fmt: skip
    assert made.code == 0, made.err
    return root


@pytest.fixture
def packed(svodka: Svodka, desk: Path, tmp_path: Path) -> tuple[Path, str]:
    """A signed pack, and its public key."""
    key = json.loads(svodka("pack", "--new-key", tmp_path / "desk.key", "--json").out)["key"]
    ran = svodka("pack", tmp_path / "may", "--desk", desk, "--key", tmp_path / "desk.key")
    assert ran.code == 0, ran.err
    assert ran.out.startswith(f"Wrote {tmp_path / 'may.svodka'}: ") and "Signed by the key " in ran.out
    return tmp_path / "may.svodka", key


def rewritten(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """A copy of a pack with files changed."""
    with zipfile.ZipFile(path) as package:
        files = {name: package.read(name) for name in package.namelist()}
    change(files)
    other = path.with_name("other.svodka")
    with zipfile.ZipFile(other, "w") as package:
        for name, data in files.items():
            package.writestr(name, data)
    return other


def test_a_pack_is_checked_with_no_desk(svodka: Svodka, packed: tuple[Path, str]) -> None:
    path, key = packed
    ran = svodka("verify", path, "--key", key)
    assert ran.code == 0, ran.out
    assert "Verified 7 files, 2 snapshots, 2 texts, 2 statements, 2 receipts: all as they were written." in ran.out
    without = svodka("verify", path)
    assert without.code == 0 and "ask its sender whether that is theirs" in without.out


def test_only_what_the_digest_stands_on_is_in_it(svodka: Svodka, desk: Path, tmp_path: Path) -> None:
    (tmp_path / "c.md").write_text(TEXT.replace("14", "16").replace("no such volunteers", "no such ships"))
    svodka("add", "--desk", desk, "--workers", 1, tmp_path / "c.md")
    svodka("pack", tmp_path / "may", "--desk", desk)
    with zipfile.ZipFile(tmp_path / "may.svodka") as package:
        inner = tmp_path / "snapshots.wacz"
        inner.write_bytes(package.read("snapshots.wacz"))
        assert b"ships" not in package.read("ledger/revisions.jsonl")
    with zipfile.ZipFile(inner) as package:
        index = [name for name in package.namelist() if name.startswith("archive/")]
        assert index
        assert json.loads(package.read("datapackage.json"))["resources"]
    assert verify_pack(tmp_path / "may.svodka").notes == [
        "nobody signed it: its checksums tell that it is whole, not who made it"
    ]


@pytest.mark.parametrize("name", ["digest.json", "ledger/revisions.jsonl", "ledger/statements.jsonl", "digest.html"])
def test_a_changed_file_is_found(packed: tuple[Path, str], name: str) -> None:
    def change(files: dict[str, bytes]) -> None:
        files[name] = files[name].replace(b"volunteers", b"volunteerz").replace(b'"kind": "direct"', b'"kind": "title"')

    assert any(name in damage for damage in verify_pack(rewritten(packed[0], change)).damages)


def test_a_word_changed_everywhere_with_its_checksums_is_still_found(packed: tuple[Path, str]) -> None:
    from svodka.ids import checksum

    def change(files: dict[str, bytes]) -> None:
        for name in ("digest.json", "ledger/revisions.jsonl", "digest.html", "digest.md"):
            files[name] = files[name].replace(b"no such volunteers", b"ten such volunteers"[:18])
        manifest = json.loads(files["pack.json"])
        for entry in manifest["files"]:
            entry["sha256"] = checksum(files[entry["path"]])
        files["pack.json"] = json.dumps(manifest).encode()

    damages = verify_pack(rewritten(packed[0], change), key=packed[1]).damages
    assert any("signature does not fit" in damage for damage in damages)
    assert any("words" in damage or "text" in damage for damage in damages)


def test_a_file_too_many_or_too_few_is_found(packed: tuple[Path, str]) -> None:
    def change(files: dict[str, bytes]) -> None:
        del files["digest.md"]
        files["virus.exe"] = b"MZ"

    damages = verify_pack(rewritten(packed[0], change)).damages
    assert {"digest.md is missing", "virus.exe does not belong to it"} <= set(damages)


def test_another_key_is_found(svodka: Svodka, packed: tuple[Path, str], tmp_path: Path) -> None:
    other = json.loads(svodka("pack", "--new-key", tmp_path / "other.key", "--json").out)["key"]
    ran = svodka("verify", packed[0], "--key", other)
    assert ran.code == 1 and "signed by another key" in ran.out


def test_a_missing_snapshot_is_found(packed: tuple[Path, str]) -> None:
    def change(files: dict[str, bytes]) -> None:
        files["snapshots.wacz"] = files["snapshots.wacz"][:-200]

    damages = verify_pack(rewritten(packed[0], change)).damages
    assert any("no snapshot has the bytes" in damage for damage in damages)


@pytest.mark.parametrize(
    ("data", "why"), [(b"no zip", "can't be read"), (b"", "can't be read")],
)  # fmt: skip
def test_what_is_no_pack_is_told_so(svodka: Svodka, tmp_path: Path, data: bytes, why: str) -> None:
    (tmp_path / "x.svodka").write_bytes(data)
    ran = svodka("verify", tmp_path / "x.svodka")
    assert ran.code == 1 and why in ran.err


def test_a_bomb_is_refused(packed: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("svodka.pipeline.unpacking.LARGEST", 3000)
    path = tmp_path / "bomb.svodka"
    with zipfile.ZipFile(packed[0]) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name in source.namelist():
            data = b" " * 100_000 if name == "digest.html" else source.read(name)
            package.writestr(name, data, zipfile.ZIP_STORED if name == "snapshots.wacz" else None)
    assert any("unpacks to more than" in damage for damage in verify_pack(path).damages)


def test_keys_are_never_overwritten_and_only_their_owner_reads_them(svodka: Svodka, tmp_path: Path) -> None:
    assert svodka("pack", "--new-key", tmp_path / "k").code == 0
    assert (tmp_path / "k").stat().st_mode & 0o777 == 0o600
    again = svodka("pack", "--new-key", tmp_path / "k")
    assert again.code == 2 and "never overwritten" in again.err


def test_wrong_words(svodka: Svodka, desk: Path, tmp_path: Path, packed: tuple[Path, str]) -> None:
    assert svodka("pack", "--desk", desk).code == 2
    assert svodka("pack", tmp_path / "a.md", "--desk", desk).code == 2
    assert svodka("verify", packed[0], "--desk", desk).code == 2
    assert svodka("verify", "--key", "x", "--desk", desk).code == 2
    (tmp_path / "bad.key").write_text("no key")
    ran = svodka("pack", tmp_path / "may", "--desk", desk, "--key", tmp_path / "bad.key")
    assert ran.code == 2 and "--new-key" in ran.err

"""The desk's commands, as a person gives them."""

from __future__ import annotations

import csv
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from svodka.archive import Archive
from svodka.cli import main
from svodka.ids import checksum
from tests.archive.material import alter
from tests.pipeline.material import BRIEFING, write_documents

SVODKA = str(Path(sys.executable).with_name("svodka"))


class Ran(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str


Svodka = Callable[..., Ran]


@pytest.fixture
def svodka(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Svodka:
    """Run a command in this process, in an empty folder."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.delenv("SVODKA_DESK", raising=False)

    def run(*words: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["svodka", *map(str, words)])
        with pytest.raises(SystemExit) as left:
            main()
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return Ran(int(left.value.code or 0), out.decode(), err.decode())

    return run


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return write_documents(tmp_path / "documents")


@pytest.fixture
def desk(svodka: Svodka, documents: Path, tmp_path: Path) -> Path:
    """A desk with the documents."""
    svodka("init", tmp_path / "desk")
    svodka("add", "--desk", tmp_path / "desk", "--workers", 1, documents)
    return tmp_path / "desk"


# ---------------------------------------------------------------------------------------------- init


def test_init_makes_a_desk_once(svodka: Svodka, tmp_path: Path) -> None:
    desk = tmp_path / "a" / "desk"
    first = svodka("init", desk, "--name", 'The "Straits" desk')
    assert (first.code, first.err) == (0, "")
    assert {path.name for path in desk.iterdir()} >= {"archive", "ledger.sqlite", "svodka.toml"}
    before = (desk / "svodka.toml").read_bytes()
    again = svodka("init", desk, "--name", "Other")
    assert again.code == 0
    assert 'is a desk already (The "Straits" desk); nothing was changed' in again.out
    assert (desk / "svodka.toml").read_bytes() == before


def test_init_refuses_a_folder_with_anything_else(svodka: Svodka, documents: Path) -> None:
    ran = svodka("init", documents)
    assert ran.code == 2
    assert ran.err.count("\n") == 1 and "not empty" in ran.err
    assert not (documents / "svodka.toml").exists() and not (documents / "archive").exists()


def test_init_completes_an_interrupted_init(svodka: Svodka, tmp_path: Path) -> None:
    svodka("init", tmp_path / "desk")
    (tmp_path / "desk" / "svodka.toml").unlink()
    assert svodka("init", tmp_path / "desk").code == 0
    assert svodka("verify", "--desk", tmp_path / "desk").code == 0


def test_init_where_nothing_can_be_made(svodka: Svodka, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ran = svodka("init", tmp_path / "file" / "desk")
    assert ran.code == 1 and ran.err.count("\n") == 1 and "can't make a desk" in ran.err


# ----------------------------------------------------------------------------------------------- add


def test_add_says_what_it_did(svodka: Svodka, documents: Path, tmp_path: Path) -> None:
    svodka("init", tmp_path / "desk")
    ran = svodka("add", "--desk", tmp_path / "desk", documents, tmp_path / "nothing")
    assert ran.code == 1
    assert ran.out.startswith("9 documents: 5 new, 1 revised, 1 redescribed, 0 unchanged, 2 failed; ")
    assert ran.out.endswith(" statements added.\n")
    lines = ran.err.splitlines()
    assert len(lines) == 2
    assert "07-empty.txt: " in lines[0] and f"{tmp_path / 'nothing'}: " in lines[1]
    again = svodka("add", "--desk", tmp_path / "desk", documents)
    assert again.out == "8 documents: 0 new, 0 revised, 7 unchanged, 1 failed; 0 statements added.\n"


def test_add_as_json(svodka: Svodka, documents: Path, tmp_path: Path) -> None:
    svodka("init", tmp_path / "desk")
    ran = svodka("add", "--desk", tmp_path / "desk", "--json", documents / "01-briefing.md", documents / "07-empty.txt")
    told = [json.loads(line) for line in ran.out.splitlines()]
    assert [line["state"] for line in told] == ["new", "failed"]
    assert told[0]["title"] == "Briefing of May 14"
    assert "2 documents" in ran.err


def test_hints_go_with_what_is_added(svodka: Svodka, documents: Path, tmp_path: Path) -> None:
    svodka("init", tmp_path / "desk")
    plain = documents / "08-plain.txt"
    hints = ("--published", "2031-05-14", "--outlet", "The Halmar Courier", "--lang", "en")
    assert svodka("add", "--desk", tmp_path / "desk", *hints, plain).code == 0
    ran = svodka("statements", "--desk", tmp_path / "desk", "--json")
    [document] = {json.dumps(json.loads(line)["document"], sort_keys=True) for line in ran.out.splitlines()}
    assert json.loads(document)["published"] == "2031-05-14"
    assert json.loads(document)["outlet"] == "The Halmar Courier"


@pytest.mark.parametrize(
    "words",
    [
        ("add", "--published", "2031-02-30", "x"),
        ("add", "--published", "yesterday", "x"),
        ("statements", "--since", "2031-02-30"),
        ("statements", "--until", "31.12.2031"),
        ("statements", "--since", "2031-02-02", "--until", "2031-02-01"),
        ("statements", "--kind", "spoken"),
        ("statements", "--limit", "0"),
        ("add",),
    ],
)
def test_wrong_words_are_a_usage_error(svodka: Svodka, desk: Path, words: tuple[str, ...]) -> None:
    ran = svodka(*words[:1], "--desk", desk, *words[1:])
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.strip() and "Traceback" not in ran.err


@pytest.mark.parametrize("command", [("add", "x"), ("statements",), ("verify",)])
def test_without_a_desk_each_says_what_to_do(svodka: Svodka, command: tuple[str, ...]) -> None:
    ran = svodka(*command)
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    assert "--desk" in ran.err and "svodka init" in ran.err


def test_the_desk_is_found_from_a_folder_below_and_from_the_environment(
    svodka: Svodka, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = svodka("statements", "--desk", desk).out
    assert listed
    monkeypatch.setenv("SVODKA_DESK", str(desk))
    assert svodka("statements").out == listed
    monkeypatch.delenv("SVODKA_DESK")
    monkeypatch.chdir(desk / "archive" / "warc")
    assert svodka("statements").out == listed


def test_a_folder_that_holds_the_desk(svodka: Svodka, desk: Path, documents: Path) -> None:
    before = svodka("statements", "--desk", desk).out
    ran = svodka("add", "--desk", desk, desk.parent)
    assert "0 new, 0 revised, 7 unchanged, 1 failed" in ran.out
    assert "file(s) of the desk's own archive and digests" in ran.err
    assert svodka("statements", "--desk", desk).out == before


def test_a_full_disk(svodka: Svodka, desk: Path, documents: Path, tmp_path: Path) -> None:
    """A limit on the size of files stands in for a full disk; the command says so, and completes it later."""
    # in a language that is only kept: the size is the point
    words, chance = "Die Fähre fährt am Freitag und die Brücke steht noch".split(), random.Random(4)
    text = "\n".join(
        f"{chance.choice(words)} {chance.getrandbits(64):x} {chance.choice(words)}." for _ in range(90_000)
    )
    (tmp_path / "large.txt").write_text(text)
    small, large = str(documents / "08-plain.txt"), str(tmp_path / "large.txt")
    ran = subprocess.run(
        [SVODKA, "add", "--desk", str(desk), "--lang", "de", "--json", large, small],
        capture_output=True, text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, 700_000)),
    )  # fmt: skip
    assert ran.returncode == 1
    assert ran.stdout == ""
    assert ran.stderr.count("\n") == 1 and "no space left for the archive" in ran.stderr
    assert not list((desk / "archive" / "warc").glob("*.torn"))
    again = svodka("add", "--desk", desk, "--lang", "de", large)
    assert again.code == 0 and "kept, not read" in again.err
    assert svodka("verify", "--desk", desk).code == 0


def test_two_adds_at_once(svodka: Svodka, desk: Path, documents: Path) -> None:
    import fcntl

    with (desk / "ledger.sqlite.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ran = svodka("add", "--desk", desk, documents)
    assert ran.code == 1
    assert "another svodka is adding" in ran.err and ran.err.count("\n") == 1


def test_ctrl_c_keeps_what_is_done(documents: Path, tmp_path: Path, svodka: Svodka) -> None:
    """A pipe that is never closed keeps the command waiting for its second target; then Ctrl-C."""
    svodka("init", tmp_path / "desk")
    process = subprocess.Popen(
        [SVODKA, "add", "--desk", str(tmp_path / "desk"), "--json", str(documents / "01-briefing.md"), "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout and process.stderr
    assert json.loads(process.stdout.readline())["state"] == "new"
    time.sleep(0.2)  # until it waits for standard input
    process.send_signal(signal.SIGINT)
    assert process.wait(10) == 130
    # click goes past the terminal's "^C" with an empty line first
    assert process.stderr.read().strip() == "svodka: stopped; what was reported as done is kept"
    ran = svodka("add", "--desk", tmp_path / "desk", documents / "01-briefing.md")
    assert "1 unchanged" in ran.out


@pytest.mark.slow
def test_ctrl_c_while_workers_read(tmp_path: Path, svodka: Svodka) -> None:
    documents = tmp_path / "many"
    documents.mkdir()
    for number in range(200):
        (documents / f"{number:03}.md").write_text(BRIEFING.replace("briefings/14", f"briefings/{number}"))
    svodka("init", tmp_path / "desk")
    process = subprocess.Popen(
        [SVODKA, "add", "--desk", str(tmp_path / "desk"), "--json", "--workers", "2", str(documents)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout and process.stderr
    for _ in range(70):
        process.stdout.readline()
    os.kill(process.pid, signal.SIGINT)
    assert process.wait(10) == 130
    # click goes past the terminal's "^C" with an empty line first
    assert process.stderr.read().strip() == "svodka: stopped; what was reported as done is kept"
    assert svodka("add", "--desk", tmp_path / "desk", documents).code == 0
    assert svodka("verify", "--desk", tmp_path / "desk").code == 0


# ------------------------------------------------------------------------------- statements and verify


def test_statements_in_each_form(svodka: Svodka, desk: Path) -> None:
    objects = [json.loads(line) for line in svodka("statements", "--desk", desk, "--json").out.splitlines()]
    assert objects
    cells = list(csv.DictReader(svodka("statements", "--desk", desk, "--csv").out.splitlines(keepends=True)))
    assert [cell["statement"] for cell in cells] == [found["id"] for found in objects]
    table = svodka("statements", "--desk", desk, "--table")
    assert table.code == 0
    assert "speaker" in table.out and "Velt" in table.out
    assert svodka("statements", "--desk", desk, "--limit", 1).out.count("\n") == 1
    assert "No statement fits" in svodka("statements", "--desk", desk, "--table", "--speaker", "Nobody").err


def test_statements_are_filtered(svodka: Svodka, desk: Path) -> None:
    def speakers(*words: object) -> set[str]:
        lines = svodka("statements", "--desk", desk, "--json", *words).out.splitlines()
        return {(json.loads(line)["speaker"] or {}).get("name", "") for line in lines}

    assert all("Velt" in name for name in speakers("--speaker", "velt"))
    assert speakers("--about", "ferry") and speakers("--about", "ferry") != speakers()
    assert speakers("--since", "2031-05-16", "--until", "2031-05-16")
    assert not speakers("--since", "2040-01-01")
    assert speakers("--about", '"unbalanced AND (') == set()


def test_verify_names_a_changed_byte(svodka: Svodka, desk: Path) -> None:
    whole = svodka("verify", "--desk", desk)
    assert whole.code == 0
    assert whole.out.startswith("Verified 8 archived objects, 7 texts, ") and whole.out.endswith(
        "all as they were written.\n"
    )
    with Archive(desk / "archive") as archive:
        [found] = [c for c in archive.checksums() if b"2031-05-13" in archive.get(c)]
    path = alter(desk / "archive", found, lambda record: record.replace(b"never were", b"newer were"))
    ran = svodka("verify", "--desk", desk)
    assert ran.code == 1
    assert f"DAMAGED {path}" in ran.out
    assert "document: Briefing of May 14, https://halmar.example/briefings/14" in ran.out
    assert "there never were" in ran.out and "there newer were" in ran.out
    report = json.loads(svodka("verify", "--desk", desk, "--json").out)
    [damage] = report["damages"]
    assert damage["file"].startswith(f"{path}, byte ")
    assert damage["difference"]["offset"] > 0
    assert damage["title"] == "Briefing of May 14"


def test_outside_text_can_not_drive_the_terminal(svodka: Svodka, tmp_path: Path) -> None:
    hostile = tmp_path / "hostile.md"
    hostile.write_text(
        '---\ntitle: \x1b[2J\u202eTitle\npublished: 2031-05-14\n---\nAnna Lind, the mayor, said: "\x1b]0;x\x07No."\n'
    )
    svodka("init", tmp_path / "desk")
    svodka("add", "--desk", tmp_path / "desk", hostile)
    alter(tmp_path / "desk" / "archive", checksum(hostile.read_bytes()), lambda record: record.replace(b"No.", b"Yes"))
    for words in (("verify",), ("statements", "--table")):
        ran = svodka(*words, "--desk", tmp_path / "desk")
        assert not set("\x1b\x07\u202e") & set(ran.out + ran.err)


@pytest.mark.parametrize("words", [("statements",), ("statements", "--table"), ("statements", "--csv"), ("--help",)])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_of_the_output_may_leave(desk: Path, words: tuple[str, ...], unbuffered: str) -> None:
    """As ``head`` does; here it leaves before the first byte, so that every write fails."""
    reading, writing = os.pipe()
    os.close(reading)
    environment = {**os.environ, "SVODKA_DESK": str(desk), "PYTHONUNBUFFERED": unbuffered}
    ran = subprocess.run([SVODKA, *words], stdout=writing, stderr=subprocess.PIPE, env=environment)
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_an_output_that_is_full(desk: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run([SVODKA, "statements", "--desk", desk], stdout=full, stderr=subprocess.PIPE)
    assert ran.returncode == 1
    assert ran.stderr.startswith(b"svodka: the output can't be written") and ran.stderr.count(b"\n") == 1


@pytest.mark.parametrize("command", ["init", "add", "statements", "verify", "demo"])
def test_help_has_an_example(svodka: Svodka, command: str) -> None:
    ran = svodka(command, "--help")
    assert ran.code == 0
    assert f"Example:  svodka {command}" in " ".join(ran.out.split(" "))

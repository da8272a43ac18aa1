"""Broken, strange and hostile input: one clear line that says what to do, a sensible exit code, and the rest goes on."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli_read.run import COMMAND, Done, jsonl, read

GOOD = "“We have seen worse,” Mayor Ivo Lund said on Monday, and he told the daily that the ferries would sail."
RUSSIAN = "Министр Иван Лунд сказал в понедельник, что порт Ольховска откроют, если шторм уйдёт на север страны."


def beside_a_good_one(tmp_path: Path, data: bytes, name: str = "bad.txt") -> Done:
    """Reads a bad file between two good ones; the good ones must come out whatever happens."""
    for other in ("a.txt", "c.txt"):
        (tmp_path / other).write_text(GOOD)
    (tmp_path / name).write_bytes(data)
    done = read("a.txt", name, "c.txt", cwd=tmp_path)
    assert [Path(row["id"]).name for row in done.rows][::2] == ["a.txt", "c.txt"]
    return done


def refused(done: Done, says: str) -> None:
    """Exit code 1, exactly one line, the line says it, and the document still comes out with the reason."""
    assert done.code == 1
    assert len(done.lines) == 1
    assert says in done.lines[0]
    assert says in done.rows[1]["error"]
    assert done.rows[1]["statements"] == []


def repaired(done: Done, text: str, *says: str) -> None:
    """Exit code 0, the text is right, and each repair is one line."""
    assert done.code == 0
    assert len(done.lines) == len(says)
    for line, words in zip(done.lines, says, strict=True):
        assert words in line
    assert done.rows[1]["text"] == text


# ------------------------------------------------------------------------------------- what is no text


def test_empty_file(tmp_path: Path) -> None:
    refused(beside_a_good_one(tmp_path, b""), "it is empty")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "a PNG picture"),
        (bytes(range(256)) * 9, "binary"),
        (b"%PDF-1.4\n", "the PDF is broken"),
    ],
)
def test_binary_file(tmp_path: Path, data: bytes, says: str) -> None:
    refused(beside_a_good_one(tmp_path, data), says)


def test_missing_file_and_path_through_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    done = read("missing.txt", "a.txt/inside.txt", "a.txt", cwd=tmp_path)
    assert done.code == 1
    assert len(done.lines) == 2
    assert "missing.txt: there is no such file; check the path" in done.lines[0]
    assert "a part of its path is a file" in done.lines[1]
    assert "error" not in done.rows[2]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file; tests/collect raises the refusal itself")
def test_file_without_permission(tmp_path: Path) -> None:
    (tmp_path / "shut.txt").write_text(GOOD)
    (tmp_path / "shut.txt").chmod(0)
    done = read("shut.txt", cwd=tmp_path)
    assert done.code == 1
    assert "no permission" in done.lines[0]


# ----------------------------------------------------------------------------------------------- size


def test_fifty_megabytes_of_text_are_refused_at_once(tmp_path: Path) -> None:
    started = time.monotonic()
    done = beside_a_good_one(tmp_path, (GOOD.encode() + b"\n\n") * (50_000_000 // len(GOOD)))
    refused(done, "at most 6,000,000 are read at once; split it into articles")
    assert time.monotonic() - started < 30


@pytest.mark.slow
def test_one_line_of_five_megabytes_is_read_in_pieces_and_said(tmp_path: Path) -> None:
    started = time.monotonic()
    done = beside_a_good_one(tmp_path, b"The ferry of the town waits for the tide. " * 120_000)
    assert done.code == 0
    assert done.lines[0].endswith("1 paragraph(s) longer than 8000 characters were cut.")
    assert time.monotonic() - started < 60


def test_large_lines_of_json_are_refused_and_memory_is_bounded(tmp_path: Path) -> None:
    large = json.dumps({"id": "large", "text": GOOD * 500_000})
    path = jsonl(tmp_path / "in.jsonl", {"id": "a", "text": GOOD}, large, {"id": "c", "text": GOOD})
    done = read("--jsonl", path)
    assert done.code == 1
    assert [row["id"] for row in done.rows] == ["a", "large", "c"]
    assert "split it into articles" in done.lines[0]


# -------------------------------------------------------------------------------------------- characters


def test_lone_surrogates_become_one_character_each(tmp_path: Path) -> None:
    line = '{"id": "\\ud800", "text": "The minister \\ud800\\udc00 said\\udfff so on Monday, and nobody denied it.", "lang": "en"}'
    done = read("--jsonl", jsonl(tmp_path / "in.jsonl", line), "--with-text")
    assert done.code == 0
    [row] = done.rows
    assert row["text"] == "The minister \U00010000 said\ufffd so on Monday, and nobody denied it."
    assert "lone surrogates" in row["faults"][0]


def test_nul_characters_are_kept_and_said(tmp_path: Path) -> None:
    text = f"{GOOD}\0\n\n{GOOD}"
    done = beside_a_good_one(tmp_path, text.encode())
    assert done.code == 0
    assert len(done.lines) == 1
    assert "It has 1 NUL character(s); they were kept." in done.lines[0]


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r"])
def test_cyrillic_without_a_declaration(tmp_path: Path, charset: str) -> None:
    done = beside_a_good_one(tmp_path, RUSSIAN.encode(charset))
    repaired(done, RUSSIAN, f"Read as {charset} by its letters.")
    assert done.rows[1]["language"] == "ru"


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_utf16_with_and_without_its_mark(tmp_path: Path, charset: str) -> None:
    repaired(beside_a_good_one(tmp_path, RUSSIAN.encode(charset)), RUSSIAN, f"Read as {charset.upper()}, undeclared.")
    repaired(beside_a_good_one(tmp_path, ("\ufeff" + RUSSIAN).encode(charset)), RUSSIAN)


def test_page_that_declares_the_wrong_charset(tmp_path: Path) -> None:
    page = f"<!doctype html><html><head><meta charset='utf-8'></head><body><article><p>{RUSSIAN}</p></article></body></html>"
    done = beside_a_good_one(tmp_path, page.encode("koi8-r"), "bad.html")
    assert done.code == 0
    assert RUSSIAN in done.rows[1]["text"]
    assert "Declared as utf-8, but read as koi8-r by its letters." in done.lines[0]


def test_two_charsets_in_one_file(tmp_path: Path) -> None:
    data = f"{RUSSIAN}\n\n{RUSSIAN}\n\n".encode() + RUSSIAN.encode("windows-1251")
    repaired(beside_a_good_one(tmp_path, data), f"{RUSSIAN}\n\n{RUSSIAN}\n\n{RUSSIAN}", "were read as windows-1251")


def test_unbalanced_quotation_marks_are_read(tmp_path: Path) -> None:
    done = beside_a_good_one(tmp_path, f"{GOOD} “And then she said “nothing ««« of “it.\n\n{GOOD}".encode())
    assert (done.code, done.lines) == (0, [])


# ------------------------------------------------------------------------------------------------ languages


def test_text_from_right_to_left_is_kept_and_said_to_be_unread(tmp_path: Path) -> None:
    done = beside_a_good_one(
        tmp_path, "قال الوزير يوم الاثنين إن الميناء سيفتح غدا إذا هدأت العاصفة في الشمال.".encode()
    )
    assert done.code == 0
    assert len(done.lines) == 1
    assert "kept, not read: its language is Arabic" in done.lines[0]
    assert done.rows[1]["statements"] == []


def test_marks_that_turn_the_direction_reach_no_terminal(tmp_path: Path) -> None:
    done = read("\u202e\x1b[2Jgnp.txt", cwd=tmp_path)
    assert done.code == 1
    assert "\u202e" not in done.err
    assert "\x1b" not in done.err


def test_language_that_we_do_not_read(tmp_path: Path) -> None:
    text = "Ministeri sanoi maanantaina, että satama avataan huomenna, jos myrsky siirtyy pohjoiseen."
    done = beside_a_good_one(tmp_path, text.encode())
    assert done.code == 0
    assert "its language is Finnish" in done.lines[0]
    assert "--lang" in done.lines[0]


# ------------------------------------------------------------------------------------------ JSON Lines


def test_bad_lines_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = jsonl(
        tmp_path / "in.jsonl",
        {"id": "a", "text": GOOD},
        "{broken",
        '["no", "object"]',
        "",
        {"id": "no text"},
        {"id": "date", "text": GOOD, "published": "2031-02-30"},
        {"id": "empty", "text": ""},
        "[" * 100_000,
        {"id": 7, "text": GOOD, "published": None, "else": {}},
    )
    done = read("--jsonl", path)
    assert done.code == 1
    assert [row["id"] for row in done.rows] == ["a", "line-2", "line-3", "no text", "date", "empty", "line-8", "7"]
    assert [line.split(", line ")[1].split(":")[0] for line in done.lines[:5]] == ["2", "3", "5", "6", "8"]
    assert "2031-02-30" in done.lines[3]
    assert all("error" in row for row in done.rows[1:5])


def test_bad_lines_are_named_by_workers_too(tmp_path: Path) -> None:
    lines = [json.dumps({"id": n, "text": GOOD}) for n in range(40)]
    path = jsonl(tmp_path / "in.jsonl", *lines[:30], "{broken", *lines[30:])
    done = read("--jsonl", path, "--workers", "2")
    assert done.code == 1
    assert done.lines[0].startswith(f"svodka: {path}, line 31: not JSON")
    assert len(done.rows) == 41


def test_impossible_date_on_the_command_line(tmp_path: Path) -> None:
    done = read("-", "--published", "2031-02-30", stdin=GOOD.encode())
    assert done.code == 2
    assert done.lines == ["svodka: --published '2031-02-30' is no date that exists; write it as 2031-05-14"]


# -------------------------------------------------------------------------------- disks, pipes, terminals


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_full_disk_behind_the_output(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "in.jsonl", *[{"id": n, "text": GOOD} for n in range(40)])
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "--jsonl", str(path), "--workers", "2"],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [
        "svodka: the output can't be written (No space left on device); make room and run it again"
    ]


def test_full_disk_under_a_page_leaves_no_half_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD * 20)
    (tmp_path / "page.html").write_text("the old page")

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))

    done = subprocess.run(
        [*COMMAND, "a.txt", "--html", "page.html"],
        cwd=tmp_path, capture_output=True, timeout=60, check=False, preexec_fn=little_room,
    )  # fmt: skip
    assert done.returncode == 1
    [line] = done.stderr.decode().splitlines()
    assert "page.html can't be written (File too large); nothing was written" in line
    assert (tmp_path / "page.html").read_text() == "the old page"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "page.html"]


def test_page_into_a_folder_that_is_missing(tmp_path: Path) -> None:
    done = read("-", "--html", tmp_path / "no" / "page.html", stdin=GOOD.encode())
    assert done.code == 1
    assert "can't be written (No such file or directory)" in done.lines[0]


def test_reader_of_a_pipe_that_goes_away(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "in.jsonl", *[{"id": n, "text": GOOD} for n in range(200)])
    with subprocess.Popen(
        [*COMMAND, "--jsonl", str(path), "--workers", "2"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 0


@pytest.mark.parametrize("workers", ["1", "2"])
def test_interrupt_stops_at_once_and_keeps_what_was_printed(tmp_path: Path, workers: str) -> None:
    path = jsonl(tmp_path / "in.jsonl", *[{"id": n, "text": f"{GOOD} " * 60} for n in range(3_000)])
    with subprocess.Popen(
        [*COMMAND, "--jsonl", str(path), "--workers", workers],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        first = process.stdout.readline()
        started = time.monotonic()
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of the group
        rest = process.stdout.read()
        err = process.stderr.read().decode()
        assert process.wait(timeout=60) == 130
    assert time.monotonic() - started < 5
    # the empty line moves away from the ^C that a terminal shows
    assert err.strip() == "svodka: stopped; what was reported as done is kept"
    for line in (first + rest).splitlines():
        json.loads(line)


def test_input_that_is_python_or_shell_is_only_text(tmp_path: Path) -> None:
    done = beside_a_good_one(
        tmp_path, f"__import__('os').system('touch {tmp_path}/hacked'); $(touch hacked)\n\n{GOOD}".encode()
    )
    assert done.code == 0
    assert not (tmp_path / "hacked").exists()

"""``svodka line`` as a user runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from svodka.track.claims import format_claim
from tests.cli_read.run import Done, jsonl
from tests.track.claims import claim
from tests.track.material import ADMISSION, DENIALS, report

COMMAND = (sys.executable, "-c", "from svodka.cli import main; main()", "line")


def line(*arguments: str | Path, stdin: bytes = b"") -> Done:
    """``svodka line`` with these arguments."""
    done = subprocess.run([*COMMAND, *map(str, arguments)], input=stdin, capture_output=True, timeout=120, check=False)
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def claim_file(tmp_path: Path) -> Path:
    path = tmp_path / "strike.toml"
    path.write_text(format_claim(claim("strike")), encoding="utf-8")
    return path


def test_json_and_table(tmp_path: Path, claim_file: Path) -> None:
    documents = jsonl(tmp_path / "in.jsonl", *DENIALS, ADMISSION)
    done = line("--claim", claim_file, "--documents", documents, "--json")
    assert (done.code, done.lines) == (0, [])
    shown = json.loads(done.out)
    assert {h["holder"]: [s["to"] for s in h["shifts"]] for h in shown["holders"]} == {
        "Varnia": ["affirm"],
        "Defence Ministry": ["affirm"],
        "Foreign Ministry": [],
        "Tessa Orlan": ["affirm"],
    }
    table = line("--claim", claim_file, "--documents", documents)
    assert table.code == 0
    assert "possible change, unverified: deny to affirm" in " ".join(table.out.split())


def test_as_of_and_standard_input(tmp_path: Path, claim_file: Path) -> None:
    documents = jsonl(tmp_path / "in.jsonl", *DENIALS, ADMISSION)
    stdin = documents.read_bytes()
    done = line("--claim", claim_file, "--documents", "-", "--as-of", "2031-02-19", "--json", stdin=stdin)
    shown = json.loads(done.out)
    assert all(h["shifts"] == [] for h in shown["holders"])
    assert "a1" not in shown["stances"]


def test_what_cannot_be_read_is_told_and_the_rest_is_read(tmp_path: Path, claim_file: Path) -> None:
    undated = report("x", None, DENIALS[0]["text"])
    foreign = report("y", "2031-02-04", "Minister Orlan hat den Angriff auf das Krankenhaus bestritten.", lang="de")
    documents = jsonl(tmp_path / "in.jsonl", DENIALS[0], "{", undated, foreign)
    done = line("--claim", claim_file, "--documents", documents, "--json")
    assert done.code == 1
    assert [text.split(": ")[1].split(", ")[-1] for text in done.lines[:2]] == ["line 2", "line 4"]
    assert "1 document(s) without a date" in done.lines[2]
    assert json.loads(done.out)["undated"] == ["x"]


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--claim", "none.toml", "--documents", "-"], 1, "can't read none.toml"),
        (["--claim", "CLAIM", "--documents", "none.jsonl"], 1, "none.jsonl: No such file"),
        (["--claim", "CLAIM", "--documents", "-", "--as-of", "soon"], 2, "is no day of the calendar"),
    ],
)
def test_errors_say_what_to_do(claim_file: Path, arguments: list[str], code: int, told: str) -> None:
    done = line(*(str(claim_file) if a == "CLAIM" else a for a in arguments))
    assert done.code == code
    assert told in done.err
    assert "Traceback" not in done.err


def test_nobody_about_it(tmp_path: Path, claim_file: Path) -> None:
    documents = jsonl(tmp_path / "in.jsonl", report("w", "2031-02-04", "The price of wool rose by a tenth."))
    done = line("--claim", claim_file, "--documents", documents)
    assert done.code == 0
    assert "Nobody's stance" in done.out


def test_a_claim_without_terms_is_warned_of(tmp_path: Path) -> None:
    path = tmp_path / "bare.toml"
    path.write_text('text = "The Varnian army struck the hospital in Vesk."', encoding="utf-8")
    documents = jsonl(tmp_path / "in.jsonl", *DENIALS)
    done = line("--claim", path, "--documents", documents, "--json")
    assert done.code == 0
    assert "no terms" in done.lines[0]

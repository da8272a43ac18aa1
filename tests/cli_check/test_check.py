"""``svodka check`` as a user runs it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from svodka.track.claims import format_claim
from tests.check.world import CLAIM, REPORTS
from tests.cli_read.run import Done, jsonl

RUN = (sys.executable, "-c", "from svodka.cli import main; main()")
SOUND = "“Trade is not war,” Foreign Minister Anna Merel said on March 10.\n"
FAULT = "“Trade is not peace,” Foreign Minister Anna Merel said on March 10.\n"


def svodka(*arguments: str | Path, stdin: bytes = b"") -> Done:
    """The program with these arguments."""
    done = subprocess.run([*RUN, *map(str, arguments)], input=stdin, capture_output=True, timeout=180, check=False)
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = [
        {"id": str(n), "published": day, "outlet": outlet, "lang": lang, "text": text}
        for n, (day, outlet, lang, text) in enumerate(REPORTS)
    ]
    return jsonl(tmp_path_factory.mktemp("in") / "in.jsonl", *rows)


def check(draft: str, documents: Path, *more: str | Path) -> Done:
    """The command on a draft from standard input."""
    arguments = ("check", "-", "--documents", documents, "--published", "2031-09-10", *more)
    return svodka(*arguments, stdin=draft.encode())


def test_exit_codes_and_words(documents: Path) -> None:
    done = check(SOUND, documents)
    assert (done.code, "1 sound" in done.out) == (0, True)
    done = check(FAULT, documents)
    assert done.code == 1
    assert "altered" in done.out
    assert "“peace” stands for “war”" in done.out
    assert "Anna Merel · 2031-03-10 · Vesk Daily" in done.out
    assert svodka("check", "-", "--documents", documents, "--desk", "x", stdin=b"x").code == 2
    assert svodka("check", "no-such-file.txt", "--documents", documents).code == 1


def test_strict_also_fails_on_what_can_t_be_said(documents: Path) -> None:
    draft = "“The bridges will be blown up at dawn tomorrow,” Colonel Ivo Strand said.\n"
    assert check(draft, documents).code == 0
    assert check(draft, documents, "--strict").code == 1


def test_json_tells_spans_of_its_text(documents: Path) -> None:
    done = check(FAULT, documents, "--json")
    told = json.loads(done.out)
    (sentence,) = told["sentences"]
    finding = sentence["findings"][0]
    assert (told["faults"], sentence["verdict"], finding["label"]) == (1, "fault", "altered")
    assert told["text"][slice(*finding["span"])] == "“Trade is not peace,”"
    assert finding["evidence"][0]["speaker"] == "Anna Merel"


def test_html_marks_and_escapes(documents: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    check(f"{FAULT}\nBoris Tallin said: “<script>alert(1)</script> is what we have.”\n", documents, "--html", page)
    text = page.read_text(encoding="utf-8")
    assert 'class="fault' in text
    assert "<script>" not in text
    assert "&lt;script&gt;" in text
    assert list(tmp_path.iterdir()) == [page]


def test_a_claim_holds_summaries(documents: Path, tmp_path: Path) -> None:
    claim = tmp_path / "troops.toml"
    claim.write_text(format_claim(CLAIM), encoding="utf-8")
    draft = "Boris Tallin never denied that Varnian troops were in Lorim.\n"
    assert check(draft, documents, "--claim", claim).code == 1
    assert (
        check("Boris Tallin repeatedly denied that Varnian troops were in Lorim.\n", documents, "--claim", claim).code
        == 0
    )


def test_a_word_processor_s_file(documents: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.docx"
    draft.write_bytes(_docx("The draft", FAULT.strip()))
    done = svodka("check", draft, "--documents", documents, "--published", "2031-09-10")
    assert done.code == 1
    assert "altered" in done.out


def test_on_a_desk(tmp_path: Path) -> None:
    desk, draft = tmp_path / "desk", tmp_path / "draft.md"
    svodka("init", desk)
    folder = tmp_path / "in"
    folder.mkdir()
    for number, (day, outlet, language, text) in enumerate(REPORTS):
        header = f"---\naddress: https://example.org/{number}\noutlet: {outlet}\npublished: {day}\nlanguage: {language}\n---\n\n"
        (folder / f"{number}.txt").write_text(header + text, encoding="utf-8")
    svodka("add", folder, "--desk", desk)
    draft.write_text(SOUND + "\n" + FAULT, encoding="utf-8")
    done = svodka("check", draft, "--desk", desk, "--published", "2031-09-10")
    assert (done.code, "1 with a fault" in done.out) == (1, True)
    assert "https://example.org/2" in done.out


def test_a_draft_that_can_t_be_read(documents: Path) -> None:
    done = check(
        "Tarshan laaksossa ei ole kalastettu heinäkuun tulvan jälkeen, eikä rannoille pääse ilman lupaa.", documents
    )
    assert done.code == 1
    assert "language is Finnish" in done.err


def _docx(title: str, *paragraphs: str) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{title}</w:t></w:r></w:p>'
    body += "".join(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in paragraphs)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        file.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
    return held.getvalue()

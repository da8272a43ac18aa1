"""``svodka read``: one text or many, as table, JSON or page."""

from __future__ import annotations

from pathlib import Path

from svodka.ids import text_checksum
from tests.cli_read.run import jsonl, read
from tests.collect.server import serving

TEXT = (
    "A Storm in May\nMay 14, 2031\n\n“We have seen worse,” Mayor Ivo Lund said on Monday. "
    "He told the daily Harbour Post that the ferries would sail again in the evening.\n\n"
    "The ministry denied that the harbour had been closed for the navy, and nobody asked the navy.\n"
)


def test_text_gives_one_object_with_its_checksum(tmp_path: Path) -> None:
    path = tmp_path / "storm.txt"
    path.write_text(TEXT)
    done = read(path)
    assert (done.code, done.lines) == (0, [])
    [row] = done.rows
    assert (row["id"], row["title"], row["published"], row["language"]) == (
        path.as_uri(),
        "A Storm in May",
        "2031-05-14",
        "en",
    )
    assert row["text_checksum"] == text_checksum(TEXT)
    assert "text" not in row  # it is the file itself
    assert isinstance(row["statements"], list)


def test_derived_text_comes_along(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"**{TEXT[:14]}**\n\n{TEXT[30:]}")
    [row] = read(tmp_path / "a.md").rows
    assert text_checksum(row["text"]) == row["text_checksum"]
    assert "**" not in row["text"]


def test_what_is_said_on_the_command_line_counts(tmp_path: Path) -> None:
    arguments = ("--published", "2031-05-20", "--outlet", "The Tug", "--lang", "en", "--title", "No Title")
    [row] = read("-", *arguments, stdin=TEXT.encode()).rows
    assert (row["id"], row["published"], row["outlet"], row["language"], row["title"]) == (
        "-",
        "2031-05-20",
        "The Tug",
        "en",
        "No Title",
    )


def test_table_names_the_document(tmp_path: Path) -> None:
    done = read("-", "--table", "--explain", stdin=TEXT.encode())
    assert done.code == 0
    assert done.out.startswith("A Storm in May (2031-05-14, en)")


def test_page_is_written_whole_and_said(tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    done = read("-", "--html", out, stdin=TEXT.encode())
    assert done.code == 0
    assert "Harbour Post" in out.read_text()
    assert done.lines == [f"svodka: wrote {out}: {done.lines[0].split(': ')[-1]}"]
    assert [p.name for p in tmp_path.iterdir()] == ["page.html"]


def test_page_from_the_web_is_read(tmp_path: Path) -> None:
    with serving() as (site, _):
        refused = read(f"{site}/page")
        done = read(f"{site}/page", f"{site}/gone", "--allow-private")
    assert refused.code == 1
    assert "private network" in refused.lines[0]
    assert done.code == 1
    assert [row["id"] for row in done.rows] == [f"{site}/page", f"{site}/gone"]
    assert "Порт закрыт" in done.rows[0]["text"]
    assert "the page was taken down" in done.rows[1]["error"]


def test_many_are_read_in_their_order_whatever_the_number_of_workers(tmp_path: Path) -> None:
    documents = [{"id": n, "text": f"{TEXT} Number {n}.", "published": "2031-05-14", "unknown": [n]} for n in range(60)]
    path = jsonl(tmp_path / "in.jsonl", *documents)
    alone = read("--jsonl", path, "--workers", "1")
    together = read("--jsonl", path, "--workers", "2", "--json")
    assert (alone.code, alone.lines) == (0, [])
    assert [row["id"] for row in alone.rows] == [str(n) for n in range(60)]
    assert together.out == alone.out
    assert alone.rows[7]["text_checksum"] == text_checksum(documents[7]["text"])  # type: ignore[arg-type]


def test_many_may_come_through_a_pipe_and_carry_their_text(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "in.jsonl", {"id": "a", "text": TEXT, "lang": "en-GB", "title": "A Storm in May"})
    [row] = read("--jsonl", "-", "--with-text", stdin=path.read_bytes()).rows
    assert (row["text"], row["language"], row["title"], row["published"]) == (
        TEXT,
        "en",
        "A Storm in May",
        "2031-05-14",
    )


def test_options_that_contradict_each_other_are_said(tmp_path: Path) -> None:
    for arguments, says in (
        ([], "name a file"),
        (["--jsonl", "x", "y"], "--jsonl reads and prints JSON Lines"),
        (["a", "b", "--html", "x.html"], "--html writes one page"),
        (["--published", "2031-02-30", "x"], "2031-02-30"),
        (["--lang", "english", "x"], "language code"),
    ):
        done = read(*arguments)
        assert done.code == 2
        assert len(done.lines) == 1
        assert says in done.lines[0]


BELIEF = "Toma Orlan believes that the pier will hold. Ada Brenn said that the pier had been closed since Monday."


def test_beliefs_are_told_apart_and_only_given_when_asked_for(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "in.jsonl", {"id": "a", "text": BELIEF, "lang": "en"})
    [said] = read("--jsonl", path).rows
    [every] = read("--jsonl", path, "--all").rows
    assert [(s["speaker"]["name"], s["cue_class"]) for s in said["statements"]] == [("Ada Brenn", "speech")]
    assert [(s["speaker"]["name"], s["cue_class"]) for s in every["statements"]] == [
        ("Toma Orlan", "other"),
        ("Ada Brenn", "speech"),
    ]


def test_the_rules_alone_can_be_asked() -> None:
    trained = read("-", "--json", stdin=BELIEF.encode()).rows[0]["statements"]
    ruled = read("-", "--json", "--model", "rules", stdin=BELIEF.encode()).rows[0]["statements"]
    model, rule = trained[-1]["rules"]
    assert (model.split("/")[0], rule) == ("tagger-en", "that_clause")
    assert [s["rules"] for s in ruled] == [["that_clause"]]


def test_a_document_of_json_lines_may_tell_its_kind(tmp_path: Path) -> None:
    text = "Question: Will the pier hold?\n\nT. Orlan: It will hold. We have checked it twice.\n\nQuestion: Who pays?\n\nT. Orlan: The port pays."
    told, untold, odd = (
        read("--jsonl", jsonl(tmp_path / f"{n}.jsonl", {"id": "a", "text": text, "lang": "en", **more})).rows[0]
        for n, more in enumerate(({"kind": "transcript"}, {}, {"kind": "sermon"}))
    )
    assert [s["rules"] for s in told["statements"]] == [["speaker_turn"], ["speaker_turn"]]
    assert odd["statements"] == untold["statements"]


def test_help_shows_an_example() -> None:
    done = read("--help")
    assert done.code == 0
    assert "svodka read article.txt --published 2031-05-14" in done.out

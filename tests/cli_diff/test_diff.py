"""``svodka diff`` as a person gives it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from svodka.ledger import Ledger
from svodka.ledger.rows import insert
from tests.cli_desk.test_commands import Svodka, svodka

__all__ = ["svodka"]  # the fixture

ADDRESS = "https://halmar.example/ferry"
HEAD = f"---\naddress: {ADDRESS}\npublished: 2031-05-14\ntitle: TITLE\n---\n\n"
FIRST = (
    HEAD.replace("TITLE", "Ferry to sail")
    + 'The storm killed three people.\n\nIrina Velt said: "We shall sail on Friday."\n'
)
SECOND = (
    HEAD.replace("TITLE", "Ferry may sail")
    + 'The storm killed five people.\n\nIrina Velt said: "We may sail on Friday."\n'
)


@pytest.fixture
def desk(svodka: Svodka, tmp_path: Path) -> Path:
    """A desk with a document that went from its first text to its second one and back, and to the second one again."""
    made, file = tmp_path / "desk", tmp_path / "ferry.md"
    svodka("init", made)
    for text in (FIRST, SECOND, FIRST, SECOND):
        file.write_text(text, encoding="utf-8")
        svodka("add", "--desk", made, "--workers", 1, file)
    return made


def test_revisions_edits_and_words(svodka: Svodka, desk: Path) -> None:
    ran = svodka("diff", ADDRESS, "--desk", desk)
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0].startswith("Document ") and lines[0].endswith(ADDRESS)
    assert lines[1].startswith("  1  20") and "2 times until" in lines[1] and lines[1].endswith("Ferry to sail")
    assert lines[2].startswith("  2  20") and lines[2].endswith("Ferry may sail")
    assert "From revision 1 to 2:" in lines
    assert "- The headline “Ferry to sail” became “Ferry may sail”." in lines
    assert "- A figure was changed: “three” became “five” in “The storm killed five people”." in lines
    assert "- A quotation was altered: “shall” became “may” in “We may sail on Friday.”." in lines
    assert "The storm killed {-three-}{+five+} people." in lines


def test_two_revisions_that_are_named(svodka: Svodka, desk: Path) -> None:
    backwards = svodka("diff", ADDRESS, "--desk", desk, "--from", 2, "--to", 1)
    assert "The storm killed {-five-}{+three+} people." in backwards.out
    found = json.loads(svodka("diff", ADDRESS, "--desk", desk, "--json").out)
    by_id = svodka("diff", ADDRESS, "--desk", desk, "--from", found["revisions"][1]["id"], "--to", 1)
    assert by_id.out == backwards.out


def test_json(svodka: Svodka, desk: Path) -> None:
    found = json.loads(svodka("diff", ADDRESS, "--desk", desk, "--json").out)
    assert (found["address"], found["compared"]["from"], found["compared"]["to"]) == (ADDRESS, 1, 2)
    assert [len(revision["fetched_at"]) for revision in found["revisions"]] == [2, 2]
    assert {edit["type"] for edit in found["compared"]["edits"]} == {
        "headline changed",
        "figure changed",
        "quotation altered",
    }
    assert {"before": [32, 37], "after": [33, 37], "removed": "three", "added": "five"} in found["compared"]["changes"]


def test_a_document_by_its_id_and_its_file(svodka: Svodka, desk: Path, tmp_path: Path) -> None:
    by_address = svodka("diff", f"{ADDRESS}?utm_source=mail#top", "--desk", desk)
    id = json.loads(svodka("diff", ADDRESS, "--desk", desk, "--json").out)["document"]
    assert svodka("diff", id[:8], "--desk", desk).out == by_address.out
    assert svodka("diff", tmp_path / "ferry.md", "--desk", desk).out == by_address.out


def test_one_revision_is_listed(svodka: Svodka, tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text(FIRST, encoding="utf-8")
    svodka("init", tmp_path / "d")
    svodka("add", "--desk", tmp_path / "d", "--workers", 1, tmp_path / "one.md")
    ran = svodka("diff", ADDRESS, "--desk", tmp_path / "d")
    assert ran.code == 0 and ran.out.endswith("There is one revision; nothing to compare.\n")


def test_a_document_that_was_gone_and_came_back(svodka: Svodka, desk: Path) -> None:
    with Ledger(desk / "ledger.sqlite") as ledger:
        [(document, _)] = ledger.documents.named(ADDRESS)
        for hour, gone, reason in ((9, 1, "its address was not found"), (12, 0, "it is there again")):
            at = datetime(2031, 5, 20, hour, tzinfo=UTC).isoformat()
            insert(
                ledger.connection,
                "departures",
                {"document": document, "noticed_at": at, "gone": gone, "reason": reason},
            )
        history = ledger.documents.revisions_of(document)
    assert history and [d.gone for d in history.departures] == [True, False]
    out = svodka("diff", ADDRESS, "--desk", desk).out
    assert "  gone  2031-05-20 09:00:00 UTC  its address was not found\n  back  2031-05-20 12:00:00 UTC" in out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["https://halmar.example/none"], "the desk has no document https://halmar.example/none"),
        ([ADDRESS, "--from", "7"], "7 is none of this document's 2 revisions"),
        ([ADDRESS, "--to", "zz"], "zz is none of this document's 2 revisions"),
    ],
)
def test_what_is_not_there_is_said(svodka: Svodka, desk: Path, words: list[str], told: str) -> None:
    ran = svodka("diff", *words, "--desk", desk)
    assert ran.code == 2 and told in ran.err and ran.err.count("\n") == 1

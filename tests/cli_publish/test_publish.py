"""From a digest to a site, as an editor gives the commands."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from svodka.config import load
from svodka.config.claims import claim_of
from svodka.ledger import Ledger
from svodka.pipeline.tracked import claim_line, opened
from svodka.track.utterances import Utterance
from tests.cli_desk.test_commands import Svodka, svodka
from tests.cli_digest.test_pack import TEXT, desk

__all__ = ["desk", "svodka"]


@pytest.fixture
def signed(svodka: Svodka, desk: Path) -> tuple[Path, str]:
    """A desk with a signed digest and a site's settings."""
    [listed] = json.loads(svodka("draft", "list", "--desk", desk, "--json").out)
    assert listed["signed_by"] is None
    ran = svodka("draft", "sign", listed["id"][:10], "--by", "Vera Holm", "--desk", desk, "--slug", "may")
    assert ran.code == 0 and "issues/may.html" in ran.out, ran.err
    assert svodka("publish", "--init", "--desk", desk).code == 0
    return desk, listed["id"]


def test_only_what_is_signed_goes_out(svodka: Svodka, signed: tuple[Path, str], tmp_path: Path) -> None:
    desk, name = signed
    more = svodka("digest", "--desk", desk, "--from", "2031-05-01", "--to", "2031-05-30", "--out", tmp_path / "other")
    assert more.code == 0
    ran = svodka("publish", "--desk", desk, "--json")
    assert ran.code == 0, ran.err
    assert [path.name for path in (desk / "site" / "issues").iterdir()] == ["may.html"]
    page = (desk / "site" / "issues" / "may.html").read_text()
    assert "Vera Holm" in page and "There are no such volunteers" in page
    again = json.loads(svodka("publish", "--desk", desk, "--json").out)
    assert again["changed"] == 0
    assert svodka("draft", "unsign", name, "--by", "Vera Holm", "--desk", desk).code == 0
    assert json.loads(svodka("publish", "--desk", desk, "--json").out)["removed"] > 0
    assert not (desk / "site" / "issues").exists()


def test_an_edited_version_is_kept_and_signed(svodka: Svodka, signed: tuple[Path, str], tmp_path: Path) -> None:
    desk, name = signed
    path = tmp_path / "may" / "digest.md"
    path.write_text(path.read_text(encoding="utf-8").replace(" said", " told the press", 1), encoding="utf-8")
    ran = svodka("draft", "edit", path, "--of", name, "--by", "Anna", "--note", "livelier", "--desk", desk, "--json")
    assert ran.code == 0, ran.err
    made = json.loads(ran.out)
    assert made["parent"] == name and made["id"] != name
    bad = path.with_name("bad.md")
    bad.write_text(
        path.read_text(encoding="utf-8").replace("no such volunteers", "ten such volunteers"), encoding="utf-8"
    )
    refused = svodka("draft", "edit", bad, "--of", name, "--by", "Anna", "--desk", desk)
    assert refused.code == 1 and "no receipt holds" in refused.err
    assert len(json.loads(svodka("draft", "list", "--desk", desk, "--json").out)) == 2


def test_what_the_ledger_speaks_against_is_not_signed(
    svodka: Svodka, signed: tuple[Path, str], tmp_path: Path
) -> None:  # fmt: skip
    desk, name = signed
    path = tmp_path / "may" / "digest.md"
    text = path.read_text(encoding="utf-8")
    body, notes = text[: text.index("[^1]:")], text[text.index("[^1]:") :]
    assert "May 14" in body
    path.write_text(body.replace("May 14", "May 3") + notes, encoding="utf-8")
    ran = svodka("draft", "edit", path, "--of", name, "--by", "Anna", "--desk", desk, "--json")
    made = json.loads(ran.out)["id"]
    refused = svodka("draft", "sign", made, "--by", "Anna", "--desk", desk)
    assert refused.code == 1
    assert "another date" in refused.err and "2031-05-03" in refused.err and "--anyway" in refused.err
    assert [row["signed_by"] for row in json.loads(svodka("draft", "list", "--desk", desk, "--json").out)].count(
        "Anna"
    ) == 0
    ran = svodka("draft", "sign", made, "--by", "Anna", "--desk", desk, "--anyway", "the ministry confirmed by phone")
    assert ran.code == 0, ran.err
    with Ledger(desk / "ledger.sqlite") as ledger:
        kept = ledger.editions.signoff(made)
    assert kept is not None and kept.note is not None
    assert "findings of the check" in kept.note and "confirmed by phone" in kept.note


def test_a_correction_is_shown(svodka: Svodka, signed: tuple[Path, str]) -> None:
    desk, name = signed
    ran = svodka("draft", "correct", name, 1, "The briefing was on May 14.", "--by", "Anna", "--desk", desk)
    assert ran.code == 0, ran.err
    svodka("publish", "--desk", desk)
    assert "The briefing was on May 14." in (desk / "site" / "corrections.html").read_text()
    assert svodka("draft", "correct", name, 99, "x", "--by", "Anna", "--desk", desk).code == 2


def test_a_damaged_archive_publishes_nothing(svodka: Svodka, signed: tuple[Path, str]) -> None:
    desk, _ = signed
    assert svodka("publish", "--desk", desk).code == 0
    before = (desk / "site" / "issues" / "may.html").read_bytes()
    for path in (desk / "archive" / "warc").iterdir():
        path.write_bytes(path.read_bytes()[:200])
    ran = svodka("publish", "--desk", desk)
    assert ran.code == 1
    assert (desk / "site" / "issues" / "may.html").read_bytes() == before


def test_wrong_words(svodka: Svodka, desk: Path) -> None:
    assert "svodka publish --init" in svodka("publish", "--desk", desk).err
    assert svodka("draft", "sign", "ffffff", "--by", "A", "--desk", desk).code == 2
    [listed] = json.loads(svodka("draft", "list", "--desk", desk, "--json").out)
    assert svodka("draft", "sign", listed["id"], "--by", " ", "--desk", desk).code == 2
    assert svodka("draft", "unsign", listed["id"], "--by", "A", "--desk", desk).code == 2
    svodka("publish", "--init", "--desk", desk)
    (desk / "site.toml").write_text('title = "A"\naddress = "digest.example"\npublisher = "A"\n')
    ran = svodka("publish", "--desk", desk)
    assert ran.code == 1 and "address must be an address such as" in ran.err


def test_an_edited_source_reopens_the_digest(svodka: Svodka, signed: tuple[Path, str], tmp_path: Path) -> None:
    desk, name = signed
    assert svodka("draft", "reopened", "--desk", desk).code == 0
    (tmp_path / "a.md").write_text(TEXT.replace("no such volunteers", "hardly any volunteers"), encoding="utf-8")
    svodka("add", "--desk", desk, "--workers", 1, tmp_path / "a.md")
    ran = svodka("draft", "reopened", "--desk", desk, "--json")
    assert ran.code == 1
    rows = json.loads(ran.out)
    assert {row["reason"] for row in rows} == {"edited"}
    assert "There are no such volunteers" in rows[0]["note"]
    for row in rows:
        svodka("draft", "correct", name, row["sentence"], row["note"], "--by", "Anna", "--desk", desk)
    assert svodka("draft", "reopened", "--desk", desk).code == 0
    shown = svodka("draft", "reopened", "--desk", desk).out
    assert shown == "All that was published stands as it was published.\n"


CLAIM = """text = "Volunteers from Sundria fight beside Halmar."
terms_en = ["volunteers"]
"""


def sayings(desk: Path) -> tuple[Utterance, ...]:
    settings = load(desk)
    with opened(settings) as one:
        claim = claim_of(desk, "volunteers")
        return claim_line(one, settings, claim, today=date(2031, 6, 1)).followed.said


@pytest.mark.parametrize(
    ("decide", "says"),
    [
        (("reject", "--reason", "claim"), "not about"),
        (("correct", "--speaker", "Pavel Dorn"), "it is by Pavel Dorn, as Anna decided"),
        (("correct", "--date", "2031-05-12"), "it was said on 2031-05-12"),
        (("correct", "--stance", "hedge"), "its stance towards “volunteers” is “hedge”"),
    ],
)
def test_a_corrected_statement_reopens_the_digest(
    svodka: Svodka, signed: tuple[Path, str], decide: tuple[str, ...], says: str
) -> None:
    desk, name = signed
    (desk / "claims").mkdir(exist_ok=True)
    (desk / "claims" / "volunteers.toml").write_text(CLAIM, encoding="utf-8")
    saying = next(one for one in sayings(desk) if "There are no such" in one.text).id
    verb, *rest = decide
    ran = svodka("review", verb, f"volunteers/{saying}", *rest, "--by", "Anna", "--desk", desk)
    assert ran.code == 0, ran.err
    ran = svodka("draft", "reopened", "--desk", desk, "--json")
    rows = json.loads(ran.out)
    assert ran.code == 1 and {row["reason"] for row in rows} == {"corrected"}
    assert says in rows[0]["what"]
    assert "given wrongly" in rows[0]["note"]
    assert "svodka draft reopened tells why" in svodka("status", "--desk", desk).out
    for number in {row["sentence"] for row in rows}:
        svodka("draft", "correct", name, number, rows[0]["note"], "--by", "Anna", "--desk", desk)
    assert svodka("draft", "reopened", "--desk", desk).code == 0


def test_a_confirmed_statement_reopens_nothing(svodka: Svodka, signed: tuple[Path, str]) -> None:
    desk, _ = signed
    (desk / "claims").mkdir(exist_ok=True)
    (desk / "claims" / "volunteers.toml").write_text(CLAIM, encoding="utf-8")
    for one in sayings(desk):
        assert svodka("review", "confirm", f"volunteers/{one.id}", "--by", "Anna", "--desk", desk).code == 0
    assert svodka("draft", "reopened", "--desk", desk).code == 0


def test_a_source_edited_elsewhere_reopens_nothing(svodka: Svodka, signed: tuple[Path, str], tmp_path: Path) -> None:
    desk, _ = signed
    (tmp_path / "a.md").write_text(TEXT + "\nThe briefing lasted an hour.\n", encoding="utf-8")
    svodka("add", "--desk", desk, "--workers", 1, tmp_path / "a.md")
    assert svodka("draft", "reopened", "--desk", desk).code == 0

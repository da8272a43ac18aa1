"""``svodka digest --line``: from a desk with a claim to the digest of its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli_desk.test_commands import Svodka, svodka

__all__ = ["svodka"]

CLAIM = """
text = "Volunteers from Sundria fight at the straits of Halmar"
place = "the straits of Halmar"
actors = ["Halmar"]
terms_en = ["volunteers", "Sundria", "straits", "fight"]
event_from = "2031-01-01"
"""
SAID = {
    "2031-02-03": 'Irina Velt, spokeswoman of the Foreign Ministry of Halmar, denied that volunteers from Sundria fight at the straits.',
    "2031-04-20": 'The Foreign Ministry of Halmar denied on Sunday that any volunteers from Sundria fight at the straits.',
    "2031-07-08": 'Halmar\'s president, Pavel Orel, admitted on Tuesday that volunteers from Sundria fight at the straits. '
                  '"The volunteers from Sundria fight at the straits beside our own men," Orel said.',
    "2031-07-09": 'Irina Velt, spokeswoman of the Foreign Ministry of Halmar, confirmed that volunteers from Sundria fight at the straits.',
}  # fmt: skip


@pytest.fixture
def desk(svodka: Svodka, tmp_path: Path) -> Path:
    root = tmp_path / "desk"
    svodka("init", root)
    (root / "claims").mkdir(exist_ok=True)
    (root / "claims" / "volunteers.toml").write_text(CLAIM, encoding="utf-8")
    for day, text in SAID.items():
        head = f"---\naddress: https://courier.example/{day}\noutlet: Courier\npublished: {day}\n---\n\n"
        (tmp_path / f"{day}.md").write_text(head + text + "\n", encoding="utf-8")
    added = svodka("add", "--desk", root, "--workers", 1, *(tmp_path / f"{day}.md" for day in SAID))
    assert added.code == 0, added.err
    return root


def test_the_plan_says_what_goes_in_and_what_not(svodka: Svodka, desk: Path) -> None:
    ran = svodka("digest", "--line", "volunteers", "--plan", "--json", "--desk", desk)
    assert ran.code == 0, ran.err
    plan = json.loads(ran.out)
    assert plan["turn"]["before"] == "deny" and plan["turn"]["after"] == "affirm"
    assert plan["turn"]["onset"] == "2031-07-08" and plan["turn"]["confirmed_by"] is None
    assert {one["day"] for one in plan["old"]} <= {"2031-02-03", "2031-04-20"} and plan["old"]
    assert {one["day"] for one in plan["new"]} <= {"2031-07-08", "2031-07-09"} and plan["new"]
    shown = svodka("digest", "--line", "volunteers", "--plan", "--desk", desk).out
    assert "not confirmed: svodka review" in shown and "left out: " in shown


def test_a_line_is_told_with_its_turn(svodka: Svodka, desk: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ran = svodka("digest", "--line", "volunteers", "--rubric", "Digest of Halmar", "--desk", desk, "--out", out)
    assert ran.code == 0, ran.err
    text = (out / "digest.md").read_text(encoding="utf-8")
    assert text.startswith("Digest of Halmar\n")
    assert "not confirmed" in text and "no editor has confirmed it" in text
    assert text.index("## The new line") < text.index("## The old line")
    assert svodka("verify", "--desk", desk).code == 0


def test_wrong_words(svodka: Svodka, desk: Path) -> None:
    assert svodka("digest", "--line", "volunteers", "--about", "x", "--desk", desk).code == 2
    assert svodka("digest", "--rubric", "x", "--from", "2031-01-01", "--to", "2031-02-01", "--desk", desk).code == 2
    assert svodka("digest", "--desk", desk).code == 2
    none = svodka("digest", "--line", "volunteers", "--holder", "Nobody", "--desk", desk)
    assert none.code == 2 and "svodka line lists who does" in none.err
    assert svodka("digest", "--line", "nothing", "--desk", desk).code == 2

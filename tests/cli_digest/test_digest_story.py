"""``svodka stories`` and ``svodka digest --story``: from a desk to the digest of one event."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli_desk.test_commands import Svodka, svodka

__all__ = ["svodka"]

WIRE = (
    "Ferry Orlan held at sea as storm closes the quay of Norvik\n\n"
    '"The quay of Norvik stays closed until the storm has passed," Irina Velt, spokeswoman of the Ministry of Ports of '
    'Halmar, said on Tuesday. "Eighty passengers of the ferry Orlan are safe," Velt said.'
)
TEXTS = {
    "harbour": ("Harbour Agency", "2031-05-14", WIRE),
    "courier": ("Courier", "2031-05-14", WIRE.replace("said on Tuesday.", "was quoted as saying by the Harbour Agency on Tuesday.")),
    "gazette": (
        "Halmar Gazette", "2031-05-15",
        ("Norvik quay closed by storm, ferry Orlan waits at sea\n\n"
        '"We have seen no such storm at Norvik in thirty years," Pavel Orel, captain of the ferry Orlan, said on '
        "Wednesday. Irina Velt said that eighty passengers of the ferry Orlan are safe."),
    ),
    "islands": (
        "Courier", "2031-05-14",
        "Two islands are sold\n\n\"The price is nobody's business,\" Marek Tol, treasurer of Sundria, said on Tuesday.",
    ),
}  # fmt: skip


@pytest.fixture
def desk(svodka: Svodka, tmp_path: Path) -> Path:
    root = tmp_path / "desk"
    svodka("init", root)
    for name, (outlet, day, text) in TEXTS.items():
        title, _, body = text.partition("\n\n")
        head = f"---\naddress: https://{name}.example/1\noutlet: {outlet}\npublished: {day}\ntitle: {title}\n---\n\n"
        (tmp_path / f"{name}.md").write_text(head + body + "\n", encoding="utf-8")
    added = svodka("add", "--desk", root, "--workers", 1, *(tmp_path / f"{name}.md" for name in TEXTS))
    assert added.code == 0, added.err
    return root


def listed(svodka: Svodka, desk: Path, *more: str) -> list[dict[str, Any]]:
    ran = svodka("stories", "--desk", desk, "--json", *more)
    assert ran.code == 0, ran.err
    return [json.loads(line) for line in ran.out.splitlines()]


def test_documents_of_one_event_are_listed_as_one_story(svodka: Svodka, desk: Path) -> None:
    [story] = listed(svodka, desk)
    assert story["outlets"] == ["Courier", "Halmar Gazette", "Harbour Agency"]
    assert (story["first"], story["last"]) == ("2031-05-14", "2031-05-15")
    assert len(listed(svodka, desk, "--all")) == 2
    assert listed(svodka, desk, "--from", "2031-06-01") == []


def test_a_copy_of_an_agency_is_no_origin_of_its_own(svodka: Svodka, desk: Path) -> None:
    [story] = listed(svodka, desk)
    assert len(story["documents"]) == 3 and len(story["origins"]) == 2


def test_the_plan_writes_nothing(svodka: Svodka, desk: Path) -> None:
    [story] = listed(svodka, desk)
    ran = svodka("digest", "--story", story["id"], "--plan", "--json", "--desk", desk)
    plan = json.loads(ran.out)
    assert plan["story"] == story["id"] and {one["speaker"] for one in plan["statements"]} == {
        "Irina Velt", "Pavel Orel"
    }  # fmt: skip
    assert not list((desk / "digests").glob("*"))


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_story_is_told_with_its_lead_and_how_it_was_carried(
    svodka: Svodka, desk: Path, tmp_path: Path, language: str
) -> None:
    [story] = listed(svodka, desk)
    out = tmp_path / "out"
    ran = svodka("digest", "--story", story["documents"][-1][:10], "--language", language, "--desk", desk, "--out", out)
    assert ran.code == 0, ran.err
    made = json.loads((out / "digest.json").read_text(encoding="utf-8"))
    lead, carried = made["sections"][0], made["sections"][-1]
    text = " ".join(sentence["text"] for sentence in lead["sentences"])
    assert ("3 documents of 3 outlets" if language == "en" else "3 документа, 3 издания") in text
    assert ("2 independent origins" if language == "en" else "независимых источников – 2") in text
    addresses = {target["source"] for receipt in lead["sentences"][0]["receipts"] for target in receipt["target"]}
    assert len(addresses) == 3, "a figure stands on a receipt of each document"
    assert carried["heading"] == ("How it was carried" if language == "en" else "Как об этом сообщали")
    assert len(carried["sentences"]) == 3
    everything = json.dumps(made, ensure_ascii=False)
    assert "islands" not in everything


def test_a_second_run_adds_nothing(svodka: Svodka, desk: Path) -> None:
    [story] = listed(svodka, desk)
    first, second = (json.loads(svodka("digest", "--story", story["id"], "--json", "--desk", desk).out) for _ in "12")
    assert first["id"] == second["id"]


def test_what_is_no_story_is_said_clearly(svodka: Svodka, desk: Path) -> None:
    unknown = svodka("digest", "--story", "ffffffff", "--desk", desk)
    assert unknown.code == 2 and "svodka stories lists them" in unknown.err
    both = svodka("digest", "--story", "ffffffff", "--line", "x", "--desk", desk)
    assert both.code == 2 and "--story goes with no other" in both.err

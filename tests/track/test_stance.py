"""Every line of the cases of stance is judged as it says; every rule finds its own example."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from svodka.model import StanceFlag
from svodka.track.stance import Passage, judge
from svodka.track.stance.rules import cues, rules
from svodka.track.words import view
from tests.track.claims import claim


class Case(NamedTuple):
    where: str
    language: str
    claim: str
    text: str
    holder: str
    wanted: str


def _cases() -> list[Case]:
    found = []
    for language in ("en", "ru"):
        file = Path(__file__).with_name(f"cases_stance_{language}.txt")
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                key, text, holder, wanted = (cell.strip() for cell in line.split(" | "))
                found.append(Case(f"{file.name}:{number}", language, key, text, holder, wanted))
    return found


CASES = _cases()


def told(case: Case) -> str:
    """The answer in the notation of the cases."""
    readings = judge(Passage(case.text, case.language, case.holder, 2031), claim(case.claim))
    own = [reading.stance.value for reading in readings if reading.counts]
    if own:
        return "+".join(own)
    assert readings, "no reading at all"
    return "reported" if StanceFlag.REPORTED in readings[0].flags else "old"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.where)
def test_cases(case: Case) -> None:
    got, wanted = told(case).split("+"), case.wanted.split("+")
    assert got[0] == wanted[0], case.text
    assert set(wanted) <= set(got), case.text


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 240
    assert len({case.text for case in CASES}) == len(CASES)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_rule_finds_its_example(language: str) -> None:
    silent = {
        rule.name: [cue.rule.name for cue in cues(view(rule.example, language), language)]
        for rule in rules(language)
        if rule.name not in {cue.rule.name for cue in cues(view(rule.example, language), language)}
    }
    assert silent == {}


@pytest.mark.parametrize("case", CASES[::7], ids=lambda case: case.where)
def test_spans_are_of_the_text(case: Case) -> None:
    for reading in judge(Passage(case.text, case.language, case.holder), claim(case.claim)):
        assert reading.span.of(case.text).strip()
        assert 0 <= reading.score <= 1

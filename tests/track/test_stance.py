"""Every line of the cases of stance is judged as it says; every rule finds its own example."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.model import Claim, Stance, StanceFlag, StanceReading
from svodka.track.stance import Passage, judge
from svodka.track.stance.rules import cues, rules, tones
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
    assert len(CASES) >= 500
    assert len({case.text for case in CASES}) == len(CASES)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_rule_finds_its_example(language: str) -> None:
    silent = {
        rule.name: [cue.rule.name for cue in cues(view(rule.example, language), language)]
        for rule in rules(language)
        if rule.name not in {cue.rule.name for cue in cues(view(rule.example, language), language)}
    }
    assert silent == {}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_tone_finds_its_example(language: str) -> None:
    assert [rule.name for rule in tones(language) if not rule.pattern.search(view(rule.example, language).line)] == []


def test_a_tone_never_outweighs_a_cue() -> None:
    """What the sentence is for is what its verbs say, however angry the rest of it."""
    text = "The minister complained of hostile propaganda, but admitted that the army had struck the hospital."
    assert judge(Passage(text, "en", "minister", 2031), claim("strike"))[0].stance is Stance.AFFIRM


@pytest.mark.parametrize("case", CASES[::7], ids=lambda case: case.where)
def test_spans_are_of_the_text(case: Case) -> None:
    for reading in judge(Passage(case.text, case.language, case.holder), claim(case.claim)):
        assert reading.span.of(case.text).strip()
        assert 0 <= reading.score <= 1


@pytest.mark.shared
def test_challenge(shared: Path) -> None:
    """At least 48 of the 51 authored items; what it holds is nobody's words."""
    items = json.loads((shared / "gold" / "stance" / "challenge.json").read_text(encoding="utf-8"))
    terms = {"ru": ("Крым", "российские военные"), "en": ("hospital", "strike")}
    texts = {"ru": "Russian troops are in Crimea.", "en": "The army struck the hospital."}
    right = 0
    for item in items:
        lang = item["lang"]
        one = Claim(lang, texts[lang], terms_en=terms["en"] if lang == "en" else (), terms_ru=terms["ru"])
        readings = judge(Passage(item["text"], lang, item["holder"]), one)
        right += item["label"] == _label(readings)
    assert right >= 48


_LABELS = {Stance.DENY: "DENY", Stance.AFFIRM: "ACK", Stance.HEDGE: "PARTIAL"}


def _label(readings: tuple[StanceReading, ...]) -> str:
    own = [reading for reading in readings if reading.counts]
    if own:
        return _LABELS.get(own[0].stance, "NONCOMMIT")
    return "REPORTED" if readings and StanceFlag.REPORTED in readings[0].flags else "OLD"


PIECES = [*"abc ,.;«»'“”", "\n", "не ", "denied ", "that ", "удар ", "if ", "would ", "hospital ", "said "]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@given(text=TEXTS, language=st.sampled_from(["en", "ru"]))
def test_any_text_gives_spans_inside_it(text: str, language: str) -> None:
    for reading in judge(Passage(text, language, "Orlan", 2031), claim("strike")):
        assert 0 <= reading.span.start < reading.span.end <= len(text)

"""The composed check: drafts that can't be read, the article of the reference material, names and offices."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from svodka.checking import Checker, Evidence, check_draft
from svodka.checking.offices import clashes, is_title, words_of
from svodka.model import Claim, Hints, Outcome
from svodka.parse.plain import parsed_text
from svodka.reading import read, revision_of
from tests.check.world import DAY, checked, evidence


def test_a_draft_in_a_language_that_is_not_read_is_said_and_not_blamed() -> None:
    report = checked("Tarshan laaksossa ei ole kalastettu heinäkuun tulvan jälkeen, eikä rannoille pääse ilman lupaa.")
    assert report.sentences == ()
    assert any("language is Finnish" in note for note in report.notes)


def test_a_draft_without_a_statement_holds_nothing_to_check() -> None:
    report = checked("It rained on the hills of the north, and the road was wet for the whole of the day.")
    assert [sentence.outcome for sentence in report.sentences] == [Outcome.NOTHING]


def test_an_empty_ledger_blames_nobody() -> None:
    report = check_draft("“Trade is not war,” Anna Merel said.", (), published=DAY)
    assert report.faults == ()
    assert report.sentences[0].outcome is Outcome.OPEN


def test_a_draft_without_a_date_is_told_so() -> None:
    report = Checker(evidence()).check("“Trade is not war,” Anna Merel said on Monday.")
    assert any("--published" in note for note in report.notes)


def test_the_same_draft_gives_the_same_report() -> None:
    text = "“Trade is not peace,” Boris Tallin said on March 10."
    assert checked(text) == checked(text)


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("Foreign Ministry spokeswoman", "официальный представитель МИД", False),
        ("Defence Ministry spokeswoman", "официальный представитель МИД", True),
        ("Defence Minister", "former Defence Minister", True),
        ("chairman of the defence committee", "Defence Minister", True),
        ("press secretary", "пресс-секретарь президента", False),
    ],
)
def test_offices_that_clash(one: str, other: str, clash: bool) -> None:
    assert clashes(words_of(one), words_of(other)) is clash


def test_titles_are_no_names() -> None:
    assert is_title("Chairman")
    assert is_title("Генерал")
    assert not is_title("Tallin")


# ------------------------------------------------------------------------------------ the reference material

_CLAIM = Claim(
    "nk", "North Korean soldiers are fighting for Russia in its war against Ukraine.", place="Kursk",
    event_from=date(2024, 10, 1), event_to=date(2025, 4, 30), actors=("Russia", "North Korea"),
    terms_en=("North Korean", "Korean", "soldiers", "troops", "Kursk", "North Korea"),
)  # fmt: skip
_ALTERED = (
    ("sense of solidarity, justice", "sense of solidarity, freedom"),
    ("Putin said in an official address", "Gerasimov said in an official address"),
    ("It all began on April 26", "It all began on April 16"),
    ("For six months, the Kremlin", "For two years, the Kremlin"),
    ("For six months, the Kremlin", "For two weeks, the Kremlin"),
    ("we will never forget our friends", "we will soon forget our friends"),
    ("Russian Foreign Ministry spokesperson Maria", "Russian Defense Ministry spokesperson Maria"),
    ("only one North Korean was taken prisoner", "only nine North Koreans were taken prisoner"),
    ("surrender,” Morochko said", "surrender,” Peskov said"),
    ("On April 28, Andrei Morochko", "On April 18, Andrei Morochko"),
    ("no problems with discipline", "no problems with equipment"),
    ("Peskov also said in October", "Peskov also said in March"),
    ("are obligated to provide immediate assistance", "are obliged to provide immediate assistance"),
    ("posted on her Telegram channel that", "said at a briefing that"),
)


@pytest.fixture(scope="module")
def article(shared: Path) -> tuple[str, Checker]:
    text = (shared / "seed/article.txt").read_text(encoding="utf-8").replace("\xa0", " ")
    hints = Hints(published="2025-04-30", outlet="Russia.Post", language="en")
    revision = revision_of(parsed_text(text, address="https://example.org/article", hints=hints), checksum="")
    return text, Checker([Evidence(revision, read(revision).statements)], claims=[_CLAIM])


def test_no_sentence_of_the_article_is_blamed(article: tuple[str, Checker]) -> None:
    text, checker = article
    report = checker.check(text, published=date(2025, 4, 30))
    assert report.faults == ()
    assert sum(sentence.outcome is Outcome.SOUND for sentence in report.sentences) >= 20
    assert any(f.aspect == "summary" and f.label == "borne out" for s in report.sentences for f in s.findings)


@pytest.mark.parametrize(("told", "altered"), _ALTERED)
def test_each_alteration_of_the_article_is_found(article: tuple[str, Checker], told: str, altered: str) -> None:
    text, checker = article
    assert told in text
    report = checker.check(text.replace(told, altered), published=date(2025, 4, 30))
    assert report.faults
    assert all(altered.split()[-1] in s.span.of(report.text) for s in report.sentences if s.outcome is Outcome.FAULT)

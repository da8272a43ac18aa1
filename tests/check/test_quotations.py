"""Quotations against the ledger: verbatim, altered, left out, joined, translated, misattributed, not found."""

from __future__ import annotations

import pytest

from svodka.model import Outcome
from tests.check.world import checked, findings, labels


@pytest.mark.parametrize(
    "text",
    [
        "“We have not sent a single soldier across the river and we have no plans to do so,” Tallin said.",
        'Tallin said: "We have not sent a single soldier across the river and we have no plans to do so."',
        "Boris Tallin said they had “not sent a single soldier across the river.”",
        "“We have not sent a single soldier … and we have no plans to do so,” Boris Tallin said.",
        "“[They] have not sent a single soldier across the river,” Boris Tallin said.",
        "Мэр Лорима Павел Сорин заявил: «Мы ждем врачей и двадцать машин хлеба».",
    ],
)
def test_what_stands_in_the_ledger_is_sound(text: str) -> None:
    assert labels(text) == []
    assert "verbatim" in labels(text, Outcome.SOUND)


def test_altered_says_how_and_shows_the_words() -> None:
    (found,) = findings("“We have not sent a single tank across the river and we have no plans to do so,” Tallin said.")
    assert (found.label, "“tank” stands for “soldier”" in found.message) == ("altered", True)
    assert found.evidence[0].address == "https://example.org/0"
    assert found.evidence[0].day == "2031-02-03"
    assert "single soldier" in found.evidence[0].words


def test_added_and_left_out_words_are_told() -> None:
    assert "“never” was added" in findings("“Trade is never not war,” Anna Merel said.")[0].message
    (left,) = findings(
        "“We have not sent a soldier across the river and we have no plans to do so,” Boris Tallin said."
    )
    assert (left.label, "“single” was left out" in left.message) == ("words left out", True)


def test_a_lost_not_is_no_mere_omission() -> None:
    (found,) = findings(
        "“We have sent a single soldier across the river and we have no plans to do so,” Boris Tallin said."
    )
    assert (found.label, found.weight) == ("altered", "high")


def test_joined_from_two_places_without_an_ellipsis() -> None:
    joined = "“We have not sent a single soldier and we have no plans to do so,” Boris Tallin said."
    assert labels(joined) == ["words left out"]


def test_misattributed_says_whose_it_is() -> None:
    (found,) = findings("“Trade is not war,” Defence Minister Boris Tallin said in March.")
    assert found.label == "misattributed"
    assert "Anna Merel" in found.message


def test_translated_is_sound_and_shows_the_original() -> None:
    sound = "Mayor Pavel Sorin said: “We are waiting for doctors and twenty cars of bread.”"
    (found,) = [f for f in findings(sound, Outcome.SOUND) if f.label == "translated"]
    assert "врачей" in found.evidence[0].words
    assert labels("Mayor Pavel Sorin said: “We are waiting for doctors and thirty cars of bread.”") == [
        "another number"
    ]


def test_not_found_is_a_fault_only_where_the_ledger_knows_the_speaker() -> None:
    assert labels("“The bridges will be blown up at dawn tomorrow,” Boris Tallin said.") == ["not found"]
    assert labels("“The bridges will be blown up at dawn tomorrow,” Colonel Ivo Strand said.") == []
    assert labels("“The bridges will be blown up at dawn tomorrow,” Colonel Ivo Strand said.", Outcome.OPEN)


def test_an_archive_with_holes_blames_nobody() -> None:
    text = "“The bridges will be blown up at dawn tomorrow,” Boris Tallin said on May 30, 2031."
    assert labels(text) == []
    assert labels(text, Outcome.OPEN) == ["nothing collected"]


def test_names_and_scare_quotes_are_no_quotations() -> None:
    assert checked("The “miracle” of Lorim was reported by the “Halmar Courier” and others.").faults == ()

"""Attributions against the ledger: speaker, office, date, number, outlet, venue, meaning."""

from __future__ import annotations

import pytest

from svodka.model import Aspect, Outcome
from tests.check.world import findings, labels


@pytest.mark.parametrize(
    "text",
    [
        "Defence Minister Boris Tallin told a briefing on February 3 that there were no Varnian troops in Lorim.",
        "On March 10 Foreign Minister Anna Merel said that 340 lorries had crossed the border.",
        "“Trade is not war,” Anna Merel said in an interview with the Vesk Daily.",
        "Boris Tallin admitted in August that Varnian troops had been in Lorim since spring.",
        "Мэр Лорима Павел Сорин 12 марта заявил на брифинге, что город ждёт врачей и двадцать машин хлеба.",
    ],
)
def test_sound(text: str) -> None:
    assert labels(text) == []


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("“I read about it in the papers, like you,” Boris Tallin told reporters on February 10.", Aspect.DATE),
        ("On June 10 Foreign Minister Anna Merel said that 340 lorries had crossed the border.", Aspect.DATE),
        ("On March 10 Foreign Minister Anna Merel said that 430 lorries had crossed the border.", Aspect.NUMBER),
        ("“Trade is not war,” Anna Merel said in an interview with the Halmar Courier.", Aspect.CARRIER),
        ("“Trade is not war,” Anna Merel wrote on her Telegram channel.", Aspect.VENUE),
        ("“Trade is not war,” Defence Minister Anna Merel said.", Aspect.OFFICE),
        ("On February 20 Boris Tallin confirmed that Varnian troops were in Lorim.", Aspect.MEANING),
        ("On March 10 Anna Merel said that 340 lorries had not crossed the border.", Aspect.MEANING),
    ],
)
def test_each_kind_of_error_is_found(text: str, aspect: Aspect) -> None:
    assert aspect in {finding.aspect for finding in findings(text)}


def test_an_office_that_was_left() -> None:
    found = findings("Defence Minister Boris Tallin said on September 5: “I read about it in the papers, like you.”")
    assert any(f.aspect is Aspect.OFFICE and "2031-09-05" in f.message and f.weight == "high" for f in found)


def test_nothing_collected_from_an_outlet_is_said_and_not_blamed() -> None:
    text = "“We have not sent a single soldier across the river,” Boris Tallin told the Vesk Daily on February 3."
    assert labels(text) == []
    assert "nothing collected" in labels(text, Outcome.OPEN)


def test_what_the_ledger_lacks_is_no_fault() -> None:
    text = "Colonel Ivo Strand said on Friday that the harvest festival would be moved to the town hall."
    assert labels(text) == []
    assert labels(text, Outcome.OPEN) == ["not in the ledger"]

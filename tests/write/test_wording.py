"""Dates in words: never more precise than they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from svodka.model import Precision
from svodka.write.wording import date_range_words, interval_words, published_words, said_words
from tests.write.samples import COURIER, said

DAY, WEEK, MONTH, SEASON = Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.SEASON
YEAR, PERIOD, APPROXIMATE = Precision.YEAR, Precision.PERIOD, Precision.APPROXIMATE


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        ("2031-04-26", "2031-04-26", DAY, "on April 26, 2031"),
        ("2030-10-01", "2030-10-31", MONTH, "in October 2030"),
        ("2032-02-01", "2032-02-29", MONTH, "in February 2032"),
        ("2030-09-01", "2030-11-30", SEASON, "in autumn 2030"),
        ("2030-12-01", "2031-02-28", SEASON, "in winter 2030–31"),
        ("2030-01-01", "2030-12-31", YEAR, "in 2030"),
        ("2031-04-21", "2031-04-27", WEEK, "in the week of April 21 to 27, 2031"),
        ("2031-04-26", "2031-04-30", PERIOD, "between April 26 and April 30, 2031"),
        ("2030-10-30", "2031-04-30", PERIOD, "between October 30, 2030 and April 30, 2031"),
        ("2031-04-23", "2031-04-30", APPROXIMATE, "at some time between April 23 and April 30, 2031"),
        ("2031-04-23", "2031-04-23", APPROXIMATE, "on or about April 23, 2031"),
        # a month that the interval does not fill is not "in April"
        ("2031-04-01", "2031-04-28", MONTH, "between April 1 and April 28, 2031"),
    ],
)
def test_said(start: str, end: str, precision: Precision, words: str) -> None:
    assert said_words(said(start, end, precision)) == words


def test_without_preposition() -> None:
    assert date_range_words(said("2031-04-26")) == "April 26, 2031"
    about = said("2031-04-26", precision=Precision.APPROXIMATE)
    assert date_range_words(about) == "about April 26, 2031"
    assert date_range_words(None) == "no date is told"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2031-04-26", "2031-04-26", "April 26, 2031"),
        ("2031-04-01", "2031-04-30", "April 1 to 30, 2031"),
        ("2031-04-26", "2031-05-02", "April 26 to May 2, 2031"),
        ("2030-12-30", "2031-01-02", "December 30, 2030, to January 2, 2031"),
    ],
)
def test_interval(start: str, end: str, words: str) -> None:
    assert interval_words(date.fromisoformat(start), date.fromisoformat(end)) == words


def test_published() -> None:
    assert published_words(COURIER) == "published April 28, 2031 (page metadata)"
    assert published_words(replace(COURIER, published=None)) == "publication date not told"
    assert published_words(replace(COURIER, published="last week")) == "published last week"

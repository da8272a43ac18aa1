"""Dates as lines of a page write them."""

from __future__ import annotations

import pytest

from svodka.parse.dateline import dateline, is_dateline, iso_date


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("April 30, 2031", "2031-04-30"),
        ("30 April 2031", "2031-04-30"),
        ("Apr. 30th, 2031", "2031-04-30"),
        ("Wednesday, April 30, 2031 at 2:05 p.m. GMT", "2031-04-30T14:05"),
        ("Published: 30 April 2031, 14:05", "2031-04-30T14:05"),
        ("PORT ALDER, April 30, 2031", "2031-04-30"),
        ("2031-04-30", "2031-04-30"),
        ("2031-04-30 14:05", "2031-04-30T14:05"),
        ("30.04.2031", "2031-04-30"),
        ("14:05, 30.04.2031", "2031-04-30T14:05"),
        ("30 апреля 2031", "2031-04-30"),
        ("30 апреля 2031 года, 14:05", "2031-04-30T14:05"),
        ("Среда, 30 апреля 2031 г.", "2031-04-30"),
        ("Опубликовано: 30.04.2031 | 14:05 МСК", "2031-04-30T14:05"),
        ("04/30/2031", "2031-04-30"),
        ("30/04/2031", "2031-04-30"),
        ("Sept 3, 2031", "2031-09-03"),
    ],
)
def test_date_lines(line: str, told: str) -> None:
    assert is_dateline(line)
    assert dateline(line) == told


@pytest.mark.parametrize("line", ["February 30, 2031", "31.04.2031", "03/04/2031"])
def test_dates_that_do_not_exist_or_read_in_two_ways_tell_nothing(line: str) -> None:
    assert is_dateline(line)
    assert dateline(line) is None


@pytest.mark.parametrize(
    "line",
    ["On April 30, 2031 the port was closed.", "Maybe 30, 2031", "April 2031", "30 апельсинов 2031", "", "x" * 500],
)
def test_other_lines_are_no_date_lines(line: str) -> None:
    assert not is_dateline(line)


@pytest.mark.parametrize(
    "value", ["2031-05-14", "2031-05-14T10:00", "2031-05-14T10:00:00+03:00", "2031-05-14 10:00:00"]
)
def test_iso_dates(value: str) -> None:
    assert iso_date(value) == value


@pytest.mark.parametrize(
    "value", ["2031-02-30", "20310514", "2031-W20-3", "14.05.2031", "2031-05-14T25:00", "soon", ""]
)
def test_what_is_no_iso_date(value: str) -> None:
    assert iso_date(value) is None

"""Through whom a whole text came, as its layout tells, stands behind each statement's own chain."""

from __future__ import annotations

from dataclasses import replace

from svodka.extract import extract
from svodka.model import Details, Hints
from svodka.parse.plain import parsed_text
from svodka.reading import revision_of

TEXT = "“The port is closed,” harbour master Ada Brenn told Halmar Press. “We wait,” she added."
REVISION = revision_of(
    parsed_text(TEXT, address="https://t.me/tug/1", hints=Hints(language="en", published="2031-05-14")), checksum=""
)


def chains(*carriers: str) -> list[list[str]]:
    revision = replace(REVISION, details=Details(carriers=carriers))
    return [[hop.name for hop in statement.chain] for statement in extract(revision)]


def test_a_forwarded_post_names_the_channel_from_which_it_came() -> None:
    alone = chains()
    assert len(alone) == 2
    assert chains("The Lighthouse") == [[*chain, "The Lighthouse"] for chain in alone]


def test_a_carrier_that_the_text_names_stands_once() -> None:
    (first, *_) = chains("HALMAR PRESS")
    assert [name.casefold() for name in first].count("halmar press") == 1

"""Revision -> Statements: attribution, speakers, dates, venue, chain."""

from __future__ import annotations

from svodka.model import Revision, Statement

VERSION = "extract/1"


def extract(revision: Revision) -> tuple[Statement, ...]:
    """The statements of one revision, in the order in which their words stand in its text."""
    from svodka.extract import english
    return english.extract(revision) if revision.language == "en" else ()

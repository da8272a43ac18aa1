"""Revision -> Statements: attribution, speakers, dates, venue, chain."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

from svodka.extract.settings import DEFAULT, Settings
from svodka.model import Hop, Revision, Statement

__all__ = ["DEFAULT", "VERSION", "Settings", "extract"]

VERSION = "extract/4"

# language -> the package that reads it; loaded when the first text in that language comes
READERS = {"en": "svodka.extract.english", "ru": "svodka.extract.russian"}


def extract(revision: Revision, settings: Settings = DEFAULT) -> tuple[Statement, ...]:
    """The statements of one revision, in the order in which their words stand in its text.

    A text in a language that we do not read has none; so has one whose language is not known.
    """
    reader = READERS.get(revision.language or "")
    if reader is None:
        return ()
    found: tuple[Statement, ...] = import_module(reader).extract(revision, settings)
    return tuple(_carried(statement, revision.carriers) for statement in found) if revision.carriers else found


def _carried(statement: Statement, carriers: tuple[str, ...]) -> Statement:
    """The statement with those through whom the whole text came behind its own chain; one that it names is there."""
    named = {hop.name.casefold() for hop in statement.chain}
    more = tuple(Hop(name) for name in carriers if name.casefold() not in named)
    return replace(statement, chain=(*statement.chain, *more))

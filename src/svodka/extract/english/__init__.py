"""English statements by rules."""

from __future__ import annotations

from svodka.extract.english.assemble import statements_of
from svodka.model import Revision, Statement


def extract(revision: Revision) -> tuple[Statement, ...]:
    """The statements of an English revision, in the order in which their words stand in its text."""
    return statements_of(revision)

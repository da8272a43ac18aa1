"""English statements: by rules, and by a trained reader that knows what the rules found."""

from __future__ import annotations

from svodka.extract.english.assemble import statements_of
from svodka.extract.settings import DEFAULT, Settings
from svodka.model import Revision, Statement


def extract(revision: Revision, settings: Settings = DEFAULT) -> tuple[Statement, ...]:
    """The statements of an English revision, in the order in which their words stand in its text."""
    return statements_of(revision, settings)

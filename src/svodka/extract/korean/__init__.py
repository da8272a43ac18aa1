"""Korean: direct and partly direct quotations with their speakers, by rules. Indirect speech is not read."""

from __future__ import annotations

from svodka.extract.direct import read_parts, statements, without_overlaps
from svodka.extract.korean.naming import subjects, words_of
from svodka.extract.korean.rules import findings
from svodka.extract.settings import DEFAULT, Settings
from svodka.model import Revision, Statement


def extract(revision: Revision, settings: Settings = DEFAULT) -> tuple[Statement, ...]:
    """The statements of a Korean revision, in the order of their words; offsets are of ``revision.text``."""
    text, parts = revision.text, read_parts(revision)
    found = without_overlaps(one for part in parts for one in findings(text, part))
    if not found:
        return ()
    people = [one for part in parts for one, _ in subjects(text, words_of(text, part.start, part.end)) if one.surname]
    return statements(revision, found, people)

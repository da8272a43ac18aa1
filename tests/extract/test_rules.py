"""Every rule that finds something in our own texts has a case of its own name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from svodka.extract import Settings, extract
from svodka.model import Capture, Hints
from svodka.parse import parse
from svodka.reading import revision_of
from tests.conftest import ROOT
from tests.extract.cases import all_cases
from tests.extract.test_cases import revision_of as revision_of_case

FETCHED = datetime(2033, 1, 1, tzinfo=UTC)
TEXTS = [
    *sorted((ROOT / "eval/digests").glob("*.txt")),
    *sorted((ROOT / "src/svodka/packs/demo/documents").iterdir()),
]

RULES = Settings(rules_only=True)


def rules_that_fire() -> Iterator[str]:
    """The names of the rules on the statements of the demo, of the digests of eval, and of the cases."""
    for path in TEXTS:
        hints = Hints(language="en") if path.parent.name == "digests" else Hints()
        parsed = parse(Capture(path.read_bytes(), path.as_uri(), FETCHED, hints=hints))
        for statement in extract(revision_of(parsed, checksum=""), RULES):
            yield from statement.rules
    for case in all_cases():
        for statement in extract(revision_of_case(case), RULES):
            yield from statement.rules


def test_every_rule_has_a_case() -> None:
    assert set(rules_that_fire()) - {case.rule for case in all_cases()} == set()


def test_every_case_names_a_rule_that_fires() -> None:
    assert {case.rule for case in all_cases()} - {"none"} - set(rules_that_fire()) == set()

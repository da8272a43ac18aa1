"""Silence: told only with a whole certificate; a hole in the archive is no silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from svodka.model import Decision, HolderLevel, Stance, Subject, Verdict
from svodka.track.positions import Line, Position
from svodka.track.silence import Around, Coverage, Silence, silence_id, silence_of, told

UNTIL = date(2031, 6, 1)
WHOLE = Around(articles=40, outlets=5, articles_before=12, other_statements=9, coverage=Coverage(60, 60))


def line(stance: Stance = Stance.DENY, statements: int = 5) -> Line:
    position = Position(stance, date(2031, 2, 4), date(2031, 3, 1), tuple(f"d{n}" for n in range(statements)))
    return Line("Foreign Ministry", HolderLevel.INSTITUTION, "Varnia", (position,), (), ())


def silence(around: Around = WHOLE, statements: int = 5) -> Silence:
    found = silence_of(line(statements=statements), UNTIL, around)
    assert found is not None
    return found


def test_a_whole_certificate_is_told_and_says_no_more_than_it_knows() -> None:
    found = silence()
    assert found.missing == ()
    assert found.sentence.startswith("no statement of Foreign Ministry on this was found since 2031-03-01, although 40")
    assert "refus" not in found.sentence
    assert told([found], "strike", ()) == (found,)


@pytest.mark.parametrize(
    ("around", "statements", "missing"),
    [
        (WHOLE, 2, "only 2 statements before"),
        (replace(WHOLE, articles=9), 5, "only 9 articles"),
        (replace(WHOLE, outlets=2), 5, "of 2 outlets"),
        (replace(WHOLE, other_statements=4), 5, "only 4 statements on other matters"),
        (replace(WHOLE, coverage=Coverage(60, 50)), 5, "only 83% of what it publishes"),
        (replace(WHOLE, coverage=Coverage(0, 0)), 5, "no visits to a source"),
        (replace(WHOLE, articles_before=400), 5, "by chance"),
    ],
)
def test_what_is_missing_keeps_it_untold(around: Around, statements: int, missing: str) -> None:
    found = silence(around, statements)
    assert any(missing in reason for reason in found.missing)
    assert told([found], "strike", ()) == ()


def test_who_was_never_committed_is_never_silent() -> None:
    assert silence_of(line(Stance.DECLINE), UNTIL, WHOLE) is None
    assert silence_of(replace(line(), positions=()), UNTIL, WHOLE) is None


def test_a_person_strikes_it_out() -> None:
    found = silence()
    at = datetime(2031, 6, 2, tzinfo=UTC)
    struck = Decision(1, at, "Ed", "strike", Subject.SILENCE, silence_id("strike", found), Verdict.REJECT)
    assert told([found], "strike", [struck]) == ()

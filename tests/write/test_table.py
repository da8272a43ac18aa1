"""The table for a terminal: what it shows, how it fits, and what can't reach the terminal."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from svodka.model import CueClass, LedgerRow, SpeakerType
from svodka.write.bands import HIGH, MEDIUM, band
from svodka.write.table import CONTENT_LONGEST, shortened, statement_table
from tests.write.samples import EVIL, HOSTILE, ROWS, revision, row, statement


def printed(*rows: LedgerRow, width: int = 120, explain: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=False)
    pairs = [(r.revision, r.statement) for r in rows]
    console.print(statement_table(pairs, width=width, explain=explain))
    return out.getvalue()


def test_columns() -> None:
    text = printed(*ROWS)
    for word in ("speaker", "when", "kind", "what", "through", "Vera Holm", "briefing", "Evening Lamp", "not told"):
        assert word in text
    assert "“It is all fiction,”" in text
    assert "said_that" not in text


def test_explain_adds_rules_confidence_and_doubts() -> None:
    text = printed(*ROWS, width=160, explain=True)
    for word in ("rules: said_that", "high confidence (0.90)", "medium confidence", "low confidence (0.30)", "pronoun"):
        assert word in text


def test_a_belief_is_told_from_speech() -> None:
    of = revision("Holm believes that it holds.")
    belief = replace(statement(of, "Holm", "that it holds"), cue_class=CueClass.OTHER)
    for width in (60, 120):
        assert "not uttered" in printed(row(of, belief), width=width)
        assert "not uttered" not in printed(*ROWS, width=width)


def test_explain_tells_of_what_type_the_speaker_is() -> None:
    of = revision("“We wait,” the crews said.")
    made = statement(of, "We wait,", "crews")
    assert made.speaker is not None
    known = replace(made, speaker=replace(made.speaker, type=SpeakerType.GROUP))
    assert "speaker by full name; group" in printed(row(of, known), width=160, explain=True)
    assert "unknown" not in printed(row(of, made), width=160, explain=True)


@pytest.mark.parametrize("width", [40, 80, 100, 200])
def test_fits(width: int) -> None:
    assert max(len(line) for line in printed(*ROWS, width=width).splitlines()) <= width


def test_nothing_controls_the_terminal_and_markup_is_text() -> None:
    of = revision("“[bold red]ho[/] \x1b[31m \x9b2J \u202e \a,” she said.")
    text = printed(row(HOSTILE, EVIL), row(of, statement(of, of.text[1:24], "[link=x]Eve[/link]")), width=200)
    assert not [char for char in text if ord(char) < 32 and char != "\n"]
    assert not [char for char in text if 0x7F <= ord(char) <= 0x9F or char == "\u202e"]
    assert "[bold red]ho[/]" in text
    assert "[link=x]Eve[/link]" in text
    assert "‹U+001B›" in text


def test_long_words_are_shortened_with_marks() -> None:
    of = revision("“" + "We waited for the boats, " * 20 + "” she said.")
    words = shortened(of, statement(of, of.text[1:400], "A"), CONTENT_LONGEST)
    assert words.startswith("“We waited")
    assert words.endswith("boats” …")
    assert len(words) <= CONTENT_LONGEST + 4


def test_bands() -> None:
    assert [band(x) for x in (0.0, MEDIUM - 0.01, MEDIUM, HIGH - 0.01, HIGH, 1.0)] == [
        "low", "low", "medium", "medium", "high", "high",
    ]  # fmt: skip

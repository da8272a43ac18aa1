"""Summaries of a line against dated stances."""

from __future__ import annotations

from datetime import date

import pytest

from svodka.check.summaries import summary_in
from svodka.checking import Checker
from svodka.model import Outcome, Stance, Taken
from tests.check.world import CLAIM, DAY, evidence, findings, people


@pytest.mark.parametrize(
    ("text", "kind", "stance", "days"),
    [
        ("For six months, the ministry had denied it.", "span", "deny", 182.4),
        ("The ministry denied it for two weeks.", "span", "deny", 14.0),
        ("For half a year the ministry denied it.", "span", "deny", 182.6),
        ("Министерство на протяжении полугода отрицало это.", "span", "deny", 182.6),
        ("Восемь месяцев он отрицал это.", "span", "deny", 243.2),
        ("He has never commented on it.", "never", "speak", None),
        ("Он ни разу не комментировал это.", "never", "speak", None),
        ("He repeatedly refused to comment.", "repeatedly", "decline", None),
        ("Министр неоднократно опровергал это.", "repeatedly", "deny", None),
        ("For the first time, he admitted it.", "first", "affirm", None),
        ("Впервые он признал это.", "first", "affirm", None),
        ("She has always denied it.", "always", "deny", None),
        ("До сих пор он не признавал этого.", "until now", "affirm", None),
    ],
)
def test_what_sums_up(text: str, kind: str, stance: str, days: float | None) -> None:
    found = summary_in(text)
    assert found is not None
    assert (found.kind, found.stance) == (kind, stance)
    assert found.days == pytest.approx(days) if days else found.days is None


@pytest.mark.parametrize(
    "text", ["He spoke for two hours.", "The spokeswoman never mentioned was ill.", "It rained for six days."]
)
def test_what_sums_up_nothing_or_no_stance(text: str) -> None:
    found = summary_in(text)
    assert found is None or found.stance == "speak"


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("For six months Boris Tallin had denied that Varnian troops were in Lorim.", True),
        ("For two weeks Boris Tallin had denied that Varnian troops were in Lorim.", False),
        ("Boris Tallin repeatedly denied that Varnian troops were in Lorim.", True),
        ("Boris Tallin never denied that Varnian troops were in Lorim.", False),
        ("Boris Tallin always denied that Varnian troops were in Lorim.", False),
    ],
)
def test_held_to_dated_statements(text: str, sound: bool) -> None:
    assert bool(findings(text)) is not sound
    told = findings(text, Outcome.SOUND if sound else Outcome.FAULT)
    assert any(f.aspect == "summary" and f.evidence and f.evidence[0].day for f in told)


def test_given_stances_are_enough() -> None:
    taken = [
        Taken("troops", date(2031, 2, 3), Stance.DENY, "no", "https://example.org/a", person="Boris Tallin"),
        Taken("troops", date(2031, 2, 9), Stance.HEDGE, "perhaps", "https://example.org/b", person="Boris Tallin"),
        Taken("troops", date(2031, 3, 3), Stance.DENY, "no", "https://example.org/c", person="Boris Tallin"),
    ]
    held = Checker(evidence(), people=people(), claims=(CLAIM,), taken=lambda claim: taken)
    report = held.check("For seven months Boris Tallin had denied that Varnian troops were in Lorim.", published=DAY)
    (fault,) = report.faults
    assert (fault.label, fault.evidence[0].words) == ("contradicted", "perhaps")


def test_whom_the_ledger_does_not_know_is_left_open() -> None:
    text = "For six months Colonel Ivo Strand had denied that Varnian troops were in Lorim."
    assert findings(text) == []
    assert any(f.aspect == "summary" for f in findings(text, Outcome.OPEN))

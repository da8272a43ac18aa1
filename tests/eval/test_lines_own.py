"""Our own cases of lines: the notation, and what is counted."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from eval.baselines import changes
from eval.lines_own import FOLDER, OwnCase, by_baseline, read_file, score

TEXT = """
== strike | AGENT | The Varnian army struck the hospital in Vesk.
about: Vesk | 2031-02-03 | 2031-02-03 | Varnia; Varnian army
en: Vesk; hospital
ru: Веск; больница
2031-02-04 deny
 Tessa Orlan denied it.
 Тесса Орлан это отрицала.
? 2031-02-25
 She had denied it.
 Раньше она это отрицала.
2031-02-20 affirm
 Tessa Orlan admitted it.
 Тесса Орлан это признала.
-> Tessa Orlan | deny | affirm | 2031-02-20
= Ilo Brann
"""


@pytest.fixture
def case(tmp_path: Path) -> OwnCase:
    path = tmp_path / "lot.txt"
    path.write_text(TEXT, encoding="utf-8")
    (one,) = read_file(path)
    return one


def answer(holder: str, onset: str, *, stance: str = "affirm") -> dict[str, Any]:
    shift = {"from": "deny", "to": "affirm", "onset": onset}
    return {
        "holders": [{"holder": holder, "shifts": [shift], "positions": []}],
        "stances": {"strike/01": ["deny"], "strike/03": [stance]},
    }


def test_the_notation(case: OwnCase) -> None:
    assert case.claim.place == "Vesk"
    assert case.stances == {"strike/01": "deny", "strike/03": "affirm"}
    assert [record["published"] for record in case.records["ru"]] == ["2031-02-04", "2031-02-25", "2031-02-20"]
    assert case.shifts == [("Tessa Orlan", "deny", "affirm", date(2031, 2, 20))]
    assert case.controls == ["Ilo Brann"]


def test_a_shift_within_the_week_is_found(case: OwnCase) -> None:
    got = score([case], lambda _: answer("Orlan", "2031-02-24"))
    assert (got.found, got.missed, got.wrong, got.figures()["stance"]) == (1, 0, 0, 100.0)


def test_a_shift_on_another_day_is_missed_and_wrong(case: OwnCase) -> None:
    got = score([case], lambda _: answer("Tessa Orlan", "2031-03-24"))
    assert (got.found, got.missed, got.wrong, got.alarms) == (0, 1, 1, 0)


def test_a_control_that_moves_is_a_false_alarm(case: OwnCase) -> None:
    got = score([case], lambda _: answer("Ilo Brann", "2031-02-20", stance="decline"))
    assert (got.kept, got.alarms, got.figures()["false alarms"], got.figures()["stance"]) == (0, 1, 500.0, 50.0)


def test_a_rule_that_believes_what_comes_twice() -> None:
    rows = [("deny", 2), ("affirm", 1), ("affirm", 2)]
    positions = [{"stance": s, "statements": ["x"] * n, "from": "2031-02-04", "to": "2031-02-05"} for s, n in rows]
    assert [(one["from"], one["to"]) for one in changes(positions, 2)] == [("deny", "affirm")]
    held = {"holders": [{"holder": "A", "positions": positions, "shifts": []}]}
    assert len(by_baseline(held, 2)["holders"][0]["shifts"]) == 1


def test_every_lot_is_in_both_languages_and_has_its_controls() -> None:
    lots = [read_file(path) for path in sorted(FOLDER.glob("*.txt"))]
    cases = [one for lot in lots for one in lot]
    assert len(cases) >= 20
    assert len({one.key for one in cases}) == len(cases)
    assert sum(len(one.stances) for one in cases) >= 150
    assert sum(len(one.controls) for one in cases) >= 15
    cyrillic = [any("а" <= char <= "я" for char in row["text"]) for one in cases for row in one.records["ru"]]
    assert all(cyrillic)

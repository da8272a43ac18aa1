"""Alerts over the shared cases: each move of a line once, none lost, in the order of the days and in any other."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from svodka.model import Claim
from svodka.track.alerts import Alert, alerts
from svodka.track.claims import parse_claim
from svodka.track.events import ClaimLines, Rule, Subject, When
from svodka.track.lines import TOGETHER, Line, lines
from svodka.track.utterances import Document, utterances
from svodka.tracking import documents_of

FAR = date(2040, 1, 1)


def cases(shared: Path) -> list[tuple[Claim, list[Document]]]:
    """Claims with their dated English reports."""
    found = []
    for path in sorted((shared / "gold" / "lines").glob("*.json")):
        values = json.loads(path.read_text(encoding="utf-8"))["claim"]
        toml = "\n".join(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items())
        command = [sys.executable, str(shared / "score" / "lines.py"), "--documents", "--lang", "en", str(path)]
        reports = subprocess.run(command, capture_output=True, check=True).stdout
        documents, _ = documents_of(enumerate(reports.splitlines(), 1))
        found.append((parse_claim(toml, file=path.name, key=path.stem), [d for d in documents if d.dated]))
    return found


def watched(
    claim: Claim, order: Sequence[Document], today: Callable[[Document], date], within: int
) -> tuple[list[Alert], tuple[Line, ...]]:
    """What a watch tells that looks after each document, and the lines at the end."""
    rule = Rule("all", When.SHIFT, ("feed",), within=within)
    sent: list[Alert] = []
    held: tuple[Line, ...] = ()
    for number, document in enumerate(order, 1):
        said = utterances(order[:number], claim)
        held = lines(said)
        had = {alert.id for alert in sent}
        found = alerts((), [ClaimLines(claim, held, said)], [rule], sent, today(document))
        sent += [alert for alert in found if alert.id not in had]
    return sent, held


def check(sent: Sequence[Alert], held: Sequence[Line]) -> Counter[str]:
    """No line's move twice, none lost."""
    told = [(subject, alert.event.after, alert.event.onset) for alert in sent for subject in alert.subjects]
    moves = [(Subject(line.holder, line.level), shift.after, shift.onset) for line in held for shift in line.shifts]

    def near(a: tuple[object, object, date], b: tuple[object, object, date]) -> bool:
        return a[:2] == b[:2] and abs((a[2] - b[2]).days) <= TOGETHER

    twice = [(a, b) for at, a in enumerate(told) for b in told[:at] if near(a, b)]
    lost = [move for move in moves if not any(near(move, one) for one in told)]
    assert twice == []
    assert lost == []
    return Counter(alerts=len(sent), moves=len(moves), told=len(told))


@pytest.mark.shared
@pytest.mark.slow
def test_each_move_is_told_once_in_any_order(shared: Path) -> None:
    by_day: Counter[str] = Counter()
    for claim, documents in cases(shared):
        chronological = sorted(documents, key=lambda d: d.dated or FAR)
        by_day += check(*watched(claim, chronological, lambda d: d.dated or FAR, 14))
        shuffled = random.Random(claim.key).sample(documents, len(documents))
        check(*watched(claim, shuffled, lambda d: FAR, 40_000))
    # told on their day, nothing that was not on the lines at the end, and three lines' moves in less than two alerts
    assert by_day["told"] == by_day["moves"] > 0
    assert by_day["alerts"] < by_day["moves"]

"""A message for trying a delivery out: plainly a test, about nobody."""

from __future__ import annotations

from datetime import datetime

from svodka.ids import checksum
from svodka.model import HolderLevel, QuotedSpan, Receipt, Span, Stance
from svodka.track.alerts import Alert
from svodka.track.events import Cited, Event, Subject, When
from svodka.watching.records import Receipted

_WORDS = "This is a test of a delivery. Nobody said anything."


def sample(at: datetime) -> Receipted:
    """An alert that tells of itself that it is a test."""
    day = at.date()
    event = Event(
        When.SPEAKS, "test", Subject("Nobody (a test)", HolderLevel.PERSON), None, Stance.DEFLECT, "", day, None, day,
        "test", (Cited(("test",), day, Stance.DEFLECT, _WORDS, True),),
    )  # fmt: skip
    sum_ = checksum(_WORDS.encode())
    quoted = QuotedSpan(Span(0, len(_WORDS)), _WORDS)
    receipt = Receipt("test", "test", "about:blank", at, sum_, sum_, "test", (quoted,), "svodka watch test")
    alert = Alert(f"test-{at:%Y%m%d%H%M%S}", "", "This delivery works.", event, (), (), ())
    return Receipted(alert, at, (receipt,))

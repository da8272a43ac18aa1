"""Alerts about invented countries, and the house from which they go out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from svodka.collect.addresses import AllowedHosts
from svodka.collect.limits import Limits
from svodka.ids import checksum
from svodka.model import HolderLevel, QuotedSpan, Receipt, Span, Stance
from svodka.track.alerts import Alert
from svodka.track.events import Cited, Event, Subject, When
from svodka.watching.carrying import House
from svodka.watching.records import Receipted

AT = datetime(2031, 2, 21, 9, 30, tzinfo=UTC)
OLD = "Varnian Defence Minister Tessa Orlan denied that the army had shelled the hospital in Vesk."
NEW = "Tessa Orlan admitted that the Varnian army had struck the hospital in Vesk by mistake."


def receipt(words: str, outlet: str | None = "The Wire", address: str = "https://wire.example/a1") -> Receipt:
    """The receipt of words that are all of a text."""
    text = checksum(words.encode("utf-8", "surrogatepass"))
    quoted = (QuotedSpan(Span(0, len(words)), words),)
    return Receipt("s" * 16, "r" * 16, address, AT, text, text, "plain/1", quoted, outlet, "2031-02-20")


def told(
    id: str = "a" * 16, *, status: str = "candidate", words: str = NEW, when: When = When.SHIFT, at: datetime = AT,
    outlet: str | None = "The Wire", claim: str = "The Varnian army struck the hospital in Vesk.",
) -> Receipted:  # fmt: skip
    """An alert: Varnia admits."""
    evidence = (
        Cited(("a1", "a9"), date(2031, 2, 20), Stance.AFFIRM, words, True),
        Cited(("d1",), date(2031, 2, 4), Stance.DENY, OLD, False),
    )
    event = Event(
        when, "strike", Subject("Varnia", HolderLevel.STATE), Stance.DENY, Stance.AFFIRM, status, date(2031, 2, 20),
        date(2031, 2, 6), date(2031, 2, 20), "admission", evidence,
    )  # fmt: skip
    also = (Subject("Tessa Orlan", HolderLevel.PERSON),)
    alert = Alert(id, "candidate", claim, event, also, (), ())
    return Receipted(alert, at, (receipt(words, outlet), receipt(OLD, "Gazette", "https://gazette.example/d1")))


@dataclass
class Sleeps:
    """Sleeps that cost no time."""

    seconds: list[float] = field(default_factory=list)

    def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


def house(
    root: Path, secrets: Mapping[str, str] | None = None, *, allowed: frozenset[str] = frozenset({"127.0.0.1"}),
    sleep: Sleeps | None = None, had: Iterable[Receipted] = (), seconds: float = 1.0,
) -> House:  # fmt: skip
    """A house on loopback; a server that is silent for ``seconds`` is too slow."""
    return House(
        "Desk of Halmar", root, AllowedHosts(allowed), secrets or {}, sleep or Sleeps(), lambda key: list(had),
        Limits(size=1 << 16, total=seconds, connect=seconds, stall=seconds),
    )  # fmt: skip

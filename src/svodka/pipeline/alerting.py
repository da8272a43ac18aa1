"""The pass ``watch``: lines | what is news | receipts verified | noted | carried out | noted.

An alert and the deliveries that want it are noted in one transaction before anything is sent; each attempt is noted
before it is made, its outcome after. So each alert goes out at least once, and twice only where we were stopped, or
the connection broke, between the sending and the note: then with the same key (``watching.carrying``).
"""

from __future__ import annotations

import contextlib
import fcntl
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from svodka.errors import BusyError, ConfigError, DeliveryError, LedgerError, ReceiptError
from svodka.ids import content_id
from svodka.ledger import Carried, Carry
from svodka.pipeline.desk import Desk
from svodka.pipeline.desk_lines import DeskLines
from svodka.pipeline.digests import verify_receipts
from svodka.track.alerts import Alert, alerts, withdrawals
from svodka.track.events import WITHIN_CONFIRMED, Rule
from svodka.watching.carrying import Carrier
from svodka.watching.records import Receipted, receipted_from_json, receipted_to_json

# A receiver that is away for a weekend gets its alerts on Monday; what is older than a week is no alert any more
PATIENCE = timedelta(days=7)
OPEN = (Carry.WANTED, Carry.TRYING, Carry.FAILED, Carry.UNSURE)


@dataclass(frozen=True, slots=True)
class Noticed:
    """An alert that is to go out, or the reason why it must not."""

    alert: Alert
    told: Receipted | None
    new: bool  # not noted by an earlier run
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Carriage:
    """What became of one attempt."""

    told: Receipted
    delivery: str
    state: Carry
    message: str | None = None


@contextlib.contextmanager
def watching(desk: Desk) -> Iterator[None]:
    """Keep other programs from sending this desk's alerts at the same time: they would send the same ones."""
    path = desk.ledger.path.with_name(f"{desk.ledger.path.name}.watch")
    try:
        file = path.open("a")
    except OSError as error:
        raise LedgerError(f"can't write beside the ledger: {path}: {error.strerror}") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError("another svodka watch is at work on this desk: wait until it is done") from None
        yield


def news(desk: Desk, known: DeskLines, rules: Sequence[Rule], at: datetime) -> list[Noticed]:
    """What the rules ask for and is news at ``at``, each with verified receipts. Notes nothing."""
    told = {one["id"]: receipted_from_json(one) for one in desk.ledger.alerting.records()}
    sent = [one.alert for one in told.values()]
    lines = known.as_of()
    found = [
        _noticed(desk, known, alert, told.get(alert.id), at) for alert in alerts((), lines, rules, sent, at.date())
    ]
    since = at.date() - timedelta(days=WITHIN_CONFIRMED)
    had = desk.ledger.alerting.carried()
    for alert in withdrawals(lines, sent, since):
        receivers = tuple(one.delivery for one in had if one.alert == alert.takes_back)
        first = told[alert.takes_back]
        one = told.get(alert.id) or replace(first, alert=alert, noticed=at)
        found.append(Noticed(replace(alert, deliver=receivers), one, new=alert.id not in told))
    return found


def replayed(known: DeskLines, rules: Sequence[Rule], since: date) -> list[Alert]:
    """What the rules would have told of since a day, had each report come on the day of its words."""
    before = known.as_of(since)
    found: list[Alert] = []
    for day in known.days():
        if day > since:
            had = {alert.id for alert in found}
            today = alerts(before, known.as_of(day), rules, found, day)
            found += [alert for alert in today if alert.id not in had]
    return found


def _noticed(desk: Desk, known: DeskLines, alert: Alert, had: Receipted | None, at: datetime) -> Noticed:
    if had:
        return Noticed(alert, had, new=False)
    try:
        receipts = tuple(known.receipt(cited.documents[0], cited.text) for cited in alert.event.evidence)
        verify_receipts(desk, receipts)
    except ReceiptError as error:
        return Noticed(alert, None, new=True, fault=str(error))
    return Noticed(alert, Receipted(alert, at, receipts), new=True)


def take_note(desk: Desk, found: Iterable[Noticed], at: datetime) -> int:
    """Add the alerts and who wants them; how many are new to somebody."""
    return sum(
        desk.ledger.alerting.append(receipted_to_json(one.told), one.alert.rules, one.alert.deliver, at=at)
        for one in found
        if one.told
    )


def carry(desk: Desk, carrier_of: Callable[[str], Carrier], now: Callable[[], datetime]) -> Iterator[Carriage]:
    """Carry out what is noted and has not gone out, the oldest first.

    ``carrier_of``: the carrier of a delivery's key; it raises ``ConfigError`` where there is none or it lacks a secret.
    """
    for one in desk.ledger.alerting.carried():
        if one.state in OPEN:
            yield _carried(desk, one, carrier_of, now)


def _carried(desk: Desk, one: Carried, carrier_of: Callable[[str], Carrier], now: Callable[[], datetime]) -> Carriage:
    ledger = desk.ledger.alerting
    told = receipted_from_json(one.record)
    again = one.state in (Carry.TRYING, Carry.UNSURE)
    state = Carry.SENT
    message: str | None = None
    try:
        carrier = carrier_of(one.delivery)
        ledger.note(one.alert, one.delivery, Carry.TRYING, now())
        message = carrier.send(told, delivery_key(one.alert, one.delivery), again=again)
    except (DeliveryError, ConfigError) as error:
        unsure = again if isinstance(error, ConfigError) else error.unsure
        state, message = Carry.UNSURE if unsure else Carry.FAILED, str(error)
        if now() - one.noticed_at > PATIENCE:
            state = Carry.GIVEN_UP
    ledger.note(one.alert, one.delivery, state, now(), message)
    return Carriage(told, one.delivery, state, message)


def delivery_key(alert: str, delivery: str) -> str:
    """The key by which a receiver tells doubles: of one alert and one delivery."""
    return content_id("delivery/1", alert, delivery)


__all__ = ["Carriage", "Noticed", "carry", "delivery_key", "news", "replayed", "take_note", "watching"]

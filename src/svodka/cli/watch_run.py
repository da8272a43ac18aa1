"""What ``svodka watch run`` and ``svodka watch test`` do."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

import click

from svodka.cli.common import count, now
from svodka.cli.desk import open_desk, progress
from svodka.collect.addresses import AllowedHosts
from svodka.config import Settings, secrets
from svodka.config.claims import load_claims
from svodka.errors import DeliveryError, UsageError
from svodka.ledger import Carry
from svodka.pipeline import Desk
from svodka.pipeline.alerting import OPEN, Carriage, Noticed, carry, news, replayed, take_note, watching
from svodka.pipeline.desk_lines import DeskLines
from svodka.pipeline.tracked import known
from svodka.track.alerts import Alert
from svodka.watching.carrying import Carrier, House
from svodka.watching.deliver import carrier_of
from svodka.watching.messages import message_of
from svodka.watching.records import Receipted, receipted_from_json, receipted_to_json
from svodka.watching.sample import sample
from svodka.watching.watches import Watches, load_watches
from svodka.write.visible import one_line

SECRETS = "SVODKA_"


@dataclass(frozen=True, slots=True)
class _Open:
    """An open desk with what it watches."""

    settings: Settings
    watches: Watches
    desk: Desk
    tell: Callable[[str], None]

    def known(self) -> DeskLines:
        """The lines of the claims that rules name; of all where a rule names none."""
        claims = load_claims(self.settings.root)
        if not claims:
            complain("the desk has no claims; put one into the folder claims/ (docs/lines.md tells how)")
        for rule in self.watches.rules:
            for key in rule.claims:
                if key not in claims:
                    complain(f"the watch {rule.key} names the claim {key}, which is not in the desk's folder claims/")
        all_of_them = any(not rule.claims for rule in self.watches.rules)
        named = None if all_of_them else {key for rule in self.watches.rules for key in rule.claims}
        return DeskLines(
            self.desk,
            tuple(claims.values()),
            named,
            lambda key: self.tell(f"reading the lines of {one_line(key)}"),
            known(self.settings.root),
        )

    def carrier_of(self) -> Callable[[str], Carrier]:
        """Gives the carrier of a key, made when it is first needed."""
        made: dict[str, Carrier] = {}

        def find(key: str) -> Carrier:
            if key not in made:
                made[key] = carrier_of(self.watches.delivery(key), house(self.settings, self.desk))
            return made[key]

        return find


@contextmanager
def _opened(settings: Settings, *, rules: bool = True) -> Iterator[_Open]:
    watches = load_watches(settings.root)
    if rules and not watches.rules:
        raise UsageError("the desk watches nothing; begin with: svodka watch add")
    with progress() as tell, open_desk(settings) as desk:
        yield _Open(settings, watches, desk, tell)


def house(settings: Settings, desk: Desk) -> House:
    """What carriers need of the desk and of the environment."""

    def told(key: str) -> list[Receipted]:
        sent = [one for one in desk.ledger.alerting.carried() if one.delivery == key and one.state is Carry.SENT]
        return [receipted_from_json(one.record) for one in reversed(sent)]

    return House(
        name=settings.name,
        root=settings.root,
        allowed=AllowedHosts(frozenset(settings.allow_hosts)),
        secrets=secrets(SECRETS),
        sleep=time.sleep,
        told=told,
    )


def round_of(settings: Settings, *, as_json: bool) -> int:
    """Look for news once and tell it; the exit code."""
    with _opened(settings) as opened, watching(opened.desk):
        at = now()
        noticed = news(opened.desk, opened.known(), opened.watches.rules, at)
        take_note(opened.desk, noticed, at)
        for one in noticed:
            if one.new:
                _show(one, as_json)
        done = []
        for carriage in carry(opened.desk, opened.carrier_of(), now):
            done.append(carriage)
            opened.tell(f"sent: {len(done)}")
            _report(carriage, as_json)
    sent = sum(one.state is Carry.SENT for one in done)
    fresh, faults = _counts(noticed)
    bad = f"; {len(done) - sent} could not be made, see above" if len(done) > sent else ""
    line = f"{count(fresh, 'new alert')}; {count(sent, 'delivery', 'deliveries')} made{bad}."
    click.echo(line, err=as_json)
    return 1 if len(done) > sent or faults else 0


def preview(settings: Settings, *, as_json: bool) -> int:
    """What the next run would tell; the exit code."""
    with _opened(settings) as opened:
        noticed = news(opened.desk, opened.known(), opened.watches.rules, now())
        waiting = sum(one.state in OPEN for one in opened.desk.ledger.alerting.carried())
    for one in noticed:
        if one.new:
            _show(one, as_json)
    fresh, faults = _counts(noticed)
    line = f"{count(fresh, 'new alert')}; {count(waiting, 'earlier delivery', 'earlier deliveries')} still to be made."
    click.echo(f"{line} Nothing was sent.", err=as_json)
    return 1 if faults else 0


def replay(settings: Settings, since: date, *, as_json: bool) -> int:
    """What would have been told since a day; the exit code."""
    with _opened(settings) as opened:
        found = replayed(opened.known(), opened.watches.rules, since)
    for alert in found:
        click.echo(_as_json(alert) if as_json else _as_line(alert))
    click.echo(f"{count(len(found), 'alert')} since {since}. Nothing was sent.", err=as_json)
    return 0


def try_out(settings: Settings, key: str) -> int:
    """Send a test by a delivery; the exit code."""
    with _opened(settings, rules=False) as opened:
        at = now()
        told = sample(at)
        try:
            opened.carrier_of()(key).send(told, f"{told.alert.id}-{key}", again=False)
        except DeliveryError as error:
            complain(f"{key}: {error}")
            return 1
    click.echo(f"A test went out by {key}. Look whether it arrived.")
    return 0


def complain(line: str) -> None:
    """A line on standard error."""
    click.echo(f"svodka: {one_line(line)}", err=True)


def _counts(noticed: list[Noticed]) -> tuple[int, int]:
    """How many alerts are new, and how many can't be told."""
    return sum(one.new and one.told is not None for one in noticed), sum(one.fault is not None for one in noticed)


def _show(one: Noticed, as_json: bool) -> None:
    if one.told is None:
        complain(f"an alert can't be told: {one.fault}")
    elif as_json:
        _print({"alert": receipted_to_json(one.told), "rules": one.alert.rules, "deliver": one.alert.deliver})
    else:
        text = f"{message_of(one.told).text}By: {', '.join(one.alert.deliver)}\n"
        click.echo(text.encode("utf-8", "backslashreplace"))


def _report(carriage: Carriage, as_json: bool) -> None:
    if as_json:
        told = {"delivery": carriage.delivery, "alert": carriage.told.alert.id, "state": carriage.state.value}
        _print({**told, "message": carriage.message})
    if carriage.state is Carry.SENT and carriage.message:
        complain(f"{carriage.delivery}: {carriage.message}")
    elif carriage.state is not Carry.SENT:
        end = "given up" if carriage.state is Carry.GIVEN_UP else "tried again by the next run"
        complain(f"{carriage.delivery}: {carriage.message}; alert {carriage.told.alert.id} is {end}")


def _as_line(alert: Alert) -> bytes:
    event = alert.event
    move = f"{event.before} to {event.after}" if event.before else event.after
    line = (
        f"{event.day}  {event.claim}  {event.when}  {event.subject.holder} ({event.subject.level}): {move}; "
        f"{', '.join(alert.rules)} by {', '.join(alert.deliver)}"
    )
    return one_line(line).encode("utf-8", "backslashreplace")


def _as_json(alert: Alert) -> bytes:
    event = alert.event
    told = {
        "id": alert.id,
        "day": event.day.isoformat(),
        "claim": event.claim,
        "when": event.when.value,
        "holder": event.subject.holder,
        "level": event.subject.level.value,
        "from": event.before.value if event.before else None,
        "to": event.after.value,
        "status": event.status,
        "rules": alert.rules,
        "deliver": alert.deliver,
    }
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "backslashreplace")


def _print(value: dict[str, object]) -> None:
    click.echo(json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace"))

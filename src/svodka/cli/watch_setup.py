"""``svodka watch add``, ``deliver``, ``list``, ``remove``: what is watched, and how one is told."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from svodka.cli.common import count, day, desk_option, now, settings_of
from svodka.errors import UsageError
from svodka.model import HolderLevel, Stance
from svodka.write.visible import one_line

_STANCES = click.Choice([stance.value for stance in Stance])
_LEVELS = click.Choice([level.value for level in HolderLevel])
# as in ``track.alerts`` and ``watching.watches``, which the help must not load; a test holds them together
_WHEN = ("shift", "takes", "speaks")
_STEPS = ("candidate", "likely", "confirmed")
_SECURITY = ("starttls", "tls", "none")


@click.command(epilog="Example:  svodka watch add varnia --when shift --claim strike --holder Varnia --deliver feed")
@click.argument("key")
@desk_option
@click.option("--when", type=click.Choice(_WHEN), default="shift", show_default=True,
              help="shift: a line moves. takes: a holder affirms (or what --to says) for the first time. "
              "speaks: a holder speaks after a silence.")  # fmt: skip
@click.option("--claim", "claims", multiple=True, metavar="KEY", help="Only this claim; several times: these.")
@click.option("--holder", "holders", multiple=True, metavar="NAME", help="Only this holder; several times: these.")
@click.option("--level", "levels", multiple=True, type=_LEVELS, help="Only lines of this level.")
@click.option("--from", "before", multiple=True, type=_STANCES, help="Only shifts away from this stance.")
@click.option("--to", "after", multiple=True, type=_STANCES, help="Only to this stance.")
@click.option("--at-least", type=click.Choice(_STEPS), default="candidate", show_default=True,
              help="How sure a shift must be; confirmed: by a person.")  # fmt: skip
@click.option("--silent", type=click.IntRange(1), metavar="DAYS", help="How long a silence is, for speaks.  [90]")
@click.option("--within", type=click.IntRange(0), metavar="DAYS",
              help="What is older is no news.  [14; 180 for confirmed]")  # fmt: skip
@click.option("--since", type=day, metavar="DATE", help="What was before is no news. Default: today.")
@click.option("--deliver", "deliveries", multiple=True, required=True, metavar="DELIVERY",
              help="How to tell it; svodka watch deliver makes one. May be given several times.")  # fmt: skip
def add(
    key: str, desk: Path | None, when: str, claims: tuple[str, ...], holders: tuple[str, ...], levels: tuple[str, ...],
    before: tuple[str, ...], after: tuple[str, ...], at_least: str, silent: int | None, within: int | None,
    since: date | None, deliveries: tuple[str, ...],
) -> None:  # fmt: skip
    """Watch for something: write a rule into the desk's watches/own.toml, where it can be edited."""
    from svodka.config.claims import load_claims
    from svodka.watching.watches import add_tables

    settings = settings_of(desk)
    known = set(load_claims(settings.root))
    for claim in claims:
        if claim not in known:
            there = ", ".join(sorted(known)) or "none"
            raise UsageError(f"there is no claim {one_line(claim)!r} in the desk's folder claims/; there are: {there}")
    table = {
        "key": key,
        "when": when,
        "claims": claims or None,
        "holders": holders or None,
        "levels": levels or None,
        "from": before or None,
        "to": after or None,
        "at_least": at_least if at_least != "candidate" else None,
        "silent": silent,
        "within": within,
        "since": (since or now().date()).isoformat(),
        "deliver": deliveries,
    }
    add_tables(settings.root, [("watch", table)])
    click.echo(
        f"Watching: {key}. To see what it would have told: svodka watch test --since DATE; to tell: svodka watch run"
    )


@click.command(epilog="""\b
Examples:
  svodka watch deliver feed --feed
  svodka watch deliver desk-mail --mail desk@example.org --from svodka@example.org --server smtp.example.org
  svodka watch deliver hook --webhook https://example.org/alerts
  svodka watch deliver chat --telegram -1001234567""")  # fmt: skip
@click.argument("key")
@desk_option
@click.option("--feed", is_flag=True, help="An Atom feed and a JSON Feed in the desk's folder feeds/.")
@click.option("--webhook", metavar="ADDRESS", help="JSON by POST to this address, signed.")
@click.option("--telegram", metavar="CHAT", help="A bot's message to this chat: its number, or @name of a channel.")
@click.option("--api", metavar="ADDRESS", help="Another Bot API than Telegram's own.")
@click.option("--mail", multiple=True, metavar="TO", help="Mail to this address; several times: to these.")
@click.option("--from", "sender", metavar="ADDRESS", help="From whom the mail is.")
@click.option("--server", metavar="HOST", help="The mail server that takes it.")
@click.option("--port", type=click.IntRange(1, 65_535), help="Its port.  [587; 465 for tls; 25 for none]")
@click.option("--security", type=click.Choice(_SECURITY), help="How the connection to it is secured.  [starttls]")
def deliver(
    key: str, desk: Path | None, feed: bool, webhook: str | None, telegram: str | None, api: str | None,
    mail: tuple[str, ...], sender: str | None, server: str | None, port: int | None, security: str | None,
) -> None:  # fmt: skip
    """Add a way to be told: exactly one of --feed, --webhook, --telegram, --mail.

    Passwords and tokens are taken from the environment, never from a file: SVODKA_MAIL_USER and SVODKA_MAIL_PASSWORD,
    SVODKA_WEBHOOK_SECRET, SVODKA_TELEGRAM_TOKEN; with the delivery's key behind it (SVODKA_WEBHOOK_SECRET_HOOK), one
    is for that delivery alone.
    """
    from svodka.watching.watches import add_tables

    kinds = {"feed": feed, "webhook": webhook, "telegram": telegram, "mail": mail}
    chosen = [name for name, value in kinds.items() if value]
    if len(chosen) != 1:
        raise UsageError("give exactly one of --feed, --webhook, --telegram and --mail")
    table = {
        "key": key,
        "kind": chosen[0],
        "address": webhook,
        "chat": telegram,
        "api": api,
        "to": mail or None,
        "from": sender,
        "server": server,
        "port": port,
        "security": security,
    }
    root = settings_of(desk).root
    add_tables(root, [("delivery", table)])
    click.echo(f"Added the delivery {key}. To try it: svodka watch test --send {key}")


@click.command("list", epilog="Example:  svodka watch list --alerts")
@desk_option
@click.option("--alerts", is_flag=True, help="The alerts so far, and how each was delivered, instead of the rules.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each.")
def list_watches(desk: Path | None, alerts: bool, as_json: bool) -> None:
    """List what is watched and how it is told; or the alerts so far."""
    settings = settings_of(desk)
    if alerts:
        from svodka.ledger import Ledger

        with Ledger(settings.ledger) as ledger:
            found = ledger.alerting.carried()
        for one in found:
            told = {
                "delivery": one.delivery,
                "state": one.state.value,
                "at": one.at.isoformat(),
                "message": one.message,
            }
            _print({"alert": one.record, **told}) if as_json else click.echo(_alert_line(one.record, told))
        if not as_json:
            click.echo(f"{count(len(found), 'delivery', 'deliveries')} of alerts so far.")
        return
    from svodka.watching.watches import load_watches

    watches = load_watches(settings.root)
    for rule in watches.rules:
        kept = {
            "key": rule.key,
            "when": rule.when,
            "claims": rule.claims,
            "holders": rule.holders,
            "levels": rule.levels,
            "from": rule.before,
            "to": rule.after,
            "at_least": rule.at_least,
            "within": rule.within,
            "since": rule.since and rule.since.isoformat(),
            "deliver": rule.deliver,
        }
        _print({"watch": kept}) if as_json else click.echo(_line(kept))
    for delivery in watches.deliveries:
        where = delivery.address or ", ".join(delivery.to) or f"feeds/{delivery.key}.atom"
        kept = {"key": delivery.key, "kind": delivery.kind, "where": delivery.chat or where}
        _print({"delivery": kept}) if as_json else click.echo(one_line(f"delivery {' '.join(map(str, kept.values()))}"))
    if not watches.rules and not as_json:
        click.echo("Nothing is watched. Next: svodka watch deliver, then svodka watch add")


@click.command(epilog="Example:  svodka watch remove varnia")
@click.argument("key")
@desk_option
def remove(key: str, desk: Path | None) -> None:
    """Take out the watch, or the delivery, of this key. Alerts that were told stay in the ledger."""
    from svodka.watching.watches import remove_table

    click.echo(f"Took out the {remove_table(settings_of(desk).root, key)} {one_line(key)}.")


def _line(kept: dict[str, object]) -> bytes:
    told = [
        f"{name} {'/'.join(map(str, value)) if isinstance(value, tuple) else value}"
        for name, value in kept.items()
        if value and name != "key"
    ]
    return one_line(f"watch {kept['key']}: {'; '.join(told)}").encode("utf-8", "backslashreplace")


def _alert_line(record: dict[str, str], told: dict[str, str | None]) -> bytes:
    line = f"{record['day']}  {record['holder']}  {record['when']} {record['to']}  {told['delivery']}: {told['state']}"
    why = f" ({told['message']})" if told["message"] and told["state"] != "sent" else ""
    return one_line(line + why).encode("utf-8", "backslashreplace")


def _print(value: dict[str, object]) -> None:
    click.echo(json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace"))

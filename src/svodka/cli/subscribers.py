"""``svodka subscribers``: who gets the e-mail edition, with consent, export and erasure; what bounced."""

from __future__ import annotations

import contextlib
import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from svodka.cli.common import count, day, desk_option, now, settings_of
from svodka.config import load_site, secrets
from svodka.errors import DeliveryError, UsageError
from svodka.write.visible import one_line

if TYPE_CHECKING:
    from svodka.config.mailing import MailSettings
    from svodka.config.site import SiteSettings
    from svodka.publish.subscribers import Subscribers

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
language_option = click.option("--lang", type=click.Choice(["en", "ru"]), default="en", show_default=True,
                               help="The language of messages to them.")  # fmt: skip


@contextlib.contextmanager
def opened(desk: Path | None) -> Iterator[tuple[Subscribers, SiteSettings, MailSettings]]:
    """The desk's subscribers and settings of mail; who is to be erased by now is erased first."""
    from svodka.config.mailing import load_mail
    from svodka.publish.subscribers import FILE, Subscribers

    root = settings_of(desk).root
    site, mail = load_site(root), load_mail(root, secrets("SVODKA_"))
    if not site.controller:
        raise UsageError("site.toml names no controller: who answers for readers' data must be told to subscribers")
    people = Subscribers(root / FILE)
    try:
        people.tidy(at=now(), unconfirmed_days=site.unconfirmed_days, retention_days=site.retention_days)
        yield people, site, mail
    finally:
        people.close()


@click.group()
def subscribers() -> None:
    """Keep the list of those who get digests by e-mail: only who agreed is on it, and who leaves is erased."""


@subscribers.command("list", epilog="Example:  svodka subscribers list")
@desk_option
@json_option
def list_subscribers(desk: Path | None, as_json: bool) -> int:
    """List all subscribers, and how they stand: asked, confirmed, or stopped since their mail bounced."""
    with opened(desk) as (people, _, _):
        rows = people.all()
    if as_json:
        keys = ("address", "language", "state", "reason", "asked_at", "confirmed_at", "how")
        click.echo(json.dumps([{key: getattr(row, key) for key in keys} for row in rows], ensure_ascii=False))
        return 0
    for row in rows:
        click.echo(one_line(f"{row.address}  {row.state}{f' ({row.reason})' if row.reason else ''}"))
    told = Counter(str(row.state) for row in rows)
    click.echo(", ".join(f"{number:,} {state}" for state, number in sorted(told.items())) or "No subscriber yet.")
    return 0


@subscribers.command(epilog="Example:  svodka subscribers add reader@example.org --lang ru")
@click.argument("address")
@language_option
@desk_option
def add(address: str, lang: str, desk: Path | None) -> int:
    """Ask somebody by mail to confirm; without that they get nothing else."""
    from svodka.publish.consent import confirming_message
    from svodka.publish.outbox import Fate, Outbox
    from svodka.publish.privacy import policy_text
    from svodka.publish.subscribers import normal_address

    to = normal_address(address)
    with opened(desk) as (people, site, mail):
        policy = policy_text(site, lang)
        token = people.ask(to, language=lang, policy=policy, how="asked by the desk", at=now())
        if token is None:
            click.echo("Nothing was sent: this address has confirmed, or was asked within a day.")
            return 0
        message = confirming_message(site, mail, to, token, language=lang, at=now())
        try:
            with contextlib.closing(Outbox(mail.server, mail.sender)) as outbox:
                result = outbox.hand_over(message.as_bytes(), to)
        except DeliveryError:
            people.not_mailed(to)
            raise
        if result.fate in (Fate.LATER, Fate.REFUSED):
            people.not_mailed(to)
    if result.fate is not Fate.TAKEN:
        raise DeliveryError(f"the question was not taken: {one_line(result.reason or result.fate)}")
    click.echo(f"Asked {to} to confirm.")
    return 0


@subscribers.command("import", epilog="Example:  svodka subscribers import old.txt --agreed 2031-05-14 --text form.txt")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--agreed", type=day, required=True, metavar="DAY", help="When they agreed.")
@click.option("--text", type=click.Path(path_type=Path, exists=True, dir_okay=False), required=True,
              help="A file with the text to which they agreed.")  # fmt: skip
@language_option
@desk_option
def import_addresses(file: Path, agreed: date, text: Path, lang: str, desk: Path | None) -> int:
    """Take over addresses, one a line, whose consent is documented: its day and its text are kept with each.

    Lines that hold no address are named on standard error; the exit code is 1 then.
    """
    try:
        lines, policy = file.read_text("utf-8-sig").splitlines(), text.read_text("utf-8-sig").strip()
    except UnicodeDecodeError:
        raise UsageError(f"{file} or {text} is not UTF-8; save it as UTF-8") from None
    if not policy or agreed > now().date():
        raise UsageError("consent needs a text that is not empty and a day that is not to come")
    new, wrong = 0, 0
    with opened(desk) as (people, _, _):
        at = datetime.combine(agreed, time(), tzinfo=UTC)
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                new += people.take_over(line, language=lang, policy=policy, how="imported", agreed=at)
            except UsageError as error:
                wrong += 1
                click.echo(f"svodka: line {number}: {error}", err=True)
    click.echo(f"Added {count(new, 'subscriber')}.")
    return 1 if wrong else 0


@subscribers.command(epilog="Example:  svodka subscribers confirm TOKEN")
@click.argument("token")
@desk_option
def confirm(token: str, desk: Path | None) -> int:
    """Confirm with the token of a confirming link, for whoever sent it back to you as they could not open it."""
    with opened(desk) as (people, _, _):
        found = people.confirm(token, at=now())
    if found is None:
        raise UsageError("this token is not known: it was used, or is too old")
    click.echo(f"Confirmed: {found.address}")
    return 0


@subscribers.command(epilog="Example:  svodka subscribers export reader@example.org")
@click.argument("address")
@desk_option
def export(address: str, desk: Path | None) -> int:
    """Print all that is kept about an address, as JSON, for whoever asks for it."""
    with opened(desk) as (people, _, _):
        found = people.export(address)
    if found is None:
        raise UsageError("nothing is kept about this address")
    click.echo(found)
    return 0


@subscribers.command(epilog="Example:  svodka subscribers erase reader@example.org")
@click.argument("address")
@desk_option
def erase(address: str, desk: Path | None) -> int:
    """End a subscription and erase all about the address, also from what was noted of deliveries."""
    with opened(desk) as (people, _, _):
        if not people.erase(address, at=now()):
            raise UsageError("nothing is kept about this address")
    click.echo("Erased.")
    return 0


@subscribers.command(epilog="Example:  svodka subscribers bounces Maildir")
@click.argument("mailbox", type=click.Path(path_type=Path))
@desk_option
@json_option
def bounces(mailbox: Path, desk: Path | None, as_json: bool) -> int:
    """Read reports of undelivered mail from a mailbox file, a maildir or a folder of .eml files.

    Whose address bounces for good several times is stopped. What is no report is left alone.
    """
    from svodka.publish.bounces import bounce_of, mails_in

    told = Counter(hard=0, soft=0, known=0, other=0)
    with opened(desk) as (people, _, mail):
        for data in mails_in(mailbox):
            found = bounce_of(data)
            if found is None:
                told["other"] += 1
                continue
            new = people.bounce(found.key, hard=found.hard, reason=found.reason, at=now(), most=mail.hard_bounces)
            told["known" if not new else "hard" if found.hard else "soft"] += 1
    if as_json:
        click.echo(json.dumps(told))
    else:
        click.echo(f"{told['hard']:,} hard and {told['soft']:,} soft bounces noted; {told['known']:,} known or of "
                   f"nobody here; {told['other']:,} other mails.")  # fmt: skip
    return 0

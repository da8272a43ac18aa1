"""``svodka account``: who may use a desk that is served beyond its own machine."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from svodka.cli.common import desk_option, now, settings_of

if TYPE_CHECKING:
    from svodka.web.accounts import Accounts

_ROLES = click.Choice(["reader", "editor", "admin"])


@click.group()
def account() -> None:
    """Accounts of the reading room. None is needed on one's own machine.

    Readers read; editors decide, write, sign and publish; admins may all.
    """


@account.command(epilog="Example:  svodka account add vera --role editor")
@click.argument("name")
@desk_option
@click.option("--role", type=_ROLES, default="reader", show_default=True, help="What the account may do.")
@click.password_option(help="Default: asked for, not shown. At least 12 characters.")
def add(name: str, desk: Path | None, role: str, password: str) -> None:
    """Add an account."""
    from svodka.web.accounts import Role

    _accounts(desk).add(name, Role(role), password)
    click.echo(f"{name} may sign in as {role}")


@account.command("list")
@desk_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per account.")
def list_accounts(desk: Path | None, as_json: bool) -> None:
    """List accounts, their roles, the labels of their tokens; never passwords."""
    for one in _accounts(desk):
        if as_json:
            click.echo(json.dumps({"name": one.name, "role": one.role.value, "tokens": sorted(one.tokens)},
                                  ensure_ascii=False))  # fmt: skip
        else:
            tokens = f"  tokens: {', '.join(sorted(one.tokens))}" if one.tokens else ""
            click.echo(f"{one.name}  {one.role.value}{tokens}")


@account.command()
@click.argument("name")
@desk_option
@click.password_option(help="Default: asked for, not shown. At least 12 characters.")
def password(name: str, desk: Path | None, password: str) -> None:
    """Give an account another password; wherever it is signed in, it is signed out."""
    _accounts(desk).change_password(name, password)
    click.echo(f"{name} has a new password")


@account.command()
@click.argument("name")
@desk_option
def remove(name: str, desk: Path | None) -> None:
    """Remove an account with its tokens."""
    _accounts(desk).remove(name)
    click.echo(f"{name} is removed")


@account.command(epilog="Example:  svodka account token vera --label newsroom-script")
@click.argument("name")
@desk_option
@click.option("--label", required=True, help="What it is for, so that you can take it back.")
@click.option("--drop", is_flag=True, help="Take the token of this label back.")
def token(name: str, desk: Path | None, label: str, drop: bool) -> None:
    """Make a token with which a program uses the HTTP API as this account; it is shown once."""
    accounts = _accounts(desk)
    if drop:
        accounts.drop_token(name, label)
        click.echo(f"the token {label} is taken back")
    else:
        click.echo(accounts.new_token(name, label))


def _accounts(desk: Path | None) -> Accounts:
    from svodka.web.accounts import Accounts
    from svodka.web.room import Room

    return Accounts(Room(settings_of(desk).root, now).state / "accounts.json")

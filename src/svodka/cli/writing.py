"""The writer of ``svodka digest --writer``: made from the settings, and the account of what became of its sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from svodka.cli.common import count, now
from svodka.errors import UsageError

if TYPE_CHECKING:
    from svodka.config import Settings
    from svodka.model import Claim, Digest
    from svodka.plugins.chat import Chat
    from svodka.write.guard import Citable
    from svodka.write.written import Account

# Refused sentences that are shown; ``--json`` has all
SHOWN = 5
_SHOWN_WORDS = 100


class DeskWriter:
    """Lets the writer at a digest, and remembers what came of it."""

    def __init__(self, chat: Chat) -> None:
        self._chat = chat
        self._account: Account | None = None

    def __call__(self, digest: Digest, citable: Mapping[str, Citable], claim: Claim | None) -> Digest:
        """The digest with the writer's sentences where the guard lets them pass."""
        from svodka.plugins.writer import write_digest

        made, self._account = write_digest(
            digest, citable, self._chat, issued=digest.issued or now().date(), claim=claim, progress=_progress
        )
        return made

    def as_object(self) -> dict[str, object]:
        """The account, for ``--json``."""
        told = self._account
        if told is None:
            return {}
        return {
            "used": told.used,
            "repaired": told.repaired,
            "refused": [{"text": one.text, "reasons": list(one.reasons)} for one in told.refused],
            "unusable": list(told.unusable),
        }

    def report(self) -> None:
        """Print the account."""
        from svodka.write.visible import one_line

        told = self._account
        if told is None:
            return
        click.echo(
            f"writer: {count(told.used, 'sentence')} used, {told.repaired} of them with quotations set as in the "
            f"source; {len(told.refused)} refused, for which the compiled ones stand"
        )
        for one in told.refused[:SHOWN]:
            click.echo(one_line(f"  refused: {one.text[:_SHOWN_WORDS]} ({' '.join(one.reasons)})"))
        for why in told.unusable:
            click.echo(one_line(f"  not used: {why}"))


def writer_of_desk(settings: Settings) -> DeskWriter:
    """The writer that the settings name. UsageError where they name none."""
    from svodka.collect.addresses import AllowedHosts
    from svodka.config.services import WRITER_KEY, service_key
    from svodka.plugins.chat import Endpoint

    if settings.writer is None:
        raise UsageError("no writer is set: add [writer] with address and model to svodka.toml; docs/writer.md")
    return DeskWriter(
        Endpoint(
            address=settings.writer.address,
            model=settings.writer.model,
            allowed=AllowedHosts(frozenset(settings.allow_hosts)),
            key=service_key(WRITER_KEY),
        )
    )


def _progress(heading: str) -> None:
    click.echo(f"writing: {heading}", err=True)

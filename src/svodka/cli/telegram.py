"""``svodka telegram``: sign in once, so that channels are collected by Telegram's API with the user's own keys."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from svodka.cli.common import desk_option, settings_of
from svodka.config import TELEGRAM_HASH, TELEGRAM_ID, Settings, telegram_keys
from svodka.model import Source

if TYPE_CHECKING:
    from svodka.collect.answers import Answer

SESSION = "telegram.session"
# The newest posts, of which edits and deletions are noticed: what the API hands out at once
NEWEST = 100


@click.command(epilog="Example:  svodka telegram --desk desk")
@desk_option
def telegram(desk: Path | None) -> None:
    """Sign in to Telegram, so that this desk's channels are collected by its API and not by their public previews.

    Needs your own keys from https://my.telegram.org in the environment, SVODKA_TELEGRAM_API_ID and
    SVODKA_TELEGRAM_API_HASH, and the extra: pip install 'svodka[telegram]'. Keys and session are never shown; delete
    telegram.session in the desk to go back to previews.
    """
    from svodka.collect.telegram_api import keys, sign_in

    settings = settings_of(desk)
    told = keys(telegram_keys(), id_name=TELEGRAM_ID, hash_name=TELEGRAM_HASH)
    asyncio.run(sign_in(told, settings.root / SESSION, ask=lambda question: str(click.prompt(question))))
    click.echo("Signed in. Channels are now collected by Telegram's API. Next: svodka collect")


@asynccontextmanager
async def channels(settings: Settings) -> AsyncIterator[Callable[[Source], Awaitable[Answer]] | None]:
    """Asks channels by the API, where somebody has signed in and the keys are there; None: by their previews."""
    if not telegram_keys() or not (settings.root / SESSION).is_file():
        yield None
        return
    from svodka.collect.answers import Failed, Fault
    from svodka.collect.clock import SystemClock
    from svodka.collect.telegram_api import connected, keys, posts

    told = keys(telegram_keys(), id_name=TELEGRAM_ID, hash_name=TELEGRAM_HASH)
    async with connected(told, settings.root / SESSION) as client:

        async def ask(source: Source) -> Answer:
            name = source.address.rstrip("/").rpartition("/")[2]
            async for answer in posts(name, since_id=None, limit=NEWEST, client=client, clock=SystemClock()):
                return answer
            return Failed(Fault.EMPTY, "the channel has no posts")

        yield ask

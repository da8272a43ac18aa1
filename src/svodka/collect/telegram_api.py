"""Channels through Telegram's API, with the user's own keys: an optional extra (telethon).

What comes is written as Telegram Desktop writes its exports, and parsed like them. Keys and session are secrets: they
are in no message and no log, and the session's file can be read by its owner only.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from svodka.collect.answers import Failed, Fault, Fetched, Later, Refused
from svodka.collect.clock import Clock
from svodka.collect.telegram_message import Json, exported
from svodka.errors import CollectError, ConfigError
from svodka.model import Capture

Answer = Fetched | Later | Refused | Failed

# as many as the API hands out at once
_BATCH = 100
_FLOOD = frozenset({"FloodError", "FloodWaitError"})
_LONGEST_WAIT = timedelta(days=1)
_INSTALL = "channels through Telegram's API need one more library; install it with: pip install 'svodka[telegram]'"
_UNREACHABLE = "Telegram can't be reached; try again later"
_SIGN_IN = "Telegram does not know this desk yet, or no more; sign in with your phone's number once"


@dataclass(frozen=True, slots=True)
class Keys:
    """The user's own keys, from my.telegram.org."""

    api_id: int
    api_hash: str = field(repr=False)


def keys(values: Mapping[str, str], *, id_name: str, hash_name: str) -> Keys:
    """The keys under those two names of settings or environment. Raises ConfigError that names what is missing."""
    missing = [name for name in (id_name, hash_name) if not values.get(name)]
    if missing:
        raise ConfigError(f"set {' and '.join(missing)}: your own keys for Telegram, from https://my.telegram.org")
    if not values[id_name].isdecimal():
        raise ConfigError(f"{id_name} must be a number, as https://my.telegram.org shows it")
    return Keys(int(values[id_name]), values[hash_name])


@asynccontextmanager
async def connected(keys: Keys, session: Path) -> AsyncIterator[Any]:
    """A client that is signed in. ``session``: a file inside the desk, made by ``sign_in``.

    Raises CollectError where the library is missing, Telegram can't be reached, or nobody has signed in.
    """
    client = _client(keys, session)
    try:
        try:
            await client.connect()
            signed_in = await client.is_user_authorized()
        except OSError as error:
            raise CollectError(_UNREACHABLE) from error
        if not signed_in:
            raise CollectError(_SIGN_IN)
        yield client
    finally:
        await client.disconnect()


async def sign_in(keys: Keys, session: Path, *, ask: Callable[[str], str]) -> None:
    """Sign in once; ``ask`` puts a question to the user and returns the answer. Errors as ``connected``."""
    client = _client(keys, session)
    try:
        await client.start(
            phone=lambda: ask("Your phone's number, with the country's code"),
            code_callback=lambda: ask("The code that Telegram has just sent to you"),
            password=lambda: ask("The password of your account"),
        )
    except OSError as error:
        raise CollectError(_UNREACHABLE) from error
    finally:
        await client.disconnect()


async def posts(channel: str, *, since_id: int | None, limit: int, client: Any, clock: Clock) -> AsyncIterator[Answer]:
    """The posts of a channel after number ``since_id``, oldest first, in batches; at most ``limit``.

    Without ``since_id``: the newest ones. Each ``Fetched`` holds an export with up to 100 posts; anything else is the
    last answer. When a batch is kept, the next visit may begin behind its last number: nothing is left out.
    """
    try:
        entity = await client.get_entity(channel)
        if since_id is None:
            # newest first: a channel of years is not read from its beginning
            messages = [message async for message in client.iter_messages(entity, limit=limit)][::-1]
            for start in range(0, len(messages), _BATCH):
                yield await _answer(messages[start : start + _BATCH], channel, entity, client, clock)
            return
        batch: list[Any] = []
        async for message in client.iter_messages(entity, limit=limit, min_id=since_id, reverse=True):
            batch.append(message)
            if len(batch) == _BATCH:
                yield await _answer(batch, channel, entity, client, clock)
                batch = []
        if batch:
            yield await _answer(batch, channel, entity, client, clock)
    except Exception as error:
        yield _trouble(error, channel, clock)


async def again(channel: str, ids: Sequence[int], *, client: Any, clock: Clock) -> tuple[Answer, frozenset[int]]:
    """The posts with those numbers as they are now, and the numbers of those that are there no more."""
    try:
        entity = await client.get_entity(channel)
        messages = [m async for m in client.iter_messages(entity, ids=list(ids))]
        there = [m for m in messages if m is not None and type(m).__name__ != "MessageEmpty"]
        answer = await _answer(there, channel, entity, client, clock)
        return answer, frozenset(ids) - {m.id for m in there}
    except Exception as error:
        return _trouble(error, channel, clock), frozenset()


async def _answer(messages: Sequence[Any], channel: str, entity: Any, client: Any, clock: Clock) -> Fetched:
    title = entity.title
    names = [await _forwarded_from(message, client) for message in messages]
    found = [exported(m, title, entity.id, name) for m, name in zip(messages, names, strict=True)]
    data = _export([message for message in found if message], entity)
    name = getattr(entity, "username", None) or channel.rpartition("/")[2].removeprefix("@")
    return Fetched(
        Capture(
            data=json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", errors="replace"),
            address=f"https://t.me/{name}",
            fetched_at=clock.now(),
            media_type="application/json",
            charset="utf-8",
        )
    )


def _export(messages: list[Json], entity: Any) -> Json:
    public = "public" if getattr(entity, "username", None) else "private"
    kind = "channel" if getattr(entity, "broadcast", False) else "supergroup"
    return {"name": entity.title, "type": f"{public}_{kind}", "id": entity.id, "messages": messages}


async def _forwarded_from(message: Any, client: Any) -> str | None:
    """The name of the channel or person from whom it was forwarded."""
    header = getattr(message, "fwd_from", None)
    if not header:
        return None
    # the answer carries the names of those that it mentions: mostly nothing more must be asked
    forward = getattr(message, "forward", None)
    who = getattr(forward, "chat", None) or getattr(forward, "sender", None)
    if who is None and not header.from_name and header.from_id:
        try:
            who = await client.get_entity(header.from_id)
        except Exception as error:
            if _names(error) & _FLOOD:
                raise
            return None  # an account that is there no more, or a channel that hides: the post itself is there
    names = [getattr(who, key, None) for key in ("first_name", "last_name")]
    name: str | None = getattr(who, "title", None) or " ".join(n for n in names if n) or header.from_name
    return name or None


def _client(keys: Keys, session: Path) -> Any:
    if find_spec("telethon") is None:
        raise CollectError(_INSTALL)
    # the library adds that suffix itself
    session = session.with_suffix(".session")
    session.parent.mkdir(parents=True, exist_ok=True)
    session.touch(mode=0o600)
    session.chmod(0o600)
    storage = import_module("telethon.sessions").SQLiteSession(str(session))
    # threshold 0: a wait that Telegram asks for is an answer, and no sleep of which nobody knows
    return import_module("telethon").TelegramClient(
        storage, keys.api_id, keys.api_hash, flood_sleep_threshold=0, receive_updates=False, connection_retries=2
    )


def _names(error: Exception) -> set[str]:
    return {kind.__name__ for kind in type(error).__mro__}


def _trouble(error: Exception, channel: str, clock: Clock) -> Later | Refused | Failed:
    """What the client's error means; told by names, of which the library has a class each."""
    names = _names(error)
    if names & _FLOOD:
        seconds = getattr(error, "seconds", None) or 60
        until = clock.now() + min(timedelta(seconds=seconds), _LONGEST_WAIT)
        return Later(until, "Telegram asks for fewer requests: it is asked again later", 420)
    if names & {"UnauthorizedError", "AuthKeyError"}:
        return Refused(_SIGN_IN, 401)
    if names & {"ChannelPrivateError", "ForbiddenError", "ChatAdminRequiredError"}:
        return Refused(f"the channel {channel} is private; join it with the account of your keys", 403)
    if names & {"UsernameNotOccupiedError", "UsernameInvalidError", "ChannelInvalidError", "ValueError"}:
        return Failed(Fault.ADDRESS, f"there is no channel {channel}; check its name")
    if names & {"OSError", "TimeoutError"}:
        return Failed(Fault.CONNECTION, _UNREACHABLE)
    if "RPCError" in names:
        return Failed(Fault.STATUS, f"Telegram answers with an error ({type(error).__name__}); try again later")
    return Failed(Fault.UNEXPECTED, f"the channel could not be read ({type(error).__name__}); please report it")

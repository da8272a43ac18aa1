"""What a person types for a source, as the web address that it means."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from svodka.errors import CollectError

_CHANNEL = re.compile(r"[A-Za-z]\w{3,31}", re.ASCII)


def source_address(words: str) -> str:
    """The web address that a person means: ``@name``, ``t.me/name`` and ``example.org/news``, too.

    A Telegram channel becomes its public preview, ``https://t.me/s/name``. Raises CollectError for anything that
    can't be one, and for private channels, which have no preview.
    """
    words = words.strip()
    if words.startswith("@"):
        return _channel(words[1:])
    address = words if re.match(r"[a-z][a-z0-9+.-]*://", words, re.I) else f"https://{words}"
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        raise CollectError(f"{words!r} is no web address; check its spelling") from None
    if address.lower().startswith("tg://resolve?"):
        domain = re.search(r"[?&]domain=([^&]+)", address)
        return _channel(domain[1] if domain else "")
    if host in ("t.me", "telegram.me", "telegram.dog"):
        return _channel_at(parts.path)
    if parts.scheme.lower() not in ("http", "https") or not host or ("." not in host and ":" not in host):
        raise CollectError(f"{words!r} is no web address and no channel; write it as https://example.org or @channel")
    return address if parts.path else parts._replace(path="/").geturl()


def _channel(name: str) -> str:
    if not _CHANNEL.fullmatch(name):
        raise CollectError(f"{name!r} can't be the name of a Telegram channel; write it as @channel")
    return f"https://t.me/s/{name}"


def _channel_at(path: str) -> str:
    names = [unquote(part) for part in path.split("/") if part]
    if names and names[0] == "s":
        names = names[1:]
    if names and (names[0].startswith("+") or names[0] in ("joinchat", "c")):
        raise CollectError("this channel is private: it has no public page; read an export of it from Telegram Desktop")
    return _channel(names[0] if names else "")

"""Telegram: a bot sends the message as plain text, so that no outside word becomes markup."""

from __future__ import annotations

import json
import re
from typing import Any

from svodka.collect.posting import Posted
from svodka.errors import ConfigError, DeliveryError
from svodka.ids import canonical_json
from svodka.watching.carrying import TELEGRAM_TOKEN, House, posted
from svodka.watching.messages import message_of
from svodka.watching.records import Receipted
from svodka.watching.watches import Delivery
from svodka.watching.webhook import retry_after

# https://core.telegram.org/bots/api#sendmessage: at most 4096 characters, which it counts in UTF-16 units
LONGEST = 4096
_AGAIN = "(Sent again: it is not known whether the first time arrived.)\n\n"
_TOKEN = re.compile(r"\d+:[\w-]+")


class TelegramCarrier:
    """One chat."""

    def __init__(self, delivery: Delivery, house: House) -> None:
        """Raises ConfigError where the environment has no token, or something else in its place."""
        self._delivery = delivery
        self._house = house
        self._token = house.needed(TELEGRAM_TOKEN, delivery.key)
        if not _TOKEN.fullmatch(self._token):
            raise ConfigError(f"{TELEGRAM_TOKEN} is no bot's token, which is like 123456:ABC-def; ask @BotFather")

    def send(self, told: Receipted, key: str, *, again: bool) -> None:
        """Send the message; what is too long loses its end and says so."""
        message = message_of(told)

        def body(unsure: bool) -> bytes:
            text = shortened((_AGAIN if unsure else "") + f"{message.subject}\n\n{message.text}")
            asked = {"chat_id": self._delivery.chat, "text": text, "link_preview_options": {"is_disabled": True}}
            return canonical_json(asked).encode("utf-8", "backslashreplace")

        address = f"{self._delivery.address}/bot{self._token}/sendMessage"
        headers = {"Content-Type": "application/json"}
        try:
            answer = posted(self._house, address, body, headers, again=again, wait=_patience)
        except DeliveryError as error:
            raise DeliveryError(self._without_token(str(error)), unsure=error.unsure) from None
        said = _object(answer.body)
        if said.get("ok") is not True:
            raise DeliveryError(self._without_token(f"Telegram refused: {said.get('description', 'no reason told')}"))

    def _without_token(self, text: str) -> str:
        return text.replace(self._token, "…")[:300]


def shortened(text: str) -> str:
    """The text, at most ``LONGEST`` UTF-16 units of it."""
    units = text.encode("utf-16-le", "replace")
    if len(units) <= 2 * LONGEST:
        return text
    tail = "\n… (shortened; the whole is in the desk: svodka watch list --alerts)"
    kept = units[: 2 * (LONGEST - len(tail))].decode("utf-16-le", "ignore")
    return kept + tail


def _patience(answer: Posted) -> float | None:
    told = _object(answer.body).get("parameters")
    seconds = told.get("retry_after") if isinstance(told, dict) else None
    return float(seconds) if isinstance(seconds, int) and seconds >= 0 else retry_after(answer)


def _object(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}

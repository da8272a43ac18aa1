"""Webhooks: the alert as JSON in a POST, signed so that the receiver knows who sent it, keyed so that doubles show."""

from __future__ import annotations

import hashlib
import hmac

from svodka.collect.posting import Posted
from svodka.ids import canonical_json
from svodka.watching.carrying import WEBHOOK_SECRET, House, posted
from svodka.watching.messages import message_of
from svodka.watching.records import Receipted, receipted_to_json
from svodka.watching.watches import Delivery

SIGNATURE, KEY = "X-Svodka-Signature", "Idempotency-Key"


def signature(secret: str, key: str, body: bytes) -> str:
    """``sha256=`` and the HMAC-SHA256, in hex, of the idempotency key, a dot and the body."""
    return "sha256=" + hmac.new(secret.encode(), key.encode() + b"." + body, hashlib.sha256).hexdigest()


class WebhookCarrier:
    """One webhook."""

    def __init__(self, delivery: Delivery, house: House) -> None:
        """Raises ConfigError where the environment has no secret to sign with."""
        self._address = delivery.address
        self._house = house
        self._secret = house.needed(WEBHOOK_SECRET, delivery.key)

    def send(self, told: Receipted, key: str, *, again: bool) -> None:
        """POST the alert; any status of 2xx takes it."""
        message = message_of(told)
        payload = {**receipted_to_json(told), "title": message.subject, "text": message.text, "desk": self._house.name}
        body = canonical_json(payload).encode("utf-8", "backslashreplace")
        headers = {
            "Content-Type": "application/json",
            KEY: key,
            SIGNATURE: signature(self._secret, key, body),
        }
        posted(self._house, self._address, lambda unsure: body, headers, again=again, wait=retry_after)


def retry_after(answer: Posted) -> float | None:
    """Seconds of patience that an answer asks for; a date instead of seconds is left to the next run."""
    told = answer.headers.get("retry-after", "").strip()
    return float(told) if told.isascii() and told.isdigit() else None

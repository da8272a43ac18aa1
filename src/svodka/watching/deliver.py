"""Deliveries -> what carries them."""

from __future__ import annotations

from collections.abc import Callable

from svodka.watching.carrying import Carrier, House
from svodka.watching.feed import FeedCarrier
from svodka.watching.mail import MailCarrier
from svodka.watching.telegram import TelegramCarrier
from svodka.watching.watches import Delivery, Kind
from svodka.watching.webhook import WebhookCarrier


def carrier_of(delivery: Delivery, house: House) -> Carrier:
    """The carrier of a delivery; ConfigError where the environment lacks a secret that it needs."""
    makers: dict[Kind, Callable[[Delivery, House], Carrier]] = {
        Kind.MAIL: MailCarrier,
        Kind.WEBHOOK: WebhookCarrier,
        Kind.TELEGRAM: TelegramCarrier,
        Kind.FEED: FeedCarrier,
    }
    return makers[delivery.kind](delivery, house)

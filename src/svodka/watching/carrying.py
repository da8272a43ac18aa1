"""What all ways out of the house share: what they are given, and how one asks a server again.

At least once: the attempt is noted before, the outcome after (``pipeline.alerting``). Where we were stopped between
the two, the same alert goes out again with the same key, so that the receiver can drop the double: the ``Message-ID``
of a mail, the ``Idempotency-Key`` of a webhook, the id of a feed's entry. Telegram has no such key: there the message
says that it may be the second one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from svodka.collect.addresses import AllowedHosts
from svodka.collect.answers import FetchError
from svodka.collect.limits import Limits
from svodka.collect.posting import Posted, ask
from svodka.errors import CollectError, ConfigError, DeliveryError
from svodka.watching.records import Receipted

MAIL_USER, MAIL_PASSWORD = "SVODKA_MAIL_USER", "SVODKA_MAIL_PASSWORD"
WEBHOOK_SECRET, TELEGRAM_TOKEN = "SVODKA_WEBHOOK_SECRET", "SVODKA_TELEGRAM_TOKEN"
# Three tries within a run bridge a restart of the receiver's server; what fails longer is tried by the next run
TRIES = 3
_GAP = 2.0  # seconds before the second try, four times that before the third
_LONGEST_WAIT = 60.0  # that a server may ask for inside a run
_SERVER_ERRORS, _TOO_MANY, _TIMEOUT = 500, 429, 408
# Receivers of alerts answer at once or not at all
LIMITS = Limits(size=1 << 16, total=20.0, connect=10.0, stall=20.0)


class Carrier(Protocol):
    """One way out."""

    def send(self, told: Receipted, key: str, *, again: bool) -> str | None:
        """Hand an alert over; ``key`` is the delivery's own, ``again`` that an earlier attempt may have arrived.

        What a person should know of it, though it went out. Raises ``DeliveryError`` where it was not taken.
        """


@dataclass(frozen=True, slots=True)
class House:
    """What carriers need of the desk and of the world."""

    name: str  # of the desk
    root: Path
    allowed: AllowedHosts
    secrets: Mapping[str, str]
    sleep: Callable[[float], None]
    told: Callable[[str], Iterable[Receipted]]  # the alerts that a delivery has had, the newest first
    limits: Limits = field(default=LIMITS)

    def secret(self, name: str, key: str) -> str | None:
        """A secret of the environment: ``NAME_KEY``, that of one delivery, else ``NAME``."""
        own = f"{name}_{key.upper().replace('-', '_').replace('.', '_')}"
        return self.secrets.get(own) or self.secrets.get(name)

    def needed(self, name: str, key: str) -> str:
        """As ``secret``; ConfigError that says what to set."""
        found = self.secret(name, key)
        if not found:
            raise ConfigError(f"the delivery {key} needs {name} in the environment; set it and run this again")
        return found


def posted(
    house: House, address: str, body: Callable[[bool], bytes], headers: Mapping[str, str], *, again: bool,
    wait: Callable[[Posted], float | None],
) -> Posted:  # fmt: skip
    """The answer of a server that took the body: status 2xx. Tries again where that may help.

    ``body``: makes it; it is told whether an earlier try may have arrived, as ``again`` says of earlier runs.
    ``wait``: seconds for which an answer asks for patience. Raises DeliveryError.
    """
    trouble = ""
    unsure = again
    for attempt in range(1, TRIES + 1):
        pause = _GAP * 4 ** (attempt - 1)
        try:
            answer = ask(
                address, body(unsure), headers, limits=house.limits, allowed=house.allowed, largest=house.limits.size
            )
        except FetchError as error:
            raise DeliveryError(str(error), unsure=unsure) from None
        except CollectError as error:
            trouble, unsure = str(error), True
        else:
            if 200 <= answer.status < 300:
                return answer
            trouble = f"the server answers {answer.status}"
            if answer.status < _SERVER_ERRORS and answer.status not in (_TOO_MANY, _TIMEOUT):
                raise DeliveryError(f"{trouble}; check the delivery's settings", unsure=unsure)
            unsure = unsure or answer.status >= _SERVER_ERRORS  # it may have failed after it had taken the body
            asked = wait(answer)
            if asked is not None and asked > _LONGEST_WAIT:
                raise DeliveryError(f"{trouble} and asks for {asked:.0f} seconds of patience", unsure=unsure)
            pause = max(pause, asked or 0)
        if attempt < TRIES:
            house.sleep(pause)
    raise DeliveryError(f"tried {TRIES} times: {trouble}", unsure=unsure)

"""The pass ``send``: a signed digest | who waits for it | one message each | what came of it.

At most once: each attempt is noted before and after. Where we were stopped between the two, nobody knows whether the
message went out; that person gets it again only when a person asks for that.
"""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address

from svodka.config.mailing import MailSettings
from svodka.config.site import SiteSettings
from svodka.errors import BusyError, DeliveryError, UsageError
from svodka.model import Digest
from svodka.pipeline.desk import Desk
from svodka.pipeline.digests import receipts_of, verify_receipts
from svodka.pipeline.publishing import kept_digest
from svodka.publish.bounces import HEADER
from svodka.publish.message import digest_message
from svodka.publish.outbox import Fate, Outbox
from svodka.publish.subscribers import Due, Sent, Subscribers, normal_address

# So many in a row that the server does not take now: it does not want our mail, and insisting makes it worse
_LATER_IN_A_ROW = 10


@dataclass(frozen=True, slots=True)
class Edition:
    """A digest that may go out."""

    id: str
    slug: str
    digest: Digest


@dataclass(frozen=True, slots=True)
class World:
    """Clock and pause, and for tests a call at each point that sending passes."""

    now: Callable[[], datetime]
    sleep: Callable[[float], None]
    tell: Callable[[str], None] = lambda text: None
    at: Callable[[str], None] = lambda point: None


def edition_of(desk: Desk, name: str) -> Edition:
    """The signed digest whose id begins with ``name``, its receipts verified; UsageError where it is not signed."""
    full, digest = kept_digest(desk, name)
    signoff = desk.ledger.editions.signoff(full)
    if signoff is None or not signoff.signed:
        raise UsageError(f"digest {name} is not signed; sign it with: svodka draft sign {name} --by 'YOUR NAME'")
    verify_receipts(desk, receipts_of(digest))
    return Edition(full, signoff.slug, digest)


def send(
    edition: Edition, people: Subscribers, site: SiteSettings, mail: MailSettings, world: World, *,
    again_uncertain: bool = False,
) -> dict[str, int]:  # fmt: skip
    """Send an edition to all who wait for it; how many deliveries stand in which state then.

    DeliveryError where the server takes no mail from us: what was sent is noted, the others wait.
    """
    with _alone(people):
        people.begin(edition.id, at=world.now())
        due = people.due(edition.id, again_uncertain=again_uncertain)
        with closing(Outbox(mail.server, mail.sender)) as outbox:
            row = 0
            for number, one in enumerate(due, 1):
                fate = _send_one(edition, one, people, site, mail, world, outbox)
                row = row + 1 if fate is Fate.LATER else 0
                world.tell(f"{number:,} of {len(due):,}")
                if row == _LATER_IN_A_ROW:
                    raise DeliveryError(f"{mail.server.host} did not take the last {row} messages; run this again "
                                        f"later, or ask who runs it")  # fmt: skip
                if number < len(due):
                    world.sleep(60 / mail.per_minute)
        return people.figures(edition.id)


def _send_one(edition: Edition, one: Due, people: Subscribers, site: SiteSettings, mail: MailSettings,
              world: World, outbox: Outbox) -> Fate | None:  # fmt: skip
    message = message_to(edition, one, site, mail)
    if not people.attempt(one.key, at=world.now()):
        return None  # left since
    world.at("noted")
    try:
        result = outbox.hand_over(message, one.address)
    except DeliveryError as error:
        people.result(one.key, Sent.WAITING, at=world.now(), reason=str(error))
        raise
    world.at("handed over")
    state = {Fate.TAKEN: Sent.SENT, Fate.LATER: Sent.WAITING, Fate.REFUSED: Sent.REFUSED,
             Fate.UNCERTAIN: Sent.UNCERTAIN}[result.fate]  # fmt: skip
    people.result(one.key, state, at=world.now(), reason=result.reason)
    world.at("recorded")
    if result.fate is Fate.REFUSED:
        people.bounce(one.key, hard=True, reason=result.reason or "refused", at=world.now(), most=mail.hard_bounces)
    return result.fate


def send_test(edition: Edition, to: str, site: SiteSettings, mail: MailSettings) -> None:
    """Send an edition to one address, without noting anything; DeliveryError where it is not taken."""
    address = normal_address(to)
    message = digest_message(edition.digest, sender=Address(addr_spec=mail.sender), to=Address(addr_spec=address),
                             page_address=_page(edition, site))  # fmt: skip
    with closing(Outbox(mail.server, mail.sender)) as outbox:
        result = outbox.hand_over(message.as_bytes(), address)
    if result.fate is not Fate.TAKEN:
        raise DeliveryError(f"{mail.server.host}: {result.reason}", unsure=result.fate is Fate.UNCERTAIN)


def message_to(edition: Edition, one: Due, site: SiteSettings, mail: MailSettings) -> bytes:
    """The message for one subscriber: no other address is in it."""
    sender = Address(addr_spec=mail.sender)
    headers = {"List-Id": f"<digest.{sender.domain}>", "Auto-Submitted": "auto-generated", HEADER: one.key}
    return digest_message(
        edition.digest, sender=sender, to=Address(addr_spec=one.address), page_address=_page(edition, site),
        unsubscribe=f"{mail.service}unsubscribe?token={one.token}", headers=headers,
    ).as_bytes()  # fmt: skip


def _page(edition: Edition, site: SiteSettings) -> str:
    return f"{site.address}issues/{edition.slug}.html"


@contextmanager
def _alone(people: Subscribers) -> Iterator[None]:
    """Two programs that send at once would take each other's attempts for interrupted ones."""
    with people.path.with_name(f"{people.path.name}.lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError("another svodka send is at work on this desk: wait until it is done") from None
        yield

"""A feed in the desk's folder: Atom and JSON Feed of the newest alerts, written whole or not at all.

RFC 4287 (Atom), https://www.jsonfeed.org/version/1.1/. To publish it, put the folder ``feeds`` on a server.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

from svodka.config import replace_file
from svodka.errors import ConfigError, DeliveryError
from svodka.ids import content_id
from svodka.model import Receipt
from svodka.watching.carrying import House
from svodka.watching.messages import message_of
from svodka.watching.records import Receipted, receipted_to_json
from svodka.watching.watches import Delivery
from svodka.write.page import safe_address
from svodka.write.visible import ODD

FOLDER = "feeds"
ATOM = "http://www.w3.org/2005/Atom"
# Readers come by at least once a week; a desk that tells of more than a hundred moves a week tells of too many
MOST = 100


class FeedCarrier:
    """One feed: two files."""

    def __init__(self, delivery: Delivery, house: House) -> None:
        self._delivery = delivery
        self._house = house

    def send(self, told: Receipted, key: str, *, again: bool) -> None:
        """Write both files anew, with this alert and those that the feed had; a second attempt changes nothing."""
        had = (one for one in self._house.told(self._delivery.key) if one.alert.id != told.alert.id)
        entries = sorted([told, *islice(had, MOST - 1)], key=lambda one: (one.noticed, one.alert.id), reverse=True)
        atom, feed = paths(self._house.root, self._delivery.key)
        try:
            replace_file(atom, atom_text(entries, self._house.name, self._delivery.key))
            replace_file(feed, json_text(entries, self._house.name))
        except ConfigError as error:
            raise DeliveryError(str(error)) from None


def paths(root: Path, key: str) -> tuple[Path, Path]:
    """The files of a feed: Atom, JSON Feed."""
    return root / FOLDER / f"{key}.atom", root / FOLDER / f"{key}.json"


def atom_text(entries: Sequence[Receipted], desk: str, key: str) -> str:
    """The alerts as an Atom feed, in the order given."""
    feed = Element("feed", xmlns=ATOM)
    _text(feed, "title", f"{desk}: alerts")
    _text(feed, "id", f"urn:svodka:feed:{content_id('feed/1', desk, key)}")
    _text(feed, "updated", _moment(max(one.noticed for one in entries)))
    _text(SubElement(feed, "author"), "name", desk)
    for one in entries:
        message = message_of(one)
        entry = SubElement(feed, "entry")
        _text(entry, "title", message.subject)
        _text(entry, "id", _id(one))
        _text(entry, "updated", _moment(one.noticed))
        _text(entry, "published", _moment(one.noticed))
        for address in _addresses(one.receipts):
            SubElement(entry, "link", rel="related", href=address)
        _text(entry, "content", message.text).set("type", "text")
    return "<?xml version='1.0' encoding='utf-8'?>\n" + tostring(feed, encoding="unicode") + "\n"


def json_text(entries: Sequence[Receipted], desk: str) -> str:
    """The alerts as a JSON Feed; ``_svodka`` has the alert as webhooks carry it."""
    items = []
    for one in entries:
        message = message_of(one)
        item = {
            "id": _id(one),
            "title": message.subject,
            "content_text": message.text,
            "date_published": _moment(one.noticed),
            "_svodka": receipted_to_json(one),
        }
        addresses = _addresses(one.receipts)
        items.append({**item, "external_url": addresses[0]} if addresses else item)
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": f"{desk}: alerts", "items": items}
    return json.dumps(feed, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace").decode() + "\n"


def _id(told: Receipted) -> str:
    return f"urn:svodka:alert:{told.alert.id}"


def _addresses(receipts: Sequence[Receipt]) -> list[str]:
    return list(dict.fromkeys(r.address for r in receipts if safe_address(r.address) and not ODD.search(r.address)))


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _text(parent: Element, name: str, text: str) -> Element:
    element = SubElement(parent, name)
    # what can't stand in XML: messages are sanitised, a desk's name is a person's own
    element.text = "".join(
        c if c in "\n\t" or (c.isprintable() and c not in "\ufffe\uffff") else "\ufffd" for c in text
    )
    return element

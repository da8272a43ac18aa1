"""``DESK/site.toml``: what the desk's site says of itself; the pages are made from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from svodka.errors import ConfigError
from svodka.toml import Table, parsed, quoted, read_text

SITE_FILE = "site.toml"
_KEYS = (
    "title", "address", "publisher", "language", "about", "contact", "licence", "controller", "officer",
    "retention_days", "unconfirmed_days", "mail",
)  # fmt: skip
# A consent that was withdrawn may have to be shown for so long; six years is the longest limit for claims that we know
# of in the countries of our users
LONGEST_RETENTION = 6 * 366


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What the desk says of its site (``site.toml``)."""

    title: str
    address: str  # https://digest.example/, with a slash at its end
    publisher: str
    language: str = "en"  # ISO 639-1, of the site's own words
    about: str | None = None  # a sentence or two for the first page
    contact: str | None = None  # a mail address or page for readers
    licence: str | None = None  # under which the texts may be used
    controller: str | None = None  # who answers for readers' data, with a postal address
    officer: str | None = None  # address of the data protection officer
    unconfirmed_days: int = 7  # an address that does not confirm is erased then; a week holds most absences
    retention_days: int = 30  # how long the record of an unsubscribed address is kept


def load_site(root: Path) -> SiteSettings:
    """Read ``root/site.toml``; raises ``ConfigError`` that names file and key, or says how to make it."""
    path = root / SITE_FILE
    if not path.is_file():
        raise ConfigError(f"{path} is missing: it says under which title and address the site is published; make it "
                          f"with: svodka publish --init")  # fmt: skip
    table = Table(str(path), parsed(read_text(path), path))
    table.only(_KEYS)
    return SiteSettings(
        title=table.needed("title"),
        address=_address(table),
        publisher=table.needed("publisher"),
        language=table.language("language") or "en",
        about=table.text("about"),
        contact=table.text("contact"),
        licence=table.text("licence"),
        controller=table.text("controller"),
        officer=table.text("officer"),
        retention_days=_days(table),
        unconfirmed_days=table.number("unconfirmed_days", 1, 90) or 7,
    )


def initial_site(name: str) -> str:
    """The text of a new ``site.toml``."""
    return (
        "# What the site says of itself. Publish it with: svodka publish\n"
        f"title = {quoted(name)}\n"
        'address = "https://digest.example/"  # where it will be found; change it\n'
        f"publisher = {quoted(name)}\n"
        'language = "en"  # of the site\'s own words: en or ru\n'
        '# about = "Who we are, and what this is."\n'
        '# contact = "editor@digest.example"\n'
        '# licence = "CC BY 4.0"\n'
        "# For the page on privacy, which an e-mail edition needs:\n"
        '# controller = "Name, street, town"  # who answers for readers\' data\n'
        '# officer = "privacy@digest.example"\n'
        "# retention_days = 30\n"
        "# For the e-mail edition (docs/mailing.md); user and password stand in the environment:\n"
        "# [mail]\n"
        '# from = "digest@digest.example"\n'
        '# server = "smtp.digest.example"\n'
    )


def _address(table: Table) -> str:
    address = table.needed("address")
    if not re.fullmatch(r"https?://[\w.-]+(:\d+)?(/[\w.~-]+)*/?", address):
        raise table.wrong("address", f"must be an address such as https://digest.example/, not {address!r}")
    return address.rstrip("/") + "/"


def _days(table: Table) -> int:
    value = table.values.get("retention_days", 30)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LONGEST_RETENTION:
        raise table.wrong("retention_days", f"must be a number of days, from 0 to {LONGEST_RETENTION}, not {value!r}")
    return value

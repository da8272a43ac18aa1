"""The table ``[mail]`` of ``DESK/site.toml``: how the e-mail edition is sent; passwords stand in the environment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from svodka.collect.smtp import MAIL_PASSWORD, MAIL_USER, PORTS, MailServer, Security
from svodka.config.site import SITE_FILE
from svodka.errors import ConfigError
from svodka.toml import Table, parsed, read_text

_KEYS = ("from", "server", "port", "security", "service", "per_minute", "hard_bounces")
_ADDRESS = re.compile(r"[^@\s<>,;:\"]+@[^@\s<>,;:\"]+")


@dataclass(frozen=True, slots=True)
class MailSettings:
    """How the e-mail edition goes out."""

    sender: str
    server: MailServer
    service: str  # https address below which confirm and unsubscribe are answered, with a slash at its end
    per_minute: int = 60  # a guess that small providers bear; yours may say otherwise
    hard_bounces: int = 3  # one or two may be a full disk that its server reports wrongly


def load_mail(root: Path, environment: Mapping[str, str]) -> MailSettings:
    """Read ``[mail]`` of ``root/site.toml``; raises ``ConfigError`` that names the key and says what to write."""
    path = root / SITE_FILE
    if not path.is_file():
        raise ConfigError(f"{path} is missing; make it with: svodka publish --init")
    whole = Table(str(path), parsed(read_text(path), path))
    table = whole.inner("mail")
    if table is None:
        raise ConfigError(
            f'{path} has no table [mail]; add for instance: [mail], from = "digest@example.org", '
            f'server = "smtp.example.org"'
        )
    table.only(_KEYS)
    sender = table.needed("from")
    if not _ADDRESS.fullmatch(sender):
        raise table.wrong("from", f'must be an address such as "digest@example.org", not {sender!r}')
    service = table.text("service") or f"{whole.needed('address').rstrip('/')}/mail/"
    if not re.fullmatch(r"https://[\w.-]+(:\d+)?(/[\w.~-]+)*/?", service):
        raise table.wrong("service", f"must be an https address (one-click unsubscribing needs it), not {service!r}")
    return MailSettings(
        sender, _server(table, environment), service.rstrip("/") + "/",
        table.number("per_minute", 1, 10_000) or 60,
        table.number("hard_bounces", 1, 20) or 3,
    )  # fmt: skip


def _server(table: Table, environment: Mapping[str, str]) -> MailServer:
    try:
        security = Security(table.text("security") or "starttls")
    except ValueError:
        raise table.wrong("security", f"must be one of {', '.join(Security)}") from None
    user = environment.get(MAIL_USER)
    if user and not environment.get(MAIL_PASSWORD):
        raise ConfigError(f"{MAIL_USER} is set, {MAIL_PASSWORD} is not; set it and run this again")
    return MailServer(table.needed("server"), table.number("port", 1, 65_535) or PORTS[security], security, user,
                      environment.get(MAIL_PASSWORD, "") if user else "")  # fmt: skip

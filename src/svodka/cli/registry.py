"""What the commands about persons and outlets share: a desk's ledger with its registry, every speaker asked."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from svodka.cli.common import now
from svodka.config import Settings
from svodka.errors import UsageError
from svodka.identity import Registry
from svodka.ledger import Ledger
from svodka.model import Citation


@dataclass(frozen=True, slots=True)
class Asked:
    """An open ledger whose speakers were all asked, and the registry that answered."""

    ledger: Ledger
    registry: Registry


@contextlib.contextmanager
def asked_registry(settings: Settings) -> Iterator[Asked]:
    """The desk's ledger and registry, once what is new or has changed was asked."""
    from svodka.cli.desk import progress
    from svodka.pipeline import identify, load_registry

    people = load_registry(settings.root)
    registry = Registry.of(people)
    with Ledger(settings.ledger) as ledger:
        with progress() as tell:
            identify(ledger, settings.root, now=now, people=people, registry=registry, tell=tell)
        yield Asked(ledger, registry)


def published_in(citations: Iterable[Citation], since: date | None, until: date | None) -> list[Citation]:
    """Those published in an interval of days, both included; all of them without one. Raises UsageError."""
    if since and until and since > until:
        raise UsageError(f"--since {since} is after --until {until}: swap them")
    if since is None and until is None:
        return list(citations)
    return [
        c
        for c in citations
        if c.published and (not since or c.published >= since) and (not until or c.published <= until)
    ]

"""The only code that speaks SQL: what came, what was read out of it, what was written from it.

Rows are added, never overwritten; ids come from content, so that adding again changes nothing.
"""

from __future__ import annotations

from svodka.ledger.alerting import Alerting, Carried, Carry
from svodka.ledger.audit import Audit, Standing, StandingDigest, StandingStatement
from svodka.ledger.collecting import Announced, Collecting, ItemState, SourceState, Visit
from svodka.ledger.editions import Correction, Draft, Editions, Signoff
from svodka.ledger.history import Departure, Documents, History, Kept
from svodka.ledger.queries import Filter
from svodka.ledger.rows import Provenance, words_of
from svodka.ledger.store import DigestRecord, Ledger, Reading

__all__ = [
    "Alerting",
    "Announced",
    "Audit",
    "Carried",
    "Carry",
    "Collecting",
    "Correction",
    "Departure",
    "DigestRecord",
    "Documents",
    "Draft",
    "Editions",
    "Filter",
    "History",
    "ItemState",
    "Kept",
    "Ledger",
    "Provenance",
    "Reading",
    "Signoff",
    "SourceState",
    "Standing",
    "StandingDigest",
    "StandingStatement",
    "Visit",
    "words_of",
]

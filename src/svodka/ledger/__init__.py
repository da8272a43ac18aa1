"""The only code that speaks SQL: what came, what was read out of it, what was written from it.

Rows are added, never overwritten; ids come from content, so that adding again changes nothing.
"""

from __future__ import annotations

from svodka.ledger.alerting import Alerting, Carried, Carry
from svodka.ledger.audit import Audit, Standing, StandingDigest, StandingStatement
from svodka.ledger.collecting import Announced, Collecting, ItemState, SourceState, Visit
from svodka.ledger.editions import Correction, Draft, Editions, Signoff
from svodka.ledger.history import Departure, Documents, History, Kept
from svodka.ledger.listed import DocumentFilter, Listed
from svodka.ledger.publishing import Publishing
from svodka.ledger.queries import Filter
from svodka.ledger.registering import Load, PassKey, Registering
from svodka.ledger.rows import Provenance, words_of
from svodka.ledger.speech import GroupingState, UtteranceRow
from svodka.ledger.store import DigestRecord, Ledger, Reading
from svodka.ledger.tracking import Tracking

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
    "DocumentFilter",
    "Documents",
    "Draft",
    "Editions",
    "Filter",
    "GroupingState",
    "History",
    "ItemState",
    "Kept",
    "Ledger",
    "Listed",
    "Load",
    "PassKey",
    "Provenance",
    "Publishing",
    "Reading",
    "Registering",
    "Signoff",
    "SourceState",
    "Standing",
    "StandingDigest",
    "StandingStatement",
    "Tracking",
    "UtteranceRow",
    "Visit",
    "words_of",
]

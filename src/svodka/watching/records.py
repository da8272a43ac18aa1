"""An alert with its receipts, and the JSON of it that the ledger keeps and webhooks carry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from svodka.model import HolderLevel, Receipt, Stance
from svodka.track.alerts import VERSION, Alert
from svodka.track.events import Cited, Event, Subject, When
from svodka.write.receipt import receipt_from_jsonld, receipt_to_jsonld


@dataclass(frozen=True, slots=True)
class Receipted:
    """An alert, when it was noticed, and a receipt for each of the words on which it stands."""

    alert: Alert
    noticed: datetime
    receipts: tuple[Receipt, ...]  # one for each of ``alert.event.evidence``


def receipted_to_json(told: Receipted) -> dict[str, Any]:
    """All of it as one object; rules and deliveries are left out: they are the desk's, and may change."""
    event = told.alert.event
    return {
        "id": told.alert.id,
        "version": VERSION,
        "noticed": told.noticed.isoformat(),
        "when": event.when.value,
        "step": told.alert.step,
        "takes_back": told.alert.takes_back or None,
        "claim": {"key": event.claim, "text": told.alert.claim_text},
        "holder": event.subject.holder,
        "level": event.subject.level.value,
        "also": [{"holder": one.holder, "level": one.level.value} for one in told.alert.also],
        "from": event.before.value if event.before else None,
        "to": event.after.value,
        "status": event.status,
        "onset": event.onset.isoformat(),
        "last": event.last.isoformat() if event.last else None,
        "day": event.day.isoformat(),
        "reason": event.reason,
        "evidence": [
            {
                "documents": list(cited.documents),
                "day": cited.day.isoformat(),
                "stance": cited.stance.value,
                "text": cited.text,
                "new": cited.new,
                "receipt": receipt_to_jsonld(receipt),
            }
            for cited, receipt in zip(event.evidence, told.receipts, strict=True)
        ],
    }


def receipted_from_json(value: Mapping[str, Any]) -> Receipted:
    """The inverse of ``receipted_to_json``; KeyError or ValueError where it is something else."""
    subject = Subject(value["holder"], HolderLevel(value["level"]))
    event = Event(
        when=When(value["when"]),
        claim=value["claim"]["key"],
        subject=subject,
        before=Stance(value["from"]) if value["from"] else None,
        after=Stance(value["to"]),
        status=value["status"],
        onset=date.fromisoformat(value["onset"]),
        last=date.fromisoformat(value["last"]) if value["last"] else None,
        day=date.fromisoformat(value["day"]),
        reason=value["reason"],
        evidence=tuple(
            Cited(
                tuple(one["documents"]), date.fromisoformat(one["day"]), Stance(one["stance"]), one["text"], one["new"]
            )
            for one in value["evidence"]
        ),
    )
    also = tuple(Subject(one["holder"], HolderLevel(one["level"])) for one in value["also"])
    alert = Alert(value["id"], value["step"], value["claim"]["text"], event, also, (), (), value["takes_back"] or "")
    receipts = tuple(receipt_from_jsonld(one["receipt"]) for one in value["evidence"])
    return Receipted(alert, datetime.fromisoformat(value["noticed"]), receipts)

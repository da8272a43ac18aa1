"""Reports about invented countries, read as a user's are."""

from __future__ import annotations

import json
from collections.abc import Iterable

from svodka.track.utterances import Document
from svodka.tracking import documents_of


def report(id: str, day: str | None, text: str, **more: str) -> dict[str, str]:
    """One record of the input."""
    dated = {"published": day} if day else {}
    return {"id": id, "text": text, "lang": "en", "outlet": "wire", **dated, **more}


def read_all(records: Iterable[dict[str, str]]) -> list[Document]:
    """The documents of records, all of which can be read."""
    lines = [json.dumps(record, ensure_ascii=False).encode() for record in records]
    found, refused = documents_of(enumerate(lines, 1))
    assert refused == []
    return found


DENIALS = (
    report(
        "d1",
        "2031-02-04",
        "Varnian Defence Minister Tessa Orlan denied that the army had shelled the hospital in Vesk.",
    ),
    report(
        "d2", "2031-02-05", "The Varnian foreign ministry called reports of a strike on the hospital a fabrication."
    ),
    report("d3", "2031-02-06", "Orlan said that no Varnian shell had hit the hospital."),
)
ADMISSION = report(
    "a1", "2031-02-20", "Tessa Orlan admitted that the Varnian army had struck the hospital in Vesk by mistake."
)
LURES = (
    report(
        "l1", "2031-02-10", "Headline: Varnia admits strike on hospital. Body: the ministry only announced an inquiry."
    ),
    report("l2", "2031-02-11", "The governor of Lorim said that Orlan had admitted the strike on the hospital."),
    report("l3", "2031-02-25", "Varnia had repeatedly denied that its army struck the hospital."),
)

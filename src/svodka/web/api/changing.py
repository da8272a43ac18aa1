"""What the API is given: a draft to check."""

from __future__ import annotations

from datetime import date
from typing import Any

from svodka.model import Capture
from svodka.parse import parse
from svodka.pipeline.tracked import check_draft
from svodka.web.api.operation import Asked, BadParameterError, Operation
from svodka.web.api.schemas import SCHEMAS, ref
from svodka.write.check_json import report_to_json

LONGEST = int(SCHEMAS["Draft"]["properties"]["text"]["maxLength"])


def check(asked: Asked) -> dict[str, Any]:
    """A draft held to the ledger: POST, since it is long; nothing is kept of it."""
    text, published = asked.body.get("text"), asked.body.get("published")
    more = asked.body.keys() - {"text", "published"}
    if more:
        raise BadParameterError(f"a draft has text and published, not {', '.join(sorted(map(repr, more)))}")
    if not isinstance(text, str) or not text.strip() or len(text) > LONGEST:
        raise BadParameterError(f"text: the draft, 1 to {LONGEST:,} characters")
    day = None
    if published is not None:
        try:
            day = date.fromisoformat(published)
        except (TypeError, ValueError):
            raise BadParameterError("published: a day such as 2031-05-14") from None
    data = text.encode("utf-8", "replace")
    parsed = parse(Capture(data, "draft.md", asked.room.now(), media_type="text/markdown", charset="utf-8"))
    return report_to_json(check_draft(asked.desk, asked.settings, parsed, today=asked.today, published=day))


OPERATIONS = (
    Operation("/check", "check", "Hold a draft to the ledger. Nothing is kept of it.", check, schema=ref("Report"),
              method="post", body=ref("Draft")),
)  # fmt: skip

"""Captures as tests write them."""

from __future__ import annotations

from datetime import UTC, datetime

from svodka.model import Capture, Hints

FETCHED = datetime(2031, 5, 15, 9, 0, tzinfo=UTC)


def capture(
    data: bytes | str,
    address: str = "file:///texts/text",
    *,
    media_type: str | None = None,
    charset: str | None = None,
    hints: Hints | None = None,
) -> Capture:
    """A capture of these bytes, or of this text in UTF-8."""
    raw = data.encode() if isinstance(data, str) else data
    return Capture(raw, address, FETCHED, media_type, charset, hints or Hints())

"""Bytes -> what they say: texts, pages, subtitles, PDF, mail, posts; and listings of such."""

from __future__ import annotations

from svodka.parse.listing import listing
from svodka.parse.many import parts
from svodka.parse.parse import parse

__all__ = ["listing", "parse", "parts"]

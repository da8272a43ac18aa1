"""Bytes -> what they say: plain text, HTML, Markdown, subtitles."""

from __future__ import annotations

from svodka.parse.parse import parse

__all__ = ["parse"]

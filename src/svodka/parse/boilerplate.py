"""Whether a line is the page's, not the author's: the lexicon's patterns, link tails, hashtags."""

from __future__ import annotations

import re
from collections.abc import Iterable

from svodka.lexicon.boilerplate import ENTRIES, WORDS_OF_OPEN_ENTRIES

# Consent sentences run to 300 characters in our pages; a longer line is somebody's paragraph
_LONGEST = 400


def _one_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def _is_open(pattern: str) -> bool:
    """Whether a pattern begins with anything."""
    return pattern.startswith((".{", "(.{"))


_PATTERN = _one_of(pattern for pattern, _ in ENTRIES if not _is_open(pattern))
_OPEN_PATTERN = _one_of(pattern for pattern, _ in ENTRIES if _is_open(pattern))
_LINK = re.compile(r"\[(?P<label>[^\[\]]*)\]\((?:https?|tg|mailto):[^()\s]*\)")
_ADDRESS = re.compile(r"(?:https?://|www\.|t\.me/|bit\.ly/)\S+")
_MARKUP = re.compile(r"\*\*|__|~~|`")
_BEFORE = re.compile(r"[^\w©#@(\"“«]+")
_STAYS_BEHIND = frozenset('_©)"”».!?:…')
_TAG_OR_NAME = re.compile(r"[#@][\w./-]+")


def is_boilerplate(line: str) -> bool:
    """Whether the line, without its markup and emoji, is nothing but the page's or channel's own words."""
    if len(line) > _LONGEST + 400 or not line.strip():  # link addresses make a short label long
        return False
    said = bare(line)
    if not said:
        # only addresses, hashtags and signs; a rule ("* * *") or an ellipsis alone is nobody's words either
        return True
    if len(said) > _LONGEST:
        return False
    if _PATTERN.fullmatch(said):
        return True
    return any(word in said for word in WORDS_OF_OPEN_ENTRIES) and _OPEN_PATTERN.fullmatch(said) is not None


def bare(line: str) -> str:
    """The words of a line in lower case: markup, emoji at the edges, addresses, hashtags and handles removed."""
    line = _LINK.sub(r"\g<label>", line)
    line = _ADDRESS.sub(" ", _MARKUP.sub("", line))
    line = _keep_worded(line)
    line = " ".join(line.split())
    before = _BEFORE.match(line)
    start, end = before.end() if before else 0, len(line)
    while end > start and not (line[end - 1].isalnum() or line[end - 1] in _STAYS_BEHIND):
        end -= 1
    return line[start:end].lower().replace("ё", "е")


def _keep_worded(line: str) -> str:
    """The line without hashtags and handles where there is nothing else; with them where they're part of a sentence."""
    if "#" not in line and "@" not in line:
        return line
    rest = _TAG_OR_NAME.sub(" ", line)
    return line if any(ch.isalnum() for ch in rest) else rest

"""Whether a line is the page's, not the author's: the lexicon's patterns, link tails, hashtags."""

from __future__ import annotations

import re

from svodka.lexicon.boilerplate import ENTRIES

# Consent sentences run to 300 characters in our pages; a longer line is somebody's paragraph
_LONGEST = 400

_PATTERN = re.compile("|".join(f"(?:{pattern})" for pattern, _ in ENTRIES))
_LINK = re.compile(r"\[(?P<label>[^\[\]]*)\]\((?:https?|tg|mailto):[^()\s]*\)")
_ADDRESS = re.compile(r"(?:https?://|www\.|t\.me/|bit\.ly/)\S+")
_MARKUP = re.compile(r"\*\*|__|~~|`")
_EDGES = re.compile(r"^[^\w©#@(\"“«]+|[^\w©)\"”».!?:…]+$")
_TAG_OR_NAME = re.compile(r"[#@][\w./-]+")


def is_boilerplate(line: str) -> bool:
    """Whether the line, without its markup and emoji, is nothing but the page's or channel's own words."""
    if len(line) > _LONGEST + 400 or not line.strip():  # link addresses make a short label long
        return False
    said = bare(line)
    if not said:
        # only addresses, hashtags and signs; a rule ("* * *") or an ellipsis alone is nobody's words either
        return True
    return len(said) <= _LONGEST and _PATTERN.fullmatch(said) is not None


def bare(line: str) -> str:
    """The words of a line in lower case: markup, emoji at the edges, addresses, hashtags and handles removed."""
    line = _LINK.sub(r"\g<label>", line)
    line = _ADDRESS.sub(" ", _MARKUP.sub("", line))
    line = _keep_worded(line)
    return _EDGES.sub("", " ".join(line.split())).lower().replace("ё", "е")


def _keep_worded(line: str) -> str:
    """The line without hashtags and handles where there is nothing else; with them where they're part of a sentence."""
    rest = _TAG_OR_NAME.sub(" ", line)
    return line if any(ch.isalnum() for ch in rest) else rest

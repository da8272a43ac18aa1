"""One spelling for what typesetting spells in several ways; to compare texts by, never to print."""

from __future__ import annotations

import unicodedata

_SAME = {
    '"': "“”„‟«»″＂",
    "'": "‘’‚‛′ʼ`´",
    "-": "‐‑‒–—―−﹣－",
    " ": "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "е": "ё",
    "Е": "Ё",
    # soft hyphen, zero-width space, non-joiner and joiner, marks of direction, word joiner, variation selector
    "": "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0f",
    "...": "…",
}
_TABLE = {ord(char): plain for plain, chars in _SAME.items() for char in chars}


def plain(text: str) -> str:
    """``text`` with straight quotation marks, hyphens for dashes, «е» for «ё», single spaces, no invisible marks.

    Upper and lower case stay: a sanction is not a Sanction.
    """
    return " ".join(unicodedata.normalize("NFC", text).translate(_TABLE).replace("''", '"').split())


def plain_lines(text: str) -> list[str]:
    """The lines of ``text`` that hold more than spaces, each ``plain``."""
    return [line for line in map(plain, text.splitlines()) if line]

"""Scripts of letters, and letters of one script that look like those of another."""

from __future__ import annotations

import re
from functools import lru_cache

# Unicode blocks: first and last letter of each script that a text of the press may be in
_BLOCKS = (
    ("cyrillic", 0x0400, 0x052F),
    ("latin", 0x0041, 0x024F),
    ("latin", 0x1E00, 0x1EFF),
    ("greek", 0x0370, 0x03FF),
    ("armenian", 0x0530, 0x058F),
    ("hebrew", 0x0590, 0x05FF),
    ("arabic", 0x0600, 0x077F),
    ("thai", 0x0E00, 0x0E7F),
    ("devanagari", 0x0900, 0x097F),
    ("georgian", 0x10A0, 0x10FF),
    ("kana", 0x3040, 0x30FF),
    ("han", 0x3400, 0x9FFF),
    ("hangul", 0xAC00, 0xD7A3),
)
# Latin letters, Greek ones beside them, that a reader can't tell from Cyrillic ones: to dodge filters, or by a slip
# of the keyboard's layout. One letter for one, so that offsets hold
_LOOKALIKES = str.maketrans("aceopxyABCEHKMOPTXYiIαοерАВ", "асеорхуАВСЕНКМОРТХУіІаоерАВ")
_CYRILLIC = re.compile("[а-яёіїєґўА-ЯЁІЇЄҐЎ]")
_MIXED_PAIR = re.compile("[а-яёА-ЯЁ][a-zA-Zαο]|[a-zA-Zαο][а-яёА-ЯЁ]")  # cheap to look for: few texts have any
_MIXED = re.compile(r"[^\W\d_]*(?:[а-яёА-ЯЁ][a-zA-Zαο]|[a-zA-Zαο][а-яёА-ЯЁ])[^\W\d_]*")


@lru_cache(maxsize=4_096)
def script_of(letter: str) -> str:
    """The script of a letter; "other" for one that none of ours has."""
    code = ord(letter)
    return next((name for name, first, last in _BLOCKS if first <= code <= last), "other")


def with_plain_cyrillic(text: str) -> str:
    """The text with letters that look Cyrillic made Cyrillic, in words that are partly so; as long as it was.

    A word of which a letter has no Cyrillic look («Wi-Fiй», «iPhoneы») stays as it is: it is meant to be mixed.
    """
    return _MIXED.sub(_plain, text) if _MIXED_PAIR.search(text) else text


def _plain(word: re.Match[str]) -> str:
    written = word[0]
    plain = written.translate(_LOOKALIKES)
    return plain if all(map(_CYRILLIC.match, plain)) else written

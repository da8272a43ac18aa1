"""Characters that do something instead of showing something, made visible.

Text from outside may hold terminal escapes, right-to-left overrides and zero-width characters. In a terminal
they are replaced; in HTML they are fenced in (see ``annotate``).
"""

from __future__ import annotations

import re
import unicodedata

# C0 and C1 controls without tab and line feed; bidirectional marks, embeddings, overrides and isolates;
# zero-width and other invisible format characters; line and paragraph separators; lone surrogates; interlinear
# annotation; tags. ZWNJ and ZWJ (200C, 200D) stay: emoji and several scripts need them.
ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def code_name(char: str) -> str:
    """What an odd character is: "U+202E RIGHT-TO-LEFT OVERRIDE"; controls have no name of their own."""
    name = unicodedata.name(char, "")
    return f"U+{ord(char):04X} {name}".rstrip()


def one_line(text: str) -> str:
    """``text`` for one line of a terminal, table or heading: spaces joined, odd characters as ‹U+202E›.

    A soft hyphen and the byte order mark are left out: they are everywhere in web pages and say nothing.
    """
    joined = " ".join(text.translate({0xAD: None, 0xFEFF: None}).split())
    return ODD.sub(lambda found: f"‹U+{ord(found[0]):04X}›", joined)

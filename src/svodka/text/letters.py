"""One rough Latin spelling of a word in Cyrillic or romanised in whichever way; to compare by, never to print."""

from __future__ import annotations

import re

_LATIN = dict(
    zip(
        "абвгдезийклмнопрстуфхцчшщыэюяёіїєґў",
        "a b v g d e z i i k l m n o p r s t u f h c c s s i e u a e i i e g u".split(),
        strict=True,
    )
)
_TABLE = str.maketrans({**_LATIN, "ж": "z", "ъ": "", "ь": "", "'": "", "’": ""})
# The romanisations of addresses: щ is shch, shh, sch; х is kh, x, h; я is ya, ja, ia; й is y, j, i … The longest first
_SAME = (
    ("shch", "s"), ("shh", "s"), ("sch", "s"), ("tch", "c"), ("sh", "s"), ("ch", "c"), ("cz", "c"), ("ts", "c"),
    ("tc", "c"),
    ("zh", "z"), ("kh", "h"), ("x", "h"), ("yi", "i"), ("iy", "i"), ("ij", "i"), ("yj", "i"), ("jj", "i"), ("ya", "a"),
    ("ja", "a"), ("ia", "a"), ("yu", "u"), ("ju", "u"), ("iu", "u"), ("yo", "e"), ("jo", "e"), ("ye", "e"), ("je", "e"),
    ("eh", "e"), ("ie", "e"), ("y", "i"), ("j", "i"), ("w", "v"),
)  # fmt: skip
_TWICE = re.compile(r"(.)\1+")


def rough(word: str) -> str:
    """A word's rough spelling: «Щербаков», "Shcherbakov" and "Scherbakov" are one."""
    spelled = word.casefold().translate(_TABLE)
    for letters, one in _SAME:
        spelled = spelled.replace(letters, one)
    return _TWICE.sub(r"\1", spelled)

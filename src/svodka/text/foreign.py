"""Whether words quoted in a text are in another language than the text around them."""

from __future__ import annotations

import re

from svodka.text.cyrillic import DICTIONARIES, covered
from svodka.text.language import language_of

_WORD = re.compile(r"[^\W\d_]+")
# Fewer words than these are names, slogans, what the text itself has borrowed: «Je suis Charlie», «status quo».
# In the letters of the text's own language, where the question is asked of every quotation, two more are asked for
_FEWEST, _FEWEST_ALIKE = 3, 5
# Words without which hardly an English sentence does. Of 6,852 quotations of five words and more in 840 English
# articles 26 have none of them; those are put to lingua, which took one, a Latin proverb, for another language's
_ENGLISH = frozenset(
    "the of and to a an in is are was were be been it that this for on with as at by from not no i we you he she they "
    "his her our your their my me us him them have has had will would can could should do does did but or if what who "
    "there all more so up out about when how just now".split()
)
_LATIN = re.compile("[a-z\u00df-\u024f]")
_CYRILLIC = re.compile("[\u0400-\u052f]")


def language_within(words: str, around: str) -> str | None:
    """The language (ISO 639-1) of quoted ``words`` in a text in the language ``around``; None: the same, or untold.

    The text's own language is believed as long as it knows most of the words.
    """
    low = _WORD.findall(words.lower())
    if len(low) < _FEWEST:
        return None
    joined = " ".join(low)
    own_letters, known = False, False
    if around in DICTIONARIES:
        own_letters = len(_CYRILLIC.findall(joined)) * 2 > len(joined)
        known = own_letters and covered(low, around)
    elif around == "en":
        own_letters = bool(_LATIN.search(joined)) and not _CYRILLIC.search(joined)
        known = not _ENGLISH.isdisjoint(low)
    if own_letters and (len(low) < _FEWEST_ALIKE or known):
        return None
    told = language_of(words).code
    return told if told != around else None

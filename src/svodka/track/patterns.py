"""The notation in which rules of stance are written, made into regular expressions over ``View.line``.

Parts stand between spaces:

    deny/reject      one of several lemmas; ``rule_out`` is two words; ``confirm*`` any word that begins so
    {denial}         a class of words, from the tables beside the rules
    ~3               up to three words, no mark between them; ``^3`` also commas
    ?not             a part that may be missing
    !only            what must not come next
    <not             at the beginning: what must not stand right before
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from svodka.track.words import lemma_of

_ANY = r"(?:[^ ,;:.?!…()«»\"“”—–]+ )"
_ANY_COMMA = r"(?:[^ ;.?!…]+ )"


def compiled(pattern: str, classes: Mapping[str, str], language: str) -> re.Pattern[str]:
    """The regular expression of one pattern; ``KeyError`` names a class that is in no table.

    Its words are made into lemmas as those of the text are. It begins and ends at the edge of a token.
    """
    parts = [_part(part, classes, language) for part in pattern.split()]
    return re.compile(r"(?<= )" + "".join(parts))


def _part(part: str, classes: Mapping[str, str], language: str) -> str:
    if part[0] in "~^" and part[1:].isdigit():
        return f"{_ANY if part[0] == '~' else _ANY_COMMA}{{0,{part[1:]}}}?"
    if part[0] == "?":
        return f"(?:{_part(part[1:], classes, language)})?"
    if part[0] == "<":
        return "".join(rf"(?<! {_word(word, language)} )" for word in part[1:].split("/"))
    if part[0] == "!":
        return f"(?!{_part(part[1:], classes, language)})"
    alternatives = []
    for word in part.split("/"):
        if word[0] == "{":
            alternatives += [_word(w.strip(), language) for w in classes[word[1:-1]].split(",")]
        else:
            alternatives.append(_word(word, language))
    return f"(?:{'|'.join(dict.fromkeys(alternatives))}) "


def _word(word: str, language: str) -> str:
    if word.endswith("*"):
        return re.escape(word[:-1]) + "[^ ]*"
    return " ".join(re.escape(lemma_of(w, language)) for w in word.replace("_", " ").split())

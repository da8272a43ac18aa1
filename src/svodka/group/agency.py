"""Whose text it says it is: the agency in a date line, in a line of source, or among its carriers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from svodka.text.spelling import plain

# Where a text names its agency: at the head of one of its first lines (over which headline and rubric stand), or at the
# end of its last one
HEAD_LINES = 4
HEAD, TAIL = 200, 200
_NAME = r"[A-ZА-Я][\w.&'-]*(?: [A-ZА-Я\"][\w.&'\"-]*){0,3}"
_HEADS = (
    # "HALMAR, May 14 (Norvia News) - …", «НОРВИК, 14 мая. /НОРВИНФОРМ/. …», "HALMAR (NNA) - …"
    re.compile(rf"^[A-ZА-ЯЁ][\w .'-]{{1,40}}(?:, ?[\w .]{{3,20}})?[.,]? ?[(/](?P<name>{_NAME})[)/][ .:,-]"),
    # «НОРВИК, 14 мая - Норвинформ. …», "HALMAR, May 14 - NNA. …"
    re.compile(rf"^[A-ZА-ЯЁ][\w .'-]{{1,40}}, ?[\w ]{{3,20}}[.,]? ?- ?(?P<name>{_NAME})\. "),
)
_TAILS = (
    re.compile(
        rf"(?:source|via|by|источник|по материалам|фото и текст)s? ?[:-] ?(?P<name>{_NAME})[. ]*$", re.IGNORECASE
    ),
    # a last line that is nothing but a dash, or brackets, and the agency
    re.compile(rf"(?:^|[.!?\"'] |\n)(?:- ?(?P<dash>{_NAME})|[(/](?P<name>{_NAME})[)/])\.? ?$"),
)


def agency_of(text: str, carriers: Iterable[str] = ()) -> str | None:
    """The agency whose text it is by its own word: the first of the carriers, else what head or tail names."""
    named = [name for name in carriers if name.strip()]
    if named:
        return named[0]
    lines = [line for line in text.strip().splitlines() if line.strip()]
    heads = [plain(line[:HEAD]) for line in lines[:HEAD_LINES]]
    head = next((m for line in heads for pattern in _HEADS if (m := pattern.search(line))), None)
    if head:
        return head["name"]
    tail = next((m for pattern in _TAILS if (m := pattern.search(plain(lines[-1][-TAIL:])))), None) if lines else None
    return (tail.groupdict().get("dash") or tail["name"]) if tail else None


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names of outlets are one: the same words, or those of one are all in the other."""
    if not one or not other:
        return False
    first, second = (set(re.findall(r"\w+", plain(name).casefold())) for name in (one, other))
    return bool(first and second) and (first <= second or second <= first)

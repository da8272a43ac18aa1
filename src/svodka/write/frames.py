"""The frame of a sentence: speaker, occasion, carriers, outlet, doubts, in English and never in double marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from svodka.model import LedgerRow, Speaker, Statement, StatementKind
from svodka.write.quoting import frame
from svodka.write.visible import one_line
from svodka.write.wording import day_words

# The head of an occasion decides its preposition; anything else is "in".
_ON = re.compile(r"channel|page|account|telegram|blog|\b(web)?site|radio|television|\btv\b|\bair\b", re.IGNORECASE)
_AT = re.compile(r"briefing|conference|meeting|summit|session|forum|hearing|talks|ceremony|rally|parade", re.IGNORECASE)
_PREPOSITION = re.compile(r"(in|at|on|during|via|through|by|to|while|before|after|from)\b", re.IGNORECASE)
_DETERMINED = re.compile(r"(an?|the|his|her|their|its|my|our|this|that|one)\b|\S+['’]s\b|\S+s['’]|[A-Z]")
_PLURAL = re.compile(r"(comments|remarks|talks|statements|posts|subtitles|notes|answers)\b", re.IGNORECASE)
# "he" of one text is not "he" of another
_PRONOUNS = frozenset({
    "i", "you", "he", "she", "it", "we", "they", "who", "which", "that", "this", "one",
    "я", "ты", "вы", "он", "она", "оно", "мы", "они", "кто", "который", "которая", "которые",
})  # fmt: skip
# bodies that English names with the article: the Foreign Ministry; the Ministry of Ports
_BODY = re.compile(
    r"\b(Ministry|Embassy|Government|Parliament|Agency|Office|Service|Council|Assembly|Palace|Court|Committee|Army"
    r"|Navy|Kremlin)$|^(Ministry|Government|Office|Embassy|Bank|Council|Union) of\b"
)
_DETERMINED_NAME = re.compile(r"(the|an?|our|\S+['’]s)\b", re.IGNORECASE)
_ARTICLES = frozenset(["the", "a", "an"])
# names may begin small; descriptions that begin a sentence don't
_PARTICLES = frozenset("de da di du del della der den van von bin ibn al el la le".split())
CYRILLIC = re.compile("[Ѐ-ӿ]")


def is_named(speaker: Speaker | None) -> bool:
    """Whether there is a name or a description: a pronoun that was not resolved is neither."""
    return speaker is not None and speaker.name.casefold().strip() not in _PRONOUNS


def capitalized(words: str) -> str:
    """The words with a capital, unless they begin with the particle of a name: de Moreno; d’Arval."""
    first = words.split(" ", 1)[0]
    small_name = first in _PARTICLES or (first[1:2] in "’'" and first[2:3].isupper())
    return words if small_name else words[:1].upper() + words[1:]


def speaker_words(speaker: Speaker | None, told: set[str]) -> str:
    """The speaker's name with the office as written, unless ``told`` has that office already; it is added."""
    if speaker is None:
        return "Someone whom the text does not name"
    name = frame(one_line(_as_written(speaker)))
    if not is_named(speaker):
        return f"Someone whom the text calls ‘{name}’"
    role = frame(one_line(speaker.role or "")).strip(" ,")
    if not role or role.casefold() in told or role.casefold() in name.casefold():
        return name
    told.add(role.casefold())
    return f"{name}, {role},"


def _as_written(speaker: Speaker) -> str:
    """The name, with the article that the text has before it: the foreign ministry; a ferryman."""
    article, _, rest = (speaker.mention or "").partition(" ")
    if _BODY.search(speaker.name) and not _DETERMINED_NAME.match(speaker.name):
        return f"the {speaker.name}"
    return (
        f"{article.lower()} {speaker.name}" if article.lower() in _ARTICLES and rest == speaker.name else speaker.name
    )


def occasion_words(row: LedgerRow) -> str:
    venue = frame(one_line(row.statement.venue or ""))
    if not venue or _PREPOSITION.match(venue):
        return venue
    if CYRILLIC.search(venue):
        return f"({venue})"
    preposition = "on" if _ON.search(venue) else "at" if _AT.search(venue) else "in"
    if venue in ("parliament", "congress", "court"):
        return f"in {venue}"
    if _DETERMINED.match(venue) or _PLURAL.match(venue):
        return f"{preposition} {venue}"
    return f"{preposition} {'an' if venue[0] in 'aeiou' else 'a'} {venue}"


def chain_words(s: Statement) -> str:
    """The carriers, nearest the speaker first: "as quoted by KCNA and carried by Russian media"."""
    names = [frame(one_line(hop.name)) for hop in s.chain]
    if not names:
        return ""
    first = "as reported by" if s.kind is StatementKind.INDIRECT else "as quoted by"
    return " and carried by ".join([f"{first} {names[0]}", *names[1:]])


def credit_words(row: LedgerRow, copies: Sequence[LedgerRow]) -> str:
    """Where it stands, each with its date of publication: "Northern Courier, April 28, 2031; also in …"."""
    also = dict.fromkeys(_outlet(row) for row in copies)
    parts = [
        _outlet(row),
        *(f"also in {x}" for x in also),
        *([] if row.statement.said else ["no date of saying is told"]),
    ]
    return "; ".join(parts)


def _outlet(row: LedgerRow) -> str:
    name = frame(one_line(row.revision.outlet or row.revision.address))
    try:
        day = row.revision.published_on
    except ValueError:
        day = None
    return f"{name}, {day_words(day)}" if day else f"{name}, not dated"


def doubt_words(s: Statement) -> str:
    if not s.doubts:
        return ""
    return f" [Look twice: {'; '.join(frame(one_line(doubt)).rstrip('.') for doubt in s.doubts)}.]"

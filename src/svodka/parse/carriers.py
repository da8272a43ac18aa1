"""From which agency a whole publication came, as its layout tells: a by-line, a line of its own, a date line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from svodka.lexicon.carriers import AGENCY_FORMS, AGENCY_WORDS, DATELINES, SOURCE_LINES
from svodka.model import Part, PartKind

# A line that names a source and says nothing else is no longer
_LONGEST_LINE = 100
_LONGEST_NAME = 60
# Such lines stand above the body or below it: within so many parts of either end
_ENDS = 6
# Shorter names are parts of others by chance: "AP" of "Capital"
_SHORTEST_SHARED = 5
_SOURCES = [re.compile(pattern) for pattern, _ in SOURCE_LINES]
_DATELINES = [re.compile(pattern) for pattern, _ in DATELINES]
_AGENCY = re.compile(rf"\b(?:{AGENCY_WORDS})(?!\w)", re.I)
_FORM = re.compile("|".join(f"(?:{pattern})" for pattern, _ in AGENCY_FORMS))
_BY = re.compile(r"(?:by|from|via|автор|текст)\b\s*:?\s*", re.I)
_ARTICLE = re.compile(r"^(?:[Tt]he|[Аа]гентств[оа]|[Ии]нформагентств[оа])\s+(?=[«\"“A-ZА-ЯЁ])")
_EDGES = " \t.,;:()[]/|—–-"
_ROLE = re.compile(r"\b(?:says?|said|reports?|reported|сообщ\w+|заяв\w+|told|writes?|пишет)\b", re.I)


def carriers_of(text: str, parts: Sequence[Part], authors: str | None, outlet: str | None) -> tuple[str, ...]:
    """The agencies that the layout names, nearest the speaker first; nothing where it names only its own outlet.

    ``authors``: the by-line of the page's metadata.
    """
    lines = [*_lines(text, parts)]
    told = [name for line in lines for name in _from_line(line)]
    found = [*_from_byline(authors), *told, *_from_dateline(text, parts)]
    own = _letters(outlet or "")
    names: dict[str, str] = {}
    for name in found:
        key = _letters(name)
        if key and not _is_own(key, own):
            names.setdefault(key, name)
    return tuple(names.values())


def _lines(text: str, parts: Sequence[Part]) -> Iterable[str]:
    """The lines at both ends of a text that are short enough to say where it came from and nothing else."""
    ends = parts if len(parts) <= 2 * _ENDS else [*parts[:_ENDS], *parts[-_ENDS:]]
    for part in ends:
        if part.kind is not PartKind.HEADLINE and len(part.span) <= 4 * _LONGEST_LINE:
            for line in part.span.of(text).splitlines():
                if len(line) <= _LONGEST_LINE:
                    yield line.strip()


def _from_line(line: str) -> list[str]:
    for pattern in _SOURCES:
        match = pattern.fullmatch(line.strip(" .*_"))
        if match:
            name = _name(match["name"])
            # in brackets or after "from" stands much else: only an agency's name is believed there
            labelled = re.match(r"(?i)(?:source|via|источник)\b", line.strip(" *_")) is not None
            return [name] if name and (labelled or is_agency(name)) else []
    name = _name(_BY.sub("", line, count=1))
    return [name] if name and _AGENCY.search(name) and is_agency(name) else []


def _from_byline(authors: str | None) -> list[str]:
    """The agencies among the authors: "Ana Petrel, Halmar Press Agency"."""
    pieces = re.split(r"\s*(?:,|;|\||/|\band\b|\bи\b)\s*", _BY.sub("", authors or "", count=1))
    return [name for name in map(_name, pieces) if name and _AGENCY.search(name)]


def _from_dateline(text: str, parts: Sequence[Part]) -> list[str]:
    first = next((part.span.of(text) for part in parts if part.kind is PartKind.BODY), "")
    for pattern in _DATELINES:
        match = pattern.match(first[:160])
        if match:
            name = _name(match["name"])
            return [name] if name and not re.search(r"\d", name) else []
    return []


def is_agency(name: str) -> bool:
    """Whether a name says of itself that it is an agency's: by a word of it, or by its form."""
    return _AGENCY.search(name) is not None or _FORM.fullmatch(name) is not None


def _name(words: str) -> str | None:
    """A name, without the marks around it; None for what is a sentence, an address or in lower case."""
    name = re.sub(r"https?://\S+", "", words).strip(_EDGES).strip()
    name = _ARTICLE.sub("", name).strip('«»"“” ')
    if not 2 <= len(name) <= _LONGEST_NAME or _ROLE.search(name) or re.search(r"[.!?]\s", name):
        return None
    return name if name[0].isupper() and len(name.split()) <= 6 else None


def _is_own(name: str, outlet: str) -> bool:
    """Whether a name is the outlet's, or a part of it or around it: "Harbour Post News" of The Harbour Post."""
    return name == outlet or (min(len(name), len(outlet)) >= _SHORTEST_SHARED and (name in outlet or outlet in name))


def _letters(name: str) -> str:
    return "".join(ch for ch in name.casefold().removeprefix("the ") if ch.isalnum())

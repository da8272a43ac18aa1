"""What a line is by its own words, wherever it stands: a date line, a by-line, boilerplate, a speaker's turn."""

from __future__ import annotations

import re

from svodka.lexicon.layout import ANSWER_LABELS, BYLINES, QUESTION_LABELS
from svodka.model import PartKind
from svodka.parse.blocks import letters
from svodka.parse.boilerplate import bare, is_boilerplate
from svodka.parse.dateline import is_dateline

LONGEST_BYLINE = 200
# "  • Ana Petrel": a sign, then two to four capitalised words
SIGNED = re.compile(r"[•·*–—-]\s*(?P<name>[A-ZА-ЯЁ][\w.'’-]*(?: [A-ZА-ЯЁ][\w.'’-]*){1,3})")
# "Ana Petrel" or "Ana Petrel, Harbour Post": nothing but names
NAMES = re.compile(
    r"(?P<name>[A-ZА-ЯЁ][^\W\d_]+(?:[ -][A-ZА-ЯЁ][^\W\d_]+){1,2})(?:, [«“\"]?[A-ZА-ЯЁ][\w .&»”\"-]{2,40})?"
)
_BETWEEN = re.compile(r"\s+[|/•·—–]\s+|[.;]\s+")


def plain_kind(line: str) -> PartKind | None:
    """What a line is wherever it stands, by its own words."""
    if is_dateline(line):
        return PartKind.DATELINE
    if byline(line) is not None:
        return PartKind.BYLINE
    if is_boilerplate(line):
        return PartKind.BOILERPLATE
    pieces_ = segments(line)
    if any(map(is_dateline, pieces_)):
        return PartKind.BYLINE if any(byline(p) for p in pieces_) else PartKind.DATELINE
    return None


def segments(line: str) -> list[str]:
    """The parts of a line like "By Ana Petrel | The Harbour Post | May 14, 2031", two or more; else nothing."""
    found = _BETWEEN.split(line) if len(line) <= LONGEST_BYLINE else []
    return found if len(found) > 1 and all(len(p) <= 80 for p in found) else []


def repeats(line: str, title: str | None) -> bool:
    return title is not None and letters(line) == letters(title) != ""


def byline(line: str) -> str | None:
    """The author whom the line names, if it is a by-line."""
    if len(line) > LONGEST_BYLINE:
        return None
    for segment in segments(line)[:1]:
        return byline(segment)
    said = bare(line).rstrip(". ")
    for pattern, _ in BYLINES:
        match = re.fullmatch(pattern, said)
        if match:
            at = line.lower().replace("ё", "е").rfind(match["name"])
            name = line[at : at + len(match["name"])].strip() if at >= 0 else ""
            return name if _is_name(name) else None
    return None


def _is_name(words: str) -> bool:
    """Whether most of the longer words are capitalised: "Ana Petrel in Port Alder", not "the end of the week"."""
    longer = re.findall(r"[^\W\d_]{3,}", words)
    return 0 < len(longer) <= 20 and sum(w[0].isupper() for w in longer) >= 0.5 * len(longer)


_LABELLED = re.compile(r"(?:\*\*|__)?(?P<label>[^\W\d_][^:.!?«»“”\"\n]{0,60}?)(?:\*\*|__)?\s?[:.](?:\*\*|__)?(?:\s|$)")
# «И. Дорн:», "M.V. Orlik (in Varnish):": a full stop behind one letter ends no label
_INITIALED = re.compile(
    r"(?:\*\*|__)?(?:[A-ZА-ЯЁ]\.[ \xa0]?){1,2}[A-ZА-ЯЁ][\w’'-]+(?:[ -][A-ZА-ЯЁ][\w’'-]+)?"
    r"(?: \([^)]{1,40}\))?(?:\*\*|__)?\s?:(?:\*\*|__)?(?:\s|$)"
)
_LONGEST_LABEL = 67  # with the markup around it, and its mark
_QUESTION = re.compile("|".join(f"(?:{p})" for p, _ in QUESTION_LABELS))
_ANSWER = re.compile("|".join(f"(?:{p})" for p, _ in ANSWER_LABELS))


def label_of(line: str) -> str | None:
    """ "question" or "answer" for a line that begins with such a label; "name" for another speaker's; else None."""
    head = line[:_LONGEST_LABEL]
    if _INITIALED.match(head):
        return "name"
    match = _LABELLED.match(line) if ":" in head or "." in head else None
    if match is None:
        return None
    label = match["label"].strip().lower()
    if _QUESTION.fullmatch(label):
        return "question"
    if _ANSWER.fullmatch(label):
        return "answer"
    colon = ":" in match[0]
    return "name" if colon and _is_name_label(match["label"]) else None


def _is_name_label(label: str) -> bool:
    """ "Dmitri Voss", "VOSS", «Анна Петрель»: up to four words, each capitalised."""
    words = label.split()
    return 0 < len(words) <= 4 and all(w[0].isupper() for w in words)

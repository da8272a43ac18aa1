"""A sentence as clauses, so that "he admitted X but denied Y" is two stances on two matters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from svodka.track.stance.rules import Cue, said_verbs
from svodka.track.words import View

_STRONG = frozenset(";.!?…")
_TURNS = {
    "en": frozenset("but yet while though although whereas however".split()),
    "ru": frozenset("но однако хотя зато впрочем".split()),
}
_ASKED = {
    "en": re.compile(
        r" (?:when |while |being )?(?:ask|question|press|confront|respond|answer|react|comment|reply|quiz|about) "
    ),
    "ru": re.compile(r" (?:на вопрос|отвечать|отвечая|комментировать|прокомментировать|спросить|о|об|реагировать) "),
}
_GRANTED = {
    "en": re.compile(r" (?:while|although|though|despite|even as|even though|whereas) "),
    "ru": re.compile(r" (?:хотя|несмотря|при все|пусть) "),
}
_LINKS = {"en": frozenset("and , or".split()), "ru": frozenset("и , а".split())}
# tokens between a conjunction and the verb that it leads to: "and, on Monday, denied"
_REACH = 3
_TAIL_OPENERS = frozenset("of about on in at after to when with during о об про в на по после мэр министр".split())
# tokens that such a tail may have behind its verb
_TAIL = 9


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens of one clause, both ends included, with what the rules found there."""

    first: int
    last: int
    cues: tuple[Cue, ...] = ()


def segments(passage: View, cues: tuple[Cue, ...], language: str) -> tuple[Segment, ...]:
    """The clauses of a passage; a boundary never falls inside a cue."""
    inside = {i for cue in cues for i in range(cue.first + 1, cue.last + 1)}
    starts = sorted(b for b in _boundaries(passage, cues, language) if b not in inside)
    edges = [0, *(s for s in starts if 0 < s < len(passage.words)), len(passage.words)]
    rows = [(a, b - 1) for a, b in pairwise(edges) if b > a]
    return tuple(Segment(a, b, tuple(c for c in cues if a <= c.first <= b)) for a, b in rows)


def _boundaries(passage: View, cues: tuple[Cue, ...], language: str) -> set[int]:
    lemma = [w.lemma for w in passage.words]
    turns, links = _TURNS[language], _LINKS[language]
    found = {i + 1 for i, w in enumerate(lemma) if w in _STRONG and not _inside_quote(passage, i)}
    found |= {i for i, w in enumerate(lemma) if w in turns}
    verbs = [cue.first for cue in cues] + [i for i in said_verbs(passage, language) if not _closes(lemma, i)]
    found |= _after_opening(passage, _ASKED, language) | _after_opening(passage, _GRANTED, language)
    for at in verbs:
        for i in range(at - 1, max(-1, at - 1 - _REACH), -1):
            if lemma[i] in links:
                found.add(i + 1 if lemma[i] == "," else i)
                break
            if lemma[i] in ("that", "что"):
                break
    return found


def _closes(lemma: list[str], at: int) -> bool:
    """Whether an attribution behind its words is only their tail: "…, she said of the raid"."""
    rest = lemma[at + 1 : at + 1 + _TAIL]
    if rest and rest[0] not in _TAIL_OPENERS and rest[0] not in _STRONG:
        return False
    end = next((i for i, w in enumerate(rest) if w in _STRONG), len(rest) if len(rest) < _TAIL else None)
    if end is None:
        return False
    return "," in lemma[max(0, at - 5) : at] and not {"that", "что", ",", "«", '"', "“"} & {*rest[:end]}


def _after_opening(passage: View, openings: dict[str, re.Pattern[str]], language: str) -> set[int]:
    """Where the main clause begins behind an opening one ("Asked about the raid, she …")."""
    if not openings[language].match(passage.line):
        return set()
    commas = [i for i, w in enumerate(passage.words) if w.text == ","]
    if language == "ru" and passage.line.startswith(" на вопрос , "):
        commas = commas[1:]  # the question stands between the two
    comma = commas[0] if commas else None
    said = said_verbs(passage, language)
    late = comma is None or any(0 < i < comma for i in said)
    return set() if comma is None or late else {comma + 1}


def asked(passage: View, segment: Segment, language: str) -> bool:
    """Whether a clause is the question in front of an answer."""
    if segment.cues and passage.words[0].lemma in ("о", "об", "about"):
        return False  # «О войсках речи не идёт, сказал он» is itself the answer
    return segment.first == 0 and segment.last + 1 in _after_opening(passage, _ASKED, language)


def conceded(passage: View, segment: Segment, language: str) -> bool:
    """Whether a clause only grants something beside what its sentence is for: "while rejecting …", ", though …"."""
    return bool(_GRANTED[language].match(passage.line, passage.offset(segment.first) - 1))


def _inside_quote(passage: View, at: int) -> bool:
    """A full stop right before a closing mark ends a quotation, and the attribution goes on behind it."""
    return at + 1 < len(passage.words) and passage.words[at + 1].text in '"”»'

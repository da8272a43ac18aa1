"""The variants of a quotation side by side: what each carrier dropped, added, softened or translated otherwise.

The words of the transcript win: each variant is held against them, or, in another language, against the first
translation into that language. A report that quotes a part of a speech is held against that part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from svodka.group.reports import Report
from svodka.group.wording import contained, wording
from svodka.lexicon.occasions import SOFTENERS, STRENGTHENERS
from svodka.text.diff import word_diff
from svodka.text.spelling import plain

_SENTENCE = re.compile(r"(?<=[.!?…])[\"”»']?\s+|\n+|\s+…\s+")
_WORD = re.compile(r"[^\W\d_]+")
_QUOTES = " \t\n\"'“”„«».,;:!?…-–—"
# Words that share less than this of their letters in fives are another wording, and single words tell nothing
REWORDED = 0.5


class Change(StrEnum):
    """How a variant stands to the words against which it is held."""

    SAME = "same words"
    PART = "a part, word for word"
    DROPPED = "words dropped"
    ADDED = "words added"
    CHANGED = "words changed"
    SOFTENED = "softened"
    SHARPENED = "sharpened"
    REWORDED = "reworded"
    TRANSLATED = "translated"
    RETRANSLATED = "translated otherwise"


@dataclass(frozen=True, slots=True)
class Variant:
    """One carrier's wording, held against another."""

    statement: str
    words: str
    language: str
    against: str | None  # id of the statement against which it is held; None: it is the one that counts
    changes: tuple[Change, ...]
    dropped: tuple[str, ...] = ()  # words of the other that are missing
    added: tuple[str, ...] = ()  # words that the other doesn't have


def variants(members: Sequence[Report], primary: str) -> tuple[Variant, ...]:
    """The wordings of one act of speaking: the one that counts first, the others in the order given."""
    by_id = {m.statement: m for m in members}
    first = by_id[primary]
    bases = {first.language: first}
    found = [Variant(primary, first.words, first.language, None, ())]
    for member in members:
        if member.statement == primary:
            continue
        base = bases.setdefault(member.language, member)
        if base is member:
            found.append(Variant(member.statement, member.words, member.language, primary, (Change.TRANSLATED,)))
        else:
            found.append(_held_against(member, base, translated=base is not first))
    return tuple(found)


def _held_against(member: Report, base: Report, *, translated: bool) -> Variant:
    there = passage(base.words, member.words)
    changes, dropped, added = compared(there, member.words)
    if translated and changes and changes[0] not in (Change.SAME, Change.PART):
        changes = (Change.RETRANSLATED, *changes)
    if there != base.words and changes == (Change.SAME,):
        changes = (Change.PART,)
    return Variant(member.statement, member.words, member.language, base.statement, changes, dropped, added)


def passage(whole: str, part: str) -> str:
    """The sentences of a text that are most like some words; all of it where it has no more than one."""
    starts = [0, *(m.end() for m in _SENTENCE.finditer(whole))]
    ends = [*starts[1:], len(whole)]
    wanted = wording(part)
    best, best_score = whole, 0.0
    for i in range(len(starts)):
        for j in range(i, min(len(starts), i + 4)):
            piece = whole[starts[i] : ends[j]].strip()
            if not piece:
                continue
            held = wording(piece)
            shared = len(held.grams & wanted.grams)
            score = 2 * shared / (len(held.grams) + len(wanted.grams))
            if score > best_score:
                best, best_score = piece, score
    return best


def compared(base: str, other: str) -> tuple[tuple[Change, ...], tuple[str, ...], tuple[str, ...]]:
    """What was changed from some words to others: the kinds of changes, the words dropped, the words added."""
    mine, theirs = plain(base).strip(_QUOTES), plain(other).strip(_QUOTES)
    if wording(mine).spoken == wording(theirs).spoken:
        return (Change.SAME,), (), ()
    if f" {wording(theirs).spoken} " in f" {wording(mine).spoken} ":
        return (Change.PART,), (), ()
    if contained(wording(mine), wording(theirs)) < REWORDED:
        return (Change.REWORDED,), (), ()
    steps = [step for step in word_diff(mine, theirs) if not step.spelling]
    dropped = tuple(words for step in steps if (words := step.removed.strip(_QUOTES)))
    added = tuple(words for step in steps if (words := step.added.strip(_QUOTES)))
    return _kinds(dropped, added), dropped, added


def _kinds(dropped: Sequence[str], added: Sequence[str]) -> tuple[Change, ...]:
    if not dropped and not added:
        return (Change.SAME,)
    kind = Change.CHANGED if dropped and added else Change.DROPPED if dropped else Change.ADDED
    softer = _count(added, SOFTENERS) + _count(dropped, STRENGTHENERS)
    sharper = _count(added, STRENGTHENERS) + _count(dropped, SOFTENERS)
    if softer == sharper:
        return (kind,)
    return (kind, Change.SOFTENED if softer > sharper else Change.SHARPENED)


def _count(pieces: Sequence[str], words: frozenset[str]) -> int:
    return sum(word.casefold().replace("ё", "е") in words for piece in pieces for word in _WORD.findall(piece))

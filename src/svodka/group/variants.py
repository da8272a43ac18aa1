"""The variants of a quotation side by side: what each carrier dropped, added, softened or translated otherwise.

The words of the transcript win: each variant is held against them, or, in another language, against the longest
translation into that language. A report that quotes a part of a speech is held against that part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from svodka.group.reports import Report
from svodka.group.wording import Wording, contained, wording
from svodka.lexicon.occasions import SOFTENERS, STRENGTHENERS
from svodka.text.diff import word_diff
from svodka.text.spelling import plain

_SENTENCE = re.compile(r"(?<=[.!?…])[\"”»']?\s+|\n+|\s+…\s+")
_WORD = re.compile(r"[^\W\d_]+")
_QUOTES = " \t\n\"'“”„«».,;:!?…-–—"
# Words that share less than this of their letters in fives are another wording, where single words tell nothing; but of
# a part that stands in the other for the most what was changed is told
REWORDED, PARTLY = 0.5, 0.8
# Where more words were changed, one that weakens or strengthens belongs to another sentence
FEW_WORDS = 6


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
    also: tuple[str, ...] = ()  # ids of the statements that have the very same words


def variants(members: Sequence[Report], primary: str) -> tuple[Variant, ...]:
    """The wordings of one act of speaking, each once: the one that counts first, the others in the order given."""
    by_id = {m.statement: m for m in members}
    first = by_id[primary]
    same: dict[tuple[str, str], list[Report]] = {_spelled(first): [first]}
    for member in members:
        if member is not first:
            same.setdefault(_spelled(member), []).append(member)
    bases = {first.language: first} | {
        language: max((m for m in members if m.language == language), key=lambda m: (not m.recalled, len(m.words)))
        for language in {m.language for m in members} - {first.language}
    }
    found = [_variant(group[0], bases[group[0].language], first) for group in same.values()]
    return tuple(
        replace(variant, also=tuple(m.statement for m in group[1:]))
        for variant, group in zip(found, same.values(), strict=True)
    )


def _spelled(report: Report) -> tuple[str, str]:
    return report.language, wording(report.words).spoken


def _variant(member: Report, base: Report, first: Report) -> Variant:
    if member is first:
        return Variant(member.statement, member.words, member.language, None, ())
    if member is base:
        return Variant(member.statement, member.words, member.language, first.statement, (Change.TRANSLATED,))
    return _held_against(member, base, translated=base is not first)


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
    if _unlike(wording(mine), wording(theirs)):
        return (Change.REWORDED,), (), ()
    steps = [step for step in word_diff(mine, theirs) if not step.spelling]
    dropped = tuple(words for step in steps if (words := step.removed.strip(_QUOTES)))
    added = tuple(words for step in steps if (words := step.added.strip(_QUOTES)))
    return _kinds(dropped, added), dropped, added


def _unlike(mine: Wording, theirs: Wording) -> bool:
    shared = len(mine.grams & theirs.grams)
    return 2 * shared < REWORDED * (len(mine.grams) + len(theirs.grams)) and contained(mine, theirs) < PARTLY


def _kinds(dropped: Sequence[str], added: Sequence[str]) -> tuple[Change, ...]:
    if not dropped and not added:
        return (Change.SAME,)
    kind = Change.CHANGED if dropped and added else Change.DROPPED if dropped else Change.ADDED
    softer = _count(added, SOFTENERS) + _count(dropped, STRENGTHENERS)
    sharper = _count(added, STRENGTHENERS) + _count(dropped, SOFTENERS)
    many = sum(len(_WORD.findall(piece)) for piece in (*dropped, *added)) > FEW_WORDS
    if softer == sharper or (many and kind is Change.CHANGED):
        return (kind,)
    return (kind, Change.SOFTENED if softer > sharper else Change.SHARPENED)


def _count(pieces: Sequence[str], words: frozenset[str]) -> int:
    return sum(word.casefold().replace("ё", "е") in words for piece in pieces for word in _WORD.findall(piece))

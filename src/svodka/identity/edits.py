"""How far two keys are apart, and whether a slip of the keyboard or of the ear explains it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

# Under this length one letter more or less makes another name: Панов, Панин; Ким, Кими
SHORTEST = 5
# From this length two slips leave the name itself: Khodorkovsky, Hodorkowskiy
SHORTEST_FOR_TWO = 9
# Under this one another letter makes another name: Гиркин, Гиркан; Краснов, Красов. Two that changed places do not
SHORTEST_TO_BE_LIKELY = 7

_VOWELS = frozenset("aeiou")
# Consonants that are heard or spelled for one another: voiced and voiceless, hushes, and what "c", "h", "j" stand for
_HEARD = {frozenset(pair) for pair in "bp vf gk dt zs ZS CS Ck Tk TC Ts Hg Hk Zz Zi CH".split()}


class Slip(IntEnum):
    """How likely one of two spellings is a slip for the other."""

    NONE = 0  # the same
    LIKELY = 1
    UNLIKELY = 2  # one letter, but another name by all that a spelling tells
    TWO = 3  # two likely slips in a long name
    FAR = 4


def slip(a: str, b: str) -> Slip:
    """How two keys differ. What differs at the beginning or at the end is no slip but another name or another sex."""
    if a == b:
        return Slip.NONE
    if a[:1] != b[:1] or abs(len(a) - len(b)) > 2 or min(len(a), len(b)) < SHORTEST:
        return Slip.FAR
    start = _common(a, b)
    end = _common(a[start:][::-1], b[start:][::-1])
    mine, theirs = a[start : len(a) - end], b[start : len(b) - end]
    if end == 0 and (not mine or not theirs or {mine[-1], theirs[-1]} <= _VOWELS):
        return Slip.FAR  # Ivanov, Ivanova; Zelenska, Zelenski
    found = _kind(mine, theirs)
    if found is Slip.LIKELY and len(mine) < 2 and len(theirs) < 2 and min(len(a), len(b)) < SHORTEST_TO_BE_LIKELY:
        return Slip.UNLIKELY
    if found is Slip.FAR and min(len(a), len(b)) >= SHORTEST_FOR_TWO:
        return _two(mine, theirs)
    return found


def _common(a: str, b: str) -> int:
    count = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        count += 1
    return count


def _kind(mine: str, theirs: str) -> Slip:
    """The middle in which two keys differ, once beginning and end are taken off."""
    if len(mine) + len(theirs) == 1:
        return Slip.LIKELY  # a letter left out or doubled
    if len(mine) == len(theirs) == 1:
        both = {mine, theirs}
        return Slip.LIKELY if both <= _VOWELS or frozenset(both) in _HEARD else Slip.UNLIKELY
    if len(mine) == len(theirs) == 2 and mine == theirs[::-1]:
        return Slip.LIKELY  # two letters in the wrong order
    return Slip.FAR


def _two(mine: str, theirs: str) -> Slip:
    """Two likely slips with something between them that agrees."""
    for cut_mine in range(1, len(mine)):
        for cut_theirs in range(max(1, cut_mine - 1), min(len(theirs), cut_mine + 2)):
            halves = ((mine[:cut_mine], theirs[:cut_theirs]), (mine[cut_mine:], theirs[cut_theirs:]))
            if all(_half(*half) for half in halves):
                return Slip.TWO
    return Slip.FAR


def _half(mine: str, theirs: str) -> bool:
    if mine == theirs:
        return True
    start = _common(mine, theirs)
    mine, theirs = mine[start:], theirs[start:]
    end = _common(mine[::-1], theirs[::-1])
    return _kind(mine[: len(mine) - end], theirs[: len(theirs) - end]) is Slip.LIKELY


def shortened(key: str) -> Iterable[str]:
    """The key and the key without each of its letters but the first: two keys one edit apart share one of these."""
    yield key
    for at in range(1, len(key)):
        yield key[:at] + key[at + 1 :]

"""Russian morphology: the possible readings of one word form, looked up once."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import pymorphy3

from svodka.text.morphology import analyzer, readings_of

NOMINATIVE, GENITIVE, DATIVE, INSTRUMENTAL, LOCATIVE = "nomn", "gent", "datv", "ablt", "loct"
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
# the second locative and the second genitive («в снегу», «чаю») are cases of their own in the dictionary
_SAME_CASE = {"loc2": "loct", "loc1": "loct", "gen2": "gent", "gen1": "gent", "acc2": "accs"}


class Form(NamedTuple):
    """One reading of a word form; values are the dictionary's grammemes."""

    lemma: str
    pos: str
    case: str | None
    gender: str | None  # None: not told, or the form serves all
    number: str | None
    animate: bool
    kind: str  # "surname", "first", "patronymic", "place", "body", "" for none of these
    tags: frozenset[str]


# 7,920 posts of ten channels have 62,000 different forms, at 3 KB each; the rare ones are cheap to look up again
@lru_cache(maxsize=20_000)
def forms(word: str) -> tuple[Form, ...]:
    """The readings of ``word``, likeliest first; ё is spelled е in lemmas."""
    readings = (p for p in readings_of(word) if p.tag.case != "voct")  # nobody is called «Ань!» in the news
    return tuple(_form(parse.tag, parse.normal_form) for parse in readings)


@lru_cache(maxsize=50_000)
def known(word: str) -> bool:
    """Whether the dictionary lists the form itself, not only a guess after its ending."""
    return bool(analyzer().word_is_known(word))


def _form(tag: pymorphy3.tagset.OpencorporaTag, lemma: str) -> Form:
    # the dictionary's own strings refuse to be compared with others: plain ones don't
    grammemes = frozenset(map(str, tag.grammemes))
    case = _SAME_CASE.get(str(tag.case), _plain(tag.case))
    gender = None if "ms-f" in grammemes else _plain(tag.gender)
    kind = next((kind for mark, kind in _KINDS if mark in grammemes), "")
    return Form(
        lemma.replace("ё", "е"),
        str(tag.POS or ""),
        case,
        gender,
        _plain(tag.number),
        "anim" in grammemes,
        kind,
        grammemes,
    )


def _plain(value: object) -> str | None:
    return None if value is None else str(value)


_KINDS = (("Surn", "surname"), ("Patr", "patronymic"), ("Name", "first"), ("Geox", "place"), ("Orgn", "body"))


@lru_cache(maxsize=20_000)
def nominative(word: str, case: str, gender: str | None, number: str | None, *, name: bool = False) -> str:
    """The nominative of a form that stands in ``case``; the word as it is where no reading fits.

    ``name`` prefers readings that are names. Capitals stay where they were.
    """
    if case == NOMINATIVE:
        return word
    parses = [p for p in readings_of(word) if _SAME_CASE.get(str(p.tag.case), str(p.tag.case)) == case]
    fitting = [
        p
        for p in parses
        if (gender is None or p.tag.gender in (gender, None)) and (number is None or p.tag.number == number)
    ]
    if name:
        fitting.sort(key=lambda p: not {"Surn", "Name", "Patr"} & p.tag.grammemes)
    for parse in fitting:
        wanted = {"nomn", number or parse.tag.number or "sing"}
        if parse.tag.POS in ("ADJF", "PRTF") and number != "plur" and gender:
            wanted.add(gender)
        if "Surn" in parse.tag.grammemes and gender and "Fixd" not in parse.tag.grammemes:
            wanted.add(gender)
        inflected = parse.inflect(wanted)
        if inflected:
            return _like(word, str(inflected.word))
    return _without_ending(word, case) if name and gender == "masc" else word


# Endings of a man's surname in -ов, -ев, -ин that the dictionary does not list, by case
_SURNAME_ENDINGS = {"gent": "а", "accs": "а", "datv": "у", "ablt": "ым", "loct": "е"}


def _without_ending(word: str, case: str) -> str:
    stem = word.removesuffix(_SURNAME_ENDINGS.get(case, ""))
    return stem if stem[-2:] in ("ов", "ев", "ёв", "ин", "ын") else word


def _like(model: str, word: str) -> str:
    """``word`` with the capitals of ``model``."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    halves = [w.capitalize() if m[:1].isupper() else w for m, w in zip(model.split("-"), word.split("-"), strict=False)]
    rebuilt = "-".join(halves)
    # a mixed abbreviation in the dictionary's lower case («СберБанк») keeps only its first capital
    return rebuilt if len(rebuilt) == len(word) else word

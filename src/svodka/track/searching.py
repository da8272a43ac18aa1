"""A claim's terms as what a full-text index is asked: beginnings of words, so that all inflections are found."""

from __future__ import annotations

import re

from svodka.model import Claim

_WORD = re.compile(r"[^\W_]+")
# Endings that fall off when a word is inflected, the longest first; what is left begins all its forms
_ENGLISH = ("ing", "ies", "ed", "es", "s", "e", "y")
_RUSSIAN = ("ский", "ская", "ское", "ские", "ние", "ция", "ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ия",
            "ец", "ок", "ка", "ть", "а", "я", "о", "е", "и", "ы", "й", "ь", "у", "ю")  # fmt: skip
_KEPT_OF = {"ский": "ск", "ская": "ск", "ское": "ск", "ские": "ск", "ние": "ни", "ция": "ци", "ка": ""}
_LEAST = 4  # letters that must be left: shorter beginnings begin everything
# One term alone is enough if it has several words; of single words it takes two
ENOUGH = 2
_FEW = 3


def search_terms(claim: Claim) -> tuple[str, ...]:
    """The claim's terms, each as beginnings of its words; without any, the words of its text."""
    terms = [*claim.terms_en, *claim.terms_ru, *claim.contrary_en, *claim.contrary_ru]
    terms = terms or [word for word in _WORD.findall(claim.text) if len(word) > _LEAST]
    found = (" ".join(beginning(word) for word in _WORD.findall(term)) for term in terms)
    return tuple(dict.fromkeys(term for term in found if term))


def beginning(word: str) -> str:
    """How all forms of a word begin, as far as its spelling tells."""
    low = word.casefold()
    russian = not low.isascii()
    for ending in _RUSSIAN if russian else _ENGLISH:
        kept = low.removesuffix(ending) + _KEPT_OF.get(ending, "")
        if low.endswith(ending) and len(kept) >= _LEAST:
            return kept
    return low


def enough(terms: tuple[str, ...], hit: set[int]) -> bool:
    """Whether so many of the terms are there that the document is worth reading for the claim."""
    return (
        len(hit) >= ENOUGH
        or (len(terms) <= _FEW and bool(hit))
        or any(" " in terms[n] for n in hit)
    )  # fmt: skip

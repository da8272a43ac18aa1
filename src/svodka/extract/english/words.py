"""What a dictionary knows of an English word: its inflections and its possible parts of speech."""

from __future__ import annotations

from functools import cache

from lemminflect import getAllInflections, getAllLemmas

from svodka.lexicon.en.words import AUXILIARIES, PREPOSITIONS

NOUN, VERB, ADJECTIVE, ADVERB = "NOUN", "VERB", "ADJ", "ADV"


@cache
def parts_of_speech(lower: str) -> frozenset[str]:
    """The open classes that the dictionary gives a word; empty for names and words that it does not hold."""
    found = set(getAllLemmas(lower))
    if "PROPN" in found:
        found.add(NOUN)
    return frozenset(found)


@cache
def only_a_verb(lower: str) -> bool:
    """Whether the word can't be part of a noun phrase's core: "surfaced", "is"; not "retired", "report"."""
    known = parts_of_speech(lower)
    if not known and lower.endswith("ed"):
        return True  # reposted, and others that the dictionary lacks
    return lower in AUXILIARIES or (known == {VERB} and lower not in PREPOSITIONS)


@cache
def verb_forms(lemma: str) -> dict[str, str]:
    """Forms of a verb -> what form it is: "base", "s", "past", "ing" (past stands for the participle too)."""
    forms = {lemma: "base"}
    for tag, spellings in getAllInflections(lemma).items():
        kind = {"VBZ": "s", "VBD": "past", "VBN": "past", "VBG": "ing"}.get(tag)
        if kind:
            forms.update(dict.fromkeys(spellings, kind))
    return forms

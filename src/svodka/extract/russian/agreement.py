"""On what words agree: case, number and gender; and which words can name or head."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from svodka.extract.russian.morph import CASES, Form, known
from svodka.extract.russian.page import Word
from svodka.lexicon.ru.people import DESCRIPTIONS, NO_OFFICE, OFFICES, SPEAKING_BODIES

Agreement = frozenset[tuple[str, str | None, str | None]]  # readings: case, number, gender; None: any

_CONSONANTS = "бвгджзйклмнпрстфхцчшщь"
_ADJECTIVE_ENDINGS = ("ого", "его", "ому", "ему")
ANY: Agreement = frozenset((case, None, None) for case in CASES)


def agreement_of(word: Word, *pos: str) -> Agreement:
    """What a word's readings as the given parts of speech agree with."""
    return frozenset(
        (f.case or "", f.number, f.gender if f.number != "plur" else None)
        for f in word.forms
        if f.pos in pos and f.case
    )


def noun_agreement(word: Word, nouns: Iterable[Form]) -> Agreement:
    """What a noun agrees with, given its readings as one."""
    agreement = frozenset((f.case or "", f.number, f.gender if f.number == "sing" else None) for f in nouns)
    if abbreviation(word):
        return agreement | ANY  # an abbreviation need not inflect
    if word.low.startswith("зам") and any(a[0] == "gent" for a in agreement):
        return agreement | ANY  # замначальника, замглавы: the genitive inside serves all cases
    return agreement


def is_number(word: Word) -> bool:
    """Whether it can be a number in the nominative."""
    return any(f.pos == "NUMR" and f.case == "nomn" for f in word.forms)


def name_agreement(word: Word) -> Agreement:
    """What a proper word agrees with; an unlisted one may be a foreign name that never inflects."""
    named = [f for f in word.forms if f.kind in ("surname", "first", "patronymic")]
    own = frozenset((f.case or "", f.number, f.gender) for f in named if f.number != "plur")
    if named and known(word.low):
        return own or ANY
    guessed = own | {a for a in agreement_of(word, "NOUN", "ADJF") if a[1] != "plur" and a[2] != "neut"}
    ending = word.low[-1]
    if word.low.endswith(_ADJECTIVE_ENDINGS):
        return guessed  # советник Зеленского: an adjective's form is never a name that does not inflect
    if word.low.endswith(("ова", "ева", "ёва", "ина", "ына")):
        return guessed | {("nomn", "sing", "femn"), ("gent", "sing", "masc"), ("accs", "sing", "masc")}
    if ending in "ая":
        return guessed | {("nomn", "sing", None), ("gent", "sing", "masc"), ("accs", "sing", "masc")}
    if ending in "оеиуэю" and not word.low.endswith("ии"):  # «Лоримии» is a place in -ия
        return guessed | ANY
    if ending not in _CONSONANTS:
        return guessed
    # a woman's surname in a consonant never inflects, a man's does
    return guessed | {("nomn", "sing", "masc")} | frozenset((case, "sing", "femn") for case in CASES)


def common(a: Agreement | None, b: Agreement) -> Agreement:
    """The readings on which both agree; an unknown gender or number agrees with any."""
    if a is None:
        return b
    return frozenset(
        (ca, na or nb, ga or gb)
        for ca, na, ga in a
        for cb, nb, gb in b
        if ca == cb and (na == nb or na is None or nb is None) and (ga == gb or ga is None or gb is None)
    )


def apposed(office: Agreement, name: Agreement) -> Agreement:
    """The readings of a name in the case of its office; a woman may bear a masculine office."""
    return frozenset(n for n in name for o in office if n[0] == o[0] and o[1] != "plur")


def listed_name(word: Word) -> bool:
    """Whether the dictionary knows it as a name, or it is an initial."""
    named = any(f.kind in ("surname", "first", "patronymic") for f in word.forms)
    return (named and known(word.low)) or initial(word)


def first_name(word: Word) -> bool:
    """Whether it is likeliest a first name."""
    return bool(word.forms) and word.forms[0].kind == "first"


def first_name_like(word: Word, following: Word | None) -> bool:
    """«Эмир Велич»: a first name that is also a word for a person, inside a sentence before an unlisted name."""
    if following is None or not word.capital or word.text.isupper():
        return False
    lemmas = {f.lemma for f in word.forms if f.pos == "NOUN" and f.animate}
    if not lemmas or lemmas & (OFFICES | DESCRIPTIONS | SPEAKING_BODIES | NO_OFFICE):
        return False
    return following.proper and not known(following.low) and not abbreviation(following)


def known_elsewhere(word: Word) -> bool:
    """Whether the dictionary knows it as a place or a body."""
    return any(f.kind in ("place", "body") for f in word.forms[:2])


def is_country(word: Word) -> bool:
    """«Лоримии»: an unlisted word in -ии is an oblique case of a country, hardly of a woman."""
    return word.low.endswith("ии") and not known(word.low)


def is_function(word: Word) -> bool:
    """A preposition, conjunction or particle that can also be read as a noun («и», «в», «по»)."""
    return not abbreviation(word) and any(f.pos in ("PREP", "CONJ", "PRCL") for f in word.forms[:2])


def can_head(word: Word) -> bool:
    """Whether it can be the head of a phrase: a noun, and not likelier a verb, an adverb or a particle."""
    if is_function(word) or not any(f.pos == "NOUN" for f in word.forms):
        return False
    return word.proper or not known(word.low) or word.forms[0].pos not in ("VERB", "ADJS", "PRTS", "GRND", "ADVB")


def abbreviation(word: Word) -> bool:
    """Whether it is written in capitals: МИД."""
    return word.text.isupper() and len(word.text) > 1


def initial(word: Word) -> bool:
    """Whether it is one capital letter."""
    return len(word.text) == 1 and word.capital


def is_verb(word: Word) -> bool:
    """Whether it is likeliest a finite verb."""
    return any(f.pos == "VERB" for f in word.forms[:1])


def named_by(word: Word, nouns: frozenset[str]) -> bool:
    """Whether it can be a form of one of the nouns."""
    return any(lemma in nouns for lemma in word.lemmas("NOUN"))


def personal(words: Sequence[Word]) -> bool:
    """Whether the words can name a person: not a place or a body only."""
    tokens = [word for word in words if word.is_word]
    likeliest = tokens[0].forms[0] if tokens[0].forms else None
    plural = likeliest and not likeliest.kind and (likeliest.case, likeliest.number) == ("nomn", "plur")
    if len(tokens) == 1 and plural:
        return False  # «Разрабы говорят»: a plural that no dictionary lists
    if any(f.kind in ("first", "surname", "patronymic") for w in tokens for f in w.forms[:3]):
        return True
    # of one unlisted word the dictionary's guess may be right; two make a name: «Торган Исет»
    return all(not known_elsewhere(w) or (len(tokens) > 1 and not known(w.low)) for w in tokens)

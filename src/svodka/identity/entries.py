"""The persons of a registry as what is compared: the keys of their names in every case form."""

from __future__ import annotations

from dataclasses import dataclass, field

from svodka.identity import cases
from svodka.identity.folding import keys, script, tidy
from svodka.identity.korean import KoreanName, readings
from svodka.identity.names import Word, families, particle_start
from svodka.model import Person, Tenure

Forms = dict[str, int]  # key -> bits of the cases in which the name has it


@dataclass(slots=True)
class Entry:
    """One person with all that a name can be compared with."""

    person: Person
    surnames: Forms = field(default_factory=dict)
    givens: Forms = field(default_factory=dict)
    patronymics: Forms = field(default_factory=dict)
    middles: Forms = field(default_factory=dict)
    families: frozenset[int] = frozenset()
    whole: set[str] = field(default_factory=set)  # names in scripts that we don't take apart, without spaces
    korean: tuple[KoreanName, ...] = ()
    tenures: tuple[Tenure, ...] = ()  # newest first
    initials: set[str] = field(
        default_factory=set
    )  # first letters of given names and patronymics, as spelled and keyed


def entry_of(person: Person, tenures: tuple[Tenure, ...]) -> Entry:
    """A person's entry, from all spellings that the registry has."""
    entry = Entry(person, tenures=tenures)
    if person.surname_first:
        entry.korean = tuple(
            reading for _, name in person.names if script(name) == "hangul" for reading in readings(name)
        )
    korean = bool(entry.korean)
    for language, spelling in (("en", person.name), *person.names):
        name = tidy(spelling)
        if script(name) not in ("latin", "cyrillic"):
            entry.whole.add(unspaced(name))
        elif korean:
            # of a Korean name the folded keys tell too little: "Jo" is what «ее» is
            entry.whole.add(unspaced(name))
        else:
            _add_spelling(entry, language, name.split())
    entry.initials |= {key[:1] for slot in (entry.givens, entry.patronymics, entry.middles) for key in slot}
    entry.families = families(frozenset(key for key, bits in entry.givens.items() if bits & cases.NOMINATIVE))
    return entry


def unspaced(name: str) -> str:
    """A whole name as one word in lower case."""
    return name.casefold().replace(" ", "").replace("-", "")


def _add_spelling(entry: Entry, language: str, words: list[str]) -> None:
    inflected = language in ("ru", "uk", "be")
    sex = entry.person.sex
    if entry.person.surname_first:
        _add(entry, entry.surnames, words[0], None, surname=True)
        _add(entry, entry.givens, "".join(words[1:]), sex if inflected else None)
        return
    start = particle_start(words) if len(words) > 1 else 0
    _add(entry, entry.surnames, " ".join(words[start:]), sex if inflected else None, surname=True)
    if start < len(words) - 1:  # "van der Leyen", "Leyen": the particles are what is misspelt or left out
        _add(entry, entry.surnames, words[-1], sex if inflected else None, surname=True)
    if len(words) == 1:
        return
    _add(entry, entry.givens, words[0], sex if inflected else None)
    for middle in words[1:start]:
        slot = entry.patronymics if Word(middle, ()).patronymic else entry.middles
        _add(entry, slot, middle.rstrip("."), sex if inflected else None)


def _add(entry: Entry, slot: Forms, text: str, sex: str | None, *, surname: bool = False) -> None:
    """Add the keys of a name, with those of its case forms where ``sex`` tells how it is inflected."""
    if not surname:
        entry.initials.add(text[:1].casefold())
    for form, bits in (_all_forms(text, sex, surname) if sex else {text: cases.NOMINATIVE}).items():
        for key in keys(form.replace(" ", "")):
            slot[key] = slot.get(key, 0) | bits


def _all_forms(text: str, sex: str, surname: bool) -> dict[str, int]:
    """The forms of a name of one word or of several; of «Львова-Белова» both halves are inflected."""
    front, space, last = text.rpartition(" ")
    first, hyphen, second = last.partition("-")
    found = cases.forms(second if hyphen else last, sex=sex, surname=surname)
    if not hyphen:
        return {front + space + form: bits for form, bits in found.items()}
    both: dict[str, int] = {}
    fixed = {first: cases.ANY}
    for first_form, mine in (cases.forms(first, sex=sex, surname=surname) | fixed).items():
        for form, theirs in found.items():
            if mine & theirs:
                whole = f"{front}{space}{first_form}-{form}"
                both[whole] = both.get(whole, 0) | (mine & theirs)
    return both

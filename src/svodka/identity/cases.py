"""The case forms of Russian names, by their endings.

A registry's names are few and known: their forms are made, not guessed from the text, so that «Захаровой» leads to
Захарова and never to Захаров. Forms that no grammar allows (a man in «-ова») are not made.
"""

from __future__ import annotations

# One bit a case; what a language without cases writes fits all
NOMINATIVE, GENITIVE, DATIVE, ACCUSATIVE, INSTRUMENTAL, LOCATIVE = 1, 2, 4, 8, 16, 32
ANY = 63

_OBLIQUE = (GENITIVE, DATIVE, ACCUSATIVE, INSTRUMENTAL, LOCATIVE)
# ending -> (letters that go, endings of genitive, dative, accusative, instrumental, locative; "/" between variants)
_MALE_SURNAMES = (
    ("ский", 2, "ого ому ого им ом"),
    ("цкий", 2, "ого ому ого им ом"),
    ("ський", 2, "ого ому ого им ому"),
    ("ый", 2, "ого ому ого ым ом"),
    ("ой", 2, "ого/оя ому/ою ого/оя ым/ой/оем ом/ое"),
    ("ий", 2, "ого/его/ия ому/ему/ию ого/его/ия им/ием ом/ем/ии"),
)
_POSSESSIVE = ("ов", "ев", "ёв", "ин", "ын", "ін", "їн", "єв")
_MALE = (
    ("ий", 2, "ия ию ия ием ии"),
    ("ій", 2, "ія ію ія ієм ії"),
    ("й", 1, "я ю я ем/ём е"),
    ("ь", 1, "я ю я ем/ём е"),
    ("ия", 1, "и и ю ей и"),
    ("я", 1, "и е ю ей/ёй е"),
    ("а", 1, "ы/и е у ой/ей е"),
)
_FEMALE_SURNAMES = (
    ("ая", 2, "ой ой ую ой ой"),
    ("ова", 1, "ой ой у ой ой"),
    ("ева", 1, "ой ой у ой ой"),
    ("ёва", 1, "ой ой у ой ой"),
    ("ина", 1, "ой/ы ой/е у ой ой/е"),
    ("ына", 1, "ой/ы ой/е у ой ой/е"),
)
_FEMALE = (
    ("ия", 1, "и и ю ей и"),
    ("ья", 1, "и е/и ю ей е/и"),
    ("я", 1, "и е ю ей/ёй е"),
    ("а", 1, "ы/и е у ой/ей е"),
    ("овь", 1, "и и ь ью и"),
)
# Surnames that some inflect and others don't: «Георгию Толорая»
_SOMETIMES_FIXED = ("ая", "ия", "уа", "аа")
_CONSONANTS = "бвгджзклмнпрстфхцчшщ"
_HUSHES = "жшчщц"


def forms(word: str, *, sex: str | None, surname: bool) -> dict[str, int]:
    """Each form of a name in Cyrillic letters with the bits of its cases; the name itself is the nominative.

    Not inflected (a surname in -о, a woman's in a consonant): the one form fits every case.
    """
    endings = _endings(word.lower(), sex, surname)
    if endings is None:
        return {word: ANY}
    stem, oblique = endings
    if word[:1].isupper():
        stem = stem[:1].upper() + stem[1:]
    found = {word: ANY if surname and sex == "m" and word.lower().endswith(_SOMETIMES_FIXED) else NOMINATIVE}
    for bit, variants in zip(_OBLIQUE, oblique, strict=True):
        for ending in variants.split("/"):
            form = stem + ending
            found[form] = found.get(form, 0) | bit
    return found


def _endings(word: str, sex: str | None, surname: bool) -> tuple[str, list[str]] | None:
    if sex == "f":
        tables = (*_FEMALE_SURNAMES, *_FEMALE) if surname else _FEMALE
        return _by_table(word, tables)
    if surname and word.endswith(_POSSESSIVE):
        # «с Дарвином»: a foreign name in -ин takes the ending of a noun
        return word, ["а", "у", "а", "ым/ом" if word.endswith(("ин", "ын")) else "ым", "е"]
    found = _by_table(word, (*_MALE_SURNAMES, *_MALE) if surname else _MALE)
    if found or word[-1:] not in _CONSONANTS:
        return found
    stem = _without_fleeting(word, surname)
    return stem, ["а", "у", "а", "ем/ом" if word[-1] in _HUSHES else "ом", "е"]


def _by_table(word: str, tables: tuple[tuple[str, int, str], ...]) -> tuple[str, list[str]] | None:
    for ending, cut, oblique in tables:
        if word.endswith(ending) and len(word) > len(ending):
            return word[:-cut], oblique.split()
    return None


def _without_fleeting(word: str, surname: bool) -> str:
    """Павел -> Павл-, Пётр -> Петр-, Лев -> Льв-, Лубинец -> Лубинц-."""
    if not surname:
        return {"павел": "павл", "пётр": "петр", "лев": "льв", "павло": "павл"}.get(word, word)
    return word[:-2] + "ц" if word.endswith("ец") and len(word) > 4 else word
